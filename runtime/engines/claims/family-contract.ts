/** The contracts of medical coverage of a subscriber: who is covered besides, and what all of them have used of the benefits. */
import { type CoverageTier, tierOf } from '../../../model/benefits/enrollment-terms.ts';
import { KnownCoverages } from '../enrollment/known-coverages.ts';
import { BenefitLedger } from './adjudication/benefit-ledger.ts';
import type { Decision } from './adjudication/decision.ts';

const ALONE = tierOf([]);

export class FamilyContract {
  readonly ledger = new BenefitLedger();
  /** Coverages of the dependants. */
  readonly dependants = new KnownCoverages();

  /** Of the coverage of a name, by those who are enrolled, as known at a minute, and whose coverage did not end before the day of service. */
  tierOn(name: string, day: number, minute: number): CoverageTier {
    const known = this.dependants.at(minute);
    if (known.length === 0) return ALONE;
    const covered = known.filter((one) => one.name === name && (one.termination === null || one.termination >= day));
    return tierOf(covered.map(({ relationship }) => relationship));
  }

  /** What the subscriber used alone counts for the family that is covered later in the year. */
  carry({ movements }: Pick<Decision, 'movements'>, tier: CoverageTier): void {
    if (tier !== ALONE) return;
    for (const { key, line, amount } of movements)
      if (key.kind === 'deductible' || key.kind === 'oop') this.ledger.move({ ...key, member: null }, line, amount, null);
  }
}
