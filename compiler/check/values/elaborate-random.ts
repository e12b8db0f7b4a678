/** Whether a value draws, by its shape alone. */

import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { valueFunctions } from '../functions/function-registry.ts';

export function isRandom(value: ValueNode): boolean {
  switch (value.kind) {
    case 'choose':
    case 'mixture':
    case 'chance':
    case 'series':
      return true;
    case 'call':
      return valueFunctions.get(value.callee.text)?.random === true || value.args.some((arg) => isRandom(arg.value));
    case 'binary':
      return isRandom(value.left) || isRandom(value.right);
    case 'unary':
      return isRandom(value.operand);
    case 'in':
      return isRandom(value.subject);
    case 'if':
      return isRandom(value.yes) || isRandom(value.no) || isRandom(value.condition);
    case 'by':
      return value.bands.some((band) => isRandom(band.value));
    case 'pick_first':
      return value.arms.some((arm) => isRandom(arm.value));
    case 'template':
      return value.parts.some(isRandom);
    case 'list':
      return value.items.some(isRandom);
    default:
      return false;
  }
}
