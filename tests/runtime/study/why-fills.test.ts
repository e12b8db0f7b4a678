/** Explanations of fills and pharmacy claims: what they say is so in the records and in the source. */
import { describe, expect, test } from 'vitest';
import { whyRecord } from '../../../runtime/study/trace-record.ts';
import { type ExplainedFill, fillChecks } from '../../../runtime/study/why/explain-fill.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';

const text = `hsim 1
scenario f "Fills" { as_of: 2025-12-31 }
use "std/diagnoses" as dx
codes rx: RXNORM {
  statin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.50  charge: $3.00 }
  brand 1364445 "apixaban 5 MG Oral Tablet" { cost: $9.00 }
  specialty 1545658 "empagliflozin 10 MG Oral Tablet" { cost: $18.00 }
  excluded 314076 "lisinopril 10 MG Oral Tablet" { cost: $0.10 }
}
formulary preferred {
  dispensing_fee: $1.50
  refill_after: 80%
  tier generic { level: 1  copay: $10  deductible: waived }
  tier brand { level: 3  coinsurance: 25%  max: $50 }
  drug rx.brand { tier: brand  limit { quantity: 60  per: 30 days } }
  drug rx.specialty { tier: brand  prior_auth: required  min_age: 18  step rx.statin { taken: 60 days } }
  drug rx.excluded { covered: no }
  else: generic
}
plan ppo { type: PPO  formulary: preferred  coinsurance: 0%  deductible { individual: $100 }  oop_max { individual: $300 } }
plan part_d { type: part_d  formulary: preferred }
profile p {
  age: choose { 40: 60%, 70: rest }
  coverage pharmacy { plan: by age { ..64: ppo, 65..: part_d }  effective: 2025-01-01 }
  fills { start: 90%  adherence: uniform(60%..95%) }
}
timeline t of p {
  event a at 2025-01-06 {
    encounter ambulatory {
      reason: dx.hyperlipidemia
      prescribe rx.statin { quantity: 90  days_supply: 90  refills: 3 }
      prescribe rx.brand { quantity: 60  days_supply: 30  refills: 11 }
      prescribe rx.specialty { quantity: 30  days_supply: 30  refills: 5 }
      prescribe rx.excluded { quantity: 30  days_supply: 30 }
    }
  }
}`;
const ir = compileText(text);
const run = { seed: '1', count: 12, asOf: (ir.scenario.asOf ?? 0) + 1439 };
const people = subjects(ir, { count: run.count });
const explained = (id: string): ExplainedFill => {
  const explanation = whyRecord(ir, run, id)?.explanation;
  if (explanation?.about !== 'fill') throw new Error('no fill is explained');
  return explanation;
};
const source = (at: readonly [number, number, number] | null | undefined): string | null => (at == null ? null : text.slice(at[1], at[2]));
const claims = people.flatMap(({ pharmacy_claims }) => pharmacy_claims);
const claimOf = (drug: string, response: string, plan = 'ppo') =>
  claims.find(
    ({ code, response: answer, coverage_id }) =>
      code.display.startsWith(drug) &&
      answer === response &&
      people.some(({ coverages }) => coverages.some((one) => one.id === coverage_id && one.plan === plan)),
  ) as (typeof claims)[number];

describe('a paid claim', () => {
  const claim = claimOf('apixaban', 'paid');
  const why = explained(claim.id);
  const [{ decided, terms, accumulators }] = why.claims;

  test('leads from the prescription over the fill to the decision', () => {
    expect(why.claims.map((one) => one.claim)).toEqual([claim]);
    expect(why.request?.record.id).toBe(claim.request_id);
    expect(source(why.request?.made?.at)).toMatch(/^prescribe rx\.brand /);
    expect(why.dispense?.id).toBe(claim.dispense_id);
    expect(why.uniforms[0].path).toBe('p.fills/start');
    expect(why.uniforms[0].uniform).toBeLessThan(0.9);
    expect(why.draws.map(({ path }) => path)).toEqual(['p.fills.adherence/uniform']);
  });

  test('is decided by the terms of its plan, its formulary, its tier and its row', () => {
    expect([terms.plan?.name, terms.formulary?.name, terms.tier?.name]).toEqual(['ppo', 'preferred', 'brand']);
    expect(source(terms.row)).toMatch(/^brand 1364445 /);
    expect(source(terms.coverage)).toMatch(/^coverage pharmacy /);
    const stated = Object.fromEntries((decided?.steps ?? []).map(({ rule, at }) => [rule, source(at)]));
    expect(stated).toMatchObject({
      'quantity limit': expect.stringMatching(/^limit \{/),
      price: expect.stringMatching(/^brand 1364445 /),
      coinsurance: expect.stringMatching(/^tier brand \{/),
    });
  });

  test('has the amounts of the record, and the accumulators of the run', () => {
    const payment = decided?.decision.payment;
    expect([payment?.allowed, payment?.planPaid, payment?.patientPay, payment?.coinsurance]).toEqual([
      claim.allowed,
      claim.paid,
      claim.patient_pay,
      claim.coinsurance,
    ]);
    expect(accumulators.find(({ kind }) => kind === 'out_of_pocket')?.used).toBe(payment?.used.oop);
    expect(explained(accumulators[0].id).claims[0].claim).toEqual(claim);
    expect(explained(claim.dispense_id as string).claims.map((one) => one.claim.id)).toContain(claim.id);
  });
});

test('a rejected claim names each check that failed, with its term, and those that did not', () => {
  const why = explained(claimOf('empagliflozin', 'rejected').id);
  const [{ claim, decided }] = why.claims;
  expect(claim.rejects).toEqual(['75', '608']);
  const failed = (decided?.steps ?? []).filter(({ after }) => claim.rejects.includes(String(after)));
  expect(failed.map(({ rule, at }) => [rule, source(at)])).toEqual([
    ['prior authorization', 'required'],
    ['step therapy', 'step rx.statin { taken: 60 days }'],
  ]);
  expect(decided?.passed).toContain('age');
  expect(decided?.passed).not.toContain('prior authorization');
  expect(why.dispense).toBeNull();
});

test('an excluded drug is rejected by the line that excludes it', () => {
  const [{ decided }] = explained(claimOf('lisinopril', 'rejected').id).claims;
  expect(decided?.steps.map(({ rule, at }) => [rule, source(at)])).toContainEqual(['coverage', 'no']);
});

test('phases of Part D are those of the decision, and no line states them', () => {
  const [{ claim, decided }] = explained(claimOf('apixaban', 'paid', 'part_d').id).claims;
  const phases = decided?.decision.payment?.phases ?? [];
  expect(phases.reduce((sum, { cost }) => sum + cost, 0)).toBe(claim.allowed);
  expect(phases.reduce((sum, { patient }) => sum + patient, 0)).toBe(claim.patient_pay);
  expect(decided?.steps.filter(({ rule }) => rule === 'Part D phase').map(({ at }) => at)).toEqual(phases.map(() => null));
});

test('every check that rejects is one of the list', () => {
  const rules = claims
    .filter(({ response }) => response === 'rejected')
    .flatMap((claim) =>
      explained(claim.id).claims.flatMap(({ decided }) => (decided?.steps ?? []).filter(({ after }) => claim.rejects.includes(String(after)))),
    )
    .map(({ rule }) => rule);
  expect(new Set(rules).size).toBeGreaterThan(2);
  for (const rule of rules) expect(fillChecks).toContain(rule);
});

test('tracing changes no record', () => {
  expect(people.slice(0, 5).map(({ patient }) => whyRecord(ir, run, patient.id)?.subject)).toEqual(people.slice(0, 5));
});
