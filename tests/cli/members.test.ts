/** `--members`: units until there are so many patients. */
import { expect, test } from 'vitest';
import { expectRefusal, hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(words, { cwd });

test('--members counts all patients, and says how many there are', () => {
  const { out, code } = run('compile', 'maternity', '--members', '7', '--target', 'json');
  expect(code).toBe(0);
  const lines = out.split('\n').filter((line) => line.startsWith('{'));
  expect(lines.length).toBeGreaterThanOrEqual(7);
  expect(lines.length).toBeLessThanOrEqual(9);
});

test('--members excludes --count and --only', () => {
  expectRefusal(run('compile', 'maternity', '--members', '7', '--count', '3'), 2, /--members and --count cannot be combined/);
  expectRefusal(run('compile', 'maternity', '--members', '7', '--only', '0'), 2, /--members and --only cannot be combined/);
});
