/** The row of a code gives the fields that a statement leaves out, for the verbs that use it. */
import { expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { codes, cohort, ir, one, type Parts, values } from '../support/cohorts.ts';
import { subjects } from '../support/scenario-runs.ts';

const drugs = `codes drugs: RXNORM {
  a 314076 "lisinopril 10 MG Oral Tablet" { sig: "Once daily"  dose: 1  dose_unit: "tablet"  times_per_day: 1  quantity: 90  days_supply: 90  refills: 3 }
  b 861007 "metformin hydrochloride 500 MG Oral Tablet" { quantity: 180  days_supply: 90 }
}`;
const visits = (first: string, more = drugs, second = ''): Parts => ({
  person: 'age: 40\nattribute level: uniform(5..9)\nattribute drug: pick(drugs)',
  more,
  events: `  anchor d: 2025-01-06
  event first at d { encounter ambulatory { ${first} } }
  event second at d + 7 days { encounter ambulatory { ${second} } }`,
});
const given = ({ sig, dose, quantity, days_supply, refills }: Subject['medication_requests'][number]): unknown[] => [sig, dose, quantity, days_supply, refills];

test('a prescription has what its row says, and a field at the use wins', () => {
  const parts = visits('prescribe drugs.a { refills: 5 }\nprescribe drugs.b { sig: "Twice daily" }');
  expect(codes(parts)).toEqual([]);
  expect(one(parts).medication_requests.map(given)).toEqual([
    ['Once daily', 1, 90, 90, 5],
    ['Twice daily', null, 180, 90, 0],
  ]);
});

test('the same bytes as with the fields at the use', () => {
  const row = `codes tests: LOINC { c 1988-5 "C reactive protein [Mass/volume] in Serum or Plasma" { unit: 'mg/L' %s } }`;
  const value = 'level + normal(mean: 0, sd: 1)';
  const drawn = 'sig: pattern("AA-####")  quantity: uniform(30..90)';
  const inRow = visits(
    'observe tests.c\nobserve tests.c\nprescribe more.a',
    `${row.replace('%s', `value: ${value}`)}\ncodes more: RXNORM { a 314076 "lisinopril 10 MG Oral Tablet" { ${drawn} } }\n${drugs}`,
    'observe tests.c',
  );
  const atUse = visits(
    `observe tests.c: ${value}\nobserve tests.c: ${value}\nprescribe more.a { ${drawn} }`,
    `${row.replace('%s', '')}\ncodes more: RXNORM { a 314076 "lisinopril 10 MG Oral Tablet" }\n${drugs}`,
    `observe tests.c: ${value}`,
  );
  expect(codes(inRow)).toEqual([]);
  expect(cohort(inRow, 20)).toEqual(cohort(atUse, 20));
  // Each use draws for itself.
  expect(new Set(values(one(inRow), '1988-5')).size).toBe(3);
});

test('a drug that is picked has the fields of its row', () => {
  const parts = visits('prescribe drug');
  expect(codes(parts)).toEqual([]);
  const found = new Map(cohort(parts, 40).map(({ medication_requests: [request] }) => [request.code.code, given(request)]));
  expect(found).toEqual(
    new Map([
      ['314076', ['Once daily', 1, 90, 90, 3]],
      ['861007', ['Take as directed', null, 180, 90, 0]],
    ]),
  );
  expect(subjects(ir(parts), { count: 5, reference: true })).toEqual(cohort(parts, 5));
});

test('a change has the fields of the new drug; a dispense those of its prescription', () => {
  const parts = visits('prescribe drugs.b { quantity: 60  days_supply: 30 }\ndispense drugs.b', drugs, 'change drugs.b { to: drugs.a }');
  expect(codes(parts)).toEqual([]);
  const subject = one(parts);
  expect(subject.medication_requests.map(given)[1]).toEqual(['Once daily', 1, 90, 90, 3]);
  expect(subject.medication_dispenses.map(({ quantity, days_supply }) => [quantity, days_supply])).toEqual([[60, 30]]);
});

test('a value of a row is that of each result, also in a panel, from the values of the same draw', () => {
  const parts = visits(
    'panel both { own.creatinine: 2 }\nobserve own.half: 7',
    `codes own: LOINC {
  both 24323-8 "Comprehensive metabolic 2000 panel - Serum or Plasma"
  creatinine 2160-0 "Creatinine [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' }
  half 3094-0 "Urea nitrogen [Mass/volume] in Serum or Plasma" { unit: 'mg/dL'  value: 10 * last(own.creatinine) }
}
panel both { code: own.both  test own.half  test own.creatinine }
${drugs}`,
    'observe own.creatinine: 3\nobserve own.half',
  );
  expect(codes(parts)).toEqual([]);
  expect(values(one(parts), '3094-0')).toEqual([20, 7, 30]);
});

test('a correction changes only what it names', () => {
  const parts = visits('prescribe drugs.a { sig: "As told" }', drugs);
  const more = { ...parts, events: `${parts.events}\n  event fix at second + 1 day { correct first { prescribe drugs.a { quantity: 30 } } }` };
  expect(one(more).medication_requests.map(given)).toEqual([['As told', 1, 30, 90, 3]]);
});

test('a word belongs to the verbs that have it, and what a row says is of care, not of answers of a payer', () => {
  const own = `codes own: SNOMED { exam 401191002 "Diabetic foot examination" { reason: dx.a  status: not_done } }
codes tests: LOINC { c 1988-5 "C reactive protein [Mass/volume] in Serum or Plasma" { unit: 'mg/L'  status: preliminary  value: 3 } }`;
  const parts = visits('diagnose dx.a\nprocedure own.exam\norder tests.c\nobserve tests.c', `${own}\n${drugs}`);
  expect(codes(parts)).toEqual([]);
  const subject = one(parts);
  expect(subject.procedures.map(({ status, reason }) => [status, reason?.code])).toEqual([['not_done', subject.conditions[0].code.code]]);
  expect(subject.observations.map(({ status }) => status)).toEqual(['preliminary']);
  expect(subject.service_requests.map(({ status }) => status)).toEqual(['active']);
});

test('a drug that is authorized keeps the reason of its row', () => {
  const own = 'codes drugs: RXNORM { b 197361 "amlodipine 5 MG Oral Tablet" { reason: dx.a } }';
  const parts = visits('diagnose dx.a\nprescribe drugs.b\nauthorize drugs.b', own);
  expect(codes(parts)).toEqual(['HS7011']);
  const subject = one(parts);
  expect(subject.medication_requests.map(({ reason }) => reason?.code)).toEqual([subject.conditions[0].code.code]);
});

test('history takes them too', () => {
  const parts: Parts = {
    person: 'age: 40\nhistory { medication drugs.a { started: start - 1 year  refills: 9 } }',
    more: drugs,
    events: '  event x at 2025-01-06 { encounter ambulatory { } }',
  };
  expect(one(parts).medication_requests.map(given)).toEqual([['Once daily', 1, 90, 90, 9]]);
});

test.each([
  ['codes own: ICD10CM { x I10 "Essential (primary) hypertension" { dose: 1 } }', 'HS2003'],
  ['codes own: RXNORM { x 314076 "lisinopril 10 MG Oral Tablet" { value: 3 } }', 'HS2003'],
  ['codes own: RXNORM { x 314076 "lisinopril 10 MG Oral Tablet" { sg: "Daily" } }', 'HS2003'],
  ['codes own: RXNORM { x 314076 "lisinopril 10 MG Oral Tablet" { dose: "one" } }', 'HS3001'],
  ['codes own: RXNORM { x 314076 "lisinopril 10 MG Oral Tablet" { sig: "a"  sig: "b" } }', 'HS2004'],
  [`codes own: LOINC { x 2160-0 "Creatinine [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' value: 1 status: unheard } }`, 'HS3004'],
  ['codes own: RXNORM { x 314076 "lisinopril 10 MG Oral Tablet" { refills: 200 } }', 'HS3016'],
  [`codes own: LOINC { x 2160-0 "Creatinine [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' value: unknown_name } }`, 'HS2001'],
])('%s: %s, once, whether used or not', (row, code) => {
  const verb = row.includes('RXNORM') ? 'prescribe own.x\nprescribe own.x' : row.includes('LOINC') ? 'observe own.x\nobserve own.x' : 'diagnose own.x';
  expect(codes({ more: row, events: `  event a at 2025-01-06 { encounter ambulatory { ${verb} } }` })).toEqual([code]);
  expect(codes({ more: row, events: '' })).toEqual([code]);
});
