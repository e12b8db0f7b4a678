/** Drug-utilization review of a person's fills in JSON: each fill is reviewed on its day against those before it. */
import { z } from 'zod';
import type { Coding } from '../../model/scalars.ts';
import { REFILL_AFTER } from '../../runtime/engines/pharmacy/read-formulary.ts';
import type { DurAlert } from '../../runtime/engines/pharmacy/review/dur-alert.ts';
import { reviewDrug } from '../../runtime/engines/pharmacy/review/review-drug.ts';
import { libraryCodings } from '../codes/library-codings.ts';
import { readJsonInput } from '../read-json-input.ts';
import { personInput } from './person-input.ts';
import { personOf } from './person-of-input.ts';

const history = personInput.extend({ refill_after: z.number().min(0).max(1).default(REFILL_AFTER) });

export interface ReviewedHistory {
  readonly fill: { readonly drug: string; readonly display: string; readonly day: number };
  readonly alerts: readonly DurAlert[];
}

/**
 * @param path JSON of the history, `-` for standard input
 * @param drugs known by code and by name
 * @returns the fills in order of their days, each with what was found
 * @throws Stop where the history cannot be used
 */
export function runReview(path: string, drugs: ReadonlyMap<string, Coding>): readonly ReviewedHistory[] {
  const input = readJsonInput(path, history, 'fill history', 'docs/pharmacy.md');
  const person = personOf(input, drugs, []);
  const fills = person.fills.map((fill, place) => ({ fill, place })).toSorted((a, b) => a.fill.day - b.fill.day || a.place - b.place);
  return fills.map(({ fill }, i) => {
    const before = fills.slice(0, i).map((one) => one.fill);
    const { drug, day } = fill;
    return {
      fill: { drug: drug.key, display: drug.display, day },
      alerts: fill.reversed ? [] : reviewDrug(fill, { ...person, fills: before }, input.refill_after),
    };
  });
}

/** The drugs of the library, so that a code alone says what the drug is. */
export async function libraryDrugs(): Promise<ReadonlyMap<string, Coding>> {
  return new Map((await libraryCodings()).flatMap(([name, coding]) => [[name, coding] as const, [`${coding.system}:${coding.code}`, coding] as const]));
}
