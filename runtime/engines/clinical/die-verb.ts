/** `die`: the person dies. */
import type { CompileVerb } from '../verb-context.ts';
import { close, endWith } from './encounter-verbs.ts';

/** Nothing happens after death; a visit or stay in which it comes ends with it. */
export const die: CompileVerb = () => (s) => {
  if (s.death !== null) return;
  endWith(s, s.now);
  if (s.clinical.encounter !== null) {
    s.clinical.encounter.disposition = 'expired';
    s.clinical.encounter.end = s.now;
  }
  if (s.clinical.stay !== null) close(s, s.clinical.stay, 'expired');
};
