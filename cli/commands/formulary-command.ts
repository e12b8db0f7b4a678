/** `hsimc formulary check`: what a formulary says of a fill. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

interface FormularyFlags {
  readonly formulary: string;
  readonly request: string;
  readonly name?: string;
  readonly format: Format;
}

export const formulary: Declare = ({ root, run }) => {
  const group = root.command('formulary').description('decide about fills by the formularies of a file');
  group
    .command('check')
    .description('decide about a fill: rejects, or the price and who pays what, with each rule that was applied')
    .argument('<drug>', 'the drug, as the file names it, or RXNORM:code')
    .requiredOption('--formulary <file>', 'a .hsim file with a formulary')
    .requiredOption('--request <file>', 'JSON of the request, the person and the coverage; - reads standard input')
    .option('--name <name>', 'the formulary, where the file has several')
    .addOption(format())
    .action((drug: string, flags: FormularyFlags) => run(flags, () => check(drug, flags)));
};

/** 0: paid; 1: rejected. */
async function check(drug: string, { formulary: file, request, name, format: form }: FormularyFlags): Promise<number> {
  const [{ checkFormulary }, { fillData, fillText }] = await Promise.all([import('../../app/pharmacy/check-formulary.ts'), import('../view/fill-text.ts')]);
  const checked = checkFormulary(drug, file, name ?? null, request);
  print(form === 'json' ? `${JSON.stringify(fillData(checked), null, 1)}\n` : fillText(checked));
  return checked.decision.payment === null ? exitCode.diagnostics : exitCode.ok;
}
