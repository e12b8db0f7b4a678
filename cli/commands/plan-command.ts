/** `hsimc plan`: all that decides the bytes of a run, for blocks that are made apart. */
import type { RunRequest } from '../../app/compile-scenario.ts';
import { type Declare, format, quiet, SCENARIO } from '../command-kit.ts';
import type { Format } from '../terminal.ts';
import { blockSize, cohortOptions, most } from './compile-command.ts';

/** Next to these, the options of targets. */
export interface PlanFlags extends Pick<RunRequest, 'count' | 'members' | 'seed' | 'set' | 'asOf' | 'since' | 'blockSize'>, Readonly<Record<string, unknown>> {
  readonly target: readonly string[];
  readonly out?: string;
  /** Bytes that may be written. */
  readonly most: number;
  readonly format: Format;
  readonly quiet?: boolean;
}

export const plan: Declare = async ({ root, run, worker, words }) => {
  const command = cohortOptions(
    root.command('plan').description('write the plan of a run, whose blocks can be made on several machines').argument('<file>', SCENARIO),
  )
    .option('-o, --out <file>', 'write the plan to this file (default: the name of the scenario, with .plan.json)')
    .addOption(blockSize())
    .addOption(most())
    .addOption(format())
    .addOption(quiet());
  if (words.includes('plan') || words.includes('completion')) (await import('../target-options.ts')).addTargetOptions(command);
  command.action((file: string, flags: PlanFlags) => run(flags, async () => (await import('./plan-run.ts')).planRun(file, flags, worker)));
};
