/** HS4001–HS4003: weights add up to exactly 100 %, or one of them is `rest`. */
import type { Weight } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/distribution-diagnostics.ts';
import { badArguments } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';

/** 100 % in millionths of a percent: weights are whole numbers, so their sum is exact. */
export const WHOLE = 100_000_000;
const DIGITS = 6;

/** A decimal percentage in millionths of a percent; null when it has more digits than that. */
export function weightOf(text: string): number | null {
  const [integer, fraction = ''] = text.split('.');
  const trimmed = fraction.replace(/0+$/, '');
  if (trimmed.length > DIGITS) return null;
  return Number(integer) * 1_000_000 + Number(trimmed.padEnd(DIGITS, '0'));
}

/** Millionths of a percent, as a percentage in words. */
export function weightText(weight: number): string {
  const integer = Math.floor(weight / 1_000_000);
  const fraction = String(weight - integer * 1_000_000)
    .padStart(DIGITS, '0')
    .replace(/0+$/, '');
  return `${integer}${fraction === '' ? '' : `.${fraction}`}%`;
}

/**
 * Whole-number weights of a list of arms, `rest` filled in. Problems are reported; the result is then good enough to go on.
 * @param partial weights may stay below 100 % (arms with a `when`, which renormalise).
 */
export function resolveWeights(checker: Checker, scope: Scope, weights: readonly Weight[], of: string, span: Span): number[] {
  const resolved: number[] = [];
  const rests: number[] = [];
  let sum = 0;
  let readable = true;
  for (const [index, weight] of weights.entries()) {
    if (weight.kind === 'rest') rests.push(index);
    if (weight.kind === 'share' && weight.text === '') readable = false;
    const value = weight.kind === 'rest' ? 0 : weightOf(weight.text === '' ? '0' : weight.text);
    if (value === null) {
      readable = false;
      checker.report(badArguments, scope, weight.span, {
        call: `${weight.text}%`,
        problem: `a weight can have at most ${DIGITS} digits after the decimal point`,
      });
    }
    resolved.push(value ?? 0);
    sum += value ?? 0;
  }
  if (!readable) return resolved;
  if (weights.length === 0) {
    checker.report(say.fewArms, scope, span, { of });
    return resolved;
  }
  if (rests.length > 1) {
    checker.report(say.twoRests, scope, weights[rests[1]].span, { of });
    return resolved;
  }
  if (rests.length === 1) {
    if (sum >= WHOLE) checker.report(say.noRest, scope, weights[rests[0]].span, { of, sum: weightText(sum) });
    resolved[rests[0]] = Math.max(0, WHOLE - sum);
    return resolved;
  }
  if (sum !== WHOLE) reportSum(checker, scope, weights, of, sum);
  return resolved;
}

/** The remedy changes the last weight, where that is possible. */
function reportSum(checker: Checker, scope: Scope, weights: readonly Weight[], of: string, sum: number): void {
  const last = weights[weights.length - 1];
  const lastValue = weightOf(last.text) ?? 0;
  const right = lastValue + WHOLE - sum;
  const missing = sum < WHOLE ? `; ${weightText(WHOLE - sum)} is missing` : `; ${weightText(sum - WHOLE)} is too much`;
  checker.report(
    say.weightSum,
    scope,
    last.span,
    { of, sum: weightText(sum), missing },
    {
      found: weightText(sum),
      expected: ['100%'],
      suggestions:
        right > 0 ? [replace(`write \`${weightText(right)}\``, last.span, weightText(right), false), replace('write `rest`', last.span, 'rest', false)] : [],
    },
  );
}
