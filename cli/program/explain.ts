import { type Declare, format } from './kit.ts';

export const explain: Declare = ({ root, run }) => {
  root
    .command('explain')
    .description('explain a diagnostic or a rule of validate, with a wrong and a right example; without a code, list them all')
    .argument('[code]', 'code of a diagnostic or a rule, such as HS4001 or LAB-004')
    .addOption(format())
    .action((code, flags) => run(flags, async () => (await import('../commands/explain.ts')).explainCommand(code, flags)));
};
