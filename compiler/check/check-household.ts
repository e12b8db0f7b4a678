/** `household`: the related people of a subject, each a relationship, perhaps a name, and fields of the person. */
import type { Body, FieldNode, Name, Statement } from '../../grammar/ast/ast.ts';
import { guess, replace } from '../../grammar/diagnostic.ts';
import { removalOf } from '../../grammar/source-text.ts';
import type { Expression } from '../../ir/expression.ts';
import type { MemberDefinition } from '../../ir/household-definition.ts';
import { nearest } from '../../model/nearest.ts';
import { type Relationship, relationships } from '../../model/parties/related-person.ts';
import { memberStatement, profileStatements } from '../../vocabulary/block-statements.ts';
import { AGE, boolean, probability, type Type, whole } from '../../vocabulary/types.ts';
import { profileOfMember } from '../bind/bind.ts';
import { unfold } from '../bind/bind-include.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/household-diagnostics.ts';
import { duplicateName, misplacedItem, unknownField, unknownName } from '../diagnostics/name-diagnostics.ts';
import { numberRange } from '../diagnostics/type-diagnostics.ts';
import { type BlockField, readBlock } from './check-block.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker, MemberInfo } from './checker.ts';
import { relativeFields } from './person-fields.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { resolveEvent } from './values/elaborate-names.ts';
import { rangeOf } from './values/elaborate-ranges.ts';

const ownFields: ReadonlyMap<string, Type> = new Map<string, Type>([['count', whole], ['same_household', boolean], ['age', AGE], ...relativeFields]);

/** Patients that the household of one person can have: identifiers leave room for so many. */
const MOST_PATIENTS = 20;

/** Words that people use, and how it is written. */
const otherWords: ReadonlyMap<string, Relationship> = new Map<string, Relationship>([
  ['children', 'child'],
  ['son', 'child'],
  ['daughter', 'child'],
  ['newborn', 'child'],
  ['baby', 'child'],
  ['husband', 'spouse'],
  ['wife', 'spouse'],
  ['mother', 'parent'],
  ['father', 'parent'],
  ['brother', 'sibling'],
  ['sister', 'sibling'],
  ['person', 'other'],
]);

/** Names that say which sex the person is. */
const sexOfName: ReadonlyMap<string, string> = new Map(
  Object.entries({
    female: ['mother', 'stepmother', 'daughter', 'stepdaughter', 'sister', 'wife', 'grandmother', 'granddaughter', 'aunt', 'niece', 'girlfriend'],
    male: ['father', 'stepfather', 'son', 'stepson', 'brother', 'husband', 'grandfather', 'grandson', 'uncle', 'nephew', 'boyfriend'],
  }).flatMap(([sex, names]) => names.map((name) => [name, sex] as const)),
);

/** Registers the members, so that events and expectations may ask about them. */
export function collectHousehold(checker: Checker): void {
  for (const { item, scope } of checker.bound.profileItems) {
    if (!isStatement(item, 'household') || item.body === null) continue;
    for (const { item: member, scope: at } of unfold(item.body, scope, 'block', () => {})) {
      if (member.kind !== 'statement' || !isRelationship(member.verb.text)) continue;
      const name = nameOf(member);
      const first = checker.members.find((known) => known.name === name.text);
      if (first !== undefined)
        checker.report(
          duplicateName,
          at,
          name.span,
          { name: name.text, what: 'another person of the household; use `count` for several people, or give each of them a name' },
          { found: name.text, related: [{ message: 'first defined here', file: first.scope.module.source.path, span: first.span }] },
        );
      else
        checker.members.push({
          name: name.text,
          relationship: member.verb.text,
          node: member,
          scope: at,
          span: name.span,
          is: profileOfMember(member, at)?.node ?? null,
        });
    }
  }
}

function isRelationship(word: string): word is Relationship {
  return (relationships as readonly string[]).includes(word);
}

function nameOf(member: Statement): Name {
  return member.argument?.kind === 'path' ? member.argument.names[0] : member.verb;
}

export function checkHousehold(checker: Checker): MemberDefinition[] {
  let seen = false;
  for (const { item, scope } of checker.bound.profileItems) {
    if (!isStatement(item, 'household')) continue;
    refuseParts(checker, scope, item, profileStatements.household.parts);
    if (seen) checker.report(say.twoHouseholds, scope, item.verb.span, {}, { found: 'household' });
    seen = true;
    if (item.body !== null) checkItems(checker, scope, item.body);
  }
  let patients = 0;
  return checker.members.map((member) => {
    const definition = checkMember(checker, member);
    const { patient } = definition;
    if (patient === undefined) return definition;
    const place = patients + 1;
    patients += patient.most ?? 1;
    if (place - 1 <= MOST_PATIENTS && patients > MOST_PATIENTS)
      checker.report(say.tooManyPatients, member.scope, member.node.span, { limit: MOST_PATIENTS }, { found: member.name });
    return { ...definition, patient: { ...patient, place } };
  });
}

function checkItems(checker: Checker, around: Scope, body: Body): void {
  for (const { item, scope } of unfold(body, around, 'block', (diagnostic) => void checker.diagnostics.push(diagnostic))) {
    if (item.kind === 'statement' && isRelationship(item.verb.text)) continue;
    if (item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === 'children') {
      const value = checker.source(scope, item.value.span);
      checker.report(
        say.countOutside,
        scope,
        item.path.span,
        {},
        {
          found: 'children',
          examples: [`child { count: ${value} }`],
          suggestions: [replace(`write \`child { count: ${value} }\``, item.span, `child { count: ${value} }`, false)],
        },
      );
      continue;
    }
    const name = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
    const other = name === null ? undefined : otherWords.get(name.text);
    const near = name === null ? [] : other !== undefined ? [other] : nearest(name.text, relationships);
    const span = name?.span ?? item.span;
    const asName =
      other !== undefined &&
      name !== null &&
      item.kind === 'statement' &&
      item.argument === null &&
      item.verb.text !== 'person' &&
      item.verb.text !== 'children';
    checker.report(
      misplacedItem,
      scope,
      span,
      { what: `\`${name?.text ?? item.kind}\``, place: 'in `household`; each person is listed under a relationship, such as `child` or `parent`' },
      {
        found: checker.source(scope, span),
        expected: relationships,
        suggestions: near.map((word) => {
          const right = asName ? `${word} ${name.text}` : word;
          return right === near[0] && other === undefined ? guess(span, right, false) : replace(`write \`${right}\``, span, right, false);
        }),
      },
    );
  }
}

function checkMember(checker: Checker, { name, relationship, node, scope, is }: Checker['members'][number]): MemberDefinition {
  refuseParts(checker, scope, node, memberStatement.parts);
  if (node.argument?.kind === 'path' && node.argument.names.length > 1)
    checker.report(unknownField, scope, node.argument.span, { name: checker.source(scope, node.argument.span), of: '`household`' }, { found: name });
  const path = `${checker.bound.profile?.name.text ?? ''}.household.${name}`;
  const place = (part: string, what: string, at = scope): Place => ({
    kind: 'profile',
    scope: at,
    path: `${path}.${part}`,
    what,
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
    anchors: true,
  });
  const body: Body = node.body ?? { items: [], span: node.span };
  const fields = readBlock(checker, scope, body, `\`${relationship}\``, ['is', ...ownFields.keys()]);
  const read = new Map<string, Expression>();
  const birth = fields.has('is') ? eventOfBirth(checker, place('birth_date', '`birth_date`', fields.get('birth_date')?.scope), fields.get('birth_date')) : null;
  for (const [field, { value, scope: at }] of fields)
    if (field !== 'is' && (field !== 'birth_date' || birth === null))
      read.set(field, elaborateAs(checker, place(field, `\`${field}\``, at), value, ownFields.get(field) as Type));
  const count = read.get('count');
  if (relationship === 'spouse' && count !== undefined && (foldNumber(count, checker.params) ?? 0) > 1) {
    const { scope: at, value } = fields.get('count') as BlockField;
    const found = checker.source(at, value.span);
    checker.report(numberRange, at, value.span, { what: 'the `count` of a spouse', found, range: '0 or 1' }, { found });
  }
  if (fields.has('count') && node.chance !== null)
    checker.report(say.countAndChance, scope, node.chance.span, { name }, { found: checker.source(scope, node.chance.span) });
  const patient = fields.has('is') ? patientOf(checker, { name, is }, fields, birth, count ?? null) : undefined;
  const said = sexOfName.get(name);
  if (said !== undefined && !read.has('sex')) read.set('sex', { op: 'text', value: said, at: checker.at(scope, node.span) });
  const own = new Set(['count', 'same_household']);
  return {
    name,
    relationship,
    path,
    when: node.when === null ? null : elaborateAs(checker, place('when', '`when`'), node.when, boolean),
    chance: node.chance === null ? null : elaborateAs(checker, place('chance', '`chance`'), node.chance, probability),
    count: read.get('count') ?? null,
    sameHousehold: read.get('same_household') ?? null,
    ...(patient === undefined ? {} : { patient }),
    fields: [...read].filter(([field]) => !own.has(field)).map(([field, value]) => ({ name: field, value })),
    at: checker.at(scope, node.span),
  };
}

type Fields = ReturnType<typeof readBlock>;

/** The event of the first person at which a patient is born; null where the birth is stated in another way. */
function eventOfBirth(checker: Checker, place: Place, field: FieldNode | undefined): number | null {
  if (field?.value.kind !== 'path') return null;
  const { value } = field;
  const event = resolveEvent(checker, { ...place, kind: 'event' }, value);
  if (event === null) return null;
  const names = value.names.map(({ text }) => text);
  const isEvent = event.id < checker.timelines.real.events && checker.timelines.events[event.id].role === 'event';
  if (isEvent && names[names.length - 1] !== 'end' && value.index === null) return event.id;
  const found = checker.source(place.scope, value.span);
  const right = isEvent ? `${checker.timelines.events[event.id].timeline}.${checker.timelines.events[event.id].name}` : '';
  const suggestions = isEvent ? [replace(`write \`${right}\``, value.span, right, false)] : [];
  checker.report(say.bornAtEvent, place.scope, value.span, { found }, { found, suggestions });
  return event.id;
}

/** A member who is a patient; undefined after a report. */
function patientOf(
  checker: Checker,
  { name, is }: Pick<MemberInfo, 'name' | 'is'>,
  fields: Fields,
  birth: number | null,
  count: Expression | null,
): MemberDefinition['patient'] {
  const { value, scope: at } = fields.get('is') as BlockField;
  const found = checker.source(at, value.span);
  const { profile } = checker.bound;
  if (is === null) {
    const known = [...at.names].flatMap(([word, meaning]) => (meaning.kind === 'profile' && meaning.node !== profile ? [word] : []));
    const suggestions = nearest(found, known).map((word) => guess(value.span, word, false));
    checker.report(unknownName, at, value.span, { name: found, what: 'profile' }, { found, expected: known, suggestions });
    return undefined;
  }
  if (is === profile || checker.whom.first !== null) {
    const of = profile?.name.text ?? '';
    const main = checker.whom.first?.bound.profile?.name.text ?? of;
    const field = (fields.get('is') as BlockField).span;
    const suggestions = [
      replace(`remove \`is: ${found}\`; the relative is then not a patient and has no records`, removalOf(at.module.source.text, field), '', false),
    ];
    checker.report(say.householdWithoutEnd, at, value.span, { profile: found, of, main, same: is === profile }, { found, suggestions });
    return undefined;
  }
  const most = count === null ? 1 : mostOf(checker, count);
  if (most === null) {
    const field = fields.get('count') as BlockField;
    const { end } = field.value.span;
    const limit = ` in 0..${MOST_PATIENTS}`;
    const drawn = count?.op === 'draw';
    const suggestions = drawn ? [{ title: `add \`${limit.trim()}\``, edits: [{ span: { start: end, end }, text: limit }], safe: false }] : [];
    const details = { found: checker.source(field.scope, field.span), suggestions };
    checker.report(say.countOfPatients, field.scope, field.span, { name, is: found, limit: MOST_PATIENTS }, details);
  }
  const aged = fields.has('age') || fields.has('birth_date');
  const known = checker.patients.find((one) => one.node === is && one.born === (birth !== null));
  if (known !== undefined) known.aged &&= aged;
  else checker.patients.push({ node: is, born: birth !== null, aged });
  const kind = checker.patients.findIndex((one) => one.node === is && one.born === (birth !== null));
  return { kind, place: 1, ...(most === null || most <= 1 ? {} : { most }), birth };
}

/** The largest number that a `count` can be; null where it does not follow from the text. */
function mostOf(checker: Checker, count: Expression): number | null {
  const constant = foldNumber(count, checker.params);
  const range = constant === null ? rangeOf(count) : ([constant, constant] as const);
  return range === null || !Number.isFinite(range[1]) ? null : Math.max(1, Math.floor(range[1]));
}
