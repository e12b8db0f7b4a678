/** Three diseases in one person, by import: one stream of visits, one problem of each code, one active order of each drug. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { subjects } from '../support/scenario-runs.ts';

const COUNT = 300;

function irOf(name: string, settings: ReadonlyMap<string, string> = new Map()): Ir {
  const { text, host } = openEntry(name);
  const { value, diagnostics } = compile(text, host, settings);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return value.ir as Ir;
}

/** Values that occur more than once. */
const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

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

test('visits that are due within three weeks are one, so that a vaccine is often given at another visit', () => {
  const given = { alone: 0, together: 0 };
  for (const { encounters, immunizations, observations } of subjects(irOf('multi-chronic'), { count: COUNT })) {
    const visits = encounters.filter(({ class: of, specialty }) => of === 'ambulatory' && specialty !== 'ophthalmology' && specialty !== 'podiatry');
    const days = visits.map(({ start }) => Math.floor(start / 1440)).sort((a, b) => a - b);
    for (const [i, day] of days.slice(1).entries()) expect(day - days[i]).toBeGreaterThan(21);
    for (const { encounter_id } of immunizations) given[observations.some((one) => one.encounter_id === encounter_id) ? 'together' : 'alone']++;
  }
  expect(given.together / (given.together + given.alone)).toBeGreaterThan(0.3);
  expect(given.alone).toBeGreaterThan(0);
});

test('its parameters reach the files that it uses', () => {
  const failing = subjects(irOf('multi-chronic', new Map([['failing', '100%']])), { count: 40 });
  expect(failing.every(({ conditions }) => conditions.some(({ code }) => code.code === 'I50.22' || code.code === 'I50.32'))).toBe(true);
});

test('it is short', () => {
  expect(readFileSync('scenarios/patientsim/multi-chronic.hsim', 'utf8').trimEnd().split('\n').length).toBeLessThan(60);
});
