/** Questions about the subject's past: `last(labs.a1c)`, `count(visit, within: 60 days)`, `on(rx.insulin)`, `has(dx.ckd)`. */
import type { CallValue, Value } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import type { RecordRef } from '../../../ir/expression.ts';
import { encounterClasses } from '../../../model/clinical/encounter.ts';
import { boolean, duration, minute, type Type, whole } from '../../../vocabulary/types.ts';
import { badArguments, notHere } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { badCall, readArguments } from './call-arguments.ts';
import { broken, elaborate, elaborateAs } from './elaborate.ts';
import { memberQuery } from './elaborate-members.ts';
import { resolveEvent } from './elaborate-names.ts';

/** Each question with its named arguments. */
export const questions: ReadonlyMap<string, readonly string[]> = new Map([
  ['last', ['before', 'within']],
  ['first', ['within']],
  ['mean', ['before', 'within']],
  ['count', ['before', 'within', 'within_any']],
  ['any', ['before', 'within']],
  ['value', ['at']],
  ['has', []],
  ['on', []],
  ['missing', []],
  ['age', ['at']],
  ['days_between', []],
]);
/** Questions about several values, of which `where` can take some. */
const narrowed: ReadonlySet<string> = new Set(['last', 'first', 'mean', 'count', 'any', 'value']);
/** Record kinds by the words of the language, for `prescription(rx.metformin)`. */
export const recordWords: ReadonlyMap<string, string> = new Map([
  ['prescription', 'medication_requests'],
  ['diagnosis', 'conditions'],
  ['observation', 'observations'],
  ['report', 'diagnostic_reports'],
  ['procedure', 'procedures'],
  ['immunization', 'immunizations'],
  ['allergy', 'allergy_intolerances'],
  ['administration', 'medication_administrations'],
  ['order', 'service_requests'],
]);

export function isQuery(name: string): boolean {
  return questions.has(name);
}

export function query(checker: Checker, place: Place, call: CallValue, expected: Type | null): Typed {
  const name = call.callee.text;
  const at = checker.at(place.scope, call.span);
  const needsPast = name !== 'age' && name !== 'missing' && name !== 'days_between';
  const asked = call.args.length === 1 && call.args[0].name === null ? memberQuery(checker, place, name, call.args[0].value, call.args[0].where) : null;
  if (asked !== null) {
    readArguments(checker, place, call, 1, [], true);
    return asked;
  }
  if (place.kind === 'constant' || (needsPast && place.kind !== 'event' && place.kind !== 'expect')) {
    checker.report(
      notHere,
      place.scope,
      call.span,
      { what: `\`${name}\``, where: `as ${place.what}: nothing has happened yet` },
      { found: checker.source(place.scope, call.span) },
    );
    return broken(checker, place, call);
  }
  const inner = as(place, `\`${name}\``);
  const args = readArguments(checker, place, call, name === 'age' ? 0 : name === 'days_between' ? 2 : 1, questions.get(name) ?? [], narrowed.has(name));
  if (args === null) return broken(checker, place, call);
  const time = (key: string): Typed['expression'] | null => {
    const value = args.byName.get(key);
    return value === undefined ? null : elaborateAs(checker, { ...inner, what: `\`${key}\``, eventMeans: 'first' }, value, minute);
  };
  if (name === 'age') return { expression: { op: 'age', on: time('at'), at }, type: whole };
  const [first, second] = args.first.map((arg) => arg.value);
  if (name === 'days_between') {
    const [from, to] = [first, second].map((value) => elaborateAs(checker, { ...inner, eventMeans: 'first' }, value, minute));
    return { expression: { op: 'days_between', from, to, at }, type: whole };
  }
  if (name === 'missing') return { expression: { op: 'missing', value: elaborate(checker, inner, first, null).expression, at }, type: boolean };
  if (name === 'has' || name === 'on') {
    if (first.kind === 'call' && recordWords.has(first.callee.text)) {
      reportStateOfRecord(checker, place, call, first);
      return broken(checker, place, call);
    }
    const of = elaborate(checker, inner, first, { kind: 'coding' });
    if (of.expression.op !== 'concept') {
      if (of.type.kind !== 'unknown') badCall(checker, place, call, 'it takes a row of a code table', first);
      return broken(checker, place, call);
    }
    if (!canBe(checker, name, of.expression.concept)) reportNever(checker, place, call, first, of.expression.concept);
    return { expression: { op: name, concept: of.expression.concept, at }, type: boolean };
  }
  const event = first.kind === 'path' ? resolveEvent(checker, place, first) : null;
  if (event !== null && (name === 'last' || name === 'first'))
    return { expression: { op: 'event_time', event: event.id, which: name, end: false, at }, type: minute };
  const ref = recordRef(checker, inner, first);
  if (ref === null) return broken(checker, place, call);
  const on = time('at');
  if (name === 'value' && on === null) {
    badCall(checker, place, call, 'it needs a time: `value(x, at: diagnosis + 6 months)`');
    return broken(checker, place, call);
  }
  const observed: Type = { kind: 'observed', unit: ref.kind === 'concept' ? checker.concepts[ref.concept].unit : null };
  const { where } = args.first[0];
  if (where !== null && !hasValues(checker, ref)) {
    badCall(checker, place, call, 'only what is observed has a `value` that `where` can ask about', where);
    return broken(checker, place, call);
  }
  const span = (key: string): Typed['expression'] | null => {
    const value = args.byName.get(key);
    return value === undefined ? null : elaborateAs(checker, { ...inner, what: `\`${key}\`` }, value, duration);
  };
  const type: Type = name === 'count' ? whole : name === 'any' ? boolean : observed;
  return {
    expression: {
      op: 'query',
      ask: name as 'last' | 'first' | 'mean' | 'count' | 'any' | 'value',
      of: ref,
      where: where === null ? null : elaborateAs(checker, { ...inner, what: '`where`', noted: observed }, where, boolean),
      withinAny: span('within_any'),
      within: span('within'),
      before: time('before'),
      on,
      at,
    },
    type: expected?.kind === 'boolean' && name === 'any' ? boolean : type,
  };
}

/** `has` asks whether a condition is active, `on` whether a drug is taken: what kind of record there is, `any` asks. */
function reportStateOfRecord(checker: Checker, place: Place, call: CallValue, record: CallValue): void {
  const source = checker.source(place.scope, record.span);
  checker.report(
    badArguments,
    place.scope,
    call.callee.span,
    { call: call.callee.text, problem: `it takes a row of a code table; whether there is such a record, \`any(${source})\` asks` },
    { found: call.callee.text, expected: ['any'], suggestions: [replace('write `any`', call.callee.span, 'any')] },
  );
}

/** Systems whose codes are never observed. */
const neverObserved: ReadonlySet<string> = new Set(['ICD10CM', 'ICD10PCS', 'RXNORM', 'NDC', 'CVX', 'CPT', 'HCPCS']);

function hasValues(checker: Checker, ref: RecordRef): boolean {
  return ref.kind === 'concept' && (ref.record === null || ref.record === 'observations') && !neverObserved.has(checker.concepts[ref.concept].system);
}

const problems: ReadonlySet<string> = new Set(['ICD10CM', 'SNOMED']);
const drugs: ReadonlySet<string> = new Set(['RXNORM', 'NDC', 'SNOMED']);

/** Whether a code of this system can be a condition, or a drug. */
function canBe(checker: Checker, name: 'has' | 'on', concept: number): boolean {
  return (name === 'has' ? problems : drugs).has(checker.concepts[concept].system);
}

function reportNever(checker: Checker, place: Place, call: CallValue, value: Value, concept: number): void {
  const source = checker.source(place.scope, value.span);
  const { system } = checker.concepts[concept];
  const right = drugs.has(system) ? [`on(${source})`, `any(${source})`] : [`any(${source})`];
  checker.report(
    badArguments,
    place.scope,
    call.span,
    {
      call: call.callee.text,
      problem: `it asks for ${call.callee.text === 'has' ? 'an active condition' : 'a drug that is taken'}, which a code of ${system} never is`,
    },
    { found: checker.source(place.scope, call.span), expected: right, suggestions: right.map((text) => replace(`write \`${text}\``, call.span, text, false)) },
  );
}

/** What a query is about: a row of a code table, an event, `encounter.emergency`, or `prescription(rx.metformin)`. */
export function recordRef(checker: Checker, place: Place, value: Value): RecordRef | null {
  if (value.kind === 'call' && recordWords.has(value.callee.text) && value.args.length === 1) {
    const of = elaborate(checker, place, value.args[0].value, { kind: 'coding' });
    if (of.expression.op === 'concept') return { kind: 'concept', concept: of.expression.concept, record: recordWords.get(value.callee.text) ?? null };
    if (of.type.kind !== 'unknown') badCall(checker, place, value, 'it takes a row of a code table', value.args[0].value);
    return null;
  }
  if (value.kind === 'path') {
    const event = resolveEvent(checker, place, value);
    if (event !== null) return { kind: 'event', event: event.id };
    const [first, second] = value.names;
    if (first.text === 'encounter' && value.names.length <= 2 && !place.scope.names.has('encounter')) {
      if (second === undefined) return { kind: 'encounter', class: null };
      if ((encounterClasses as readonly string[]).includes(second.text)) return { kind: 'encounter', class: second.text };
    }
  }
  const of = elaborate(checker, place, value, { kind: 'coding' });
  if (of.expression.op === 'concept') return { kind: 'concept', concept: of.expression.concept, record: null };
  if (of.type.kind !== 'unknown')
    checker.report(
      notHere,
      place.scope,
      value.span,
      { what: `\`${checker.source(place.scope, value.span)}\``, where: `in ${place.what}` },
      { found: checker.source(place.scope, value.span), expected: ['a row of a code table', 'an event', '`encounter` or `encounter.emergency`'] },
    );
  return null;
}
