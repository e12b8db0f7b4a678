/** The code that V8 made of the program is kept for the next start: by the build for its own Node, else in the cache of the user, where there is one. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Ended, program, workFolder } from './hsimc.ts';

const cwd = workFolder();
/** A program whose build kept code for another Node. */
const other = join(cwd, 'other', 'dist');
const built = dirname(program);
cpSync(dirname(built), dirname(other), { recursive: true });
const codes = readdirSync(other).filter((name) => name.endsWith('.code'));
for (const name of codes) rmSync(join(other, name));

function run(env: Readonly<Record<string, string>>, words = ['targets'], at = join(other, 'hsimc.js')): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at, ...words], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 30 });
  return { code: status, out: stdout, err: stderr };
}

const { out } = run({ NODE_DISABLE_COMPILE_CACHE: '1' });
const kept = (caches: string): string[] => (existsSync(join(caches, 'hsimc')) ? readdirSync(join(caches, 'hsimc')).sort() : []);

let caches = '';
beforeEach(() => {
  caches = workFolder();
  rmSync(caches, { recursive: true });
});

test('by the build, so that its own Node keeps nothing more', () => {
  expect(codes).toHaveLength(1);
  expect(run({ XDG_CACHE_HOME: caches }, ['targets'], program)).toEqual({ code: 0, out, err: '' });
  expect(existsSync(caches)).toBe(false);
});

test('in the cache that is named, made where it is not there, a file for each command', () => {
  for (let i = 0; i < 2; i++) expect(run({ XDG_CACHE_HOME: caches })).toEqual({ code: 0, out, err: '' });
  expect(kept(caches)).toEqual([expect.stringMatching(/^[0-9a-f]{16}-\d+-targets\.code$/)]);
  const [file] = kept(caches);
  const before = readFileSync(join(caches, 'hsimc', file));
  writeFileSync(join(caches, 'hsimc', '0123456789abcdef-1-targets.code'), 'of another build');
  writeFileSync(join(caches, 'hsimc', file), 'damaged');
  expect(run({ XDG_CACHE_HOME: caches })).toEqual({ code: 0, out, err: '' });
  expect(kept(caches)).toEqual([file]);
  expect(readFileSync(join(caches, 'hsimc', file)).length).toBeGreaterThan(before.length / 2);
  run({ XDG_CACHE_HOME: caches }, ['scenarios']);
  expect(kept(caches)).toHaveLength(2);
});

test('not where it is turned off, nor of a command line that is refused', () => {
  expect(run({ XDG_CACHE_HOME: caches, NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual({ code: 0, out, err: '' });
  expect(run({ XDG_CACHE_HOME: caches }, ['tragets']).code).toBe(2);
  expect(run({ XDG_CACHE_HOME: caches }, ['--version']).code).toBe(0);
  expect(existsSync(caches)).toBe(false);
});

test.each(['file', join('absent', 'folder'), join('file', 'below')])('and where none can be made, such as %s, it starts all the same', (path) => {
  writeFileSync(join(cwd, 'file'), '');
  expect(run({ XDG_CACHE_HOME: join(cwd, path) })).toEqual({ code: 0, out, err: '' });
  expect(existsSync(join(cwd, 'absent'))).toBe(false);
});

test('a run of threads is the same with and without', () => {
  const words = ['compile', 'diabetes', '--count', '60', '--target', 'json', '--stdout', '--workers', '2'];
  mkdirSync(caches);
  const first = run({ XDG_CACHE_HOME: caches }, words);
  expect(first).toEqual(run({ XDG_CACHE_HOME: caches }, words));
  expect(first).toEqual(run({ NODE_DISABLE_COMPILE_CACHE: '1' }, words, program));
});
