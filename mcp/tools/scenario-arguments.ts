/** Arguments that name a scenario and a cohort of it. */
import { z } from 'zod';
import { readAsOf, SEEDS } from '../../app/run-values.ts';
import { type Entry, openFile, openLibraryScenario, openSource } from '../../app/scenario-files.ts';
import { usage } from '../../app/stop.ts';
import { shown } from '../../app/wording.ts';
import { MOST_SOURCE } from '../mcp-limits.ts';
import type { Workspace } from '../workspace.ts';

export const source = z.string().max(MOST_SOURCE).optional().describe('Text of a scenario; exactly one of source, path, scenario');
export const path = z.string().max(4096).optional().describe('A .hsim file in an allowed folder');
export const scenario = z.string().max(200).optional().describe('Of the library, such as patientsim/diabetes');
export const parameters = z
  .record(z.string().max(200), z.union([z.string().max(1000), z.number()]))
  .optional()
  .describe('Such as {"follow_up": "1 year"}');
export const seed = z.int().min(0).default(1).describe('Of all random numbers');
export const asOf = z.string().max(40).optional().describe('As-of date, such as 2025-06-30; default: that of the scenario');

export interface ScenarioArguments {
  readonly source?: string | undefined;
  readonly path?: string | undefined;
  readonly scenario?: string | undefined;
}

/** What a text that has no file is called in diagnostics. */
const UNNAMED = 'scenario.hsim';

/** @returns a function that opens the scenario */
export function scenarioOf({ source: text, path: file, scenario: name }: ScenarioArguments, { folders }: Workspace): () => Entry {
  const given = [text, file, name].filter((one) => one !== undefined).length;
  if (given !== 1)
    throw usage(
      given === 0 ? 'no scenario was given' : `source, path and scenario cannot be combined`,
      'give exactly one: `source` (text), `path` (a file), or `scenario` (a name that search_scenarios returned)',
    );
  if (text !== undefined) return () => openSource(text, UNNAMED, folders.first);
  if (name !== undefined) return () => openLibraryScenario(name);
  const real = folders.existing(file as string);
  return () => openFile(real, folders.name(real));
}

export function settingsOf(given: Readonly<Record<string, string | number>> | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(given ?? {}).map(([key, value]) => [key, String(value)]));
}

export function seedOf(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  throw usage(`${value} is not a seed`, `a seed is ${SEEDS}`);
}

export function asOfTime(text: string | undefined): { readonly asOf?: number } {
  if (text === undefined) return {};
  const reading = readAsOf(text);
  if ('asOf' in reading) return { asOf: reading.asOf };
  throw usage(`as_of ${shown(text)}: ${reading.problem}`, 'a date has the form 2025-06-30');
}
