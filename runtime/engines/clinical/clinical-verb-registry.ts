/** The implementation of each clinical verb. A verb of the vocabulary that is not here does not compile, and neither does one that only this file has. */
import type { ClinicalVerb } from '../../../vocabulary/clinical-verbs.ts';
import type { CompileVerb } from '../verb-context.ts';
import { allergy } from './allergy-verbs.ts';
import { careplan, goal } from './care-verbs.ts';
import { diagnose, onset, resolve } from './condition-verbs.ts';
import { cancel, correct, mark, merge, resend } from './correction-verbs.ts';
import { die } from './die-verb.ts';
import { dispense } from './dispense-verbs.ts';
import { note } from './document-verbs.ts';
import { admit, discharge, encounter, preadmit, transfer } from './encounter-verbs.ts';
import { administer, change, prescribe, stop } from './medication-verbs.ts';
import { emit, raw, send } from './message-verbs.ts';
import { observe, panel, symptom } from './observe-verbs.ts';
import { appointment, order } from './order-verbs.ts';
import { device, imaging, immunize, procedure } from './procedure-verbs.ts';
import { set } from './set-verb.ts';
import { update } from './update-verbs.ts';

export const clinicalVerbRegistry: Readonly<Record<ClinicalVerb, CompileVerb>> = {
  encounter,
  admit,
  preadmit,
  transfer,
  discharge,
  diagnose,
  onset,
  resolve,
  observe,
  panel,
  symptom,
  order,
  appointment,
  procedure,
  immunize,
  device,
  imaging,
  prescribe,
  change,
  stop,
  administer,
  dispense,
  allergy,
  careplan,
  goal,
  note,
  die,
  set,
  update,
  cancel,
  correct,
  mark,
  merge,
  resend,
  emit,
  raw,
  send,
};
