/** `hsimc adjudicate`: what a plan says of claims. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { day } from '../option-values.ts';
import { type Format, print } from '../terminal.ts';

interface AdjudicateFlags {
  readonly plan: string;
  readonly planName?: string;
  readonly effective?: number;
  readonly format: Format;
}

export const adjudicate: Declare = ({ root, run }) => {
  root
    .command('adjudicate')
    .description('adjudicate medical claims under a plan: payments, every adjustment, and each rule that was applied')
    .argument('<claims>', 'X12 (837), or JSON of the claims and the coverage; - reads standard input')
    .requiredOption('--plan <file>', 'a .hsim file with a plan')
    .option('--plan-name <name>', 'name of the plan, if the file has several')
    .option('--effective <date>', 'first day of coverage, for X12 (default: first day of the year of the first service)', day)
    .addOption(format())
    .action((claims: string, flags: AdjudicateFlags) => run(flags, () => decide(claims, flags)));
};

/** 0: decided; 1: decided, with findings. */
async function decide(claims: string, { plan, planName, effective, format: form }: AdjudicateFlags): Promise<number> {
  const [{ adjudicateClaims }, { decisionData, decisionsText }] = await Promise.all([
    import('../../app/benefits/adjudicate-claims.ts'),
    import('../../app/explain/decision-text.ts'),
  ]);
  const decided = adjudicateClaims(claims, plan, planName ?? null, effective ?? null);
  print(form === 'json' ? `${JSON.stringify(decisionData(decided), null, 1)}\n` : decisionsText(decided));
  return decided.findings.length + decided.reading.length > 0 ? exitCode.diagnostics : exitCode.ok;
}
