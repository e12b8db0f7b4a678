/** `hsimc verify`: whether a run is as it was written. */
import { counted, megabytes } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { progress } from '../progress-display.ts';
import { type Format, print } from '../terminal.ts';

export const verify: Declare = ({ root, run }) => {
  root
    .command('verify')
    .description('verify the hashes of all files of a run')
    .argument('<folder>', 'output folder')
    .addOption(format())
    .addOption(quiet())
    .action((folder, flags) => run(flags, () => verifyCommand(folder, flags)));
};

/** Problems that are listed; the rest is counted. */
const MOST_LISTED = 100;

async function verifyCommand(folder: string, flags: { readonly format: Format; readonly quiet?: boolean }): Promise<number> {
  const { verifyRun } = await import('../../app/verify-run.ts');
  const { root, files, bytes, problems } = verifyRun(folder, (count) => progress('auto', count, flags.quiet === true, false));
  const valid = problems.length === 0;
  const listed = problems.slice(0, MOST_LISTED);
  const hidden = problems.length - listed.length;
  if (flags.format === 'json') print(`${JSON.stringify({ valid, root, files, bytes, problems: listed, hidden })}\n`);
  else if (!valid) print(`${[...listed, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('\n')}\n`);
  else if (flags.quiet !== true) print(`No problems found: ${counted(files, 'file')}, ${megabytes(bytes)}; manifest ${root.slice(0, 16)}\n`);
  return valid ? exitCode.ok : exitCode.diagnostics;
}
