/** The clinical scenarios of the library are coherent: nothing that the compiler remarks, and nothing that a patient has twice. What validation finds is in `runs.test.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { libraryScenarios } from '../../app/scenario-library.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import { subjects } from '../support/scenario-runs.ts';

const COUNT = 60;

/** Scenarios with tests of their own: `multi-chronic.test.ts`, `runs.test.ts`, `reasons.test.ts`. */
const ELSEWHERE = ['adt_workflow', 'orders_results', 'diabetes', 'multi-chronic', 'maternity', 'heart-failure', 'chronic-kidney-disease'];
const files = readdirSync('scenarios/patientsim').filter((file) => /^[^.]+\.hsim$/.test(file));
const clinical = files.filter((file) => !ELSEWHERE.includes(file.replace('.hsim', '')));

function compiled(file: string): { readonly ir: Ir; readonly text: string } {
  const { text, host } = openEntry(`scenarios/patientsim/${file}`);
  const { value, diagnostics } = compile(text, host);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return { ir: value.ir as Ir, text: text.text };
}

/** Values that occur more than once. */
const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

function problems({ conditions, medication_requests, encounters }: Subject): string[] {
  const active = conditions.filter(({ category, clinical_status }) => category === 'problem_list_item' && clinical_status === 'active');
  const stays = encounters.filter(({ class: of }) => of === 'inpatient').sort((a, b) => a.start - b.start);
  return [
    ...repeated(active.map(({ code }) => code.code)).map((code) => `${code} twice on the problem list`),
    ...repeated(medication_requests.flatMap(({ status, code }) => (status === 'active' ? [code.display] : []))).map((name) => `${name} active twice`),
    ...stays.flatMap(({ start }, i) => (i > 0 && start < (stays[i - 1].end ?? Number.POSITIVE_INFINITY) ? [`two stays at ${start}`] : [])),
  ];
}

test.each(clinical)('%s', (file) => {
  const { ir } = compiled(file);
  expect(subjects(ir, { count: COUNT }).flatMap(problems)).toEqual([]);
});

test('a scenario of the library has at most 200 lines', () => {
  const long = libraryScenarios().filter(({ file }) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 200);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('each phrase that people search for leads to one scenario', () => {
  const phrases = files.flatMap((file) => /triggers: \[(.*)\]/.exec(compiled(file).text)?.[1].match(/"[^"]+"/g) ?? []);
  expect(repeated(phrases.map((phrase) => phrase.toLowerCase()))).toEqual([]);
});
