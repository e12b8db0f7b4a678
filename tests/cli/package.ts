/** Packs the program once for a test run, into a folder of its own: as it is installed, and apart from what a developer has built. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The program's file. */
    readonly program: string;
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hsimc-package-'));
  for (const part of ['package.json', 'scenarios', 'docs', 'skills']) cpSync(part, join(folder, part), { recursive: true });
  // Native packages are not bundled.
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['tools/build.mjs', join(folder, 'dist')]);
  provide('program', join(folder, 'dist', 'hsimc.js'));
  return () => rmSync(folder, { recursive: true, force: true });
}
