/** Coverages that a profile begins with: what is recorded when, and that care and the output of other scenarios stay as they are. */
import { describe, expect, test } from 'vitest';
import { kindsOfRun } from '../../../../ir/made-kinds.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import { dayOf, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, diabetesText, subjects, texts } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const text = (profile: string, more = ''): string =>
  `hsim 1
scenario t "T" { as_of: 2025-12-31 }
payer horizon { name: "Horizon Example Health" }
plan ppo { type: PPO  payer: horizon }
plan medicare { type: medicare }
profile p { age: 40..80  ${profile} }
timeline care of p { event visit at 2025-03-03 { encounter ambulatory { note "Seen." } } ${more} }`.replace('age: 40..80', 'age: uniform(40..80)');
const of = (profile: string, asOf = end(2025, 12, 31), more = ''): Coverage[][] =>
  subjects(compileText(text(profile, more)), { count: 40, asOf }).map(({ coverages }) => coverages);

describe('a coverage', () => {
  test('has the days, the payer and the member number of the subscriber', () => {
    const ir = compileText(text('coverage medical { plan: ppo  effective: 2025-01-01  reason: open_enrollment }'));
    for (const { coverages, parties } of subjects(ir, { count: 3 })) {
      const [coverage] = coverages;
      expect(coverages).toHaveLength(1);
      expect(coverage).toMatchObject({
        kind: 'medical',
        plan: 'ppo',
        status: 'active',
        effective: dayOf(2025, 1, 1),
        termination: null,
        reason: 'open_enrollment',
      });
      expect(coverage.subscriber_id).toMatch(/^HSM\d{8}$/);
      expect(coverage.member_id).toBe(`${coverage.subscriber_id}01`);
      expect(parties.organizations.find(({ id }) => id === coverage.payer_id)?.name).toBe('Horizon Example Health');
    }
  });

  test('is there for those for whom its condition holds, and for a share of them', () => {
    const ir = compileText(text('coverage medical when age >= 65 { plan: medicare }  coverage pharmacy chance 30% { plan: ppo }'));
    const all = subjects(ir, { count: 400 });
    const year = ({ patient }: (typeof all)[number]): number => 2025 - new Date((patient.birth_date ?? 0) * 86_400_000).getUTCFullYear();
    const medical = all.filter(({ coverages }) => coverages.some(({ kind }) => kind === 'medical'));
    expect(medical.every((one) => year(one) >= 65)).toBe(true);
    expect(all.filter((one) => year(one) > 66).every((one) => medical.includes(one))).toBe(true);
    // Three standard deviations of a share of 400.
    const share = all.filter(({ coverages }) => coverages.some(({ kind }) => kind === 'pharmacy')).length / 400;
    expect(Math.abs(share - 0.3)).toBeLessThan(3 * Math.sqrt((0.3 * 0.7) / 400));
  });

  test('is known from its first day, and its end from its last', () => {
    const profile = 'coverage medical { plan: ppo  effective: 2025-02-01  termination: 2025-05-31 }';
    expect(of(profile, end(2025, 1, 31)).flat()).toEqual([]);
    expect(of(profile, end(2025, 2, 1)).every(([one]) => one.status === 'active' && one.termination === null)).toBe(true);
    expect(of(profile, end(2025, 6, 1)).every(([one]) => one.status === 'ended' && one.termination === dayOf(2025, 5, 31))).toBe(true);
  });

  test('of Medicare is that of the subscriber alone; a second one covers the household', () => {
    const household = 'household { spouse { is: mate } }  coverage medical { plan: medicare }  coverage medical guild { plan: ppo  after: medical }';
    const unit = text(household).replace('\ntimeline', '\nprofile mate { age: 70 }\ntimeline');
    const [self, mate] = subjects(compileText(unit), { count: 1 });
    const plans = ({ coverages }: typeof self): string[] => coverages.map(({ plan, relationship, tier }) => `${plan} ${relationship} ${tier}`);
    expect(plans(self)).toEqual(['medicare self EMP', 'ppo self ESP']);
    expect(plans(mate)).toEqual(['ppo spouse ESP']);
  });

  test('ends at death', () => {
    const dead = of('coverage medical { plan: ppo  effective: 2025-01-01 }', undefined, 'event dies at 2025-04-02 { encounter emergency { die } }');
    expect(dead.every(([one]) => one.status === 'ended' && one.termination === dayOf(2025, 4, 2))).toBe(true);
  });

  test('names another payer for each plan without one', () => {
    const ir = compileText(text('coverage medical { plan: ppo }  coverage pharmacy { plan: medicare }'));
    const [{ coverages, parties }] = subjects(ir, { count: 1 });
    const payers = coverages.map(({ payer_id }) => parties.organizations.find(({ id }) => id === payer_id));
    expect(payers.map((payer) => payer?.kind)).toEqual(['payer', 'payer']);
    expect(new Set(payers).size).toBe(2);
  });
});

describe('law 2: coverage changes nothing but itself', () => {
  const covered = diabetesText
    .replace(/\nprofile /, '\nplan ppo { type: PPO }\nprofile ')
    .replace(/\nprofile (\w+) \{/, '\nprofile $1 {\n  coverage medical { plan: ppo  effective: 2020-01-01 }');

  test('in the records', () => {
    const [without, withIt] = [diabetesText, covered].map((one) => subjects(compileText(one), { count: 40 }));
    expect(withIt.every(({ coverages }) => coverages.length === 1)).toBe(true);
    const payer = (id: string): boolean => withIt.some(({ coverages }) => coverages.some(({ payer_id }) => payer_id === id));
    expect(
      withIt.map((one) => ({
        ...one,
        coverages: [],
        enrollments: [],
        parties: { ...one.parties, organizations: one.parties.organizations.filter(({ id }) => !payer(id)) },
      })),
    ).toEqual(without);
  });

  test('and without it the lists of benefits are not written', () => {
    const [without, withIt] = [diabetesText, covered].map((one) => compileText(one));
    expect(kindsOfRun(without)).not.toContain('coverages');
    expect(kindsOfRun(withIt)).toContain('coverages');
    const lines = (ir: typeof without): string => [...texts(ir, { count: 3 }, 'json', {}, 3).values()].join('');
    expect(lines(without)).not.toContain('"coverages"');
    expect(lines(withIt).match(/"coverages":\[\{/g)).toHaveLength(3);
    const files = (ir: typeof without): string[] => [...texts(ir, { count: 3 }, 'csv', {}, 3).keys()];
    expect(files(without).some((path) => path.includes('coverages'))).toBe(false);
    expect(files(withIt)).toContain('coverages.csv');
  });
});
