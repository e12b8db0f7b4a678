/**
 * Expressions of the intermediate representation: ids instead of names, every draw with its path, every node with its place in the source.
 * Plain JSON; the runtime compiles it to closures, a reference walker evaluates it as it stands.
 *
 * Values at run time: numbers (shares are 0..1, money is cents, times are minutes since 1970-01-01T00:00), text (also for choices), booleans,
 * codings, durations, lists, and `null` for what is missing.
 */

import type { RecordKind } from '../model/record-kinds.ts';
import type { CalendarUnit } from '../model/time/calendar.ts';

/** File index, start offset, end offset. */
export type At = readonly [number, number, number];

export type Arithmetic = '+' | '-' | '*' | '/';
export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** How one of a pool is picked. `zipf` weighs by rank; `sticky` and `nearest` are the same for a subject whenever asked. */
export const poolPicks = ['random', 'skewed', 'sticky', 'nearest', 'round_robin'] as const;
export type PoolPick = (typeof poolPicks)[number];

/** How a number is written in a text: as it is, as a share, as an amount of money in cents, as the day of a time. */
export const textForms = ['plain', 'share', 'money', 'day'] as const;
export type TextForm = (typeof textForms)[number];

/** A key of a `by` row: an interval (ends null where open), or one value. */
export type BandKey =
  | { readonly kind: 'interval'; readonly low: number | null; readonly high: number | null; readonly highOpen: boolean }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'concept'; readonly concept: number }
  | { readonly kind: 'any' };

/** Which records a query is about. */
export type RecordRef =
  | { readonly kind: 'concept'; readonly concept: number; readonly record: string | null }
  /** Rows of several codes, each the first of its code. */
  | { readonly kind: 'group'; readonly concepts: readonly number[]; readonly record: string | null }
  | { readonly kind: 'event'; readonly event: number }
  | { readonly kind: 'encounter'; readonly class: string | null };

/** What is asked of a list of one subject. */
export const listedQuestions = ['count', 'sum', 'mean', 'median', 'min', 'max'] as const;
export type ListedQuestion = (typeof listedQuestions)[number];

export type Expression =
  | { readonly op: 'number'; readonly value: number; readonly at: At }
  | { readonly op: 'text'; readonly value: string; readonly at: At }
  | { readonly op: 'boolean'; readonly value: boolean; readonly at: At }
  | { readonly op: 'concept'; readonly concept: number; readonly at: At }
  | { readonly op: 'list'; readonly items: readonly Expression[]; readonly at: At }
  | { readonly op: 'duration'; readonly months: number; readonly days: number; readonly minutes: number; readonly businessDays: number; readonly at: At }
  | { readonly op: 'param'; readonly param: number; readonly at: At }
  | { readonly op: 'attribute'; readonly slot: number; readonly at: At }
  /** A demographic field of the person, such as `sex`. */
  | { readonly op: 'person'; readonly field: string; readonly at: At }
  | { readonly op: 'age'; readonly on: Expression | null; readonly at: At }
  | { readonly op: 'axis'; readonly axis: number; readonly at: At }
  | { readonly op: 'branch'; readonly branch: number; readonly at: At }
  /** An argument of a flow or machine, as it was when that began; the value of a `let` around. */
  | { readonly op: 'local'; readonly slot: number; readonly at: At }
  /** A value with a name: it is worked out once, and `local` reads it in the body. */
  | { readonly op: 'let'; readonly slot: number; readonly value: Expression; readonly body: Expression; readonly at: At }
  /** How a flow ended. */
  | { readonly op: 'outcome'; readonly flow: number; readonly at: At }
  /** Whether a thread is in a state now. */
  | { readonly op: 'in_state'; readonly mark: number; readonly at: At }
  /** Whether a thread was in a state: at all, within a time before now, or since a time. */
  | { readonly op: 'visited'; readonly mark: number; readonly within: Expression | null; readonly since: Expression | null; readonly at: At }
  /** Whether a condition has begun and is not diagnosed. */
  | { readonly op: 'undiagnosed'; readonly concept: number; readonly at: At }
  /** The score of a symptom: the greatest of those that threads and timelines have given it. */
  | { readonly op: 'score'; readonly concept: number; readonly at: At }
  | { readonly op: 'negate'; readonly value: Expression; readonly at: At }
  | { readonly op: 'arithmetic'; readonly sign: Arithmetic; readonly left: Expression; readonly right: Expression; readonly at: At }
  /** Sums of durations, and durations times a number. */
  | { readonly op: 'add_durations'; readonly sign: 1 | -1; readonly left: Expression; readonly right: Expression; readonly at: At }
  | { readonly op: 'scale_duration'; readonly factor: Expression; readonly value: Expression; readonly at: At }
  /** A duration as a number of days or minutes, and back (rounded to whole ones). A month counts as 30.4375 days, a year as 365.25. */
  | { readonly op: 'measure'; readonly unit: 'day' | 'minute'; readonly value: Expression; readonly at: At }
  | { readonly op: 'to_duration'; readonly unit: 'day' | 'minute'; readonly value: Expression; readonly at: At }
  /** A day number as a time, at 00:00; and the day number of a time. */
  | { readonly op: 'to_time'; readonly value: Expression; readonly at: At }
  | { readonly op: 'to_day'; readonly value: Expression; readonly at: At }
  /** The day of a time as text: `2025-03-10`. */
  | { readonly op: 'date_text'; readonly value: Expression; readonly at: At }
  | { readonly op: 'compare'; readonly sign: Comparator; readonly left: Expression; readonly right: Expression; readonly at: At }
  | { readonly op: 'and'; readonly left: Expression; readonly right: Expression; readonly at: At }
  | { readonly op: 'or'; readonly left: Expression; readonly right: Expression; readonly at: At }
  | { readonly op: 'not'; readonly value: Expression; readonly at: At }
  | { readonly op: 'within'; readonly value: Expression; readonly low: Expression; readonly high: Expression; readonly highOpen: boolean; readonly at: At }
  | { readonly op: 'one_of'; readonly value: Expression; readonly items: readonly Expression[]; readonly at: At }
  | { readonly op: 'if'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression; readonly at: At }
  /**
   * One draw from a law. `scale` and `offset` place it (value = offset + scale × drawn) before the truncation to low..high; `whole` draws whole numbers.
   */
  | {
      readonly op: 'draw';
      readonly law: string;
      readonly set: number;
      readonly parameters: readonly Expression[];
      readonly offset: Expression | null;
      readonly scale: Expression | null;
      readonly low: Expression | null;
      readonly high: Expression | null;
      readonly highOpen: boolean;
      readonly whole: boolean;
      readonly path: string;
      readonly at: At;
    }
  /** A random value that is not a single draw, drawn again until it lies in the range. */
  | { readonly op: 'redraw'; readonly value: Expression; readonly low: Expression; readonly high: Expression; readonly highOpen: boolean; readonly at: At }
  /** The least or greatest of several numbers. */
  | { readonly op: 'extreme'; readonly least: boolean; readonly values: readonly Expression[]; readonly at: At }
  /** Natural exponential and logarithm, and a power; missing where there is no real value. */
  | { readonly op: 'math'; readonly name: 'exp' | 'log' | 'pow'; readonly values: readonly Expression[]; readonly at: At }
  | { readonly op: 'round'; readonly value: Expression; readonly at: At }
  /** A day on which something is booked → a time in office hours of that day, or of the first business day after it. */
  | { readonly op: 'booked'; readonly value: Expression; readonly path: string; readonly at: At }
  /** A day on which something was done → a time in office hours of that day. */
  | { readonly op: 'done'; readonly value: Expression; readonly path: string; readonly at: At }
  /** A value that must lie within bounds: a number, the length of a text, the days of a duration. */
  | {
      readonly op: 'bounded';
      readonly value: Expression;
      readonly least: number | null;
      readonly most: number | null;
      /** In words, for messages: the field `days_supply`. */
      readonly what: string;
      readonly at: At;
    }
  | {
      readonly op: 'choose';
      readonly arms: readonly { readonly value: Expression; readonly weight: number; readonly when: Expression | null }[];
      readonly path: string;
      readonly at: At;
    }
  | { readonly op: 'mixture'; readonly arms: readonly { readonly weight: number; readonly value: Expression }[]; readonly path: string; readonly at: At }
  | {
      readonly op: 'by';
      readonly subjects: readonly Expression[];
      readonly rows: readonly { readonly keys: readonly BandKey[]; readonly value: Expression }[];
      readonly otherwise: Expression | null;
      readonly at: At;
    }
  | {
      readonly op: 'first_of';
      readonly arms: readonly { readonly when: Expression; readonly value: Expression }[];
      readonly otherwise: Expression | null;
      readonly at: At;
    }
  | { readonly op: 'chance'; readonly share: Expression; readonly path: string; readonly at: At }
  | {
      readonly op: 'pick';
      readonly concepts: readonly number[];
      readonly weights: readonly number[];
      readonly whens: readonly (Expression | null)[];
      readonly path: string;
      readonly at: At;
    }
  | { readonly op: 'party'; readonly party: number; readonly at: At }
  /** The subject's cell of a column of the roster; `otherwise` where that is empty, or nothing at all. */
  | { readonly op: 'roster'; readonly column: number; readonly otherwise: Expression | null; readonly at: At }
  /** Of the related people: how many there are (`count`), or the age or another field of the first. */
  /** `where`: of those alone for whom it holds; in it, `field` is one of their own. */
  | { readonly op: 'member'; readonly member: number; readonly ask: string; readonly where: Expression | null; readonly at: At }
  /** One of a pool. */
  | { readonly op: 'pick_party'; readonly pool: number; readonly pick: PoolPick; readonly skew: number | null; readonly path: string; readonly at: At }
  /** A value in, above or below the reference range of the observable. */
  | {
      readonly op: 'relative';
      readonly level: 'low' | 'normal' | 'high' | 'critical_low' | 'critical_high';
      readonly concept: number;
      readonly path: string;
      readonly at: At;
    }
  /** A value that remembers its last one: `start` first, then the last value plus `step`. */
  | { readonly op: 'walk'; readonly start: Expression; readonly step: Expression; readonly memory: number; readonly at: At }
  | { readonly op: 'lookup'; readonly table: number; readonly column: number; readonly keys: readonly Expression[]; readonly at: At }
  | {
      readonly op: 'query';
      readonly ask: 'last' | 'first' | 'mean' | 'count' | 'any';
      readonly of: RecordRef;
      /** Which of the values are meant; `noted` in it is the current value. */
      readonly where: Expression | null;
      /** `count`: of those that lie so near to each other, at any time, the most. */
      readonly withinAny: Expression | null;
      readonly within: Expression | null;
      readonly before: Expression | null;
      readonly on: Expression | null;
      readonly at: At;
    }
  /**
   * Whether a record occurs: at all, on the same day as another, before any other (for a time: earlier than it), or after the first other.
   * Missing where the other is a time that never came.
   */
  | {
      readonly op: 'occurs';
      readonly of: RecordRef;
      readonly relation: 'any' | 'at' | 'before' | 'after';
      readonly other: RecordRef | null;
      readonly time: Expression | null;
      readonly at: At;
    }
  /** A number of the subject's own records of a kind: how many there are, or what their values come to; missing where there is no value. */
  | {
      readonly op: 'listed';
      readonly ask: ListedQuestion;
      readonly list: RecordKind;
      /** Null for `count`. */
      readonly value: Expression | null;
      readonly where: Expression | null;
      readonly at: At;
    }
  /** A field of the record that an expectation asks about, one record after the other. `day`: the record keeps it as a day. */
  | {
      readonly op: 'field';
      readonly field: string;
      readonly day: boolean;
      /** The field by which the record refers to the one that is meant; null for itself. */
      readonly through: string | null;
      readonly at: At;
    }
  /** The party that the record refers to by this field; a party that the scenario does not name is none of its parties. */
  | { readonly op: 'field_party'; readonly field: string; readonly at: At }
  /** The value that the `where` of a question is about, one after the other. */
  | { readonly op: 'noted'; readonly at: At }
  | { readonly op: 'has'; readonly concept: number; readonly at: At }
  | { readonly op: 'on'; readonly concept: number; readonly at: At }
  | { readonly op: 'missing'; readonly value: Expression; readonly at: At }
  | { readonly op: 'at_least'; readonly count: number; readonly items: readonly Expression[]; readonly at: At }
  /** `year`, `month`, `weekday` of a time; the first or last day (`start`, `end`) of the unit that it falls in. */
  | {
      readonly op: 'calendar';
      readonly part: 'year' | 'month' | 'weekday' | 'start' | 'end';
      /** Null but for `start` and `end`. */
      readonly unit: CalendarUnit | null;
      readonly time: Expression;
      readonly at: At;
    }
  /** Share of the days from the first fill on that are covered by fills, up to and with the day of `until`, or of now. Missing without a fill. */
  | { readonly op: 'pdc'; readonly of: RecordRef; readonly from: Expression | null; readonly until: Expression | null; readonly at: At }
  | { readonly op: 'days_between'; readonly from: Expression; readonly to: Expression; readonly at: At }
  /** The time at which this subject arrives, where subjects arrive one after the other at an even rate. */
  | { readonly op: 'arrival'; readonly perMinute: number; readonly from: Expression; readonly until: Expression | null; readonly path: string; readonly at: At }
  /** A whole number of `low` and those after it that no other subject has. */
  | { readonly op: 'unique'; readonly low: number; readonly size: number; readonly path: string; readonly at: At }
  /** A text of a given shape, drawn: see `drawShape`. */
  | { readonly op: 'pattern'; readonly shape: string; readonly path: string; readonly at: At }
  /** A value of the first person of the unit, for another patient of it: its ids are those of the first person. */
  | { readonly op: 'of_first'; readonly value: Expression; readonly at: At }
  | { readonly op: 'anchor'; readonly anchor: number; readonly at: At }
  | { readonly op: 'moment'; readonly name: 'start' | 'end' | 'birth' | 'death' | 'now'; readonly at: At }
  /** When an event happened: its first, last or k-th occurrence, or the one that this event depends on. */
  | { readonly op: 'event_time'; readonly event: number; readonly which: 'first' | 'last' | 'each' | number; readonly end: boolean; readonly at: At }
  /** A text put together from values. `decimals`: of a number; null for three significant digits. */
  | {
      readonly op: 'join';
      readonly parts: readonly { readonly value: Expression; readonly form: TextForm; readonly decimals: number | null }[];
      readonly at: At;
    }
  | { readonly op: 'shift'; readonly base: Expression; readonly sign: 1 | -1; readonly by: Expression; readonly at: At };
