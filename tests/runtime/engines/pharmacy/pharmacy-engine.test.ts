/** Fills of prescriptions: when they are, when they end, and that the days covered are those that were asked for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindsOfRun } from '../../../../ir/made-kinds.ts';
import type { MedicationDispense } from '../../../../model/clinical/medication-dispense.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { coveredDays } from '../../../../runtime/engines/pharmacy/decision/covered-days.ts';
import { daysToCover, refillDays } from '../../../../runtime/engines/pharmacy/fills/refill-days.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const year = end(2025, 12, 31);

const text = (fills: string, events = '', drug = 'quantity: 30  days_supply: 30  refills: 11'): string => `hsim 1
scenario t "T" { start: first  as_of: 2025-12-31 }
codes rx: RXNORM { atorvastatin 617311 "atorvastatin 40 MG Oral Tablet"  warfarin 855332 "warfarin sodium 5 MG Oral Tablet" }
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
pharmacy corner { name: "Corner Example Pharmacy" }
profile p { age: uniform(40..80)  ${fills} }
timeline care of p {
  anchor first: uniform(2025-01-06..2025-02-28)
  event visit at first clock 14:00 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.atorvastatin { ${drug} } } }
  ${events}
}`;

const run = (fills: string, events = '', drug?: string, asOf = year, count = 40): Subject[] =>
  subjects(compileText(text(fills, events, drug)), { count, asOf });
const dayOfFill = ({ handed_over: at }: MedicationDispense): number => dayOfMinute(at);

/** Days covered from the first fill to the end of the year, and all of them. */
function covered({ medication_dispenses: fills }: Subject): readonly [number, number] {
  const first = dayOfFill(fills[0]);
  const after = dayOf(2026, 1, 1);
  return [
    coveredDays(
      fills.map((one) => ({ day: dayOfFill(one), daysSupply: one.days_supply ?? 0 })),
      first,
      after,
    ),
    after - first,
  ];
}

describe('fills', () => {
  test('reach the adherence to the day, for each subject', () => {
    for (const adherence of [0.35, 0.5, 0.7999, 0.8, 0.84, 1]) {
      for (const subject of run(`fills { adherence: ${adherence * 100}% }`)) {
        const [days, period] = covered(subject);
        expect(days).toBe(adherence < 0.8 ? Math.floor(period * adherence + 1e-9) : Math.ceil(period * adherence - 1e-9));
        expect(days >= 0.8 * period).toBe(adherence >= 0.8);
      }
    }
  });

  test('are of the prescription, from its minute on, at the pharmacy', () => {
    for (const { medication_dispenses: fills, medication_requests: requests, parties } of run('fills { adherence: 90%  pharmacy: corner }')) {
      expect(fills.map((fill) => fill.fill_number)).toEqual(fills.map((_, i) => i));
      expect(fills[0].handed_over).toBe(requests[0].authored);
      for (const fill of fills)
        expect(fill).toMatchObject({
          request_id: requests[0].id,
          quantity: 30,
          days_supply: 30,
          status: 'completed',
          encounter_id: null,
          recorded: fill.handed_over,
        });
      expect(parties.organizations.find(({ id }) => id === fills[0].organization_id)?.name).toBe('Corner Example Pharmacy');
    }
  });

  test('end with the refills', () => {
    for (const { medication_dispenses: fills } of run('fills { }', '', 'quantity: 30  days_supply: 30  refills: 2')) expect(fills).toHaveLength(3);
    for (const { medication_dispenses: fills } of run('fills { }', '', 'refills: 2')) expect(fills).toHaveLength(1);
  });

  test('end a year after the prescription was written, and earlier for controlled substances', () => {
    const until = end(2027, 12, 31);
    const days = (drug: string, fields: string): readonly (readonly number[])[] => {
      const code = text('fills { adherence: 50% }', '', fields).replace('617311 "atorvastatin 40 MG Oral Tablet"', drug);
      return subjects(compileText(code), { count: 20, asOf: until }).map(({ medication_dispenses: fills, medication_requests: [request] }) =>
        fills.map((fill) => dayOfFill(fill) - dayOfMinute(request.authored)),
      );
    };
    const supply = 'quantity: 30  days_supply: 30  refills: 11';
    const plain = days('617311 "atorvastatin 40 MG Oral Tablet"', supply);
    expect(Math.max(...plain.flat())).toBeGreaterThan(184);
    expect(Math.max(...plain.flat())).toBeLessThanOrEqual(365);
    // Schedule IV: six months and five refills, schedule III alike; V is as all others, and II has no refill.
    for (const drug of ['197901 "lorazepam 1 MG Oral Tablet"', '351267 "buprenorphine 8 MG / naloxone 2 MG Sublingual Tablet"']) {
      expect(Math.max(...days(drug, supply).flat())).toBeLessThanOrEqual(184);
      for (const fills of days(drug, 'quantity: 5  days_supply: 5  refills: 11')) expect(fills.length).toBe(6);
    }
    expect(Math.max(...days('483450 "pregabalin 75 MG Oral Capsule"', supply).flat())).toBeGreaterThan(184);
    for (const fills of days('1049621 "oxycodone hydrochloride 5 MG Oral Tablet"', supply)) expect(fills).toEqual([0]);
  });

  test('end with `stop` and at death, and continue with another prescription of the drug', () => {
    const stopped = run('fills { }', 'event ends at visit + 100 days { encounter virtual { stop rx.atorvastatin } }');
    for (const { medication_dispenses: fills } of stopped) expect(fills).toHaveLength(4);
    const dead = run('fills { }', 'event ends at visit + 100 days { encounter emergency { duration: 1 hour  die } }');
    for (const { medication_dispenses: fills } of dead) expect(fills).toHaveLength(4);
    const again = run(
      'fills { adherence: 85% }',
      'event again at visit + 100 days { encounter virtual { prescribe rx.atorvastatin { quantity: 30  days_supply: 30  refills: 11 } } }',
      'quantity: 30  days_supply: 30  refills: 5',
    );
    for (const subject of again) {
      const [days, period] = covered(subject);
      expect(days).toBe(Math.ceil(period * 0.85 - 1e-9));
      expect(new Set(subject.medication_dispenses.map(({ request_id: id }) => id)).size).toBe(2);
    }
  });

  test('of what is written in a stay follow it', () => {
    const events = `event ill at visit + 10 days clock 08:00 { admit { } }
  event treated at visit + 11 days clock 08:00 { prescribe rx.warfarin { quantity: 30  days_supply: 30 } }
  event left at visit + 14 days clock 12:00 { discharge home }`;
    for (const { medication_dispenses: fills, encounters } of run('fills { }', events)) {
      const stay = encounters.find((one) => one.class === 'inpatient');
      expect(fills.find(({ code }) => code.code === '855332')?.handed_over).toBe(stay?.end);
    }
  });

  test('begin for the stated share of prescriptions, of which one more changes no other', () => {
    const some = run('fills { start: 60% }', '', undefined, year, 400);
    const filled = some.map(({ medication_dispenses: fills }) => fills.length > 0);
    // Four standard deviations of a share of 400.
    expect(Math.abs(filled.filter(Boolean).length / 400 - 0.6)).toBeLessThan(4 * Math.sqrt((0.6 * 0.4) / 400));
    const more = run('fills { start: 60% }', 'event other at visit { encounter virtual { prescribe rx.warfarin { days_supply: 30 } } }', undefined, year, 400);
    const own = ({ medication_dispenses: fills }: Subject): unknown => fills.filter(({ code }) => code.code === '617311');
    expect(more.map(own)).toEqual(some.map(own));
  });

  test('from before the start are those of the history, known at the start', () => {
    for (const { medication_dispenses: fills } of run(
      'fills { adherence: 50% }  history { medication rx.warfarin { started: start - 200 days  quantity: 30  days_supply: 30  refills: 11 } }'.replace(
        'first',
        'start',
      ),
    )) {
      const before = fills.filter(({ code, handed_over: at, recorded }) => code.code === '855332' && at < recorded);
      expect(before.length).toBeGreaterThan(1);
      expect(new Set(before.map(({ recorded }) => recorded)).size).toBe(1);
    }
  });

  test('that are known on a day are known on every later day, and nothing else changes', () => {
    const asOf = end(2025, 6, 30);
    const [early, late, none] = [run('fills { adherence: 70% }', '', undefined, asOf), run('fills { adherence: 70% }'), run('')];
    for (const [i, { medication_dispenses: fills }] of early.entries()) {
      expect(fills).toEqual(late[i].medication_dispenses.filter(({ recorded }) => recorded <= asOf));
      const { medication_dispenses: _, parties: __, ...rest } = late[i];
      const { medication_dispenses: nothing, parties: ___, ...without } = none[i];
      expect(nothing).toEqual([]);
      expect(rest).toEqual(without);
    }
  });

  test('are a kind of record of the run only where the profile asks for them', () => {
    expect(kindsOfRun(compileText(text('fills { }')))).toContain('medication_dispenses');
    expect(kindsOfRun(compileText(text('')))).not.toContain('medication_dispenses');
  });
});

describe('pdc', () => {
  const thresholds = Array.from({ length: 14 }, (_, i) => 30 + 5 * i);
  const notes = (question: string): string =>
    `event last at 2025-12-31 clock 20:00 { encounter virtual { note "Seen."  ${thresholds.map((t) => `note "${t}" when ${question} >= ${t}%`).join('  ')} } }`;
  const varied = 'attribute taking: uniform(30%..100%)  fills { adherence: taking }';
  /** The highest threshold that a visit on the last day found to be reached. */
  const reached = ({ document_references: documents }: Subject): number => Math.max(0, ...documents.map(({ text: found }) => Number(found) || 0));
  const highest = (share: number): number => Math.max(0, ...thresholds.filter((t) => share * 100 >= t));

  test('is the share of days that fills cover, from the first of them on', () => {
    for (const subject of run(varied, notes('pdc(rx.atorvastatin)'))) {
      const [days, period] = covered(subject);
      expect(reached(subject)).toBe(highest(days / period));
    }
  });

  test('reads a period: only its fills, and its days', () => {
    const [from, until] = [dayOf(2025, 4, 1), dayOf(2025, 9, 30)];
    for (const subject of run(varied, notes('pdc(rx.atorvastatin, from: 2025-04-01, until: 2025-09-30)'))) {
      const fills = subject.medication_dispenses.map((fill) => ({ day: dayOfFill(fill), daysSupply: 30 })).filter(({ day }) => day >= from && day <= until);
      const first = fills[0].day;
      expect(reached(subject)).toBe(highest(coveredDays(fills, first, until + 1) / (until + 1 - first)));
    }
  });

  test('is missing without a fill', () => {
    for (const subject of run(varied, notes('pdc(rx.warfarin)'))) expect(reached(subject)).toBe(0);
  });

  test('agrees with its plain twin, for several drugs, too', () => {
    const both = 'event other at visit + 40 days { encounter virtual { prescribe rx.warfarin { quantity: 30  days_supply: 30  refills: 11 } } }';
    const whole = text(varied, `${both}  ${notes('pdc(drugs)')}`).replace('profile p', 'group drugs: [rx.atorvastatin, rx.warfarin]\nprofile p');
    const ir = compileText(whole);
    const compiled = subjects(ir, { count: 40, asOf: year });
    expect(subjects(ir, { count: 40, asOf: year, reference: true })).toEqual(compiled);
    expect(new Set(compiled.map(reached)).size).toBeGreaterThan(5);
  });
});

test('the days of a year cover what is asked for, in order, each after the supply before it', () => {
  const any = fc.record({
    first: fc.integer({ min: 0, max: 364 }),
    supply: fc.integer({ min: 1, max: 120 }),
    percent: fc.integer({ min: 0, max: 100 }),
    seed: fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
  });
  fc.assert(
    fc.property(any, ({ first, supply, percent, seed }) => {
      const weights = [...seed.take(400)];
      const { days, next } = refillDays(first, 365, supply, percent / 100, (nth) => weights[nth]);
      const period = 365 - first;
      const wanted = percent >= 80 ? Math.ceil((period * percent) / 100) : Math.floor((period * percent) / 100);
      expect(daysToCover(period, percent / 100)).toBe(wanted);
      const got = coveredDays(
        days.map((day) => ({ day, daysSupply: supply })),
        first,
        365,
      );
      expect(got).toBe(days.length === 1 ? Math.min(supply, period) : wanted);
      if (days.length === 1) expect(wanted).toBeLessThanOrEqual(supply);
      for (const [i, day] of days.entries()) if (i > 0) expect(day - days[i - 1]).toBeGreaterThanOrEqual(supply);
      expect(next).toBeGreaterThanOrEqual(365);
      expect(next).toBeGreaterThanOrEqual(days[days.length - 1] + supply);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('a PDC of exactly 80%: 250 days from the first fill, 200 of them covered, 7 fills of 30 days', () => {
  // 250 × 80% = 200; ceil(200 / 30) = 7 fills; 6 gaps of 50 days together; the last covers 200 − 6 × 30 = 20 days, from 230 on.
  const { days } = refillDays(0, 250, 30, 0.8, () => 1);
  expect(days).toEqual([0, 38, 76, 115, 153, 191, 230]);
  expect(formatDay(days[6])).toBe('1970-08-19');
});
