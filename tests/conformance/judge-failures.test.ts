/** A judge whose program fails is reported by command, exit code and message, and does not keep the others from running. */
import { afterAll, expect, test } from 'vitest';
import { Cohorts } from './lib/cohorts.mjs';
import type { Judge } from './lib/judges.d.mts';
import { verdict } from './lib/verdict.mjs';

const cohorts = new Cohorts();
afterAll(() => cohorts.remove());

async function report(judge: Judge['judge']): Promise<{ word: string; printed: string }> {
  const lines: string[] = [];
  const { word } = await verdict({ name: 'one', sees: 'nothing', judge }, { cohorts, update: false }, (line) => lines.push(line));
  return { word, printed: lines.slice(1).join('\n') };
}

const contradicted = (run: Parameters<Judge['judge']>[0]): Promise<boolean> =>
  run.cohorts.compiledWith('orders_results', '\nexpect { mean(age) > 200 }\n', '--count', '20').then(() => true);

test('a run whose expectations fail: the command, its exit code, what it printed', async () => {
  const { word, printed } = await report(contradicted);
  expect(word).toBe('FAILED');
  expect(printed).toMatch(/^FAILED: `\S*node\S* \S*dist\/hsimc\.js compile \S+\.hsim --count 20 --out \S+ --quiet` ended with exit code 1\n/);
  expect(printed).toContain('FAILED mean(age) > 200');
  expect(printed).not.toMatch(/^\s+at /m);
});

test('each judge that needs the run reports it', async () => {
  expect(await report(contradicted)).toEqual(await report(contradicted));
});

test('an error in a judge itself: its message and its place, without a stack', async () => {
  const { word, printed } = await report(() => Promise.reject(new TypeError('rows is not iterable')));
  expect(word).toBe('FAILED');
  expect(printed).toMatch(/^FAILED: rows is not iterable \(.*judge-failures\.test\.ts:\d+:\d+\)$/);
});

test('a program that is missing', async () => {
  const { ran } = await import('./lib/command.mjs');
  expect(await report(async () => (await ran('no-such-validator', ['a b'])).status === 0)).toEqual({
    word: 'FAILED',
    printed: "FAILED: `no-such-validator 'a b'` could not be started",
  });
});

test('a judge that is content, and one that is not', async () => {
  expect((await report(() => Promise.resolve(true))).word).toBe('passed');
  expect(await report(() => Promise.resolve(false))).toEqual({ word: 'FAILED', printed: '' });
});
