/** `die` and `set`: what becomes of the subject. */
import type { Expression } from '../../../ir/expression.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { CompileVerb } from '../verb-context.ts';
import { close } from './encounter-verbs.ts';

/** Nothing happens after death; a visit or stay in which it comes ends with it. */
export const die: CompileVerb = () => (s) => {
  if (s.death !== null) return;
  s.death = s.now;
  if (s.clinical.encounter !== null) {
    s.clinical.encounter.disposition = 'expired';
    s.death = Math.min(s.clinical.encounter.end ?? s.now, Math.max(s.now, s.clinical.encounter.start));
    s.clinical.encounter.end = Math.max(s.clinical.encounter.start, s.death);
  }
  if (s.clinical.stay !== null) close(s, s.clinical.stay, 'expired');
};

export const set: CompileVerb = (action, context) => {
  const slot = action.argument?.op === 'attribute' ? action.argument.slot : 0;
  const value = compile(action.value as Expression, context);
  return (s) => {
    s.attributes[slot] = value(s);
  };
};
