/**
 * The output folder. Law 6: write privately, rename, record last.
 *
 *   _staging/            private files of blocks in progress, and the lock of the run
 *   fhir/…               finished files, which have their final name only when they are whole
 *   _blocks/00000.json   the record of a finished block, written after its files
 *   manifest.json        after all blocks
 *   _SUCCESS             after the manifest, with its root hash
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { BlockResult } from '../../runtime/sink/block.ts';
import { label } from '../../runtime/sink/blocks.ts';
import { exitCode, outputStop, Stop, usage } from '../exit.ts';
import type { WrittenFile } from './streams.ts';

export interface BlockRecord extends BlockResult {
  readonly block: number;
  /** Hash of everything that decides the bytes: a record of another run does not fit. */
  readonly inputs: string;
  readonly files: readonly WrittenFile[];
}

const STAGING = '_staging';
const BLOCKS = '_blocks';
const MANIFEST = 'manifest.json';
const SUCCESS = '_SUCCESS';

export type WhenNotEmpty = 'refuse' | 'resume' | 'overwrite';

export class OutputFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Makes the folder ready, or says why not. Nothing is deleted but what an earlier run recorded as its own. */
  prepare(mode: WhenNotEmpty): void {
    try {
      mkdirSync(this.path, { recursive: true });
      const entries = readdirSync(this.path);
      if (entries.length > 0 && mode === 'refuse') {
        const ours = entries.includes(BLOCKS) || entries.includes(MANIFEST);
        throw usage(
          `the folder ${this.path} is not empty`,
          ours
            ? 'an earlier run is in it: --resume goes on with it, --overwrite begins anew'
            : 'name another folder, or --overwrite to write beside what is there',
        );
      }
      this.#lock();
      if (mode === 'overwrite') this.#removeOwn();
      else this.#removeStaging();
      mkdirSync(join(this.path, BLOCKS), { recursive: true });
    } catch (error) {
      throw outputStop(this.path, error);
    }
  }

  /** One run at a time: the second is refused with the first one's process. */
  #lock(): void {
    mkdirSync(join(this.path, STAGING), { recursive: true });
    const file = join(this.path, STAGING, 'lock');
    const me = `${process.pid} ${hostname()}`;
    try {
      writeFileSync(file, me, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readFileSync(file, 'utf8');
    const [pid, host] = holder.split(' ');
    if (host === hostname() && !isAlive(Number(pid))) {
      unlinkSync(file);
      writeFileSync(file, me, { flag: 'wx' });
      return;
    }
    throw new Stop(
      exitCode.output,
      `another run is writing to ${this.path}: process ${pid} on ${host}`,
      `wait for it; if it is gone, delete ${join(this.path, STAGING)}`,
    );
  }

  unlock(): void {
    rmSync(join(this.path, STAGING), { recursive: true, force: true });
  }

  #removeStaging(): void {
    for (const entry of readdirSync(join(this.path, STAGING))) if (entry !== 'lock') rmSync(join(this.path, STAGING, entry), { recursive: true, force: true });
  }

  /** What earlier runs recorded: nothing else in the folder is touched. */
  #removeOwn(): void {
    this.#removeStaging();
    // The sign of success goes first: a folder without it is never taken for a finished run.
    rmSync(join(this.path, SUCCESS), { force: true });
    const own = new Set<string>();
    for (const record of this.records()) for (const file of record.files) own.add(file.path);
    const manifest = this.#readJson(MANIFEST) as { files?: readonly { path: string }[] } | null;
    for (const file of manifest?.files ?? []) own.add(file.path);
    const folders = new Set<string>();
    for (const path of own) {
      if (!isPlain(path)) continue;
      rmSync(join(this.path, path), { force: true });
      for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
    }
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
      try {
        rmdirSync(join(this.path, folder));
      } catch {
        // Not empty: it holds files of others.
      }
    }
    rmSync(join(this.path, BLOCKS), { recursive: true, force: true });
    rmSync(join(this.path, MANIFEST), { force: true });
  }

  #readJson(name: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.path, name), 'utf8'));
    } catch {
      return null;
    }
  }

  /** Records of finished blocks that can be read, by block. */
  records(): BlockRecord[] {
    const folder = join(this.path, BLOCKS);
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => /^\d{5,}\.json$/.test(name));
    return names.flatMap((name) => (this.#readJson(join(BLOCKS, name)) as BlockRecord | null) ?? []).sort((a, b) => a.block - b.block);
  }

  /** A private folder for a block. */
  staging(name: string): string {
    const folder = join(this.path, STAGING, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Gives staged files their final names, one after the other, and removes the staging folder. */
  publish(folder: string, files: readonly WrittenFile[]): void {
    const made = new Set<string>();
    for (const file of files) {
      const target = join(this.path, file.path);
      const parent = dirname(target);
      if (!made.has(parent)) {
        mkdirSync(parent, { recursive: true });
        made.add(parent);
      }
      renameSync(join(folder, file.path), target);
    }
    rmSync(folder, { recursive: true, force: true });
  }

  record(record: BlockRecord): void {
    this.#write(join(BLOCKS, `${label(record.block)}.json`), `${JSON.stringify(record)}\n`);
  }

  /** The manifest, then the sign of success; the block records have done their work. */
  complete(manifest: string, root: string): void {
    try {
      this.#write(MANIFEST, manifest);
      this.#write(SUCCESS, `${root}\n`);
    } catch (error) {
      throw outputStop(join(this.path, MANIFEST), error);
    }
  }

  /** A small file, whole or not at all. */
  #write(name: string, text: string): void {
    const staged = join(this.path, STAGING, `${name.replaceAll('/', '_')}.${process.pid}`);
    const descriptor = openSync(staged, 'w');
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(staged, join(this.path, name));
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

  exists(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** Bytes and hash of a file as it is now; null where it is not. */
  async measure(path: string): Promise<{ readonly bytes: number; readonly sha256: string } | null> {
    const file = join(this.path, path);
    if (!existsSync(file)) return null;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
    return { bytes: statSync(file).size, sha256: hash.digest('hex') };
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A recorded path that stays below the folder. */
function isPlain(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..') && !path.includes('\\') && !path.includes('\0');
}
