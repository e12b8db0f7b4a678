/** Output that cannot be written: one clear line, exit code 5, and nothing half-written. */
import { existsSync, mkdirSync, readFileSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { begin, expectRefusal, filesIn, hsimc, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(['compile', 'diabetes', ...words], { cwd });
const nothing = (folder: string): void => expect(existsSync(join(cwd, folder)) ? filesIn(join(cwd, folder)) : []).toEqual([]);

describe('standard output', () => {
  for (const [what, words] of Object.entries({
    'a run in one thread': 'compile diabetes --count 300 --workers 1',
    'a run in two threads': 'compile diabetes --count 600 --workers 2',
    'an IR': 'compile diabetes --emit ir',
    'a list': 'targets',
    help: 'compile --help',
  })) {
    test(`a reader that has seen enough ends ${what} quietly`, () => {
      expect(shell(`$HSIMC ${words} | head -1 > first; echo "\${PIPESTATUS[0]}"`, cwd)).toEqual({ code: 0, out: '0\n', err: '' });
      expect(readFileSync(join(cwd, 'first'), 'utf8')).toMatch(/^.+\n$/);
    });

    test.skipIf(!existsSync('/dev/full'))(`a full disk ends ${what} with one line`, () => {
      expectRefusal(shell(`$HSIMC ${words} > /dev/full`, cwd), 5, /^hsimc: cannot write standard output: no space left on the device\n$/);
    });
  }
});

describe('a folder', () => {
  test('that is a file', () => {
    writeFileSync(join(cwd, 'file'), 'mine');
    expectRefusal(run('--out', 'file'), 5, /^hsimc: cannot write file: it is not a folder\n {2}use another folder\n$/);
    expectRefusal(run('--out', 'file', '--overwrite'), 5, /^hsimc: cannot write file: it is not a folder\n/);
    expect(readFileSync(join(cwd, 'file'), 'utf8')).toBe('mine');
  });

  test('below a file', () => {
    expectRefusal(run('--out', 'file/inside'), 5, /^hsimc: cannot write file\/inside: a part of the path is a file, not a folder\n {2}use another folder\n$/);
  });

  test('that may not be written to', () => {
    // Even root makes no folder there.
    if (existsSync('/proc/self')) expectRefusal(run('--out', '/proc/out'), 5, /^hsimc: cannot write \/proc\/out: [a-z ]+\n/);
    mkdirSync(join(cwd, 'locked'), { mode: 0o555 });
    if (process.getuid?.() !== 0) expectRefusal(run('--out', 'locked'), 5, /^hsimc: cannot write locked: permission denied\n/);
  });

  test('that is a link to nowhere', () => {
    symlinkSync('nowhere', join(cwd, 'dangling'));
    expectRefusal(run('--out', 'dangling'), 5, /^hsimc: cannot write dangling: it is a broken symbolic link\n/);
  });

  test('that is not empty', () => {
    mkdirSync(join(cwd, 'full'));
    writeFileSync(join(cwd, 'full/notes.txt'), 'mine');
    expectRefusal(run('--out', 'full'), 2, /^hsimc: the folder full is not empty\n {2}use another folder, or --overwrite to add files to this folder\n$/);
    expectRefusal(run('--out', 'full', '--resume'), 2, /^hsimc: the folder full is not empty and contains no run to resume\n/);
    expect(filesIn(join(cwd, 'full'))).toEqual(['notes.txt']);
  });

  for (const workers of [1, 2])
    test(`whose disk takes no more, ${workers === 1 ? 'in one thread' : 'in two threads'}`, () => {
      // A limit on the size of files is refused by the system in the same place as a full disk, and needs no disk that is full.
      const ended = shell(`ulimit -f 200; $HSIMC compile diabetes --count 300 --block-size 100 --workers ${workers} --out large`, cwd);
      expectRefusal(ended, 5, /^hsimc: cannot write large: the file would exceed the size limit\n {2}allow larger files/);
      nothing('large');
    });

  test('whose disk takes some blocks and then no more: what is whole stays, and is resumed', () => {
    const compile = (seed: number): string => `$HSIMC compile diabetes --seed ${seed} --count 12 --block-size 2 --workers 1 --out`;
    const sizes = (seed: number): number[] => {
      expect(shell(`${compile(seed)} whole${seed} --overwrite -q`, cwd).code).toBe(0);
      return [0, 1, 2, 3, 4, 5].map((block) => readFileSync(join(cwd, `whole${seed}/json/subjects.0000${block}.ndjson`)).length);
    };
    // A cohort whose first block is clearly not its largest.
    const seed = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => {
      const [first, ...rest] = sizes(one);
      return Math.max(...rest) > first + 10_000;
    }) as number;
    const whole = `whole${seed}`;
    const [first, ...rest] = sizes(seed);
    const largest = Math.max(...rest);
    // Between the first block and the largest one; the shell counts in pieces of 1024 bytes.
    const limit = Math.floor((first + largest) / 2048);
    expect(limit * 1024).toBeGreaterThan(first);
    expect(limit * 1024).toBeLessThan(largest);
    const ended = shell(`ulimit -f ${limit}; ${compile(seed)} part`, cwd);
    expectRefusal(ended, 5, /^hsimc: cannot write part: the file would exceed the size limit\n/);
    const left = filesIn(join(cwd, 'part'));
    expect(left).toContain('json/subjects.00000.ndjson');
    for (const file of left) {
      if (file.startsWith('json/')) expect(readFileSync(join(cwd, 'part', file)).equals(readFileSync(join(cwd, whole, file)))).toBe(true);
      expect(file).not.toMatch(/^(?:manifest\.json|_SUCCESS|_lock|_staging)/);
    }
    expect(shell(`${compile(seed)} part --resume -q`, cwd).code).toBe(0);
    expect(readFileSync(join(cwd, 'part/_SUCCESS'), 'utf8')).toBe(readFileSync(join(cwd, whole, '_SUCCESS'), 'utf8'));
  });

  test('whose disk takes the parts of a database and not the database', () => {
    const ended = shell('ulimit -f 400; $HSIMC compile diabetes --count 20 --block-size 5 --set "follow_up=6 months" --target duckdb --out base -q', cwd);
    expectRefusal(ended, 5, /^hsimc: cannot write base: the file would exceed the size limit\n {2}allow larger files/);
  });

  test('a template is known by its name, whatever path leads to it, and is a file', () => {
    writeFileSync(join(cwd, 't.hbs'), '{{csv subject.patient.mrn}}\n');
    const roots = ['t.hbs', './t.hbs', join(cwd, 't.hbs')].map((path, i) => {
      expect(run('--count', '3', '--target', 'template', '--template', path, '--out', `t${i}`, '-q').code).toBe(0);
      return readFileSync(join(cwd, `t${i}/_SUCCESS`), 'utf8');
    });
    expect(new Set(roots).size).toBe(1);
    if (existsSync('/dev/zero'))
      expectRefusal(run('--target', 'template', '--template', '/dev/zero'), 2, /^hsimc: cannot read \/dev\/zero: it is not a file\n/);
  });

  test('that would need more room than the disk has: said before it is full', () => {
    // A patient of this scenario takes more than 30 kB.
    const { bavail, bsize } = statfsSync(cwd);
    const count = Math.ceil((bavail * bsize) / 30_000);
    const ended = run('--count', `${count}`, '--out', 'huge', '--target', 'fhir', '--workers', '1', '--most', '900000GB', '--quiet');
    expectRefusal(
      ended,
      5,
      /^hsimc: cannot write huge: the run needs about [\d.]+ GB more, but only [\d.]+ [GM]B are free\n {2}lower --count, or use a folder on a larger disk/,
    );
  });

  test('that another run writes to', async () => {
    const other = begin(['compile', 'diabetes', '--count', '200000', '--out', 'busy', '--workers', '1'], cwd);
    const ended = new Promise((resolve) => other.once('exit', resolve));
    try {
      while (!existsSync(join(cwd, 'busy/_blocks'))) await new Promise((resolve) => setTimeout(resolve, 20));
      const says = new RegExp(
        `^hsimc: another run is writing to busy: process ${other.pid} on ${hostname()}\\n {2}wait for it to finish; if it is no longer running, delete busy/_lock\\*\\n$`,
      );
      for (const how of [[], ['--resume'], ['--overwrite']]) expectRefusal(run('--out', 'busy', ...how), 5, says);
      expect(other.exitCode).toBe(null);
    } finally {
      other.kill('SIGTERM');
      await ended;
    }
    // Where no block was finished, the folder is gone too.
    const left = existsSync(join(cwd, 'busy')) ? filesIn(join(cwd, 'busy')) : [];
    expect(left.filter((file) => !/^(?:_blocks|json)\//.test(file))).toEqual([]);
  });
});
