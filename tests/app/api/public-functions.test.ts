/** The library's functions: what they give is what the command line writes, and wrong arguments are named. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyse, cohort, compile, listTargets, MemorySink, type Scenario, ScenarioError, validate, write } from '../../../index.ts';
import { filesIn, hsimc, workFolder } from '../../cli/hsimc.ts';

const diabetes = readFileSync('scenarios/patientsim/diabetes.hsim', 'utf8');
/** Something for every target. */
const members = readFileSync('scenarios/membersim/ppo_2025.hsim', 'utf8');

function scenarioOf(text: string, settings?: Record<string, string>): Scenario {
  const { scenario, diagnostics } = compile(text, settings === undefined ? {} : { settings });
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

const tiny = 'hsim 1\nscenario tiny "Tiny" { as_of: 2025-06-30 }\nprofile adult { age: 40 }\n';
const visit = 'timeline care of adult { event visit at start { encounter ambulatory { note "Seen." } } }\n';

test('diagnostics are those of `check --format json`', () => {
  const cwd = workFolder();
  const text = `${tiny}timeline care of adult { event visit evry 1 month { encounter ambulatory { } } }\n`;
  writeFileSync(join(cwd, 'x.hsim'), text);
  const { scenario, diagnostics } = compile(text, { file: 'x.hsim' });
  expect(scenario).toBeNull();
  expect({ diagnostics, hidden: 0 }).toEqual(JSON.parse(hsimc(['check', 'x.hsim', '--format', 'json'], { cwd }).out));
});

test('what a target writes is what the command line writes, for every target that writes text or bytes', async () => {
  const cwd = workFolder();
  const people = cohort(scenarioOf(members), { count: 140, seed: 7 });
  const names = listTargets()
    .map(({ name }) => name)
    .filter((name) => !['duckdb', 'template', 'truth'].includes(name));
  expect(hsimc(['compile', 'ppo_2025', '--count', '140', '--seed', '7', '--target', names.join(','), '--out', 'run', '-q'], { cwd }).code).toBe(0);
  for (const name of names) {
    const { sink, subjects } = await write(people, name);
    expect(subjects).toBe(140);
    const folder = join(cwd, 'run', name);
    expect([...sink.paths].sort(), name).toEqual(existsSync(folder) ? filesIn(folder).map((path) => path.replaceAll('\\', '/')) : []);
    for (const path of sink.paths) expect(Buffer.from(sink.bytes(path)).equals(readFileSync(join(folder, path))), `${name}/${path}`).toBe(true);
  }
});

test('subjects are those of --target json, alone and one after the other', async () => {
  const people = cohort(scenarioOf(diabetes), { count: 12 });
  const all = [...people];
  const { sink } = await write(people, 'json');
  expect(all).toEqual(
    sink
      .text(sink.paths[0])
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  expect(people.subject(7)).toEqual(all[7]);
  expect([people.count, people.seed, people.asOf]).toEqual([12, '1', '2025-06-30T23:59']);
  expect(validate(people)).toMatchObject({ valid: true, error_count: 0 });
  expect(validate([{ ...all[0], index: -1 }, 3]).valid).toBe(false);
});

test('imports come from the library, and from the function that is handed in', () => {
  const imported = `hsim 1\nuse "parts" as parts\nuse "std/labs" as labs\n${tiny.slice(7)}${visit}`;
  const parts = 'hsim 1\ncodes dx: ICD10CM { flu J10.1 "Influenza due to other identified influenza virus with other respiratory manifestations" }\n';
  expect(compile(imported).scenario).toBeNull();
  expect(compile(imported, { read: () => null }).scenario).toBeNull();
  expect(compile(imported, { read: (path) => (path === 'parts' ? parts : null) }).scenario?.id).toBe('tiny');
});

test('an analysis takes the same options, and finds what comes from the library', () => {
  const text = `hsim 1\nuse "std/labs" as labs\n${tiny.slice(7)}${visit.replace('note "Seen."', 'observe labs.a1c: 5')}`;
  const answers = analyse(text, { file: 'x.hsim' });
  expect(answers.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(answers.definitionAt(text.indexOf('a1c'))?.file).toBe('library:std/labs.hsim');
  expect(() => analyse(text, { path: 'x' } as never)).toThrow(TypeError);
});

test('parameters are set', () => {
  const text = `hsim 1\nparam years: 40\n${tiny.slice(7).replace('age: 40', 'age: years')}${visit}`;
  const birth = (settings?: Record<string, string>): string => cohort(scenarioOf(text, settings), { count: 1 }).subject(0).patient.birth_date as string;
  expect(Number(birth().slice(0, 4)) - Number(birth({ years: '30' }).slice(0, 4))).toBe(-10);
});

test('what only shows when a subject is run is an error with its code', async () => {
  const people = cohort(scenarioOf(`${tiny.replace('age: 40', 'age: 40  attribute kit: unique(1..3)')}${visit}`), { count: 5 });
  const error = await write(people, 'json').catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ScenarioError);
  expect(error).toMatchObject({ code: 'HS4019', subject: 3 });
  expect(() => [...people]).toThrow(/^HS4019: .*\(subject 3\)$/);
});

const scenario = scenarioOf(tiny + visit);
const people = cohort(scenario, { count: 2 });
const anything = (value: unknown): never => value as never;
const wrong: readonly (readonly [string, () => unknown])[] = [
  ['text: expected a text; found 3', () => compile(anything(3))],
  ['options: expected an object; found null', () => compile('', anything(null))],
  ['options.fil: unknown option; nearest: file; options: file, settings, read', () => compile('', anything({ fil: 'x' }))],
  ["options.file: expected a name; found ''", () => compile('', { file: '' })],
  ["options.read: expected a function; found 'x'", () => compile('', anything({ read: 'x' }))],
  ['options.settings.a: expected a text of the language or a number; found true', () => compile('', anything({ settings: { a: true } }))],
  ['scenario: expected a scenario that `compile` returned; found {}', () => cohort(anything({}))],
  ['options.count: expected a whole number from 0 to 10000000; found -1', () => cohort(scenario, { count: -1 })],
  ["options.count: expected a whole number from 0 to 10000000; found '3'", () => cohort(scenario, anything({ count: '3' }))],
  ['options.seed: expected a whole number from 0 to 9999999999999999; found 1.5', () => cohort(scenario, { seed: 1.5 })],
  ["options.seed: expected a whole number from 0 to 9999999999999999; found '01'", () => cohort(scenario, { seed: '01' })],
  ["options.asOf: expected a date such as '2025-06-30' (February 2025 has 28 days); found '2025-02-30'", () => cohort(scenario, { asOf: '2025-02-30' })],
  ['index: expected a whole number from 0 to 1; found 2', () => people.subject(2)],
  ['cohort: expected a cohort that `cohort` returned; found []', () => write(anything([]), 'json')],
  ["target: expected one of arrow, csv, fhir, hl7v2, json, ncpdp, parquet, script, sql, template, truth, x12; found 'fihr'", () => write(people, 'fihr')],
  ["target: expected one of arrow, csv, fhir, hl7v2, json, ncpdp, parquet, script, sql, template, truth, x12; found 'duckdb'", () => write(people, 'duckdb')],
  ['options.prety: unknown option; nearest: pretty; options: pretty, gzip', () => write(people, 'json', { prety: true })],
  [
    "options.pretty: expected another value for target json (Invalid input: expected boolean, received string); found 'yes'",
    () => write(people, 'json', { pretty: 'yes' }),
  ],
  ['options.max_entries: expected another value for target fhir (the minimum is 1); found 0', () => write(people, 'fhir', { max_entries: 0 })],
  ['sink: expected an object with a function `append`; found 3', () => write(people, 'json', {}, anything(3))],
  ["path: expected one of no files; found 'x'", () => new MemorySink().text('x')],
  ["subjects: expected a list or another iterable; found 'x'", () => validate(anything('x'))],
  ["options.ignore: expected rules and groups of rules; found 'XX'", () => validate([], { ignore: ['XX'] })],
  ['options.limit: expected a whole number from 0 to 1000000; found NaN', () => validate([], { limit: Number.NaN })],
];
test.each(wrong)('%s', async (message, call) => {
  const error: unknown = await Promise.resolve()
    .then(call)
    .catch((thrown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect((error as Error).message).toBe(message);
});

test('a scenario without a date needs one', () => {
  const open = scenarioOf(tiny.replace('as_of: 2025-06-30', '') + visit);
  expect(open.asOf).toBeNull();
  expect(() => cohort(open)).toThrow(/^options\.asOf: expected a date such as '2025-06-30', because the scenario has no `as_of`; found undefined$/);
  expect(cohort(open, { asOf: '2025-06-30' }).asOf).toBe('2025-06-30T23:59');
});
