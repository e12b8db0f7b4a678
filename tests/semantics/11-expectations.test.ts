import { expect, test } from 'vitest';
import type { Ir } from '../../ir/definition.ts';
import { UnitRunner } from '../../runtime/run/unit-runner.ts';
import { type ExpectationOutcome, type Verdict, verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { addTally, Counter, emptyTally } from '../../runtime/sink/tally.ts';
import { codes, ir, type Parts } from '../support/cohorts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const parts: Parts = {
  person: 'age: uniform(20..59)  attribute fee: $1,250.50  attribute part: 12.5%',
  events: `  anchor d: 2025-01-06
  event visit at d { encounter ambulatory { diagnose dx.a  observe labs.a1c: 6  diagnose dx.b when side == left } }
  event later at visit + 1 month when side == left { encounter virtual { } }`,
};
const axis = 'variations side { left 25% { } right rest { } }\n';
const asking = (line: string): Ir => ir({ ...parts, more: `${axis}expect { ${line} }` });

function verdict(line: string, count = 40): ExpectationOutcome {
  return verdictAbout(line, count).outcome;
}

function verdictAbout(line: string, count = 40): Verdict {
  const of = asking(line);
  const plan = planOf(of, { count });
  const runner = new UnitRunner(plan);
  const counter = new Counter(plan);
  // In two parts that are added up, as blocks are.
  const halves = [0, 1].map((half) => {
    const tally = emptyTally(of);
    for (let index = half; index < count; index += 2) {
      const subject = runner.run(index)[0];
      counter.count(tally, runner.members[0].state, subject);
    }
    return tally;
  });
  addTally(halves[0], halves[1]);
  return verdictOf(of.expectations[0], halves[0].expectations[0]);
}

const share = 'share(subjects where has(dx.b))';

test.each([
  [`${share} == 25%`, 'passed'],
  [`${share} == 26%`, 'passed'], // to the nearest subject: 10 of 40 is nearest to 26%
  [`${share} == 30%`, 'failed'],
  [`${share} != 25%`, 'failed'],
  [`${share} > 24%`, 'passed'],
  [`${share} < 25%`, 'failed'],
  [`${share} in 22%..28%`, 'passed'],
  [`${share} in 25%..28%`, 'passed'],
  [`${share} in 20%..<25%`, 'too_few'], // 25% is outside, and 40 subjects cannot tell it from less
  [`${share} in 90%..95%`, 'failed'],
  [`${share} ~ 25%`, 'passed'],
  [`${share} ~ 35%`, 'passed'], // compatible at an error of 1 in 1,000
  [`${share} ~ 75%`, 'failed'],
  ['count(subjects where has(dx.b)) == 10', 'passed'],
  ['count(subjects where has(dx.b)) >= 11', 'failed'],
  ['count(subjects where has(dx.b)) in 8..12', 'passed'],
  ['share(subjects where has(dx.b) given side == left) == 100%', 'passed'],
  ['share(subjects where side == left given not has(dx.b)) == 0%', 'passed'],
  ['share(subjects where has(dx.a) given age > 90) == 100%', 'too_few'], // there are none of them
  ['count(subjects where has(dx.a) and side == left) == 10', 'passed'],
  ['mean(first(labs.a1c) where side == left) == 6', 'passed'],
  ['sum(first(labs.a1c) where side == left) == 60', 'passed'],
  ['count(encounters where class == virtual and class != ambulatory) == 10', 'passed'],
  ['median(age) ~ 39.5', 'passed'],
  ['median(age) ~ 20', 'failed'],
  ['percentile(age, 100%) < 200', 'passed'],
  ['percentile(age, 99%) ~ 75', 'too_few'], // 40 subjects have no such value
  ['sd(first(labs.a1c)) == 0', 'passed'],
  ['min(first(labs.a1c) where side == left) == 6', 'passed'],
  ['max(age) < 200', 'passed'],
  ['correlation(age, age) == 1', 'passed'],
  ['correlation(first(labs.a1c), age) > 0', 'too_few'], // all of the first are equal
  ['mean(observations.value where encounter.class == ambulatory) == 6', 'passed'],
  ['count(observations where encounter.class == virtual) == 0', 'passed'],
  ['sum(observations.value where code == labs.a1c) == 240', 'passed'],
  ['sum(count(encounters where class == virtual)) == 10', 'passed'],
  ['mean(max(observations.value) where side == left) == 6', 'passed'],
  ['median(count(encounters)) in 1..2', 'passed'],
  ['count(subjects where count(labs.a1c where value == 6) == 1) == 40', 'passed'],
  ['count(subjects where any(labs.a1c where value > 6)) == 0', 'passed'],
  ['mean(first(labs.a1c)) == 6', 'passed'],
  ['mean(first(labs.a1c)) in 5.5..6.5', 'passed'],
  ['mean(age) ~ 39.5', 'passed'],
  ['mean(age) ~ 20', 'failed'],
  ['mean(age) in 90..95', 'failed'],
  ['mean(last(labs.k)) > 3', 'too_few'], // nobody has it
  ['every subject has dx.a', 'passed'],
  ['every subject has dx.b', 'failed'],
  ['every subject has dx.a at d', 'passed'],
  ['every subject has dx.a before 2025-01-07', 'passed'],
  ['every subject has dx.a after d + 1 day', 'failed'],
  ['never dx.c', 'passed'],
  ['never later before visit', 'passed'],
  ['never dx.b', 'failed'],
] as const)('%s: %s', (line, outcome) => {
  expect(verdict(line)).toBe(outcome);
});

test.each([
  ['mean(fee) == $1,250.50', '$1,250.50 over 40 subjects'],
  ['sum(fee) == $50,020', '$50,020.00 over 40 subjects'],
  ['mean(part) == 12.5%', '12.5% over 40 subjects'],
  ['mean(first(labs.a1c)) == 6', '6 over 40 subjects'],
])('%s: what is found is written in the unit of the question', (line, found) => {
  expect(verdictAbout(line).found).toBe(found);
});

test('more subjects settle what few could not', () => {
  expect(verdict(`${share} in 10%..20%`, 40)).toBe('too_few');
  expect(verdict(`${share} in 10%..20%`, 2000)).toBe('failed');
  expect(verdict(`${share} ~ 30%`, 40)).toBe('passed');
  expect(verdict(`${share} ~ 30%`, 2000)).toBe('failed');
});

test('expectations only assert: with or without them the subjects are the same', () => {
  const without = ir({ ...parts, more: axis });
  expect(subjects(asking(`${share} ~ 25%  never dx.c`), { count: 12 })).toEqual(subjects(without, { count: 12 }));
});

test('a range, a share without its sign, and what is not an expectation are reported', () => {
  const found = (line: string): string[] => codes({ ...parts, more: `${axis}expect { ${line} }` });
  expect(found(`${share} ~ 0.25`)).toEqual(['HS3002']);
  expect(found(`${share} in 5`)).toEqual(['HS3001']);
  expect(found('exp(age) > 5')).toEqual(['HS3010']);
  expect(found('share(people where age > 5) ~ 5%')).toEqual(['HS2001']);
});

test('a few equal values say nothing of how far values lie apart', () => {
  expect([2, 4, 5, 40].map((count) => verdict('mean(last(labs.a1c)) in 7..8', count))).toEqual(['too_few', 'too_few', 'failed', 'failed']);
  expect([2, 40].map((count) => verdict('mean(last(labs.a1c)) in 5..7', count))).toEqual(['passed', 'passed']);
});

test('forms that are not of a question are reported, with the edit', () => {
  const found = (line: string): string[] => codes({ ...parts, more: `${axis}expect { ${line} }` });
  for (const line of [
    'mean(age given side == left) ~ 5',
    'count(subjects where age > 5 or age < 2 given side == left) > 5',
    'percentile(age) > 5',
    'percentile(age, 120%) > 5',
  ])
    expect(found(line), line).toHaveLength(1);
  for (const line of ['max(age) ~ 50', 'correlation(age, observations.value) ~ 0.1', 'median(encounters.class) > 3', 'avg(age) > 5'])
    expect(found(line), line).toHaveLength(1);
});
