/** Drug-utilization review: each reason for service, and a neighbouring case without a finding. */
import { describe, expect, test } from 'vitest';
import { durCodes } from '../../model/pharmacy/drug-utilization-review.ts';
import type { Drug, FillPerson, PastFill } from '../../runtime/engines/pharmacy/decision/fill-request.ts';
import { drugClasses } from '../../runtime/engines/pharmacy/review/drug-classes.ts';
import { ingredientsOf, milligramsOf } from '../../runtime/engines/pharmacy/review/drug-ingredients.ts';
import { interactionRules } from '../../runtime/engines/pharmacy/review/interaction-rules.ts';
import { reviewDrug } from '../../runtime/engines/pharmacy/review/review-drug.ts';
import { day, drug, past } from './fill-cases.ts';

const DAY = '2026-03-01';
const named = (display: string): Drug => drug(display, display);
const held = (display: string, on = '2026-02-20', days = 30): PastFill => past(named(display), on, days);

interface Row {
  readonly drug: string;
  readonly quantity?: number;
  readonly days?: number;
  readonly fills?: readonly PastFill[];
  readonly person?: Partial<FillPerson>;
}

function found({ drug: display, quantity = 30, days = 30, fills = [], person = {} }: Row): string[] {
  const whole = { birth: day('1966-01-01'), sex: 'female', pregnant: false, fills, diagnoses: [], allergies: [], ...person };
  return reviewDrug({ drug: named(display), day: day(DAY), quantity, daysSupply: days }, whole, 0.75).map(({ code, severity }) => `${code} ${severity}`);
}

const rows: readonly (readonly [string, Row, readonly string[]])[] = [
  ['interaction, the new drug second', { drug: 'ibuprofen 600 MG Oral Tablet', fills: [held('warfarin sodium 5 MG Oral Tablet')] }, ['DD major']],
  ['interaction, the new drug first', { drug: 'warfarin sodium 5 MG Oral Tablet', fills: [held('ibuprofen 600 MG Oral Tablet')] }, ['DD major']],
  [
    'on the last day of the other supply',
    { drug: 'ibuprofen 600 MG Oral Tablet', fills: [held('warfarin sodium 5 MG Oral Tablet', '2026-01-31', 30)] },
    ['DD major'],
  ],
  ['the day after it', { drug: 'ibuprofen 600 MG Oral Tablet', fills: [held('warfarin sodium 5 MG Oral Tablet', '2026-01-30', 30)] }, []],
  ['a reversed fill', { drug: 'ibuprofen 600 MG Oral Tablet', fills: [{ ...held('warfarin sodium 5 MG Oral Tablet'), reversed: true }] }, []],
  [
    'an interaction of one ingredient of two',
    { drug: 'sacubitril 24 MG / valsartan 26 MG Oral Tablet', fills: [held('lisinopril 10 MG Oral Tablet')] },
    ['DD contraindicated', 'DD major'],
  ],
  ['duplication within a class', { drug: 'simvastatin 20 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet')] }, ['TD moderate']],
  ['two classes', { drug: 'amlodipine 5 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet')] }, []],
  ['the same ingredient in another product', { drug: 'atorvastatin 20 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet')] }, ['ID major']],
  ['early refill', { drug: 'atorvastatin 40 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet', '2026-02-07', 30)] }, ['ER moderate']],
  ['on the day on which it is due', { drug: 'atorvastatin 40 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet', '2026-02-06', 30)] }, []],
  ['a gap of a quarter of the supply', { drug: 'atorvastatin 40 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet', '2026-01-23', 30)] }, []],
  ['a gap of a day more', { drug: 'atorvastatin 40 MG Oral Tablet', fills: [held('atorvastatin 40 MG Oral Tablet', '2026-01-22', 30)] }, ['LR minor']],
  ['allergy to the ingredient', { drug: 'ibuprofen 600 MG Oral Tablet', person: { allergies: [named('ibuprofen')] } }, ['DA contraindicated']],
  ['allergy to its class', { drug: 'amoxicillin 500 MG Oral Capsule', person: { allergies: [named('penicillin G')] } }, ['DA contraindicated']],
  ['allergy that may cross', { drug: 'cephalexin 500 MG Oral Capsule', person: { allergies: [named('amoxicillin')] } }, ['DA moderate']],
  ['allergy to something else', { drug: 'cephalexin 500 MG Oral Capsule', person: { allergies: [named('sulfamethoxazole')] } }, []],
  ['the highest dose', { drug: 'citalopram 20 MG Oral Tablet', quantity: 60 }, []],
  ['a tablet more', { drug: 'citalopram 20 MG Oral Tablet', quantity: 61 }, ['HD major']],
  ['for a child, labels give other doses', { drug: 'citalopram 20 MG Oral Tablet', quantity: 61, person: { birth: day('2015-01-01') } }, []],
  ['the lowest dose', { drug: 'atorvastatin 10 MG Oral Tablet' }, []],
  ['a tablet less', { drug: 'atorvastatin 10 MG Oral Tablet', quantity: 29 }, ['LD minor']],
  [
    'a reported disease',
    { drug: 'bupropion hydrochloride 150 MG Extended Release Oral Tablet', person: { diagnoses: ['I10', 'G40.909'] } },
    ['MC contraindicated'],
  ],
  [
    'an inferred one',
    { drug: 'bupropion hydrochloride 150 MG Extended Release Oral Tablet', fills: [held('levetiracetam 500 MG Oral Tablet')] },
    ['DC contraindicated'],
  ],
  ['another disease', { drug: 'bupropion hydrochloride 150 MG Extended Release Oral Tablet', person: { diagnoses: ['I10'] } }, []],
  ['pregnancy', { drug: 'lisinopril 10 MG Oral Tablet', person: { pregnant: true } }, ['PG contraindicated']],
  ['no pregnancy', { drug: 'lisinopril 10 MG Oral Tablet' }, []],
  ['on the day before the birthday', { drug: 'tramadol hydrochloride 50 MG Oral Tablet', person: { birth: day('2014-03-02') } }, ['PA contraindicated']],
  ['on the birthday', { drug: 'tramadol hydrochloride 50 MG Oral Tablet', person: { birth: day('2014-03-01') } }, []],
  ['for a woman', { drug: 'finasteride 5 MG Oral Tablet' }, ['SX major']],
  ['for a man', { drug: 'finasteride 5 MG Oral Tablet', person: { sex: 'male' } }, []],
  [
    'several at once, in the order of the reasons',
    {
      drug: 'lisinopril 10 MG Oral Tablet',
      fills: [held('spironolactone 25 MG Oral Tablet'), held('lisinopril 20 MG Oral Tablet')],
      person: { pregnant: true },
    },
    ['DD moderate', 'ID major', 'PG contraindicated'],
  ],
];

describe('a fill is reviewed', () => {
  test.each(rows)('%s', (_, row, expected) => {
    expect(found(row)).toEqual(expected);
  });
});

test('every reason for service of the vocabulary is found by some row', () => {
  const seen = new Set(rows.flatMap(([, , expected]) => expected.map((one) => one.slice(0, 2))));
  expect([...seen].sort()).toEqual(Object.values(durCodes).flat().sort());
});

test('interactions name classes and ingredients in lower case, each pair once, and every finding has a source', () => {
  const pairs = interactionRules.map(({ one, other }) => [one, other].sort().join(' + '));
  expect(new Set(pairs).size).toBe(pairs.length);
  for (const { one, other, source } of interactionRules) {
    for (const side of [one, other]) expect(side in drugClasses || side === side.toLowerCase(), side).toBe(true);
    expect(source).toMatch(/^(ONC high-priority list|FDA label)/);
  }
});

test.each([
  ['24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet', ['metformin'], 500],
  ['sacubitril 24 MG / valsartan 26 MG Oral Tablet', ['sacubitril', 'valsartan'], null],
  ['0.25 MG, 0.5 MG Dose 3 ML semaglutide 0.68 MG/ML Pen Injector', ['semaglutide'], null],
  ['NDA020503 200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', ['albuterol'], null],
  ['insulin aspart, human 100 UNT/ML Injectable Solution', ['insulin aspart'], null],
  ['carvedilol 6.25 MG Oral Tablet', ['carvedilol'], 6.25],
  ['penicillin G', ['penicillin g'], null],
])('the ingredients and the strength of %s', (display, ingredients, strength) => {
  expect({ ingredients: ingredientsOf(display), strength: milligramsOf(display) }).toEqual({ ingredients, strength });
});
