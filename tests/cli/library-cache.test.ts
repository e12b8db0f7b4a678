/** What the build derives from the library is what its texts say now, and only while they say it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { libraryEntries } from '../../app/codes/code-entries.ts';
import { libraryModules } from '../../app/codes/read-entries.ts';
import { compileEntry } from '../../app/compile-entry.ts';
import { headsOf } from '../../app/library-cache/head-fields.ts';
import type { FileHash } from '../../app/library-cache/library-cache.ts';
import { scenarioTexts } from '../../app/library-cache/scenario-heads.ts';
import { openLibraryScenario } from '../../app/scenario-files.ts';
import { libraryFiles, libraryScenarios } from '../../app/scenario-library.ts';
import { parse } from '../../grammar/parse.ts';
import { program, workFolder } from './hsimc.ts';

const dist = dirname(program);
const cache = join(dist, 'library-cache');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hashOf = ({ path, sha256: hash }: FileHash): FileHash => ({ path, sha256: hash });
const cached = (name: string) => JSON.parse(gunzipSync(readFileSync(join(cache, name))).toString()) as { of: unknown; value: unknown };

test('the entries of code tables and the heads of scenarios are those of the texts', () => {
  const modules = libraryModules();
  expect(cached('codes.json.gz')).toEqual({ of: modules.map(hashOf), value: libraryEntries(modules) });
  const texts = scenarioTexts();
  expect(cached('scenarios.json.gz')).toEqual({ of: texts.map(hashOf), value: headsOf(texts) });
});

test('the tree of each file is the one that the parser gives', () => {
  for (const { path, file } of libraryFiles()) {
    const text = readFileSync(file, 'utf8');
    const { value, diagnostics } = parse({ path, text });
    expect(diagnostics).toEqual([]);
    expect(cached(`tree.${path.replaceAll('/', '.')}.json.gz`)).toEqual({ of: [{ path, sha256: sha256(text) }], value });
  }
});

test('the compilation of a scenario is the one that the compiler gives', () => {
  const names = new Set(readdirSync(cache));
  for (const [i, { path }] of libraryScenarios().entries()) {
    expect(names).toContain(`compiled.${path.replaceAll('/', '.')}.json.gz`);
    if (i % 5 !== 0) continue;
    const { ir, diagnostics, files } = compileEntry(openLibraryScenario(path), new Map());
    expect(ir?.scenario.asOf).not.toBeNull();
    expect(cached(`compiled.${path.replaceAll('/', '.')}.json.gz`)).toEqual({ of: files, value: { ir, diagnostics } });
  }
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

test('a changed text of the library is read again', () => {
  change('std/labs.hsim', '"Hemoglobin [Mass/volume] in Blood"', '"Haemoglobin of another edition"');
  change('std/labs.hsim', '"Creatinine [Mass/volume] in Serum or Plasma"', '"Creatinine of another edition"');
  change('patientsim/diabetes.hsim', /scenario diabetes "[^"]*"/, 'scenario diabetes "Sugar of another edition"');
  expect(run('codes', 'show', 'labs.hemoglobin')).toContain('Haemoglobin of another edition');
  expect(run('scenarios')).toContain('Sugar of another edition');
  expect(run('compile', 'chronic-kidney-disease', '--count', '1')).toContain('Creatinine of another edition');
  expect(run('compile', 'chronic-kidney-disease', '--count', '1', '--set', 'follow_up=1 year')).toContain('Creatinine of another edition');
});

const questions = [
  ['compile', 'diabetes', '--count', '1'],
  ['check', 'diabetes'],
  ['codes', 'search', 'creatinine', 'serum'],
  ['scenarios'],
  ['scenarios', 'search', 'ear', 'infection'],
];

test('where the cache is damaged or absent, the answers are the same', () => {
  const before = questions.map((words) => run(...words));
  const files = readdirSync(join(installed, 'dist', 'library-cache')).map((name) => join(installed, 'dist', 'library-cache', name));
  files.forEach((file, i) => {
    if (i % 2 === 0) writeFileSync(file, 'damaged');
    else rmSync(file);
  });
  expect(questions.map((words) => run(...words))).toEqual(before);
});
