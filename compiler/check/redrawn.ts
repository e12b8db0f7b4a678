/** What does not change in a person, and is drawn again at each visit: its records contradict each other. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Action, Ir, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Instruction } from '../../ir/thread-definition.ts';
import { anyPart, bodiesOf } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { drawnAgain } from '../diagnostics/sense-diagnostics.ts';
import { edgesOf } from './machines/thread-graph.ts';
import { repeatedInstructions, repeats } from './repeated.ts';
import { isDraw } from './values/elaborate-let.ts';

/** LOINC: body height, birth weight, ABO and Rh groups. A height of a child changes, and still does not jump. */
const constants: ReadonlySet<string> = new Set(['8302-2', '3137-7', '8339-4', '56056-5', '882-1', '883-9', '10331-7']);

export function checkRedrawn(ir: Ir): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [id, event] of ir.events.entries()) {
    if (asksPast(event.when) || !repeats(ir, id)) continue;
    for (const action of [event, ...event.replacements].flatMap(({ body }) => unconditional(body))) found.push(...redrawn(ir, action, event.name, 'happens'));
  }
  for (const thread of ir.threads) {
    // Which of its states a condition on the past comes to once is not known.
    if (thread.code.some((instruction) => asksPastIn(ir, instruction))) continue;
    const again = repeatedInstructions(ir, thread);
    for (const [i, instruction] of thread.code.entries())
      if (instruction.op === 'do' && again.has(i))
        for (const action of unconditional(instruction.steps))
          found.push(...redrawn(ir, action, ir.marks[ir.states[instruction.state].mark].name, 'is entered'));
  }
  return found;
}

/** Whether where a thread goes on depends on what happened before, but for how often it was in its states: the end of a cycle is such a question. */
function asksPastIn(ir: Ir, instruction: Instruction): boolean {
  const own = (e: Expression): boolean => e.op === 'query' && e.ask === 'count' && e.of.kind === 'event' && e.of.event >= ir.events.length;
  return edgesOf(instruction, 0).some(({ decides }) => decides.some((e) => anyPart(e, (part) => past.has(part.op) && !own(part))));
}

function redrawn(ir: Ir, action: Action, event: string, happens: string): Diagnostic[] {
  const { argument, value, parts } = action;
  if (verbs[action.verb].value !== 'observed' && verbs[action.verb].body !== 'parts') return [];
  const values = [...(argument?.op === 'concept' ? [{ concept: argument.concept, value }] : []), ...parts];
  return values.flatMap(({ concept, value: of }) => {
    const { name, system, code } = ir.concepts[concept];
    if (of === null || system !== 'LOINC' || !constants.has(code) || !isNew(of)) return [];
    const [file, start, end] = of.at;
    return [
      diagnose(
        drawnAgain,
        ir.files[file]?.path ?? '',
        { start, end },
        { name, event, happens, attribute: name.split('.').at(-1) ?? name },
        { found: name, expected: ['an attribute'] },
      ),
    ];
  });
}

/** Whether a value is drawn and follows from nothing that is known of the person. */
function isNew(e: Expression): boolean {
  return anyPart(e, isDraw) && !anyPart(e, ({ op }) => known.has(op));
}

const known: ReadonlySet<Expression['op']> = new Set(['attribute', 'query', 'pdc', 'listed', 'walk', 'local', 'roster', 'of_first', 'member']);
const past: ReadonlySet<Expression['op']> = new Set(['query', 'pdc', 'occurs', 'listed', 'missing', 'visited']);

function asksPast(e: Expression | null): boolean {
  return e !== null && anyPart(e, ({ op }) => past.has(op));
}

/** The actions of a body that no condition on the past confines to one visit. */
function unconditional(body: readonly Step[]): Action[] {
  return body.flatMap((step): Action[] => {
    if (step.kind === 'if') return asksPast(step.condition) ? [] : bodiesOf(step).flatMap(unconditional);
    if (step.kind === 'branch') return step.arms.flatMap((arm) => (asksPast(arm.when) ? [] : unconditional(arm.body)));
    if (step.kind !== 'action' || asksPast(step.action.when)) return [];
    return [step.action, ...unconditional(step.action.body)];
  });
}
