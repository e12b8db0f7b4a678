#!/usr/bin/env node
/**
 * Begins the program. Everything else is loaded from here, so that an installation that is not whole, or a system that has no room for it, is told in one
 * line like any other trouble.
 */
import { existsSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);

/** Exit codes as in `exit.ts`, which may be what cannot be loaded. */
const OUTPUT = 5;
const BUG = 42;

function refuse(code: number, message: string, remedy: string): void {
  process.stderr.write(`hsimc: ${message}\n  ${remedy}\n`);
  process.exitCode = code;
}

/**
 * From Node 22.1 on V8 keeps the code that it compiled for the next start, in the user's own cache: a folder that others can write to would let them choose what
 * runs. Where nothing can be written, nothing is kept. Node itself reads `NODE_COMPILE_CACHE`, another folder, and `NODE_DISABLE_COMPILE_CACHE`.
 */
function keepCode(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  if (enableCompileCache === undefined || process.env['NODE_COMPILE_CACHE'] !== undefined || process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return;
  try {
    const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
    const folder = join(caches, 'hsimc');
    // One at a time: where the folder above cannot be there, Node tries without end to make all of them.
    for (const one of [caches, folder]) if (!existsSync(one)) mkdirSync(one, { mode: 0o700 });
    enableCompileCache(folder);
  } catch {
    // There is no home, or it is not for writing.
  }
}

if (major < 20 || (major === 20 && minor < 19)) refuse(BUG, `Node ${process.versions.node} is too old`, 'hsimc needs Node 20.19 or newer');
else {
  try {
    keepCode();
    const { main } = await import('./main.ts');
    // The worker's program is next to this one, bundled or not.
    await main(new URL(import.meta.url.endsWith('.ts') ? '../app/run/worker-main.ts' : './worker.js', import.meta.url));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EMFILE' || code === 'ENFILE') refuse(OUTPUT, 'too many files are open', 'allow more open files (`ulimit -n 1024`)');
    else refuse(BUG, `the installation is incomplete: ${message.split('\n')[0]}`, 'reinstall hsimc');
  }
}
