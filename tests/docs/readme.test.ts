import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../../cli/command-line.ts';
import { objection } from './objection.ts';

/** Where a newcomer begins: what these say must hold. */
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'DEPENDENCIES.md',
  'CHANGELOG.md',
  ...['README', 'api', 'commands', 'comparison', 'code-systems', 'scenario-patterns', 'record-fields', 'diagnostics/README'].map((name) => `docs/${name}.md`),
  'examples/README.md',
  ...readdirSync('docs/language', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs/language', name)),
  'tests/conformance/README.md',
];
const readme = readFileSync('README.md', 'utf8');
const commandsPage = readFileSync('docs/commands.md', 'utf8');

/** The commands of the shell blocks of the README and the page of commands: without comments, one of each `&&`. */
const commands = [...`${readme}\n${commandsPage}`.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block]) => block.split('\n'))
  .flatMap((line) => line.replace(/\s#.*$/, '').split(' && '))
  .map((line) => line.trim())
  .filter((line) => line !== '');
const ours = commands.filter((line) => /^npx hsimc\b/.test(line)).map((line) => line.replace(/^npx hsimc\s*/, ''));
/** Commands of the page of commands that are in running text and in tables, such as `hsimc check FILE`. */
const named = [...commandsPage.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`(?:npx )?hsimc ([a-z][\w-]*)[^`]*`/g)].map(([, name]) => name);

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

test('whatever these documents write lies below out/, which git, linter, compiler and tests leave alone', () => {
  const written = ours.flatMap((line) => [...line.matchAll(/(?:--out|-o|^new) (\S+)/g)].map(([, path]) => path));
  expect(written.length).toBeGreaterThan(4);
  expect(written.filter((path) => !path.startsWith('out/'))).toEqual([]);
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('out/');
});

test('every command of the program is on the page of commands, and no other', async () => {
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

test('the README is a screen and a half', () => {
  // A picture is about as high as twenty lines.
  expect(readme.split('\n').length + 20 * (readme.match(/^!\[/gm)?.length ?? 0)).toBeLessThanOrEqual(150);
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
