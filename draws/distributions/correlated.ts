/**
 * Correlated draws by a Gaussian copula: independent uniforms become normals, the normals are mixed, and become uniforms again. Each value keeps
 * its own law, since each result is uniform; only their joint behaviour changes. The correlation that is stated is the one of the normals.
 */
import type { Problem } from './law.ts';
import * as standard from './standard-normal.ts';

export interface Copula {
  readonly size: number;
  /** As many uniforms in (0, 1), correlated, as were given independent; the first stays as it is, and each depends on itself and those before only. */
  uniforms(independent: readonly number[]): number[];
}

/** The copula of a correlation matrix given in rows. */
export function correlation(matrix: readonly (readonly number[])[]): Copula | Problem {
  const factor = cholesky(matrix);
  if ('problem' in factor) return factor;
  return { size: matrix.length, uniforms: (independent) => mixed(factor, independent) };
}

/** The smallest and largest results, so that rounding never gives 0 or 1. */
const LEAST = 1 / 9007199254740992;
const GREATEST = 1 - LEAST;

function mixed(factor: readonly (readonly number[])[], independent: readonly number[]): number[] {
  const normals = independent.map(standard.quantile);
  return factor.map((row, i) => {
    // A row that mixes nothing gives its own uniform back, free of rounding.
    if (row[i] === 1) return independent[i];
    let z = 0;
    for (let j = 0; j <= i; j++) z += row[j] * normals[j];
    return Math.min(Math.max(standard.cdf(z), LEAST), GREATEST);
  });
}

/** The lower triangular L with L Lᵗ = matrix, or why there is none. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] | Problem {
  const factor: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const entry = matrix[i][j];
      if (matrix[i].length !== matrix.length || matrix[j][i] !== entry) return problem('must be square and symmetric');
      if (i === j ? entry !== 1 : !(Math.abs(entry) < 1)) {
        return problem(i === j ? `must be 1 on the diagonal, not ${entry}` : `must be above -1 and below 1, not ${entry}`);
      }
      let rest = entry;
      for (let k = 0; k < j; k++) rest -= row[k] * (i === j ? row[k] : factor[j][k]);
      if (i !== j) row.push(rest / factor[j][j]);
      else if (rest > 1e-12) row.push(Math.sqrt(rest));
      else return problem('cannot all hold at once');
    }
    factor.push(row);
  }
  return factor;
}

function problem(words: string): Problem {
  return { problem: `the correlations ${words}`, parameter: 'correlation' };
}
