/** Bodies of events: verbs in order, branches, conditions. */
import type { Action, Step } from '../../ir/definition.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { visit } from '../engines/clinical/care-context.ts';
import type { Effect, VerbContext } from '../engines/verb-context.ts';
import { compileArms } from '../plan/expressions/compile-choices.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import { uniformOf } from '../plan/expressions/compile-uniform.ts';

export function compileSteps(steps: readonly Step[], context: VerbContext): Effect {
  const runs = steps.map((step) => compileStep(step, context));
  if (runs.length === 1) return runs[0];
  return (s) => {
    for (const run of runs) run(s);
  };
}

function compileStep(step: Step, context: VerbContext): Effect {
  switch (step.kind) {
    case 'action':
      return compileAction(step.action, context);
    case 'if': {
      const condition = compile(step.condition, context);
      const yes = compileSteps(step.yes, context);
      const no = compileSteps(step.no, context);
      return (s) => (condition(s) === true ? yes(s) : no(s));
    }
    case 'happen': {
      const id = context.ir.events.length + step.mark;
      return (s) => {
        // Once for each event, however many visits it has.
        if (s.inside.includes(id)) return;
        s.inside.push(id);
        const happened = s.happened[id] ?? { starts: [], ends: [] };
        s.happened[id] = happened;
        happened.starts.push(s.now);
        happened.ends.push(s.now);
      };
    }
    case 'end':
      return (s) => {
        s.memory.ending[step.flow] ??= step.outcome;
      };
    case 'branch': {
      const bodies = step.arms.map((arm) => compileSteps(arm.body, context));
      const pick = compileArms(
        step.arms.map((arm) => arm.weight),
        step.arms.map((arm) => (arm.when === null ? null : compile(arm.when, context))),
        uniformOf(`${step.path}/arm`, context),
      );
      return (s) => {
        const i = pick(s);
        s.branches[step.branch] = i < 0 ? null : step.arms[i].name;
        if (i >= 0) bodies[i](s);
      };
    }
  }
}

/** In a correction: notes which fields the statement gives, so that no default takes the place of what was said before. */
function given(action: Action, run: Effect): Effect {
  const { decides } = verbs[action.verb];
  const names = action.fields.flatMap(({ name }) => decides[name] ?? [name]);
  if (action.argument !== null) names.push('code', 'text', 'title', 'description');
  if (action.value !== null || action.parts.length > 0)
    names.push('value', 'unit', 'value_code', 'value_boolean', 'value_date', 'value_text', 'interpretation', 'reference_low', 'reference_high', 'components');
  return (s) => {
    if (s.recording.correcting !== null) s.recording.correcting.given = names;
    run(s);
  };
}

function compileAction(action: Action, context: VerbContext): Effect {
  const compileVerb = context.verbs[action.verb];
  const run = context.correcting ? given(action, compileVerb(action, context)) : compileVerb(action, context);
  const when = action.when === null ? null : compile(action.when, context);
  const chance = action.chance === null ? null : compile(action.chance, context);
  const inStay = action.inStay === true;
  if (when === null && chance === null && !inStay) return run;
  const uniform = uniformOf(`${action.path}/chance`, context);
  return (s) => {
    if (inStay && visit(s) === null) return;
    if (when !== null && when(s) !== true) return;
    if (chance !== null) {
      const p = chance(s);
      if (typeof p !== 'number' || uniform(s) >= p) return;
    }
    run(s);
  };
}
