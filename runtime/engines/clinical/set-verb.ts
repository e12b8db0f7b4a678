/** `set`: gives an attribute of the person a new value. */
import type { Expression } from '../../../ir/expression.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { CompileVerb } from '../verb-context.ts';

export const set: CompileVerb = (action, context) => {
  const slot = action.argument?.op === 'attribute' ? action.argument.slot : 0;
  const value = compile(action.value as Expression, context);
  return (s) => {
    s.attributes[slot] = value(s);
  };
};
