/** The questions of `examples/analytics-examples.sql`, asked of a database made by the command that it names. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const text = readFileSync('examples/analytics-examples.sql', 'utf8');
const [, command] = /^-- {3}hsimc (compile .*)$/m.exec(text) ?? [];
/** Without the comments, which a command line would take for options. */
const statements = text
  .replace(/^--.*$/gm, '')
  .split(/;\n/)
  .map((part) => part.trim())
  .filter((part) => part !== '');

test('every statement has an answer with rows', () => {
  expect(hsimc([...command.split(' '), '-q'], { cwd })).toMatchObject({ code: 0, err: '' });
  const database = command.split(' ').at(-1) ?? '';
  expect(statements.length).toBeGreaterThan(6);
  for (const statement of statements) {
    const { code, out, err } = hsimc(['query', database, statement, '--format', 'json'], { cwd });
    expect({ code, err }, statement).toEqual({ code: 0, err: '' });
    expect((JSON.parse(out) as unknown[]).length, statement).toBeGreaterThan(0);
  }
});
