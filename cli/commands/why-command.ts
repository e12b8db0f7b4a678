/** `hsimc why`: the line of the scenario, and the draws, that a record of a run comes from. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const why: Declare = ({ root, run }) => {
  root
    .command('why')
    .description('show the scenario line, the draws and the decisions behind a record')
    .argument('<folder>', 'output folder of a run')
    .requiredOption('--id <id>', 'id of a record, or a FHIR reference such as Observation/…')
    .option('--scenario <file>', 'path of the scenario, if it has moved')
    .addOption(format())
    .action((folder, flags) => run(flags, () => whyCommand(folder, flags)));
};

async function whyCommand(folder: string, flags: { readonly id: string; readonly scenario?: string; readonly format: Format }): Promise<number> {
  const [{ recordOrigin }, { openEntry }, { originData, originText }] = await Promise.all([
    import('../../app/record-origin.ts'),
    import('../../app/scenario-files.ts'),
    import('../../app/explain/origin-text.ts'),
  ]);
  const found = await recordOrigin(folder, flags.id, openEntry, flags.scenario);
  print(flags.format === 'json' ? `${JSON.stringify(originData(found))}\n` : `${originText(found)}\n`);
  return exitCode.ok;
}
