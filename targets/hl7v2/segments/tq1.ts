import type { Hl7v2Context } from '../hl7v2-context.ts';
import { components, decimal } from '../hl7v2-types.ts';

export interface Timing {
  /** How many. */
  readonly quantity?: number | null;
  readonly start: number | null;
  readonly end?: number | null;
  /** Times a day. */
  readonly timesPerDay?: number | null;
  readonly asNeeded?: boolean;
  readonly days?: number | null;
  readonly priority?: string | null;
  readonly text?: string | null;
}

/** HL7 table 0335, for the rates that have a name. */
const NAMED: ReadonlyMap<number, string> = new Map([
  [0.5, 'QOD'],
  [1, 'Q1D'],
  [2, 'BID'],
  [3, 'TID'],
  [4, 'QID'],
]);

/** Units of the time from one to the next: in UCUM, in the codes of table 0335, and how many a day has. */
const UNITS = [
  ['d', 'D', 1],
  ['h', 'H', 24],
  ['min', 'M', 1440],
] as const;

/** The time from one to the next, in the largest unit that says it in two decimals, or in whole minutes. */
function period(timesPerDay: number): { readonly time: number; readonly unit: string; readonly letter: string } {
  const [exact] = UNITS.flatMap(([unit, letter, ofDay]) => {
    const hundredths = (ofDay / timesPerDay) * 100;
    const rounded = Math.round(hundredths);
    return Math.abs(hundredths - rounded) < 1e-6 * hundredths ? [{ time: rounded / 100, unit, letter }] : [];
  });
  return exact ?? { time: Math.max(1, Math.round(1440 / timesPerDay)), unit: 'min', letter: 'M' };
}

/** The code of table 0335: a name, `5ID` for five and more a day, `Q7D` for every seven days. */
function frequency(timesPerDay: number): string {
  const named = NAMED.get(timesPerDay);
  if (named !== undefined) return named;
  if (Number.isInteger(timesPerDay)) return `${timesPerDay}ID`;
  const { time, letter } = period(timesPerDay);
  return Number.isInteger(time) ? `Q${time}${letter}` : `Q${Math.max(1, Math.round(1440 / timesPerDay))}M`;
}

/** RPT: the pattern, and the time between two. */
function pattern(t: Timing): string | null {
  const times = t.timesPerDay ?? null;
  const between = times === null || times <= 0 ? null : period(times);
  const rate = times === null || between === null ? null : components([frequency(times), '', '', '', decimal(between.time), between.unit]);
  const parts = [rate, t.asNeeded === true ? 'PRN' : null].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('~');
}

/** Timing and quantity; nothing where the version has no such segment. */
export function tq1(c: Hl7v2Context, t: Timing): string {
  if (!c.version.timingSegment) return '';
  return c.segment('TQ1', {
    1: '1',
    2: t.quantity === undefined || t.quantity === null ? null : decimal(t.quantity),
    3: pattern(t),
    6: t.days === undefined || t.days === null ? null : `${decimal(t.days)}^d&&UCUM`,
    7: t.start === null ? null : c.time(t.start),
    8: t.end === undefined || t.end === null ? null : c.time(t.end),
    9: t.priority === undefined || t.priority === null ? null : `${t.priority}^^HL70485`,
    11: t.text === undefined || t.text === null ? null : c.formatted(t.text),
  });
}

/** The same as a field, TQ: quantity, interval, duration, start, end, priority, condition, text. */
export function timingField(c: Hl7v2Context, t: Timing): string {
  const times = t.timesPerDay ?? null;
  const interval = t.asNeeded === true ? 'PRN' : times === null || times <= 0 ? null : frequency(times);
  return components([
    t.quantity === undefined || t.quantity === null ? '' : decimal(t.quantity),
    interval,
    t.days === undefined || t.days === null ? null : `D${decimal(t.days)}`,
    t.start === null ? null : c.time(t.start),
    t.end === undefined || t.end === null ? null : c.time(t.end),
    t.priority,
    '',
    t.text === undefined || t.text === null ? null : c.formatted(t.text),
  ]);
}
