/** `hsimc codes` as a process. */
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();

test('an entry says its code, display, unit, range, and what to write', () => {
  const { code, out } = hsimc(['codes', 'search', 'creatinine', 'serum', '--limit', '1'], { cwd });
  expect(code).toBe(0);
  expect(out).toBe(`labs.creatinine                      LOINC:2160-0
  Creatinine [Mass/volume] in Serum or Plasma
  unit 'mg/dL', normal by age, sex { ..1: 0.10..0.30, 2..4: 0.20..0.40, 5..11: 0.30..0.60, 12..14: 0.40..0.80, 15..18 & male: 0.60..1.00, 15..18 & female: 0.50..0.80, 19.. & male: 0.70..1.30, 19.. & female: 0.50..1.10 }, median by age, sex { 19.. & male: 0.95, 19.. & female: 0.73 }, critical outside 0.00..7.40
  use "std/labs" as labs
  or as your own row:  creatinine  2160-0  "Creatinine [Mass/volume] in Serum or Plasma"  { unit: 'mg/dL'  normal: by age, sex { ..1: 0.10..0.30, 2..4: 0.20..0.40, 5..11: 0.30..0.60, 12..14: 0.40..0.80, 15..18 & male: 0.60..1.00, 15..18 & female: 0.50..0.80, 19.. & male: 0.70..1.30, 19.. & female: 0.50..1.10 }  typical: by age, sex { 19.. & male: 0.95, 19.. & female: 0.73 }  critical: 0.00..7.40 }
`);
});

test('the same as JSON', () => {
  const { out } = hsimc(['codes', 'show', 'vitals.systolic', '--format', 'json'], { cwd });
  expect(JSON.parse(out)).toEqual([
    expect.objectContaining({ name: 'vitals.systolic', system: 'LOINC', code: '8480-6', unit: 'mm[Hg]', normal: '90..119', use: 'use "std/vitals" as vitals' }),
  ]);
});

test('one system alone', () => {
  const { out } = hsimc(['codes', 'search', 'diabetes', '--system', 'ICD10CM', '--limit', '100', '--format', 'json'], { cwd });
  const found = JSON.parse(out) as { system: string }[];
  expect(new Set(found.map(({ system }) => system))).toEqual(new Set(['ICD10CM']));
});

test('what is not there ends with 1 and the nearest, a wrong call with 2', () => {
  const missing = hsimc(['codes', 'show', 'labs.potasium'], { cwd });
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toContain('labs.potassium');
  expect(hsimc(['codes', 'show', 'E11.3219'], { cwd }).err).toContain(
    'near it: E11.3211 dx_blood_hormones.type_2_diabetes_mild_nonproliferative_retinopathy_macular_e113211',
  );
  expect(hsimc(['codes', 'show', 'LOINC:1-8'], { cwd }).err).toContain('codes own: LOINC { name  1-8  "official display" }');
  expect(hsimc(['codes', 'search', 'metformin', 'qqqqq', '--system', 'RXNORM'], { cwd }).err).toContain(
    'metformin matches; a code table of the scenario can contain any code',
  );
  expect(hsimc(['codes', 'search', 'qqqqq'], { cwd })).toMatchObject({ code: 1, out: '' });
  expect(hsimc(['codes', 'search', 'sodium', '--system', 'SODIUM'], { cwd }).code).toBe(2);
});
