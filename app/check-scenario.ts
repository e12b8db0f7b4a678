/** A scenario → every diagnostic, and what the scenario holds. */
import { type Ir, irsOfPeople, type Step } from '../ir/definition.ts';
import { type GivenSettings, type ReadScenario, readToRun } from './read-scenario.ts';
import type { Entry } from './scenario-files.ts';

/** How much of each there is. */
export interface Holdings {
  readonly events: number;
  readonly threads: number;
  readonly codes: number;
  readonly axes: number;
  readonly expectations: number;
}

export interface CheckedScenario extends ReadScenario {
  /** Null where there are errors. */
  readonly holds: Holdings | null;
}

export async function checkScenario(entry: Entry, settings: GivenSettings): Promise<CheckedScenario> {
  const read = await readToRun(entry, settings);
  const { ir } = read;
  if (ir === null) return { ...read, holds: null };
  const people = irsOfPeople(ir);
  // Two kinds of patients of one profile have the same events.
  const count = (names: (one: Ir) => readonly string[]): number => new Set(people.flatMap(names)).size;
  const holds = {
    events: count(eventsOf),
    threads: count(({ threads, events }) => threads.map(({ event }) => events[event].path)),
    codes: ir.concepts.length,
    axes: ir.axes.length,
    expectations: ir.expectations.length,
  };
  return { ...read, holds };
}

/** Events as they are written, those in the visits of others among them. Runs of flows begin with an event of their own, and so do threads; a question to a payer is part of an event. */
function eventsOf(ir: Ir): string[] {
  const begun = new Set([...ir.flows.flatMap(({ start, asked }) => (asked === true ? [] : [start])), ...ir.threads.map(({ event }) => event)]);
  const inserted = new Set<number>();
  for (const { body, replacements } of ir.events)
    for (const steps of [body, ...replacements.map((one) => one.body)]) for (const mark of happenings(steps)) inserted.add(mark);
  const own = ir.events.flatMap(({ path }, id) => (begun.has(id) ? [] : [path]));
  return [...own, ...[...inserted].map((mark) => ir.marks[mark].path)];
}

/** The marks that steps set. */
function* happenings(steps: readonly Step[]): Generator<number> {
  for (const step of steps)
    if (step.kind === 'happen') yield step.mark;
    else if (step.kind === 'if') yield* happenings([...step.yes, ...step.no]);
    else if (step.kind === 'branch') for (const arm of step.arms) yield* happenings(arm.body);
    else if (step.kind === 'action') yield* happenings(step.action.body);
}
