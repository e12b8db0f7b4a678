/** Requests to readers of the skill, and the checks of what they made of them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checksIn } from '../../tools/evaluate/checks-in.mjs';

const folder = 'skills/hsim/evals';
const requests = readFileSync(`${folder}/requests.md`, 'utf8').trim().split('\n');
const checked = checksIn(readFileSync(`${folder}/checks.sql`, 'utf8'));

test('requests are numbered', () => {
  expect(requests.map((line) => Number(line.split('.')[0]))).toEqual(requests.map((_, i) => i + 1));
});

test('each request from 26 on has checks', () => {
  expect(checked.map(({ number }) => Number(number))).toEqual(Array.from({ length: requests.length - 25 }, (_, i) => i + 26));
  for (const { people, checks } of checked) {
    expect(checks.length).toBeGreaterThanOrEqual(2);
    expect(people).toBeGreaterThanOrEqual(40);
  }
});
