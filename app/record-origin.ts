/** The line of the scenario, and the draws, that a record of a run comes from. */

import { lineStarts, positionAt, type SourceFile } from '../grammar/source-text.ts';
import type { At } from '../ir/expression.ts';
import { subject } from '../model/subject.ts';
import type { RunOptions } from '../runtime/plan/execution-plan.ts';
import { type Origin, whyRecord } from '../runtime/study/trace-record.ts';
import { serializer } from '../targets/json/serializer.ts';
import { running } from './read-cohort.ts';
import type { ReadScenario } from './read-scenario.ts';
import { runAgain } from './run-again.ts';
import type { Entry } from './scenario-files.ts';
import { Stop, usage } from './stop.ts';
import { shown } from './wording.ts';

export interface RecordOrigin {
  readonly origin: Origin;
  /** The record as canonical JSON has it: times and days as text. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Where a part of the scenario is, and its text on one line. */
  readonly placeOf: (at: At) => { readonly place: string; readonly text: string };
}

/**
 * @param wanted id of a record, or a FHIR reference such as `Observation/…`
 * @param open gives a scenario by its name
 * @param scenario its name, where it is not where it was
 */
export async function recordOrigin(folder: string, wanted: string, open: (name: string) => Entry, scenario?: string): Promise<RecordOrigin> {
  const { source, options } = await runAgain(folder, open, scenario);
  return originIn(source, options, wanted);
}

/**
 * The same for a scenario that was read, and the options of a run of it.
 * @param wanted id of a record, or a FHIR reference
 */
export function originIn(source: ReadScenario, options: RunOptions, wanted: string): RecordOrigin {
  const { ir } = source;
  if (ir === null) throw usage('the scenario does not compile', 'use the scenario as it was when the run was created');
  const id = wanted.replace(/^.*\//, '').toLowerCase();
  const origin = running(() => whyRecord(ir, options, id));
  if (origin === null)
    throw new Stop(
      'input',
      `this run has no record with the id ${shown(wanted)}`,
      'the id is in the field `id` of a record; FHIR resources of providers and organizations do not belong to a subject',
    );
  return { origin, record: written(origin), placeOf: (at) => placeOf(at, source) };
}

function written({ subject: one, kind, record }: Origin): Readonly<Record<string, unknown>> {
  const whole = JSON.parse(serializer(subject)(one)) as Readonly<Record<string, unknown>>;
  const records = (kind === 'patient' ? [whole['patient']] : whole[kind]) as readonly Readonly<Record<string, unknown>>[];
  return records.find(({ id }) => id === record['id']) ?? record;
}

/** Lines and columns of a place in the sources. */
function placeOf([file, start, end]: At, { ir, sources }: ReadScenario): { readonly place: string; readonly text: string } {
  const path = ir?.files[file]?.path ?? '';
  const source: SourceFile | undefined = sources.get(path);
  if (source === undefined) return { place: path, text: '' };
  const { line, column } = positionAt(lineStarts(source.text), start);
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  return { place: `${path}:${line}:${column}`, text: text.length > 140 ? `${text.slice(0, 139)}…` : text };
}
