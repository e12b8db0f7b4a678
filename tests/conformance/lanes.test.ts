/** Judges in lanes: what one says is not mixed with what another says, those of a family take turns, and the verdicts keep their order. */
import { expect, test } from 'vitest';
import { inLanes } from './lib/lanes.mjs';

test('each speaks in one piece, families side by side, and the order of verdicts is that of the judges', async () => {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const printed: string[] = [];
  const running = new Set<string>();
  const together: string[] = [];
  const ask = async ({ name, ms }: { name: string; ms: number }) => {
    together.push(...[...running].map((other) => `${other} with ${name}`));
    running.add(name);
    console.log('begins', name);
    await pause(ms);
    console.log(`ends ${name}`);
    running.delete(name);
    return name;
  };
  const judges = [
    { name: 'slow-one', ms: 80 },
    { name: 'slow-two', ms: 5 },
    { name: 'quick', ms: 5 },
  ];
  expect(await inLanes(judges, 2, ask, (text) => printed.push(text))).toEqual(['slow-one', 'slow-two', 'quick']);
  expect(printed).toEqual(['quick', 'slow-one', 'slow-two'].map((name) => `begins ${name}\nends ${name}\n`));
  expect(together).toEqual(['slow-one with quick']);
});

test('the console is given back when a judge throws', async () => {
  const log = console.log;
  const failing = () => Promise.reject(new Error('no'));
  await expect(inLanes([{ name: 'one' }], 2, failing)).rejects.toThrow('no');
  expect(console.log).toBe(log);
});
