/** Laws of adjudication over random plans and claims, and agreement with the plain twin. `HSIMC_CLAIM_RUNS` sets how many. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BenefitLedger, type Posting } from '../../runtime/engines/claims/adjudication/benefit-ledger.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import type { MedicalClaim } from '../../runtime/engines/claims/adjudication/medical-claim.ts';
import { plainDecisions } from '../oracle/plain-adjudicator.ts';
import { arbitraryClaims, arbitraryPlan } from '../support/arbitrary-benefits.ts';
import { decideAll, decisionText, keyOf } from './example-claims.ts';

const numRuns = Number(process.env.HSIMC_CLAIM_RUNS ?? 200);
const seed = Number(process.env.HSIMC_BENEFIT_SEED ?? 1);

function hold(law: (plan: PlanTerms, claims: readonly MedicalClaim[], postings: readonly Posting[], ledger: BenefitLedger) => void): void {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryClaims, (plan, claims) => {
      const ledger = new BenefitLedger();
      law(plan, claims, decideAll(plan, claims, ledger), ledger);
    }),
    { seed, numRuns },
  );
}

test('the adjudicator agrees with its plain twin', () => {
  const seen = new Set<string>();
  hold((plan, claims, postings) => {
    const texts = postings.map(({ decision }) => decisionText(decision));
    expect(texts).toEqual(plainDecisions(plan, claims));
    for (const text of texts) for (const [code] of text.matchAll(/[A-Z]{2}-\d+(\+\w+)?|reversal|processed_\w+/g)) seen.add(code);
  });
  // Every rule was met.
  const codes = [
    'PR-26',
    'PR-27',
    'PR-200',
    'PR-31',
    'CO-239',
    'OA-18',
    'CO-29',
    'CO-22',
    'CO-16+MA04',
    'PR-204',
    'PR-119',
    'CO-6',
    'CO-7',
    'CO-151',
    'PR-242',
  ];
  const more = [
    'CO-197',
    'CO-39',
    'CO-15',
    'CO-198',
    'CO-45',
    'PR-45',
    'CO-45+N830',
    'CO-94',
    'PR-1',
    'PR-2',
    'PR-3',
    'OA-23',
    'CO-253',
    'CO-16+M47',
    'reversal',
  ];
  expect([...codes, ...more, 'processed_primary', 'processed_secondary'].filter((code) => !seen.has(code))).toEqual([]);
});

describe('laws', () => {
  test('for each line, charge = paid + adjustments; sums are those of the lines; nothing is paid for a denied line', () => {
    hold((_, __, postings) => {
      for (const { decision } of postings) {
        for (const line of decision.lines) {
          expect(line.paid + line.adjustments.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.charge);
          expect(line.adjustments.every(({ amount }) => amount !== 0)).toBe(true);
          if (line.denied) expect(line.paid).toBe(0);
          if (decision.status !== 'reversal') expect(line.paid).toBeGreaterThanOrEqual(0);
        }
        const patient = decision.lines.flatMap(({ adjustments }) => adjustments).filter(({ group }) => group === 'PR');
        expect(decision.patientResponsibility).toBe(patient.reduce((sum, { amount }) => sum + amount, 0));
        expect(decision.charge - decision.paid).toBe(decision.lines.flatMap(({ adjustments }) => adjustments).reduce((sum, { amount }) => sum + amount, 0));
      }
    });
  });

  test('accumulators never exceed their limit, and fall only by a reversal', () => {
    hold((_, __, postings) => {
      for (const { decision } of postings)
        for (const { amount, before, after, limit } of decision.movements) {
          expect(after).toBe(before + amount);
          expect(after).toBeGreaterThanOrEqual(0);
          if (decision.status === 'reversal') expect(amount).toBeLessThan(0);
          else {
            expect(amount).toBeGreaterThan(0);
            if (limit !== null) expect(after).toBeLessThanOrEqual(limit);
          }
        }
    });
  });

  test('accumulators are the sums of what stands: of the person, and of the family', () => {
    hold((plan, claims, postings, ledger) => {
      if (plan.inNetwork.deductibleAccount !== 'in' || claims.some(({ payerSequence }) => payerSequence !== 1)) return;
      const totals = new Map<string, number>();
      const claimOfId = new Map(claims.map((claim) => [claim.id, claim]));
      for (const { decision } of postings) {
        const claim = claimOfId.get(decision.claim) as MedicalClaim;
        const year = decision.movements.find(({ key }) => key.kind === 'oop')?.key;
        if (year === undefined) continue;
        for (const member of [claim.member, null]) {
          const id = JSON.stringify([year.network, year.year, member]);
          totals.set(id, (totals.get(id) ?? 0) + decision.deductible + decision.copay + decision.coinsurance);
        }
      }
      for (const [id, total] of totals) {
        const [network, year, member] = JSON.parse(id);
        expect(ledger.used(keyOf('oop', { network, year, member }))).toBe(total);
      }
    });
  });

  test('what is taken back leaves nothing behind', () => {
    hold((plan, claims, _, ledger) => {
      const voids = claims.map((claim) => ({
        ...claim,
        id: `void ${claim.id}`,
        frequency: '8' as const,
        original: claim.id,
        coverage: { ...claim.coverage, known: true },
      }));
      const moved = new Map(decideAll(plan, voids, ledger).flatMap(({ decision }) => decision.movements.map(({ key }) => [JSON.stringify(key), key] as const)));
      for (const key of moved.values()) expect(ledger.used(key)).toBe(0);
      for (const member of ['A', 'B']) expect(ledger.paidLines(member)).toEqual([]);
    });
  });

  test('a decision does not change what it is based on', () => {
    hold((plan, claims) => {
      const once = decideAll(plan, claims, new BenefitLedger());
      expect(decideAll(plan, structuredClone(claims) as MedicalClaim[], new BenefitLedger())).toEqual(once);
    });
  });
});
