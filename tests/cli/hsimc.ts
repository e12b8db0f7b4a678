/** Driving the program as a process. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject } from 'vitest';

export const program = inject('program');

/** A folder for one file of tests, removed after them. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hsimc-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Around {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly node?: readonly string[];
}

/** A program that does not end is stopped, so that its test fails: nothing else can stop a test that waits for it. */
const STOP = { timeout: 600_000, killSignal: 'SIGKILL' } as const;

/** Nothing of the environment of the tests but where programs are found. */
const plain = { PATH: process.env['PATH'] ?? '' };

export function hsimc(words: readonly string[], { cwd, env, node = [] }: Around): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, program, ...words], {
    cwd,
    env: { ...plain, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    ...STOP,
  });
  return { code: status, out: stdout, err: stderr };
}

export function begin(words: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [program, ...words], { cwd, env: plain, stdio: 'ignore' });
}

/** A line of a shell in which `$HSIMC` is the program. */
export function shell(line: string, cwd: string): Ended {
  const env = { ...plain, HSIMC: `${process.execPath} ${program}` };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...STOP,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The root hash of a finished run. */
export function rootOf(folder: string): string {
  return readFileSync(join(folder, '_SUCCESS'), 'utf8').trim();
}

/** Paths of all files below a folder, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** What the program says of a mistake: calm, without a stack trace, and with something to go by. */
export function expectRefusal(ended: Ended, code: number, says: RegExp): void {
  expect({ code: ended.code, out: ended.out }, ended.err).toEqual({ code, out: '' });
  expect(ended.err).toMatch(says);
  expect(ended.err).not.toMatch(/^\s+at .*[:(]\d+|node:internal|\bundefined\b|\[object|NaN/m);
}
