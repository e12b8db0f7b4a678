/** Progress of long work: a bar on a terminal, JSON events on request, silence in a pipe. Always on standard error. */

export type ProgressMode = 'auto' | 'bar' | 'json' | 'none';

export interface Progress {
  /** Blocks done so far, with the subjects in them. */
  update(subjects: number, bytes: number): void;
  end(): void;
}

const WIDTH = 30;
const silence: Progress = { update: () => {}, end: () => {} };

export function progress(mode: ProgressMode, total: number, quiet: boolean): Progress {
  if (mode === 'json') return events(total);
  if (mode === 'none' || quiet || (mode === 'auto' && !process.stderr.isTTY)) return silence;
  return bar(total);
}

function events(total: number): Progress {
  return {
    update: (subjects, bytes) => {
      process.stderr.write(`${JSON.stringify({ event: 'progress', subjects, of: total, bytes })}\n`);
    },
    end: () => {
      process.stderr.write(`${JSON.stringify({ event: 'end', of: total })}\n`);
    },
  };
}

function bar(total: number): Progress {
  const started = Date.now();
  let shown = false;
  return {
    update: (subjects, bytes) => {
      const share = total === 0 ? 1 : subjects / total;
      const filled = Math.round(share * WIDTH);
      const seconds = Math.max((Date.now() - started) / 1000, 0.001);
      const rate = Math.round(subjects / seconds);
      process.stderr.write(`\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${subjects}/${total}  ${rate}/s  ${megabytes(bytes)}`);
      shown = true;
    },
    end: () => {
      if (shown) process.stderr.write('\r\u001b[2K');
    },
  };
}

export function megabytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
