/** A drug that a subject takes: the prescription in force, the fills so far, and those that are planned. */
import type { MedicationRequest } from '../../../../model/clinical/medication.ts';
import { civilOf, dayOf, dayOfMinute, MINUTES_PER_DAY, startOfDay } from '../../../../model/time/civil.ts';
import type { FillHabit } from './fill-habit.ts';
import { lastDayOf, refillsOf } from './prescription-validity.ts';
import { refillDays } from './refill-days.ts';

/** Relative length of the gap before a fill of a year. */
export type GapWeight = (request: string, year: number, nth: number) => number;

export class Therapy {
  /** Null while no prescription is in force. */
  #request: MedicationRequest | null = null;
  /** A prescription that is filled no more because the payer refused to authorize it; null without one. */
  #refused: MedicationRequest | null = null;
  /** Fills of the prescription in force. */
  #filled = 0;
  #planned: number[] = [];
  /** Refills of the prescription in force, and the last day on which it is filled. */
  #refills = 0;
  #until = Number.NEGATIVE_INFINITY;
  /** Days that each planned fill lasts. */
  #supply: number | null = null;
  /** The first day after the planned fills. */
  #next = Number.NEGATIVE_INFINITY;
  /** Minute before which nothing is filled: that of the prescription, or the end of the stay in which it was written. */
  #from = Number.POSITIVE_INFINITY;
  /** That of the prescription in force. */
  #habit: FillHabit;
  readonly #weight: GapWeight;

  /** Day of the last fill, by any prescription. */
  #last: number | null = null;
  #early = Number.POSITIVE_INFINITY;
  /** Whether what is filled is collected. What is not is filled once. */
  readonly collected: boolean;

  constructor(habit: FillHabit, weight: GapWeight, collected: boolean) {
    this.#habit = habit;
    this.#weight = weight;
    this.collected = collected;
  }

  get request(): MedicationRequest | null {
    return this.#request;
  }

  get habit(): FillHabit {
    return this.#habit;
  }

  /** Number of the next fill of the prescription in force, from 0. */
  get fillNumber(): number {
    return this.#filled;
  }

  /** Another prescription is in force. What is in hand, and the gaps of the year, stay as they are. */
  prescribed(request: MedicationRequest, habit: FillHabit, from: number): void {
    const sameDays = this.#supply === request.days_supply && this.#habit.adherence === habit.adherence;
    [this.#request, this.#habit, this.#refused] = [request, habit, null];
    this.#filled = 0;
    this.#refills = refillsOf(request);
    this.#until = lastDayOf(request);
    this.attempted();
    this.#from = from;
    // Fills of another length or adherence are planned again, from the day on which the next one was due.
    if (this.#planned.length > 0 && !sameDays) [this.#next, this.#planned] = [this.#planned[0], []];
  }

  /** The prescription in force says something else now, or is in force no longer. */
  changed(request: MedicationRequest): void {
    if (this.#refused?.id === request.id && request.status !== 'active') this.#refused = null;
    if (this.#request?.id !== request.id) return;
    this.#request = request.status === 'active' ? request : null;
    this.#refills = refillsOf(request);
    // Fills of another length are planned again, from the day on which the next one was due.
    if (this.#planned.length > 0 && this.#supply !== request.days_supply) [this.#next, this.#planned] = [this.#planned[0], []];
  }

  /** The last supply of a prescription lasts more days than was known, or with a negative number less. */
  lasts(request: string, days: number): void {
    if (this.#request?.id !== request) return;
    this.#planned = this.#planned.map((one) => one + days);
    this.#next += days;
  }

  /** A prescription that was written in a stay is filled after it. */
  releasedAt(encounter: string, minute: number): void {
    if (this.#request?.encounter_id === encounter) this.#from = Math.max(this.#from === Number.POSITIVE_INFINITY ? minute : this.#from, minute);
  }

  /** Minute of the next fill; infinite while none is due, and once the prescription has expired. */
  due(): number {
    const minute = this.#nextMinute();
    return minute !== Number.POSITIVE_INFINITY && dayOfMinute(minute) > this.#until ? Number.POSITIVE_INFINITY : minute;
  }

  #nextMinute(): number {
    const request = this.#request;
    if (request === null || this.#filled > this.#refills || this.#from === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const from = Math.floor(this.#from / MINUTES_PER_DAY);
    const supply = request.days_supply;
    // Without a supply in days, nothing says when the next one is due.
    if (supply === null) return this.#filled === 0 ? this.#from : Number.POSITIVE_INFINITY;
    // After a time without a prescription, a new year of fills begins with this one.
    if (this.#planned.length > 0 && this.#planned[0] < from) [this.#planned, this.#next] = [[], from];
    if (this.#planned.length === 0) {
      const first = Math.max(from, this.#next);
      const { year } = civilOf(first);
      const weight = (nth: number): number => this.#weight(request.id, year, nth);
      const { days, next } = refillDays(first, dayOf(year + 1, 1, 1), supply, this.#habit.adherence, weight);
      [this.#planned, this.#next, this.#supply] = [[...days], next, supply];
    }
    return Math.max(this.#from, startOfDay(this.#planned[0]) + OPENING);
  }

  /** Nothing is filled before a minute. */
  notBefore(minute: number): void {
    this.#from = Math.max(this.#from, minute);
  }

  /** Whether a patient who comes to the pharmacy has a prescription to fill. One that was written in a stay is filled after it. */
  isFillable(minute: number): boolean {
    return this.#request !== null && this.#from !== Number.POSITIVE_INFINITY && dayOfMinute(minute) <= this.#until;
  }

  /** The next fill is made on a later day, and those after it so much later. */
  postpone(day: number): void {
    if (this.#planned.length === 0) this.notBefore(startOfDay(day));
    else {
      const later = day - this.#planned[0];
      this.#planned = this.#planned.map((one) => one + later);
      this.#next += later;
    }
  }

  /** The prescription in force is filled no more. */
  leave(): void {
    this.#request = null;
  }

  /** The payer refuses to authorize it: it is filled no more, unless an appeal is approved. */
  refuse(): void {
    [this.#refused, this.#request] = [this.#request, null];
  }

  /** It is authorized after all: the fills go on from the minute of the answer. */
  resume(minute: number): void {
    if (this.#refused === null) return;
    [this.#request, this.#refused] = [this.#refused, null];
    this.notBefore(minute);
  }

  /** Minute of an attempt to fill before the next fill is due; infinite while there is none. */
  get early(): number {
    return this.#early === Number.POSITIVE_INFINITY || this.due() === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : this.#early;
  }

  /** The next refill is attempted some days after the last fill. */
  attemptAfter(days: number): void {
    if (this.#last !== null) this.#early = startOfDay(this.#last + days) + OPENING;
  }

  attempted(): void {
    this.#early = Number.POSITIVE_INFINITY;
  }

  /** @param at minute of the fill */
  fill(at: number): void {
    this.#last = dayOfMinute(at);
    this.attempted();
    this.#planned.shift();
    this.#filled++;
    if (!this.collected) this.leave();
  }
}

/** The time of day at which refills are collected, in minutes: a choice, since nothing depends on it. */
export const OPENING = 10 * 60;
