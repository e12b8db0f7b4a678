/** Functions of times: where in the calendar a time falls. */
import type { Expression } from '../../../ir/expression.ts';
import { type CalendarUnit, calendarUnits, weekdayNames } from '../../../model/time/calendar.ts';
import { day, minute, type Type, whole } from '../../../vocabulary/types.ts';
import { type FunctionCall, type FunctionSpecification, type ValueFunction, valueFunction } from './value-function.ts';

/** Wherever there are times; a profile has its birth date. */
const anytime = {
  in: ['profile', 'anchor', 'event', 'expect'],
  why: ', whose value is set before any event happens',
} as const satisfies FunctionSpecification['stands'];
const time = { name: 'time', takes: minute, doc: '`now`, an anchor, an event, `birth` or a day' } as const;
const unit = {
  name: 'unit',
  takes: { kind: 'choice', name: 'a unit of the calendar', labels: calendarUnits },
  doc: calendarUnits.map((name) => `\`${name}\``).join(', '),
} as const;

type Part = Extract<Expression, { op: 'calendar' }>['part'];

function part(name: string, of: Part, does: string, type: Type, result: string): ValueFunction {
  return valueFunction({
    name,
    group: 'time',
    does,
    result,
    example: `${name}(now)`,
    parameters: [time],
    stands: anytime,
    elaborate: (call) => ({ expression: { op: 'calendar', part: of, unit: null, time: call.typed('time'), at: call.at }, type }),
  });
}

function edge(name: string, of: Part, does: string): ValueFunction {
  return valueFunction({
    name,
    group: 'time',
    does,
    result: 'a day',
    example: `${name}(now, month)`,
    parameters: [time, unit],
    stands: anytime,
    elaborate: (call) => ({ expression: { op: 'calendar', part: of, unit: unitOf(call), time: call.typed('time'), at: call.at }, type: day }),
  });
}

function unitOf(call: FunctionCall<'time' | 'unit'>): CalendarUnit {
  const typed = call.typed('unit');
  return calendarUnits.find((name) => typed.op === 'text' && typed.value === name) ?? 'month';
}

export const year = part('year', 'year', 'the year of a time', whole, 'a whole number');
export const month = part('month', 'month', 'the month of a time, 1 to 12', whole, 'a whole number');
export const weekday = part(
  'weekday',
  'weekday',
  'the day of the week of a time: `monday` to `sunday`',
  { kind: 'choice', name: 'a day of the week', labels: weekdayNames },
  'a word',
);
export const startOf = edge('start_of', 'start', 'the first day of the week (Monday), month, quarter or year of a time');
export const endOf = edge('end_of', 'end', 'the last day of the week (Sunday), month, quarter or year of a time');
