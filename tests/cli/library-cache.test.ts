/** What the build derives from the library is what its texts say now, and only while they say it. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { libraryEntries } from '../../app/codes/code-entries.ts';
import { libraryModules } from '../../app/codes/read-entries.ts';
import { headsOf } from '../../app/library-cache/head-fields.ts';
import { scenarioTexts } from '../../app/library-cache/scenario-heads.ts';
import { program, workFolder } from './hsimc.ts';

const dist = dirname(program);
const cache = join(dist, 'library-cache');
const cached = (name: string) => JSON.parse(gunzipSync(readFileSync(join(cache, name))).toString()) as { of: unknown; value: unknown };

test('the entries of code tables and the heads of scenarios are those of the texts', () => {
  const { modules, of } = libraryModules();
  expect(cached('codes.json.gz')).toEqual({ of, value: libraryEntries(modules) });
  const { texts, of: ofScenarios } = scenarioTexts();
  expect(cached('scenarios.json.gz')).toEqual({ of: ofScenarios, value: headsOf(texts) });
});

/** An installation whose files are changed. */
const installed = join(workFolder(), 'installed');

beforeEach(() => {
  rmSync(installed, { recursive: true, force: true });
  for (const part of ['dist', 'scenarios', 'package.json']) cpSync(join(dirname(dist), part), join(installed, part), { recursive: true });
});

function run(...words: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(installed, 'dist', 'hsimc.js'), ...words], { encoding: 'utf8', cwd: installed });
  return stdout + stderr;
}

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(installed, 'scenarios', file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

test('a changed text of the library is read anew', () => {
  change('std/labs.hsim', '"Hemoglobin [Mass/volume] in Blood"', '"Haemoglobin of another edition"');
  change('patientsim/diabetes.hsim', /scenario diabetes "[^"]*"/, 'scenario diabetes "Sugar of another edition"');
  expect(run('codes', 'show', 'labs.hemoglobin')).toContain('Haemoglobin of another edition');
  expect(run('scenarios')).toContain('Sugar of another edition');
});

const questions = [['codes', 'search', 'creatinine', 'serum'], ['scenarios'], ['scenarios', 'search', 'ear', 'infection']];

test('where the cache is damaged or absent, the answers are the same', () => {
  const before = questions.map((words) => run(...words));
  const files = readdirSync(join(installed, 'dist', 'library-cache')).map((name) => join(installed, 'dist', 'library-cache', name));
  files.forEach((file, i) => {
    if (i % 2 === 0) writeFileSync(file, 'damaged');
    else rmSync(file);
  });
  expect(questions.map((words) => run(...words))).toEqual(before);
});
