/** Claims of pharmacies for the fills of a covered person: amounts in their order, rejects and what follows. The rules themselves: tests/benefits. */
import { describe, expect, test } from 'vitest';
import { openEntry } from '../../../../app/scenario-files.ts';
import { compile } from '../../../../compiler/compile.ts';
import { kindsOfRun } from '../../../../ir/made-kinds.ts';
import type { PharmacyClaim } from '../../../../model/benefits/pharmacy-claim.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;

interface Parts {
  readonly plan?: string;
  readonly drug?: string;
  readonly profile?: string;
  readonly coverage?: string;
  readonly prescribe?: string;
  readonly events?: string;
  readonly formulary?: string;
}

const text = (of: Parts): string => `hsim 1
scenario t "T" { start: first  as_of: 2025-12-31 }
codes rx: RXNORM {
  atorvastatin_40  617311   "atorvastatin 40 MG Oral Tablet"  { cost: $0.40  basis: MAC  charge: $1.00  ndc: "00093-5058-98" }
  atorvastatin_80  259255   "atorvastatin 80 MG Oral Tablet"  { cost: $0.60 }
  apixaban         1364445  "apixaban 5 MG Oral Tablet"       { cost: $9.00  charge: $10.00 }
  glargine         311041   "insulin glargine 100 UNT/ML Injectable Solution" { cost: $0.20 }
  metformin        861007   "metformin hydrochloride 500 MG Oral Tablet"      { charge: $0.15 }
  warfarin         855332   "warfarin sodium 5 MG Oral Tablet"  { cost: $0.10 }
  ibuprofen        197806   "ibuprofen 600 MG Oral Tablet"      { cost: $0.10 }
  free             314076   "lisinopril 10 MG Oral Tablet"
}
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
payer pbm { name: "Meridian Example PBM" }
pharmacy post { name: "Post Example Pharmacy"  kind: mail }
formulary f {
  dispensing_fee: $1.50
  tier generic { level: 1  copay: $10  channel mail { copay: $4 } }
  tier brand   { level: 3  coinsurance: 25%  max: $50 }
  drug rx.apixaban { tier: brand }
  ${of.drug ?? ''}
  else: generic
  ${of.formulary ?? ''}
}
plan cover { ${of.plan ?? 'type: PPO  deductible { individual: $50 }  oop_max { individual: $100 }'}  payer: pbm  formulary: f }
plan bare { type: PPO }
profile p { age: uniform(40..80)  ${of.coverage ?? 'coverage pharmacy { plan: cover  effective: 2025-01-01 }'}  ${of.profile ?? ''} }
timeline care of p {
  anchor first: 2025-01-06
  event visit at first clock 14:00 { encounter ambulatory { reason: dx.hyperlipidemia  ${of.prescribe ?? 'prescribe rx.atorvastatin_40 { quantity: 30  days_supply: 30  refills: 11 }'} } }
  ${of.events ?? ''}
}`;

const run = (of: Parts, count = 1): Subject[] => subjects(compileText(text(of)), { count, asOf: end(2025, 12, 31) });
const one = (of: Parts): Subject => run(of)[0];
const days = (claims: readonly PharmacyClaim[]): string[] => claims.map(({ at }) => formatDay(dayOfMinute(at)));
const rejects = ({ pharmacy_claims: all }: Subject): string[] => all.map(({ rejects: codes }) => codes.join(' '));

describe('pharmacy claims', () => {
  test('take the deductible, then the copay, up to the maximum of the year', () => {
    const subject = one({});
    const { pharmacy_claims: claims, medication_dispenses: fills } = subject;
    // 30 tablets at $0.40 and $1.50: $13.50, below the charge of $30.00. Deductible: 3 × 13.50, then 9.50 with a copay of the other 4.00. The fourth makes
    // $54.00, copays of $10 make $94.00 with the eighth, and $6.00 are left of the maximum.
    const rows = claims.map((one) => [one.allowed, one.deductible, one.copay, one.paid, one.patient_pay].map((cents) => cents / 100));
    expect(rows).toEqual([
      ...Array.from({ length: 3 }, () => [13.5, 13.5, 0, 0, 13.5]),
      [13.5, 9.5, 4, 0, 13.5],
      ...Array.from({ length: 4 }, () => [13.5, 0, 10, 3.5, 10]),
      [13.5, 0, 6, 7.5, 6],
      ...Array.from({ length: 3 }, () => [13.5, 0, 0, 13.5, 0]),
    ]);
    expect(claims[0]).toMatchObject({
      ...{ transaction: 'B1', response: 'paid', rejects: [], basis: 'MAC', ingredient_cost: 1_200, dispensing_fee: 150, usual_charge: 3_000 },
      ...{ ndc: '00093-5058-98', quantity: 30, days_supply: 30, daw: 0, tier: 'generic', coinsurance: 0, other_payer_paid: 0 },
      ...{ coverage_id: subject.coverages[0].id, request_id: subject.medication_requests[0].id },
    });
    expect(claims.map(({ dispense_id: id }) => id)).toEqual(fills.map(({ id }) => id));
    expect(claims.map(({ fill_number: n }) => n)).toEqual(fills.map((_, i) => i));
    expect(claims.map(({ at }) => at)).toEqual(fills.map(({ handed_over: at }) => at));
    expect(claims.map(({ pharmacy_id: id }) => id)).toEqual(fills.map(({ organization_id: id }) => id));
  });

  test('record what they use of the deductible and of the maximum', () => {
    const { pharmacy_claims: claims, accumulators, coverages } = one({});
    let [deductible, most] = [0, 0];
    const expected = claims.flatMap((claim) => {
      deductible += claim.deductible;
      most += claim.patient_pay;
      const of = { coverage_id: coverages[0].id, pharmacy_claim_id: claim.id, claim_payment_id: null, scope: 'individual', network: 'in', at: claim.recorded };
      return [
        ...(claim.deductible > 0 ? [{ ...of, kind: 'deductible', used: deductible, limit: 5_000, year: dayOf(2025, 1, 1) }] : []),
        ...(claim.patient_pay > 0 ? [{ ...of, kind: 'out_of_pocket', used: most, limit: 10_000, year: dayOf(2025, 1, 1) }] : []),
      ];
    });
    expect(accumulators.map(({ id: _, ...rest }) => rest)).toEqual(expected);
    expect(new Set(accumulators.map(({ id }) => id)).size).toBe(accumulators.length);
    const partD = one({ plan: 'type: part_d' }).accumulators;
    expect(partD.map(({ kind, limit }) => [kind, limit]).slice(0, 2)).toEqual([
      ['deductible', 59_000],
      ['out_of_pocket', 200_000],
    ]);
  });

  test('share coinsurance with its bound, and a copay of the channel', () => {
    const plan = 'type: PPO';
    // 30 × $9 + $1.50 = $271.50: 25% are $67.88, at most $50.
    const [brand] = one({ plan, prescribe: 'prescribe rx.apixaban { quantity: 30  days_supply: 30 }' }).pharmacy_claims;
    expect([brand.allowed, brand.coinsurance, brand.paid]).toEqual([27_150, 5_000, 22_150]);
    // 10 × $9 + $1.50 = $91.50: 25% are $22.875, half a cent and more is rounded up.
    const [less] = one({ plan, prescribe: 'prescribe rx.apixaban { quantity: 10  days_supply: 10 }' }).pharmacy_claims;
    expect([less.coinsurance, less.paid]).toEqual([2_288, 6_862]);
    const [mail] = one({ plan, profile: 'fills { pharmacy: post }' }).pharmacy_claims;
    expect([mail.copay, mail.paid]).toEqual([400, 950]);
  });

  test('go by the charge alone where the drug has no cost', () => {
    const [claim] = one({ plan: 'type: PPO', prescribe: 'prescribe rx.metformin { quantity: 60  days_supply: 30 }' }).pharmacy_claims;
    expect(claim).toMatchObject({ basis: 'usual', usual_charge: 900, ingredient_cost: 900, dispensing_fee: 0, allowed: 900, copay: 900, paid: 0 });
  });

  test('have the phases of Part D, with insulin at $35 a month', () => {
    const plan = 'type: part_d';
    // 90 tablets at $9 and $1.50: $811.50. Deductible $590 of 2025, then 25% of $221.50; the plan pays the rest.
    const [first, second] = one({ plan, prescribe: 'prescribe rx.apixaban { quantity: 90  days_supply: 90  refills: 3 }' }).pharmacy_claims;
    expect([first.deductible, first.coinsurance, first.paid]).toEqual([59_000, 5_538, 16_612]);
    expect([second.deductible, second.coinsurance, second.paid]).toEqual([0, 20_288, 60_862]);
    // 1000 units at $0.20 and $1.50: the manufacturer pays 10%.
    const [insulin] = one({ plan, prescribe: 'prescribe rx.glargine { quantity: 1000  days_supply: 30 }' }).pharmacy_claims;
    expect([insulin.allowed, insulin.patient_pay, insulin.other_payer_paid, insulin.paid]).toEqual([20_150, 3_500, 2_015, 14_635]);
  });

  test('balance, for every person and claim', () => {
    const events =
      'event more at visit + uniform(5 days..100 days) { encounter virtual { prescribe rx.apixaban { quantity: 60  days_supply: 30  refills: 5 } } }';
    for (const { pharmacy_claims: claims } of run({ events, profile: 'fills { adherence: uniform(40%..100%) }' }, 40)) {
      expect(claims.length).toBeGreaterThan(0);
      for (const claim of claims) {
        expect(claim.ingredient_cost + claim.dispensing_fee).toBe(claim.allowed);
        expect(claim.paid + claim.patient_pay + claim.other_payer_paid).toBe(claim.allowed);
        expect(claim.deductible + claim.copay + claim.coinsurance).toBe(claim.patient_pay);
      }
      expect(claims.reduce((sum, { patient_pay }) => sum + patient_pay, 0)).toBeLessThanOrEqual(10_000);
      expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    }
  });

  test('of a drug too soon after another strength are rejected, and made again when they are due', () => {
    const events =
      'event stronger at visit + 10 days clock 09:00 { encounter virtual { prescribe rx.atorvastatin_80 { quantity: 30  days_supply: 30  refills: 1 } } }';
    const prescribe = 'prescribe rx.atorvastatin_40 { quantity: 30  days_supply: 30 }';
    const subject = one({ events, prescribe });
    // 75% of 30 days are 23 days: 29 January.
    expect(days(subject.pharmacy_claims)).toEqual(['2025-01-06', '2025-01-16', '2025-01-29', '2025-02-28']);
    expect(rejects(subject)).toEqual(['', '79', '', '']);
    expect(subject.pharmacy_claims.map(({ dispense_id: id }) => id === null)).toEqual([false, true, false, false]);
    expect(subject.pharmacy_claims[1]).toMatchObject({ response: 'rejected', basis: null, allowed: 0, paid: 0, patient_pay: 0, fill_number: 0 });
    expect(subject.medication_dispenses).toHaveLength(3);
  });

  test.each([
    ['covered: no', '70'],
    ['max_age: 18', '60'],
    ['channel: specialty', '40'],
    ['days_supply: 14', '7X'],
    ['limit { quantity: 20  per: 30 days }', '76'],
    ['step rx.warfarin { taken: 30 days }', '608'],
  ])('of a drug with `%s` are rejected with %s, and the prescription is left', (terms, code) => {
    const subject = one({ drug: `drug rx.atorvastatin_40 { ${terms} }` });
    expect(rejects(subject)).toEqual([code]);
    expect(subject.medication_dispenses).toEqual([]);
  });

  test('count only fills that the coverage paid for as steps', () => {
    const drug = 'drug rx.atorvastatin_40 { step rx.warfarin { taken: 30 days } }';
    const prescribe = 'prescribe rx.warfarin { quantity: 30  days_supply: 30 }';
    const events = 'event then at visit + 40 days { encounter virtual { prescribe rx.atorvastatin_40 { quantity: 30  days_supply: 30 } } }';
    expect(rejects(one({ drug, prescribe, events }))).toEqual(['', '']);
    const late = 'coverage pharmacy { plan: cover  effective: 2025-02-10 }';
    expect(rejects(one({ drug, prescribe, events, profile: 'fills { }', coverage: late }))).toEqual(['608']);
  });

  test('are rejected for findings that the formulary says so of', () => {
    const prescribe = 'prescribe rx.warfarin { quantity: 30  days_supply: 30 }  prescribe rx.ibuprofen { quantity: 30  days_supply: 10 }';
    const formulary = 'dur interaction { severity: major  reject: hard }';
    expect(rejects(one({ prescribe }))).toEqual(['', '']);
    expect(rejects(one({ prescribe, formulary }))).toEqual(['', '88']);
  });

  test('are made again where the pharmacist overrides a soft reject, and each finding says what came of it', () => {
    const prescribe = 'prescribe rx.warfarin { quantity: 30  days_supply: 30 }  prescribe rx.ibuprofen { quantity: 30  days_supply: 10 }';
    const of = (policy: string, count = 1): Subject[] => run({ prescribe, formulary: `dur interaction { ${policy} }` }, count);
    const [always] = of('severity: major  reject: soft  override: 100%');
    expect(rejects(always)).toEqual(['', '88', '']);
    const [, refused, paid] = always.pharmacy_claims;
    expect([refused.at, refused.fill_number, refused.dispense_id]).toEqual([paid.at, paid.fill_number, null]);
    expect(always.medication_dispenses).toHaveLength(2);
    expect(always.dur_alerts).toEqual([
      expect.objectContaining({
        ...{ pharmacy_claim_id: refused.id, type: 'interaction', reason: 'DD', severity: 'major', reject: 'soft', at: refused.at },
        ...{ service: 'prescriber_consulted', result: 'filled_with_approval', diagnosis: null },
        code: expect.objectContaining({ code: '197806' }),
        other_code: { system: 'RXNORM', code: '855332', display: 'warfarin sodium 5 MG Oral Tablet' },
      }),
    ]);
    for (const policy of ['severity: major  reject: soft', 'severity: major  reject: hard']) {
      const [left] = of(policy);
      expect(rejects(left)).toEqual(['', '88']);
      expect(left.dur_alerts.map(({ service, result }) => [service, result])).toEqual([[null, 'not_filled']]);
    }
    const [told] = of('severity: major  reject: none');
    expect(rejects(told)).toEqual(['', '']);
    expect(told.dur_alerts.map(({ pharmacy_claim_id: id, reject, result }) => [id, reject, result])).toEqual([[told.pharmacy_claims[1].id, 'none', null]]);
    expect(of('severity: contraindicated  reject: soft')[0].dur_alerts).toEqual([]);
    // 300 draws of 80%: within 4 standard errors of 2.3%.
    const results = of('severity: major  reject: soft  override: 80%', 300).flatMap(({ dur_alerts: alerts }) => alerts.map(({ result }) => result));
    expect(results).toHaveLength(300);
    expect(Math.abs(results.filter((one) => one === 'filled_with_approval').length / 300 - 0.8)).toBeLessThan(0.092);
  });

  test('are of the days of coverage', () => {
    const part = 'coverage pharmacy { plan: cover  effective: 2025-02-10  termination: 2025-04-15 }';
    const covered = one({ coverage: part });
    expect(days(covered.pharmacy_claims)).toEqual(['2025-02-10', '2025-03-12', '2025-04-11']);
    expect(covered.medication_dispenses).toHaveLength(3);
    // With `fills`, other days are paid by the person.
    const cash = one({ coverage: part, profile: 'fills { }' });
    expect(days(cash.pharmacy_claims)).toEqual(['2025-03-07', '2025-04-06']);
    expect(cash.medication_dispenses).toHaveLength(12);
  });

  test('of prescriptions from before the start use up amounts in the order of the fills', () => {
    const history =
      'history { medication rx.atorvastatin_40 { started: 2024-10-01  quantity: 30  days_supply: 30  refills: 3 }  medication rx.warfarin { started: 2024-10-11  quantity: 100  days_supply: 30  refills: 3 } }';
    const coverage = 'coverage pharmacy { plan: cover  effective: 2024-10-01 }';
    const { pharmacy_claims: claims } = one({ profile: history, coverage, prescribe: 'note "Seen."' });
    const byTime = claims.toSorted((a, b) => a.at - b.at);
    let used = 0;
    let year = 2024;
    for (const claim of byTime) {
      if (claim.at >= startOfDay(dayOf(2025, 1, 1)) && year === 2024) [used, year] = [0, 2025];
      expect(claim.deductible).toBe(Math.min(claim.allowed, 5_000 - used));
      used += claim.deductible;
    }
    expect(new Set(byTime.slice(0, 4).map(({ code }) => code.code)).size).toBe(2);
  });

  test('leave out drugs without a price, and prescriptions without a quantity or days', () => {
    for (const prescribe of [
      'prescribe rx.free { quantity: 30  days_supply: 30 }',
      'prescribe rx.warfarin { quantity: 30 }',
      'prescribe rx.warfarin { days_supply: 30 }',
    ]) {
      const subject = one({ prescribe });
      expect(subject.medication_dispenses).toHaveLength(1);
      expect(subject.pharmacy_claims).toEqual([]);
    }
  });

  test('need a plan with a formulary: without it, a coverage changes no record', () => {
    // But the coverage itself, and the payer that it refers to.
    const without = (coverage: string): Subject[] =>
      run({ coverage }, 10).map((subject) => {
        const organizations = subject.parties.organizations.filter(({ kind }) => kind !== 'payer');
        return { ...subject, coverages: [], enrollments: [], parties: { ...subject.parties, organizations } };
      });
    expect(without('coverage pharmacy { plan: bare }')).toEqual(without(''));
    for (const { medication_dispenses: fills } of without('coverage pharmacy { plan: bare }')) expect(fills).toEqual([]);
  });

  test('of one person leave those without a coverage as they are', () => {
    const some = run({ coverage: 'coverage pharmacy chance 50% { plan: cover }' }, 40);
    const none = run({ coverage: '' }, 40);
    const uncovered = some.flatMap((subject, i) => (subject.coverages.length === 0 ? [[subject, none[i]]] : []));
    expect(uncovered.length).toBeGreaterThan(5);
    for (const [a, b] of uncovered) expect(a).toEqual(b);
    for (const subject of some) expect(subject.pharmacy_claims.length).toBe(subject.coverages.length * 12);
  });

  test('are a list of scenarios that can make them', () => {
    expect(kindsOfRun(compileText(text({})))).toContain('pharmacy_claims');
    expect(kindsOfRun(compileText(text({})))).not.toContain('dur_alerts');
    expect(kindsOfRun(compileText(text({ formulary: 'dur interaction { severity: major  reject: none }' })))).toContain('dur_alerts');
    for (const of of [{ coverage: '' }, { coverage: 'coverage medical { plan: cover }' }])
      expect(kindsOfRun(compileText(text(of)))).not.toContain('pharmacy_claims');
  });

  test('make the columns of drugs and the formulary matter', () => {
    const found = (of: Parts): string[] => {
      const { diagnostics } = compile({ path: 'test.hsim', text: text(of), sha256: '' }, openEntry('diabetes').host, new Map());
      return diagnostics.flatMap(({ code, message }) => (code === 'HS7011' ? [message.split(' has no effect')[0]] : []));
    };
    expect(found({})).toEqual([]);
    expect(found({ coverage: '' })).toEqual([...['cost', 'basis', 'charge', 'ndc'].map((name) => `the column \`${name}\``), 'the formulary `f`']);
    const idle = text({}).replace('"lisinopril 10 MG Oral Tablet"', '"lisinopril 10 MG Oral Tablet" { ndc: "00093-1112-01" }');
    const { diagnostics } = compile({ path: 'test.hsim', text: idle, sha256: '' }, openEntry('diabetes').host, new Map());
    expect(diagnostics.filter(({ code }) => code === 'HS7011')).toHaveLength(1);
  });
});
