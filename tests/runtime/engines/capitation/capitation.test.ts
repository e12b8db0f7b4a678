/** Capitation: what is owed to whom for each month, what is corrected later, how it is paid, and how its claims are decided. */
import { describe, expect, test } from 'vitest';
import { remittanceLines } from '../../../../app/explain/remittance-explanation.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { whyRecord } from '../../../../runtime/study/trace-record.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (events: string, coverage: string, plan: string, household: string): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $150  allowed: $90 } }
provider lee { family: "Lee"  specialty: family_medicine }
plan hmo { type: HMO  ends: day  coinsurance: 20%  ${plan} }
profile p { age: 50  coverage medical { plan: hmo  ${coverage} }  ${household} }
${household.includes('kid') ? 'profile kid { }' : ''}
timeline of_p of p { ${events} }
`;
interface Given {
  readonly coverage?: string;
  readonly plan?: string;
  readonly household?: string;
  readonly asOf?: number;
}
const run = (
  events: string,
  { coverage = 'effective: 2025-01-01', plan = 'capitation: $32', household = '', asOf = dayOf(2025, 4, 30) }: Given = {},
): Subject[] => subjects(compileText(text(events, coverage, plan, household)), { count: 1, asOf: startOfDay(asOf) });
const lines = (s: Subject): string[] =>
  s.capitations.map(({ month, entry, amount, practitioner_id, recorded }) => {
    const lee = s.parties.practitioners.find(({ id }) => id === practitioner_id)?.family === 'Lee';
    return `${formatDay(month).slice(0, 7)} ${entry} ${amount / 100} ${lee ? 'Lee' : 'plan'} ${formatDay(Math.floor(recorded / 1440))}`;
  });
/** What is owed in the end, by month. */
function owed({ capitations }: Subject): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { month, amount } of capitations) sums[formatDay(month).slice(0, 7)] = (sums[formatDay(month).slice(0, 7)] ?? 0) + amount / 100;
  return sums;
}

describe('a month', () => {
  test('is owed on its first day, for whom the provider works', () => {
    const [one] = run('', { asOf: dayOf(2025, 3, 31) });
    expect(lines(one)).toEqual(['2025-01 paid 32 plan 2025-01-01', '2025-02 paid 32 plan 2025-02-01', '2025-03 paid 32 plan 2025-03-01']);
    expect(one.capitations[0]).toMatchObject({ attribution_id: one.attributions[0].id, payee_id: one.attributions[0].organization_id });
  });

  test.each([
    ['effective: 2025-02-15', { '2025-02': 32, '2025-03': 32, '2025-04': 32 }],
    ['effective: 2025-02-16', { '2025-03': 32, '2025-04': 32 }],
    ['effective: 2025-01-01  termination: 2025-03-14', { '2025-01': 32, '2025-02': 32, '2025-03': 0 }],
    ['effective: 2025-01-01  termination: 2025-03-15', { '2025-01': 32, '2025-02': 32, '2025-03': 32 }],
  ])('is owed where its 15th is covered: %s', (coverage, sums) => {
    expect(owed(run('', { coverage })[0])).toEqual(sums);
  });

  test.each([
    ['2025-03-15', 'Lee'],
    ['2025-03-16', 'plan'],
  ])('is of the provider of its 15th: %s', (day, who) => {
    const [one] = run(`event swap at ${day} { assign_pcp { provider: lee } }`);
    const march = one.capitations.filter(({ month }) => month === dayOf(2025, 3, 1));
    const last = march.at(-1)?.practitioner_id;
    expect(one.parties.practitioners.find(({ id }) => id === last)?.family === 'Lee').toBe(who === 'Lee');
    expect(march.reduce((sum, { amount }) => sum + amount, 0)).toBe(3200);
  });

  test('is owed for each member, not for the contract', () => {
    const [self, child] = run('', { household: 'household { child { is: kid  birth_date: 2025-02-10 } }' });
    expect(owed(self)).toEqual({ '2025-01': 32, '2025-02': 32, '2025-03': 32, '2025-04': 32 });
    expect(owed(child)).toEqual({ '2025-02': 32, '2025-03': 32, '2025-04': 32 });
  });
});

test('a change that is reported later is corrected when it is', () => {
  const [one] = run('event swap at 2025-03-20 { assign_pcp { provider: lee  effective: 2025-02-01 } }');
  expect(lines(one)).toEqual([
    '2025-01 paid 32 plan 2025-01-01',
    '2025-02 paid 32 plan 2025-02-01',
    '2025-03 paid 32 plan 2025-03-01',
    '2025-02 adjusted -32 plan 2025-03-20',
    '2025-02 adjusted 32 Lee 2025-03-20',
    '2025-03 adjusted -32 plan 2025-03-20',
    '2025-03 adjusted 32 Lee 2025-03-20',
    '2025-04 paid 32 Lee 2025-04-01',
  ]);
});

test('an end that is reported later takes the months back that it leaves without coverage', () => {
  const [one] = run('event out at 2025-04-20 { terminate medical { termination: 2025-02-28 } }');
  expect(owed(one)).toEqual({ '2025-01': 32, '2025-02': 32, '2025-03': 0, '2025-04': 0 });
});

describe('payments', () => {
  test('have each capitation once, as CT, and balance; what is taken back beyond a payment is forwarded', () => {
    const [one] = run('event out at 2025-04-20 { terminate medical { termination: 2025-02-28 } }', { asOf: dayOf(2025, 5, 31) });
    const adjustments = one.remittances.flatMap(({ provider_adjustments: all }) => all);
    expect(adjustments.filter(({ reason }) => reason === 'CT')).toEqual(
      one.capitations.map(({ id, amount }) => ({ reason: 'CT', reference: id, amount: -amount })),
    );
    for (const { total, payments, provider_adjustments } of one.remittances) {
      expect(total).toBe(payments.reduce((sum, { amount }) => sum + amount, 0) - provider_adjustments.reduce((sum, { amount }) => sum + amount, 0));
      expect(total).toBeGreaterThanOrEqual(0);
    }
    expect(one.remittances.at(-1)).toMatchObject({ total: 0, payments: [] });
    expect(one.remittances.at(-1)?.provider_adjustments.at(-1)).toMatchObject({ reason: 'FB', amount: -6400 });
  });

  test('of a plan without a capitation have none', () => {
    const [one] = run('', { plan: 'pcp: required' });
    expect([one.capitations, one.remittances]).toEqual([[], []]);
  });
});

test('claims of the provider are encounters without payment, those of others are paid', () => {
  const seen = (fields: string): string => `encounter ambulatory { type: sv.visit  reason: dx.htn  ${fields} }`;
  const [one] = run(`event own at 2025-01-10 { ${seen('')} }  event other at 2025-01-20 { ${seen('provider: lee')} }`);
  const adjusted = one.claim_payments.map(({ paid, patient_responsibility, lines: [{ adjustments }] }) => [
    paid,
    patient_responsibility,
    ...adjustments.map(({ group, reason, amount }) => `${group}-${reason} ${amount}`),
  ]);
  expect(adjusted).toHaveLength(2);
  expect(adjusted).toEqual(
    expect.arrayContaining([
      [0, 0, 'CO-24 15000'],
      [7200, 1800, 'CO-45 6000', 'PR-2 1800'],
    ]),
  );
});

test('explanations lead from a denied claim to the capitation of the plan, from a capitation to its coverage, and name it in the payment', () => {
  const source = text('event own at 2025-01-10 { encounter ambulatory { type: sv.visit  reason: dx.htn } }', 'effective: 2025-01-01', 'capitation: $32', '');
  const ir = compileText(source);
  const options = { seed: '1', count: 1, asOf: startOfDay(dayOf(2025, 4, 30)) };
  const [one] = subjects(ir, options);
  const claim = whyRecord(ir, options, one.claims[0].id)?.explanation;
  const step = claim?.about === 'claim' ? claim.payments[0].decided?.steps.find(({ rule }) => rule === 'capitation') : undefined;
  expect(step).toMatchObject({ term: 'capitation', amount: 15_000, adjustment: { group: 'CO', reason: '24', remark: null } });
  const [, start, end] = step?.at ?? [0, 0, 0];
  expect(source.slice(start, end)).toBe('$32');
  expect(whyRecord(ir, options, one.capitations[0].id)?.explanation).toMatchObject({ about: 'coverage', record: { id: one.coverages[0].id } });
  expect(whyRecord(ir, options, one.attributions[0].id)?.explanation).toMatchObject({ about: 'coverage', record: { id: one.coverages[0].id } });
  const remittance = whyRecord(ir, options, one.remittances[0].id)?.explanation;
  if (remittance?.about !== 'remittance') throw new Error('no remittance is explained');
  expect(remittanceLines(remittance)).toContain(`  32.00: CT, capitations ${one.capitations[0].id}`);
});
