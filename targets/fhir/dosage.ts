/** How a drug is taken, in FHIR's terms. */
import type { Quantity, TimingRepeat } from 'fhir/r4.js';
import { UCUM } from './fhir-systems.ts';
import { type ResourceHoles, text } from './resource.ts';

/** Label words that are units of measure, with their UCUM codes. Countable forms (tablet, puff) stay words: UCUM could only annotate them. */
const UCUM_OF_WORD: ReadonlyMap<string, string> = new Map([
  ['mL', 'mL'],
  ['L', 'L'],
  ['g', 'g'],
  ['mg', 'mg'],
  ['mcg', 'ug'],
  ['mEq', 'meq'],
  ['mmol', 'mmol'],
  ['unit', '[iU]'],
  ['units', '[iU]'],
  ['drop', '[drp]'],
  ['drops', '[drp]'],
]);

interface Dosed {
  readonly dose_unit: string | null;
}

/** The shape questions about a unit in words. */
export const unitQuestions = {
  unit: (r: Dosed) => r.dose_unit !== null && r.dose_unit.trim() !== '',
  ucum: (r: Dosed) => r.dose_unit !== null && UCUM_OF_WORD.has(r.dose_unit),
};
type Has = { readonly [K in keyof typeof unitQuestions]: boolean };

/** An amount of a drug in the unit of its label. */
export function amount<R extends Dosed>(h: ResourceHoles<R>, has: Has, value: (record: R) => number | null): Quantity {
  const number = h.number((r) => value(r)!);
  if (!has.unit) return { value: number };
  const unit = text(h, (r) => r.dose_unit);
  return has.ucum ? { value: number, unit, system: UCUM, code: h.raw((r) => UCUM_OF_WORD.get(r.dose_unit!)!) } : { value: number, unit };
}

/** `times` administrations a day as a whole number of times in a whole number of days, or else as one time in a number of hours. */
export function frequency(times: number): Pick<TimingRepeat, 'frequency' | 'period' | 'periodUnit'> {
  for (let days = 1; days <= 31; days++) {
    const count = Math.round(times * days);
    // Seven decimals tell 1/7 written as 0.1428571 from any other rate in use.
    if (count >= 1 && Math.abs(times * days - count) < 1e-6 * days) return { frequency: count, period: days, periodUnit: 'd' };
  }
  return { frequency: 1, period: Math.round(2400 / times) / 100, periodUnit: 'h' };
}

/** Administrations a day, from what `frequency` makes of them. */
export function timesPerDay(repeat: TimingRepeat | undefined): number | undefined {
  const { frequency: count, period, periodUnit } = repeat ?? {};
  if (count === undefined || period === undefined) return undefined;
  return periodUnit === 'h' ? (24 * count) / period : count / period;
}
