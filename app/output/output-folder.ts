/**
 * The output folder. Law 6: write privately, rename, record last.
 *
 *   _lock                the process that writes; gone when it ends
 *   _staging/            private files of blocks in progress
 *   fhir/…               finished files, which have their final name only when they are whole
 *   _blocks/00000.json   the record of a finished block, written after its files
 *   _parts/00000/…       a block's parts of files of the whole run, until those are made
 *   _blocks/plan.json    the plan, where processes make blocks of it at the same time
 *   _shards/…            private files of each of these processes, with its lock
 *   _blocks/shared.json  the record of what all blocks share
 *   manifest.json        after all blocks
 *   _SUCCESS             after the manifest, with its root hash
 */

import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { option } from '../../model/interface-terms.ts';
import { label } from '../../runtime/sink/blocks.ts';
import { Stop, usage } from '../stop.ts';
import { outputStop } from '../system-errors.ts';
import { shown } from '../wording.ts';
import { isPart, PARTS, type WrittenFile } from './file-streams.ts';
import { Lock } from './folder-lock.ts';
import { isBelow, makeBelow, removeBelow } from './paths-below.ts';
import { hashOf, MANIFEST, readHead, recordedFiles } from './run-manifest.ts';
import { type BlockRecord, blockRecordOf, isRunPath, type SharedRecord, sharedRecordOf } from './run-records.ts';

const LOCK = '_lock';
const STAGING = '_staging';
const BLOCKS = '_blocks';
const SHARDS = '_shards';
export const SHARED = 'shared';
/** The plan whose blocks a folder has, for those who make and assemble them. */
export const KEPT_PLAN = `${BLOCKS}/plan.json`;
/** Bytes of the largest plan that is read: its IR may hold a roster. */
export const MOST_PLAN = 512_000_000;
export const SUCCESS = '_SUCCESS';
const DURABLE = true;
/** Bytes of the largest record that is read. */
const MOST_RECORD = 64_000_000;
/** Ends the name of a list of files that are being given their final names. */
const PUBLISHING = '.publishing';
const RECORD = /^\d{5}\.json$/;
const SHARED_RECORD = `${SHARED}.json`;
/** The private folder of a process that makes blocks: its machine, its number, and a random part, since machines may share names and numbers. */
const SHARD = /^[\w.-]+-\d+-[0-9a-f]{8}$/;
const SHARD_LOCK = '.lock';
/** Errors of file systems without hard links. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
/** Names that a run gives to what it stages. */
const PRIVATE = /^(?:\d{5}|shared)(?:\.publishing)?$|^(?:_blocks_(?:\d{5}|shared)\.json|manifest\.json|_SUCCESS)\.\d+$/;

export type WhenNotEmpty = 'refuse' | 'resume' | 'overwrite';

/** An output folder, and the private folder of the process that shares it with others; plain data, so that a worker can open it. */
export interface OutputPlace {
  readonly path: string;
  readonly shard: string | null;
}

export class OutputFolder {
  readonly path: string;
  readonly place: OutputPlace;
  readonly #lock: Lock;
  /** Where private files are, relative to the folder. */
  readonly #private: string;
  /** Held while this process shares the folder with others. */
  readonly #shardLock: Lock | null;
  /** Folders that this run made, the innermost first. */
  readonly #made: string[] = [];
  #held: Lock | null = null;

  /** @param shard name of a private folder, where the process shares the output folder with others (`shardName`) */
  constructor(path: string, shard: string | null = null) {
    this.path = path;
    this.place = { path, shard };
    this.#lock = new Lock(join(path, LOCK), path);
    this.#private = shard === null ? STAGING : `${SHARDS}/${shard}`;
    this.#shardLock = shard === null ? null : new Lock(join(path, `${SHARDS}/${shard}${SHARD_LOCK}`), path);
  }

  static open({ path, shard }: OutputPlace): OutputFolder {
    return new OutputFolder(path, shard);
  }

  /** A name for the private folder of this process. */
  static shardName(): string {
    return `${hostname().replace(/[^\w.-]/g, '_')}-${process.pid}-${randomBytes(4).toString('hex')}`;
  }

  /**
   * Makes the folder ready, or says why not. Nothing is deleted but what an earlier run recorded as its own.
   * @param inputs hash of what decides the bytes: only a run of the same is resumed
   */
  prepare(mode: WhenNotEmpty, inputs: string): void {
    try {
      this.#make();
      this.#judge(mode);
      this.#lock.acquire();
      this.#held = this.#lock;
      // Another run may have come and gone in between.
      this.#judge(mode);
      if (mode === 'resume') this.#compare(inputs);
      this.#shardsAtWork()
        .find((shard) => shard.isHeld())
        ?.refuse();
      this.#removeShards();
      this.#removeStaging(STAGING);
      if (mode === 'overwrite') this.#removeRun();
      // A folder without the sign of success is never taken for a finished run.
      for (const name of [SUCCESS, MANIFEST]) removeBelow(this.path, name);
      for (const folder of [STAGING, BLOCKS]) makeBelow(this.path, folder);
    } catch (error) {
      this.leave();
      throw outputStop(this.path, error);
    }
  }

  /**
   * Makes the folder ready for blocks of a plan, which other processes may make at the same time. Nothing is deleted but what processes left that are no more.
   * @param plan text of the plan
   * @param inputs hash of what decides the bytes
   */
  share(plan: string, inputs: string): void {
    const lock = this.#shardLock as Lock;
    try {
      this.#make();
      this.#judge('share');
      const kept = this.#keptPlan();
      if (kept === null) this.#compare(inputs);
      else if (kept !== plan) throw this.#otherPlan();
      for (const folder of [SHARDS, BLOCKS]) makeBelow(this.path, folder);
      // First this process's own lock, then a look at the one of the whole folder: of two that come at the same time, at least one sees the other.
      lock.acquire();
      this.#held = lock;
      this.#lock.refuseIfHeld();
      makeBelow(this.path, this.#private);
      if (kept === null) this.#keepPlan(plan);
      this.#removeShards();
    } catch (error) {
      this.leave();
      throw outputStop(this.path, error);
    }
  }

  /**
   * Makes the folder ready for its blocks to be assembled by this process alone; processes that still make blocks are superfluous, once all are there.
   * @throws Stop where another process assembles, or a run of one command is at work
   */
  claim(): void {
    try {
      this.#refuseLinks();
      this.#lock.acquire();
      this.#held = this.#lock;
      this.#removeStaging(STAGING);
      for (const name of [SUCCESS, MANIFEST]) removeBelow(this.path, name);
      for (const folder of [STAGING, BLOCKS]) makeBelow(this.path, folder);
    } catch (error) {
      this.leave();
      throw outputStop(this.path, error);
    }
  }

  /** The text of the plan whose blocks are here; null where there is none. */
  #keptPlan(): string | null {
    const file = join(this.path, KEPT_PLAN);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    if (!stat.isFile() || stat.size > MOST_PLAN) throw this.#otherPlan();
    return readFileSync(file, 'utf8');
  }

  /** The first process writes the plan; those that come at the same time find it. */
  #keepPlan(text: string): void {
    const staged = join(this.path, this.#private, 'plan.json');
    writeFileSync(staged, text, { flag: 'wx' });
    try {
      linkSync(staged, join(this.path, KEPT_PLAN));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (NO_LINKS.has(code)) renameSync(staged, join(this.path, KEPT_PLAN));
      else if (code !== 'EEXIST') throw error;
    }
    if (this.#keptPlan() !== text) throw this.#otherPlan();
  }

  #otherPlan(): Stop {
    return usage(
      `${shown(this.path)} contains blocks of another plan (scenario, parameters, seed, count, date, target, block size or version)`,
      'use another folder',
    );
  }

  /** Locks of the processes that make blocks here, or did. */
  #shardsAtWork(): Lock[] {
    return namesIn(join(this.path, SHARDS)).flatMap((name) => (name.endsWith(SHARD_LOCK) ? [new Lock(join(this.path, SHARDS, name), this.path)] : []));
  }

  /**
   * Removes what processes left that are no more: private files, and files that were being given their final names. Where one process has the folder to
   * itself (`alone`), what any process left.
   */
  #removeShards(alone = this.#shardLock === null): void {
    const folder = join(this.path, SHARDS);
    for (const name of namesIn(folder)) {
      if (!SHARD.test(name)) continue;
      const lock = `${name}${SHARD_LOCK}`;
      if (!alone && (!existsSync(join(folder, lock)) || new Lock(join(folder, lock), this.path).isHeld())) continue;
      if (alone) this.#removeStaging(`${SHARDS}/${name}`);
      rmSync(join(folder, name), { recursive: true, force: true });
    }
    for (const name of namesIn(folder))
      if (
        name.endsWith(SHARD_LOCK) &&
        !existsSync(join(folder, name.slice(0, -SHARD_LOCK.length))) &&
        (alone || !new Lock(join(folder, name), this.path).isHeld())
      )
        rmSync(join(folder, name), { force: true });
    if (alone) quietly(() => rmdirSync(folder));
  }

  /** Removes all private files of processes that make blocks: for when all blocks are recorded. */
  removeAllShards(): void {
    quietly(() => this.#removeShards(true));
  }

  /** Whether the run is assembled. */
  isComplete(): boolean {
    return existsSync(join(this.path, SUCCESS));
  }

  /** Makes the folder and those above it, one by one, so that what goes wrong has its own name. */
  #make(): void {
    const missing: string[] = [];
    let folder = resolve(this.path);
    for (; !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) missing.unshift(folder);
    if (missing.length === 0 && !statSync(folder).isDirectory()) throw this.#unfit('it is not a folder');
    for (const path of missing) {
      if (isDangling(path)) throw this.#unfit('it is a broken symbolic link');
      mkdirSync(path);
      this.#made.unshift(path);
    }
  }

  #unfit(why: string): Stop {
    return new Stop('output', `cannot write ${shown(this.path)}: ${why}`, 'use another folder');
  }

  /** Whether a run may begin here, in view of what is there. */
  #judge(mode: WhenNotEmpty | 'share'): void {
    this.#refuseLinks();
    const entries = readdirSync(this.path).filter((entry) => !entry.startsWith(LOCK));
    const ours = entries.some((entry) => [BLOCKS, STAGING, SHARDS].includes(entry)) || this.#hasManifest();
    if (mode === 'overwrite' && !ours && entries.includes(MANIFEST))
      throw usage(`${shown(join(this.path, MANIFEST))} does not belong to a run and would be overwritten`, 'use another folder');
    if (mode === 'overwrite' || entries.length === 0 || (mode !== 'refuse' && ours)) return;
    if (this.#held === null) this.#lock.refuseIfHeld();
    if (mode === 'share') throw usage(`the folder ${shown(this.path)} is not empty and contains no blocks of a plan`, 'use another folder');
    if (mode === 'resume') throw usage(`the folder ${shown(this.path)} is not empty and contains no run to resume`, 'use another folder');
    const remedy = ours
      ? `it contains an earlier run: use ${option('resume')} to continue it, or ${option('overwrite')} to replace it`
      : `use another folder, or ${option('overwrite')} to add files to this folder`;
    throw usage(`the folder ${shown(this.path)} is not empty`, remedy);
  }

  /** What the folder keeps for itself is what a run made of it, and never leads elsewhere. */
  #refuseLinks(): void {
    const { path } = this;
    const own: readonly (readonly [string, boolean])[] = [STAGING, SHARDS, BLOCKS, PARTS].map((name) => [name, true] as const);
    for (const [name, isFolder] of [...own, ...[LOCK, MANIFEST, SUCCESS].map((name) => [name, false] as const)]) {
      const stat = lstatSync(join(path, name), { throwIfNoEntry: false });
      if (stat === undefined || (isFolder ? stat.isDirectory() : stat.isFile())) continue;
      const what = stat.isSymbolicLink() ? 'a symbolic link' : `not a ${isFolder ? 'folder' : 'file'}`;
      throw new Stop('output', `cannot write ${shown(path)}: ${shown(join(path, name))} is ${what}`, 'remove it, or use another folder');
    }
  }

  #hasManifest(): boolean {
    return existsSync(join(this.path, MANIFEST)) && readHead(join(this.path, MANIFEST)) !== null;
  }

  /** Refuses to continue with a run of other inputs, before anything of it is touched. */
  #compare(inputs: string): void {
    const head = existsSync(join(this.path, MANIFEST)) ? readHead(join(this.path, MANIFEST)) : null;
    let same = head === null || hashOf(head.inputs) === inputs;
    for (const record of this.records()) same &&= record.inputs === inputs;
    if (same) return;
    throw usage(
      `${shown(this.path)} contains a run with different inputs (scenario, parameters, seed, count, date, target, block size or version)`,
      `use the same inputs, or ${option('overwrite')}`,
    );
  }

  /** Ends the work: private files go, and folders that stayed empty; the lock last. Never throws, so that it hides no other error. */
  leave(): void {
    const held = this.#held;
    if (held !== null) {
      // Files that another process is giving the same names are whole; of this one's own, those without a record are written again.
      quietly(() => (held === this.#lock ? this.#removeStaging(STAGING) : rmSync(join(this.path, this.#private), { recursive: true, force: true })));
      if (held === this.#lock) quietly(() => rmdirSync(join(this.path, BLOCKS)));
      quietly(() => held.release());
      this.#held = null;
    }
    for (const path of this.#made) quietly(() => rmdirSync(path));
  }

  /** Files that an earlier run was giving their final names when it ended belong to no recorded block: they go too. */
  #removeStaging(staging: string): void {
    const folder = join(this.path, staging);
    for (const name of namesIn(folder)) {
      const journal = /^(.+)\.publishing$/.exec(name);
      if (journal === null || existsSync(join(this.path, BLOCKS, `${journal[1]}.json`))) continue;
      const paths = this.#readJson(join(staging, name));
      if (Array.isArray(paths)) this.#removeFiles(paths);
    }
    for (const name of namesIn(folder)) if (PRIVATE.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
    quietly(() => rmdirSync(folder));
  }

  /** What earlier runs recorded: nothing else in the folder is touched. */
  #removeRun(): void {
    for (const record of this.records()) this.#removeFiles(record.files.map((file) => file.path));
    for (const name of namesIn(join(this.path, BLOCKS))) if (RECORD.test(name)) removeBelow(this.path, `${BLOCKS}/${name}`);
    removeBelow(this.path, KEPT_PLAN);
    this.forgetShared();
    if (this.#hasManifest()) for (const { path } of recordedFiles(join(this.path, MANIFEST))) this.#removeFiles([path]);
  }

  /** Removes a finished run whose files were taken elsewhere: all that it recorded, and the folder where nothing else is in it. */
  dissolve(): void {
    this.#removeRun();
    for (const name of [SUCCESS, MANIFEST]) removeBelow(this.path, name);
    quietly(() => rmdirSync(join(this.path, BLOCKS)));
    quietly(() => rmdirSync(this.path));
  }

  /** Removes files, and the folders that are empty without them. */
  #removeFiles(paths: readonly unknown[]): void {
    const folders = new Set<string>();
    for (const path of paths) {
      if (!isRunPath(path)) continue;
      removeBelow(this.path, path);
      for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
    }
    for (const folder of [...folders].sort((a, b) => b.length - a.length))
      quietly(() => {
        if (isBelow(this.path, folder)) rmdirSync(join(this.path, folder));
      });
  }

  /** The JSON of a record; null where it is not a file of a sane size with JSON. */
  #readJson(name: string): unknown {
    try {
      const file = join(this.path, name);
      const stat = lstatSync(file);
      return stat.isFile() && stat.size <= MOST_RECORD ? JSON.parse(readFileSync(file, 'utf8')) : null;
    } catch {
      return null;
    }
  }

  /** The record of a finished block; null where there is none that can be read. */
  recordOf(block: number): BlockRecord | null {
    return blockRecordOf(this.#readJson(join(BLOCKS, `${label(block)}.json`)), block);
  }

  /** All records of finished blocks, one at a time. */
  *records(): Generator<BlockRecord> {
    for (const name of namesIn(join(this.path, BLOCKS))) {
      const record = RECORD.test(name) ? this.recordOf(Number(name.slice(0, 5))) : null;
      if (record !== null) yield record;
    }
  }

  /** The record of what all blocks share; null where there is none that can be read. */
  sharedRecord(): SharedRecord | null {
    return sharedRecordOf(this.#readJson(join(BLOCKS, SHARED_RECORD)));
  }

  recordShared(record: SharedRecord): void {
    this.#write(join(BLOCKS, SHARED_RECORD), [`${JSON.stringify(record)}\n`]);
  }

  /** Removes what all blocks share, to be made again. */
  forgetShared(): void {
    this.#removeFiles((this.sharedRecord()?.files ?? []).map((file) => file.path));
    removeBelow(this.path, `${BLOCKS}/${SHARED_RECORD}`);
  }

  /** Where the parts of a block are; `shared` for those of the directory, in their private folder. */
  partsOf(block: number | typeof SHARED): string {
    return block === SHARED ? join(this.path, this.#private, SHARED, PARTS, SHARED) : join(this.path, PARTS, label(block));
  }

  /** Removes what a record lists, before its block is made from other inputs. */
  forgetBlock({ block, files }: BlockRecord): void {
    removeBelow(this.path, `${BLOCKS}/${label(block)}.json`);
    this.#removeFiles(files.map((file) => file.path));
  }

  /** Removes the parts of one block, where what was made of the parts of all blocks is there. */
  removePartsOf({ files }: Pick<BlockRecord, 'files'>): void {
    this.#removeFiles(files.filter(isPart).map((file) => file.path));
  }

  /** Removes the parts of all blocks, which nobody needs when what was made of them is recorded. */
  removeParts(): void {
    for (const record of this.records()) this.removePartsOf(record);
  }

  /** A private folder for a block, or for what all blocks share. */
  staging(name: string): string {
    const folder = join(this.path, this.#private, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return folder;
  }

  /** Gives staged files their final names, one after the other. Their list stands by until `settle`: a run that is killed in between leaves no stranger. */
  publish(name: string, files: readonly WrittenFile[]): void {
    const staged = join(this.path, this.#private, name);
    writeFileSync(`${staged}${PUBLISHING}`, JSON.stringify(files.map((file) => file.path)), { flag: 'wx' });
    const made = new Set<string>();
    for (const { path } of files) {
      const parent = dirname(path);
      if (!made.has(parent)) {
        makeBelow(this.path, parent);
        made.add(parent);
      }
      renameSync(join(staged, path), join(this.path, path));
    }
  }

  /** Forgets a private folder whose files are recorded. */
  settle(name: string): void {
    const staged = join(this.path, this.#private, name);
    rmSync(`${staged}${PUBLISHING}`, { force: true });
    rmSync(staged, { recursive: true, force: true });
  }

  record(record: BlockRecord): void {
    this.#write(join(BLOCKS, `${label(record.block)}.json`), [`${JSON.stringify(record)}\n`]);
  }

  /** The manifest, then the sign of success with the manifest's hash, which is returned. */
  complete(manifest: Iterable<string>): string {
    const root = this.#write(MANIFEST, manifest, DURABLE);
    this.#write(SUCCESS, [`${root}\n`], DURABLE);
    return root;
  }

  /**
   * A small file, whole or not at all; returns its SHA-256. Only what ends a run waits for the disk: a record is believed by no one before its files are
   * hashed again, and waiting at each block would cost a quarter of the time.
   */
  #write(name: string, pieces: Iterable<string>, durable = false): string {
    const staged = join(this.path, this.#private, `${name.replaceAll('/', '_')}.${process.pid}`);
    const hash = createHash('sha256');
    const descriptor = openSync(staged, 'wx');
    try {
      for (const piece of pieces) {
        const bytes = Buffer.from(piece, 'utf8');
        hash.update(bytes);
        for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      }
      if (durable) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(staged, join(this.path, name));
    return hash.digest('hex');
  }

  /** Free bytes where the folder is; null where the system does not say. */
  freeBytes(): number | null {
    try {
      const { bavail, bsize } = statfsSync(this.path);
      return bavail * bsize;
    } catch {
      return null;
    }
  }
}

function isDangling(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return false;
  return statSync(path, { throwIfNoEntry: false }) === undefined;
}

/** Names in a folder, sorted; none where there is no such folder. */
function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // Not empty, gone already, or not to be changed: nothing depends on it.
  }
}
