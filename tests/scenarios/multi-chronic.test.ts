/** Three diseases in one person, by import: one stream of visits, one problem of each code, one active order of each drug. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const COUNT = 300;

function irOf(name: string, settings: ReadonlyMap<string, string> = new Map()): Ir {
  const { text, host } = openEntry(name);
  const { value, diagnostics } = compile(text, host, settings);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return value.ir as Ir;
}

/** Values that occur more than once. */
const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

test.each(['chronic-kidney-disease', 'heart-failure', 'multi-chronic'])('%s meets its expectations', (name) => {
  const ir = irOf(name);
  const { tally } = new BlockRunner(planOf(ir, { count: COUNT })).subjects(0, COUNT, '0', []);
  expect(ir.expectations.map((one, i) => verdictOf(one, tally.expectations[i])).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

test('a person has each problem and each order once, and no two visits at one time', () => {
  for (const { conditions, medication_requests, encounters } of subjects(irOf('multi-chronic'), { count: COUNT })) {
    const problems = conditions.filter(({ category, clinical_status }) => category === 'problem_list_item' && clinical_status === 'active');
    expect(repeated(problems.map(({ code }) => code.code))).toEqual([]);
    expect(repeated(medication_requests.flatMap(({ status, code }) => (status === 'active' ? [code.code] : [])))).toEqual([]);
    for (const [i, visit] of encounters.entries())
      for (const other of encounters.slice(i + 1))
        expect(visit.class === 'ambulatory' && other.class === 'ambulatory' && visit.start === other.start).toBe(false);
  }
});

test('its parameters reach the files that it uses', () => {
  const failing = subjects(irOf('multi-chronic', new Map([['failing', '100%']])), { count: 40 });
  expect(failing.every(({ conditions }) => conditions.some(({ code }) => code.code === 'I50.22' || code.code === 'I50.32'))).toBe(true);
});

test('it is short', () => {
  expect(readFileSync('scenarios/patientsim/multi-chronic.hsim', 'utf8').trimEnd().split('\n').length).toBeLessThan(60);
});
