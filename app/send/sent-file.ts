/** How far a run was sent: kept in a file after each answer, so that a later call continues there. */

import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { option } from '../../model/interface-terms.ts';
import { usage } from '../stop.ts';
import { isSystemError, systemWords } from '../system-errors.ts';
import { shown } from '../wording.ts';

export interface Sent {
  /** Which files, how large, and to whom: another feed does not fit. */
  readonly feed: string;
  readonly count: number;
  /** The last item that was answered. */
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

/** Whether a state is whole: the file is only believed where its numbers add up. */
function isState({ count, last, accepted, error, rejected }: Sent): boolean {
  const counts = [count, accepted, error, rejected];
  return counts.every((one) => Number.isSafeInteger(one) && one >= 0) && count === accepted + error + rejected && (last === null || typeof last === 'string');
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
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code === 'ENOENT') return nothing;
      // Sent once more from its beginning, the feed would arrive twice.
      throw usage(`cannot read ${shown(this.path)}: ${systemWords(error)}`, `use another file with ${option('state')}, or ${option('restart')} to start again`);
    }
    try {
      const sent = JSON.parse(text) as Sent | null;
      if (sent?.feed === feed && isState(sent)) return sent;
    } catch {
      // Reported below.
    }
    throw usage(`${shown(this.path)} is for another feed or receiver`, `use another file with ${option('state')}, or ${option('restart')} to start again`);
  }

  write(sent: Sent): void {
    const half = `${this.path}.${process.pid}`;
    rmSync(half, { force: true });
    writeFileSync(half, `${JSON.stringify(sent)}\n`, { flag: 'wx' });
    renameSync(half, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
