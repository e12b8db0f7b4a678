/** Functions of numbers. */
import type { Expression } from '../../../ir/expression.ts';
import { isNumeric, number, whole } from '../../../vocabulary/types.ts';
import { elaborate } from '../values/elaborate.ts';
import { type ValueFunction, valueFunction } from './value-function.ts';

/** `min(a, b, …)` and `max(a, b, …)` of numbers of one kind. */
function extreme(name: 'min' | 'max', does: string): ValueFunction {
  return valueFunction({
    name,
    group: 'number',
    does,
    result: 'a number',
    example: `${name}(a, b)`,
    parameters: [
      { name: 'a', takes: 'a number', doc: 'First value' },
      { name: 'b', takes: 'a number', doc: 'Second value, and further ones', more: true },
    ],
    usage: `it takes two or more values: \`${name}(a, b)\``,
    elaborate(call) {
      const { checker, inner, node, at } = call;
      const parts = node.args.map((arg) => elaborate(checker, inner, arg.value, null));
      const wrong = parts.findIndex((part) => !isNumeric(part.type) && part.type.kind !== 'share' && part.type.kind !== 'money');
      if (wrong >= 0) return call.refuse('it takes numbers', node.args[wrong].value);
      const type = parts.find((part) => part.type.kind !== 'number')?.type ?? {
        kind: 'number',
        whole: parts.every((part) => part.type.kind === 'number' && part.type.whole),
      };
      return {
        expression: { op: 'extreme', least: name === 'min', values: parts.map((part) => part.expression), at },
        type: type.kind === 'observed' ? number : type,
      };
    },
  });
}

export const min = extreme('min', 'the smallest of several numbers');
export const max = extreme('max', 'the largest of several numbers');

/** What is left of x after whole steps of y: x − y·⌊x/y⌋. */
export const mod = valueFunction({
  name: 'mod',
  group: 'number',
  does: 'the remainder of x divided by y',
  result: 'a number',
  example: 'mod(age, 10)',
  parameters: [
    { name: 'x', takes: 'a number', doc: 'Dividend' },
    { name: 'y', takes: 'a number', doc: 'Divisor; 0 gives no value' },
  ],
  elaborate(call) {
    const { checker, inner, at } = call;
    const [x, y] = [elaborate(checker, inner, call.value('x'), null), elaborate(checker, inner, call.value('y'), null)];
    if (!isNumeric(x.type) || !isNumeric(y.type)) return call.refuse('it takes two numbers');
    const binary = (sign: '-' | '*' | '/', left: Expression, right: Expression): Expression => ({ op: 'arithmetic', sign, left, right, at });
    const floor: Expression = { op: 'round', value: binary('-', binary('/', x.expression, y.expression), { op: 'number', value: 0.5, at }), at };
    const wholes = x.type.kind === 'number' && x.type.whole && y.type.kind === 'number' && y.type.whole;
    return { expression: binary('-', x.expression, binary('*', y.expression, floor)), type: wholes ? whole : number };
  },
});

const ofX = { name: 'x', takes: number, doc: 'Any number' } as const;

export const exp = valueFunction({
  name: 'exp',
  group: 'number',
  does: 'e to the power x',
  result: 'a number',
  example: 'exp(0.02 * age)',
  parameters: [ofX],
  elaborate: (call) => ({ expression: { op: 'math', name: 'exp', values: [call.typed('x')], at: call.at }, type: number }),
});

export const log = valueFunction({
  name: 'log',
  group: 'number',
  does: 'natural logarithm; missing unless x is above 0',
  result: 'a number',
  example: 'log(age)',
  parameters: [ofX],
  elaborate: (call) => ({ expression: { op: 'math', name: 'log', values: [call.typed('x')], at: call.at }, type: number }),
});

export const pow = valueFunction({
  name: 'pow',
  group: 'number',
  does: 'x to the power y; missing where there is no real value',
  result: 'a number',
  example: 'pow(bmi, 2)',
  parameters: [ofX, { name: 'y', takes: number, doc: 'Exponent' }],
  elaborate: (call) => ({ expression: { op: 'math', name: 'pow', values: [call.typed('x'), call.typed('y')], at: call.at }, type: number }),
});
