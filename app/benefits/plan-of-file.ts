/** A plan among those of a file. */
import type { Terms } from '../../ir/plan-terms.ts';
import { nearest } from '../../model/nearest.ts';
import { type Stop, usage } from '../stop.ts';
import { shown } from '../wording.ts';

/** @param wanted its name; null for the only one. @throws Stop where there is none */
export function planNamed(plans: readonly Terms[], path: string, wanted: string | null): Terms {
  const names = plans.map(({ name }) => name ?? '');
  const chosen = wanted === null && names.length === 1 ? names[0] : wanted;
  const one = plans.find(({ name }) => name === chosen);
  if (one === undefined) throw notFound(path, wanted, names);
  return one;
}

function notFound(path: string, wanted: string | null, names: readonly string[]): Stop {
  if (names.length === 0) return usage(`${shown(path)} has no plan`, 'a plan is `plan name { … }`');
  if (wanted === null) return usage(`${shown(path)} has several plans`, `choose one by its name: ${names.join(', ')}`);
  const near = nearest(wanted, names);
  return usage(`${shown(path)} has no plan ${shown(wanted)}`, `it has: ${(near.length > 0 ? near : names).join(', ')}`);
}
