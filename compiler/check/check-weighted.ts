/** `weighted by month { jan: 1.3 } by hour { 8..11: 1.6 }`: weights of the calendar. */
import type { Clause, WeightCurve } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Schedule } from '../../ir/definition.ts';
import { weekdayNames } from '../../model/time/calendar.ts';
import { number } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { numberRange } from '../diagnostics/type-diagnostics.ts';
import { type CalendarWords, placesOf, reportWord } from './calendar-words.ts';
import { reportAgain } from './check-block.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

export type WeightedClause = Extract<Clause, { kind: 'weighted' }>;
export type Weights = Pick<Schedule, 'months' | 'weekdays' | 'hours'>;

interface Calendar extends CalendarWords {
  readonly of: keyof Weights;
}

const calendars: Readonly<Record<string, Calendar>> = {
  month: { of: 'months', what: 'month', known: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  weekday: { of: 'weekdays', what: 'day of the week', known: weekdayNames },
  hour: { of: 'hours', what: 'hour', known: Array.from({ length: 24 }, (_, hour) => String(hour)) },
};

const units: CalendarWords = { what: 'calendar unit', known: Object.keys(calendars) };

/** The weights of a clause; what it does not name has the weight 1. */
export function checkWeighted(checker: Checker, scope: Scope, place: Place, clause: WeightedClause): Weights {
  const all: Record<keyof Weights, readonly number[] | null> = { months: null, weekdays: null, hours: null };
  for (const { by, weights } of clause.curves) {
    const name = by.text;
    if (!Object.hasOwn(calendars, name)) reportWord(checker, scope, by, units);
    else if (all[calendars[name].of] !== null) {
      const first = clause.curves.find((curve) => curve.by.text === name)?.by.span ?? by.span;
      reportAgain(checker, { scope, span: by.span }, { name: `by ${name}`, what: 'the weighting' }, { scope, span: first });
    } else all[calendars[name].of] = weightsOf(checker, scope, place, weights, calendars[name]);
  }
  return all;
}

function weightsOf(checker: Checker, scope: Scope, place: Place, weights: WeightCurve['weights'], words: Calendar): readonly number[] {
  const given = new Map<number, number>();
  const keys = new Map<number, Span>();
  for (const { key, factor } of weights) {
    const value = foldNumber(elaborateAs(checker, { ...place, what: `the weight of a ${words.what}` }, factor, number), checker.params) ?? 1;
    if (value < 0) checker.report(numberRange, scope, factor.span, { what: `the weight of a ${words.what}`, found: String(value), range: '0 or above' });
    const places = placesOf(checker, scope, key, words);
    const twice = places.find((at) => given.has(at));
    if (twice !== undefined) {
      const facts = { name: words.known[twice], what: 'the weight of' };
      reportAgain(checker, { scope, span: key.span }, facts, { scope, span: keys.get(twice) ?? key.span });
    }
    for (const at of places) {
      given.set(at, Math.max(0, value));
      keys.set(at, key.span);
    }
  }
  const all = words.known.map((_, at) => given.get(at) ?? 1);
  const { span } = weights[0].key;
  if (all.every((weight) => weight === 0))
    checker.report(numberRange, scope, span, { what: `the total weight of the ${words.of}`, found: '0', range: 'above 0' });
  return all;
}
