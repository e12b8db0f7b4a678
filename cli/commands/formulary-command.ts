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
  const group = root.command('formulary').description('check fills against the formularies of a file');
  group
    .command('check')
    .description('check one fill: its rejects, or its price and who pays, with each rule that was applied')
    .argument('<drug>', 'row of the drug in the file, such as rx.metformin, or RXNORM:code')
    .requiredOption('--formulary <file>', 'a .hsim file with a formulary')
    .requiredOption('--request <file>', 'JSON of the request, the person and the coverage; - reads standard input')
    .option('--name <name>', 'name of the formulary, if the file has several')
    .addOption(format())
    .action((drug: string, flags: FormularyFlags) => run(flags, () => check(drug, flags)));
};

/** 0: paid; 1: rejected. */
async function check(drug: string, { formulary: file, request, name, format: form }: FormularyFlags): Promise<number> {
  const [{ checkFormulary }, { fillData, fillText }] = await Promise.all([
    import('../../app/pharmacy/check-formulary.ts'),
    import('../../app/explain/fill-text.ts'),
  ]);
  const checked = checkFormulary(drug, file, name ?? null, request);
  print(form === 'json' ? `${JSON.stringify(fillData(checked), null, 1)}\n` : fillText(checked));
  return checked.decision.payment === null ? exitCode.diagnostics : exitCode.ok;
}
