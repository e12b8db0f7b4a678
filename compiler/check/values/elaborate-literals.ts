/** Literals → expressions. */
import type { DurationUnit, ValueNode } from '../../../grammar/ast/ast.ts';
import { echo, replace } from '../../../grammar/diagnostic.ts';
import type { Expression } from '../../../ir/expression.ts';
import { codeSystems } from '../../../model/codes/code-systems.ts';
import { startOfDay } from '../../../model/time/civil.ts';
import { durationDays, LONGEST_DAYS } from '../../../model/time/duration.ts';
import { day, minute, money, share, type Type, text } from '../../../vocabulary/types.ts';
import * as names from '../../diagnostics/name-diagnostics.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import { checkUnit } from '../check-units.ts';
import type { Checker, Typed } from '../checker.ts';
import { readDate } from '../date-literal.ts';
import type { Place } from '../place.ts';
import { broken } from './elaborate.ts';

type Literal = Extract<ValueNode, { kind: 'number' | 'percent' | 'money' | 'duration' | 'quantity' | 'date' | 'clock' | 'text' | 'unit' | 'code' }>;

export function literal(checker: Checker, place: Place, value: Literal, expected: Type | null): Typed {
  const at = checker.at(place.scope, value.span);
  switch (value.kind) {
    case 'number':
      size(checker, place, value, Number(value.text));
      return { expression: { op: 'number', value: Number(value.text), at }, type: { kind: 'number', whole: !value.text.includes('.') } };
    case 'percent':
      size(checker, place, value, Number(value.text));
      return { expression: { op: 'number', value: shareOf(value.text), at }, type: share };
    case 'money':
      size(checker, place, value, Number(value.text));
      return { expression: { op: 'number', value: centsOf(value.text), at }, type: money };
    case 'quantity':
      size(checker, place, value, Number(value.amount));
      checkUnit(checker, place.scope, value.span, value.unit, (unit) => `${value.amount} '${unit}'`);
      return { expression: { op: 'number', value: Number(value.amount), at }, type: { kind: 'quantity', unit: value.unit } };
    case 'duration':
      return duration(checker, place, value);
    case 'date': {
      const reading = readDate(value.text);
      if ('problem' in reading) {
        const suggestions = reading.right === null ? [] : [replace(`write \`${reading.right}\``, value.span, reading.right)];
        checker.report(say.badDate, place.scope, value.span, { found: value.text, why: reading.problem }, { found: value.text, suggestions });
        return broken(checker, place, value);
      }
      return { expression: { op: 'number', value: startOfDay(reading.day) + (reading.clock ?? 0), at }, type: reading.clock === null ? day : minute };
    }
    case 'clock':
      return { expression: { op: 'number', value: value.clock, at }, type: { kind: 'clock' } };
    case 'text':
      return {
        expression: { op: 'text', value: value.text, at },
        type: expected?.kind === 'choice' && expected.labels.includes(value.text) ? reportQuotedLabel(checker, place, value) : text,
      };
    case 'unit':
      // A text in single quotes is met where a text is wanted.
      if (expected?.kind !== 'text') checkUnit(checker, place.scope, value.span, value.unit, (unit) => `'${unit}'`);
      return { expression: { op: 'text', value: value.unit, at }, type: { kind: 'unit' } };
    case 'code': {
      const found = checker.concepts.findIndex((concept) => concept.system === value.system && concept.code === value.code);
      if (found >= 0) return { expression: { op: 'concept', concept: found, at }, type: { kind: 'coding' } };
      const known = (codeSystems as readonly string[]).includes(value.system);
      checker.report(
        names.unknownName,
        place.scope,
        value.span,
        { name: `${value.system}:${value.code}`, what: known ? 'row of a code table with the code' : 'code system with the code' },
        { found: `${value.system}:${value.code}`, expected: [`a row in \`codes …: ${value.system} { }\` with the code and its display`] },
      );
      return broken(checker, place, value);
    }
  }
}

/** Numbers are exact up to this, with three digits after the point. */
const LARGEST = 1_000_000_000_000;

function size(checker: Checker, place: Place, value: ValueNode, number: number): void {
  if (number <= LARGEST) return;
  const found = echo(checker.source(place.scope, value.span));
  checker.report(say.numberRange, place.scope, value.span, { what: 'the number', found, range: `up to ${LARGEST}` }, { found });
}

/** Choices are bare words: `sex: female`. */
function reportQuotedLabel(checker: Checker, place: Place, value: ValueNode & { kind: 'text' }): Type {
  checker.report(
    say.wrongType,
    place.scope,
    value.span,
    { expected: `the word \`${value.text}\` without quotes`, found: 'text', place: place.what },
    { found: `"${value.text}"`, expected: [value.text], suggestions: [replace(`write \`${value.text}\``, value.span, value.text)] },
  );
  return { kind: 'unknown' };
}

/** A decimal percentage as a fraction: 35 % is the double nearest to 0.35. */
export function shareOf(percent: string): number {
  return Number(`${percent}e-2`);
}

function centsOf(text: string): number {
  const [dollars, cents = ''] = text.split('.');
  return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

const unitParts: Readonly<Record<DurationUnit, { readonly part: 'months' | 'days' | 'minutes' | 'businessDays'; readonly factor: number }>> = {
  minute: { part: 'minutes', factor: 1 },
  hour: { part: 'minutes', factor: 60 },
  day: { part: 'days', factor: 1 },
  business_day: { part: 'businessDays', factor: 1 },
  week: { part: 'days', factor: 7 },
  month: { part: 'months', factor: 1 },
  year: { part: 'months', factor: 12 },
};

function duration(checker: Checker, place: Place, value: ValueNode & { kind: 'duration' }): Typed {
  const at = checker.at(place.scope, value.span);
  const { part, factor } = unitParts[value.unit];
  const amount = Number(value.amount) * factor;
  const type: Type = { kind: 'duration', precision: part === 'minutes' ? 'minute' : 'day' };
  const days = durationDays({ months: 0, days: 0, minutes: 0, businessDays: 0, [part]: amount });
  if (days > LONGEST_DAYS) {
    checker.report(say.numberRange, place.scope, value.span, {
      what: 'the duration',
      found: echo(checker.source(place.scope, value.span)),
      range: `up to ${LONGEST_DAYS} days (400 years)`,
    });
    return broken(checker, place, value);
  }
  const zero = { months: 0, days: 0, minutes: 0, businessDays: 0 };
  if (Number.isInteger(amount)) return { expression: { op: 'duration', ...zero, [part]: amount, at } as Expression, type };
  // Half a month has no calendar meaning; half a day is twelve hours.
  if (part === 'days' && Number.isInteger(amount * 1440))
    return { expression: { op: 'duration', ...zero, minutes: amount * 1440, at }, type: { kind: 'duration', precision: 'minute' } };
  checker.report(say.badArguments, place.scope, value.span, {
    call: `${value.amount} ${value.unit}s`,
    problem: `${value.unit.replace('_', ' ')}s must be whole numbers`,
  });
  return { expression: { op: 'duration', ...zero, [part]: Math.round(amount), at } as Expression, type };
}
