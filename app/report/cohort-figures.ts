/** What a report shows of a whole cohort, counted while its subjects are made. */
import type { Ir } from '../../ir/definition.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { civilOf, completedYears, dayOfMinute } from '../../model/time/civil.ts';
import { BenefitFigures } from './benefit-figures.ts';

/** Years of an age band, and the first age of the last one. */
export const BAND = 5;
const OLDEST = 100;
export const BANDS = OLDEST / BAND + 1;

/** Values of a result that are kept of each month: quantiles of more are the same to the eye. */
const MOST_VALUES = 5_000;

/** A numeric result over time. */
export interface ResultSeries {
  readonly coding: Coding;
  readonly unit: string | null;
  /** The reference range of the scenario; null where it has no such end. */
  readonly low: number | null;
  readonly high: number | null;
  readonly values: number;
  /** By month, counted from the year 0. */
  readonly months: ReadonlyMap<number, readonly number[]>;
}

export interface CodeFrequency {
  readonly coding: Coding;
  readonly people: number;
  readonly records: number;
}

/** Kinds whose codes are listed. */
const LISTED = ['conditions', 'medication_requests', 'procedures'] as const satisfies readonly RecordKind[];
export type ListedKind = (typeof LISTED)[number];

interface Uses {
  readonly coding: Coding;
  people: number;
  records: number;
  last: number;
}

interface Series extends ResultSeries {
  values: number;
  readonly months: Map<number, number[]>;
}

export class CohortFigures {
  people = 0;
  deceased = 0;
  /** People by sex, then by age band. */
  readonly ages = new Map<string, number[]>();
  readonly records = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<RecordKind, number>;
  readonly benefits = new BenefitFigures();
  readonly #asOf: number;
  readonly #ranges: ReadonlyMap<string, { readonly low: number | null; readonly high: number | null }>;
  readonly #series = new Map<string, Series>();
  readonly #uses: Readonly<Record<ListedKind, Map<string, Uses>>> = { conditions: new Map(), medication_requests: new Map(), procedures: new Map() };
  #last = '';

  /** @param asOf the day up to which things are known */
  constructor(ir: Ir, asOf: number) {
    this.#asOf = asOf;
    this.#ranges = new Map(ir.concepts.map(({ system, code, low, high }) => [`${system} ${code}`, { low, high }]));
  }

  add(subject: Subject): void {
    // The second registration of a patient is no second person.
    const person = `${subject.index} ${subject.member ?? 0}`;
    if (person !== this.#last) this.#addPerson(subject);
    this.#last = person;
    for (const kind of recordKinds) this.records[kind] += subject[kind].length;
    for (const observation of subject.observations) {
      if (observation.status === 'entered_in_error' || observation.status === 'cancelled') continue;
      for (const { code, value, unit } of [observation, ...observation.components])
        if (value !== null) this.#addValue(code, unit, observation.effective, value);
    }
    for (const kind of LISTED) for (const { code } of subject[kind]) this.#addUse(kind, code);
    this.benefits.add(subject);
  }

  /** Numeric results, those with most values first. */
  series(): readonly ResultSeries[] {
    return [...this.#series.values()].sort((a, b) => b.values - a.values || (a.coding.code < b.coding.code ? -1 : 1));
  }

  /** Codes of a kind, those of most people first. */
  codes(kind: ListedKind): readonly CodeFrequency[] {
    return [...this.#uses[kind].values()].sort((a, b) => b.people - a.people || b.records - a.records || (a.coding.code < b.coding.code ? -1 : 1));
  }

  #addPerson({ patient }: Subject): void {
    this.people++;
    if (patient.death !== null) this.deceased++;
    if (patient.birth_date === null) return;
    const until = patient.death === null ? this.#asOf : Math.min(this.#asOf, dayOfMinute(patient.death));
    const age = Math.max(0, completedYears(patient.birth_date, until));
    const bands = this.ages.get(patient.sex) ?? new Array<number>(BANDS).fill(0);
    this.ages.set(patient.sex, bands);
    bands[Math.min(BANDS - 1, Math.floor(age / BAND))]++;
  }

  #addValue(coding: Coding, unit: string | null, minute: number, value: number): void {
    const key = `${coding.system} ${coding.code}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { coding, unit, ...(this.#ranges.get(key) ?? { low: null, high: null }), values: 0, months: new Map() };
      this.#series.set(key, series);
    }
    series.values++;
    const { year, month } = civilOf(dayOfMinute(minute));
    const at = year * 12 + month - 1;
    const values = series.months.get(at) ?? [];
    series.months.set(at, values);
    if (values.length < MOST_VALUES) values.push(value);
  }

  #addUse(kind: ListedKind, coding: Coding): void {
    const key = `${coding.system} ${coding.code}`;
    const uses = this.#uses[kind].get(key) ?? { coding, people: 0, records: 0, last: 0 };
    this.#uses[kind].set(key, uses);
    uses.records++;
    if (uses.last !== this.people) uses.people++;
    uses.last = this.people;
  }
}
