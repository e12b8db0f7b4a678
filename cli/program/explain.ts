import { type Declare, format } from './kit.ts';

export const explain: Declare = ({ root, run }) => {
  root
    .command('explain')
    .description('explain a diagnostic, with a wrong and a right example; without a code, list them all')
    .argument('[code]', 'code of a diagnostic, such as HS4001')
    .addOption(format())
    .action((code, flags) => run(flags, async () => (await import('../commands/explain.ts')).explainCommand(code, flags)));
};
