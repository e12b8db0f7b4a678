/** The order in which the payers of a person pay. */
import type { Coverage } from '../../../../model/benefits/coverage.ts';

/** By the order that the profile states; coverage by another person comes after the own one. */
export function inOrderOfPayment(coverages: readonly Coverage[]): readonly Coverage[] {
  if (coverages.length < 2) return coverages;
  const dependant = ({ relationship }: Coverage): number => (relationship === 'self' ? 0 : 1);
  return [...coverages].sort((a, b) => dependant(a) - dependant(b) || a.priority - b.priority);
}
