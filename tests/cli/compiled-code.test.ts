/** Code that Node compiled is kept for the next start, where Node can keep it and the user has a cache. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const canKeep = 'enableCompileCache' in module;
const run = (env: Readonly<Record<string, string>>) => hsimc(['targets'], { cwd, env });
const { out } = run({ NODE_DISABLE_COMPILE_CACHE: '1' });

test('in a folder of the cache that is named, made where it is not there', () => {
  const caches = join(cwd, 'caches');
  expect(run({ XDG_CACHE_HOME: caches })).toEqual({ code: 0, out, err: '' });
  expect(existsSync(caches)).toBe(canKeep);
  if (canKeep) expect(readdirSync(join(caches, 'hsimc'))).not.toEqual([]);
});

test('not where it is turned off, nor where there is another one', () => {
  const caches = join(cwd, 'off');
  expect(run({ XDG_CACHE_HOME: caches, NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual({ code: 0, out, err: '' });
  expect(run({ XDG_CACHE_HOME: caches, NODE_COMPILE_CACHE: join(cwd, 'other') })).toEqual({ code: 0, out, err: '' });
  expect(existsSync(caches)).toBe(false);
  expect(existsSync(join(cwd, 'other'))).toBe(canKeep);
});

test.each(['file', join('absent', 'folder'), join('file', 'below')])('and where none can be made, such as %s, it starts all the same', (path) => {
  writeFileSync(join(cwd, 'file'), '');
  expect(run({ XDG_CACHE_HOME: join(cwd, path) })).toEqual({ code: 0, out, err: '' });
  expect(existsSync(join(cwd, 'absent'))).toBe(false);
});
