/** Lists of records in expectations: their fields, and questions about those of one subject. */
import type { CallValue, PathValue, ValueNode } from '../../../grammar/ast/ast.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import { type Expression, type ListedQuestion, listedQuestions } from '../../../ir/expression.ts';
import { nearest } from '../../../model/nearest.ts';
import { kindOf, type RecordKind, recordKinds } from '../../../model/record-kinds.ts';
import { recordFields } from '../../../vocabulary/authored-fields.ts';
import { boolean, describe, isNumeric, number, type Type, whole } from '../../../vocabulary/types.ts';
import { unknownName } from '../../diagnostics/name-diagnostics.ts';
import { badArguments, wrongType } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import type { Place } from '../place.ts';
import { broken, elaborate, elaborateAs } from './elaborate.ts';

/** `count(encounters where class == emergency)`, `max(observations.value where …)`: of one subject; null where a call is something else. */
export function elaborateListed(checker: Checker, place: Place, call: CallValue): Typed | null {
  const ask = listedQuestions.find((word) => word === call.callee.text);
  const [argument] = call.args;
  if (ask === undefined || argument?.value.kind !== 'path') return null;
  const [list] = argument.value.names;
  const kind = recordKinds.find((one) => one === list.text);
  if (kind === undefined || checker.attributes.has(list.text) || place.scope.names.has(list.text)) return null;
  return call.args.length === 1 && argument.given === null && argument.name === null && (argument.value.names.length === 1) === (ask === 'count')
    ? asked(checker, place, call, ask, kind)
    : refused(checker, place, call, ask, kind);
}

function asked(checker: Checker, place: Place, call: CallValue, ask: ListedQuestion, list: RecordKind): Typed {
  const [{ value, where }] = call.args;
  const inner: Place = {
    kind: place.kind,
    scope: place.scope,
    path: place.path,
    what: `\`${ask}\``,
    timeline: place.timeline,
    observable: null,
    counts: place.counts,
    eventMeans: place.eventMeans,
    record: recordFields(kindOf[list].schema),
  };
  const of = ask === 'count' ? null : numberIn(checker, inner, value, list);
  if (ask !== 'count' && of === null) return broken(checker, place, call);
  const condition = where === null ? null : elaborateAs(checker, { ...inner, what: '`where`' }, where, boolean);
  return {
    expression: { op: 'listed', ask, list, value: of?.expression ?? null, where: condition, at: checker.at(place.scope, call.span) },
    type: of?.type ?? whole,
  };
}

function refused(checker: Checker, place: Place, call: CallValue, ask: ListedQuestion, list: RecordKind): Typed {
  const form = ask === 'count' ? `count(${list} where …)` : `${ask}(${list}.field where …)`;
  checker.report(
    badArguments,
    place.scope,
    call.span,
    { call: ask, problem: `it must have the form \`${form}\` for the records of one subject` },
    { found: checker.source(place.scope, call.span), expected: [form] },
  );
  return broken(checker, place, call);
}

/** The list whose records have a field: `observations.value`. */
export function listOf(value: ValueNode): RecordKind | null {
  if (value.kind !== 'path' || value.names.length < 2) return null;
  return recordKinds.find((kind) => kind === value.names[0].text) ?? null;
}

export function numberIn(checker: Checker, place: Place, value: ValueNode, over: RecordKind | null): { expression: Expression; type: Type } | null {
  const { scope: root } = place;
  const typed = over === null || value.kind !== 'path' ? elaborate(checker, place, value, number) : fieldIn(checker, place, value, over);
  if (typed === null || isNumeric(typed.type) || typed.type.kind === 'share' || typed.type.kind === 'money') return typed;
  const found = { found: checker.source(root, value.span) };
  if (typed.type.kind !== 'unknown')
    checker.report(wrongType, root, value.span, { expected: 'a number', found: describe(typed.type), place: place.what }, found);
  return null;
}

/** A field of the records of a list, or of what they refer to. */
function fieldIn(checker: Checker, place: Place, path: PathValue, over: RecordKind): { expression: Expression; type: Type } | null {
  const { scope: root } = place;
  const [list, ...names] = path.names;
  const name = names.map(({ text }) => text).join('.');
  const field = place.record?.get(name);
  if (field !== undefined) {
    const at = checker.at(root, path.span);
    return { expression: { op: 'field', field: field.field, day: field.day, through: field.through, at }, type: field.type };
  }
  const known = [...(place.record ?? [])].filter(([, { type }]) => isNumeric(type) || type.kind === 'money').map(([word]) => word);
  const span = { start: names[0].span.start, end: path.span.end };
  // `claims.paid`: what is asked for is a field of another list.
  const others = recordKinds.filter((kind) => kind !== over && recordFields(kindOf[kind].schema).has(name)).map((kind) => `${kind}.${name}`);
  checker.report(
    unknownName,
    root,
    span,
    { name, what: 'field', of: `\`${list.text}\`` },
    {
      found: name,
      expected: known,
      suggestions: (others.length > 0 ? others : nearest(name, known).map((other) => `${over}.${other}`)).map((right) => guess(path.span, right, false)),
    },
  );
  return null;
}
