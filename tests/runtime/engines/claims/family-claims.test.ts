/** Claims of a family under one contract: who is covered with the first person, and limits that all of them use. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const visit = (profile: string, ...days: readonly string[]): string =>
  `timeline of_${profile} of ${profile} { ${days
    .map((day, i) => `event ${profile}${i} at ${day} { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: near } }`)
    .join('  ')} }`;
const text = (
  plan: string,
  household: string,
  visits: readonly string[],
  more = 'profile partner { age: 50 }  profile kid { age: 10 }  profile grown { birth_date: 1999-06-15 }',
): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  benefit: specialist_visit } }
provider near { family: "Near" }
plan ppo { type: indemnity  turnaround: 5 days  coinsurance: 20%  ${plan} }
plan other { type: indemnity  turnaround: 5 days  coinsurance: 50% }
profile p { age: 50  coverage medical { plan: ppo  effective: 2025-01-01 }  household { ${household} } }
${more.replaceAll('  profile', '\nprofile')}
${visits.join('\n')}
`;
const KID = 'profile kid { age: 10 }';
const all = 'spouse { is: partner }  child small { is: kid  count: 2 }  child { is: grown }';
const embedded = 'deductible { individual: $150  family: $200 }';
const run = (source: string, asOf?: number): readonly Subject[] => subjects(compileText(source), { count: 1, ...(asOf === undefined ? {} : { asOf }) });
/** Allowed, deductible, coinsurance and paid of each decision, in dollars. */
const amounts = (unit: readonly Subject[]): number[][][] =>
  unit.map(({ claim_payments: payments }) => payments.map((one) => [one.allowed, one.deductible, one.coinsurance, one.paid].map((cents) => cents / 100)));

describe('dependants', () => {
  const unit = run(text(embedded, all, [visit('p', '2025-03-03')]));

  test('are covered with the subscriber, each with a number of their own', () => {
    const [
      {
        coverages: [own],
      },
    ] = unit;
    expect(unit.map(({ coverages }) => coverages.map(({ relationship, member_id }) => [relationship, member_id.slice(-2)]))).toEqual([
      [['self', '01']],
      [['spouse', '02']],
      [['child', '03']],
      [['child', '04']],
      [['child', '05']],
    ]);
    for (const { coverages } of unit)
      expect(coverages).toMatchObject([{ subscriber_id: own.subscriber_id, plan: 'ppo', payer_id: own.payer_id, effective: dayOf(2025, 1, 1) }]);
    expect(new Set(unit.flatMap(({ coverages }) => coverages.map(({ id }) => id))).size).toBe(5);
  });

  test('who are children are covered up to the month, or the day, before they are 26', () => {
    expect(unit[4].coverages[0]).toMatchObject({ status: 'ended', termination: dayOf(2025, 6, 30) });
    expect(run(text(`ends: day  ${embedded}`, all, []))[4].coverages[0]).toMatchObject({ status: 'ended', termination: dayOf(2025, 6, 14) });
    expect(run(text(embedded, all, []), end(2025, 6, 29))[4].coverages[0]).toMatchObject({ status: 'active', termination: null });
    expect(run(text(embedded, 'child { is: grown }', [], 'profile grown { birth_date: 1998-12-31 }'))[1].coverages).toEqual([]);
  });

  test('of a kind that their profile states have their own contract', () => {
    const own = 'profile partner { age: 50  coverage medical { plan: other  effective: 2025-01-01 } }';
    const [subscriber, spouse] = run(text(embedded, 'spouse { is: partner }', [visit('p', '2025-03-03'), visit('partner', '2025-05-03')], own));
    expect(spouse.coverages).toMatchObject([{ plan: 'other', relationship: 'self' }]);
    expect(amounts([subscriber, spouse])).toEqual([[[120, 120, 0, 0]], [[120, 0, 60, 60]]]);
  });

  test('are the spouse or partner and children alone', () => {
    expect(run(text(embedded, 'parent { is: elder }', [], 'profile elder { age: 80 }')).map(({ coverages }) => coverages.length)).toEqual([1, 0]);
    expect(run(text(embedded, 'partner { is: partner }', [], 'profile partner { age: 50 }'))[1].coverages[0].relationship).toBe('other');
  });
});

describe('limits of a family', () => {
  const visits = [visit('p', '2025-03-03'), visit('grown', '2025-05-03', '2025-09-03'), visit('kid', '2025-11-03'), visit('partner', '2025-12-03')];

  test('embedded: a sibling meets the deductible of the family', () => {
    // 120 of 150 and of 200; then 200 - 120 = 80 and 20% of 40; then nothing is left: 20% of 120. At 26, no claim.
    expect(amounts(run(text(embedded, all, visits)))).toEqual([
      [[120, 120, 0, 0]],
      [[120, 0, 24, 96]],
      [[120, 0, 24, 96]],
      [[120, 0, 24, 96]],
      [[120, 80, 8, 32]],
    ]);
  });

  test('embedded: each person meets their own first', () => {
    // 120 + 30 of the subscriber; 120 of the child, of 1,000 of the family.
    const twice = [visit('p', '2025-03-03', '2025-05-03'), visit('kid', '2025-07-03')];
    expect(amounts(run(text('deductible { individual: $150  family: $1,000 }', 'child { is: kid }', twice, KID)))).toEqual([
      [
        [120, 120, 0, 0],
        [120, 30, 18, 72],
      ],
      [[120, 120, 0, 0]],
    ]);
  });

  test('aggregate: only the amount of the family counts', () => {
    // 120 + 120 > 150 of one person; 300 - 240 = 60, then 20% of 60.
    const twice = [visit('p', '2025-03-03', '2025-05-03'), visit('kid', '2025-07-03')];
    expect(amounts(run(text('deductible { individual: $150  family: $300  style: aggregate }', 'child { is: kid }', twice, KID)))).toEqual([
      [
        [120, 120, 0, 0],
        [120, 120, 0, 0],
      ],
      [[120, 60, 12, 48]],
    ]);
  });

  test('what the subscriber used before a birth counts for the family after it', () => {
    const birth = `timeline of_p of p { event birth at 2025-05-03 { encounter inpatient { note "Delivery." } }  event p0 at 2025-02-03 { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: near } } }
timeline of_kid of kid { event checkup at birth + 60 days { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: near } } }`;
    const unit = run(
      text(embedded, 'child { is: kid  birth_date: birth }', [birth], 'profile kid { }').replace('age: 50  coverage', 'age: 30  sex: female  coverage'),
    );
    expect(unit[1].coverages).toMatchObject([{ relationship: 'child', effective: dayOf(2025, 5, 3) }]);
    expect(amounts(unit)).toEqual([[[120, 120, 0, 0]], [[120, 80, 8, 32]]]);
    // The plan states no maximum: the federal limit of 2025 holds for each person.
    expect(unit.map(({ accumulators }) => accumulators.map(({ scope, kind, used, limit }) => [scope, kind, used / 100, limit]))).toEqual([
      [
        ['individual', 'deductible', 120, 15000],
        ['individual', 'out_of_pocket', 120, 920000],
      ],
      [
        ['individual', 'deductible', 80, 15000],
        ['family', 'deductible', 200, 20000],
        ['individual', 'out_of_pocket', 88, 920000],
        ['family', 'out_of_pocket', 208, null],
      ],
    ]);
  });

  test('a unit depends on no other one', () => {
    const ir = compileText(text(embedded, all, visits));
    expect(subjects(ir, { count: 4 }, [2])).toEqual(subjects(ir, { count: 4 }).filter((_, i) => i >= 10 && i < 15));
  });

  test('what is known on a day is what was known on it', () => {
    const ir = text(embedded, all, visits);
    const whole = run(ir);
    for (const asOf of [end(2025, 4, 1), end(2025, 7, 10), end(2025, 9, 1), end(2025, 11, 20), end(2026, 1, 5)]) {
      const then = run(ir, asOf);
      for (const [i, { claims, claim_payments: payments, accumulators }] of then.entries()) {
        expect(claims).toEqual(whole[i].claims.filter(({ submitted }) => submitted <= asOf));
        expect(payments).toEqual(whole[i].claim_payments.filter(({ decided }) => decided <= asOf));
        expect(accumulators).toEqual(whole[i].accumulators.filter(({ at }) => at <= asOf));
      }
    }
  });
});
