/**
 * A folder of finished runs, each under its id:
 *
 *   r-3f9c0d1e77ab/run.json     what `describe` adds to the manifest
 *   r-3f9c0d1e77ab/plan.json    the plan (IR)
 *   r-3f9c0d1e77ab/source.json  the texts that it was compiled from
 *   r-3f9c0d1e77ab/data/        the records, with their manifest
 *   .new-r-3f9c0d1e77ab-…       a run that is being made: it gets its name when it is whole
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../grammar/source-text.ts';
import { SUCCESS } from '../output/output-folder.ts';
import { MANIFEST, type ManifestHead, readHead } from '../output/run-manifest.ts';
import { type ReadScenario, readScenario } from '../read-scenario.ts';
import { Stop, usage } from '../stop.ts';
import { shown } from '../wording.ts';
import { isRunId } from './run-id.ts';

/** Runs that an error message lists. */
const LISTED = 5;

/** What is kept of a run next to its records. */
export interface KeptFacts {
  readonly run: string;
  readonly plan: string;
  /** What to look at, as one line each. */
  readonly warnings: readonly string[];
}

/** The texts of a run: for the places of its records, and to compile nothing again. */
interface KeptSource {
  readonly files: ReadScenario['files'];
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly texts: readonly SourceFile[];
}

export class RunShelf {
  readonly folder: string;
  /** Those of this process that are not published. */
  readonly #staged = new Set<string>();
  #swept = false;
  #count = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Ids of the finished runs, the newest first. */
  list(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    const made = readdirSync(this.folder)
      .filter((name) => isRunId(name) && this.has(name))
      .map((name) => ({ name, time: statSync(join(this.folder, name, 'run.json')).mtimeMs }));
    return made.sort((a, b) => b.time - a.time || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
  }

  has(run: string): boolean {
    return existsSync(join(this.folder, run, 'run.json')) && existsSync(join(this.dataOf(run), SUCCESS));
  }

  /** The folder of the records of a run. */
  dataOf(run: string): string {
    return join(this.folder, run, 'data');
  }

  /** @throws Stop where there is no such run, or not any more */
  require(run: string): string {
    if (isRunId(run) && this.has(run)) return run;
    const known = this.list().slice(0, LISTED);
    throw usage(
      `there is no run ${shown(run)}${isRunId(run) ? '; it may have been deleted' : ''}`,
      known.length > 0 ? `the last runs: ${known.join(', ')}; the same request with the same seed makes the same run again` : 'no run has been made yet',
    );
  }

  facts(run: string): KeptFacts {
    return this.#json<KeptFacts>(run, 'run.json');
  }

  head(run: string): ManifestHead {
    const head = readHead(join(this.dataOf(run), MANIFEST));
    if (head === null) throw damaged(run);
    return head;
  }

  plan(run: string): string {
    try {
      return readFileSync(join(this.folder, run, 'plan.json'), 'utf8');
    } catch {
      throw damaged(run);
    }
  }

  /** The plan with a hash, of any run. */
  planOf(hash: string): string {
    const run = this.list().find((one) => this.facts(one).plan === hash);
    if (run === undefined) throw usage(`no run has the plan ${shown(hash)}`, 'plans are kept with their runs');
    return this.plan(run);
  }

  /** The scenario of a run as it was read then. */
  async scenario(run: string): Promise<ReadScenario & { readonly settings: ReadonlyMap<string, string> }> {
    const text = this.plan(run);
    const { files, settings, texts } = this.#json<KeptSource>(run, 'source.json');
    const host = { read: () => ({ problem: 'a plan imports nothing' }), data: () => ({ problem: 'a plan reads nothing' }) };
    const sha256 = createHash('sha256').update(text).digest('hex');
    const read = await readScenario({ text: { path: 'plan.json', text, sha256 }, host, folder: null }, new Map());
    return { ...read, files, sources: new Map(texts.map((one) => [one.path, one])), settings: new Map(settings) };
  }

  /** A private folder for a run that is being made. Those of processes that are gone are removed first. */
  stage(run: string): string {
    mkdirSync(this.folder, { recursive: true });
    this.#sweep();
    const staging = join(this.folder, `.new-${run}-${process.pid}-${this.#count++}`);
    mkdirSync(staging);
    this.#staged.add(staging);
    return staging;
  }

  /** Writes what is kept of a run next to its records, and gives it its name. Where another process was faster, its run is the same one. */
  publish(staging: string, facts: KeptFacts, plan: object, { files, sources }: ReadScenario, settings: ReadonlyMap<string, string>): void {
    const source: KeptSource = { files, settings: [...settings], texts: [...sources.values()].map(({ path, text }) => ({ path, text })) };
    writeFileSync(join(staging, 'plan.json'), `${JSON.stringify(plan)}\n`);
    writeFileSync(join(staging, 'source.json'), `${JSON.stringify(source)}\n`);
    writeFileSync(join(staging, 'run.json'), `${JSON.stringify(facts)}\n`);
    const final = join(this.folder, facts.run);
    try {
      if (!this.has(facts.run)) rmSync(final, { recursive: true, force: true });
      renameSync(staging, final);
      this.#staged.delete(staging);
    } catch (error) {
      if (!this.has(facts.run)) throw error;
      this.drop(staging);
    }
  }

  /** Removes a private folder whose run was not finished. */
  drop(staging: string): void {
    rmSync(staging, { recursive: true, force: true });
    this.#staged.delete(staging);
  }

  /** Removes all of them: the process ends before the work does. */
  discard(): void {
    for (const staging of this.#staged) this.drop(staging);
  }

  #json<T>(run: string, name: string): T {
    try {
      return JSON.parse(readFileSync(join(this.folder, run, name), 'utf8')) as T;
    } catch {
      throw damaged(run);
    }
  }

  #sweep(): void {
    if (this.#swept) return;
    this.#swept = true;
    for (const name of readdirSync(this.folder)) {
      const pid = /^\.new-r-[0-9a-f]+-(\d+)-\d+$/.exec(name)?.[1];
      if (pid !== undefined && !lives(Number(pid))) rmSync(join(this.folder, name), { recursive: true, force: true });
    }
  }
}

function damaged(run: string): Stop {
  return new Stop('input', `the files of ${run} are damaged`, 'delete its folder; the same request with the same seed makes the same run again');
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
