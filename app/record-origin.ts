/** The line of the scenario, and the draws, that a record of a run comes from. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lineStarts, positionAt, type SourceFile } from '../grammar/source-text.ts';
import type { At } from '../ir/expression.ts';
import { action, option } from '../model/interface-terms.ts';
import { subject } from '../model/subject.ts';
import type { RunOptions } from '../runtime/plan/execution-plan.ts';
import { type Origin, whyRecord } from '../runtime/study/trace-record.ts';
import { serializer } from '../targets/json/serializer.ts';
import { MANIFEST, readHead } from './output/run-manifest.ts';
import { running } from './read-cohort.ts';
import { type ReadScenario, readScenario } from './read-scenario.ts';
import { readAsOf } from './run-values.ts';
import type { Entry } from './scenario-files.ts';
import { Stop, usage } from './stop.ts';
import { shown } from './wording.ts';

/** As far as manifests of this and earlier versions agree. */
interface RecordedInputs {
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly settings: readonly (readonly [string, string])[] | readonly { readonly name: string; readonly value: string }[];
  readonly seed: string;
  readonly count: number;
  readonly as_of: string;
}

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
  const inputs = inputsOf(folder);
  const name = scenario ?? inputs.sources[0].name;
  const settings = new Map(inputs.settings.map((one) => ('name' in one ? ([one.name, one.value] as const) : one)));
  const source = await readScenario(open(name), settings);
  if (source.ir === null) throw usage(`${shown(name)} does not compile`, 'use the scenario as it was when the run was created');
  const changed = inputs.sources.find(({ sha256 }) => !source.files.some((file) => file.sha256 === sha256));
  if (changed !== undefined)
    throw usage(`${shown(changed.name)} has changed since the run was created`, `give the original scenario: ${option('scenario', 'FILE')}`);
  const time = readAsOf(inputs.as_of);
  if ('problem' in time) throw unreadable(folder);
  return originIn(source, { seed: inputs.seed, count: inputs.count, asOf: time.asOf }, wanted);
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

function inputsOf(folder: string): RecordedInputs {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw usage(`${shown(folder)} contains no run`, `a run is a folder written by ${action(`compile … ${option('out', 'FOLDER')}`)}`);
  const head = readHead(file);
  if (head === null) throw unreadable(folder);
  return head.inputs;
}

function unreadable(folder: string): Stop {
  return usage(`cannot read the manifest of ${shown(folder)}`, `run ${action('verify')} for details`);
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
