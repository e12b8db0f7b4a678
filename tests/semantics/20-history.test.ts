/** What was there before the start is asked about at its own time. */
import { expect, test } from 'vitest';
import { formatMinute } from '../../model/time/civil.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { compileText, planOf, subjects } from '../support/scenario-runs.ts';

const text = (condition: string): string => `hsim 1
scenario h "History" { as_of: 2025-06-30 }
codes px: SNOMED { colonoscopy 73761001 "Colonoscopy (procedure)" }
codes rx: RXNORM { pill 314076 "lisinopril 10 MG Oral Tablet" }
codes vaccines: CVX { flu 150 "Influenza, split virus, quadrivalent, injectable, preservative free" }
profile adult {
  age: 60
  history {
    procedure px.colonoscopy { on: start - 12 years }
    medication rx.pill { started: start - 8 months  quantity: 90  days_supply: 90  refills: 8 }
    immunization vaccines.flu { on: start - 10 months }
  }
}
timeline care of adult {
  anchor start: 2025-01-15
  event visit at start { encounter ambulatory { note "Seen." when ${condition} } }
}
expect { count(document_references where title != "x") == 3 }`;

const holds = (condition: string): boolean => {
  const ir = compileText(text(condition));
  const { tally } = new BlockRunner(planOf(ir, { count: 3 })).subjects(0, 3, '0', []);
  return verdictOf(ir.expectations[0], tally.expectations[0]).outcome === 'passed';
};

test.each([
  ['any(procedure(px.colonoscopy))', true],
  ['any(procedure(px.colonoscopy), within: 10 years)', false],
  ['any(procedure(px.colonoscopy), within: 15 years)', true],
  ['any(prescription(rx.pill), within: 6 months)', false],
  ['any(prescription(rx.pill), within: 9 months)', true],
  ['on(rx.pill)', true],
  ['any(vaccines.flu, within: 9 months)', false],
  ['any(vaccines.flu, within: 11 months)', true],
])('%s: %s', (condition, expected) => {
  expect(holds(condition)).toBe(expected);
});

const person = (profile: string) =>
  subjects(
    compileText(`hsim 1
scenario h "History" { as_of: 2025-12-31 }
codes dx: ICD10CM { a I10 "Essential (primary) hypertension" }
codes px: SNOMED { colonoscopy 73761001 "Colonoscopy (procedure)" }
codes rx: RXNORM { pill 314076 "lisinopril 10 MG Oral Tablet" }
codes vaccines: CVX { flu 150 "Influenza, split virus, quadrivalent, injectable, preservative free" }
profile adult { ${profile} }
timeline care of adult { anchor d: 2025-03-03  event visit at d { encounter ambulatory { prescribe rx.pill { } } } }`),
    { count: 20 },
  );

test('where only the day of the past is known, the hour is one of office hours; a stated time is kept', () => {
  const people = person(`age: 60  history {
    procedure px.colonoscopy { on: d - 12 years }  medication rx.pill { started: 2020-05-17 }  immunization vaccines.flu { on: d - 10 months }
    procedure px.colonoscopy { on: 2024-06-01T21:15 } }`);
  const hours = new Set<string>();
  for (const { procedures, medication_requests, immunizations } of people) {
    const days = [procedures[0].start, medication_requests[0].authored, immunizations[0].occurrence].map(formatMinute);
    expect(days.map((time) => time.slice(0, 10))).toEqual(['2013-03-03', '2020-05-17', '2024-05-03']);
    for (const time of days) expect(time.slice(11)).toMatch(/^(0[89]|1[0-6]):(00|15|30|45)$/);
    for (const time of days) hours.add(time.slice(11));
    expect(formatMinute(procedures[1].start)).toBe('2024-06-01T21:15');
  }
  expect(hours.size).toBeGreaterThan(10);
});

test('what the history dates after the start, or before birth, did not happen', () => {
  for (const one of person(`age: 60  history {
    procedure px.colonoscopy { on: d + 3 days }  procedure px.colonoscopy { on: birth - 1 day }  medication rx.pill { started: d + 1 day }
    immunization vaccines.flu { on: d + 1 day }  condition dx.a { onset: d + 3 days }  allergy rx.pill { onset: d + 1 day } }`))
    expect([one.procedures, one.immunizations, one.conditions, one.allergy_intolerances, one.medication_requests.slice(1)]).toEqual([[], [], [], [], []]);
});

test('a drug of the history is not in force before it was started', () => {
  const [{ medication_requests: drugs }] = subjects(
    compileText(`hsim 1
scenario h "History" { as_of: 2025-12-31 }
codes rx: RXNORM { pill 314076 "lisinopril 10 MG Oral Tablet" }
profile adult { age: 60  history { medication rx.pill { started: 2020-05-17 } } }
timeline care of adult {
  anchor start: 2025-03-03
  event early at 2010-01-04 when not on(rx.pill) { encounter ambulatory { prescribe rx.pill { days_supply: 30 } } }
}`),
    { count: 1 },
  );
  expect(drugs).toHaveLength(2);
  for (const { authored, stopped } of drugs) if (stopped !== null) expect(stopped).toBeGreaterThanOrEqual(authored);
});
