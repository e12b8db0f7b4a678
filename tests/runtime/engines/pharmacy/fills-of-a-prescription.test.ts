/** What a prescription says of its own fills, in place of `fills` of the profile. */
import { describe, expect, test } from 'vitest';
import { openEntry } from '../../../../app/scenario-files.ts';
import { compile } from '../../../../compiler/compile.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { coveredDays } from '../../../../runtime/engines/pharmacy/decision/covered-days.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const asOf = startOfDay(dayOf(2025, 12, 31)) + 1439;

const text = (fields: string, { fills = 'fills { adherence: 90%  pharmacy: corner }', events = '', row = '' } = {}): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM {
  atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.40 }
  warfarin 855332 "warfarin sodium 5 MG Oral Tablet" { cost: $0.10  ${row} }
}
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
formulary f { tier generic { level: 1  copay: $10  channel mail { copay: $4 } }  else: generic }
plan cover { type: pharmacy  formulary: f }
pharmacy corner { name: "Corner Example Pharmacy" }
pharmacy post { name: "Post Example Pharmacy"  kind: mail }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2025-01-01 }  ${fills} }
timeline care of p {
  event visit at start clock 14:00 { encounter ambulatory {
    reason: dx.hyperlipidemia
    prescribe rx.atorvastatin { quantity: 30  days_supply: 30  refills: 11 }
    prescribe rx.warfarin { quantity: 30  days_supply: 30  ${fields.includes('refills') ? '' : 'refills: 11'}  ${fields} }
  } }
  ${events}
}`;

const withoutEffect = (source: string): string[] =>
  compile({ path: 'test.hsim', text: source, sha256: '' }, openEntry('diabetes').host, new Map())
    .diagnostics.filter(({ code }) => code === 'HS7011')
    .map(({ message }) => message);
const run = (fields: string, more: Parameters<typeof text>[1] = {}, count = 30): Subject[] => subjects(compileText(text(fields, more)), { count, asOf });
const of = (code: string, { medication_dispenses: fills }: Subject) => fills.filter((one) => one.code.code === code);
const [ATORVASTATIN, WARFARIN] = ['617311', '855332'];

function covered(subject: Subject, code: string): readonly [number, number] {
  const fills = of(code, subject).map((one) => ({ day: dayOfMinute(one.handed_over), daysSupply: one.days_supply ?? 0 }));
  const after = dayOf(2026, 1, 1);
  return [coveredDays(fills, fills[0].day, after), after - fills[0].day];
}

describe('a prescription with fields of `fills`', () => {
  test('is filled with its adherence, and the other one with that of the profile', () => {
    for (const subject of run('adherence: 60%')) {
      // 2025-01-06 to the end of the year: 360 days.
      expect(covered(subject, WARFARIN)).toEqual([216, 360]);
      expect(covered(subject, ATORVASTATIN)).toEqual([324, 360]);
    }
  });

  test('changes nothing of another prescription', () => {
    const [plain, own] = [run(''), run('adherence: 60%  pharmacy: post  early: 100%')];
    expect(own.map((one) => of(ATORVASTATIN, one))).toEqual(plain.map((one) => of(ATORVASTATIN, one)));
    expect(own.map((one) => of(WARFARIN, one))).not.toEqual(plain.map((one) => of(WARFARIN, one)));
  });

  test('is filled at its pharmacy, by the terms of that kind', () => {
    for (const { pharmacy_claims: claims, parties } of run('pharmacy: post')) {
      const named = new Map(parties.organizations.map(({ id, name }) => [id, name]));
      // 30 × $0.10 = $3.00 is less than either copay; 30 × $0.40 = $12.00.
      for (const { code, pharmacy_id: id, copay } of claims)
        expect([named.get(id), copay]).toEqual(code.code === WARFARIN ? ['Post Example Pharmacy', 300] : ['Corner Example Pharmacy', 1_000]);
    }
  });

  test('is collected, and refilled too early, with its own probability', () => {
    for (const subject of run('start: 0%')) {
      expect(of(WARFARIN, subject)).toEqual([]);
      expect(of(ATORVASTATIN, subject).length).toBeGreaterThan(0);
    }
    for (const subject of run('early: 100%')) {
      const tooSoon = subject.pharmacy_claims.filter(({ rejects }) => rejects.includes('79'));
      expect(tooSoon.length).toBeGreaterThan(5);
      expect(new Set(tooSoon.map(({ code }) => code.code))).toEqual(new Set([WARFARIN]));
    }
  });

  test('may have them from its row, and draws of its own', () => {
    expect(run('', { row: 'adherence: 60%' }).map((one) => covered(one, WARFARIN))).toEqual(Array.from({ length: 30 }, () => [216, 360]));
    const drawn = run('adherence: uniform(30%..79%)').map((one) => covered(one, WARFARIN)[0]);
    expect(new Set(drawn).size).toBeGreaterThan(10);
    for (const days of drawn) expect(days).toBeLessThan(0.8 * 360);
  });

  test('keeps them with its renewals, and another prescription has its own', () => {
    const renewed = 'refills: 2  ongoing: yes  adherence: 60%  pharmacy: post';
    const visits = 'event again every 90 days from 2025-04-01 until 2025-12-31 { encounter ambulatory { reason: dx.hyperlipidemia } }';
    const own = run(renewed, { events: visits }, 10);
    for (const { medication_requests: requests } of own) expect(requests.filter(({ code }) => code.code === WARFARIN).length).toBeGreaterThan(1);
    // As where the profile says it of all prescriptions.
    const all = run('refills: 2  ongoing: yes', { events: visits, fills: 'fills { adherence: 60%  pharmacy: post }' }, 10);
    expect(own.map((one) => of(WARFARIN, one))).toEqual(all.map((one) => of(WARFARIN, one)));
    // 60% of 360 days planned; from the day on which the fill after day 100 was due, every day is covered.
    const later =
      'event other at visit + 100 days { encounter virtual { prescribe rx.warfarin { quantity: 30  days_supply: 30  refills: 11  adherence: 100% } } }';
    for (const subject of run('adherence: 60%', { events: later }, 10)) {
      const [first, second] = subject.medication_requests.filter(({ code }) => code.code === WARFARIN);
      const from = of(WARFARIN, subject).find(({ request_id: id }) => id === second.id)?.handed_over ?? 0;
      expect(dayOfMinute(from)).toBeGreaterThanOrEqual(dayOfMinute(second.authored));
      const days = of(WARFARIN, subject).flatMap((one) => (one.request_id === second.id ? [dayOfMinute(one.handed_over)] : []));
      for (const [i, day] of days.entries()) expect(day).toBe(days[0] + 30 * i);
      expect(of(WARFARIN, subject).some(({ request_id: id }) => id === first.id)).toBe(true);
    }
  });

  test('has them in `change` and in the history, too', () => {
    const change = 'event other at visit + 60 days { encounter virtual { change rx.warfarin { quantity: 30  days_supply: 30  refills: 9  pharmacy: post } } }';
    for (const subject of run('', { events: change }, 5)) {
      const used = new Map(subject.parties.organizations.map(({ id, name }) => [id, name]));
      const names = new Set(of(WARFARIN, subject).map(({ organization_id: id }) => used.get(id)));
      expect(names).toEqual(new Set(['Corner Example Pharmacy', 'Post Example Pharmacy']));
    }
    const history = 'fills { }  history { medication rx.warfarin { started: start - 300 days  quantity: 30  days_supply: 30  refills: 20  start: 0% } }';
    for (const {
      medication_dispenses: fills,
      medication_requests: [request],
    } of run('', { fills: history }, 5))
      expect(fills.filter(({ request_id: id }) => id === request.id)).toEqual([]);
  });

  test('without anybody who fills it is reported', () => {
    const cash = text('adherence: 60%  early: 3%').replace('coverage pharmacy { plan: cover  effective: 2025-01-01 }', '');
    const why = 'no subject has pharmacy coverage with a `formulary`; add `coverage pharmacy { plan: … }` to a profile, and a `formulary` to its plan';
    expect(withoutEffect(cash).filter((one) => one.includes('in `prescribe`'))).toEqual([`\`early\` in \`prescribe\` has no effect: ${why}`]);
    const nobody = withoutEffect(cash.replace('fills { adherence: 90%  pharmacy: corner }', ''));
    expect(nobody.filter((one) => one.includes('in `prescribe`'))).toEqual(
      ['adherence', 'early'].map((name) => `\`${name}\` in \`prescribe\` has no effect: the profile has no \`fills\`, and ${why}`),
    );
  });
});
