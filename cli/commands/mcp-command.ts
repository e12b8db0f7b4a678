/** `hsimc mcp`: a server of the Model Context Protocol. */
import { MOST_SUBJECTS } from '../../app/run-values.ts';
import { usage } from '../../app/stop.ts';
import type { Declare } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { clearing } from '../interrupt.ts';
import { wholeNumber } from '../option-values.ts';

const folders = (folder: string, so: readonly string[]): string[] => [...so, folder];

export const mcp: Declare = ({ root, run, worker }) => {
  root
    .command('mcp')
    .description('serve the Model Context Protocol: tools for language models, over standard input and output or HTTP')
    .option(
      '--dir <folder>',
      'folder that tools may read and write; can be repeated. Runs are kept in .hsim of the first (default: none, and runs are lost at the end)',
      folders,
      [],
    )
    .option('--read-only', 'no tools that make runs or write files')
    .option('--max-count <number>', 'largest number of subjects of a run', wholeNumber('the number of subjects', 1, MOST_SUBJECTS), 1_000_000)
    .option('--http <port>', 'serve Streamable HTTP on 127.0.0.1 instead of standard input and output', wholeNumber('a port', 0, 65_535))
    .action((flags: McpFlags) => run({}, () => mcpCommand(flags, worker)));
};

interface McpFlags {
  readonly dir: readonly string[];
  readonly readOnly?: boolean;
  readonly maxCount: number;
  readonly http?: number;
}

async function mcpCommand({ dir, readOnly, maxCount, http }: McpFlags, worker: URL): Promise<number> {
  if (dir.includes('')) throw usage('--dir needs a folder name');
  const [{ Workspace }, { version }, { withTemporaryFolder, removeTemporaryFolders }] = await Promise.all([
    import('../../mcp/workspace.ts'),
    import('../../app/package-root.ts'),
    import('../../app/temporary-folder.ts'),
  ]);
  const serve = async (all: readonly string[]): Promise<void> => {
    const workspace = new Workspace({ folders: all, readOnly: readOnly === true, maxCount, worker });
    const clear = (): void => {
      workspace.discard();
      removeTemporaryFolders();
    };
    await clearing(clear, async () => {
      if (http === undefined) await (await import('../../mcp/serve-stdio.ts')).overStdio(workspace, version());
      else await (await import('../../mcp/serve-http.ts')).overHttp(workspace, version(), http);
    });
  };
  // Without a folder there is a private one for as long as the server runs.
  if (dir.length > 0) await serve(dir);
  else await withTemporaryFolder('hsimc-mcp-', (folder) => serve([folder]));
  return exitCode.ok;
}
