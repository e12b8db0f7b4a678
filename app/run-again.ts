/** The scenario and the options of a run, read again by its manifest: the same records can be made of them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { action, option } from '../model/interface-terms.ts';
import type { RunOptions } from '../runtime/plan/execution-plan.ts';
import { MANIFEST, type ManifestHead, readHead } from './output/run-manifest.ts';
import { type ReadScenario, readToRun } from './read-scenario.ts';
import { readAsOf } from './run-values.ts';
import type { Entry } from './scenario-files.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

/** As far as manifests of this and earlier versions agree. */
interface RecordedInputs {
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly settings: readonly (readonly [string, string])[] | readonly { readonly name: string; readonly value: string }[];
  readonly seed: string;
  readonly count: number;
  readonly as_of: string;
}

export interface RunAgain {
  readonly head: ManifestHead;
  readonly source: ReadScenario;
  readonly options: RunOptions;
}

/**
 * @param open gives a scenario by its name
 * @param scenario its name, where it is not where it was
 * @throws Stop where there is no run, or where the scenario is not as it was
 */
export async function runAgain(folder: string, open: (name: string) => Entry, scenario?: string): Promise<RunAgain> {
  const head = headOf(folder);
  const inputs: RecordedInputs = head.inputs;
  const name = scenario ?? inputs.sources[0].name;
  const settings = new Map(inputs.settings.map((one) => ('name' in one ? ([one.name, one.value] as const) : one)));
  const source = await readToRun(open(name), settings);
  if (source.ir === null) throw usage(`${shown(name)} does not compile`, 'use the scenario as it was when the run was created');
  const changed = inputs.sources.find(({ sha256 }) => !source.files.some((file) => file.sha256 === sha256));
  if (changed !== undefined)
    throw usage(`${shown(changed.name)} has changed since the run was created`, `give the original scenario: ${option('scenario', 'FILE')}`);
  const time = readAsOf(inputs.as_of);
  if ('problem' in time) throw unreadable(folder);
  return { head, source, options: { seed: inputs.seed, count: inputs.count, asOf: time.asOf } };
}

function headOf(folder: string): ManifestHead {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw usage(`${shown(folder)} contains no run`, `a run is a folder written by ${action(`compile … ${option('out', 'FOLDER')}`)}`);
  const head = readHead(file);
  if (head === null) throw unreadable(folder);
  return head;
}

function unreadable(folder: string) {
  return usage(`cannot read the manifest of ${shown(folder)}`, `run ${action('verify')} for details`);
}
