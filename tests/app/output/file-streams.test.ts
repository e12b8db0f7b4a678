/** Files of a block: what is written is what is read, whatever the order; an error is passed on, and leaves no file open. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FileStreams } from '../../../app/output/file-streams.ts';
import { workFolder } from '../../cli/hsimc.ts';

/** Calls of the file system: which descriptors are open, how many may be, and what fails. */
const system = vi.hoisted(() => ({
  open: new Set<number>(),
  most: Number.POSITIVE_INFINITY,
  /** Bytes that still fit on the disk. */
  room: Number.POSITIVE_INFINITY,
  /** The most bytes of one write. */
  piece: Number.POSITIVE_INFINITY,
  closing: null as string | null,
  closed: 0,
}));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const failure = (code: string): Error => Object.assign(new Error(code), { code });
  return {
    ...fs,
    openSync: (...of: Parameters<typeof fs.openSync>) => {
      if (system.open.size >= system.most) throw failure('EMFILE');
      const descriptor = fs.openSync(...of);
      system.open.add(descriptor);
      return descriptor;
    },
    writeSync: (descriptor: number, bytes: Uint8Array, from = 0) => {
      const length = Math.min(bytes.length - from, system.piece, system.room);
      if (length === 0) throw failure('ENOSPC');
      system.room -= length;
      return fs.writeSync(descriptor, bytes, from, length);
    },
    closeSync: (descriptor: number) => {
      expect(system.open.has(descriptor), 'closed once').toBe(true);
      system.open.delete(descriptor);
      system.closed++;
      fs.closeSync(descriptor);
      if (system.closing !== null) throw failure(system.closing);
    },
  };
});

beforeEach(() => {
  system.open.clear();
  Object.assign(system, { most: Number.POSITIVE_INFINITY, room: Number.POSITIVE_INFINITY, piece: Number.POSITIVE_INFINITY, closing: null, closed: 0 });
});

const cwd = workFolder();
let made = 0;
/** A private folder, which is there. */
function folder(): string {
  const at = join(cwd, String(made++));
  mkdirSync(at);
  return at;
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What `finish` says of files is what is on the disk. */
function expectOnDisk(at: string, streams: FileStreams, expected: Readonly<Record<string, string>>): void {
  const files = streams.finish();
  expect(files.map(({ path }) => path)).toEqual(Object.keys(expected).sort());
  for (const { path, bytes, sha256: hash } of files) {
    const read = readFileSync(join(at, path));
    expect(read.toString('utf8')).toBe(expected[path]);
    expect([bytes, hash]).toEqual([read.length, sha256(read)]);
  }
  expect(system.open.size).toBe(0);
}

describe('what is written', () => {
  test('texts and bytes in turns, in several files of two targets and a part', () => {
    const at = folder();
    let counted = 0;
    const streams = new FileStreams(at, (bytes) => {
      counted += bytes;
    });
    const [csv, json] = [streams.output('csv', '00000'), streams.output('json', '00000')];
    csv.append('a.csv', 'a');
    json.append('deep/a.json', '{');
    csv.append('a.csv', Buffer.from('é'));
    csv.append('b.csv', 'b');
    csv.append('a.csv', 'z');
    json.append('deep/a.json', '}');
    csv.part('a.csv', 'part');
    expectOnDisk(at, streams, { '_parts/00000/csv/a.csv': 'part', 'csv/a.csv': 'aéz', 'csv/b.csv': 'b', 'json/deep/a.json': '{}' });
    expect(counted).toBe(11);
  });

  test('a text that is longer than the buffer, with pairs of surrogates where it is cut, in writes that take a part each', () => {
    system.piece = 50_001;
    const at = folder();
    const streams = new FileStreams(at);
    const text = `x${'\u{1f600}'.repeat(150_000)}`;
    streams.output('t', '0').append('a', text);
    expectOnDisk(at, streams, { 't/a': text });
  });

  test('more files than are held at once, and each of them again', () => {
    const at = folder();
    const streams = new FileStreams(at);
    const { append } = streams.output('t', '0');
    const names = Array.from({ length: 300 }, (_, i) => `f${String(i).padStart(3, '0')}`);
    for (const word of ['one ', 'two']) for (const name of names) append(name, word);
    expectOnDisk(at, streams, Object.fromEntries(names.map((name) => [`t/${name}`, 'one two'])));
  });

  test('more files than the system lets be open', () => {
    system.most = 2;
    const at = folder();
    const streams = new FileStreams(at);
    const { append } = streams.output('t', '0');
    for (const word of ['one ', 'two']) for (const name of ['a', 'b', 'c', 'd']) append(name, Buffer.from(word));
    expectOnDisk(at, streams, Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`t/${name}`, 'one two'])));
  });
});

describe('an error', () => {
  test('of a full disk is passed on by the write that meets it, and every file is closed', () => {
    const streams = new FileStreams(folder());
    const { append } = streams.output('t', '0');
    append('a', Buffer.from('fits'));
    system.room = 3;
    expect(() => append('b', Buffer.from('does not fit'))).toThrow('ENOSPC');
    expect(system.open.size).toBe(2);
    streams.abandon();
    expect(system.open.size).toBe(0);
    expect(system.closed).toBe(2);
  });

  test('of a full disk that comes when the buffers are written at the end', () => {
    const streams = new FileStreams(folder());
    const { append } = streams.output('t', '0');
    append('a', 'fits');
    append('b', 'does not');
    system.room = 6;
    expect(() => streams.finish()).toThrow('ENOSPC');
    streams.abandon();
    expect(system.open.size).toBe(0);
  });

  test('of closing is passed on, and no file is closed a second time', () => {
    const streams = new FileStreams(folder());
    const { append } = streams.output('t', '0');
    append('a', Buffer.from('a'));
    append('b', Buffer.from('b'));
    system.closing = 'EIO';
    expect(() => streams.finish()).toThrow('EIO');
    // The failure of the run is the first one.
    expect(() => streams.abandon()).not.toThrow();
    expect(system.open.size).toBe(0);
    expect(system.closed).toBe(2);
  });

  test('where no file may be opened at all', () => {
    system.most = 0;
    const streams = new FileStreams(folder());
    streams.output('t', '0').append('a', 'a');
    expect(() => streams.finish()).toThrow('EMFILE');
    expect(() => streams.abandon()).not.toThrow();
  });

  test('of one block is not that of the next', () => {
    const broken = new FileStreams(folder());
    broken.output('t', '0').append('a', 'lost');
    system.room = 0;
    expect(() => broken.finish()).toThrow('ENOSPC');
    broken.abandon();
    system.room = Number.POSITIVE_INFINITY;
    const at = folder();
    const streams = new FileStreams(at);
    streams.output('t', '0').append('a', 'kept');
    expectOnDisk(at, streams, { 't/a': 'kept' });
  });
});
