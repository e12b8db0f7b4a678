import { Argument } from 'commander';
import type { Declare } from './kit.ts';

export const completion: Declare = ({ root, run }) => {
  root
    .command('completion')
    .description('print a script by which a shell completes hsimc: eval "$(hsimc completion bash)"')
    .addArgument(new Argument('<shell>', 'shell').choices(['bash', 'zsh', 'fish']))
    .action((shell) => run({}, async () => (await import('../commands/completion.ts')).completionCommand(root, shell)));
};
