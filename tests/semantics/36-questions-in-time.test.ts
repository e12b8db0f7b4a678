/** Expectations that ask at a time before the end. What they must find is worked out by events that write it down at that time. */
import { describe, expect, test } from 'vitest';
import type { Ir } from '../../ir/definition.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { codes, ir, type Parts } from '../support/cohorts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const events = `
  anchor index: uniform(2024-01-01..2024-06-30)
  event visit at index { encounter ambulatory { prescribe rx.metformin { days_supply: 30  refills: 0 }  diagnose dx.b chance 50%  observe labs.a1c: 6 }  set level: level + 1 }
  event later at index + 6 months { encounter ambulatory { observe labs.a1c: 7 }  set level: 9  resolve dx.b }
  event dies at index + 1 year chance 50% { die }`;
const parts = (lines: string, more = ''): Parts => ({
  person: 'age: uniform(40..70)  attribute level: uniform(1..5)',
  more: `${more}\nexpect { ${lines} }`,
  events,
});

function found(of: Ir, count = 200): string[] {
  const { tally } = new BlockRunner(planOf(of, { count })).subjects(0, count, '0', []);
  return of.expectations.map((expectation, i) => {
    const { outcome, found: text } = verdictOf(expectation, tally.expectations[i]);
    return `${outcome} ${text}`;
  });
}

test.each([
  ['share(subjects where on(rx.metformin), at: visit + 5 days) == 100%', 'passed 100% (200 of 200)'],
  ['share(subjects where on(rx.metformin), at: index + 3 months) == 0%', 'passed 0% (0 of 200)'],
  // A day begins at 00:00, before its visits; at the time of a visit, what it wrote is known.
  ['count(subjects where any(labs.a1c), at: index) == 0', 'passed 0 of 200 subjects'],
  ['count(subjects where any(labs.a1c), at: visit) == 200', 'passed 200 of 200 subjects'],
  ['max(last(labs.a1c), at: later) == 7', 'passed 7 over 200 subjects'],
  ['max(last(labs.a1c), at: later + 1 day) == 7', 'passed 7 over 200 subjects'],
  ['share(subjects where has(dx.b) given level < 7, at: later) == 0%', 'too_few no subjects'],
  ['min(level, at: later) == 9', 'passed 9 over 200 subjects'],
  ['median(count(encounter), at: index + 7 months) == 2', 'passed 2 over 200 subjects'],
  // What never comes cannot be asked about: a time before the start, or after the as-of day.
  ['share(subjects where level > 0, at: index - 1 day) == 0%', 'too_few no subjects'],
  ['share(subjects where level > 0, at: index + 3 years) == 0%', 'too_few no subjects'],
])('%s', (line, verdict) => {
  expect(found(ir(parts(line)))).toEqual([verdict]);
});

test('the answer is the one that an event would have noted', () => {
  const asked = 'count(subjects where has(dx.b) and level > 4, at: index + 2 months) >= 0  mean(level where age > 50, at: index + 2 months) in 0..9';
  const noted = `count(subjects where diseased) >= 0  mean(seen where old) in 0..9`;
  const noting = ir({
    ...parts(noted),
    person: `age: uniform(40..70)  attribute level: uniform(1..5)  attribute diseased: if age > 200 then yes else no  attribute old: if age > 200 then yes else no  attribute seen: 0.5`,
    events: `${events}
  event note at index + 2 months { set diseased: has(dx.b) and level > 4  set seen: level  set old: age > 50 }`,
  });
  expect(found(ir(parts(asked)))).toEqual(found(noting));
});

test('the dead are not asked', () => {
  const [share, count] = found(ir(parts('share(subjects where any(dies)) in 0%..100%  count(subjects where level > 0, at: index + 13 months) >= 0')));
  const [, dead] = /\((\d+) of 200\)/.exec(share) ?? [];
  expect(Number(dead)).toBeGreaterThan(50);
  expect(count).toBe(`passed ${200 - Number(dead)} of ${200 - Number(dead)} subjects`);
});

describe('asking changes nothing', () => {
  const more = `states course from index {
  calm { wait until level > 5  goto ill }
  ill { encounter virtual { note "Called." }  wait until days_between(index, now) >= 200  goto over }
  over { set level: 2 }
}`;
  const asks = 'mean(level, at: index + 40 days) in 0..10  share(subjects where in_state(course.ill), at: index + 190 days) in 0%..100%';
  const count = 60;
  test.each([
    ['next to threads', more],
    ['of events alone', ''],
  ])('%s', (_, threads) => {
    const plain = parts('count(subjects where level > 0) >= 0', threads);
    const asking = parts(threads === '' ? 'mean(level, at: index + 40 days) in 0..10' : asks, threads);
    expect(JSON.stringify(subjects(ir(asking), { count }))).toBe(JSON.stringify(subjects(ir(plain), { count })));
  });
});

test('of other patients of the unit', () => {
  const of = ir({
    person: 'age: 30  sex: female  household { child newborn { is: infant  birth_date: delivery } }',
    events: '  anchor due: 2025-02-03\n  event delivery at due { encounter inpatient { note "Delivery." } }',
    more: `profile infant { attribute weight: 3 }
timeline nursery of infant { event check at birth + 2 weeks { encounter ambulatory { note "Check." }  set weight: 4 } }
expect of infant {
  mean(weight, at: birth + 1 day) == 3
  mean(weight, at: check + 1 day) == 4
  mean(count(encounter), at: birth + 1 year) in 0..9
}`,
  });
  expect(found(of, 20)).toEqual(['passed 3 over 20 subjects', 'passed 4 over 20 subjects', 'too_few no subject has this value']);
});

test.each([
  ['share(subjects where level > 3, at: end) == 0%', ['HS3010']],
  ['share(subjects where level > 3, at: later - 3 days) == 0%', ['HS3010']],
  ['share(encounters where class == ambulatory, at: visit) == 0%', ['HS3010']],
  ['mean(count(encounters where class == ambulatory), at: visit) == 0', ['HS3010']],
  ['share(subjects where level > 3 at visit) == 0%', ['HS1017']],
  ['mean(level at visit) == 0', ['HS1017']],
  ['mean(level, at: visit, at: later) == 0', ['HS3010']],
])('%s is %s', (line, expected) => {
  expect(codes(parts(line))).toEqual(expected);
});
