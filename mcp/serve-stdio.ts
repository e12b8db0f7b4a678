/** Serves one client over standard input and output. Standard output carries the protocol alone. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { serverFor } from './server-factory.ts';
import type { Workspace } from './workspace.ts';

/** Resolves when the client is gone, and all work has ended. */
export async function overStdio(workspace: Workspace, version: string): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error'] as const) process.stdin.once(event, resolve);
    process.stdout.once('error', resolve);
  });
  const onerror = (error: Error): void => {
    process.stderr.write(`hsimc: ${error.message.split('\n')[0]}\n`);
  };
  const served = serveStdio(() => serverFor(workspace, version), { onerror });
  await gone;
  await workspace.close();
  await served.close();
}
