/** `hsimc formulary check` and `hsimc dur run` as processes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectRefusal, hsimc, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
const file = (name: string, content: unknown): string => {
  writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};

const plans = file(
  'plans.hsim',
  `hsim 1
use "std/drugs" as rx
group nsaids: [rx.ibuprofen_600, rx.naproxen_500]
param generic: $10
formulary meridian {
  tier generic   { level: 1  copay: generic }
  tier specialty { level: 5  coinsurance: 25%  max: $250 }
  drug rx.methotrexate_2_5 { tier: specialty  prior_auth: required  step nsaids { taken: 30 days  within: 12 months } }
  else: generic
  dur interaction { drug: rx.warfarin_5  with: rx.famotidine_20  severity: minor  reject: soft }
}
formulary closed { tier generic { level: 1 }  drug rx.warfarin_5 { tier: generic } }
`,
);

const person = {
  birth_date: '1966-01-01',
  sex: 'female',
  fills: [{ drug: 'rx.atorvastatin_40', date: '2026-03-01', quantity: 30, days_supply: 30 }],
};
const request = {
  ...{ date: '2026-03-24', quantity: 30, days_supply: 30, person, coverage: { effective: '2026-01-01', deductible: '100.00' } },
  price: { ingredient_cost: '9.50', basis: 'NADAC', dispensing_fee: '1.75', usual_and_customary: '10.00' },
};
const check = (drug: string, of: unknown, ...more: readonly string[]) =>
  hsimc(['formulary', 'check', drug, '--formulary', plans, '--request', file('request.json', of), ...more], { cwd });
const named = ['--name', 'meridian'];

describe('hsimc formulary check', () => {
  test('says who pays what, and each rule that was applied', () => {
    const { code, out, err } = check('rx.atorvastatin_40', request, ...named);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`atorvastatin 40 MG Oral Tablet (RXNORM:617311), formulary meridian, tier generic
paid: ingredient_cost 10.00, allowed 10.00, deductible 10.00, patient_pay 10.00, plan_paid 0.00
  refill: refill_after 75%: 2026-03-24: 2026-03-24 → passed
  price: usual and customary charge: 11.25 → 10.00
  deductible: deductible $100.00, $0.00 used: 10.00 → 10.00
  copay: tier generic: copay $10.00: 0.00 → 0.00
`);
  });

  test('ends with 1 for a reject, and says the same as JSON', () => {
    const { code, out } = check('rx.atorvastatin_40', { ...request, date: '2026-03-23' }, ...named, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      drug: { system: 'RXNORM', code: '617311' },
      status: 'rejected',
      rejects: [{ code: '79', meaning: 'refilled too soon' }],
      refill_from: '2026-03-24',
      payment: null,
      alerts: [{ code: 'ER', significance: '2', other: { day: '2026-03-01' } }],
      steps: [{ rule: 'refill', term: 'refill_after 75%: 2026-03-24', before: '2026-03-23', after: '79' }, { rule: 'utilization review' }],
    });
  });

  test('reads the blocks of the formulary: authorization, step therapy, its own findings, drugs that it does not list', () => {
    const codes = (drug: string, of: unknown, name = 'meridian'): string[] => {
      const data = JSON.parse(check(drug, of, '--name', name, '--format', 'json').out) as { readonly rejects: readonly { readonly code: string }[] };
      return data.rejects.map(({ code }) => code);
    };
    expect(codes('rx.methotrexate_2_5', request)).toEqual(['75', '608']);
    const tried = { ...person, fills: [{ drug: 'rx.naproxen_500', date: '2026-02-22', quantity: 60, days_supply: 30 }] };
    const authorizations = [{ drug: 'rx.methotrexate_2_5', valid_from: '2026-01-01', valid_to: '2026-12-31' }];
    expect(codes('rx.methotrexate_2_5', { ...request, person: tried, authorizations })).toEqual([]);
    expect(
      codes('rx.famotidine_20', { ...request, person: { ...person, fills: [{ drug: 'rx.warfarin_5', date: '2026-03-20', quantity: 30, days_supply: 30 }] } }),
    ).toEqual(['88']);
    expect(codes('rx.atorvastatin_40', request, 'closed')).toEqual(['MR']);
    expect(codes('RXNORM:855332', request, 'closed')).toEqual([]);
  });

  test('reads the request from standard input', () => {
    const { code, out } = shell(
      `$HSIMC formulary check rx.atorvastatin_40 --formulary ${plans} --name meridian --request - < ${file('request.json', request)}`,
      cwd,
    );
    expect(code).toBe(0);
    expect(out).toContain('plan_paid 0.00');
  });

  test('refuses what it cannot use with 2', () => {
    expectRefusal(check('rx.atorvastatine_40', request, ...named), 2, /no drug rx\.atorvastatine_40\n {2}nearest: rx\.atorvastatin_40/);
    expectRefusal(check('rx.atorvastatin_40', request), 2, /several formularies\n {2}choose one by its name: meridian, closed/);
    expectRefusal(check('rx.atorvastatin_40', request, '--name', 'meridan'), 2, /no formulary meridan\n {2}it has: meridian/);
    expectRefusal(check('rx.atorvastatin_40', { ...request, quantity: 0 }, ...named), 2, /`quantity` is invalid: .*\n {2}docs\/pharmacy\.md/);
    expectRefusal(check('rx.atorvastatin_40', '{', ...named), 2, /is not JSON/);
    expectRefusal(
      check(
        'rx.atorvastatin_40',
        { ...request, coverage: { effective: '2026-01-01', part_d: 2026 }, copay_card: { leaves: '5.00', pays_at_most: '100.00' } },
        ...named,
      ),
      2,
      /copay card cannot be used with Medicare Part D/,
    );
    const wrong = hsimc(
      ['formulary', 'check', 'RXNORM:1', '--formulary', file('wrong.hsim', 'hsim 1\nformulary f { tier t { copay: $1 } }\n'), '--request', 'request.json'],
      { cwd },
    );
    expectRefusal(wrong, 2, /has errors/);
    expectRefusal(
      hsimc(['formulary', 'check', 'x', '--formulary', file('none.hsim', 'hsim 1\n'), '--request', 'request.json'], { cwd }),
      2,
      /has no formulary/,
    );
  });
});

describe('hsimc dur run', () => {
  const fill = (drug: unknown, date: string, days: number): unknown => ({ drug, date, quantity: 30, days_supply: days });
  const history = {
    ...{ birth_date: '1966-01-01', sex: 'female', diagnoses: ['J45.40'], allergies: ['rx.penicillin'] },
    fills: [
      fill('RXNORM:197806', '2026-03-20', 10),
      fill('rx.warfarin_5', '2026-03-01', 30),
      fill({ code: 'RXNORM:200031', display: 'carvedilol 6.25 MG Oral Tablet' }, '2026-03-22', 15),
    ],
  };

  test('reviews each fill on its day, and ends with 1 where something was found', () => {
    const { code, out } = hsimc(['dur', 'run', file('history.json', history)], { cwd });
    expect(code).toBe(1);
    expect(out).toBe(`2026-03-20 ibuprofen 600 MG Oral Tablet
  DD major: ibuprofen with warfarin: bleeding [FDA label, drug interactions]
2026-03-22 carvedilol 6.25 MG Oral Tablet
  MC contraindicated: bronchospasm (J45.40) [FDA label, contraindications]
`);
    const data = JSON.parse(hsimc(['dur', 'run', 'history.json', '--format', 'json'], { cwd }).out) as { readonly date: string; readonly alerts: unknown[] }[];
    expect(data.map(({ date, alerts }) => [date, alerts.length])).toEqual([
      ['2026-03-01', 0],
      ['2026-03-20', 1],
      ['2026-03-22', 1],
    ]);
    expect(data[1].alerts[0]).toMatchObject({
      type: 'interaction',
      code: 'DD',
      severity: 'major',
      significance: '1',
      other: { day: '2026-03-01', quantity: 30 },
    });
  });

  test('ends with 0 where nothing was', () => {
    const fine = { birth_date: '1966-01-01', sex: 'female', fills: [fill('rx.warfarin_5', '2026-03-01', 30)] };
    expect(hsimc(['dur', 'run', file('fine.json', fine)], { cwd })).toMatchObject({ code: 0, out: 'no finding\n' });
  });

  test('refuses what it cannot use with 2', () => {
    expectRefusal(hsimc(['dur', 'run', file('bad.json', { ...history, sex: 'f' })], { cwd }), 2, /invalid fill history in bad\.json: `sex` must be one of /);
    expectRefusal(hsimc(['dur', 'run', 'absent.json'], { cwd }), 2, /cannot read absent\.json/);
    expectRefusal(
      hsimc(['dur', 'run', file('bad.json', { ...history, fills: [fill('rx.warfarin', '2026-03-01', 30)] })], { cwd }),
      2,
      /nearest: rx\.warfarin_5/,
    );
  });
});
