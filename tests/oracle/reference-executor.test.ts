/** The reference walker evaluates the IR node by node; the compiled closures must agree with it in every value and every byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ir } from '../../ir/definition.ts';
import { calendarUnits } from '../../model/time/calendar.ts';
import { UnitRunner } from '../../runtime/run/unit-runner.ts';
import { Counter, emptyTally } from '../../runtime/sink/tally.ts';
import { compileCase, languageCases } from '../baselines/case.ts';
import { compileText, diabetesText, planOf } from '../support/scenario-runs.ts';

/** Subjects, what was drawn of them, and what the expectations count: everything that a run gives. */
function everything(ir: Ir, count: number, reference: boolean): unknown {
  const plan = planOf(ir, { seed: '7', count, reference });
  const runner = new UnitRunner(plan);
  const tally = emptyTally(ir);
  const counter = new Counter(plan);
  const subjects = Array.from({ length: count }, (_, index) => {
    const unit = structuredClone([...runner.run(index)]);
    return unit.map((subject, place) => {
      const { attributes, anchors, branches, walks, steps } = runner.members[place].state;
      const state = structuredClone({ attributes: attributes.map(plain), anchors: anchors.map(plain), branches, walks, steps });
      counter.count(tally, runner.members[place].state, subject);
      return { subject, state };
    });
  });
  return { subjects, tally: structuredClone(tally) };
}

/** A slot that was never worked out has a symbol. */
const plain = (value: unknown): unknown => (typeof value === 'symbol' ? value.description : value);

function expectAgreement(ir: Ir, count: number): void {
  expect(everything(ir, count, false)).toEqual(everything(ir, count, true));
}

test.each(languageCases())('they agree on the baseline $name', (of) => {
  expectAgreement(compileCase(of).ir as Ir, 12);
});

test('they agree on diabetes', () => {
  expectAgreement(compileText(diabetesText), 40);
});

/** Texts of expressions, made so that they are well typed. */
const { number, truth } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'e' },
    fc.constantFrom('0', '1', '2.5', '-3', '40', 'age', 'x', 'y', 'gone'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    tie('number').map((a) => `exp(min(${a}, 5))`),
    tie('number').map((a) => `log(max(${a}, 0.5))`),
    tie('number').map((a) => `-(${a})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([p, a, b]) => `(if ${p} then ${a} else ${b})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([p, a, b]) => `pick_first { when ${p}: ${a}, else: ${b} }`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `by age { ..40: ${a}, 41..: ${b} }`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `by sex, age { male & ..40: ${a}, else: ${b} }`),
    fc.constantFrom(
      'normal(mean: x, sd: 2)',
      '(x + 2 * normal(mean: 0, sd: 1) in 1..90)',
      '(uniform(0.0..4.0) in 1..3)',
      'uniform(1..6)',
      'exponential(mean: 3)',
      'mixture { a 30%: uniform(1.0..2.0), b rest: y }',
      'poisson(mean: 2)',
    ),
  ),
  truth: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'e' },
    fc.constantFrom('yes', 'no', 'lucky', 'sex == male', 'word == a', 'missing(gone)', 'chance 40%'),
    fc.tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number')).map(([a, sign, b]) => `(${a}) ${sign} (${b})`),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([a, word, b]) => `(${a} ${word} ${b})`),
    tie('truth').map((a) => `not (${a})`),
    fc.constantFrom('x', 'y', 'age', 'gone').map((a) => `${a} in 10..<50`),
    fc
      .tuple(fc.constantFrom('start_of', 'end_of'), fc.constantFrom(...calendarUnits), fc.integer({ min: 0, max: 40_000 }))
      .map(([name, unit, n]) => `year(${name}(birth_date + ${n} days, ${unit})) + month(${name}(birth_date + ${n} days, ${unit})) > 2000`),
    fc.integer({ min: 0, max: 40_000 }).map((n) => `weekday(birth_date + ${n} days) in [monday, thursday]`),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map((list) => `at least 2 of (${list.join(', ')})`),
  ),
}));

test('they agree on generated expressions', () => {
  const lists = fc.tuple(fc.array(number, { minLength: 8, maxLength: 8 }), fc.array(truth, { minLength: 8, maxLength: 8 }));
  fc.assert(
    fc.property(lists, ([numbers, truths]) => {
      const ir = compileText(`hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult {
  age: uniform(18..80)
  sex: choose { male: 49%, female: 51% }
  attribute x: uniform(0.0..60.0)
  attribute y: normal(mean: 30, sd: 10)
  attribute kept: chance 40%
  attribute gone: if kept then normal(mean: 30, sd: 10) else log(0)
  attribute lucky: chance 50%
  attribute word: choose { a: 20%, b: 30% when age > 40, c: rest }
  ${numbers.map((text, i) => `attribute n${i}: ${text}`).join('\n  ')}
  ${truths.map((text, i) => `attribute p${i}: ${text}`).join('\n  ')}
}`);
      expectAgreement(ir, 6);
    }),
    { seed: 11, numRuns: 120 },
  );
});
