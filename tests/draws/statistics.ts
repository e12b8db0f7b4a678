/** Test statistics and their critical values at an error of 1e-4: a right implementation fails one test in ten thousand seeds, and the seeds are fixed. */

/** chi²(1 - 1e-4) for 1..60 degrees of freedom (scipy.stats.chi2.isf(1e-4, k)). */
const CHI_SQUARE = [
  15.14, 18.42, 21.11, 23.51, 25.74, 27.86, 29.88, 31.83, 33.72, 35.56, 37.37, 39.13, 40.87, 42.58, 44.26, 45.92, 47.57, 49.19, 50.8, 52.39, 53.96, 55.52,
  57.07, 58.61, 60.14, 61.66, 63.16, 64.66, 66.15, 67.63, 69.11, 70.57, 72.03, 73.48, 74.93, 76.36, 77.8, 79.22, 80.65, 82.06, 83.47, 84.88, 86.28, 87.68,
  89.07, 90.46, 91.84, 93.22, 94.6, 95.97, 97.34, 98.7, 100.06, 101.42, 102.78, 104.13, 105.48, 106.82, 108.16, 109.5,
];
/** The same for 255 degrees. */
const CHI_SQUARE_255 = 347.65;
/** Two-sided normal bound of error 1e-4. */
export const Z = 3.8906;

export function chiSquareBound(degrees: number): number {
  return degrees === 255 ? CHI_SQUARE_255 : CHI_SQUARE[degrees - 1];
}

export function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, i) => sum + (count - expected[i]) ** 2 / expected[i], 0);
}

/** Pearson's chi² of values in (0, 1) falling into 256 equal cells, to be compared with `chiSquareBound(255)`. */
export function uniformity(values: readonly number[]): number {
  const counts = new Array<number>(256).fill(0);
  for (const u of values) counts[Math.floor(u * 256)]++;
  return chiSquare(counts, new Array<number>(256).fill(values.length / 256));
}

/** The same for pairs of neighbours on 16 × 16 cells. */
export function pairUniformity(values: readonly number[]): number {
  const counts = new Array<number>(256).fill(0);
  for (let i = 0; i + 1 < values.length; i += 2) counts[Math.floor(values[i] * 16) * 16 + Math.floor(values[i + 1] * 16)]++;
  return chiSquare(counts, new Array<number>(256).fill(Math.floor(values.length / 2) / 256));
}

/** Pearson correlation. */
export function correlationOf(x: readonly number[], y: readonly number[]): number {
  const mean = (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / v.length;
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) ** 2;
    yy += (y[i] - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

/** Correlation of each value with the one `lag` later, times sqrt(n): standard normal for independent values. */
export function lagScore(values: readonly number[], lag: number): number {
  return correlationOf(values.slice(0, -lag), values.slice(lag)) * Math.sqrt(values.length - lag);
}

/** sup |F_n - F| of a continuous law. */
export function kolmogorov(values: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.reduce((d, x, i) => Math.max(d, cdf(x) - i / sorted.length, (i + 1) / sorted.length - cdf(x)), 0);
}

/** P(D_n > d) <= 2 exp(-2 n d²) for every n (Massart, Annals of Probability 18 (1990), 1269–1283), solved for 1e-4. */
export function kolmogorovBound(n: number): number {
  return Math.sqrt(Math.log(2 / 1e-4) / (2 * n));
}
