/** When the answer to a condition can change although nothing happens: by time alone. */
import type { Expression } from '../../../ir/expression.ts';
import type { Instruction } from '../../../ir/thread-definition.ts';
import { anyPart } from '../../../ir/walk.ts';

export function asked(condition: Expression): Extract<Instruction, { op: 'await' }>['ask'] {
  if (anyPart(condition, changesDaily)) return 'days';
  return anyPart(condition, (e) => e.op === 'age' && e.on === null) ? 'birthdays' : 'never';
}

/** Supplies run out, times are reached, and `within` looks back from now. Age changes on birthdays only. */
function changesDaily(e: Expression): boolean {
  switch (e.op) {
    case 'moment':
      return e.name === 'now';
    case 'on':
      return true;
    case 'query':
    case 'visited':
      return e.within !== null;
    default:
      return false;
  }
}
