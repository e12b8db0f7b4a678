/** Marriage, divorce and adoption: whom a contract covers changes, and the contract goes on. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (covers: string, events: string, ofMate = ''): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2027-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 } }
plan ppo { type: PPO  coinsurance: 20%  premium { employee: $500  spouse: $1,100  children: $900  family: $1,600 } }
plan hdhp { type: HDHP  deductible { individual: $3,300 } }
profile p {
  age: 40
  coverage medical { plan: ppo  effective: 2025-01-01  ${covers} }
  household { spouse { is: mate }  child { is: kid } }
}
profile mate { age: 40 }
profile kid { age: 10 }
timeline of_p of p { ${events} }
timeline of_mate of mate {
  event seen every 30 days from 2025-02-03 until 2025-12-01 { encounter ambulatory { type: sv.visit  reason: dx.htn } }
  ${ofMate}
}
`;
const unit = (covers: string, events: string, ofMate = '', year = 2026): readonly Subject[] =>
  subjects(compileText(text(covers, events, ofMate)), { count: 1, asOf: startOfDay(dayOf(year, 12, 31)) + 1439 });
const spans = ({ coverages }: Subject): string[] =>
  coverages.map(
    (one) => `${one.plan} ${one.benefit_status} ${formatDay(one.effective)}..${one.termination === null ? '' : formatDay(one.termination)} ${one.tier}`,
  );
const told = ({ enrollments }: Subject): string[] =>
  enrollments.map((one) => `${one.maintenance_type} ${one.maintenance_reason} ${formatDay(one.effective)} ${formatDay(dayOfMinute(one.recorded))} ${one.tier}`);
const MARRIAGE = 'event wedding at 2025-05-17 { enroll medical { covers: [spouse, child]  reason: marriage } }';
const DIVORCE = 'event divorce at 2025-09-10 { terminate medical { covers: [spouse]  reason: divorce } }';

describe('a marriage', () => {
  test('adds the spouse to the contract, which continues for another level', () => {
    const [self, mate, kid] = unit('covers: [child]', MARRIAGE);
    expect(spans(self)).toEqual(['ppo active 2025-01-01.. FAM']);
    expect(told(self)).toEqual(['addition initial_enrollment 2025-01-01 2025-01-01 ECH', 'change marriage 2025-06-01 2025-06-01 FAM']);
    // The first day of the month after the request.
    expect(spans(mate)).toEqual(['ppo active 2025-06-01.. FAM']);
    expect(told(mate)).toEqual(['addition marriage 2025-06-01 2025-06-01 FAM']);
    expect(mate.coverages[0]).toMatchObject({ relationship: 'spouse', reason: 'marriage', subscriber_id: self.coverages[0].subscriber_id });
    expect(told(kid)).toHaveLength(1);
    expect(mate.claims.every(({ service_start: day }) => day >= dayOf(2025, 6, 1))).toBe(true);
    expect(mate.claims.length).toBeGreaterThan(4);
    const owed = new Map<number, number>();
    for (const { month, amount } of self.premiums) owed.set(month, (owed.get(month) ?? 0) + amount);
    expect([...owed.values()].slice(0, 7)).toEqual([90_000, 90_000, 90_000, 90_000, 90_000, 160_000, 160_000]);
  });

  test('counts from the day that the scenario says, and covers nobody twice', () => {
    const stated = MARRIAGE.replace('reason:', 'effective: 2025-05-17  reason:');
    const [, mate] = unit('covers: [child]', `${stated} ${stated.replace('wedding', 'again').replace('05-17 {', '06-20 {')}`);
    expect(spans(mate)).toEqual(['ppo active 2025-05-17.. FAM']);
  });

  test('in another plan begins a coverage in it', () => {
    const [self, mate] = unit('covers: [child]', 'event wedding at 2025-05-17 { enroll medical { plan: hdhp  covers: [spouse, child]  reason: marriage } }');
    expect(spans(self)).toEqual(['ppo active 2025-01-01..2025-05-31 ECH', 'hdhp active 2025-06-01.. FAM']);
    expect(spans(mate)).toEqual(['hdhp active 2025-06-01.. FAM']);
  });
});

describe('a divorce', () => {
  test('ends the coverage of the spouse alone', () => {
    const [self, mate, kid] = unit('', DIVORCE);
    expect(spans(self)).toEqual(['ppo active 2025-01-01.. ECH']);
    expect(told(self)).toEqual(['addition initial_enrollment 2025-01-01 2025-01-01 FAM', 'change divorce 2025-10-01 2025-10-01 ECH']);
    expect(spans(mate)).toEqual(['ppo active 2025-01-01..2025-09-30 FAM']);
    expect(told(mate).slice(1)).toEqual(['termination divorce 2025-09-30 2025-09-10 FAM']);
    expect(spans(kid)).toEqual(['ppo active 2025-01-01.. ECH']);
  });

  test('is followed by a continuation of 36 months where it is elected', () => {
    const [, mate] = unit('', DIVORCE, 'event elected at 2025-11-01 { enroll medical { continuation: cobra } }', 2028);
    expect(spans(mate)).toEqual(['ppo active 2025-01-01..2025-09-30 FAM', 'ppo cobra 2025-10-01..2028-09-30 EMP']);
    expect(mate.enrollments.at(-2)).toMatchObject({ qualifying_event: 'divorce', maintenance_type: 'addition' });
  });

  test('leaves the spouse out of later plans, and a marriage covers them again with a coverage of its own', () => {
    const [, mate] = unit('', `${DIVORCE} event swap at 2026-01-01 { enroll medical { plan: hdhp } }`);
    expect(spans(mate)).toEqual(['ppo active 2025-01-01..2025-09-30 FAM']);
    const [self, again] = unit('', `${DIVORCE} event wedding at 2026-02-14 { enroll medical { covers: [spouse, child]  reason: marriage } }`);
    expect(spans(again)).toEqual(['ppo active 2025-01-01..2025-09-30 FAM', 'ppo active 2026-03-01.. FAM']);
    expect(new Set(again.coverages.map(({ id }) => id)).size).toBe(2);
    expect(spans(self)).toEqual(['ppo active 2025-01-01.. FAM']);
  });

  test('can be said by whom the contract covers from then on', () => {
    const [self, mate] = unit('', 'event divorce at 2025-09-10 { enroll medical { covers: [child]  reason: divorce } }');
    expect(spans(mate)).toEqual(['ppo active 2025-01-01..2025-09-09 FAM']);
    expect(told(self)[1]).toBe('change divorce 2025-09-10 2025-09-10 ECH');
  });
});

test('an adoption covers the child from its day', () => {
  const [self, , kid] = unit('covers: [spouse]', 'event adoption at 2025-07-08 { enroll medical { covers: [spouse, child]  reason: adoption } }');
  expect(spans(kid)).toEqual(['ppo active 2025-07-08.. FAM']);
  expect(told(kid)).toEqual(['addition adoption 2025-07-08 2025-07-08 FAM']);
  expect(told(self)[1]).toBe('change adoption 2025-07-08 2025-07-08 FAM');
});

test('what is known on a day is known on every later day', () => {
  const asOf = startOfDay(dayOf(2025, 9, 20)) + 1439;
  const events = `${MARRIAGE} ${DIVORCE}`;
  const [then, all] = [asOf, startOfDay(dayOf(2027, 12, 31)) + 1439].map((day) =>
    subjects(compileText(text('covers: [child]', events)), { count: 1, asOf: day }),
  );
  for (const [i, one] of all.entries()) expect(then[i].enrollments).toEqual(one.enrollments.filter(({ recorded }) => recorded <= asOf));
});
