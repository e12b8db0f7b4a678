/** What an observation is: its category, and its specimen, follow from its code. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { categoryOfCode, specimenOfCode } from '../../model/codes/observation-category.ts';
import { codes, cohort, one, type Parts, values } from '../support/cohorts.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const text = `hsim 1
scenario c "Categories" { as_of: 2025-12-31 }
codes answers: SNOMED { pregnant 77386006 "Pregnancy (finding)" }
codes o: LOINC {
  phq9       44261-6  "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]" { unit: '{score}' }
  pain       72514-3  "Pain severity - 0-10 verbal numeric rating [Score] - Reported" { unit: '{score}' }
  pregnancy  82810-3  "Pregnancy status"
  waist      8280-0   "Waist Circumference at umbilicus by Tape measure" { unit: 'cm' }
  flow       3151-8   "Inhaled oxygen flow rate" { unit: 'L/min' }
  percentile 59576-9  "Body mass index (BMI) [Percentile] Per age and sex" { unit: '%' }
  lactate    2524-7   "Lactate [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' }
  mcv        787-2    "MCV [Entitic volume] by Automated count" { unit: 'fL' }
  esr        4537-7   "Erythrocyte sedimentation rate by Westergren method" { unit: 'mm/h' }
  film       36643-5  "XR Chest 2 Views"
}
profile adult { age: 34  sex: female }
timeline care of adult {
  event visit at 2025-03-10 {
    encounter ambulatory {
      observe o.phq9: 12  observe o.pain: 3  observe o.pregnancy: answers.pregnant  observe o.waist: 90  observe o.flow: 2
      observe o.percentile: 40  observe o.lactate: 1.1  observe o.mcv: 88  observe o.esr: 12
      order o.lactate  order o.film  order o.phq9
    }
  }
}
`;

test('categories are those of the codes, and laboratory results alone have a specimen', () => {
  const [one] = subjects(compileText(text), { count: 1 });
  const specimens = new Map(one.specimens.map(({ id, type }) => [id, type]));
  expect(one.observations.map((o) => [o.code.code, o.category, specimens.get(o.specimen_id ?? '') ?? null])).toEqual([
    ['44261-6', 'survey', null],
    ['72514-3', 'survey', null],
    ['82810-3', 'social_history', null],
    ['8280-0', 'vital_signs', null],
    ['3151-8', 'vital_signs', null],
    ['59576-9', 'vital_signs', null],
    ['2524-7', 'laboratory', 'serum'],
    ['787-2', 'laboratory', 'blood'],
    ['4537-7', 'laboratory', 'blood'],
  ]);
  expect(one.service_requests.map(({ code, category }) => [code.code, category])).toEqual([
    ['2524-7', 'laboratory'],
    ['36643-5', 'imaging'],
    ['44261-6', 'procedure'],
  ]);
});

test('every laboratory test of the library is one', () => {
  const { declarations } = parse({ path: 'labs.hsim', text: readFileSync('scenarios/std/labs.hsim', 'utf8') }).value;
  const rows = declarations.flatMap((one) => (one.kind === 'codes' ? one.rows : []));
  expect(rows.length).toBeGreaterThan(100);
  for (const { code, display } of rows) expect([code.text, categoryOfCode('LOINC', code.text, display.text)]).toEqual([code.text, 'laboratory']);
});

test.each([
  ['Potassium [Moles/volume] in Blood', 'laboratory', 'blood'],
  ['Gas panel - Arterial blood', 'laboratory', 'blood'],
  ['Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay', 'laboratory', 'swab'],
  ['Ampicillin [Susceptibility] by Minimum inhibitory concentration (MIC)', 'laboratory', 'other'],
  ['CT Head W contrast IV', 'imaging', null],
  ['History of Throat and Neck disorders', null, null],
  ['Systolic blood pressure --sitting', null, null],
  ['Exercise Vital Sign (EVS)', null, null],
])('%s', (display, category, specimen) => {
  expect(categoryOfCode('LOINC', '0-0', display)).toBe(category);
  if (specimen !== null) expect(specimenOfCode('LOINC', '0-0', display)).toBe(specimen);
});

describe('values relative to the reference range', () => {
  const events = (value: string): Parts => ({
    person: 'age: 40  attribute normal: 7.5  attribute low: 3',
    events: `  event visit at 2025-01-06 { encounter ambulatory { observe labs.k: ${value} } }`,
  });

  test.each([
    ['in_range', 'normal'],
    ['below', 'low'],
    ['above', 'high'],
    ['critical_low', 'critical_low'],
    ['critical_high', 'critical_high'],
  ])('%s is interpreted as %s', (word, interpretation) => {
    for (const { observations } of cohort(events(word), 20)) expect(observations[0].interpretation).toBe(interpretation);
  });

  test('an attribute with the name of an interpretation is the attribute', () => {
    expect(values(one(events('normal')), '2823-3')).toEqual([7.5]);
    expect(codes(events('high'))).toEqual(['HS3004']);
  });

  test('a name that is a value relative to the range is reported where it would be read', () => {
    expect(codes({ ...events('above'), person: 'age: 40  attribute above: 4' })).toEqual(['HS2002']);
  });
});
