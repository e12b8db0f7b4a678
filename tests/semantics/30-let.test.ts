/** A `let` is computed where it is read, and is never drawn. */
import { describe, expect, test } from 'vitest';
import { allExpressions, anyPart } from '../../ir/walk.ts';
import { codes, cohort, ir, one, type Parts, values } from '../support/cohorts.ts';
import { subjects } from '../support/scenario-runs.ts';

const visits = (body: string, more = ''): string => `anchor d: 2025-01-06
  event first at d { encounter ambulatory { ${body} } }
  ${more}`;

const weights: Parts = {
  person: 'age: 40  attribute weight: 80  let bmi: weight / 4',
  events: visits(
    'observe labs.a1c: bmi',
    'event gain at d + 7 days { set weight: 100 }\n  event second at d + 14 days { encounter ambulatory { observe labs.a1c: bmi } }',
  ),
};

test('it follows `set`', () => {
  expect(values(one(weights))).toEqual([20, 25]);
});

test('an attribute that reads it keeps what it was at the start', () => {
  const kept = { ...weights, person: `${weights.person}  attribute at_start: bmi`, events: weights.events.replaceAll('labs.a1c: bmi', 'labs.a1c: at_start') };
  expect(values(one(kept))).toEqual([20, 20]);
});

test('`override` replaces one that a mixin gives, wherever the mixin reads it', () => {
  const parts: Parts = {
    more: 'mixin measured { let base: 5  let level: base + 1 }',
    person: 'age: 40  include measured  override let base: 8',
    events: visits('observe labs.a1c: level'),
  };
  expect(codes(parts)).toEqual([]);
  expect(values(one(parts))).toEqual([9]);
});

test('it reads the past at the time at which it is read', () => {
  const past: Parts = {
    person: 'age: 40  let change: last(labs.a1c) - first(labs.a1c)',
    events: visits(
      'observe labs.a1c: 6',
      'event second at d + 7 days { encounter ambulatory { observe labs.a1c: 8 } }\n  event third at d + 14 days when change == 2 { encounter ambulatory { observe labs.k: 4 } }',
    ),
  };
  expect(values(one(past), '2823-3')).toEqual([4]);
});

test('it is as of the end in an expectation', () => {
  const { expectations } = ir({ ...weights, more: 'expect { share(subjects where bmi == 25) == 100% }' });
  expect(expectations).toHaveLength(1);
});

test('arguments are given by position and by name, and nested calls do not mix them up', () => {
  const more = 'let less(x: number, y: number): x + x - y - y\nlet twice(x: number): x + x';
  const body = (value: string): Parts => ({ person: 'age: 40  attribute a: 1.5', more, events: visits(`observe labs.a1c: ${value}`) });
  expect(values(one(body('less(a * 5, a * 2)')))).toEqual([9]);
  expect(values(one(body('less(y: a * 2, x: a * 5)')))).toEqual([9]);
  expect(values(one(body('less(less(a * 4, a * 1), less(a * 2, a * 1))')))).toEqual([12]);
  expect(values(one(body('twice(twice(twice(a * 1)))')))).toEqual([12]);
});

test('an argument that is used more than once is worked out once', () => {
  const once = ir({ person: 'age: 40', more: 'let square(x: number): x * x', events: visits('observe labs.a1c: square(normal(mean: 2, sd: 0.1))') });
  const draws = [...allExpressions(once)].map((e) => JSON.stringify(e).split('"op":"draw"').length - 1).reduce((a, b) => a + b, 0);
  expect(draws).toBe(1);
  expect([...allExpressions(once)].some((e) => anyPart(e, ({ op }) => op === 'let'))).toBe(true);
  expect(subjects(once, { count: 20, reference: true })).toEqual(subjects(once, { count: 20 }));
});

test('an argument can be a code', () => {
  const parts: Parts = {
    more: 'let recent(test: code): any(test, within: 10 days)',
    events: visits(
      'observe labs.a1c: 6',
      'event soon at d + 7 days when recent(labs.a1c) and not recent(labs.k) { encounter ambulatory { observe labs.k: 4 } }',
    ),
  };
  expect(values(one(parts), '2823-3')).toEqual([4]);
});

test('adding one changes no draw', () => {
  const parts: Parts = { person: 'age: uniform(18..80)  attribute w: normal(mean: 80, sd: 9)', events: visits('observe labs.a1c: normal(mean: 6, sd: 1)') };
  const added = { ...parts, person: `let double: w * 2  ${parts.person}`, more: 'let third(x: number): x / 3' };
  expect(cohort(added, 20)).toEqual(cohort(parts, 20));
});

describe('mistakes', () => {
  const person = (text: string): string[] => codes({ person: `age: 40  ${text}`, events: visits('note "Seen."') });
  const value = (more: string, text: string): string[] => codes({ more, events: visits(`observe labs.a1c: ${text}`) });

  test.each([
    ['a draw', 'let x: uniform(1..3)', ['HS3050']],
    ['a draw in a part', 'let x: 1 + (if age > 3 then normal(mean: 1, sd: 1) else 2)', ['HS3050']],
    ['a cycle', 'let x: y  let y: x', ['HS3051']],
    ['itself', 'let x: x + 1', ['HS3051']],
    ['a cycle through an attribute', 'let x: y + 1  attribute y: x', ['HS3009']],
    ['the past in an attribute', 'let x: last(labs.a1c)  attribute y: x', ['HS3052']],
    ['the past in an attribute, two levels down', 'let x: last(labs.a1c)  let y: x + 1  attribute z: y', ['HS3052']],
    ['the name of a field of the person', 'let sex: 3', ['HS2002']],
    ['the name of an attribute', 'attribute x: 3  let x: 4', ['HS2002']],
    ['the name of a `let`', 'let x: 3  attribute x: 4', ['HS2002']],
    ['an unknown name', 'let x: hieght', ['HS2001']],
    ['an unknown type', 'let x(a: nubmer): a', ['HS2001']],
    ['the same parameter twice', 'let x(a: number, a: number): a', ['HS2002']],
    ['`correlate`', 'let x: 3  attribute y: normal(mean: 1, sd: 1)  correlate(x, y: 0.5)', ['HS3053']],
  ])('%s', (_, text, expected) => {
    expect(person(text)).toEqual(expected);
  });

  test.each([
    ['too few arguments', 'let f(x: number, y: number): x + y', 'f(1)', ['HS3010']],
    ['no arguments', 'let f(x: number): x', 'f', ['HS3010']],
    ['too many arguments', 'let f(x: number): x', 'f(1, 2)', ['HS3010']],
    ['parentheses without parameters', 'let f: 4', 'f()', ['HS3010']],
    ['an unknown parameter', 'let f(x: number): x', 'f(z: 1)', ['HS3010']],
    ['a parameter twice', 'let f(x: number, y: number): x + y', 'f(1, x: 2)', ['HS3010']],
    ['a wrong type', 'let f(x: number): x', 'f("a")', ['HS3001']],
    ['a wrong type of the result', 'let f(x: number): x > 3', 'f(2)', ['HS3001']],
    ['an unknown one of a module', 'let f(x: number): x', 'labs.f(2)', ['HS3011']],
    ['a `let` in an event', '', '5 } let x: 3 encounter virtual {', ['HS2012']],
    ['`set`', 'let x: 3', '5 } set x: 4 encounter virtual {', ['HS3053']],
    ['an arm', 'let f: 4\nvariations v { one 50% { f: 3 } two rest { } }', 'f', ['HS3053']],
  ])('%s', (_, more, text, expected) => {
    expect(value(more, text)).toEqual(expected);
  });

  test('a value that grows without bound is one diagnostic', () => {
    const doubled = Array.from({ length: 40 }, (_, i) => `let f${i}: ${i === 0 ? 'age' : `f${i - 1} + f${i - 1}`}`).join('\n');
    expect(value(doubled, 'f39')).toEqual(['HS1009']);
  });
});
