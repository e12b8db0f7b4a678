/** Constants as exact fractions: `40%`, `1/3`, and sums and products of them and of parameters. */
import type { Param } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';

/** In lowest terms; `outOf` is above 0. */
export interface ExactFraction {
  readonly of: bigint;
  readonly outOf: bigint;
}

export function fraction(of: bigint, outOf: bigint): ExactFraction {
  let [a, b] = [of < 0n ? -of : of, outOf < 0n ? -outOf : outOf];
  while (b > 0n) [a, b] = [b, a % b];
  const by = outOf < 0n ? -a : a;
  return { of: of / by, outOf: outOf / by };
}

export function plus(a: ExactFraction, b: ExactFraction): ExactFraction {
  return fraction(a.of * b.outOf + b.of * a.outOf, a.outOf * b.outOf);
}

/** The fraction that an expression always is; null where it varies. A number counts as the decimal that it is written as. */
export function exactFraction(e: Expression, params: readonly Param[]): ExactFraction | null {
  switch (e.op) {
    case 'number':
      return decimal(e.value);
    case 'param':
      return e.param in params ? ofParam(params[e.param], params) : null;
    case 'negate': {
      const value = exactFraction(e.value, params);
      return value === null ? null : { ...value, of: -value.of };
    }
    case 'arithmetic': {
      const [a, b] = [exactFraction(e.left, params), exactFraction(e.right, params)];
      if (a === null || b === null) return null;
      switch (e.sign) {
        case '+':
          return plus(a, b);
        case '-':
          return plus(a, { ...b, of: -b.of });
        case '*':
          return fraction(a.of * b.of, a.outOf * b.outOf);
        case '/':
          return b.of === 0n ? null : fraction(a.of * b.outOf, a.outOf * b.of);
      }
      return null;
    }
    default:
      return null;
  }
}

/** The shortest decimal that is this number. */
function decimal(value: number): ExactFraction | null {
  const digits = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (digits === null) return null;
  const [, whole, part = '', exponent = '0'] = digits;
  const power = part.length - Number(exponent);
  const ten = (zeros: number): bigint => BigInt(`1${'0'.repeat(zeros)}`);
  return power >= 0 ? fraction(BigInt(whole + part), ten(power)) : { of: BigInt(whole + part) * ten(-power), outOf: 1n };
}

/** A share as a percentage in words where that is exact to the millionth of a percent, else as a fraction. */
export function shareText({ of, outOf }: ExactFraction): string {
  const millionths = of * 100_000_000n;
  if (millionths % outOf !== 0n) return `${of}/${outOf}`;
  const digits = String(millionths / outOf < 0n ? -(millionths / outOf) : millionths / outOf).padStart(7, '0');
  const part = digits.slice(-6).replace(/0+$/, '');
  return `${of < 0n ? '-' : ''}${digits.slice(0, -6)}${part === '' ? '' : `.${part}`}%`;
}

const known = new WeakMap<Param, ExactFraction | null>();

/** Each is worked out once, in the order of the file, so that a long chain of parameters is not a deep recursion. */
function ofParam(param: Param, params: readonly Param[]): ExactFraction | null {
  const found = known.get(param);
  if (found !== undefined) return found;
  const value = exactFraction(param.value, params);
  known.set(param, value);
  return value;
}
