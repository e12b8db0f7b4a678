/** HS4001–HS4003: weights add up to exactly 100 %, or one of them is `rest`. */
import type { ValueNode, Weight } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Expression } from '../../ir/expression.ts';
import { share } from '../../vocabulary/types.ts';
import { asGiven, followPath, type Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/distribution-diagnostics.ts';
import { badArguments, numberRange, wrongType } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import { personFields } from './person-fields.ts';
import { constantPlace } from './place.ts';
import { reportValue } from './set-values.ts';
import { elaborateAs } from './values/elaborate.ts';
import { type ExactFraction, exactFraction, fraction, plus, shareText } from './values/exact-fraction.ts';

/** 100 % in millionths of a percent. */
export const WHOLE = 100_000_000;
/** The whole of which weights are whole numbers is below this: products with numbers of subjects stay exact. */
const FINEST = 1_000_000_000n;
const ONE: ExactFraction = { of: 1n, outOf: 1n };

/** A constant share, and the expression that it comes from. */
export interface ConstantShare {
  readonly share: ExactFraction;
  readonly expression: Expression;
}

/** Whether a value is made of numbers and parameters alone, so that it is the same for everybody. @param within what computes it, to stop at a cycle */
export function isConstant(scope: Scope, value: ValueNode, within: readonly ValueNode[] = []): boolean {
  switch (value.kind) {
    case 'percent':
    case 'number':
      return true;
    case 'path': {
      const given = asGiven(scope, value);
      if (given.value !== value) return isConstant(given.scope, given.value, within);
      const { symbol } = followPath(scope, value.names);
      if (symbol?.kind !== 'let') return symbol?.kind === 'param';
      const { parameters, value: of } = symbol.node;
      return parameters.length === 0 && within.length < 100 && !within.includes(of) && isConstant(symbol.scope, of, [...within, of]);
    }
    case 'unary':
      return isConstant(scope, value.operand, within);
    case 'binary':
      return isConstant(scope, value.left, within) && isConstant(scope, value.right, within);
    default:
      return false;
  }
}

/** A share from 0 to 1 that is the same for everybody; null where it is not, which is reported. @param what takes it, in words: `a weight` */
export function constantShare(checker: Checker, scope: Scope, value: ValueNode, what: string): ConstantShare | null {
  if (value.kind === 'missing') return null;
  const source = checker.source(scope, value.span);
  const varies = value.kind !== 'path' || checker.attributes.has(value.names[0].text) || personFields.has(value.names[0].text) || value.names[0].text === 'age';
  if (!isConstant(scope, value) && varies) {
    checker.report(
      wrongType,
      scope,
      value.span,
      { expected: 'a share that is the same for all subjects', found: 'a value that can differ between subjects', place: what },
      { found: source, examples },
    );
    return null;
  }
  const before = checker.diagnostics.length;
  const expression = elaborateAs(checker, constantPlace(scope, what, what), value, share);
  if (checker.diagnostics.length > before) return null;
  const found = exactFraction(expression, checker.params);
  if (found === null) {
    checker.report(
      wrongType,
      scope,
      value.span,
      { expected: 'a share that is the same for all subjects', found: 'a value that can differ between subjects', place: what },
      { found: source, examples },
    );
    return null;
  }
  if (found.of >= 0n && found.of <= found.outOf) return { share: found, expression };
  reportValue(checker, numberRange, scope, value.span, [expression], { what, found: shareText(found), range: 'between 0% and 100%' }, { found: source });
  return null;
}

const examples = ['40%', '1/3', 'a parameter'];

/** Millionths of a percent, as a percentage in words. */
export function weightText(weight: number): string {
  return shareText(fraction(BigInt(weight), BigInt(WHOLE)));
}

/**
 * Weights of a list of arms as whole numbers, `rest` filled in: millionths of a percent where all are, else parts of a whole that all of them divide.
 * Problems are reported; the result is then good enough to go on.
 */
export function resolveWeights(checker: Checker, scope: Scope, weights: readonly Weight[], of: string, span: Span): number[] {
  const found = weights.map(({ value }) => (value === null ? null : constantShare(checker, scope, value, 'a weight')));
  const rests = weights.flatMap((weight, i) => (weight.kind === 'rest' ? [i] : []));
  const shares = found.map((one) => one?.share ?? { of: 0n, outOf: 1n });
  const expressions = found.flatMap((one) => (one === null ? [] : [one.expression]));
  if (weights.some((weight, i) => weight.kind === 'share' && found[i] === null)) return millionths(shares);
  if (weights.length === 0) {
    checker.report(say.fewArms, scope, span, { of, unit: 'arm' });
    return [];
  }
  if (rests.length > 1) {
    const related = [{ message: 'the first `rest` is here', file: scope.module.source.path, span: weights[rests[0]].span }];
    checker.report(say.twoRests, scope, weights[rests[1]].span, { of }, { related });
    return millionths(shares);
  }
  const sum = shares.reduce(plus, { of: 0n, outOf: 1n });
  const left = plus(ONE, { ...sum, of: -sum.of });
  if (rests.length === 1) {
    if (left.of <= 0n) reportValue(checker, say.noRest, scope, weights[rests[0]].span, expressions, { of, sum: shareText(sum) });
    else shares[rests[0]] = left;
  } else if (left.of !== 0n) reportSum(checker, scope, weights, expressions, of, sum, left);
  const whole = shares.reduce((so, { outOf }) => leastMultiple(so, outOf), BigInt(WHOLE));
  if (whole === BigInt(WHOLE) || left.of < 0n) return millionths(shares);
  const exact = shares.reduce((so, { outOf }) => leastMultiple(so, outOf), 1n);
  if (exact < FINEST) return shares.map((each) => Number((each.of * exact) / each.outOf));
  const [finest] = [...shares.keys()].sort((a, b) => Number(shares[b].outOf - shares[a].outOf));
  reportValue(checker, badArguments, scope, weights[finest].span, expressions, {
    call: checker.source(scope, weights[finest].span),
    problem: 'the weights have no common denominator below 1,000,000,000: use at most six digits after the decimal point',
  });
  return millionths(shares);
}

function millionths(shares: readonly ExactFraction[]): number[] {
  return shares.map(({ of, outOf }) => Number((of * BigInt(WHOLE)) / outOf));
}

function leastMultiple(a: bigint, b: bigint): bigint {
  return fraction(a, b).of * b;
}

/** The remedy changes the last weight, where that is possible. */
function reportSum(
  checker: Checker,
  scope: Scope,
  weights: readonly Weight[],
  expressions: readonly Expression[],
  of: string,
  sum: ExactFraction,
  left: ExactFraction,
): void {
  const last = weights[weights.length - 1];
  const own = exactFraction(expressions[expressions.length - 1], checker.params) ?? ONE;
  const right = plus(own, left);
  const literal = last.value?.kind === 'percent' || last.value?.kind === 'binary';
  const suggestions =
    right.of > 0n
      ? [
          ...(literal ? [replace(`write \`${shareText(right)}\``, last.span, shareText(right), false)] : []),
          replace(`write \`rest\`, which is the remaining ${shareText(right)}`, last.span, 'rest', false),
        ]
      : [];
  const details = { found: shareText(sum), expected: ['100%'], suggestions };
  reportValue(checker, say.weightSum, scope, last.span, expressions, { of, sum: shareText(sum) }, details);
}
