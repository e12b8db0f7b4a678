/** HS2: imports against the lock file. */
import { kind } from '../../grammar/diagnostic.ts';

export const lockDiffers = kind(
  'HS2060',
  'error',
  'Changed import',
  (_: { path: string; lock: string }) => `\`${_.path}\` has changed since \`${_.lock}\` was written; run \`hsimc lock\` to accept the change`,
);
export const notLocked = kind(
  'HS2061',
  'error',
  'Import missing from the lock file',
  (_: { path: string; lock: string }) => `\`${_.lock}\` has no entry for \`${_.path}\`; run \`hsimc lock\` to add it`,
);
export const badLock = kind(
  'HS2062',
  'error',
  'Malformed lock file',
  (_: { path: string; line: number }) => `line ${_.line} of \`${_.path}\` is not a hash followed by a path; run \`hsimc lock\` to rewrite the file`,
);
export const unreadLock = kind(
  'HS2063',
  'error',
  'Lock file cannot be read',
  (_: { path: string; why: string }) => `cannot read the lock file \`${_.path}\`: ${_.why}; delete it and run \`hsimc lock\` to write a new one`,
);
