/** What a payer answers about deductibles and out-of-pocket maximums: the limits of a year, and what was used of them. */
import type { Accumulator } from '../../model/benefits/accumulator.ts';
import { addMonths } from '../../model/time/civil.ts';

/** The last state of each account of the year that is asked about, as far as decisions up to the inquiry changed it; accounts without a limit are left out. */
export function knownLimits(
  accumulators: readonly Accumulator[],
  coverage: string,
  { asked, service_date }: { readonly asked: number; readonly service_date: number },
): readonly (Accumulator & { readonly limit: number })[] {
  const latest = new Map<string, Accumulator>();
  for (const one of accumulators)
    if (one.coverage_id === coverage && one.at <= asked && one.year <= service_date && service_date < addMonths(one.year, 12))
      latest.set(`${one.kind} ${one.scope} ${one.network}`, one);
  return [...latest.values()].flatMap((one) => (one.limit === null ? [] : [{ ...one, limit: one.limit }]));
}
