/** What a run is called: a hash of all that decides its records, so that whoever asks for the same gets the same run. */
import { hashOf } from '../output/run-manifest.ts';
import type { Order } from '../run/run-order.ts';

/** Characters of the hashes that are shown. */
const SHORT = 12;

/** The plan of a scenario: what its text compiles to. */
export function planHash(ir: object): string {
  return `p-${hashOf(ir).slice(0, SHORT)}`;
}

export function runIdOf({ job: { ir }, inputs: { engine, settings, tables, seed, count, as_of } }: Pick<Order, 'job' | 'inputs'>): string {
  return `r-${hashOf({ ir, engine, settings, tables, seed, count, as_of }).slice(0, SHORT)}`;
}

export function isRunId(text: string): boolean {
  return /^r-[0-9a-f]{12}$/.test(text);
}
