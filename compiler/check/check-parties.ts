/** `provider`, `facility`, `pharmacy`, `payer` and `pool`: fields with their types, who works where, who belongs to which pool. */
import type { FieldNode, PartyDeclaration, PoolDeclaration, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import { type Expression, type PoolPick, poolPicks } from '../../ir/expression.ts';
import type { PartyDefinition, PoolDefinition } from '../../ir/party-definition.ts';
import { luhnDigit } from '../../model/identifiers/luhn.ts';
import { nearest } from '../../model/nearest.ts';
import { type PartyKind, partyKinds } from '../../model/parties/party-kind.ts';
import { stateOf, states } from '../../model/places/us-states.ts';
import { partyFields, sharedPartyFields } from '../../vocabulary/party-fields.ts';
import { number, type Type, whole } from '../../vocabulary/types.ts';
import type { Listed, Scope } from '../bind/scope.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/party-diagnostics.ts';
import { numberRange, unknownState } from '../diagnostics/type-diagnostics.ts';
import { readBlock } from './check-block.ts';
import type { Checker } from './checker.ts';
import { constantPlace } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

/** Members of a pool that are made for it. */
const MOST_MADE = 2000;
/** The exponent of a skewed pool whose scenario gives none. A convention: the tenth is asked about a sixteenth as often as the first. */
const DEFAULT_SKEW = 1.2;
/** Fields of a pool next to those that its made members share. */
export const poolFields = ['members', 'of', 'count', 'pick', 'skew'] as const;

export function checkParties(checker: Checker): void {
  checker.parties = checker.bound.parties.map((party) => checkParty(checker, party));
  checker.pools = checker.bound.pools.map((pool) => checkPool(checker, pool));
}

function checkParty(checker: Checker, { name, node, scope }: Listed<PartyDeclaration>): PartyDefinition {
  const types = partyFields[node.kind];
  const works = node.kind === 'provider' ? ['facility'] : [];
  const fields = readBlock(checker, scope, node.body, `the ${node.kind} \`${name}\``, [...types.keys(), ...works]);
  return {
    name,
    kind: node.kind,
    fields: readFields(checker, scope, name, fields, types),
    facility: facilityOf(checker, scope, name, fields),
    at: checker.at(scope, node.span),
  };
}

function readFields(
  checker: Checker,
  scope: Scope,
  path: string,
  fields: ReadonlyMap<string, FieldNode>,
  types: ReadonlyMap<string, Type>,
): PartyDefinition['fields'] {
  const read: { name: string; value: Expression }[] = [];
  for (const [name, { value }] of fields) {
    const type = types.get(name);
    if (type === undefined) continue;
    const expression = elaborateAs(checker, constantPlace(scope, `${path}.${name}`, `\`${name}\``), value, type);
    if (expression.op === 'text') checkText(checker, scope, name, value, expression.value);
    read.push({ name, value: expression });
  }
  return read;
}

/** What software checks of a party: the check digit of its number, its state. */
function checkText(checker: Checker, scope: Scope, name: string, value: ValueNode, text: string): void {
  if (name === 'npi') {
    const shape = /^[12]\d{9}$/.test(text);
    const right = shape ? `${text.slice(0, 9)}${luhnDigit(`80840${text.slice(0, 9)}`)}` : null;
    if (right === text) return;
    const edits = right === null ? [] : [replace(`write "${right}"`, value.span, `"${right}"`, false)];
    // Testers want such a number, and nobody has it.
    checker.report(shape ? say.badCheckDigit : say.badNpi, scope, value.span, { found: text }, { found: text, suggestions: edits });
  }
  if (name !== 'state' || stateOf(text) !== undefined) return;
  const near = nearest(
    text.toUpperCase(),
    states().map((state) => state.code),
  );
  checker.report(
    unknownState,
    scope,
    value.span,
    { found: text },
    { found: text, expected: near, suggestions: near.map((code) => replace(`write "${code}"`, value.span, `"${code}"`, false)) },
  );
}

/** The facility that a provider, or each of a pool, works at. */
function facilityOf(checker: Checker, scope: Scope, path: string, fields: ReadonlyMap<string, FieldNode>): number | null {
  const field = fields.get('facility');
  if (field === undefined) return null;
  const expression = elaborateAs(checker, constantPlace(scope, `${path}.facility`, '`facility`'), field.value, { kind: 'party', of: 'facility' });
  return expression.op === 'party' ? expression.party : null;
}

function checkPool(checker: Checker, { name, node, scope }: Listed<PoolDeclaration>): PoolDefinition {
  const kind = wordIn(checker, scope, node, 'of', partyKinds);
  const types = new Map([...(kind === null ? [] : partyFields[kind])].filter(([field]) => sharedPartyFields.has(field)));
  const ofMade = kind === null ? [] : [...types.keys(), ...(kind === 'provider' ? ['facility'] : [])];
  const fields = readBlock(checker, scope, node.body, `the pool \`${name}\``, [...poolFields, ...ofMade]);
  const pick = wordIn(checker, scope, node, 'pick', poolPicks) ?? 'random';
  const skew = skewOf(checker, scope, name, fields.get('skew'), pick);
  const at = checker.at(scope, node.span);
  const members = membersOf(checker, scope, name, fields.get('members'));
  if (fields.has('of') || fields.has('count')) {
    if (fields.has('members')) checker.report(say.poolTwice, scope, node.name.span, { name }, { found: name });
    if (!fields.has('of'))
      checker.report(missingField, scope, node.name.span, { name: 'of', of: `the pool \`${name}\`` }, { found: name, expected: ['of: provider'] });
    const shared = new Map([...fields].filter(([field]) => types.has(field)));
    const made = {
      count: countOf(checker, scope, node, name, fields.get('count')),
      fields: readFields(checker, scope, name, shared, types),
      facility: facilityOf(checker, scope, name, fields),
    };
    return { name, kind: kind ?? 'provider', members: [], made, pick, skew, at };
  }
  if (!fields.has('members')) {
    const start = node.body.span.start + 1;
    checker.report(
      missingField,
      scope,
      node.name.span,
      { name: 'members', of: `the pool \`${name}\`` },
      {
        found: name,
        expected: ['members: [dr_lee, dr_ruiz]', 'of: provider  count: 40'],
        suggestions: [{ title: 'make it of 20 providers', edits: [{ span: { start, end: start }, text: ' of: provider  count: 20 ' }], safe: false }],
      },
    );
  } else if (members.length === 0) checker.report(say.emptyPool, scope, fields.get('members')?.value.span ?? node.name.span, { name }, { found: name });
  return { name, kind: members.length === 0 ? 'provider' : checker.bound.parties[members[0]].node.kind, members, made: null, pick, skew, at };
}

/** A field that is a word of a list; null where it is not given. */
function wordIn<Label extends string>(checker: Checker, scope: Scope, node: PoolDeclaration, name: string, labels: readonly Label[]): Label | null {
  const field = node.body.items.find((item): item is FieldNode => item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name);
  if (field === undefined) return null;
  const type: Type = { kind: 'choice', name: `\`${name}\``, labels };
  const expression = elaborateAs(checker, constantPlace(scope, `${node.name.text}.${name}`, `\`${name}\``), field.value, type);
  return labels.find((label) => expression.op === 'text' && expression.value === label) ?? null;
}

function skewOf(checker: Checker, scope: Scope, pool: string, field: FieldNode | undefined, pick: PoolPick): number | null {
  if (field === undefined) return pick === 'skewed' ? DEFAULT_SKEW : null;
  const value = foldNumber(elaborateAs(checker, constantPlace(scope, `${pool}.skew`, '`skew`'), field.value, number), checker.params);
  if (pick !== 'skewed' && pick !== 'sticky') {
    checker.report(say.skewUseless, scope, field.path.span, { pick }, { found: 'skew', expected: ['pick: skewed', 'pick: sticky'] });
    return null;
  }
  if (value !== null && value > 0 && value <= 10) return value;
  checker.report(
    numberRange,
    scope,
    field.value.span,
    { what: '`skew`', found: String(value ?? 'not fixed'), range: '0 to 10, above 0' },
    { found: checker.source(scope, field.value.span) },
  );
  return DEFAULT_SKEW;
}

function countOf(checker: Checker, scope: Scope, node: PoolDeclaration, pool: string, field: FieldNode | undefined): number {
  if (field === undefined) {
    checker.report(missingField, scope, node.name.span, { name: 'count', of: `the pool \`${pool}\`` }, { found: pool, expected: ['count: 20'] });
    return 1;
  }
  const value = foldNumber(elaborateAs(checker, constantPlace(scope, `${pool}.count`, '`count`'), field.value, whole), checker.params);
  if (value !== null && value >= 1 && value <= MOST_MADE) return value;
  checker.report(
    numberRange,
    scope,
    field.value.span,
    { what: '`count`', found: String(value ?? 'not fixed'), range: `1..${MOST_MADE}` },
    { found: checker.source(scope, field.value.span) },
  );
  return 1;
}

/** The parties of a list, all of one kind. */
function membersOf(checker: Checker, scope: Scope, pool: string, field: FieldNode | undefined): number[] {
  if (field === undefined) return [];
  const items = field.value.kind === 'list' ? field.value.items : [field.value];
  let kind: PartyKind | null = null;
  return items.flatMap((item): number[] => {
    const place = constantPlace(scope, `${pool}.members`, '`members`');
    const expression: Expression = elaborateAs(checker, place, item, { kind: 'party', of: kind ?? 'party' });
    if (expression.op !== 'party') return [];
    kind ??= checker.bound.parties[expression.party].node.kind;
    return [expression.party];
  });
}
