/** Premiums: what is owed for each month, and what is corrected when a change is reported. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../../../compiler/compile.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const RATES = 'premium { employee: $500  spouse: $1,000  children: $900  family: $1,500 }';
const text = (events: string, coverage = 'effective: 2025-01-01', household = '', plan = RATES): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-06-30 }
sponsor acme { name: "Acme Example Works"  group: "G-1001" }
plan ppo { type: PPO  ends: day  ${plan} }
plan hdhp { type: HDHP  deductible { individual: $3,300 }  premium: $310.50 }
profile p { age: 50  coverage medical { plan: ppo  sponsor: acme  ${coverage} }  ${household === '' ? '' : `household { ${household} }`} }
${household.includes('mate') ? 'profile mate { age: 50 }' : ''}
${household.includes('kid') ? 'profile kid { }' : ''}
timeline of_p of p { ${events} }
`;
const run = (events: string, coverage?: string, household?: string, asOf = dayOf(2025, 6, 30)): Subject[] =>
  subjects(compileText(text(events, coverage, household)), { count: 1, asOf: startOfDay(asOf) });
const lines = ({ premiums }: Subject): string[] =>
  premiums.map(
    ({ month, entry, tier, amount, recorded }) => `${formatDay(month).slice(0, 7)} ${entry} ${tier} ${amount / 100} ${formatDay(Math.floor(recorded / 1440))}`,
  );
/** What is owed in the end, by month. */
function owed({ premiums }: Subject): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { month, amount } of premiums) sums[formatDay(month).slice(0, 7)] = (sums[formatDay(month).slice(0, 7)] ?? 0) + amount / 100;
  return sums;
}

describe('a month', () => {
  test('is billed on its first day, to the sponsor', () => {
    const [one] = run('', undefined, undefined, dayOf(2025, 3, 31));
    expect(lines(one)).toEqual(['2025-01 billed EMP 500 2025-01-01', '2025-02 billed EMP 500 2025-02-01', '2025-03 billed EMP 500 2025-03-01']);
    expect(one.premiums[0]).toMatchObject({
      coverage_id: one.coverages[0].id,
      paid_by: 'sponsor',
      sponsor_id: one.coverages[0].sponsor_id,
      benefit_status: 'active',
    });
  });

  test.each([
    ['2025-02-15', { '2025-02': 500, '2025-03': 500 }],
    ['2025-02-16', { '2025-03': 500 }],
  ])('is owed where its 15th is covered: from %s', (day, sums) => {
    expect(owed(run('', `effective: ${day}`, undefined, dayOf(2025, 3, 31))[0])).toEqual(sums);
  });

  test.each([
    ['2025-03-14', { '2025-01': 500, '2025-02': 500, '2025-03': 0 }],
    ['2025-03-15', { '2025-01': 500, '2025-02': 500, '2025-03': 500 }],
  ])('is owed where its 15th is covered: until %s', (day, sums) => {
    expect(owed(run(`event out at ${day} { terminate medical { reason: voluntary } }`)[0])).toEqual(sums);
  });

  test('is owed by the level of the contract, for all whom it covers, by the subscriber alone', () => {
    const [self, ...others] = run('', undefined, 'spouse { is: mate }  child { is: kid  birth_date: 2025-03-10 }', dayOf(2025, 4, 30));
    expect(lines(self)).toEqual([
      '2025-01 billed ESP 1000 2025-01-01',
      '2025-02 billed ESP 1000 2025-02-01',
      '2025-03 billed ESP 1000 2025-03-01',
      '2025-03 adjusted FAM 500 2025-03-10',
      '2025-04 billed FAM 1500 2025-04-01',
    ]);
    expect(others.map(({ premiums }) => premiums)).toEqual([[], []]);
  });

  test('of a plan with one premium is that, whoever is covered', () => {
    const [one] = run('event swap at 2025-03-01 { enroll medical { plan: hdhp } }', undefined, 'spouse { is: mate }', dayOf(2025, 3, 31));
    expect(owed(one)).toEqual({ '2025-01': 1000, '2025-02': 1000, '2025-03': 310.5 });
  });
});

describe('a change that is reported later', () => {
  test('takes back what was billed for months without coverage, when it is reported', () => {
    const [one] = run('event out at 2025-02-28 recorded + 50 days { terminate medical { reason: voluntary } }');
    expect(lines(one).slice(-3)).toEqual(['2025-04 billed EMP 500 2025-04-01', '2025-03 adjusted EMP -500 2025-04-19', '2025-04 adjusted EMP -500 2025-04-19']);
    expect(owed(one)).toEqual({ '2025-01': 500, '2025-02': 500, '2025-03': 0, '2025-04': 0 });
  });

  test('bills the months of who was enrolled later', () => {
    const [one] = run(
      'event hired at 2025-02-01 recorded + 40 days { enroll medical { plan: ppo } }',
      'termination: 2025-01-10  effective: 2025-01-01',
      '',
      dayOf(2025, 3, 31),
    );
    const second = one.premiums.filter(({ coverage_id }) => coverage_id === one.coverages[1].id);
    expect(lines({ ...one, premiums: second })).toEqual(['2025-02 billed EMP 500 2025-03-13', '2025-03 billed EMP 500 2025-03-13']);
  });

  test('is not known before', () => {
    const events = 'event out at 2025-02-28 recorded + 50 days { terminate medical { reason: voluntary } }';
    const [before] = run(events, undefined, '', dayOf(2025, 4, 18));
    const [after] = run(events);
    expect(after.premiums.slice(0, before.premiums.length)).toEqual(before.premiums);
    expect(before.premiums.map(({ amount }) => amount)).toEqual([50_000, 50_000, 50_000, 50_000]);
  });
});

describe('a continuation', () => {
  const events = (fields = ''): string =>
    `event out at 2025-01-31 { terminate medical { reason: termination_of_employment } } event elected at 2025-03-05 { enroll medical { continuation: cobra ${fields} } }`;
  test('is owed by the member at 102%, also for the months before its election', () => {
    const [one] = run(events(), undefined, '', dayOf(2025, 4, 1));
    expect(lines(one)).toEqual([
      '2025-01 billed EMP 500 2025-01-01',
      '2025-02 billed EMP 510 2025-03-05',
      '2025-03 billed EMP 510 2025-03-05',
      '2025-04 billed EMP 510 2025-04-01',
    ]);
    expect(one.premiums.map(({ paid_by, benefit_status }) => `${paid_by} ${benefit_status}`)).toEqual([
      'sponsor active',
      ...['', '', ''].map(() => 'member cobra'),
    ]);
  });

  test.each([
    ['', undefined, undefined],
    ['disabled: yes', 51_000, 75_000],
    ['qualifying_event: divorce', 51_000, 51_000],
  ])('of more than 18 months is owed at 150%% where a disability extends it: %s', (fields, month18, month19) => {
    const ir = compileText(text(events(fields)).replace('as_of: 2025-06-30', 'as_of: 2026-12-31'));
    const [{ premiums }] = subjects(ir, { count: 1, asOf: startOfDay(dayOf(2026, 12, 31)) });
    const of = (year: number, month: number): number | undefined => premiums.find((one) => one.month === dayOf(year, month, 1))?.amount;
    // The continuation begins in February 2025.
    expect(of(2026, 7)).toBe(51_000);
    expect(of(2026, 8)).toBe(month19);
    expect(of(2025, 3)).toBe(month18 ?? 51_000);
  });

  test('that ends for nonpayment is owed as far as it was paid', () => {
    const [one] = run(`${events()} event lapse at 2025-05-20 { terminate medical { reason: nonpayment } }`);
    expect(owed(one)).toEqual({ '2025-01': 500, '2025-02': 510, '2025-03': 510, '2025-04': 0, '2025-05': 0 });
    expect(one.coverages[0].termination).toBe(dayOf(2025, 3, 31));
  });
});

test('death ends what is owed, when it is known', () => {
  const [one] = run('event end at 2025-02-10 { die }');
  expect(owed(one)).toEqual({ '2025-01': 500, '2025-02': 0 });
});

test('premiums change no byte of coverages and care', () => {
  const ir = (plan: string) => compileText(text('event swap at 2025-03-01 { enroll medical { plan: hdhp } }', undefined, 'spouse { is: mate }', plan));
  const without = ({ premiums: _, ...rest }: Subject): unknown => rest;
  expect(subjects(ir(RATES), { count: 3 }).map(without)).toEqual(subjects(ir(''), { count: 3 }).map(without));
});

test.each([
  ['a level without an amount', 'premium { employee: $500  spouse: $1,000  children: $900 }', 'HS2009'],
  ['both forms', `premium: $400  ${RATES}`, 'HS2002'],
])('%s is reported', (_what, plan, code) => {
  const { diagnostics } = compile({ path: 'a.hsim', text: text('', undefined, '', plan), sha256: '' }, { read: () => ({ problem: 'none' }) });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map((one) => one.code)).toEqual([code]);
});
