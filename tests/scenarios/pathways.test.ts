/** Ladders of treatment take one step at a time, in their order, and only where the value asks for it; work-ups follow their finding. */
import { expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const head = `hsim 1
scenario steps "Steps" { start: 2023-06-01  as_of: 2025-12-31 }
use "std/diagnoses" as dx
use "std/labs" as labs
use "std/pathways" as pathways
use "std/procedures" as px
use "std/vitals" as vitals
`;

/** People with monthly visits of two years, each with these measurements and this line. */
const ladder = (measured: string, line: string, history = ''): Subject[] =>
  subjects(
    compileText(`${head}
profile adult { age: uniform(45..75)  sex: choose { male: 50%, female: 50% }  attribute level: uniform(0..1)  history { ${history} } }
timeline care of adult { event visit every 1 month from start for 2 years { encounter ambulatory { ${measured} ${line} } } }
`),
    { count: 60 },
  );

/** The names of what was prescribed and was no renewal, in its order; and whether two were begun in one visit. */
function begun({ medication_requests: all }: Subject): { readonly names: readonly string[]; readonly twice: boolean } {
  const orders = all.filter(({ prior_id: prior, code }) => prior === null || all.find(({ id }) => id === prior)?.code.code !== code.code);
  const sorted = orders.toSorted((a, b) => a.authored - b.authored);
  const visits = sorted.map(({ encounter_id: visit }) => visit);
  return { names: sorted.map(({ code }) => code.display), twice: new Set(visits).size < visits.length };
}

const BMP = 'observe labs.creatinine: 0.9  observe labs.egfr  observe labs.potassium: 4.2';
const ladders = [
  {
    name: 'hypertension',
    high: `${BMP} observe vitals.bp { vitals.systolic: 168  vitals.diastolic: 92 }`,
    low: `${BMP} observe vitals.bp { vitals.systolic: 122  vitals.diastolic: 74 }`,
    line: 'include pathways.hypertension(pace: 40%)',
    order: ['lisinopril 10', 'lisinopril 20', 'amlodipine 5', 'amlodipine 10', 'chlorthalidone', 'spironolactone'],
  },
  {
    name: 'diabetes',
    high: `${BMP} observe labs.a1c: 9.4`,
    low: `${BMP} observe labs.a1c: 6.4`,
    line: 'include pathways.diabetes(target: 7, protects: age > 200, pace: 40%)',
    order: ['metformin hydrochloride 500', 'metformin hydrochloride 1000', 'semaglutide', 'empagliflozin', 'insulin glargine'],
  },
  {
    name: 'lipids',
    high: 'observe labs.ldl: 190',
    low: 'observe labs.ldl: 60',
    line: 'include pathways.lipids(target: 100, pace: 40%)',
    order: ['atorvastatin 20', 'atorvastatin 40', 'atorvastatin 80', 'ezetimibe'],
  },
  {
    name: 'heart failure',
    high: `${BMP} observe vitals.bp { vitals.systolic: 124  vitals.diastolic: 74 }`,
    low: `${BMP} observe vitals.bp { vitals.systolic: 88  vitals.diastolic: 50 }`,
    line: 'include pathways.heart_failure(pace: 40%)',
    order: ['carvedilol 6.25', 'sacubitril 24', 'empagliflozin', 'spironolactone', 'carvedilol 25', 'sacubitril 97'],
  },
];

const conditions = 'condition dx.hypertension { }  condition dx.type_2_diabetes { }  condition dx.hyperlipidemia { }  condition dx.systolic_heart_failure { }';

test.each(ladders)('$name: one step at a time, in its order, to its end', ({ high, low, line, order }) => {
  const people = ladder(high, line, conditions).map(begun);
  expect(people.filter(({ twice }) => twice)).toEqual([]);
  for (const { names } of people) for (const [i, name] of names.entries()) expect(name.toLowerCase()).toContain(order[i].toLowerCase());
  expect(people.some(({ names }) => names.length === order.length)).toBe(true);
  expect(ladder(low, line, conditions).flatMap(({ medication_requests }) => medication_requests)).toEqual([]);
});

test('metformin is neither begun below a rate of 45 nor kept below 30', () => {
  const kidneys = (creatinine: number): Subject[] =>
    ladder(
      `observe labs.creatinine: ${creatinine}  observe labs.egfr  observe labs.a1c: 9.4`,
      'include pathways.diabetes(target: 7, protects: age > 0, pace: 40%)',
      conditions,
    );
  const metformin = (people: readonly Subject[]): number =>
    people.flatMap(({ medication_requests }) => medication_requests).filter(({ code }) => /metformin/.test(code.display)).length;
  expect(metformin(kidneys(0.9))).toBeGreaterThan(20);
  expect(metformin(kidneys(2.6))).toBe(0);
});

test('work-ups follow their finding, and end with what the sources say', () => {
  const people = subjects(
    compileText(`${head}
codes screening: LOINC { stool 29771-3 "Hemoglobin.gastrointestinal.lower [Presence] in Stool by Immunoassay" { category: laboratory } }
profile adult { age: uniform(50..75)  sex: choose { male: 50%, female: 50% }  attribute low_iron: chance 50%  attribute infarction: chance 50% }
timeline care of adult {
  anchor pain: start + 14 months
  event stool at start + 3 months { encounter ambulatory { reason: dx.colon_screening  observe screening.stool: "Positive" } }
  event mammogram at start + 5 months when sex == female { encounter ambulatory { reason: dx.mammogram_screening  procedure px.mammography_screening } }
  include pathways.positive_stool_test(since: stool, comes: 60%) as colon
  include pathways.abnormal_mammogram(since: mammogram, recalled: 50%) as breast
  include pathways.anemia(since: stool, hemoglobin: 9.8, iron_deficient: low_iron) as blood
  include pathways.chest_pain(since: pain, infarct: infarction) as chest
}
`),
    { count: 1000 },
  );
  const shareOf = (of: readonly Subject[], has: (one: Subject) => boolean): number => of.filter(has).length / of.length;
  const did = (one: Subject, outcome: RegExp): boolean => one.procedures.some(({ outcome: text }) => outcome.test(text ?? ''));
  const screened = people.filter((one) => did(one, /No neoplasia|Polyp|adenoma|Mass/));
  expect(screened.length / people.length).toBeGreaterThan(0.55);
  expect(screened.length / people.length).toBeLessThan(0.65);
  // 3% cancer, 8 to 9% advanced adenomas: Corley DA et al., JAMA 2017;317:1631.
  expect(shareOf(screened, (one) => did(one, /Mass/))).toBeLessThan(0.06);
  expect(shareOf(screened, (one) => did(one, /Advanced/))).toBeGreaterThan(0.05);
  const biopsied = people.filter(({ procedures }) => procedures.some(({ code }) => code.code === '122548005'));
  expect(biopsied.every(({ patient }) => patient.sex === 'female')).toBe(true);
  expect(biopsied.length).toBeGreaterThan(15);
  for (const { encounters, observations, medication_requests } of people) {
    const troponins = observations.filter(({ code }) => code.code === '89579-7').map(({ value }) => value ?? 0);
    expect(troponins).toHaveLength(2);
    expect(encounters.some(({ class: of }) => of === 'inpatient')).toBe(troponins[1] > 60);
    const [ferritin] = observations.filter(({ code }) => code.code === '2276-4').map(({ value }) => value ?? 0);
    expect(medication_requests.some(({ code }) => /ferrous/i.test(code.display))).toBe(ferritin < 45);
  }
});
