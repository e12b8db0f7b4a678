/** Rebills: a prescription is corrected after it was filled, and the fill is billed again in place of the claim before. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { PharmacyClaim } from '../../../../model/benefits/pharmacy-claim.ts';
import { type Subject, subject as subjectSchema } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';
import { judge } from '../../../validation/judge.ts';

const year = startOfDay(dayOf(2025, 12, 31)) + 1439;
const text = (events: string, terms = '', fills = ''): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM {
  atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.40 }
  apixaban 1364445 "apixaban 5 MG Oral Tablet" { cost: $9.00 }
}
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
formulary f {
  dispensing_fee: $1.50
  tier generic { level: 1  coinsurance: 20% }
  ${terms}
  else: generic
}
plan cover { type: PPO  formulary: f  deductible { individual: $10 } }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2025-01-01 }  ${fills} }
timeline care of p {
  event visit at start clock 14:00 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.atorvastatin { quantity: 30  days_supply: 30  refills: 3 } } }
  ${events}
}`;
const run = (events: string, terms = '', fills = '', asOf = year): Subject => subjects(compileText(text(events, terms, fills)), { count: 1, asOf })[0];
const fix = (after: string, fields: string, name = 'fix'): string =>
  `event ${name} at visit + ${after} clock 09:00 { correct visit { prescribe rx.atorvastatin { ${fields} } } }`;
const row = ({ at, recorded, transaction, response, quantity, paid, patient_pay }: PharmacyClaim): string =>
  [formatDay(dayOfMinute(recorded)), formatDay(dayOfMinute(at)).slice(5), transaction, response, quantity, paid, patient_pay].join(' ');
const rows = ({ pharmacy_claims: claims }: Subject): string[] => claims.map(row);
const filled = ({ medication_dispenses: all }: Subject) => all.map((one) => `${formatDay(dayOfMinute(one.handed_over))} ${one.quantity} ${one.days_supply}`);

describe('a prescription that is corrected after it was filled', () => {
  const fixed = fix('3 days', 'quantity: 90  days_supply: 90');

  test('is billed again in place of the claim before, and refilled by the days that are right', () => {
    const subject = run(fixed);
    // $12.00 and $1.50: $10.00 of the deductible, 20% of $3.50. Then $36.00 and $1.50: $10.00, and 20% of $27.50. Without a deductible left: 20% of $37.50.
    expect(rows(subject).slice(0, 4)).toEqual([
      '2025-01-06 01-06 B1 paid 30 280 1070',
      '2025-01-09 01-09 B2 approved 30 -280 -1070',
      '2025-01-09 01-06 B3 paid 90 2200 1550',
      '2025-04-06 04-06 B1 paid 90 3000 750',
    ]);
    const [first, reversal, again] = subject.pharmacy_claims;
    expect([first.original_id, reversal.original_id, again.original_id]).toEqual([null, first.id, first.id]);
    expect([first.fill_number, again.fill_number]).toEqual([0, 0]);
    expect(filled(subject).slice(0, 2)).toEqual(['2025-01-06 90 90', '2025-04-06 90 90']);
    expect(again.dispense_id).toBe(subject.medication_dispenses[0].id);
    expect(subject.accumulators.filter(({ kind }) => kind === 'deductible').map(({ used }) => used)).toEqual([1000, 0, 1000]);
    expect(new Set(subject.pharmacy_claims.map(({ id }) => id)).size).toBe(subject.pharmacy_claims.length);
  });

  test('is known on its day', () => {
    const day = (nth: number): Subject => run(fixed, '', '', startOfDay(dayOf(2025, 1, nth)) + 1439);
    expect(rows(day(8))).toEqual(rows(run(fixed)).slice(0, 1));
    expect(filled(day(8))).toEqual(['2025-01-06 30 30']);
    expect(rows(day(9))).toEqual(rows(run(fixed)).slice(0, 3));
    expect(filled(day(9))).toEqual(['2025-01-06 90 90']);
  });

  test('stays as it was paid where the payer rejects the rebill', () => {
    const limited = run(fixed, 'drug rx.atorvastatin { tier: generic  limit { quantity: 60  per: 30 days } }');
    expect(rows(limited).slice(0, 2)).toEqual(['2025-01-06 01-06 B1 paid 30 280 1070', '2025-01-09 01-06 B3 rejected 90 0 0']);
    expect(limited.pharmacy_claims[1]).toMatchObject({ rejects: ['76'], original_id: limited.pharmacy_claims[0].id, dispense_id: null });
    expect(filled(limited)).toEqual(['2025-01-06 30 30']);
    expect(limited.accumulators.map(({ pharmacy_claim_id: by }) => by)).toEqual(limited.accumulators.map(() => limited.pharmacy_claims[0].id));
  });

  test('can be corrected again, and each fill of it is billed again', () => {
    const twice = run(fixed + fix('5 days', 'quantity: 60  days_supply: 60', 'second'));
    expect(rows(twice).slice(3, 5)).toEqual(['2025-01-11 01-11 B2 approved 90 -2200 -1550', '2025-01-11 01-06 B3 paid 60 1240 1310']);
    expect(twice.pharmacy_claims[4].original_id).toBe(twice.pharmacy_claims[2].id);
    expect(filled(twice).slice(0, 2)).toEqual(['2025-01-06 60 60', '2025-03-07 60 60']);
    const late = run(fix('40 days', 'quantity: 15'));
    expect(rows(late).slice(2, 6)).toEqual([
      '2025-02-15 02-15 B2 approved 30 -280 -1070',
      '2025-02-15 01-06 B3 paid 15 0 750',
      '2025-02-15 02-15 B2 approved 30 -1080 -270',
      '2025-02-15 02-05 B3 paid 15 400 350',
    ]);
  });

  test('is billed again where nobody has collected it yet, and reversed once', () => {
    expect(rows(run(fixed, '', 'fills { start: 0% }'))).toEqual([
      '2025-01-06 01-06 B1 paid 30 280 1070',
      '2025-01-09 01-09 B2 approved 30 -280 -1070',
      '2025-01-09 01-06 B3 paid 90 2200 1550',
      '2025-01-16 01-16 B2 approved 90 -2200 -1550',
    ]);
  });

  test('makes no rebill where nothing of the claim changes, or nothing was filled', () => {
    expect(rows(run(fix('3 days', 'refills: 1')))).toEqual(rows(run('')).slice(0, 2));
    const later = text(fixed).replace('effective: 2025-01-01', 'effective: 2025-03-01');
    expect(rows(subjects(compileText(later), { count: 1 })[0])[0]).toBe('2025-03-01 03-01 B1 paid 90 2200 1550');
  });
});

test('a copay card is billed again with the plan', () => {
  const [subject] = subjects(
    compileText(
      text(fix('3 days', 'quantity: 90  days_supply: 90'))
        .replace('profile p {', 'plan card { type: copay_card  assistance rx.atorvastatin { leaves: $1  pays_at_most: $100 } }\nprofile p {')
        .replace('effective: 2025-01-01 }', 'effective: 2025-01-01 }  coverage pharmacy helped { plan: card  after: pharmacy  effective: 2025-01-01 }'),
    ),
    { count: 1 },
  );
  const made = subject.pharmacy_claims.slice(0, 6);
  expect(made.map(({ transaction, paid, patient_pay }) => [transaction, paid, patient_pay])).toEqual([
    ['B1', 280, 1070],
    ['B1', 970, 100],
    ['B2', -970, -100],
    ['B2', -280, -1070],
    ['B3', 2200, 1550],
    ['B3', 1450, 100],
  ]);
  expect(made.slice(2).map(({ original_id }) => made.findIndex(({ id }) => id === original_id))).toEqual([1, 0, 0, 1]);
});

test('validation accepts a rebill, and finds one whose claim is not reversed', () => {
  const subject = run(fix('3 days', 'quantity: 90  days_supply: 90'));
  const found = (claims: readonly PharmacyClaim[]): string[] => {
    const written = JSON.stringify(z.encode(subjectSchema, { ...subject, pharmacy_claims: [...claims] }));
    return judge([JSON.parse(written)]).errors.map(({ code, field }) => `${code} ${field.split('/').at(-1)}`);
  };
  const claims = subject.pharmacy_claims;
  const changed = (fields: Partial<PharmacyClaim>): string[] => found(claims.map((one, i) => (i === 2 ? { ...one, ...fields } : one)));
  expect(found(claims)).toEqual([]);
  expect(found(claims.filter(({ transaction }) => transaction !== 'B2'))).toContain('RX-012 original_id');
  expect(changed({ original_id: null })).toContain('RX-012 original_id');
  expect(changed({ response: 'approved' })).toContain('RX-012 response');
  expect(changed({ fill_number: 1 })).toContain('RX-012 fill_number');
});
