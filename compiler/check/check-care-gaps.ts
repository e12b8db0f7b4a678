/** Gaps in care that nothing opens, or that are closed when a statement acts on them, and measures of gaps that ask about what is not known yet. */
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { removalOf } from '../../grammar/source-text.ts';
import type { Action, Ir, Measure, Step } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { allActions, allBodies, bodiesOf, eachPart } from '../../ir/walk.ts';
import { careGapVerbs } from '../../vocabulary/care-gap-verbs.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { gapAlreadyClosed, gapNeverOpened } from '../diagnostics/plan-diagnostics.ts';
import { endInGuard } from '../diagnostics/time-diagnostics.ts';

/**
 * @param people the scenario as each kind of person in a unit has it, the first person first
 * @param text of a file
 */
export function checkCareGaps(people: readonly Ir[], text: (file: number) => string): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const add = (at: At, one: Diagnostic): void => void found.set(`${at.join()} ${one.code}`, one);
  for (const ir of people) {
    const actions = [...allActions(ir)].filter((action) => measureOf(action) !== null);
    if (actions.length === 0) continue;
    const opened = new Set(actions.filter(opens).map(measureOf));
    for (const action of actions) {
      const measure = measureOf(action) as string;
      if (!opened.has(measure)) add(action.at, neverOpened(ir, action, measure, opened));
    }
    for (const body of allBodies(ir)) alreadyClosed({ ir, opened, text, add }, body);
    for (const measure of ir.measures)
      if (opened.has(measure.name))
        for (const part of conditionsOf(measure).flatMap((one) => [...eachPart(one)]))
          if (part.op === 'moment' && (part.name === 'end' || part.name === 'death')) add(part.at, unknownYet(ir, measure, part.name, part.at));
  }
  return [...found.values()];
}

/** The measure that a statement about gaps names; null for other statements. */
function measureOf({ verb, argument }: Action): string | null {
  return Object.hasOwn(careGapVerbs, verb) && argument?.op === 'text' ? argument.value : null;
}

function opens({ verb }: Action): boolean {
  return verbs[verb].makes === 'care_gaps';
}

/** Statements that act on a gap, and make nothing of it: they close it. */
function closes({ verb }: Action): boolean {
  return verbs[verb].makes === null;
}

function conditionsOf({ initial, denominator, exclusion, numerator }: Measure): Expression[] {
  return [initial, denominator, exclusion, numerator].filter((one) => one !== null);
}

function neverOpened(ir: Ir, { verb, argument }: Action, measure: string, opened: ReadonlySet<string | null>): Diagnostic {
  const [file, start, end] = (argument as Expression).at;
  const others = [...opened].filter((one) => one !== null);
  const suggestions = others.map((one) => replace(`write \`${one}\``, { start, end }, one, false));
  const details = { found: measure, examples: [`open_gap ${measure}`], suggestions };
  return diagnose(gapNeverOpened, ir.files[file]?.path ?? '', { start, end }, { verb, measure }, details);
}

interface Closures {
  readonly ir: Ir;
  readonly opened: ReadonlySet<string | null>;
  readonly text: (file: number) => string;
  readonly add: (at: At, one: Diagnostic) => void;
}

/** In one body, what follows a closure that always takes place. */
function alreadyClosed(of: Closures, body: readonly Step[]): void {
  const closed = new Set<string>();
  for (const step of body) {
    for (const inner of bodiesOf(step)) alreadyClosed(of, inner);
    if (step.kind !== 'action') continue;
    const { action } = step;
    const measure = measureOf(action);
    if (measure === null || !of.opened.has(measure)) continue;
    if (opens(action)) closed.delete(measure);
    else if (closed.has(measure)) reportClosed(of, action, measure);
    else if (closes(action) && action.when === null && action.chance === null) closed.add(measure);
  }
}

function reportClosed({ ir, text, add }: Closures, { verb, at }: Action, measure: string): void {
  const [file, start, end] = at;
  const suggestions = [replace('remove the statement', removalOf(text(file), { start, end }), '', false)];
  add(at, diagnose(gapAlreadyClosed, ir.files[file]?.path ?? '', { start, end }, { verb, measure }, { found: verb, suggestions }));
}

function unknownYet(ir: Ir, { name: measure }: Measure, name: string, [file, start, end]: At): Diagnostic {
  return diagnose(endInGuard, ir.files[file]?.path ?? '', { start, end }, { name, measure }, { found: name });
}
