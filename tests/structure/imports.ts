/** The imports of the sources, read from their text: type imports, re-exports and imports in types count like any other. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { FOLDERS } from './directions.ts';

/** All files of the project that git knows or would add, by their paths. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  return [...new Set(listed.split('\n'))].filter((path) => path !== '' && existsSync(path)).sort();
}

const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^']+)'/g;

/** The paths of the project's files that a text at this path imports. */
export function importsOf(path: string, text: string): string[] {
  return [...new Set([...text.matchAll(IMPORT)].map(([, to]) => normalize(join(dirname(path), to))))];
}

/** Each source file with the files that it imports. */
export function importGraph(): Map<string, string[]> {
  const sources = projectFiles().filter((path) => path.endsWith('.ts') && FOLDERS.some((folder) => path.startsWith(`${folder}/`)));
  return new Map(sources.map((path) => [path, importsOf(path, readFileSync(path, 'utf8'))]));
}

/** The cycles of a graph of imports: its strongly connected components of more than one file, each sorted (Tarjan's algorithm). */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    open.push(file);
    let low = index;
    for (const to of graph.get(file) ?? []) {
      if (!graph.has(to)) continue;
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (open.includes(to)) low = Math.min(low, lowest.get(to) ?? (order.get(to) as number));
    }
    lowest.set(file, low);
    if (low === index) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
