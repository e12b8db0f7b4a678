/** A scenario → every diagnostic, and what the scenario holds. */
import { type GivenSettings, type ReadScenario, readScenario } from './read-scenario.ts';
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
  const read = await readScenario(entry, settings);
  const { ir } = read;
  if (ir === null) return { ...read, holds: null };
  // Runs of flows begin with an event of their own, and so do threads.
  const begun = ir.flows.filter(({ start }) => start < ir.events.length).length;
  const holds = {
    events: ir.events.length - ir.threads.length - begun,
    threads: ir.threads.length,
    codes: ir.concepts.length,
    axes: ir.axes.length,
    expectations: ir.expectations.length,
  };
  return { ...read, holds };
}
