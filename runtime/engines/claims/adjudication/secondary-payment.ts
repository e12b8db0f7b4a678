/** What a later payer pays of what earlier payers left. */
import type { Adjustment } from '../../../../model/benefits/adjustment.ts';
import type { Cents } from '../../exact-amount.ts';
import type { SecondaryMethod } from './benefit-terms.ts';
import type { ServiceLine } from './medical-claim.ts';

export interface PriorResult {
  /** What earlier payers left to the patient. */
  readonly owed: Cents;
  /** What they paid, with what they withheld from it. */
  readonly prior: Cents;
  /** Deductible, coinsurance and copay among what is owed. */
  readonly patientParts: Cents;
  /** The rest of it, such as services that they do not cover. */
  readonly otherParts: readonly Adjustment[];
}

/** The last earlier payer says what is owed; payments of all of them count. */
export function owedAfter({ prior }: ServiceLine): PriorResult {
  const left = prior[prior.length - 1].adjustments.filter(({ group }) => group === 'PR');
  const sum = (of: readonly Adjustment[]): Cents => of.reduce((total, { amount }) => total + amount, 0);
  const otherParts = left.filter(({ reason }) => !['1', '2', '3'].includes(reason));
  const paid = prior.reduce((total, one) => total + one.paid + sum(one.adjustments.filter(({ reason }) => reason === '253')), 0);
  return { owed: sum(left), prior: paid, patientParts: sum(left) - sum(otherParts), otherParts };
}

/** Amounts in cents. `own` is the benefit as if this payer were the first. */
interface SecondaryBasis extends Pick<PriorResult, 'owed' | 'prior' | 'patientParts'> {
  readonly own: Cents;
  readonly charge: Cents;
  readonly allowed: Cents;
}

/**
 * `standard`: up to what is owed. `non_duplication`: what the earlier payers have left of the own benefit. `supplement`: deductible, coinsurance and copay of
 * the first payer. `msp`: Medicare as second payer (42 CFR 411.33).
 */
export function secondaryPayment(method: SecondaryMethod, { owed, prior, patientParts, own, charge, allowed }: SecondaryBasis): Cents {
  switch (method) {
    case 'standard':
      return Math.min(own, owed);
    case 'non_duplication':
      return Math.min(owed, Math.max(0, own - prior));
    case 'supplement':
      return patientParts;
    case 'msp':
      return Math.max(0, Math.min(charge - prior, own, Math.max(prior + owed, allowed) - prior, owed));
  }
}
