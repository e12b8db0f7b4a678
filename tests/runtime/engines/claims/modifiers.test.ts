/** Modifiers on lines of claims: of the row, of `claim`, of `adjust`; and what payers make of them. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { Subject } from '../../../../model/subject.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (events: string, plan = ''): string => `hsim 1
scenario t "T" { as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes px: SNOMED { ecg 29303009 "Electrocardiographic procedure (procedure)"  xray 399208008 "Plain X-ray of chest (procedure)" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $100  facility: $900 }
  ecg   93000 "Electrocardiogram with report"               { charge: $60  allowed: $20  facility: $90  bills: px.ecg }
  xray  71046 "Chest X-ray, two views"                      { charge: $80  allowed: $30  modifier: "26"  bills: px.xray }
}
provider near { family: "Near" }
plan ppo { type: PPO  coinsurance: 20%  ${plan} }
profile p { age: 40  coverage medical { plan: ppo  effective: 2025-01-01 }  billing { lag: 3 days } }
timeline care of p { anchor d: 2025-03-03  ${events} }`;
const run = (events: string, plan = ''): Subject => subjects(compileText(text(events, plan)), { count: 1 })[0];
const visit = (body = '', time = 'd'): string => `encounter ambulatory { type: sv.visit  provider: near  reason: dx.htn  ${body} }`.replace('$', time);
const modifiers = ({ lines }: Claim): string[] => lines.map((line) => [line.code?.code ?? line.revenue, ...line.modifiers].join('-'));
/** Reason and amount of the first adjustment of each line, of each decision. */
const reasons = ({ claim_payments: payments }: Subject): string[][] =>
  payments.map(({ lines }) => lines.map(({ adjustments: [{ group, reason, amount }] }) => `${group}-${reason} ${amount / 100}`));

test('of the row are on each of its lines', () => {
  const [claim] = run(`event one at d { ${visit('procedure px.ecg  procedure px.xray')} }`).claims;
  expect(modifiers(claim)).toEqual(['99213', '93000', '71046-26']);
});

test('of `claim` are on the line, in place of those of the row, else on all', () => {
  const of = (fields: string): string[] => modifiers(run(`event one at d { ${visit(`procedure px.xray  claim { ${fields} }`)} }`).claims[0]);
  expect(of('line: sv.visit  modifiers: ["25"]')).toEqual(['99213-25', '71046-26']);
  expect(of('line: sv.xray  modifiers: ["TC", "59"]')).toEqual(['99213', '71046-TC-59']);
  expect(of('modifiers: ["95"]')).toEqual(['99213-95', '71046-95']);
  expect(of('line: sv.visit  modifiers: ["25"]  units: 2')).toEqual(['99213-25', '71046-26']);
});

describe('a duplicate', () => {
  const two = (claim: string): Subject => run(`event one at d { ${visit()} }  event two at d { ${visit(claim)} }`);

  test('has the same code and modifiers', () => {
    expect(reasons(two(''))).toEqual([['CO-45 100'], ['OA-18 200']]);
    expect(reasons(two('claim { modifiers: ["25"] }'))).toEqual([['CO-45 100'], ['CO-45 100']]);
  });

  test('is none with a modifier that tells it is repeated', () => {
    expect(reasons(run(`event one at d { ${visit('procedure px.ecg  procedure px.ecg')} }`))).toEqual([['CO-45 100', 'CO-45 40', 'OA-18 60']]);
    expect(reasons(run(`event one at d { ${visit('procedure px.ecg  procedure px.ecg  claim { line: sv.ecg  modifiers: ["76"] }')} }`))).toEqual([
      ['CO-45 100', 'CO-45 40', 'CO-45 40'],
    ]);
  });
});

test('a modifier that the plan asks for is missing, until the claim is adjusted', () => {
  const plan = 'edit modifier { code: sv.visit  modifier: "25" }';
  const subject = run(
    `event one at d { ${visit('procedure px.ecg')} }  event review at d + 60 days { adjust one { line: sv.visit  modifiers: ["25"] } }`,
    plan,
  );
  expect(reasons(subject)).toEqual([
    ['CO-4 200', 'CO-45 40'],
    ['CO-4 -200', 'CO-45 -40'],
    ['CO-45 100', 'CO-45 40'],
  ]);
  expect(subject.claims.map(modifiers)).toEqual([
    ['99213', '93000'],
    ['99213-25', '93000'],
  ]);
});

test('lines of stays have none: their lines have revenue codes alone', () => {
  const [hospital] = run(
    'event stay at d clock 08:00 { admit { reason: dx.htn  procedure px.ecg  claim { type: institutional  modifiers: ["25"] } } }  event out at d + 2 days clock 10:00 { discharge home }',
  ).claims.filter(({ type }) => type === 'institutional');
  expect(hospital.lines.map((line) => line.modifiers)).toEqual(hospital.lines.map(() => []));
});
