/** Claims that payers reject at receipt. */
import { describe, expect, test } from 'vitest';
import { frontDoorRejections } from '../../../../model/benefits/front-door-rejections.ts';
import { dayOfMinute } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const scenario = (billing: string): string => `hsim 1
scenario rejected "Rejected" { start: 2024-01-01  as_of: 2025-06-30 }
use "std/services" as sv
use "std/diagnoses" as dx
plan ppo { type: PPO  coinsurance: 20% }
profile adult {
  age: uniform(30..50)
  coverage medical { plan: ppo  effective: 2024-01-01 }
  billing { ${billing} }
}
timeline care of adult { event visit every 30 days from start for 1 year { encounter ambulatory { reason: dx.hypertension } } }
`;
const run = (billing: string) => subjects(compileText(scenario(billing)), { count: 30 });
const [without, some] = [run('twice: 10%'), run('twice: 10%  rejected: 25%')];

describe('rejected claims', () => {
  const claims = some.flatMap((one) => one.claims);
  const rejected = claims.filter(({ acknowledgement }) => acknowledgement === 'rejected');

  test('the share, and each reason', () => {
    const first = claims.filter(({ frequency }) => frequency === '1').length - rejected.length;
    expect(rejected.length / first).toBeGreaterThan(0.15);
    expect(rejected.length / first).toBeLessThan(0.35);
    for (const { category, code } of Object.values(frontDoorRejections))
      expect(rejected.filter((one) => one.reject_category === category && one.reject_code === code).length).toBeGreaterThan(5);
  });

  test('are never decided, and sent again as the same claim', () => {
    const decided = new Set(some.flatMap(({ claim_payments }) => claim_payments.map(({ claim_id }) => claim_id)));
    for (const one of rejected) {
      expect(decided.has(one.id)).toBe(false);
      const again = claims.find(({ control_number, acknowledgement }) => control_number === one.control_number && acknowledgement === 'accepted');
      const { id: _, submitted, member_id: __, acknowledged: ___, acknowledgement: ____, reject_category, reject_code, ...contents } = one;
      expect(again).toMatchObject({ ...contents, reject_category: null, reject_code: null });
      expect([reject_category === null, reject_code === null]).toEqual([false, false]);
      const days = dayOfMinute(again?.submitted ?? 0) - dayOfMinute(submitted);
      expect(days).toBeGreaterThanOrEqual(2);
      expect(days).toBeLessThanOrEqual(15);
    }
  });

  test('have a wrong member number, where that is the reason', () => {
    const of = new Map(some.flatMap(({ coverages }) => coverages.map(({ id, member_id }) => [id, member_id])));
    for (const one of claims) {
      const wrong = one.reject_code === '164' || one.reject_code === '33';
      expect(one.member_id === of.get(one.coverage_id)).toBe(!wrong);
    }
  });

  test('change nothing else: claims that were not rejected, and their decisions, are as before', () => {
    for (const [i, { claims: before, claim_payments: decisions }] of without.entries()) {
      const numbers = new Set(some[i].claims.flatMap((one) => (one.acknowledgement === 'rejected' ? [one.control_number] : [])));
      const kept = before.filter(({ control_number }) => !numbers.has(control_number));
      expect(some[i].claims.filter(({ control_number }) => !numbers.has(control_number))).toEqual(kept);
      const ids = new Set(kept.map(({ id }) => id));
      const times = (all: typeof decisions): unknown[] => all.filter(({ claim_id }) => ids.has(claim_id)).map(({ claim_id, decided }) => [claim_id, decided]);
      expect(times(some[i].claim_payments)).toEqual(times(decisions));
    }
  });

  test('a stated reason is that of all', () => {
    const all = run('rejected: 50%  reject_reason: unenrolled_provider').flatMap((one) => one.claims);
    const codes = new Set(all.map(({ reject_code }) => reject_code));
    expect(codes).toEqual(new Set([null, '496']));
  });
});

test('until the payer answers, a claim is pending', () => {
  const [{ claims }] = some;
  const one = claims.find(({ acknowledgement }) => acknowledgement === 'rejected') ?? claims[0];
  const [{ claims: then }] = subjects(compileText(scenario('twice: 10%  rejected: 25%')), { count: 1, asOf: one.submitted });
  const found = then.find(({ id }) => id === one.id);
  expect(found).toMatchObject({ acknowledgement: 'pending', acknowledged: null, reject_category: null, reject_code: null });
});
