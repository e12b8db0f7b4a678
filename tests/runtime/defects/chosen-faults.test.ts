/** Faults where a tester wants them: on an arm, and in the number of a provider. */
import { expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { outcome, written } from '../../laws/accepted.ts';

const scenario = (more: string): string => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
provider lee { npi: "1234567890" }
profile adult { age: 40 }
variations control { good 50% { } poor rest { } }
timeline care of adult { event visit at 2024-05-06 { encounter ambulatory { provider: lee } } }
${more}
`;

test('a defect of an arm has all of its people and nobody else', () => {
  const { subjects } = outcome(scenario('defects { missing zip: 100% when control == poor }'));
  expect(subjects.map(({ patient }) => patient.zip === null)).toEqual(subjects.map(({ variations }) => variations['control'] === 'poor'));
  expect(subjects.filter(({ patient }) => patient.zip === null)).toHaveLength(6);
});

test('an NPI with a wrong check digit is written as it is, with a warning', async () => {
  const text = scenario('');
  expect(compile({ path: 'x.hsim', text, sha256: '' }).diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['HS3034', 'warning']]);
  const made = outcome(text);
  expect(made.json).toContain('"npi":"1234567890"');
  expect(await written('fhir', made)).toContain('"value":"1234567890"');
  expect(await written('hl7v2', made)).toContain('1234567890');
});

test('an exact duplicate has the same name and birth date under another record number; a birth date lies in the future', () => {
  const { subjects } = outcome(scenario('defects { duplicate exact: 100% when control == poor  future birth_date: 100% when control == good }'));
  const same = (one: (typeof subjects)[number]) => [one.patient.given, one.patient.family, one.patient.birth_date].join(' ');
  expect(subjects).toHaveLength(18);
  expect(new Set(subjects.map(({ patient }) => patient.mrn)).size).toBe(18);
  for (const poor of subjects.filter(({ variations }) => variations['control'] === 'poor'))
    expect(subjects.filter((one) => same(one) === same(poor))).toHaveLength(2);
  const today = Math.floor(Date.UTC(2025, 5, 30) / 86_400_000);
  for (const good of subjects.filter(({ variations }) => variations['control'] === 'good')) expect(good.patient.birth_date).toBeGreaterThan(today);
});
