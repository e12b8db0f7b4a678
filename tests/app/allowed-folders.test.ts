/** What a session may read and write: paths as they are written, where links lead, and what does not exist yet. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { AllowedFolders } from '../../app/allowed-folders.ts';
import { workFolder } from '../cli/hsimc.ts';

const base = workFolder();
const at = (...parts: string[]): string => join(base, ...parts);
for (const folder of ['root/inner', 'root-other', 'second', 'outside/deep']) mkdirSync(at(folder), { recursive: true });
for (const file of ['root/a.hsim', 'root-other/a.hsim', 'second/b.hsim', 'outside/secret.hsim']) writeFileSync(at(file), 'x');
symlinkSync(at('outside'), at('root/out'));
symlinkSync(at('outside/secret.hsim'), at('root/link.hsim'));
symlinkSync(at('nowhere/at/all'), at('root/dangling'));
symlinkSync(at('second'), at('root/other-root'));
symlinkSync(at('root'), at('alias'));
symlinkSync('a.hsim', at('root/same.hsim'));

const folders = new AllowedFolders([at('root'), at('second')]);
const OUTSIDE = /outside the allowed folders/;

test.each([
  ['a file', 'a.hsim'],
  ['an absolute path', at('root/a.hsim')],
  ['a way around that stays inside', 'inner/../a.hsim'],
  ['a file of the second folder', at('second/b.hsim')],
  ['a link to the second folder', 'other-root/b.hsim'],
  ['a link within the folder', 'same.hsim'],
  ['the folder itself', '.'],
])('%s is read', (_, path) => {
  expect(folders.existing(path).startsWith(base)).toBe(true);
});

test.each([
  ['a parent', '..'],
  ['a way out', '../outside/secret.hsim'],
  ['a way out and back in', '../outside/../outside/secret.hsim'],
  ['an absolute path', at('outside/secret.hsim')],
  ['a folder whose name begins like an allowed one', at('root-other/a.hsim')],
  ['a link to a file', 'link.hsim'],
  ['a file behind a linked folder', 'out/secret.hsim'],
  ['the root', sep],
])('%s is not read', (_, path) => {
  expect(() => folders.existing(path)).toThrow(OUTSIDE);
});

test.each(['', 'a\0b'])('%j is not a path', (path) => {
  expect(() => folders.existing(path)).toThrow(/not empty/);
  expect(() => folders.writable(path)).toThrow(/not empty/);
});

test.each([
  ['a new folder', 'new'],
  ['a new folder in a new folder', 'new/deeper'],
  ['a new folder in one that is there', 'inner/new'],
  ['the second folder', at('second', 'new')],
  ['behind a link to the second folder', 'other-root/new'],
])('%s is written', (_, path) => {
  expect(folders.writable(path).startsWith(base)).toBe(true);
});

test.each([
  ['a new folder behind a link', 'out/new'],
  ['a new folder behind a link, deeper', 'out/deep/new/newer'],
  ['a new folder next to the allowed one', '../new'],
  ['a new folder whose name begins like an allowed one', at('root-new')],
])('%s is not written', (_, path) => {
  expect(() => folders.writable(path)).toThrow(OUTSIDE);
});

test('a link that leads nowhere, and the folder of the runs, are not written', () => {
  expect(() => folders.writable('dangling')).toThrow(/cannot write/);
  expect(() => folders.writable('dangling/new')).toThrow(/cannot write/);
  expect(() => folders.writable('.hsim')).toThrow(/where runs are kept/);
  expect(() => folders.writable('.hsim/runs/r-0')).toThrow(/where runs are kept/);
});

test('a folder with a link that leads out is not read as a whole', () => {
  expect(folders.existingTree('inner')).toBe(folders.existing('inner'));
  expect(() => folders.existingTree('.')).toThrow(OUTSIDE);
});

test('a folder that is a link is the folder that it leads to', () => {
  const linked = new AllowedFolders([at('alias')]);
  expect(linked.existing('a.hsim')).toBe(folders.existing('a.hsim'));
  expect(linked.existing(at('root/a.hsim'))).toBe(folders.existing('a.hsim'));
});

test('what is not a folder is refused', () => {
  expect(() => new AllowedFolders([at('root/a.hsim')])).toThrow(/not a folder/);
  expect(() => new AllowedFolders([at('nothing')])).toThrow(/cannot use the folder/);
});
