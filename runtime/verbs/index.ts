/** The verbs by name. A new verb is one function and one line here, beside its line in the compiler's vocabulary. */
import { allergy } from './allergy.ts';
import { careplan, endCareplan, goal } from './care.ts';
import { diagnose, onset, resolve } from './condition.ts';
import { dispense } from './dispense.ts';
import { document, note } from './document.ts';
import { admit, discharge, encounter, preadmit, transfer } from './encounter.ts';
import { cancel, correct, mark, merge, resend } from './fate.ts';
import { die, set } from './life.ts';
import { administer, change, prescribe, stop } from './medication.ts';
import { emit, raw, send } from './message.ts';
import { observe, panel, symptom } from './observe.ts';
import { appointment, order, refer } from './order.ts';
import { device, imaging, immunize, procedure } from './procedure.ts';
import { update } from './update.ts';
import type { CompileVerb } from './verb.ts';

export const verbs: ReadonlyMap<string, CompileVerb> = new Map<string, CompileVerb>(
  Object.entries({
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
    refer,
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
    end_careplan: endCareplan,
    goal,
    note,
    document,
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
  }),
);
