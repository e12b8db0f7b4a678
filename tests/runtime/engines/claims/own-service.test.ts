/** Evaluation and management among the procedures of a visit: the visit is billed with it, once. */
import { expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const asOf = startOfDay(dayOf(2025, 12, 31)) + 1439;

const lines = (body: string, of = ''): string[][] => {
  const ir = compileText(`hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
use "std/services" as sv
use "std/diagnoses" as dx
facility general { kind: hospital }
plan ppo { type: PPO  coinsurance: 20% }
profile p { age: 50  coverage medical { plan: ppo  effective: 2025-01-01 } }
timeline care of p {
  event visit at 2025-02-03 clock 09:00 { ${body} }
  ${of}
}`);
  const [{ claims, procedures }] = subjects(ir, { count: 1, asOf });
  const ofProcedures = new Set(procedures.map(({ id }) => id));
  return claims.map(({ type, lines: all }) => [
    type,
    ...all.map(({ code, source_id: id }) => `${code?.code ?? ''}${ofProcedures.has(id ?? '') ? ' of a procedure' : ''}`),
  ]);
};

test('a visit with one of its own has no other', () => {
  expect(lines('encounter ambulatory { reason: dx.hypertension }')).toEqual([['professional', '99203']]);
  expect(lines('encounter ambulatory { reason: dx.hypertension  procedure sv.visits.established_moderate }')).toEqual([
    ['professional', '99214 of a procedure'],
  ]);
});

test('a visit whose type is a code of CPT has both', () => {
  expect(lines('encounter ambulatory { reason: dx.hypertension  type: sv.visits.new_low  procedure sv.visits.established_moderate }')).toEqual([
    ['professional', '99203', '99214 of a procedure'],
  ]);
});

test('care of a problem in a preventive visit is billed besides it', () => {
  expect(lines('encounter ambulatory { reason: dx.adult_exam  procedure sv.visits.established_low }')).toEqual([
    ['professional', '99386', '99213 of a procedure'],
  ]);
});

test('other procedures are billed besides the visit', () => {
  const [[type, visit, ...others]] = lines('encounter ambulatory { reason: dx.hypertension  procedure sv.tests.a1c }');
  expect([type, visit, others.length]).toEqual(['professional', '99203', 1]);
});

test('hospitals bill the emergency department once', () => {
  const claims = lines('encounter emergency { facility: general  reason: dx.chest_pain  procedure sv.visits.emergency_high }');
  for (const [, ...codes] of claims) expect(codes.filter((code) => code?.startsWith('9928'))).toHaveLength(1);
  expect(claims.map(([type]) => type).toSorted()).toEqual(['institutional', 'professional']);
});

test('a stay with care of its days among its procedures is billed with that alone, and the hospital with the room', () => {
  const stay = (care: string): string => `encounter inpatient { duration: 3 days  facility: general  reason: dx.pneumonia  ${care} }`;
  const usual = lines(stay(''));
  expect(usual.find(([type]) => type === 'professional')).toEqual(['professional', '99222', '99232', '99238']);
  const stated = lines(stay('procedure sv.visits.hospital_first_day_high'));
  expect(stated.find(([type]) => type === 'professional')).toEqual(['professional', '99223 of a procedure']);
  expect(stated.find(([type]) => type === 'institutional')).toEqual(usual.find(([type]) => type === 'institutional'));
});
