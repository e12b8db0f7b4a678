/** What a profile allows: the sexes and ages that its people can have, where that can be told from the text. */

import type { Definition, Ir } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { foldNumber } from '../values/elaborate-constants.ts';

/** Every text that an expression can be; null where that cannot be told. */
function texts(e: Expression): ReadonlySet<string> | null {
  switch (e.op) {
    case 'text':
      return new Set([e.value]);
    case 'if':
      return union([e.yes, e.no]);
    case 'choose':
    case 'mixture':
      return union(e.arms.filter(({ weight }) => weight > 0).map(({ value }) => value));
    case 'by':
      return union([...e.rows.map(({ value }) => value), ...(e.otherwise === null ? [] : [e.otherwise])]);
    case 'first_of':
      return union([...e.arms.map(({ value }) => value), ...(e.otherwise === null ? [] : [e.otherwise])]);
    default:
      return null;
  }
}

function union(parts: readonly Expression[]): ReadonlySet<string> | null {
  const all = new Set<string>();
  for (const part of parts) {
    const some = texts(part);
    if (some === null) return null;
    for (const text of some) all.add(text);
  }
  return all;
}

const definitionsOf = (definition: Definition): Expression[] => [
  ...(definition.value === null ? [] : [definition.value]),
  ...definition.replacements.map(({ value }) => value),
];

/** Sexes of the subjects. One that is not given is drawn from both; null where it cannot be told. */
export function possibleSexes(ir: Ir): ReadonlySet<string> | null {
  if (ir.roster !== null) return null;
  const definition = ir.person.find(({ name }) => name === 'sex');
  const both = ['male', 'female'];
  if (definition === undefined || definition.value === null) return new Set(both);
  return union(definitionsOf(definition));
}

type Range = readonly [number, number];

function span(e: Expression): Range | null {
  const constant = foldNumber(e);
  if (constant !== null) return [constant, constant];
  switch (e.op) {
    case 'round':
      return span(e.value);
    case 'draw': {
      if (e.low !== null && e.high !== null) return ends(e.low, e.high);
      return e.law === 'uniform' && e.offset === null && e.scale === null && e.parameters.length === 2 ? ends(e.parameters[0], e.parameters[1]) : null;
    }
    case 'redraw':
      return ends(e.low, e.high);
    case 'if':
      return hull([e.yes, e.no]);
    case 'choose':
    case 'mixture':
      return hull(e.arms.filter(({ weight }) => weight > 0).map(({ value }) => value));
    case 'by':
      return hull([...e.rows.map(({ value }) => value), ...(e.otherwise === null ? [] : [e.otherwise])]);
    default:
      return null;
  }
}

function ends(low: Expression, high: Expression): Range | null {
  const [a, b] = [foldNumber(low), foldNumber(high)];
  return a === null || b === null ? null : [a, b];
}

function hull(parts: readonly Expression[]): Range | null {
  let found: Range | null = null;
  for (const part of parts) {
    const range = span(part);
    if (range === null) return null;
    found = found === null ? range : [Math.min(found[0], range[0]), Math.max(found[1], range[1])];
  }
  return found;
}

/** Ages at the start, from the youngest to the oldest; null where it cannot be told. */
export function possibleAges(ir: Ir): Range | null {
  const definition = ir.roster === null ? ir.person.find(({ name }) => name === 'age') : undefined;
  return definition === undefined || definition.value === null ? null : hull(definitionsOf(definition));
}
