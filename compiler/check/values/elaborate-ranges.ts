/** Between which numbers an expression lies, as far as that follows from the text. */
import type { Expression } from '../../../ir/expression.ts';
import { alternativesOf } from '../../../ir/walk.ts';
import { foldNumber } from './elaborate-constants.ts';

/** The least and the greatest. */
export type Range = readonly [number, number];

/** Between which numbers an expression lies, as far as that follows from the text; null where it does not. */
export function rangeOf(e: Expression): Range | null {
  const constant = foldNumber(e);
  if (constant !== null) return [constant, constant];
  switch (e.op) {
    case 'round':
    case 'bounded':
      return rangeOf(e.value);
    case 'draw': {
      if (e.low !== null && e.high !== null) return ends(e.low, e.high);
      return e.law === 'uniform' && e.offset === null && e.scale === null && e.parameters.length === 2 ? ends(e.parameters[0], e.parameters[1]) : null;
    }
    case 'redraw':
      return ends(e.low, e.high);
    default: {
      const parts = alternativesOf(e);
      return parts === null ? null : hull(parts);
    }
  }
}

function ends(low: Expression, high: Expression): Range | null {
  const [a, b] = [foldNumber(low), foldNumber(high)];
  return a === null || b === null ? null : [a, b];
}

export function hull(parts: readonly Expression[]): Range | null {
  let found: Range | null = null;
  for (const part of parts) {
    const range = rangeOf(part);
    if (range === null) return null;
    found = found === null ? range : [Math.min(found[0], range[0]), Math.max(found[1], range[1])];
  }
  return found;
}
