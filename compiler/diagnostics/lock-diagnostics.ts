/** HS2: imports against the lock file. */
import { kind } from '../../grammar/diagnostic.ts';

export const lockDiffers = kind(
  'HS2060',
  'error',
  'An import that changed',
  (_: { path: string; lock: string }) => `\`${_.path}\` is not the file that \`${_.lock}\` was written for; \`hsimc lock\` takes it as it is now`,
);
export const notLocked = kind(
  'HS2061',
  'error',
  'An import that the lock file does not name',
  (_: { path: string; lock: string }) => `\`${_.lock}\` does not name \`${_.path}\`; \`hsimc lock\` adds it`,
);
export const badLock = kind(
  'HS2062',
  'error',
  'A lock file that cannot be read',
  (_: { path: string; line: number }) => `line ${_.line} of \`${_.path}\` is not a hash and a path; \`hsimc lock\` writes the file anew`,
);
export const unreadLock = kind(
  'HS2063',
  'error',
  'A lock file that cannot be opened',
  (_: { path: string; why: string }) => `\`${_.path}\` cannot be read: ${_.why}; \`hsimc lock\` writes a new one once it is removed`,
);
