/** Folders and files that somebody else prepared: nothing is written or deleted outside of what a command was given, and no record is believed. */
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordKinds } from '../../model/record-kinds.ts';
import { expectRefusal, filesIn, hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = join(cwd, 'run');
const victim = join(cwd, 'victim/secret.txt');
const compile = (...words: string[]) =>
  hsimc(['compile', 'diabetes', '--count', '2', '--set', 'follow_up=6 months', '--seed', '2', '--out', 'run', '-q', ...words], { cwd });
const hash = 'a'.repeat(64);

beforeEach(() => {
  for (const folder of ['run', 'victim']) {
    rmSync(join(cwd, folder), { recursive: true, force: true });
    mkdirSync(join(cwd, folder));
  }
  writeFileSync(victim, 'precious');
});

const untouched = (): void => {
  expect(readdirSync(join(cwd, 'victim'))).toEqual(['secret.txt']);
  expect(readFileSync(victim, 'utf8')).toBe('precious');
};

/** A whole record of a block, but for its file. */
const record = (path: string): string =>
  JSON.stringify({
    block: 0,
    inputs: 'x',
    files: [{ path, bytes: 8, sha256: createHash('sha256').update('precious').digest('hex') }],
    tally: {
      subjects: 2,
      members: 2,
      arms: [],
      records: Object.fromEntries(recordKinds.map((kind) => [kind, 0])),
      expectations: [],
      unbilled: { withoutDiagnosis: 0, withoutPrice: 0, services: 0 },
      acts: [],
      defects: [],
    },
    parties: [],
    states: [],
    losses: {},
  });

/** What a prepared folder may hold, and how `--resume` and `--overwrite` end next to it. */
const prepared: Record<string, { readonly files: () => void; readonly codes: readonly [number, number] }> = {
  'a list of files in progress through a link': {
    codes: [0, 0],
    files: () => {
      symlinkSync('../victim', join(run, 'link'));
      mkdirSync(join(run, '_staging'));
      writeFileSync(join(run, '_staging/00007.publishing'), '["link/secret.txt", "../victim/secret.txt", "link", "_blocks", null, 7]');
      mkdirSync(join(run, '_blocks'));
    },
  },
  'a record of a block through a link': {
    codes: [2, 0],
    files: () => {
      symlinkSync('../victim', join(run, 'link'));
      mkdirSync(join(run, '_blocks'));
      writeFileSync(join(run, '_blocks/00000.json'), record('link/secret.txt'));
      writeFileSync(join(run, '_blocks/shared.json'), record('link/secret.txt'));
    },
  },
  'a manifest through a link': {
    codes: [2, 0],
    files: () => {
      symlinkSync('../victim', join(run, 'link'));
      const inputs = { sources: [{ name: 'x.hsim', sha256: hash }], settings: [], seed: '1', count: 1, as_of: '2025-01-01', targets: [] };
      const head = JSON.stringify({ manifest: 1, inputs }, null, 1).slice(0, -2);
      writeFileSync(join(run, 'manifest.json'), `${head},\n "files": [\n  {"path":"link/secret.txt","bytes":1,"sha256":"${hash}"}\n ]\n}\n`);
    },
  },
  'finished blocks that are a link': { codes: [5, 5], files: () => symlinkSync('../victim', join(run, '_blocks')) },
  'private files that are a link': { codes: [5, 5], files: () => symlinkSync('../victim', join(run, '_staging')) },
  'a manifest that is a link': { codes: [5, 5], files: () => symlinkSync('../victim/secret.txt', join(run, 'manifest.json')) },
  'a sign of success that is a link': { codes: [5, 5], files: () => symlinkSync('../victim/secret.txt', join(run, '_SUCCESS')) },
  'a lock that is a link': { codes: [5, 5], files: () => symlinkSync('../victim/secret.txt', join(run, '_lock')) },
  'a manifest that is a folder': { codes: [5, 5], files: () => mkdirSync(join(run, 'manifest.json')) },
  // With --resume, a folder without a run is refused first.
  'the folder of a target that is a link': { codes: [2, 5], files: () => symlinkSync('../victim', join(run, 'json')) },
  'the folder of a target that is a file': { codes: [2, 5], files: () => writeFileSync(join(run, 'json'), '') },
};

describe('an output folder that somebody else prepared', () => {
  for (const [what, { files, codes }] of Object.entries(prepared))
    for (const [i, mode] of ['--resume', '--overwrite'].entries())
      test(`${what}, ${mode}`, () => {
        files();
        const { code, err } = compile(mode);
        expect(code, err).toBe(codes[i]);
        expect(err).toMatch(code === 0 ? /^$/ : code === 2 ? /^hsimc: .+\n {2}.+\n$/ : /^hsimc: cannot write run: .+\n {2}.*another folder\n$/);
        untouched();
      });

  test('next to a database: the folder of the run is not a link', () => {
    symlinkSync('victim', join(cwd, 'c.duckdb.run'));
    const ended = hsimc(['compile', 'diabetes', '--count', '1', '--target', 'duckdb', '--out', 'c.duckdb', '-q'], { cwd });
    expectRefusal(ended, 5, /^hsimc: cannot write c\.duckdb\.run: it is a symbolic link\n/);
    untouched();
  });
});

describe('records of blocks that were changed', () => {
  type Fields = Record<string, unknown>;
  const words = ['compile', 'diabetes', '--count', '20', '--block-size', '10', '--set', 'follow_up=6 months', '-q', '--out'];
  const clean = join(cwd, 'clean');
  expect(hsimc([...words, 'clean'], { cwd }).code).toBe(0);

  const changes: Record<string, (record: Fields) => unknown> = {
    'no tally': ({ tally: _, ...rest }) => rest,
    'a file that is null': (one) => ({ ...one, files: [null] }),
    'a file without a path': (one) => ({ ...one, files: [{}] }),
    'a file outside': (one) => ({ ...one, files: [{ path: '../clean/manifest.json', bytes: 1, sha256: hash }] }),
    'no losses': (one) => ({ ...one, losses: null }),
    'parties that are a number': (one) => ({ ...one, parties: 5 }),
    'another number of subjects': (one) => ({ ...one, tally: { ...(one['tally'] as Fields), subjects: 999 } }),
    'arms of no axis': (one) => ({ ...one, tally: { ...(one['tally'] as Fields), arms: [] } }),
    'no expectations': (one) => ({ ...one, tally: { ...(one['tally'] as Fields), expectations: [{}] } }),
    'a list': () => [],
    null: () => null,
  };
  for (const [what, change] of Object.entries(changes))
    test(`${what}: the block is made again`, () => {
      rmSync(run, { recursive: true, force: true });
      cpSync(clean, run, { recursive: true });
      for (const name of ['_SUCCESS', 'manifest.json']) rmSync(join(run, name));
      const file = join(run, '_blocks/00001.json');
      writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Fields)));
      expect(hsimc([...words, 'run', '--resume'], { cwd })).toEqual({ code: 0, out: '', err: '' });
      for (const path of filesIn(clean)) expect(readFileSync(join(run, path)).equals(readFileSync(join(clean, path))), path).toBe(true);
    });
});

describe('a lock file', () => {
  const scenario = 'hsim 1\nuse "lib" as l\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { age: 40 }\n';
  const lock = join(run, 'hsim.lock');
  const inRun = (...words: string[]) => hsimc(words, { cwd: run });
  beforeEach(() => {
    writeFileSync(join(run, 'u.hsim'), scenario);
    writeFileSync(join(run, 'lib.hsim'), 'hsim 1\ncodes dx: ICD10CM { cold J00 "Acute nasopharyngitis [common cold]" }\n');
  });

  test('is never written through a link', () => {
    symlinkSync('../victim/secret.txt', lock);
    expectRefusal(inRun('lock', 'u.hsim'), 5, /^hsimc: cannot write hsim\.lock: it is a symbolic link\n/);
    untouched();
    expect(lstatSync(lock).isSymbolicLink()).toBe(true);
  });

  const unreadable: Record<string, () => void> = {
    'is not text': () => writeFileSync(lock, Buffer.from([0xff, 0xfe])),
    'is a folder': () => mkdirSync(lock),
    'leads outside': () => symlinkSync('../victim/secret.txt', lock),
    'leads nowhere': () => symlinkSync('nowhere', lock),
    'is too large': () => writeFileSync(lock, '#'.repeat(4_100_000)),
  };
  for (const [what, make] of Object.entries(unreadable))
    test(`that ${what} is an error`, () => {
      make();
      const { code, out } = inRun('check', '-q', 'u.hsim');
      expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/^error\[HS2063\]: cannot read the lock file `hsim\.lock`: /) });
    });
});

test('no command writes a scenario through a link', () => {
  writeFileSync(victim, 'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { age:   40 }\n');
  const before = readFileSync(victim, 'utf8');
  symlinkSync('../victim/secret.txt', join(run, 'x.hsim'));
  for (const words of [
    ['fmt', 'x.hsim'],
    ['new', 'x.hsim'],
    ['new', 'x'],
  ]) {
    expect(hsimc(words, { cwd: run }).code, words.join(' ')).toBe(5);
    expect(readFileSync(victim, 'utf8')).toBe(before);
  }
});
