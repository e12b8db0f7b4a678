/** A code is one thing, whichever table names it. */
import { expect, test } from 'vitest';
import { codes, one, type Parts, values } from '../support/cohorts.ts';

const mine = `codes mine: ICD10CM { diabetes E11.9 "Type 2 diabetes mellitus without complications" }
codes own: LOINC {
  hba1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..6.5 }
  pain 72514-3 "Pain severity - 0-10 verbal numeric rating [Score] - Reported" { unit: '{score}' category: survey }
}
codes pills: RXNORM { glucophage 861007 "metformin hydrochloride 500 MG Oral Tablet" }
codes scales: LOINC { pain 72514-3 "Pain severity - 0-10 verbal numeric rating [Score] - Reported" { unit: '{score}' category: survey } }`;
const visit = (body: string, guard: string): Parts => ({
  more: mine,
  events: `  anchor d: 2025-01-06
  event first at d { encounter ambulatory { ${body} } }
  event second at d + 7 days when ${guard} { encounter ambulatory { note "Yes." } }`,
});

test.each([
  ['diagnose mine.diabetes', 'has(dx.d)'],
  ['diagnose dx.d', 'has(mine.diabetes)'],
  ['diagnose mine.diabetes', 'has(ICD10CM:E11.9)'],
  ['diagnose mine.diabetes', 'any(dx.d)'],
  ['diagnose mine.diabetes', 'any(diagnosis(dx.d))'],
  ['diagnose mine.diabetes\nresolve dx.d', 'not has(mine.diabetes)'],
  ['observe own.hba1c: 6', 'last(labs.a1c) == 6'],
  ['observe labs.a1c: 6', 'count(own.hba1c) == 1'],
  ['prescribe pills.glucophage { quantity: 60 days_supply: 60 }', 'on(rx.metformin)'],
  ['symptom own.pain: 4', 'symptom(scales.pain) == 4'],
])('after %s, %s', (body, guard) => {
  expect(codes(visit(body, guard))).toEqual([]);
  expect(one(visit(body, guard)).encounters).toHaveLength(2);
  expect(one(visit(body, `not (${guard})`)).encounters).toHaveLength(1);
});

test('a code that an attribute holds is equal to the same code of another table', () => {
  const parts = (row: string): Parts => ({
    person: `age: 40\nattribute reason: pick(${row})`,
    more: `codes few: ICD10CM { d E11.9 "Type 2 diabetes mellitus without complications" }\n${mine}`,
    events: '  anchor d: 2025-01-06\n  event visit at d when reason == dx.d { encounter ambulatory { diagnose reason } }',
  });
  expect(one(parts('few')).conditions).toHaveLength(1);
});

test('the row that is named says the range', () => {
  const interpreted = (row: string) => one(visit(`observe ${row}: 6`, 'any(dx.d)')).observations[0].interpretation;
  expect([interpreted('labs.a1c'), interpreted('own.hba1c')]).toEqual(['high', 'normal']);
});

test('durations are equal part by part', () => {
  const parts = (guard: string): Parts => ({
    person: 'age: 40\nattribute wait: 7 days',
    events: `  anchor d: 2025-01-06\n  event visit at d when ${guard} { encounter ambulatory { observe labs.a1c: 5 } }`,
  });
  expect([values(one(parts('wait == 7 days'))), values(one(parts('wait != 7 days')))]).toEqual([[5], []]);
});
