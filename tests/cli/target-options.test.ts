/** Every option of every target reaches its target: no option of the program or of `compile` takes it away. */
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commandLine } from '../../cli/command-line.ts';
import { compile } from '../../cli/commands/compile-command.ts';
import { targetOptions } from '../../cli/target-options.ts';

async function flagsOf(words: readonly string[]): Promise<Record<string, unknown>> {
  let found: Record<string, unknown> | null = null;
  const run = async (flags: object) => {
    found = { ...flags };
  };
  const root = await commandLine(run as never, () => {}, new URL('file:///worker.js'), words);
  await root.parseAsync([...words], { from: 'user' });
  if (found === null) throw new Error(`${words.join(' ')} ran no command`);
  return found;
}

test.each(targetOptions().map((option) => [option.flag, option] as const))('%s', async (flag, { property, targets, type, choices }) => {
  const value = choices[0] ?? (type === 'integer' || type === 'number' ? '7' : 'x');
  for (const target of targets) {
    const words = ['compile', 'x.hsim', '--target', target, ...(type === 'boolean' ? [flag] : [flag, value])];
    const given = (await flagsOf(words))[property];
    expect(String(given)).toBe(type === 'boolean' ? 'true' : value);
  }
});

test('they have names of their own', async () => {
  const root = new Command();
  await compile({ root, run: (async () => {}) as never, worker: new URL('file:///worker.js'), words: [] });
  const own = root.commands[0].options.map(({ long }) => long);
  expect(targetOptions().filter(({ flag }) => own.includes(flag))).toEqual([]);
});
