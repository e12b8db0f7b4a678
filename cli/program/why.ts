import { type Declare, format } from './kit.ts';

export const why: Declare = ({ root, run }) => {
  root
    .command('why')
    .description('name the line of the scenario, and the draws, that a record comes from')
    .argument('<folder>', 'output folder of a run')
    .requiredOption('--id <id>', 'id of a record, or a FHIR reference such as Observation/…')
    .option('--scenario <file>', 'the scenario, where it is not where it was')
    .addOption(format())
    .action((folder, flags) => run(flags, async () => (await import('../commands/why.ts')).whyCommand(folder, flags)));
};
