/** `hsimc assemble`: blocks of a plan become a run. */
import { type Declare, format, quiet } from '../command-kit.ts';
import { progress } from '../progress-display.ts';
import type { Format } from '../terminal.ts';

interface AssembleFlags {
  readonly reportLoss?: boolean;
  readonly format: Format;
  readonly quiet?: boolean;
}

export const assemble: Declare = ({ root, run, worker }) => {
  root
    .command('assemble')
    .description('verify the blocks of a plan, and finish the run: shared files, manifest, _SUCCESS')
    .argument('<folder>', 'folder of all blocks of the plan')
    .option('--report-loss', 'list what each target left out or changed')
    .addOption(format())
    .addOption(quiet())
    .action((folder: string, flags: AssembleFlags) => run(flags, () => assembleCommand(folder, flags, worker)));
};

/** @param worker the program of a worker thread */
async function assembleCommand(folder: string, flags: AssembleFlags, worker: URL): Promise<number> {
  const [{ assembleBlocks, planOfFolder }, { conclude }, { onInterrupt }] = await Promise.all([
    import('../../app/shards/run-shards.ts'),
    import('./compile-run.ts'),
    import('../interrupt.ts'),
  ]);
  const plan = await planOfFolder(folder);
  const bar = progress('auto', plan.inputs.count, flags.quiet === true, false);
  const { order, result } = await assembleBlocks(plan, folder, worker, { progress: bar, interruptible: onInterrupt });
  return conclude(result, order.job.targets, order, flags);
}
