/** How far a feed was sent: kept in a file after each acknowledgement, so that a later call goes on there. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';

export interface Sent {
  /** Which files, how large, and to whom: another feed does not fit. */
  readonly feed: string;
  readonly count: number;
  /** The last message that was acknowledged. */
  readonly last: string | null;
  readonly accepted: number;
  readonly error: number;
  readonly rejected: number;
}

export function identify(files: readonly string[], to: string): string {
  const hash = createHash('sha256').update(to);
  for (const file of files) hash.update(`\n${file}\t${statSync(file).size}`);
  return hash.digest('hex');
}

export class SentFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** What an earlier call sent of the same feed; nothing where there was none. */
  read(feed: string): Sent {
    const nothing: Sent = { feed, count: 0, last: null, accepted: 0, error: 0, rejected: 0 };
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      return nothing;
    }
    try {
      const sent = JSON.parse(text) as Sent;
      if (sent.feed === feed && Number.isInteger(sent.count)) return sent;
    } catch {
      // Said below.
    }
    throw usage(`${shown(this.path)} tells of another feed or receiver`, 'name another file with --state, or --restart to begin anew');
  }

  write(sent: Sent): void {
    const half = `${this.path}.${process.pid}`;
    writeFileSync(half, `${JSON.stringify(sent)}\n`);
    renameSync(half, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
