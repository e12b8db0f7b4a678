/** `hsimc dur run`: drug-utilization review of a history of fills. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const dur: Declare = ({ root, run }) => {
  const group = root.command('dur').description('drug-utilization review');
  group
    .command('run')
    .description('review each fill of a history against those before it, and against the person: interactions, duplications, doses, diseases, …')
    .argument('<history>', 'JSON of the person and their fills; - reads standard input')
    .addOption(format())
    .action((path: string, flags: { readonly format: Format }) => run(flags, () => review(path, flags.format)));
};

/** 0: nothing was found; 1: something was. */
async function review(path: string, form: Format): Promise<number> {
  const [{ libraryDrugs, runReview }, { reviewData, reviewText }] = await Promise.all([
    import('../../app/pharmacy/run-review.ts'),
    import('../../app/explain/fill-text.ts'),
  ]);
  const history = runReview(path, await libraryDrugs());
  print(form === 'json' ? `${JSON.stringify(reviewData(history), null, 1)}\n` : reviewText(history));
  return history.some(({ alerts }) => alerts.length > 0) ? exitCode.diagnostics : exitCode.ok;
}
