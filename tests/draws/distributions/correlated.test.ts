import { expect, test } from 'vitest';
import { correlation } from '../../../draws/distributions/correlated.ts';
import * as standard from '../../../draws/distributions/standard-normal.ts';
import { chiSquareBound, correlationOf, kolmogorov, kolmogorovBound, uniformity, Z } from '../statistics.ts';
import { subjects } from './draws.ts';

const N = 20_000;
const MATRIX = [
  [1, 0.6, -0.3],
  [0.6, 1, 0.2],
  [-0.3, 0.2, 1],
];

function copula(matrix: readonly (readonly number[])[]) {
  const result = correlation(matrix);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

test('each value stays uniform, and their normals have the correlations stated (error 1e-4)', () => {
  const independent = MATRIX.map((_, i) => subjects(N, `correlated ${i}`));
  const { uniforms } = copula(MATRIX);
  const rows = independent[0].map((_, subject) => uniforms(independent.map((column) => column[subject])));
  const columns = MATRIX.map((_, i) => rows.map((row) => row[i]));
  expect(columns[0]).toEqual(independent[0]);
  for (const column of columns) {
    expect(uniformity(column)).toBeLessThan(chiSquareBound(255));
    expect(kolmogorov(column, (u) => u)).toBeLessThan(kolmogorovBound(N));
  }
  const normals = columns.map((column) => column.map(standard.quantile));
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < i; j++) {
      // The sampling error of a correlation r is (1 - r²) / sqrt(n).
      const r = MATRIX[i][j];
      expect(Math.abs(correlationOf(normals[i], normals[j]) - r)).toBeLessThan((Z * (1 - r * r)) / Math.sqrt(N));
    }
  }
});

test('no correlation leaves every value as it is', () => {
  const { uniforms, size } = copula([
    [1, 0],
    [0, 1],
  ]);
  expect(size).toBe(2);
  expect(uniforms([0.123, 0.9])).toEqual([0.123, 0.9]);
});

test('the most extreme uniforms stay inside (0, 1)', () => {
  const { uniforms } = copula([
    [1, 0.99],
    [0.99, 1],
  ]);
  for (const u of [2 ** -53, 1 - 2 ** -53]) {
    const [, second] = uniforms([u, u]);
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(1);
  }
});

test.each([
  [
    [
      [1, 0.5],
      [0.4, 1],
    ],
    'the correlations must be square and symmetric',
  ],
  [
    [
      [1, 0.5, 0],
      [0.5, 1, 0],
    ],
    'the correlations must be square and symmetric',
  ],
  [[[2]], 'the correlations must be 1 on the diagonal, not 2'],
  [
    [
      [1, 1],
      [1, 1],
    ],
    'the correlations must be above -1 and below 1, not 1',
  ],
  [
    [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ],
    'the correlations cannot all hold at once',
  ],
])('%j is refused', (matrix, problem) => {
  expect(correlation(matrix)).toEqual({ problem, parameter: 'correlation' });
});
