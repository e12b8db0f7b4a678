/** How the program ends. */

export const exitCode = {
  ok: 0,
  /** Diagnostics, or expectations that failed. */
  diagnostics: 1,
  usage: 2,
  /** The output could not be written. */
  output: 5,
  /** A fault of this program. */
  bug: 42,
} as const;

/** Ends the command with one line and a code; never a stack trace. */
export class Stop extends Error {
  readonly code: number;
  /** What to do about it, on a line of its own. */
  readonly remedy: string | null;

  constructor(code: number, message: string, remedy: string | null = null) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

export function usage(message: string, remedy: string | null = null): Stop {
  return new Stop(exitCode.usage, message, remedy);
}

/** What the operating system said, in words. */
export function systemWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException)?.code;
  const words: Readonly<Record<string, string>> = {
    ENOSPC: 'no space left on the device',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file would be larger than is allowed',
    EROFS: 'the file system is read-only',
    EACCES: 'permission denied',
    EPERM: 'the operation is not permitted',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of the path is not a folder',
    EISDIR: 'it is a folder',
    EMFILE: 'too many files are open',
    ENFILE: 'too many files are open',
    ENAMETOOLONG: 'the name is too long',
    EEXIST: 'it exists already',
    ELOOP: 'too many symbolic links',
    EIO: 'the device reported an error',
  };
  return (code === undefined ? undefined : words[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** An error of the operating system while output was written. */
export function outputStop(path: string, error: unknown): Stop {
  if (error instanceof Stop) return error;
  return new Stop(exitCode.output, `cannot write ${path}: ${systemWords(error)}`);
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && /^E[A-Z0-9]+$/.test((error as NodeJS.ErrnoException).code ?? '')
  );
}
