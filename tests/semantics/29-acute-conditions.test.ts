/** Acute conditions pass by themselves; what is chronic stays until it is resolved. */
import { expect, test } from 'vitest';
import { formatDay } from '../../model/time/civil.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const text = (events: string, history = '', asOf = '2025-12-31'): string => `hsim 1
scenario t "T" { as_of: ${asOf} }
codes dx: ICD10CM {
  asthma        J45.901  "Unspecified asthma with (acute) exacerbation"
  pneumonia     J18.9    "Pneumonia, unspecified organism"
  mi            I21.9    "Acute myocardial infarction, unspecified"
  htn           I10      "Essential (primary) hypertension"
  prediabetes   R73.03   "Prediabetes"
}
profile adult { age: 60  history { ${history} } }
timeline care of adult { anchor start: 2025-01-01  ${events} }
`;
const conditions = (source: string) =>
  subjects(compileText(source), { count: 1 })[0].conditions.map((c) => [c.code.code, c.clinical_status, c.abatement === null ? null : formatDay(c.abatement)]);

test('an acute condition ends after its days, and another episode is a condition of its own', () => {
  expect(
    conditions(
      text(`
      event first at 2025-01-06 { encounter emergency { diagnose dx.asthma  diagnose dx.mi  diagnose dx.htn  diagnose dx.prediabetes } }
      event again at 2025-03-03 { encounter emergency { diagnose dx.asthma } }`),
    ),
  ).toEqual([
    ['J45.901', 'resolved', '2025-01-20'],
    ['I21.9', 'resolved', '2025-02-03'],
    ['I10', 'active', null],
    ['R73.03', 'active', null],
    ['J45.901', 'resolved', '2025-03-17'],
  ]);
});

test('has is true up to the last day', () => {
  const { document_references } = subjects(
    compileText(
      text(`
    event first at 2025-01-06 { encounter ambulatory { diagnose dx.pneumonia } }
    event last at 2025-01-27 { encounter ambulatory { note "Last day." when has(dx.pneumonia) } }
    event after at 2025-01-28 { encounter ambulatory { note "Day after." when has(dx.pneumonia) } }`),
    ),
    { count: 1 },
  )[0];
  expect(document_references.map((d) => d.text)).toEqual(['Last day.']);
});

test('it is active on an earlier day, after death, and ends earlier where the scenario says so', () => {
  const visit = 'event first at 2025-01-06 { encounter ambulatory { diagnose dx.pneumonia } }';
  expect(conditions(text(visit, '', '2025-01-10'))).toEqual([['J18.9', 'active', null]]);
  expect(conditions(text(`${visit}  event end at 2025-01-09 { die }`))).toEqual([['J18.9', 'active', null]]);
  expect(conditions(text(`${visit}  event well at 2025-01-12 { resolve dx.pneumonia }`))).toEqual([['J18.9', 'resolved', '2025-01-12']]);
});

test('in the history it ends some days after its onset', () => {
  expect(conditions(text('event first at 2025-01-06 { encounter ambulatory }', 'condition dx.pneumonia { onset: start - 100 days }'))).toEqual([
    ['J18.9', 'resolved', '2024-10-14'],
  ]);
});
