/** Prices of drugs and formularies of the library: complete, plausible in order, valid, and usable with the plans of the library. */
import { expect, test } from 'vitest';
import type { PharmacyClaim } from '../../model/benefits/pharmacy-claim.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const text = `hsim 1
scenario t "T" { start: uniform(2025-01-06..2025-01-31)  as_of: 2025-06-30 }
use "std/drugs" as rx
use "std/diagnoses" as dx
use "std/plans" as plans
use "std/formularies" as forms
payer horizon { name: "Horizon Example Health" }
plan commercial { include plans.ppo  payer: horizon  formulary: forms.commercial }
plan part_d { type: part_d  payer: horizon  formulary: forms.part_d }
plan medicaid { include plans.medicaid  payer: horizon  formulary: forms.medicaid }
formulary dearer { include forms.commercial  override tier generic { level: 1  copay: $15 } }
plan own { type: pharmacy  payer: horizon  formulary: dearer }
profile member {
  age: uniform(40..80)
  attribute kind: choose { commercial: 25%, part_d: 25%, medicaid: 25%, own: 25% }
  coverage pharmacy { plan: by kind { commercial: commercial, part_d: part_d, medicaid: medicaid, own: own } }
}
timeline care of member {
  event visit at start {
    encounter ambulatory {
      reason: dx.hypertension
      prescribe rx.semaglutide_injection
      prescribe rx.ondansetron_4 { quantity: 300 }
      prescribe rx.insulin_glargine
      prescribe rx.varenicline_1
    }
  }
}`;

const ir = compileText(text);
const run = subjects(ir, { count: 40 });

/** Claims of the first fills under a plan, by the drug. */
function first(plan: string, code: string): PharmacyClaim[] {
  return run.flatMap(({ coverages, pharmacy_claims: claims }) => {
    const of = new Set(coverages.filter((one) => one.plan === plan).map(({ id }) => id));
    return claims.filter((one) => of.has(one.coverage_id ?? '') && one.fill_number === 0 && one.code.code === code);
  });
}

test('each drug of the library has a price, and a charge above its cost', () => {
  const prices = ir.drugPrices ?? [];
  const drugs = ir.concepts.filter(({ system }) => system === 'RXNORM');
  const priced = new Set(prices.map(({ concept }) => ir.concepts[concept].code));
  // Ingredients, which allergies name, are not sold.
  expect(drugs.filter(({ code }) => !priced.has(code)).map(({ display }) => display)).toEqual([
    ...['penicillin G', 'amoxicillin', 'sulfamethoxazole', 'ibuprofen', 'codeine'],
  ]);
  for (const { concept, cost, charge, basis, ndc } of prices) {
    const of = ir.concepts[concept].display;
    expect([of, (cost ?? 0) > 0 && (charge ?? 0) > (cost ?? 0)]).toEqual([of, true]);
    expect([of, basis]).toEqual([of, basis === 'WAC' ? 'WAC' : 'MAC']);
    if (ndc !== null) expect(ndc).toMatch(/^\d{5}-\d{4}-\d{2}$/);
  }
  const numbers = prices.map(({ ndc }) => ndc).filter((ndc) => ndc !== null);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(100);
});

test('what each formulary pays for a first fill', () => {
  const [semaglutide, ondansetron, insulin, varenicline] = ['2619152', '198052', '311041', '636676'];
  const answers = (plan: string, code: string): string[] => [
    ...new Set(first(plan, code).map(({ response, rejects, tier, patient_pay: pays }) => `${response} ${rejects.join()} ${tier} ${pays}`)),
  ];
  // A step first, in all of them.
  for (const plan of ['commercial', 'part_d', 'medicaid', 'own']) expect(answers(plan, semaglutide)).toEqual([`rejected 608 ${TIER[plan]} 0`]);
  // 300 tablets cost $36, and the fee: all of it where a deductible comes first.
  expect(answers('commercial', ondansetron)).toEqual(['paid  generic 3750']);
  expect(answers('part_d', ondansetron)).toEqual(['paid  generic 3725']);
  expect(answers('medicaid', ondansetron)).toEqual(['paid  preferred 100']);
  expect(answers('own', ondansetron)).toEqual(['paid  generic 1500']);
  expect(answers('own', insulin)).toEqual(['paid  preferred 4000']);
  // 600 units cost $42 and the fee $1.25: 25% of it.
  expect(answers('part_d', insulin)).toEqual(['paid  insulin 1081']);
  expect(answers('medicaid', insulin)).toEqual(['paid  preferred 100']);
  expect(answers('own', varenicline)).toEqual(['paid  preventive 0']);
  // The deductible is waived.
  expect(answers('commercial', varenicline)).toEqual(['paid  preventive 0']);
});

const TIER: Readonly<Record<string, string>> = { commercial: 'brand', own: 'brand', part_d: 'preferred_brand', medicaid: 'non_preferred' };
