import { expect, test } from 'vitest';
import { Draw, Sites } from '../../draws/draw.ts';
import { exp, expm1, lgamma, log, log1p, pow, powerOfTen } from '../../draws/exact-math.ts';

const N = 20_000;
const draw = new Draw();
const site = new Sites('exact').site('argument');

/** Uniform arguments in a range, addressed. */
function argumentsIn(low: number, high: number): number[] {
  return Array.from({ length: N }, (_, i) => low + (high - low) * draw.at(site, i).uniform());
}

/** The largest relative difference from a function of `Math`, in units of 2^-52. */
function worst(ours: (x: number) => number, theirs: (x: number) => number, xs: readonly number[]): number {
  return xs.reduce((most, x) => Math.max(most, Math.abs(ours(x) / theirs(x) - 1) * 2 ** 52), 0);
}

// `Math` itself is within one unit in the last place in these functions (V8 takes them from fdlibm), so the bounds hold the sum of both errors.
test('log agrees with Math.log to 2 units over the whole range of doubles', () => {
  expect(worst(log, Math.log, argumentsIn(-700, 700).map(Math.exp))).toBeLessThan(2);
  expect(worst(log, Math.log, argumentsIn(0.5, 2))).toBeLessThan(2);
  expect(worst(log, Math.log, argumentsIn(1 - 1e-8, 1 + 1e-8))).toBeLessThan(2);
});

test('log1p agrees with Math.log1p to 2 units', () => {
  expect(worst(log1p, Math.log1p, argumentsIn(-0.9999, 3))).toBeLessThan(2);
  expect(worst(log1p, Math.log1p, argumentsIn(-700, 40).map(Math.exp))).toBeLessThan(2);
});

test('exp agrees with Math.exp to 2 units', () => {
  expect(worst(exp, Math.exp, argumentsIn(-708, 709))).toBeLessThan(2);
  expect(worst(exp, Math.exp, argumentsIn(-1, 1))).toBeLessThan(2);
});

test('expm1 agrees with Math.expm1 to 3 units', () => {
  expect(worst(expm1, Math.expm1, argumentsIn(-2, 2))).toBeLessThan(3);
  expect(worst(expm1, Math.expm1, argumentsIn(-50, 700))).toBeLessThan(3);
  expect(worst(expm1, Math.expm1, argumentsIn(-1e-6, 1e-6))).toBeLessThan(3);
});

test('pow agrees with the logarithm of a power, and with exact powers', () => {
  for (const [x, y, z] of [
    [2, 10, 1024],
    [3, 13, 1594323],
    [-3, 3, -27],
    [1.5, 2, 2.25],
    [2, -3, 0.125],
    [10, 23, 1e23],
    [10, -5, 1e-5],
    [4, 0.5, 2],
    [8, 1 / 3, 2],
    [9, 1.5, 27],
    [2, 100, 2 ** 100],
  ]) {
    expect(pow(x, y)).toBe(z);
  }
  // x^y x^-y = 1 and (x^y)^(1/y) = x, over wide ranges.
  for (const x of argumentsIn(-20, 20).map(Math.exp).slice(0, 2000)) {
    for (const y of [0.1, 1.37, 7.5, -3.25, 22.1]) {
      expect(Math.abs(pow(x, y) * pow(x, -y) - 1)).toBeLessThan(2e-15);
      expect(Math.abs(pow(pow(x, y), 1 / y) / x - 1)).toBeLessThan(1e-14);
    }
  }
  // The correctly rounded results of 50-digit arithmetic (mpmath); the error grows with |y|, by 5e-18 each.
  for (const [x, y, z] of [
    [1.07, 35.5, 11.043941762408378],
    [0.999, 5000.5, 0.006717750563326328],
    [3.7, -210.3, 3.2149737308672695e-120],
    [1.0000001, 1e9, 2.6881038582144647e43],
    [55.5, 0.0625, 1.2853408534767041],
  ]) {
    expect(Math.abs(pow(x, y) / z - 1)).toBeLessThan(4e-16 + 5e-18 * Math.abs(y));
  }
});

test('lgamma of whole and half numbers is that of factorials', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    expect(Math.abs(lgamma(n) - Math.log(factorial))).toBeLessThan(2e-15 * Math.max(1, Math.log(factorial)));
    factorial *= n;
  }
  let half = Math.sqrt(Math.PI);
  for (let n = 0; n < 20; n++) {
    expect(Math.abs(lgamma(n + 0.5) - Math.log(half))).toBeLessThan(4e-15 * Math.max(1, Math.abs(Math.log(half))));
    half *= n + 0.5;
  }
});

test('edges', () => {
  expect([log(0), log(-1), log(Infinity), log(1), log(Number.MIN_VALUE)]).toEqual([-Infinity, Number.NaN, Infinity, 0, Math.log(Number.MIN_VALUE)]);
  expect([log1p(-1), log1p(-2), log1p(0), log1p(Infinity), log1p(1e-300)]).toEqual([-Infinity, Number.NaN, 0, Infinity, 1e-300]);
  expect([exp(-Infinity), exp(Infinity), exp(0), exp(710), exp(-746), exp(Number.NaN)]).toEqual([0, Infinity, 1, Infinity, 0, Number.NaN]);
  expect([expm1(0), expm1(-100), expm1(1000), expm1(1e-300), expm1(Number.NaN)]).toEqual([0, -1, Infinity, 1e-300, Number.NaN]);
  expect([pow(0, 0), pow(0, 2), pow(0, -1), pow(-8, 1 / 3), pow(2, 2000), pow(2, -2000)]).toEqual([1, 0, Infinity, Number.NaN, Infinity, 0]);
  for (const x of [-Infinity, -2, -1, -0.5, 0.5, 1.5, 2, Infinity]) {
    for (const y of [-Infinity, -3, -2, 2, 3, 2.5, Infinity]) {
      const right = x ** y;
      // Finite powers differ between engines in the last place; signed zeros are all positive here.
      if (Number.isFinite(right) && right !== 0) expect(pow(x, y)).toBeCloseTo(right, 14);
      else expect(pow(x, y) + 0).toBe(right + 0);
    }
  }
  expect([lgamma(0), lgamma(-1), lgamma(1), lgamma(2), lgamma(Infinity)]).toEqual([Infinity, Number.NaN, 0, 0, Infinity]);
});

test('powers of ten are their literals', () => {
  expect([powerOfTen(23), powerOfTen(-5), powerOfTen(-323), powerOfTen(308)]).toEqual([1e23, 1e-5, 1e-323, 1e308]);
  expect([powerOfTen(-324), powerOfTen(309)]).toEqual([0, Infinity]);
});

/** The 16 hexadecimal digits of a double. */
function bitsOf(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

test('bits are pinned', () => {
  const results = {
    log: [3, 0.1, 1e-300, 1.0000000001].map(log),
    log1p: [1e-5, 0.5, -0.9, 20].map(log1p),
    exp: [1, -0.1, 100.5, -700].map(exp),
    expm1: [1e-5, 0.4, -3].map(expm1),
    pow: [pow(1.1, 36.5), pow(0.3, -2.7), pow(123.456, 0.33)],
    lgamma: [0.3, 4.5, 1e6].map(lgamma),
  };
  expect(Object.fromEntries(Object.entries(results).map(([name, values]) => [name, values.map(bitsOf)]))).toMatchInlineSnapshot(`
    {
      "exp": [
        "4005bf0a8b14576a",
        "3fecf46d99d52b3a",
        "48ffcc37a76f9e76",
        "00d14f2b0fb9307f",
      ],
      "expm1": [
        "3ee4f8bc681cdfb6",
        "3fdf7a0e4beeff80",
        "bfee6824f33314f5",
      ],
      "lgamma": [
        "3ff188637a6c4194",
        "4003a140a3a623cb",
        "416871921236750d",
      ],
      "log": [
        "3ff193ea7aad030a",
        "c0026bb1bbb55515",
        "c085963447f87fb5",
        "3ddb7cdffffa18d8",
      ],
      "log1p": [
        "3ee4f8aea9ae7317",
        "3fd9f323ecbf984c",
        "c0026bb1bbb55516",
        "40085b2e946faeb1",
      ],
      "pow": [
        "404035f37a682f0c",
        "4039cf20361e0166",
        "401399a2509b485c",
      ],
    }
  `);
});
