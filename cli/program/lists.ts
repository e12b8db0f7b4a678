import { type Declare, format } from './kit.ts';

export const targets: Declare = ({ root, run }) => {
  root
    .command('targets')
    .description('list what can be written')
    .addOption(format())
    .action((flags) => run(flags, async () => (await import('../commands/targets.ts')).targetsCommand(flags)));
};

export const scenarios: Declare = ({ root, run }) => {
  root
    .command('scenarios')
    .description('list the scenarios of the library')
    .addOption(format())
    .action((flags) => run(flags, async () => (await import('../commands/scenarios.ts')).scenariosCommand(flags)));
};
