/** What a user gets: the packed package, installed where nothing else is. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const shell = process.platform === 'win32';
const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'ignore'] });

let folder: string;
let built: string;
let packed: { filename: string; files: { path: string }[] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hsimc-package-'));
  built = mkdtempSync(join(tmpdir(), 'hsimc-built-'));
  [packed] = JSON.parse(npm('.', 'pack', '--json', '--ignore-scripts', '--pack-destination', built));
});
afterAll(() => {
  for (const each of [folder, built]) rmSync(each, { recursive: true, force: true });
});

test('every file and folder that is to be packed exists', () => {
  expect(manifest.files.filter((path: string) => !existsSync(path))).toEqual([]);
  expect(manifest.files.includes('skills')).toBe(existsSync('skills'));
  expect(existsSync(manifest.bin.hsimc)).toBe(true);
  expect(existsSync(manifest.exports['.'])).toBe(true);
});

test('the package holds what a user needs, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  for (const path of ['LICENSE', 'NOTICE', 'README.md', 'package.json', 'dist/hsimc.js', 'dist/LICENSES.txt', 'scenarios/patientsim/diabetes.hsim']) {
    expect(paths).toContain(path);
  }
  const known =
    /^(LICENSE|NOTICE|README\.md|package\.json|dist\/(chunks\/)?[^/]+\.js|dist\/LICENSES\.txt|docs\/diagnostics\/HS\d+\.md|scenarios\/.*\.(hsim|md)|skills\/.*)$/;
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
});

test('it needs no other package: what it uses is in the bundle, but for what is optional', () => {
  expect(manifest.dependencies).toBeUndefined();
});

test('installed in an empty folder, from the packed file alone, it does its work', () => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, 'install', '--offline', '--omit=optional', '--no-audit', '--no-fund', join(built, packed.filename));
  expect(npm(folder, 'exec', '--offline', '--', 'hsimc', '--version').trim()).toBe(manifest.version);
  npm(folder, 'exec', '--offline', '--', 'hsimc', 'compile', 'diabetes.hsim', '--count', '3', '--workers', '2', '--target', 'fhir', '--out', 'out');
  expect(existsSync(join(folder, 'out', '_SUCCESS'))).toBe(true);
  expect(npm(folder, 'exec', '--offline', '--', 'hsimc', 'scenarios')).toContain('diabetes');
  const use = "import { compile, parse, targets } from 'hsimc'; console.log(typeof compile, typeof parse, typeof targets)";
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', use], { cwd: folder, encoding: 'utf8' }).trim()).toBe('function function object');
});
