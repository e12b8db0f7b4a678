import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunCommand } from '../../cli/command-kit.ts';
import { commandLine } from '../../cli/command-line.ts';

/** Where a newcomer begins: what these say must hold. */
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'DEPENDENCIES.md',
  'CHANGELOG.md',
  'docs/api.md',
  ...readdirSync('docs/language', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs/language', name)),
  'tests/conformance/README.md',
];
const readme = readFileSync('README.md', 'utf8');

/** The commands of the shell blocks: without comments, one of each `&&`. */
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block]) => block.split('\n'))
  .flatMap((line) => line.replace(/\s#.*$/, '').split(' && '))
  .map((line) => line.trim())
  .filter((line) => line !== '');
const ours = commands.filter((line) => /^npx hsimc\b/.test(line)).map((line) => line.replace(/^npx hsimc\s*/, ''));
/** Commands that are in running text and in tables, such as `hsimc check FILE`. */
const named = [...readme.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`(?:npx )?hsimc ([a-z][\w-]*)[^`]*`/g)].map(([, name]) => name);

/** The words of a command as a shell gives them; quotes hold a word together. */
const words = (line: string): string[] => [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ''));

/** Reads a command line to its end without doing what it asks; what it takes objection to. */
async function objection(line: string): Promise<string | null> {
  const said: string[] = [];
  let asked = false;
  const run: RunCommand = async () => {
    asked = true;
  };
  try {
    const root = await commandLine(run, (text) => void said.push(text), new URL('file:///worker'), words(line));
    await root.parseAsync(['node', 'hsimc', ...words(line)]);
    return asked ? null : 'nothing runs';
  } catch (error) {
    return said.join('') || String(error);
  }
}

test('the README has commands, those of the program among them', () => {
  expect(commands).toContain('npm test');
  expect(ours.length).toBeGreaterThan(5);
  expect(named.length).toBeGreaterThan(5);
});

test.each(ours)('the program understands: hsimc %s', async (line) => {
  expect(await objection(line)).toBeNull();
});

test('a command that the program does not know is noticed', async () => {
  expect(await objection('compile diabetes.hsim --no-such-option')).toContain('--no-such-option');
  expect(await objection('compile diabetes.hsim --target fhir --bundle parcel')).toContain('parcel');
  expect(await objection('conjure diabetes.hsim')).toContain('conjure');
});

test('whatever the README writes lies below out/, which git, linter, compiler and tests leave alone', () => {
  const written = ours.flatMap((line) => [...line.matchAll(/(?:--out|-o|^new) (\S+)/g)].map(([, path]) => path));
  expect(written.length).toBeGreaterThan(4);
  expect(written.filter((path) => !path.startsWith('out/'))).toEqual([]);
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('out/');
});

test('every command of the program is in the README, and no other', async () => {
  const root = await commandLine(
    async () => {},
    () => {},
    new URL('file:///worker'),
    [],
  );
  const known = root.commands.map((command) => command.name());
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !named.includes(name))).toEqual([]);
});

test('every npm script of the documents exists', () => {
  const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
  const asked = documents.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script));
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((script) => !scripts.includes(script))).toEqual([]);
});

test.each(documents)('every relative link of %s leads to a file', (path) => {
  const links = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link);
  expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
});
