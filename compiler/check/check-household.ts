/** `household`: the related people of a subject, each a relationship, perhaps a name, and fields of the person. */
import type { Body, FieldNode, Name, Statement } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Expression } from '../../ir/expression.ts';
import type { MemberDefinition } from '../../ir/household-definition.ts';
import { nearest } from '../../model/nearest.ts';
import { type Relationship, relationships } from '../../model/parties/related-person.ts';
import { memberStatement, profileStatements } from '../../vocabulary/block-statements.ts';
import { AGE, boolean, probability, type Type, whole } from '../../vocabulary/types.ts';
import { profileOfMember } from '../bind/bind.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/household-diagnostics.ts';
import { duplicateName, misplacedItem, unknownField, unknownName } from '../diagnostics/name-diagnostics.ts';
import { numberRange } from '../diagnostics/type-diagnostics.ts';
import { readBlock } from './check-block.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker, MemberInfo } from './checker.ts';
import { relativeFields } from './person-fields.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { resolveEvent } from './values/elaborate-names.ts';

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
    for (const member of item.body.items) {
      if (member.kind !== 'statement' || !isRelationship(member.verb.text)) continue;
      const name = nameOf(member);
      const first = checker.members.find((known) => known.name === name.text);
      if (first !== undefined)
        checker.report(
          duplicateName,
          scope,
          name.span,
          { name: name.text, what: 'another person of the household; use `count` for several people, or give each a name' },
          { found: name.text, related: [{ message: 'first defined here', file: first.scope.module.source.path, span: first.span }] },
        );
      else
        checker.members.push({
          name: name.text,
          relationship: member.verb.text,
          node: member,
          scope,
          span: name.span,
          is: profileOfMember(member, scope)?.node ?? null,
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
  return checker.members.map((member) => checkMember(checker, member));
}

function checkItems(checker: Checker, scope: Scope, body: Body): void {
  for (const item of body.items) {
    if (item.kind === 'statement' && isRelationship(item.verb.text)) continue;
    if (item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === 'children') {
      const value = checker.source(scope, item.value.span);
      checker.report(
        say.countOutside,
        scope,
        item.path.span,
        { value },
        {
          found: 'children',
          expected: [`child { count: ${value} }`],
          suggestions: [replace(`write \`child { count: … }\``, item.span, `child { count: ${value} }`, false)],
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
      { what: `\`${name?.text ?? item.kind}\``, place: 'in `household`, which lists people by their relationship' },
      {
        found: checker.source(scope, span),
        expected: relationships,
        suggestions: near.map((word) => {
          const right = asName ? `${word} ${name.text}` : word;
          return replace(`write \`${right}\``, span, right, false);
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
  const place = (part: string, what: string): Place => ({
    kind: 'profile',
    scope,
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
  const birth = fields.has('is') ? eventOfBirth(checker, place('birth_date', '`birth_date`'), fields.get('birth_date')) : null;
  for (const [field, { value }] of fields)
    if (field !== 'is' && (field !== 'birth_date' || birth === null))
      read.set(field, elaborateAs(checker, place(field, `\`${field}\``), value, ownFields.get(field) as Type));
  const count = read.get('count');
  if (relationship === 'spouse' && count !== undefined && (foldNumber(count, checker.params) ?? 0) > 1) {
    const found = checker.source(scope, (fields.get('count') as FieldNode).value.span);
    checker.report(numberRange, scope, (fields.get('count') as FieldNode).value.span, { what: 'the `count` of a spouse', found, range: '0..1' }, { found });
  }
  if (fields.has('count') && node.chance !== null)
    checker.report(say.countAndChance, scope, node.chance.span, { name }, { found: checker.source(scope, node.chance.span) });
  const patient = fields.has('is') ? patientOf(checker, { name, node, scope, is }, fields, birth) : undefined;
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
  { name, node, scope, is }: Pick<MemberInfo, 'name' | 'node' | 'scope' | 'is'>,
  fields: Fields,
  birth: number | null,
): MemberDefinition['patient'] {
  const { value } = fields.get('is') as FieldNode;
  const found = checker.source(scope, value.span);
  const { profile } = checker.bound;
  if (is === null) {
    const known = [...scope.names].flatMap(([word, meaning]) => (meaning.kind === 'profile' && meaning.node !== profile ? [word] : []));
    const suggestions = nearest(found, known).map((word) => replace(`write \`${word}\``, value.span, word, false));
    checker.report(unknownName, scope, value.span, { name: found, what: 'profile' }, { found, expected: known, suggestions });
    return undefined;
  }
  if (is === profile || checker.whom.first !== null) {
    const of = profile?.name.text ?? '';
    checker.report(say.householdWithoutEnd, scope, value.span, { profile: found, of, same: is === profile }, { found });
    return undefined;
  }
  const count = fields.get('count');
  if (count !== undefined) {
    const suggestions = [{ title: 'remove the `count`', edits: [{ span: count.span, text: '' }], safe: false }];
    checker.report(say.countOfPatients, scope, count.span, { name }, { found: checker.source(scope, count.span), suggestions });
  }
  const place = 1 + checker.members.filter((member) => member.is !== null && member.node.span.start < node.span.start).length;
  if (place > MOST_PATIENTS) checker.report(say.tooManyPatients, scope, node.span, { limit: MOST_PATIENTS }, { found: name });
  const aged = fields.has('age') || fields.has('birth_date');
  const known = checker.patients.find((one) => one.node === is && one.born === (birth !== null));
  if (known !== undefined) known.aged &&= aged;
  else checker.patients.push({ node: is, born: birth !== null, aged });
  const kind = checker.patients.findIndex((one) => one.node === is && one.born === (birth !== null));
  return { kind, place, birth };
}
