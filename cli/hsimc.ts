#!/usr/bin/env node
/**
 * Begins the program. Everything else is loaded from here, so that an installation that is not whole, or a system that has no room for it, is told in one
 * line like any other trouble.
 */
const [major, minor] = process.versions.node.split('.').map(Number);

/** Exit codes as in `exit.ts`, which may be what cannot be loaded. */
const OUTPUT = 5;
const BUG = 42;

function refuse(code: number, message: string, remedy: string): void {
  process.stderr.write(`hsimc: ${message}\n  ${remedy}\n`);
  process.exitCode = code;
}

if (major < 20 || (major === 20 && minor < 19)) refuse(BUG, `Node ${process.versions.node} is too old`, 'hsimc needs Node 20.19 or newer');
else {
  try {
    const { main } = await import('./main.ts');
    // The worker's program is next to this one, bundled or not.
    await main(new URL(import.meta.url.endsWith('.ts') ? '../app/run/worker-main.ts' : './worker.js', import.meta.url));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EMFILE' || code === 'ENFILE') refuse(OUTPUT, 'too many files are open', 'allow more open files (`ulimit -n 1024`)');
    else refuse(BUG, `the installation is incomplete: ${message.split('\n')[0]}`, 'reinstall hsimc');
  }
}
