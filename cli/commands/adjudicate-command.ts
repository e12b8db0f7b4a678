/** `hsimc adjudicate`: what a plan says of claims. */
import { usage } from '../../app/stop.ts';
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { day } from '../option-values.ts';
import { type Format, print } from '../terminal.ts';

interface AdjudicateFlags {
  readonly plan: string;
  readonly planName?: string;
  readonly effective?: number;
  readonly responses?: string;
  readonly format: Format;
}

export const adjudicate: Declare = ({ root, run }) => {
  root
    .command('adjudicate')
    .description('adjudicate claims under a plan, medical ones or those of pharmacies: payments, every adjustment, and each rule that was applied')
    .argument('<claims>', 'X12 (837), NCPDP (B1, B2, B3), or JSON of the claims and the coverage; - reads standard input')
    .requiredOption('--plan <file>', 'a .hsim file with a plan')
    .option('--plan-name <name>', 'name of the plan, if the file has several')
    .option('--effective <date>', 'first day of coverage, for X12 and NCPDP (default: first day of the year of the first service)', day)
    .option('--responses <file>', 'also writes the answers to claims in NCPDP, as a batch')
    .addOption(format())
    .action((claims: string, flags: AdjudicateFlags) => run(flags, () => decide(claims, flags)));
};

/** 0: decided; 1: decided, with findings. */
async function decide(claims: string, flags: AdjudicateFlags): Promise<number> {
  const [{ inputText }, { isOfPharmacies }] = await Promise.all([import('../../app/read-json-input.ts'), import('../../app/pharmacy/claims-of-pharmacies.ts')]);
  const text = inputText(claims);
  return isOfPharmacies(text) ? decideFills(text, claims, flags) : decideMedical(text, claims, flags);
}

async function decideMedical(text: string, path: string, { plan, planName, effective, responses, format: form }: AdjudicateFlags): Promise<number> {
  if (responses !== undefined) throw notAnswered();
  const [{ adjudicateClaims }, { decisionData, decisionsText }] = await Promise.all([
    import('../../app/benefits/adjudicate-claims.ts'),
    import('../../app/explain/decision-text.ts'),
  ]);
  const decided = adjudicateClaims(text, path, plan, planName ?? null, effective ?? null);
  print(form === 'json' ? `${JSON.stringify(decisionData(decided), null, 1)}\n` : decisionsText(decided));
  return decided.findings.length + decided.reading.length > 0 ? exitCode.diagnostics : exitCode.ok;
}

async function decideFills(text: string, path: string, { plan, planName, effective, responses, format: form }: AdjudicateFlags): Promise<number> {
  const [{ adjudicateFills }, { decidedFillsData, decidedFillsText }, { responsesTo }, { rewriteFile }] = await Promise.all([
    import('../../app/pharmacy/adjudicate-fills.ts'),
    import('../../app/explain/decided-fills-text.ts'),
    import('../../app/pharmacy/fill-responses.ts'),
    import('../../app/rewrite-file.ts'),
  ]);
  const decided = adjudicateFills(text, path, plan, planName ?? null, effective ?? null);
  if (responses !== undefined && !decided.transmitted) throw notAnswered();
  if (responses !== undefined) rewriteFile(responses, responsesTo(decided));
  print(form === 'json' ? `${JSON.stringify(decidedFillsData(decided), null, 1)}\n` : decidedFillsText(decided));
  return decided.findings.length > 0 ? exitCode.diagnostics : exitCode.ok;
}

const notAnswered = () =>
  usage('only claims in NCPDP are answered with responses', 'leave out `--responses`; `--format json` prints the decisions about other claims as data');
