/** What the sponsor tells the payer of each coverage: additions, ends, and changes of who is covered. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const text = (coverage: string, more = ''): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-06-30 }
sponsor acme { name: "Acme Example Works"  group: "G-1001" }
plan ppo { type: PPO }
profile p {
  age: 50
  coverage medical { plan: ppo  effective: 2025-01-01  ${coverage} }
  household { spouse { is: mate }  child grown { is: kid }  child newborn { is: baby  birth_date: birth } }
}
profile mate { age: 50 }
profile kid { birth_date: 1999-06-15 }
profile baby { }
timeline of_p of p { event birth at 2025-04-04 { encounter inpatient { note "Birth." } } ${more} }
timeline of_mate of mate { event dies at 2025-09-04 { die } }
`;
const unit = (coverage = '', asOf = end(2026, 6, 30), more = ''): readonly Subject[] => subjects(compileText(text(coverage, more)), { count: 1, asOf });
/** Type, reason, level, and first day of each transaction. */
const told = ({ enrollments }: Subject): string[] =>
  enrollments.map((one) => `${one.maintenance_type} ${one.maintenance_reason} ${one.tier} ${formatDay(one.effective)}`);

describe('transactions', () => {
  test('of a subscriber tell who joins and leaves the contract', () => {
    expect(told(unit('termination: 2025-12-31  reason: voluntary')[0])).toEqual([
      'addition initial_enrollment FAM 2025-01-01',
      'change death ECH 2025-09-05',
      'termination voluntary ECH 2025-12-31',
    ]);
  });

  test('of dependants: birth, the age of 26, death, and the end of the contract', () => {
    const [, mate, kid, baby] = unit('termination: 2025-12-31  reason: voluntary');
    expect(told(mate)).toEqual(['addition initial_enrollment FAM 2025-01-01', 'termination death FAM 2025-09-04']);
    expect(told(kid)).toEqual(['addition initial_enrollment FAM 2025-01-01', 'termination termination_of_benefits FAM 2025-06-30']);
    expect(told(baby)).toEqual(['addition birth FAM 2025-04-04', 'termination voluntary ECH 2025-12-31']);
    expect(baby.coverages[0].reason).toBe('birth');
  });

  test('are each about a coverage of the person, whose level is that of the last of them', () => {
    for (const { coverages, enrollments } of unit()) {
      const [coverage] = coverages;
      expect(enrollments.every(({ coverage_id }) => coverage_id === coverage.id)).toBe(true);
      if (coverage.relationship === 'self') expect(enrollments.at(-1)?.tier).toBe(coverage.tier);
    }
  });

  test('are known from their message on, and what was known stays as it was', () => {
    const days = [end(2025, 4, 3), end(2025, 6, 29), end(2025, 9, 4), end(2025, 9, 5), end(2026, 6, 30)];
    const all = days.map((day) => unit('', day).flatMap(({ enrollments }) => enrollments));
    for (const [i, earlier] of all.slice(0, -1).entries()) expect(all[i + 1]).toEqual(expect.arrayContaining(earlier));
    expect(all.map(({ length }) => length)).toEqual([3, 4, 6, 7, 7]);
  });

  test('a reason of another end is not why a coverage begins', () => {
    const [one] = unit('termination: 2025-12-31  reason: open_enrollment');
    expect(one.enrollments.map((each) => each.maintenance_reason)).toEqual(['open_enrollment', 'death', 'termination_of_benefits']);
  });
});

test('a sponsor provides the coverage, of the dependants too', () => {
  const people = unit('sponsor: acme');
  const [{ parties }] = people;
  for (const { coverages } of people) {
    expect(parties.organizations.find(({ id }) => id === coverages[0].sponsor_id)).toMatchObject({ name: 'Acme Example Works', kind: 'sponsor' });
    expect(coverages[0].group_number).toBe('G-1001');
  }
  expect(unit()[0].coverages[0]).toMatchObject({ sponsor_id: null, group_number: null });
});
