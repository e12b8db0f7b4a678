/** `set`: gives an attribute of the person a new value, for good or as long as a condition holds. */
import type { Expression } from '../../../ir/expression.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { CompileVerb } from '../verb-context.ts';

export const set: CompileVerb = (action, context) => {
  const slot = action.argument?.op === 'attribute' ? action.argument.slot : 0;
  const value = compile(action.value as Expression, context);
  const changes = context.lasting.get(slot);
  if (changes === undefined) {
    return (s) => {
      s.attributes[slot] = value(s);
    };
  }
  if (action.lasts === undefined) return (s) => changes.give(s, value(s));
  const { path } = action;
  return (s) => changes.change(s, path, changes.read(s, context.resolve.attribute(s, slot)), value(s));
};
