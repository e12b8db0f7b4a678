/** `die`: the person dies. */
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
