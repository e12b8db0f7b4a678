/** `hsimc explain`: the page of a diagnostic of scenarios, or of a rule of `hsimc validate`. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const explain: Declare = ({ root, run }) => {
  root
    .command('explain')
    .description('explain a diagnostic or a validation rule, with examples; without a code, list all of them')
    .argument('[code]', 'code of a diagnostic or a rule, such as HS4001 or LAB-004')
    .addOption(format())
    .action((code, flags) => run(flags, () => explainCommand(code, flags)));
};

async function explainCommand(code: string | undefined, flags: { readonly format: Format }): Promise<number> {
  const { allCodes, explainCode } = await import('../../app/explain-code.ts');
  const answer = code === undefined ? allCodes() : explainCode(code);
  if (flags.format === 'json') print(`${JSON.stringify(answer)}\n`);
  else if ('page' in answer) print(answer.page);
  else print(answer.map((kind) => `${kind.code.padEnd(10)}  ${kind.severity.padEnd(7)}  ${kind.title}\n`).join(''));
  return exitCode.ok;
}
