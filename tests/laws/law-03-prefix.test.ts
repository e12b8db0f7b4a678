import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Draw, Sites } from '../../draws/draw.ts';
import type { Ir } from '../../ir/definition.ts';
import { assignment } from '../../runtime/plan/assignment.ts';
import { compileText, diabetesText, subjects } from '../support/scenario-runs.ts';

const ir = compileText(diabetesText);

test('law 3: a subject alone equals that subject of the batch', () => {
  const all = subjects(ir, { count: 200 });
  expect(subjects(ir, { count: 200 }, [17, 199, 0, 63])).toEqual([all[17], all[199], all[0], all[63]]);
});

test('law 3: a subject does not depend on the count', () => {
  const many = subjects(ir, { count: 60 });
  for (const count of [1, 3, 10, 20, 59]) expect(subjects(ir, { count })).toEqual(many.slice(0, count));
});

test('law 3: exact variation counts at every count, in one order for all counts', () => {
  const text = (weights: readonly number[]): string =>
    `hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { age: 40 }\nvariations v {\n${weights.map((w, i) => `  a${i} ${w}% { }`).join('\n')}\n}`;
  const dealt = (scenario: Ir, indices: readonly number[]): number[] => {
    const assign = assignment(scenario, new Sites('7'));
    const draw = new Draw();
    return indices.map((index) => {
      const arms = [0];
      assign(draw, index, arms);
      return arms[0];
    });
  };
  const counts = (weights: readonly number[], count: number): number[] => {
    const scenario = compileText(text(weights));
    const found = weights.map(() => 0);
    for (const arm of dealt(
      scenario,
      Array.from({ length: count }, (_, i) => i),
    ))
      found[arm]++;
    return found;
  };
  expect(counts([40, 30, 20, 10], 50)).toEqual([20, 15, 10, 5]);
  expect(counts([40, 30, 20, 10], 1000)).toEqual([400, 300, 200, 100]);
  expect(counts([33.3, 33.3, 33.4], 1000)).toEqual([333, 333, 334]);
  expect(counts([99.9, 0.1], 10_000)).toEqual([9990, 10]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 400 }), (raw, count) => {
      const total = raw.reduce((a, b) => a + b, 0);
      const weights = raw.map((w, i) => (i < raw.length - 1 ? Math.floor((w / total) * 100) : 0));
      weights[raw.length - 1] = 100 - weights.reduce((a, b) => a + b, 0);
      const scenario = compileText(text(weights));
      const indices = Array.from({ length: count }, (_, i) => i);
      const arms = dealt(scenario, indices);
      const found = weights.map(() => 0);
      for (const [i, dealtArm] of arms.entries()) {
        found[dealtArm]++;
        for (const [arm, n] of found.entries()) expect(Math.abs(n - (weights[arm] * (i + 1)) / 100)).toBeLessThan(1);
      }
      expect(dealt(scenario, indices.toReversed()).toReversed()).toEqual(arms);
    }),
    { seed: 3, numRuns: 60 },
  );
});

test('law 3: two axes are dealt independently, and one `with` another exactly together', () => {
  const scenario = compileText(
    'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { age: 40 }\nvariations a { x 50% { } y 50% { } }\nvariations b { u 20% { } v 80% { } }\nvariations c with b { k 60% { } l 40% { } }',
  );
  const assign = assignment(scenario, new Sites('1'));
  const draw = new Draw();
  const table = new Map<string, number>();
  for (let i = 0; i < 1000; i++) {
    const arms = [0, 0, 0];
    assign(draw, i, arms);
    for (const key of [`ab${arms[0]}${arms[1]}`, `bc${arms[1]}${arms[2]}`]) table.set(key, (table.get(key) ?? 0) + 1);
  }
  expect([table.get('bc00'), table.get('bc01'), table.get('bc10'), table.get('bc11')]).toEqual([120, 80, 480, 320]);
  // Independent: 100 expected of 1,000; five standard deviations of a hypergeometric count is 32.
  expect(Math.abs((table.get('ab00') ?? 0) - 100)).toBeLessThan(32);
});
