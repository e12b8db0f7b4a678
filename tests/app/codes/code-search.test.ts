/** Finding codes by words, codes and names. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraryEntries } from '../../../app/codes/code-entries.ts';
import { findCodes, searchCodes } from '../../../app/codes/code-search.ts';
import { compile } from '../../../compiler/compile.ts';

const folder = 'scenarios/std';
const entries = libraryEntries(
  readdirSync(folder).map((name) => ({ name: name.replace('.hsim', ''), path: `std/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
);
const first = (query: string): string | undefined => searchCodes(entries, query)[0]?.name;

test.each([
  ['hemoglobin a1c', 'labs.a1c'],
  ['A1C', 'labs.a1c'],
  ['hba1c', 'labs.a1c'],
  ['fasting glucose', 'labs.glucose_fasting'],
  ['glucose fasting', 'labs.glucose_fasting'],
  ['potasium', 'labs.potassium'],
  ['blood pressure systolic', 'vitals.systolic'],
  ['stage 3a kidney', 'dx.ckd_3a'],
  ['high cholesterol', 'dx.hypercholesterolemia'],
  ['metformin 1000', 'rx.metformin_1000'],
  ['hypertention', 'dx.hypertension'],
  ['E11.65', 'dx.type_2_diabetes_hyperglycemia'],
  ['LOINC:2160-0', 'labs.creatinine'],
  ['flu', 'dx.influenza'],
  ['flu vaccine', 'vaccines.influenza_trivalent'],
  ['cmp', 'panels.cmp'],
  ['ekg', 'px.ecg'],
  ['heart attack', 'dx_heart.acute_myocardial_infarction'],
  ['high blood pressure', 'dx.hypertension'],
  ['sugar diabetes', 'dx.type_2_diabetes'],
  ['flu shot', 'vaccines.influenza_trivalent'],
  ['water pill', 'rx.furosemide_20'],
  ['lipitor 40', 'rx.atorvastatin_40'],
  ['mini stroke', 'dx.tia'],
  ['kidney stones', 'dx.kidney_stone'],
  ['bladder infection', 'dx_kidneys.cystitis_no_hematuria'],
  ['broken hip', 'dx.hip_fracture'],
  ['pink eye', 'dx.conjunctivitis'],
  ['low back pain', 'dx.low_back_pain'],
  ['blood thinner', 'rx.apixaban_5'],
  ['valium', 'rx_mind.diazepam_2'],
  ['beta blocker', 'rx.metoprolol_tartrate_25'],
])('%s is %s', (query, name) => {
  expect(first(query)).toBe(name);
});

test('the order of the words does not matter', () => {
  for (const words of [
    ['diabetes', 'kidney'],
    ['serum', 'sodium'],
    ['extended', 'metoprolol', '50'],
  ]) {
    const found = searchCodes(entries, words.join(' ')).map(({ name }) => name);
    expect(found.length).toBeGreaterThan(0);
    expect(searchCodes(entries, [...words].reverse().join(' ')).map(({ name }) => name)).toEqual(found);
  }
});

test('nothing is found where a word meets nothing, nor by no words', () => {
  expect(searchCodes(entries, 'sodium zzzzzz')).toEqual([]);
  expect(searchCodes(entries, '  ,; ')).toEqual([]);
});

test('every entry is found by its own code and by its name', () => {
  for (const entry of entries) {
    expect(findCodes(entries, `${entry.system}:${entry.code}`)).toContain(entry);
    expect(findCodes(entries, entry.name)).toEqual([entry]);
    expect(searchCodes(entries, entry.code).slice(0, 12)).toContain(entry);
  }
});

test('what is to be pasted compiles', () => {
  const rows = entries.filter(({ row, system }) => row !== '' && system === 'LOINC').map(({ row }) => row);
  const text = `hsim 1\nscenario own "Own" { as_of: 2025-06-30 }\nprofile adult { age: 40 }\ncodes own: LOINC {\n${rows.join('\n')}\n}`;
  const { diagnostics } = compile({ path: 'own.hsim', text, sha256: '' });
  // Names may be in two modules (labs and vitals); all else is correct.
  expect(diagnostics.filter(({ code }) => code !== 'HS2002')).toEqual([]);
});
