/** `claim` in a visit: what a scenario decides about a claim in place of prices, billing and plan. */
import { expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (body: string, coverage = 'coverage medical { plan: ppo  effective: 2025-01-01 }'): string => `hsim 1
scenario t "T" { as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' } }
codes sv: CPT {
  office 99213 "Established patient, office, low complexity" { charge: $150  allowed: $100 }
  er     99285 "Emergency department, high complexity"       { charge: $500  facility: $2,000 }
  a1c    83036 "Hemoglobin A1c"                              { charge: $50  allowed: $30  bills: labs.a1c }
}
plan ppo { type: PPO  coinsurance: 20% }
plan retiree { type: PPO  coinsurance: 10% }
profile p { age: 50  ${coverage} }
timeline care of p { anchor d: 2025-03-03  ${body} }`;
const run = (body: string, coverage?: string): Subject => subjects(compileText(text(body, coverage)), { count: 1 })[0];
const office = (statement: string): string =>
  `event visit at d { encounter ambulatory { type: sv.office  reason: dx.htn  observe labs.a1c: 6  ${statement} } }`;
const emergency = (statement: string): string =>
  `event visit at d clock 10:00 { encounter emergency { type: sv.er  reason: dx.htn  duration: 3 hours  ${statement} } }`;
const only = ({ claims }: Subject): Claim => {
  expect(claims).toHaveLength(1);
  return claims[0];
};
const charges = ({ lines }: Claim): number[] => lines.map(({ charge }) => charge / 100);
const both = 'coverage medical { plan: ppo  effective: 2025-01-01 }  coverage medical guild { plan: retiree  after: medical  effective: 2025-01-01 }';

test('spreads what is billed over the lines, and leaves what is allowed', () => {
  const subject = run(office('claim { billed: $312 }'));
  const claim = only(subject);
  expect([claim.charge, charges(claim)]).toEqual([312_00, [234, 78]]);
  expect(subject.claim_payments[0]).toMatchObject({ charge: 312_00, allowed: 130_00 });
});

test('changes the visit of another event, and only that claim', () => {
  const subject = run(`${office('')}  event again at d + 30 days { encounter ambulatory { type: sv.office  reason: dx.htn } }
  event dear in again { claim { billed: $312 } }`);
  expect(subject.claims.map(({ charge, service_start: day }) => [day - dayOf(2025, 3, 3), charge / 100]).sort(([a], [b]) => a - b)).toEqual([
    [0, 200],
    [30, 312],
  ]);
});

test('decides where the service was', () => {
  expect(only(run(office('claim { place_of_service: "22" }'))).place_of_service).toBe('22');
});

test.each([
  ['later', 'd + 100 days', dayOf(2025, 6, 11)],
  ['at the end of the visit at the earliest', 'd - 10 days', dayOf(2025, 3, 3)],
])('decides when it is sent: %s', (_, time, day) => {
  const subject = run(office(`claim { submitted: ${time} }`));
  const { submitted, encounter_id: visit } = only(subject);
  expect(dayOfMinute(submitted)).toBe(day);
  expect(submitted).toBeGreaterThanOrEqual(subject.encounters.find(({ id }) => id === visit)?.end ?? 0);
  expect(subject.claim_payments[0].decided).toBeGreaterThan(submitted);
});

test('denies it whatever the plan says', () => {
  const [payment] = run(office('claim { status: denied  reason: "96"  remark: "N30" }')).claim_payments;
  expect(payment).toMatchObject({ denied: true, paid: 0, allowed: 0 });
  expect(payment.lines.map(({ adjustments }) => adjustments.map(({ group, reason, remark, amount }) => [group, reason, remark, amount]))).toEqual([
    [['CO', '96', 'N30', 150_00]],
    [['CO', '96', 'N30', 50_00]],
  ]);
  expect(run(office('claim { status: denied }')).claim_payments[0].lines[0].adjustments[0].reason).toBe('50');
});

test.each([
  ['50', 'CO'],
  ['27', 'PR'],
  ['204', 'PR'],
  ['201', 'PR'],
  ['18', 'OA'],
  ['209', 'OA'],
])('a denial for reason %s is in group %s', (reason, group) => {
  const remark = reason === '201' ? 'remark: "N30"' : '';
  const [payment] = run(office(`claim { status: denied  reason: "${reason}"  ${remark} }`)).claim_payments;
  expect(payment.lines[0].adjustments[0]).toMatchObject({ group, reason, amount: 150_00 });
  expect(payment.patient_responsibility).toBe(group === 'PR' ? 200_00 : 0);
});

test('is about the claim of its type, and later statements about the fields that they have', () => {
  const { claims } = run(
    emergency('claim { type: institutional  billed: $9,000 }  claim { type: institutional  submitted: d + 60 days }  claim { billed: $700 }'),
  );
  const of = (type: Claim['type']): Claim => claims.find((claim) => claim.type === type) as Claim;
  expect([of('institutional').charge, of('professional').charge]).toEqual([9_000_00, 700_00]);
  expect(dayOfMinute(of('institutional').submitted)).toBe(dayOf(2025, 5, 2));
  const usual = run(emergency('')).claims.find(({ type }) => type === 'professional');
  expect(of('professional').submitted).toBe(usual?.submitted);
});

test('sends it to another payer first, who denies it', () => {
  const { claims, claim_payments: payments, coverages } = run(office('claim { plan: retiree }'), both);
  const plans = claims.map(({ coverage_id: id }) => coverages.find((one) => one.id === id)?.plan);
  expect(plans).toEqual(['retiree', 'ppo', 'retiree']);
  expect(payments.map(({ denied, lines }) => [denied, lines[0].adjustments[0].reason])).toEqual([
    [true, '22'],
    [false, '45'],
    [false, expect.any(String)],
  ]);
});

test('a denial is that of the first payer alone', () => {
  const payments = run(office('claim { status: denied }'), both).claim_payments;
  expect(payments.map(({ denied }) => denied)[0]).toBe(true);
  expect(payments.slice(1).flatMap(({ lines }) => lines.flatMap(({ adjustments }) => adjustments.map(({ reason }) => reason)))).not.toContain('50');
});

test('leaves everything else as it was', () => {
  const [without, withIt] = [run(office('')), run(office('claim { billed: $312 }'))];
  expect(withIt.claims.map(({ id, submitted }) => [id, submitted])).toEqual(without.claims.map(({ id, submitted }) => [id, submitted]));
  expect(withIt.encounters).toEqual(without.encounters);
});
