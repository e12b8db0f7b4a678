/** What was there before the start is asked about at its own time. */
import { expect, test } from 'vitest';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { compileText, planOf } from '../support/scenario-runs.ts';

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
