/** What steps open first, for which the patient must be free. */
import type { Step } from '../../ir/definition.ts';
import { eachAction } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { isAdmission, type Opening } from '../engines/clinical/clinical-state.ts';

/** Null for no visit. */
export function openingOf(steps: readonly Step[]): Opening | null {
  for (const { verb, argument } of eachAction(steps)) {
    const { opens } = verbs[verb];
    if (opens === 'stay') return 'admission';
    if (opens === 'visit' && argument?.op === 'text') return isAdmission(argument.value) ? 'admission' : 'visit';
  }
  return null;
}
