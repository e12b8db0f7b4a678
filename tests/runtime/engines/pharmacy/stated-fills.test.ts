/** Fills that events attempt, next to those that follow from prescriptions by themselves. */
import { describe, expect, test } from 'vitest';
import { openEntry } from '../../../../app/scenario-files.ts';
import { compile } from '../../../../compiler/compile.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { whyRecord } from '../../../../runtime/study/trace-record.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const year = startOfDay(dayOf(2025, 12, 31)) + 1439;
const day = (month: number, of: number): number => dayOf(2025, month, of);

const text = (events: string, { coverage = true, fills = true, terms = '', refills = 11 } = {}): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM {
  atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.40 }
  warfarin 855332 "warfarin sodium 5 MG Oral Tablet" { cost: $0.20 }
  naproxen 198013 "naproxen 375 MG Oral Tablet" { cost: $0.20 }
}
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
pharmacy corner { name: "Corner Example Pharmacy" }
${events.includes('mall') ? 'pharmacy mall { name: "Mall Example Pharmacy" }' : ''}
formulary f { tier generic { level: 1  copay: $10 }  else: generic  refill_after: 75%  ${terms} }
plan cover { type: pharmacy  formulary: f }
profile p {
  age: uniform(40..80)
  ${coverage ? 'coverage pharmacy { plan: cover  effective: 2025-01-01 }' : ''}
  ${fills ? 'fills { pharmacy: corner }' : ''}
}
timeline care of p {
  event visit at start clock 09:00 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.atorvastatin { quantity: 30  days_supply: 30  refills: ${refills} } } }
  ${events}
}`;

const run = (events: string, more = {}): Subject => subjects(compileText(text(events, more)), { count: 1, asOf: year })[0];
/** Day, outcome and number of each claim until a day. */
const claimsUntil = ({ pharmacy_claims: claims }: Subject, until: number) =>
  claims.filter(({ at }) => dayOfMinute(at) <= until).map(({ at, response, rejects, fill_number: n }) => [dayOfMinute(at), response, ...rejects, n]);
const fillsUntil = ({ medication_dispenses: fills }: Subject, until: number) =>
  fills.filter(({ handed_over: at }) => dayOfMinute(at) <= until).map(({ handed_over: at }) => dayOfMinute(at));

describe('a fill that an event attempts', () => {
  test('takes the place of the fill that is due next where it is paid', () => {
    // 30 days from 6 January: due on 5 February. 23 days are 75%, so that 1 February is covered; the next is due on 7 March all the same.
    const person = run('event early at 2025-02-01 { fill rx.atorvastatin { pharmacy: mall } }');
    expect(fillsUntil(person, day(3, 31))).toEqual([day(1, 6), day(2, 1), day(3, 7)]);
    const [first, second, third] = person.pharmacy_claims.map(({ pharmacy_id: of }) => of);
    expect(second).not.toBe(first);
    expect(third).toBe(first);
    expect(person.medication_dispenses[1].organization_id).toBe(second);
  });

  test('is rejected by the rules of the formulary, and changes nothing of what is due', () => {
    const person = run('event soon at 2025-01-20 { fill rx.atorvastatin }');
    expect(claimsUntil(person, day(2, 28))).toEqual([
      [day(1, 6), 'paid', 0],
      [day(1, 20), 'rejected', '79', 1],
      [day(2, 5), 'paid', 1],
    ]);
  });

  test('is rejected where no refill is left', () => {
    const person = run('event more at 2025-03-15 { fill rx.atorvastatin }', { refills: 1 });
    expect(claimsUntil(person, day(3, 31))).toEqual([
      [day(1, 6), 'paid', 0],
      [day(2, 5), 'paid', 1],
      [day(3, 15), 'rejected', '73', 2],
    ]);
  });

  test('is rejected as stated; what is due then is attempted on the next day', () => {
    const person = run('event refused at 2025-02-05 clock 08:30 { fill rx.atorvastatin { reject: "70" } }');
    expect(claimsUntil(person, day(3, 10))).toEqual([
      [day(1, 6), 'paid', 0],
      [day(2, 5), 'rejected', '70', 1],
      [day(2, 6), 'paid', 1],
      [day(3, 8), 'paid', 2],
    ]);
  });

  test('is explained by its statement, not by checks that were never made', () => {
    const ir = compileText(text('event refused at 2025-02-05 clock 08:30 { fill rx.atorvastatin { reject: "70" } }'));
    const run = { seed: '1', count: 1, asOf: year };
    const [rejected] = subjects(ir, run)[0].pharmacy_claims.filter(({ response }) => response === 'rejected');
    const explanation = whyRecord(ir, run, rejected.id)?.explanation;
    const decided = explanation?.about === 'fill' ? explanation.claims[0].decided : null;
    expect(decided?.steps.map(({ rule, after }) => [rule, after])).toEqual([['statement', '70']]);
    expect(decided?.passed).toEqual(['eligibility', 'coordination', 'pharmacy']);
  });

  test('is overridden or left by the pharmacist as stated', () => {
    const terms = 'dur interaction { severity: major  reject: soft  override: 0% }';
    const person = (result: string): Subject =>
      run(
        `event pain at 2025-01-08 clock 09:00 {
          encounter ambulatory { prescribe rx.warfarin { quantity: 30  days_supply: 30 }  prescribe rx.naproxen { quantity: 20  days_supply: 10  refills: 3 } }
          fill rx.warfarin
          fill rx.naproxen { result: ${result} }
        }`,
        { terms },
      );
    const [approved, left] = ['filled_with_approval', 'not_filled'].map(person);
    const claims = ({ pharmacy_claims: all }: Subject) =>
      all.filter(({ code, fill_number: n }) => code.code === '198013' && n === 0).map(({ response, rejects }) => [response, ...rejects]);
    expect(claims(approved)).toEqual([['rejected', '88'], ['paid']]);
    expect(claims(left)).toEqual([['rejected', '88']]);
    expect(approved.dur_alerts[0]).toMatchObject({ service: 'prescriber_consulted', result: 'filled_with_approval' });
    expect(left.dur_alerts.map(({ result }) => result)).toEqual(['not_filled']);
    // What is not filled after a reject of this kind is left.
    expect(left.medication_dispenses.some(({ code }) => code.code === '198013')).toBe(false);
  });

  test('needs no coverage, and no `fills`', () => {
    for (const [fills, count] of [
      [true, 12],
      [false, 1],
    ] as const) {
      const person = run('event early at 2025-02-01 { fill rx.atorvastatin }', { coverage: false, fills });
      expect(person.medication_dispenses).toHaveLength(count);
      expect(person.pharmacy_claims).toEqual([]);
      expect(fillsUntil(person, day(2, 28))).toContain(day(2, 1));
    }
  });
});

describe('what has no effect', () => {
  const found = (events: string, more = {}): string[] =>
    compile({ path: 'test.hsim', text: text(events, more), sha256: '' }, openEntry('diabetes').host).diagnostics.map(
      ({ code, message }) => `${code} ${message}`,
    );

  test('a drug that nothing prescribes', () => {
    expect(found('event e at 2025-02-01 { fill rx.warfarin }')).toEqual(['HS8011 `fill` has no effect: no statement prescribes `rx.warfarin`']);
  });

  test('a reject code that does not exist', () => {
    expect(found('event e at 2025-02-01 { fill rx.atorvastatin { reject: "ZZ" } }')).toEqual(['HS3004 `ZZ` is not a valid reject code']);
  });

  test('answers to claims that are never made', () => {
    expect(found('event e at 2025-02-01 { fill rx.atorvastatin { reject: "79" } }', { coverage: false })).toContain(
      'HS7011 `reject` in `fill` has no effect: no subject has pharmacy coverage with a `formulary`; add `coverage pharmacy { plan: … }` to a profile, and a `formulary` to its plan',
    );
    expect(found('event e at 2025-02-01 { fill rx.atorvastatin { result: not_filled } }')).toEqual([
      'HS7011 `result` in `fill` has no effect: no `formulary` has a `dur` block with a `reject`',
    ]);
  });
});
