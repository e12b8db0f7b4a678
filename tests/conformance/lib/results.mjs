/**
 * What each checker found of each kind of transaction, message and resource: `results/NAME.json`, which the page of targets shows. Written with `--update`; without it, a run
 * fails that reads a kind of the file no more, or finds another number of errors in it. How many were read is that of the run that wrote the file; a longer run may read more kinds.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const pathOf = (name) => fileURLToPath(new URL(`../results/${name}.json`, import.meta.url));

/** Counts what is read, by kind. */
export class Tally {
  #kinds = new Map();
  #checker = '';

  /** @param {string} checker its name and version */
  by(checker) {
    this.#checker = checker;
  }

  /** @param {string} kind @param {number} read @param {number} errors */
  add(kind, read, errors) {
    const known = this.#kinds.get(kind) ?? { read: 0, errors: 0 };
    this.#kinds.set(kind, { read: known.read + read, errors: known.errors + errors });
  }

  /** @param {import('./judges.d.mts').Checked} checked */
  result({ target, unit, unseen }) {
    const kinds = Object.fromEntries([...this.#kinds].filter(([, { read }]) => read > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
    return { target, checker: this.#checker, unit, kinds, unseen };
  }
}

/** Whether a run says what the file says: of each kind the same number of errors. */
function agrees(kept, { kinds, ...others }) {
  const { kinds: known, ...rest } = kept;
  return isDeepStrictEqual(rest, others) && Object.entries(known).every(([kind, { errors }]) => kinds[kind]?.errors === errors);
}

/**
 * The judge with its results compared or written.
 * @param {import('./judges.d.mts').Judge} judge
 * @returns {import('./judges.d.mts').Judge}
 */
export function recorded(judge) {
  const { checked, name } = judge;
  if (checked === undefined) return judge;
  return {
    ...judge,
    async judge(run) {
      const tally = new Tally();
      const well = await judge.judge({ ...run, tally });
      const result = tally.result(checked);
      const path = pathOf(name);
      if (run.update) writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
      const same = existsSync(path) && agrees(JSON.parse(readFileSync(path, 'utf8')), result);
      if (!same) console.log(`results/${name}.json differs: if that is meant, run again with --update.\n${JSON.stringify(result.kinds)}`);
      return well && same;
    },
  };
}
