/** Judges in lanes: what one says is not mixed with what another says, and the verdicts keep their order. */
import { expect, test } from 'vitest';
import { inLanes } from './lib/lanes.mjs';

test('each speaks in one piece, and the order of verdicts is that of the judges', async () => {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const printed: string[] = [];
  let running = 0;
  let most = 0;
  const ask = async ([name, ms]: [string, number]) => {
    most = Math.max(most, ++running);
    console.log('begins', name);
    await pause(ms);
    console.log(`ends ${name}`);
    running--;
    return name;
  };
  const judges: [string, number][] = [
    ['slow', 60],
    ['quick', 5],
    ['third', 5],
  ];
  expect(await inLanes(judges, 2, ask, (text) => printed.push(text))).toEqual(['slow', 'quick', 'third']);
  expect(printed.toSorted()).toEqual(['begins quick\nends quick\n', 'begins slow\nends slow\n', 'begins third\nends third\n']);
  expect(most).toBe(2);
});

test('the console is given back when a judge throws', async () => {
  const log = console.log;
  const failing = () => Promise.reject(new Error('no'));
  await expect(inLanes(['one'], 2, failing)).rejects.toThrow('no');
  expect(console.log).toBe(log);
});
