/** The tour of the language: each page is a whole file that compiles, and shows what its commands print. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { print } from '../../grammar/print/print.ts';
import { shell, workFolder } from '../cli/hsimc.ts';
import { compileExample } from '../support/doc-examples.ts';

const folder = 'docs/language/tour';
const pages = readdirSync(folder)
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const updating = process.env['UPDATE_DOCS'] !== undefined;

/** A screen and a half, with what the commands print. */
const MOST_LINES = 112;
/** Files with their names above them. */
const files = /^\*\*(\S+\.hsim)\*\*\n\n```hsim\n([\s\S]*?)^```$/gm;
/** Commands with what they print. */
const sessions = /(^```sh\n([\s\S]*?)^```\n\n```text\n)([\s\S]*?)(^```$)/gm;

const program = 'hsimc() { $HSIMC "$@"; };';
const cwd = workFolder();

test('there are ten pages, numbered, and each leads to the next', () => {
  expect(pages.map(({ name }) => name.slice(0, 3))).toEqual(Array.from({ length: 10 }, (_, i) => `${String(i + 1).padStart(2, '0')}-`));
  pages.slice(0, -1).forEach(({ text }, i) => {
    expect(text).toContain(`](${pages[i + 1].name})`);
  });
});

const filesOf = (text: string): ReadonlyMap<string, string> => new Map([...text.matchAll(files)].map(([, name, source]) => [name, source]));

test.each(pages)('$name: its files compile without a finding, and are formatted', ({ text }) => {
  const all = filesOf(text);
  expect(all.size).toBeGreaterThan(0);
  for (const source of all.values()) {
    // An attribute that the next pages use may still be without a use.
    expect(compileExample(source, all).found.filter((one) => !one.startsWith('HS8002'))).toEqual([]);
    expect(print({ path: 'example.hsim', text: source }).value).toBe(source);
  }
});

test.each(pages)('$name: its commands print what it shows', ({ name, text }) => {
  expect(text.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  for (const [file, source] of filesOf(text)) writeFileSync(join(cwd, file), source);
  expect(text.match(sessions)?.length ?? 0).toBe([...text.matchAll(/^```sh$/gm)].length);
  rmSync(join(cwd, 'run'), { recursive: true, force: true });
  const right = text.replace(sessions, (_, start: string, commands: string, _shown: string, end: string) => {
    const { out } = shell(`${program} ( ${commands} ) 2>&1`, cwd);
    return `${start}${out.trimEnd()}\n${end}`;
  });
  if (updating) writeFileSync(join(folder, name), right);
  else expect(text).toBe(right);
});
