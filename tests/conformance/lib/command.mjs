/** Runs another program to its end. */
import { spawn } from 'node:child_process';
import { ProgramFailed } from './program-failed.mjs';

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<{ status: number | null, signal: string | null, out: string, err: string, lacking: boolean }>}
 *   `lacking`: there is no such program
 */
export function command(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const out = [];
    const err = [];
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.on('data', (part) => err.push(part));
    const end = (status, signal, lacking) =>
      resolve({ status, signal, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8'), lacking });
    child.on('error', () => end(null, null, true));
    child.on('close', (status, signal) => end(status, signal, false));
  });
}

/**
 * Like `command`, of a program that must succeed.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @throws {ProgramFailed}
 */
export async function ran(program, args, options) {
  const end = await command(program, args, options);
  if (end.status !== 0) throw new ProgramFailed([program, ...args], end);
  return end;
}
