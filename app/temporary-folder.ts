/** A folder for what a command needs for as long as it works. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inUse = new Set<string>();

/** @param name what its name begins with */
export async function withTemporaryFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), name));
  inUse.add(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    inUse.delete(folder);
  }
}

/** Removes those in use: the process ends before the work does. */
export function removeTemporaryFolders(): void {
  for (const folder of inUse) rmSync(folder, { recursive: true, force: true });
}
