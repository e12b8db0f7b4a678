import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('ARCHITECTURE.md', 'utf8');
/** Names in backticks that are paths: they begin with a folder of the project. */
const tops = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const paths = [...new Set([...text.matchAll(/`([\w.-]+(?:\/[\w.*-]+)+)`/g)].map((match) => match[1]))].filter((path) => tops.includes(path.split('/')[0]));
const rows = [...text.matchAll(/^\| (\w+) +\|.*?\| `([^`]+)` *\|$/gm)].map((match) => ({ stage: match[1], file: match[2] }));

test.each(paths)('%s exists', (path) => {
  expect(existsSync(path)).toBe(true);
});

test('every stage has its row, and every row its file', () => {
  const stages = ['lex', 'parse', 'print', 'load', 'bind', 'check', 'lower', 'IR', 'plan', 'run', 'canonical', 'emit', 'sink', 'shell'];
  const named = rows.map(({ stage }) => stage);
  for (const stage of stages) expect(named).toContain(stage);
  for (const { file } of rows) expect(existsSync(file), file).toBe(true);
});

test('every folder of the core stands in the table', () => {
  for (const folder of ['grammar', 'compiler', 'runtime', 'targets', 'cli']) expect(rows.some(({ file }) => file.startsWith(`${folder}/`))).toBe(true);
});
