/** Progress of long work: a bar on a terminal, JSON events on request, silence in a pipe. Always on standard error. */
import { isatty } from 'node:tty';
import { type Progress, unwatched } from '../app/run/run-order.ts';
import { counted, megabytes } from '../app/wording.ts';
import { complain, complainExactly } from './terminal.ts';

export type ProgressMode = 'auto' | 'bar' | 'json' | 'none';

/**
 * @param toScreen whether the data themselves go to the terminal, which a bar would tear apart
 * @param amount how a number of what is done is written
 */
export function progress(mode: ProgressMode, total: number, quiet: boolean, toScreen: boolean, amount: (done: number) => string = String): Progress {
  switch (mode) {
    case 'json':
      return events(total);
    case 'bar':
      return bar(total, amount);
    case 'none':
      return unwatched;
    case 'auto':
      return quiet || toScreen || !isatty(2) || process.env['TERM'] === 'dumb' ? unwatched : bar(total, amount);
  }
}

function events(total: number): Progress {
  let subjects = 0;
  let bytes = 0;
  let ended = false;
  const say = (event: 'progress' | 'end', more: object = {}): void => complain(`${JSON.stringify({ event, subjects, of: total, bytes, ...more })}\n`);
  return {
    shown: true,
    update: (nowSubjects, nowBytes) => {
      if (nowSubjects === subjects && nowBytes === bytes) return;
      subjects = nowSubjects;
      bytes = nowBytes;
      say('progress');
    },
    end: (outcome) => {
      if (!ended) say('end', { outcome });
      ended = true;
    },
  };
}

const WIDTH = 30;
const ERASE = '\r\u001b[2K';

/** Milliseconds between two pictures of a bar. */
const REDRAW = 100;

function bar(total: number, amount: (done: number) => string): Progress {
  const [full, empty] = isUtf8() ? ['█', '░'] : ['#', '.'];
  const started = Date.now();
  let drawn = '';
  let drawnAt = 0;
  return {
    shown: true,
    update: (subjects, bytes) => {
      const now = Date.now();
      if (drawn !== '' && now - drawnAt < REDRAW) return;
      drawnAt = now;
      const share = total === 0 ? 1 : Math.min(1, subjects / total);
      const filled = Math.round(share * WIDTH);
      const seconds = Math.max((now - started) / 1000, 0.001);
      const parts = [
        `${full.repeat(filled)}${empty.repeat(WIDTH - filled)} ${amount(subjects)}/${amount(total)}`,
        `${amount(Math.round(subjects / seconds))}/s`,
      ];
      if (bytes > 0) parts.push(megabytes(bytes));
      if (subjects > 0 && subjects < total && seconds > 2) parts.push(`about ${remaining((seconds / subjects) * (total - subjects))} left`);
      // A line that is wrapped could not be erased. Some terminals say that they have no columns.
      const line = parts.join('  ').slice(0, Math.max(1, (process.stderr.columns || 80) - 1));
      if (line === drawn) return;
      drawn = line;
      complainExactly(`${ERASE}${line}`);
    },
    end: () => {
      if (drawn !== '') complainExactly(ERASE);
      drawn = '';
    },
  };
}

function remaining(seconds: number): string {
  return seconds < 90
    ? counted(Math.ceil(seconds), 'second')
    : seconds < 5400
      ? counted(Math.round(seconds / 60), 'minute')
      : counted(Math.round(seconds / 3600), 'hour');
}

/** Whether the terminal writes UTF-8, by the variables that decide it (POSIX, 8.2). */
function isUtf8(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
