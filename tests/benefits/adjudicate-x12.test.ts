/** `hsimc adjudicate` on X12: claims that hsimc sent are decided as they were in the run, and no damage throws. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { adjudicateClaims } from '../../app/benefits/adjudicate-claims.ts';
import { claimsOfX12 } from '../../app/benefits/claims-of-x12.ts';
import { inputText } from '../../app/read-json-input.ts';
import type { Subject } from '../../model/subject.ts';
import type { Target } from '../../model/target.ts';
import { dayOf, startOfDay } from '../../model/time/civil.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { ServiceTable } from '../../runtime/engines/claims/service-table.ts';
import { targets } from '../../targets/registry.ts';
import { brokenX12, x12Faults } from '../conformance/x12/faults.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../support/written-target.ts';

const adjudicated = (path: string, plans: string, name: string) => adjudicateClaims(inputText(path), path, plans, name);

const scenario = 'scenarios/membersim/one_person.hsim';
const folder = mkdtempSync(join(tmpdir(), 'hsimc-adjudicate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (text: string): string => {
  const path = join(folder, 'claims.edi');
  writeFileSync(path, text);
  return path;
};

const people = subjects(compileText(readFileSync(scenario, 'utf8')), { count: 20 });
type Files = readonly (readonly [name: string, text: string])[];
async function filesOf(some: readonly Subject[]): Promise<Files> {
  const { files } = writeBlocks(await openTarget(targets.get('x12') as Target, {}, { asOf: startOfDay(dayOf(2026, 12, 31)) }), [
    { label: '00000', subjects: some },
  ]);
  return [...files].map(([key, bytes]) => [key.split(' ')[1], bytes.toString('latin1')] as const);
}
const sent = await filesOf(people);
/** The claims of one plan, which are sent to its payer. */
const claimsOf = (subject: Subject, plan: string, files: Files): string => {
  const payer = subject.coverages.find((one) => one.plan === plan)?.payer_id;
  const npi = subject.parties.organizations.find(({ id }) => id === payer)?.npi;
  return files.flatMap(([name, text]) => (name.startsWith('837') && name.split('.')[1] === npi ? [text] : [])).join('');
};

describe.each(['ppo', 'part_b'])('claims under %s', (plan) => {
  const members = people.filter(({ coverages }) => coverages.some((one) => one.kind === 'medical' && one.plan === plan));
  const { decisions, reading } = adjudicated(file(claimsOf(members[0], plan, sent)), scenario, plan);
  const byClaim = new Map(decisions.map((one) => [one.claim, one]));

  test('each claim is decided, and priced as in the run', () => {
    expect(reading).toEqual([]);
    const claims = members.flatMap((one) => one.claims);
    expect([...byClaim.keys()].sort()).toEqual(claims.map(({ control_number }) => control_number).sort());
    const payments = members.flatMap((one) => one.claim_payments.map((payment) => ({ payment, claim: one.claims.find(({ id }) => id === payment.claim_id) })));
    // A line of a stay has a revenue code alone, and what is allowed for it is not on the claim.
    const coded = payments.filter(({ claim }) => claim?.lines.every(({ code }) => code !== null));
    expect(coded.length).toBeGreaterThan(50);
    for (const { payment, claim } of coded)
      expect(byClaim.get(claim?.control_number ?? '')).toMatchObject({ charge: payment.charge, allowed: payment.allowed, status: payment.status });
  });

  test('each is paid as in the run, where claims are decided in the order of their services', () => {
    let compared = 0;
    for (const { claims, claim_payments } of members) {
      const inOrder = claim_payments.map((payment) => ({ payment, claim: claims.find(({ id }) => id === payment.claim_id) }));
      const ordered = inOrder.every(({ claim }, i) => i === 0 || (claim?.service_end ?? 0) > (inOrder[i - 1].claim?.service_end ?? 0));
      if (!ordered || inOrder.some(({ claim }) => claim?.lines.some(({ code }) => code === null))) continue;
      for (const { payment, claim } of inOrder) {
        const { paid, deductible, copay, coinsurance, patient_responsibility: patientResponsibility } = payment;
        expect(byClaim.get(claim?.control_number ?? '')).toMatchObject({ paid, deductible, copay, coinsurance, patientResponsibility });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(10);
  });
});

test('surgery in a hospital without admission is paid as in the run', async () => {
  const plans = join(folder, 'outpatient.hsim');
  const text = `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-03-31 }
codes dx: ICD10CM { pain M25.561 "Pain in right knee" }
codes px: CPT { knee 29881 "Knee arthroscopy with meniscectomy" { charge: $2,000  allowed: $900  facility: $8,000  facility_allowed: $3,500  revenue: "0360" } }
facility general { kind: hospital  state: "OH" }
provider ortho { specialty: surgery  facility: general }
plan one { type: PPO  coinsurance: 20%  benefit specialist_visit { copay: $50 }  benefit outpatient_surgery { coinsurance: 10% } }
profile p { age: 40  coverage medical { plan: one  effective: 2025-01-01 } }
timeline c of p { event day at 2025-02-10 { encounter ambulatory { provider: ortho  facility: general  reason: dx.pain  procedure px.knee } } }
`;
  writeFileSync(plans, text);
  const [person] = subjects(compileText(text), { count: 1 });
  const { decisions, reading } = adjudicated(file(claimsOf(person, 'one', await filesOf([person]))), plans, 'one');
  expect(reading).toEqual([]);
  // 10% of $900 and of $3,500, and no copay of a visit.
  expect(person.claim_payments.map(({ paid }) => paid / 100).sort((a, b) => a - b)).toEqual([810, 3150]);
  expect(decisions.map(({ paid }) => paid / 100).sort((a, b) => a - b)).toEqual([810, 3150]);
});

test('a later payer goes by the decisions of earlier ones, which are on the claim', async () => {
  const path = 'tests/conformance/x12/second-payer.hsim';
  const insured = subjects(compileText(readFileSync(path, 'utf8')), { count: 6 });
  const { decisions, reading } = adjudicated(file(claimsOf(insured[0], 'retiree', await filesOf(insured))), path, 'retiree');
  expect(reading).toEqual([]);
  let compared = 0;
  for (const { claims, claim_payments } of insured)
    for (const { claim_id, status, charge, lines } of claim_payments) {
      const claim = claims.find(({ id }) => id === claim_id);
      if (claim === undefined || claim.payer_sequence === 1 || claim.lines.some(({ code }) => code === null)) continue;
      const decision = decisions.find((one) => one.claim === claim.control_number);
      expect(decision).toMatchObject({ status, charge });
      const before = (all: readonly { readonly reason: string; readonly amount: number }[]): number[] =>
        all.flatMap(({ reason, amount }) => (reason === '23' ? [amount] : []));
      expect(decision?.lines.map((line) => before(line.adjustments))).toEqual(lines.map((line) => before(line.adjustments)));
      compared++;
    }
  expect(compared).toBeGreaterThan(5);
});

test('a damaged file has findings with segment and element, and never throws', async () => {
  const plan = { inNetwork: { benefits: new Map() } } as unknown as PlanTerms;
  const read = (text: string) => claimsOfX12(text, plan, new ServiceTable({ services: [] }, [])).findings;
  const members = subjects(compileText(readFileSync('tests/conformance/x12/members.hsim', 'utf8')), { count: 4 });
  const good = new Map((await filesOf(members)).map(([name, text]) => [name.split('.')[0], text]));
  const faults = x12Faults.filter(({ set }) => set.startsWith('837'));
  expect(faults.length).toBeGreaterThan(40);
  for (const fault of faults) {
    const reading = read(brokenX12(fault, good));
    // 88 is the status of a planned readmission.
    if (fault.what !== 'a patient status that there is not')
      expect([fault.what, reading.some(({ number, at }) => number > 0 && at !== '')]).toEqual([fault.what, true]);
  }
  const text = good.get('837P') as string;
  for (let at = 107; at < text.length; at += Math.ceil(text.length / 30)) expect(read(text.slice(0, at)).length).toBeGreaterThan(0);
});
