/** `provider`, `facility`, `pharmacy`, `payer`, `sponsor` and `pool`: fields with their types, who works where, who belongs to which pool. */
import type { PartyDeclaration, PoolDeclaration, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import { type Expression, type PoolPick, poolPicks } from '../../ir/expression.ts';
import type { PartyDefinition, PoolDefinition } from '../../ir/party-definition.ts';
import { luhnDigit } from '../../model/identifiers/luhn.ts';
import { nearest } from '../../model/nearest.ts';
import { type PartyKind, partyKinds } from '../../model/parties/party-kind.ts';
import { stateOf, states } from '../../model/places/us-states.ts';
import { partyFields, sharedPartyFields } from '../../vocabulary/party-fields.ts';
import { number, type Type, whole } from '../../vocabulary/types.ts';
import { unfold } from '../bind/bind-include.ts';
import type { Listed, Scope } from '../bind/scope.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/party-diagnostics.ts';
import { numberRange, unknownState } from '../diagnostics/type-diagnostics.ts';
import { type BlockField, readBlock } from './check-block.ts';
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
    fields: readFields(checker, name, fields, types),
    facility: facilityOf(checker, name, fields),
    at: checker.at(scope, node.span),
  };
}

function readFields(checker: Checker, path: string, fields: ReadonlyMap<string, BlockField>, types: ReadonlyMap<string, Type>): PartyDefinition['fields'] {
  const read: { name: string; value: Expression }[] = [];
  for (const [name, { value, scope }] of fields) {
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
    const edits = right === null ? [] : [replace(`write \`"${right}"\``, value.span, `"${right}"`, false)];
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
    { found: text, lower: stateOf(text.toUpperCase()) !== undefined },
    { found: text, expected: near, suggestions: near.map((code) => replace(`write \`"${code}"\``, value.span, `"${code}"`, false)) },
  );
}

/** The facility that a provider, or each of a pool, works at. */
function facilityOf(checker: Checker, path: string, fields: ReadonlyMap<string, BlockField>): number | null {
  const field = fields.get('facility');
  if (field === undefined) return null;
  const expression = elaborateAs(checker, constantPlace(field.scope, `${path}.facility`, '`facility`'), field.value, { kind: 'party', of: 'facility' });
  return expression.op === 'party' ? expression.party : null;
}

function checkPool(checker: Checker, { name, node, scope }: Listed<PoolDeclaration>): PoolDefinition {
  const kind = wordIn(checker, scope, node, 'of', partyKinds);
  const types = new Map([...(kind === null ? [] : partyFields[kind])].filter(([field]) => sharedPartyFields.has(field)));
  const ofMade = kind === null ? [] : [...types.keys(), ...(kind === 'provider' ? ['facility'] : [])];
  const fields = readBlock(checker, scope, node.body, `the pool \`${name}\``, [...poolFields, ...ofMade]);
  const pick = wordIn(checker, scope, node, 'pick', poolPicks) ?? 'random';
  const skew = skewOf(checker, name, fields.get('skew'), pick);
  const at = checker.at(scope, node.span);
  const members = membersOf(checker, name, fields.get('members'));
  if (fields.has('of') || fields.has('count')) {
    if (fields.has('members')) checker.report(say.poolTwice, scope, node.name.span, { name }, { found: name });
    if (!fields.has('of'))
      checker.report(
        missingField,
        scope,
        node.name.span,
        { name: 'of', of: `the pool \`${name}\`` },
        { found: name, expected: partyKinds.map((one) => `of: ${one}`) },
      );
    const shared = new Map([...fields].filter(([field]) => types.has(field)));
    const made = {
      count: countOf(checker, scope, node, name, fields.get('count')),
      fields: readFields(checker, name, shared, types),
      facility: facilityOf(checker, name, fields),
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
        examples: ['members: [dr_lee, dr_ruiz]', 'of: provider  count: 40'],
        suggestions: [{ title: 'add `of: provider  count: 20`', edits: [{ span: { start, end: start }, text: ' of: provider  count: 20 ' }], safe: false }],
      },
    );
  } else if (members.length === 0)
    checker.report(say.emptyPool, fields.get('members')?.scope ?? scope, fields.get('members')?.value.span ?? node.name.span, { name }, { found: name });
  return { name, kind: members.length === 0 ? 'provider' : checker.bound.parties[members[0]].node.kind, members, made: null, pick, skew, at };
}

/** A field that is a word of a list; null where it is not given. */
function wordIn<Label extends string>(checker: Checker, scope: Scope, node: PoolDeclaration, name: string, labels: readonly Label[]): Label | null {
  const found = unfold(node.body, scope, 'block', () => {}).find(
    ({ item }) => item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name,
  );
  if (found?.item.kind !== 'field') return null;
  const type: Type = { kind: 'choice', name: `\`${name}\``, labels };
  const expression = elaborateAs(checker, constantPlace(found.scope, `${node.name.text}.${name}`, `\`${name}\``), found.item.value, type);
  return labels.find((label) => expression.op === 'text' && expression.value === label) ?? null;
}

function skewOf(checker: Checker, pool: string, field: BlockField | undefined, pick: PoolPick): number | null {
  if (field === undefined) return pick === 'skewed' ? DEFAULT_SKEW : null;
  const { scope } = field;
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
    { what: '`skew`', found: value === null ? 'a value that varies' : String(value), range: 'above 0 and at most 10' },
    { found: checker.source(scope, field.value.span) },
  );
  return DEFAULT_SKEW;
}

function countOf(checker: Checker, outer: Scope, node: PoolDeclaration, pool: string, field: BlockField | undefined): number {
  if (field === undefined) {
    checker.report(missingField, outer, node.name.span, { name: 'count', of: `the pool \`${pool}\`` }, { found: pool, examples: ['count: 40'] });
    return 1;
  }
  const { scope } = field;
  const value = foldNumber(elaborateAs(checker, constantPlace(scope, `${pool}.count`, '`count`'), field.value, whole), checker.params);
  if (value !== null && value >= 1 && value <= MOST_MADE) return value;
  checker.report(
    numberRange,
    scope,
    field.value.span,
    { what: '`count`', found: value === null ? 'a value that varies' : String(value), range: `between 1 and ${MOST_MADE}` },
    { found: checker.source(scope, field.value.span) },
  );
  return 1;
}

/** The parties of a list, all of one kind. */
function membersOf(checker: Checker, pool: string, field: BlockField | undefined): number[] {
  if (field === undefined) return [];
  const { scope } = field;
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
