/** The verdict of one judge. A judge that fails by itself is a verdict too, so that the others still run. */
import { Lacking } from './lacking.mjs';
import { ProgramFailed } from './program-failed.mjs';

/**
 * @param {import('./judges.d.mts').Judge} judge
 * @param {Parameters<import('./judges.d.mts').Judge['judge']>[0]} run
 * @param {(line: string) => void} log
 * @returns {Promise<{ name: string, word: string, seconds?: number }>}
 */
export async function verdict({ name, sees, judge }, run, log = console.log) {
  log(`\n== ${name}: ${sees}`);
  const start = performance.now();
  const ended = (word) => ({ name, word, seconds: Math.round((performance.now() - start) / 1000) });
  try {
    return ended((await judge(run)) ? 'passed' : 'FAILED');
  } catch (error) {
    if (error instanceof Lacking) return { name, word: `LEFT OUT: ${error.message}` };
    log(`FAILED: ${reason(error)}`);
    return ended('FAILED');
  }
}

/** Of an error of the judge's own code also where it arose; of a program that failed the place says nothing. */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  const place = error instanceof ProgramFailed ? undefined : /^\s+at (.+)$/m.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.message : `${error.message} (${place})`;
}
