import { describe, expect, test } from 'vitest';
import { benefitNames } from '../../model/benefits/benefit-names.ts';
import { usualBenefit } from '../../model/benefits/usual-benefit.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

describe('the benefit of a code', () => {
  test.each([
    ['CPT', '70551', 'imaging'],
    ['CPT', '80053', 'laboratory'],
    ['CPT', '90471', 'preventive'],
    ['CPT', '90715', 'preventive'],
    ['CPT', '90834', 'mental_health'],
    ['CPT', '97110', 'therapy'],
    ['CPT', '99396', 'preventive'],
    ['HCPCS', 'A0427', 'ambulance'],
    ['HCPCS', 'E0114', 'medical_equipment'],
    ['HCPCS', 'J1885', 'injectable_drugs'],
    ['LOINC', '4548-4', 'laboratory'],
    // Visits, surgery and medicine have that of the visit; so have codes of category II and III, and other services of HCPCS.
    ['CPT', '99213', null],
    ['CPT', '45378', null],
    ['CPT', '93000', null],
    ['CPT', '0075T', null],
    ['HCPCS', 'G0438', null],
  ] as const)('%s %s', (system, code, benefit) => {
    expect(usualBenefit({ system, code })).toBe(benefit);
    if (benefit !== null) expect(benefitNames).toContain(benefit);
  });
});

test('an image in a visit is paid as an image, and the visit as a visit', () => {
  const [person] = subjects(
    compileText(`hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-03-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes px: CPT {
  visit 99213 "Visit, established, low" { charge: $250  allowed: $120 }
  mri   70551 "MRI of the brain without contrast" { charge: $2,400  allowed: $1,000 }
  scan  70553 "MRI of the brain with contrast" { charge: $3,000  allowed: $1,500  benefit: specialist_visit }
}
plan silver {
  type: PPO
  deductible { individual: $600 }
  coinsurance: 20%
  benefit pcp_visit { copay: $25  deductible: waived }
  benefit specialist_visit { copay: $60  deductible: waived }
}
profile p { age: 40  coverage medical { plan: silver  effective: 2025-01-01 } }
timeline care of p {
  event v at 2025-02-03 { encounter ambulatory { reason: dx.htn  procedure px.visit  procedure px.mri  procedure px.scan } }
}`),
    { count: 1 },
  );
  const [{ lines }] = person.claim_payments;
  // $120 − $25 of the copay; $1,000 − $600 of the deductible, of which 20% are the member's; $1,500 − $60 as the row says.
  expect(lines.map(({ benefit, paid }) => [benefit, paid / 100])).toEqual([
    ['pcp_visit', 95],
    ['imaging', 320],
    ['specialist_visit', 1440],
  ]);
});
