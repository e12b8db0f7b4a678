import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Draw, Sites } from '../../draws/draw.ts';
import { assignment } from '../../runtime/plan/assignment.ts';
import { compileText, diabetesText, subjects } from '../support/scenario-runs.ts';

const ir = compileText(diabetesText);

test('law 3: a subject alone equals that subject of the batch', () => {
  const all = subjects(ir, { count: 200 });
  expect(subjects(ir, { count: 200 }, [17, 199, 0, 63])).toEqual([all[17], all[199], all[0], all[63]]);
});

test('law 3: a subject does not depend on the count, but for the last incomplete window', () => {
  const few = subjects(ir, { count: 120 });
  const many = subjects(ir, { count: 300 });
  // The weights of this scenario are whole among 25 subjects: 120 ends with a window of 20.
  expect(many.slice(0, 100)).toEqual(few.slice(0, 100));
});

test('law 3: exact variation counts at every count', () => {
  const text = (weights: readonly number[]): string =>
    `hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { age: 40 }\nvariations v {\n${weights.map((w, i) => `  a${i} ${w}% { }`).join('\n')}\n}`;
  const counts = (weights: readonly number[], count: number): number[] => {
    const scenario = compileText(text(weights));
    const assign = assignment(scenario, new Sites('7'), count);
    const draw = new Draw();
    const found = weights.map(() => 0);
    for (let i = 0; i < count; i++) {
      const arms = [0];
      assign(draw, i, arms);
      found[arms[0]]++;
    }
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
      const found = counts(weights, count);
      expect(found.reduce((a, b) => a + b, 0)).toBe(count);
      found.forEach((n, i) => {
        expect(Math.abs(n - (weights[i] * count) / 100)).toBeLessThan(1);
      });
    }),
    { seed: 3, numRuns: 60 },
  );
});

test('law 3: two axes are dealt independently, and joint axes exactly together', () => {
  const scenario = compileText(
    'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { age: 40 }\nvariations a { x 50% { } y 50% { } }\nvariations b { u 20% { } v 80% { } }\nvariations c { k 60% { } l 40% { } }\njoint(b, c)',
  );
  const assign = assignment(scenario, new Sites('1'), 1000);
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
