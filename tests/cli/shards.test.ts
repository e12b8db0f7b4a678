/** `hsimc plan`, `compile --plan` and `assemble` as processes. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, filesIn, hsimc, rootOf, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (words: string) => hsimc(words.split(' '), { cwd });

writeFileSync(
  join(cwd, 's.hsim'),
  `hsim 1
scenario s "S" { as_of: 2025-01-01 }

profile adult { age: uniform(20..60) }

timeline care of adult {
  event visit every 100 days from 2024-01-01 { encounter ambulatory { note "Seen." } }
}

expect { share(subjects where age < 30) in 90%..100% }
`,
);
const cohort = 's.hsim --count 10 --block-size 2 --target json,csv';

beforeAll(() => {
  expect(run(`compile ${cohort} --out clean -q`).code).toBe(1);
  expect(run(`plan ${cohort}`)).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^10 subjects in 5 blocks of 2, [\d.]+ kB in s\.plan\.json; plan [0-9a-f]{16}\n$/),
  });
});

test('blocks that are made apart, in threads too, are the run of one command', () => {
  expect(run('compile --plan s.plan.json --shard 1/2 --workers 2 --out apart')).toEqual({
    code: 0,
    out: expect.stringMatching(/^blocks 2\.\.4 of 5: 6 subjects, [\d.]+ kB in apart\n$/),
    err: '',
  });
  expectRefusal(
    run('assemble apart'),
    1,
    /^hsimc: 2 of 5 blocks cannot be assembled: missing: 0\.\.1\n {2}make them, then run this command again: `hsimc compile --plan apart\/_blocks\/plan\.json --blocks 0\.\.1 --out apart`\n$/,
  );
  expect(JSON.parse(run('compile --plan s.plan.json --blocks 0..2 --resume --out apart --format json').out)).toMatchObject({
    blocks: '0..2',
    of: 5,
    made: 2,
    kept: 1,
    subjects: 6,
  });
  // The expectation of the cohort fails, as in the run of one command.
  const { code, out } = run('assemble apart');
  expect([code, out]).toEqual([1, expect.stringContaining(`manifest ${rootOf(join(cwd, 'clean')).slice(0, 16)}\n`)]);
  expect(out).toMatch(/^FAILED share\(subjects where age < 30\)/);
  const made = filesIn(join(cwd, 'apart')).filter((name) => name !== '_blocks/plan.json');
  expect(made).toEqual(filesIn(join(cwd, 'clean')));
  for (const name of made) expect(readFileSync(join(cwd, 'apart', name)).equals(readFileSync(join(cwd, 'clean', name))), name).toBe(true);
  expect(run('verify apart -q')).toEqual({ code: 0, out: '', err: '' });
});

test('the same plan is written once; another one of that name stays', () => {
  const before = readFileSync(join(cwd, 's.plan.json'), 'utf8');
  expect(run(`plan ${cohort} -q`)).toEqual({ code: 0, out: '', err: '' });
  expectRefusal(run(`plan ${cohort} --seed 2`), 2, /^hsimc: s\.plan\.json already exists and is not this plan\n {2}use another name, or delete it\n$/);
  expect(readFileSync(join(cwd, 's.plan.json'), 'utf8')).toBe(before);
});

describe('a plan', () => {
  const changed = (name: string, change: (plan: Record<string, unknown>) => unknown): string => {
    writeFileSync(join(cwd, name), JSON.stringify(change(JSON.parse(readFileSync(join(cwd, 's.plan.json'), 'utf8')))));
    return name;
  };
  const refused = (file: string, says: RegExp): void => {
    expectRefusal(run(`compile --plan ${file} --out never`), 1, says);
    expect(existsSync(join(cwd, 'never'))).toBe(false);
  };

  test('of another version, with another parameter or another scenario is refused', () => {
    const engine = changed('engine.json', (plan) => ({ ...plan, inputs: { ...(plan['inputs'] as object), engine: '0.0.9' } }));
    refused(engine, /^hsimc: engine\.json was made by hsimc 0\.0\.9, and this is hsimc \d/);
    const seed = changed('seed.json', (plan) => ({ ...plan, inputs: { ...(plan['inputs'] as object), seed: '2' } }));
    refused(seed, /^hsimc: seed\.json has changed since it was made: its hash is not [0-9a-f]{16}\n/);
    const ir = changed('ir.json', (plan) => ({ ...plan, ir: { ...(plan['ir'] as object), profiles: [] } }));
    refused(ir, /^hsimc: ir\.json has changed since it was made/);
  });

  test('that cannot be read as one is refused', () => {
    writeFileSync(join(cwd, 'text.json'), 'plan');
    refused('text.json', /^hsimc: text\.json is not a plan: it is not JSON\n {2}make a plan with `hsimc plan FILE`\n$/);
    refused('clean/manifest.json', /^hsimc: clean\/manifest\.json is not a plan \(plan: expected number, but it is missing\)\n/);
    refused('s.hsim', /^hsimc: s\.hsim is not a plan: it is not JSON\n/);
    expectRefusal(run('compile --plan lost.json --out never'), 2, /^hsimc: there is no plan lost\.json\n/);
    expectRefusal(run('compile --plan clean --out never'), 2, /^hsimc: clean is a folder\n/);
  });

  test('may be behind a link, as volumes of configuration have it', () => {
    symlinkSync('s.plan.json', join(cwd, 'link.json'));
    expect(run('compile --plan link.json --blocks 0 --out linked -q').code).toBe(0);
  });
});

test.each([
  ['compile --plan s.plan.json', /^hsimc: --plan needs --out\n/],
  ['compile s.hsim --plan s.plan.json --out x', /^hsimc: --plan and a scenario cannot be combined: s\.hsim\n/],
  ['compile --plan s.plan.json --out x --count 3', /^hsimc: --plan and --count cannot be combined\n/],
  ['compile --plan s.plan.json --out x --overwrite', /^hsimc: --plan and --overwrite cannot be combined\n/],
  ['compile --plan s.plan.json --out x.duckdb', /^hsimc: x\.duckdb is the name of a database file\n/],
  ['compile --plan s.plan.json --out x --shard 0/2 --blocks 0', /^hsimc: --blocks and --shard cannot be combined\n/],
  ['compile s.hsim --blocks 0', /^hsimc: --blocks needs --plan\n/],
  ['compile', /^hsimc: missing required argument 'file'\n {2}run `hsimc compile --help`\n$/],
  ['compile --plan s.plan.json --out .', /^hsimc: the folder \. is not empty and contains no blocks of a plan\n/],
  ['assemble nowhere', /^hsimc: there is no folder nowhere\n/],
  ['assemble clean', /^hsimc: clean contains no blocks of a plan\n/],
  ['plan s.hsim --most 1kB', /^hsimc: the run would write about /],
])('%s', (words, says) => expectRefusal(run(words), 2, says));

test('more shards than blocks: some have nothing to do', () => {
  expect(run('compile --plan s.plan.json --shard 0/9 --out few').out).toBe('no blocks of 5: 0 subjects, 0.0 kB in few\n');
});

test('a plan of another cohort has its own folder', () => {
  expect(run(`plan ${cohort} --seed 2 --out other.json -q`).code).toBe(0);
  expect(run('compile --plan s.plan.json --blocks 0 --out taken -q').code).toBe(0);
  expectRefusal(run('compile --plan other.json --blocks 1 --out taken'), 2, /^hsimc: taken contains blocks of another plan \(/);
  copyFileSync(join(cwd, 'other.json'), join(cwd, 'taken/_blocks/plan.json'));
  expectRefusal(run('compile --plan s.plan.json --blocks 1 --out taken'), 2, /^hsimc: taken contains blocks of another plan \(/);
});

describe('output that cannot be written', () => {
  test('a full disk: what is whole stays, and the same command goes on', () => {
    const ended = shell('ulimit -f 2; $HSIMC compile --plan s.plan.json --out full', cwd);
    expectRefusal(ended, 5, /^hsimc: cannot write full: the file would exceed the size limit\n/);
    expect(filesIn(join(cwd, 'full')).filter((name) => name.startsWith('_shards/') || name === '_lock')).toEqual([]);
    expect(run('compile --plan s.plan.json --out full -q').code).toBe(0);
    // The table of encounters of all blocks is larger than any of its parts.
    expectRefusal(
      shell('ulimit -f 3; $HSIMC assemble full', cwd),
      5,
      /^hsimc: cannot write full: the file would exceed the size limit\n {2}the blocks are kept: resolve this, and run the same command again\n$/,
    );
    expect(existsSync(join(cwd, 'full/_SUCCESS'))).toBe(false);
    expect(run('assemble full -q').code).toBe(1);
    expect(rootOf(join(cwd, 'full'))).toBe(rootOf(join(cwd, 'clean')));
  });

  test('a place that cannot be written to, or is shared with a run', () => {
    if (existsSync('/proc/self')) expectRefusal(run('compile --plan s.plan.json --out /proc/out'), 5, /^hsimc: cannot write \/proc\/out: [a-z ]+\n/);
    mkdirSync(join(cwd, 'busy/_shards'), { recursive: true });
    const holder = JSON.stringify({ pid: 1, host: 'another-machine', began: '' });
    writeFileSync(join(cwd, 'busy/_lock'), holder);
    expectRefusal(run('compile --plan s.plan.json --out busy'), 5, /^hsimc: another run is writing to busy: process 1 on another-machine\n/);
    writeFileSync(join(cwd, 'busy/_lock'), '');
    writeFileSync(join(cwd, 'busy/_shards/another-machine-1-00000000.lock'), holder);
    expect(run('compile --plan s.plan.json --out busy -q')).toEqual({ code: 0, out: '', err: '' });
  });
});
