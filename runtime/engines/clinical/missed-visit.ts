/** A visit to which the patient does not come: its booking, as a no-show. */
import type { Action, Step } from '../../../ir/definition.ts';
import type { EncounterClass } from '../../../model/clinical/encounter.ts';
import type { Coding } from '../../../model/scalars.ts';
import { verbs } from '../../../vocabulary/verbs.ts';
import { compileArms } from '../../plan/expressions/compile-choices.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { uniformOf } from '../../plan/expressions/compile-uniform.ts';
import { missedBooking } from '../../subject/answers.ts';
import { minutesLater } from '../../subject/local-clock.ts';
import { put, uses } from '../../subject/put-record.ts';
import { Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { Effect, VerbContext } from '../verb-context.ts';
import { seenAt } from './encounter-verbs.ts';
import { APPOINTMENT_MINUTES } from './order-verbs.ts';

/** The visits of a body, each as it would have begun. Nothing else of the body happens but that its messages are routed, and no branch is taken. */
export function compileMissed(steps: readonly Step[], context: VerbContext): Effect {
  const runs = steps.flatMap((step) => missedIn(step, context) ?? []);
  return (s) => {
    for (const run of runs) run(s);
  };
}

/** Null where a step holds no visit. */
function missedIn(step: Step, context: VerbContext): Effect | null {
  switch (step.kind) {
    case 'action': {
      const { opens, routesMessages } = verbs[step.action.verb];
      if (routesMessages) return context.steps([step]);
      return opens === 'visit' ? missedVisit(step.action, context) : null;
    }
    case 'if': {
      const condition = compile(step.condition, context);
      const [yes, no] = [compileMissed(step.yes, context), compileMissed(step.no, context)];
      return (s) => (condition(s) === true ? yes(s) : no(s));
    }
    case 'branch': {
      const bodies = step.arms.map((arm) => compileMissed(arm.body, context));
      const pick = compileArms(
        step.arms.map((arm) => arm.weight),
        step.arms.map((arm) => (arm.when === null ? null : compile(arm.when, context))),
        uniformOf(`${step.path}/arm`, context),
      );
      return (s) => bodies[pick(s)]?.(s);
    }
    case 'happen':
    case 'end':
      return null;
  }
}

function missedVisit(action: Action, context: VerbContext): Effect {
  const kind = wordArgument(action) as EncounterClass;
  const fields = new Fields(action, context);
  const seen = seenAt(context, fields);
  const reason = fields.or<Coding | null>('reason', null);
  const id = idAt(context, `${action.path}/missed`);
  const when = action.when === null ? null : compile(action.when, context);
  const chance = action.chance === null ? null : compile(action.chance, context);
  const uniform = chance === null ? null : uniformOf(`${action.path}/chance`, context);
  return (s) => {
    if (when !== null && when(s) !== true) return;
    const p = chance?.(s);
    if (uniform !== null && (typeof p !== 'number' || uniform(s) >= p)) return;
    const { by, location } = seen(s, kind);
    if (missedBooking(s, by.specialty)) return;
    // It was agreed for the time at which nobody came; that is known when the time is over.
    const end = minutesLater(s, s.now, APPOINTMENT_MINUTES);
    const recorded = end + s.recording.lag;
    s.recording.emitting = recorded <= s.recording.asOf;
    put(s, 'appointments', {
      id: id(s),
      status: 'noshow',
      specialty: by.specialty,
      reason: reason(s),
      created: s.now,
      start: s.now,
      end,
      recorded,
      practitioner_id: uses(s, by.id),
      location_id: uses(s, location),
    });
  };
}
