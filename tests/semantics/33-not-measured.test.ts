/** Observables that are left out in some visits. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Subject } from '../../model/subject.ts';
import { margin } from '../support/cohorts.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

interface Rows {
  readonly uacr?: string;
  readonly weight?: string;
  readonly hdl?: string;
  readonly chol?: string;
  readonly lipid?: string;
  readonly bp?: string;
  readonly systolic?: string;
}

const text = (statements: string, rows: Rows = {}, profile = '') => `hsim 1
scenario t "T" { as_of: 2025-12-31 }
param often: 40% in 0%..100%
codes labs: LOINC {
  uacr   9318-7   "Albumin/Creatinine [Mass Ratio] in Urine" { unit: 'mg/g'  normal: 0..29 ${rows.uacr ?? ''} }
  hdl    2085-9   "Cholesterol in HDL [Mass/volume] in Serum or Plasma"  { unit: 'mg/dL'  normal: 40..100 ${rows.hdl ?? ''} }
  chol   2093-3   "Cholesterol [Mass/volume] in Serum or Plasma"  { unit: 'mg/dL'  normal: 120..199 ${rows.chol ?? ''} }
  lipid  24331-1  "Lipid 1996 panel - Serum or Plasma" { ${rows.lipid ?? ''} }
  weight 29463-7  "Body weight"  { unit: 'kg' ${rows.weight ?? ''} }
  bmi    39156-5  "Body mass index (BMI) [Ratio]"  { unit: 'kg/m2' value: last(labs.weight, within: 1 day) / 3 }
  bp     85354-9  "Blood pressure panel with all children optional" { ${rows.bp ?? ''} }
  systolic  8480-6  "Systolic blood pressure"  { unit: 'mm[Hg]'  normal: 90..129 ${rows.systolic ?? ''} }
  diastolic 8462-4  "Diastolic blood pressure"  { unit: 'mm[Hg]'  normal: 60..79 }
}
panel lipids { code: labs.lipid  test labs.hdl  test labs.chol }
profile p { age: 40  attribute careless: chance 50%  ${profile} }
timeline t1 of p {
  anchor d: 2024-01-01
  event visit every 1 month from d times 12 { encounter ambulatory { ${statements} } }
}
`;
const N = 400;
const run = (statements: string, rows: Rows = {}, count = N) => subjects(compileText(text(statements, rows)), { count });
const codes = (statements: string, rows: Rows = {}) =>
  compile({ path: 't.hsim', text: text(statements, rows), sha256: '' }).diagnostics.flatMap(({ code, severity }) => (severity === 'note' ? [] : [code]));
const shareOf = (all: readonly Subject[], code: string): number =>
  all.reduce((sum, { observations }) => sum + observations.filter((one) => one.code.code === code).length, 0) / (12 * all.length);
const UACR = '9318-7';
const [HDL, CHOL] = ['2085-9', '2093-3'];

test('a row is left out in its share of the visits', () => {
  const all = run('observe labs.uacr: 12', { uacr: 'not_measured: 15%' });
  expect(Math.abs(shareOf(all, UACR) - 0.85)).toBeLessThan(margin(0.85, 12 * N));
  for (const { encounters } of all) expect(encounters.length).toBe(12);
});

test('it may depend on the person and on a parameter', () => {
  const all = run('observe labs.uacr: 12', { uacr: 'not_measured: if careless then 100% else 0%' }, 60);
  expect([...new Set(all.map(({ observations }) => observations.length))].sort()).toEqual([0, 12]);
  expect(Math.abs(shareOf(run('observe labs.uacr', { uacr: 'not_measured: often' }), UACR) - 0.6)).toBeLessThan(margin(0.6, 12 * N));
});

test('the `chance` of a statement goes before the row', () => {
  expect(shareOf(run('observe labs.uacr: 12 chance 100%', { uacr: 'not_measured: 90%' }, 20), UACR)).toBe(1);
});

test('what is measured is the same as without, draw for draw', () => {
  const statements = 'observe labs.uacr: normal(mean: 12, sd: 3)  panel lipids';
  const without = run(statements, {}, 20);
  const some = run(statements, { uacr: 'not_measured: 30%' }, 20);
  some.forEach((subject, i) => {
    const known = new Map(without[i].observations.map((one) => [one.id, one]));
    for (const one of subject.observations) expect(one).toEqual(known.get(one.id));
  });
  expect(run(statements, { uacr: 'not_measured: 0%', hdl: 'not_measured: 0%', lipid: 'not_measured: 0%' }, 20)).toEqual(without);
});

test('tests of a panel are left out each by itself, and a panel of which nothing is left is not reported', () => {
  const all = run('panel lipids { labs.hdl: 50 }', { hdl: 'not_measured: 20%', chol: 'not_measured: 50%' });
  expect(Math.abs(shareOf(all, HDL) - 0.8)).toBeLessThan(margin(0.8, 12 * N));
  expect(Math.abs(shareOf(all, CHOL) - 0.5)).toBeLessThan(margin(0.5, 12 * N));
  const both = all.reduce((sum, { diagnostic_reports }) => sum + diagnostic_reports.filter(({ result_ids }) => result_ids.length === 2).length, 0);
  expect(Math.abs(both / (12 * N) - 0.4)).toBeLessThan(margin(0.4, 12 * N));
  for (const { diagnostic_reports, observations } of all) {
    expect(diagnostic_reports.every(({ result_ids }) => result_ids.length > 0)).toBe(true);
    expect(new Set(diagnostic_reports.flatMap(({ result_ids }) => result_ids))).toEqual(new Set(observations.map(({ id }) => id)));
  }
});

test('the row of the code of a panel leaves the whole panel out', () => {
  const all = run('panel lipids', { lipid: 'not_measured: 25%' });
  const reports = all.reduce((sum, { diagnostic_reports }) => sum + diagnostic_reports.length, 0) / (12 * N);
  expect(Math.abs(reports - 0.75)).toBeLessThan(margin(0.75, 12 * N));
  for (const { diagnostic_reports } of all) for (const { result_ids } of diagnostic_reports) expect(result_ids.length).toBe(2);
});

test('what follows from it is not written', () => {
  const all = run('observe labs.weight: 81  observe labs.bmi', { weight: 'not_measured: 30%' }, 60);
  for (const { observations } of all) {
    const [weights, indices] = ['29463-7', '39156-5'].map((code) => observations.filter((one) => one.code.code === code));
    expect(indices.map(({ effective }) => effective)).toEqual(weights.map(({ effective }) => effective));
    expect(new Set(indices.map(({ value }) => value))).toEqual(new Set([27]));
  }
});

test('an order that nothing answers stays open', () => {
  const [one] = run('order labs.uacr  observe labs.uacr: 12', { uacr: 'not_measured: 50%' }, 1);
  expect(one.service_requests.filter(({ status }) => status === 'completed').length).toBe(one.observations.length);
});

test('a code that is decided at run time has the share of its row', () => {
  const scenario = text('observe which', { uacr: 'not_measured: 100%' }, 'attribute which: if careless then labs.uacr else labs.hdl');
  const all = subjects(compileText(scenario), { count: 40 });
  expect([shareOf(all, UACR), all.every(({ observations }) => [0, 12].includes(observations.length))]).toEqual([0, true]);
});

test('a blood pressure is measured whole', () => {
  const bp = 'observe labs.bp { labs.systolic: 120  labs.diastolic: 70 }';
  expect(Math.abs(shareOf(run(bp, { bp: 'not_measured: 50%' }), '85354-9') - 0.5)).toBeLessThan(margin(0.5, 12 * N));
  expect(codes(bp, { systolic: 'not_measured: 50%' })).toEqual(['HS3007']);
});

test('what is not a share is reported', () => {
  expect(codes('observe labs.uacr', { uacr: 'not_measured: 150%' })).toEqual(['HS3016']);
  expect(codes('observe labs.uacr', { uacr: 'not_measured: 3' })).toEqual(['HS3002']);
  expect(codes('observe labs.uacr { not_measured: 10% }')).toEqual(['HS2003']);
});
