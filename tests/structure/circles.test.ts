/** Files that import each other in a cycle can only be read together, so cycles stay small and within one folder. Type imports count. */
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { circlesOf, importGraph, importsOf } from './imports.ts';

const graph = importGraph();
const circles = circlesOf(graph);

test('no cycle joins files of different folders', () => {
  expect(circles.filter((circle) => new Set(circle.map(dirname)).size > 1)).toEqual([]);
});

test('no cycle has more than three files', () => {
  expect(circles.filter((circle) => circle.length > 3)).toEqual([]);
});

test('every form of import is read, and every import leads to a file', () => {
  const text = `import a from './a.ts';
import type { B } from '../b.ts';
import '../../c.ts';
export * from './d.ts';
export type {
  E,
} from './e.ts';
type F = import('./f.ts').F;
const g = await import('./g.ts');
import { h } from 'node:fs';`;
  expect(importsOf('x/y/z.ts', text)).toEqual(['x/y/a.ts', 'x/b.ts', 'c.ts', 'x/y/d.ts', 'x/y/e.ts', 'x/y/f.ts', 'x/y/g.ts']);
  expect(graph.size).toBeGreaterThan(500);
  expect([...graph.values()].flat().filter((path) => path.endsWith('.ts') && !graph.has(path) && !path.startsWith('tests/'))).toEqual([]);
});

test('cycles are found', () => {
  const small = new Map([
    ['a', ['b', 'outside']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', ['e']],
    ['e', ['d']],
    ['f', ['a', 'f']],
  ]);
  expect(circlesOf(small).sort()).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
});
