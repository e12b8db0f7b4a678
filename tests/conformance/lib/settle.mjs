/** Moves a folder that is whole to its place. Where another run was faster, its folder stays and this one goes. */
import { existsSync, renameSync, rmSync } from 'node:fs';

export function settle(half, whole) {
  try {
    renameSync(half, whole);
  } catch (error) {
    if (!existsSync(whole)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}
