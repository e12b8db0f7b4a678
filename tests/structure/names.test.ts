/** A name means one thing: no two source files have one name, and no two exported types. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { FOLDERS } from './directions.ts';
import { projectFiles } from './imports.ts';

const sources = projectFiles().filter((path) => (FOLDERS as readonly string[]).includes(path.split('/')[0]));

/** Names that are given in more than one place, with the places. */
function repeated(named: readonly (readonly [name: string, path: string])[]): string[] {
  const places = new Map<string, string[]>();
  for (const [name, path] of named) places.set(name, [...(places.get(name) ?? []), path]);
  return [...places].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

const declaration = /^export (?:declare |abstract )*(?:interface|type|class|enum) (\w+)/gm;
/** Types that a file declares; what it only exports again is not among them. */
const typesOf = (text: string): string[] => [...text.matchAll(declaration)].map((match) => match[1]);

test('every source file has a name of its own', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(repeated(sources.map((path) => [basename(path), path]))).toEqual([]);
});

test('every exported type has a name of its own', () => {
  expect(repeated(sources.flatMap((path) => typesOf(readFileSync(path, 'utf8')).map((name): [string, string] => [name, path])))).toEqual([]);
});

test('declarations are found, and names that are repeated', () => {
  const text = `export interface A {}
export type B<T> = T;
export abstract class C {}
export type { D } from './d.ts';
export const e = 1;`;
  expect(typesOf(text)).toEqual(['A', 'B', 'C']);
  expect(
    repeated([
      ['a', 'x'],
      ['b', 'x'],
      ['a', 'y'],
    ]),
  ).toEqual(['a: x, y']);
});
