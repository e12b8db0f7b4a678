/** What is wrong with a command or a scenario is said with its place and its remedy; nothing is written. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectRefusal, filesIn, hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const outside = workFolder();

function scenario(name: string, body: string, expectations = ''): string {
  writeFileSync(join(cwd, name), `hsim 1\nscenario s "S" { as_of: 2025-01-01 }\n${body}\n${expectations}`);
  return name;
}
const adult = 'profile adult { age: uniform(18..80) }';

writeFileSync(join(cwd, 'empty.hsim'), '');
writeFileSync(
  join(cwd, 'binary.hsim'),
  Uint8Array.from({ length: 4096 }, (_, i) => (i * 151 + 128) % 256),
);
writeFileSync(join(cwd, 'long.hsim'), `hsim 1\nscenario s "${'x'.repeat(10_000_000)}" { as_of: 2025-01-01 }\n${adult}\n`);
writeFileSync(join(cwd, 'longer-than-read.hsim'), `hsim 1\nscenario s "${'x'.repeat(2_000_000)}" { as_of: 2025-01-01 }\n${adult}\n`);
writeFileSync(join(cwd, 'not-ir.json'), '{"version": 1}');
mkdirSync(join(cwd, 'folder.hsim'));
writeFileSync(join(outside, 'secret.hsim'), 'hsim 1\ncodes dx: ICD10CM { cold J00 "Acute nasopharyngitis [common cold]" }\n');
symlinkSync(join(outside, 'secret.hsim'), join(cwd, 'inside.hsim'));
symlinkSync(outside, join(cwd, 'linked'));

interface Case {
  readonly file: string;
  readonly code: number;
  readonly says: RegExp;
}

/** Compiled, and checked: both say the same of it. */
const files: Readonly<Record<string, Case>> = {
  'a missing file': {
    file: 'diabetis.hsim',
    code: 2,
    says: /^hsimc: no file and no library scenario has the name diabetis\.hsim\n {2}nearest: diabetes\n$/,
  },
  'an empty file': { file: 'empty.hsim', code: 1, says: /^error\[HS1024\]: .*`hsim 1`\n +--> empty\.hsim:1:1/ },
  'a binary file': { file: 'binary.hsim', code: 1, says: /^hsimc: cannot read binary\.hsim: it is not a UTF-8 text file\n {2}a scenario is/ },
  'a text of 10 MB': { file: 'long.hsim', code: 1, says: /^hsimc: cannot read long\.hsim: it has 100000\d\d bytes; the limit is 4000000\n/ },
  'a text of 2 MB': { file: 'longer-than-read.hsim', code: 1, says: /^error\[HS1009\]: .*the limit is 1000000\n +--> longer-than-read\.hsim:1:1/ },
  'a folder': { file: 'folder.hsim', code: 2, says: /^hsimc: cannot read folder\.hsim: it is a folder\n/ },
  'a device': { file: '/dev/zero', code: 2, says: /^hsimc: cannot read \/dev\/zero: it is a device or a pipe, not a file\n/ },
  'a path below a file': { file: 'empty.hsim/x.hsim', code: 2, says: /^hsimc: no file and no library scenario has the name empty\.hsim\/x\.hsim/ },
  'JSON that is no IR': {
    file: 'not-ir.json',
    code: 1,
    says: /^hsimc: not-ir\.json is not an IR of this version \(files: expected array, but it is missing\)\n {2}create an IR with/,
  },
  'an unknown field': {
    file: scenario('field.hsim', 'profile adult { age: uniform(18..80)  ssex: male }'),
    code: 1,
    says: /^error\[HS\d{4}\]: .*`ssex`[\s\S]* --> field\.hsim:3:39[\s\S]*\bsex\b/,
  },
  'weights that sum to 101 %': {
    file: scenario('weights.hsim', `${adult}\nvariations v { a 50% { } b 51% { } }`),
    code: 1,
    says: /^error\[HS\d{4}\]: .*101 ?%[\s\S]* --> weights\.hsim:4:/,
  },
  'a cycle between attributes': {
    file: scenario('cycle.hsim', 'profile adult { age: uniform(18..80)  attribute a: b + 1  attribute b: a + 1 }'),
    code: 1,
    says: /^error\[HS\d{4}\]: .*a → b → a\n +--> cycle\.hsim:3:/,
  },
  'an import outside the root': {
    file: scenario('up.hsim', `use "../${outside.split('/').at(-1)}/secret.hsim" as t\n${adult}`),
    code: 1,
    says: /^error\[HS\d{4}\]: .*(?:relative to the importing file|outside the folder that contains `up\.hsim`)[\s\S]* --> up\.hsim:3:5/,
  },
  'an import by an absolute path': {
    file: scenario('absolute.hsim', `use "${outside}/secret.hsim" as t\n${adult}`),
    code: 1,
    says: /^error\[HS\d{4}\]: .*(?:relative to the importing file|outside the folder that contains `absolute\.hsim`)[\s\S]* --> absolute\.hsim:3:5/,
  },
  'an import of a link that leads outside': {
    file: scenario('link.hsim', `use "inside.hsim" as t\n${adult}`),
    code: 1,
    says: /^error\[HS\d{4}\]: .*(?:relative to the importing file|outside the folder that contains `link\.hsim`)[\s\S]* --> link\.hsim:3:5/,
  },
  'an import through a folder that leads outside': {
    file: scenario('links.hsim', `use "linked/secret.hsim" as t\n${adult}`),
    code: 1,
    says: /^error\[HS\d{4}\]: .*(?:relative to the importing file|outside the folder that contains `links\.hsim`)[\s\S]* --> links\.hsim:3:5/,
  },
};

describe('scenarios', () => {
  for (const [what, { file, code, says }] of Object.entries(files))
    test(what, () => {
      expectRefusal(hsimc(['compile', file, '--out', 'made'], { cwd }), code, says);
      // Diagnostics are what `check` was asked for; a file that it cannot read is not.
      const { out, ...checked } = hsimc(['check', file], { cwd });
      expectRefusal(checked.err === '' ? { code: checked.code, out: '', err: out } : { ...checked, out }, code, says);
      expect(existsSync(join(cwd, 'made'))).toBe(false);
    });
});

/** Words after `hsimc`. */
const commands: Readonly<Record<string, readonly [words: string, code: number, says: RegExp]>> = {
  'a negative count': [
    'compile diabetes --count -1',
    2,
    /^hsimc: --count -1: the number of subjects must be a whole number from 0 to 10000000\n {2}run `hsimc compile --help`\n$/,
  ],
  'a count with an exponent': ['compile diabetes --count 1e15', 2, /^hsimc: --count 1e15: .*from 0 to 10000000\n/],
  'a count beyond the limit': ['compile diabetes --count 10000001', 2, /^hsimc: --count 10000001: .*from 0 to 10000000\n/],
  'a count in words': ['compile diabetes --count abc', 2, /^hsimc: --count abc: /],
  'no count': ['compile diabetes --count=', 2, /^hsimc: --count '': /],
  'a seed in words': ['compile diabetes --seed bad', 2, /^hsimc: --seed bad: a seed must be a whole number from 0 to 9999999999999999\n/],
  'a seed that is too long': ['compile diabetes --seed 10000000000000000', 2, /^hsimc: --seed 10000000000000000: /],
  'an unknown parameter': [
    'compile diabetes --set folow_up=1',
    1,
    /^error\[HS2001\]: there is no parameter `folow_up`\n +--> --set folow_up\n +allowed: `follow_up`\n/,
  ],
  'a parameter out of its range': [
    'compile diabetes --set follow_up=90_years',
    1,
    /^error\[HS3014\]: the value 90 years of the parameter `follow_up` is outside its range `6 months\.\.5 years`\n +--> --set follow_up\n[\s\S]*1 \| --set follow_up=90 years\n[\s\S]*diabetes\.hsim:\d+:1/,
  ],
  'a parameter of another type': [
    'compile diabetes --set follow_up=5',
    1,
    /^error\[HS3001\]: expected a duration for the parameter `follow_up`[\s\S]*1 \| --set follow_up=5\n/,
  ],
  'a parameter that cannot be read': [
    'compile diabetes --set follow_up=1_yaer',
    1,
    /^error\[HS3015\]: the parameter `follow_up` must be a duration, not `1 yaer`\n/,
  ],
  'a parameter that would be more than a value': [
    'compile diabetes --set follow_up=1_year_}_profile_x_{',
    1,
    /^error\[HS3015\]: [^\n]*\n[\s\S]*\n\n1 error; nothing was written\n$/,
  ],
  'a parameter whose unit has no blank': ['compile diabetes --set follow_up=2years', 1, /^error\[HS1008\]: [\s\S]*help: write `2 years`/],
  'a parameter without a value': [
    'compile diabetes --set follow_up=',
    1,
    /^error\[HS3015\]: the parameter `follow_up` must be a duration, but no value is given\n/,
  ],
  'a parameter without a sign of equality': ['compile diabetes --set follow_up', 2, /^hsimc: --set follow_up: use --set name=value\n/],
  'a subject beyond the count': [
    'compile diabetes --count 10 --only 10',
    2,
    /^hsimc: --only 10 is out of range for --count 10\n {2}subjects are numbered from 0 to 9\n$/,
  ],
  'a negative subject': ['compile diabetes --only -1', 2, /^hsimc: --only -1: a subject must be a whole number/],
  'an unknown target': ['compile diabetes --target fihr', 2, /^hsimc: unknown target: fihr\n {2}nearest: fhir\n$/],
  'no target': ['compile diabetes --target ,', 2, /^hsimc: no target given\n {2}targets: .*fhir, .*json/],
  'an option of another target': ['compile diabetes --target json --bundle batch', 2, /^hsimc: --bundle is an option of fhir, not of json\n/],
  'a choice that there is not': ['compile diabetes --target fhir --bundle nonsense', 2, /^hsimc: --bundle nonsense: allowed choices are none, transaction, /],
  'several targets to standard output': [
    'compile diabetes --target json,fhir --stdout',
    2,
    /^hsimc: only one target can be written to standard output\n {2}.*--out FOLDER\n$/,
  ],
  'several files to standard output': ['compile diabetes --target csv --stdout', 2, /^hsimc: csv writes several files\n {2}.*--out FOLDER\n$/],
  'an unknown option': ['compile diabetes --traget fhir', 2, /^hsimc: unknown option '--traget'\n {2}Did you mean --target\?/],
  'an unknown command': ['compil diabetes', 2, /^hsimc: unknown command 'compil'\n {2}Did you mean compile\?/],
  'no file': ['compile', 2, /^hsimc: missing required argument 'file'\n/],
  'two files': ['compile diabetes other', 2, /^hsimc: too many arguments/],
  'a day that there is not': ['compile diabetes --as-of 2025-02-30', 2, /^hsimc: --as-of 2025-02-30: February 2025 has 28 days\n/],
  'a day in words': ['compile diabetes --as-of yesterday', 2, /^hsimc: --as-of yesterday: a date has the form 2025-06-30\n/],
  'no workers': ['compile diabetes --workers 0', 2, /^hsimc: --workers 0: the number of workers must be a whole number from 1 to 256\n/],
  'blocks without files': ['compile diabetes --block-size 3', 2, /^hsimc: --block-size needs --out\n/],
  'a folder and standard output': ['compile diabetes --out a --stdout', 2, /^hsimc: --out and --stdout cannot be combined\n/],
  'resuming and overwriting': ['compile diabetes --out a --resume --overwrite', 2, /cannot be combined\n/],
  'going on with nothing': ['compile diabetes --resume', 2, /^hsimc: --resume needs --out\n/],
};

describe('commands', () => {
  for (const [what, [words, code, says]] of Object.entries(commands))
    test(what, () => {
      const before = filesIn(cwd);
      // An underscore after a digit or a brace stands for a blank within a word.
      const split = words.split(' ').map((word) => word.replace(/(?<==.*)_(?!up)/g, ' '));
      expectRefusal(hsimc(split, { cwd }), code, says);
      expect(filesIn(cwd)).toEqual(before);
    });
});

test('the help of each command names its options and is fine', () => {
  for (const words of [['--help'], ['help'], ['compile', '--help'], ['help', 'check'], ['verify', '--help'], ['targets', '--help'], ['scenarios', '--help']]) {
    const { code, out, err } = hsimc(words, { cwd });
    expect({ code, err, out: out.slice(0, 12) }, words.join(' ')).toEqual({ code: 0, err: '', out: 'Usage: hsimc' });
  }
  const { out } = hsimc(['compile', '--help'], { cwd });
  for (const option of [
    '--count',
    '--seed',
    '--set',
    '--as-of',
    '--target',
    '--out',
    '--stdout',
    '--only',
    '--workers',
    '--resume',
    '--overwrite',
    '--emit',
    '--format',
    '--quiet',
    '--progress',
    '--bundle',
  ])
    expect(out).toContain(option);
  expect(hsimc([], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: hsimc') });
  expect(hsimc(['--version'], { cwd }).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('targets and scenarios are listed, as text and as data', () => {
  const targets = JSON.parse(hsimc(['targets', '--format', 'json'], { cwd }).out) as { name: string }[];
  const text = hsimc(['targets'], { cwd }).out;
  expect(targets.map((target) => target.name)).toEqual(expect.arrayContaining(['fhir', 'json']));
  for (const { name } of targets) expect(text).toMatch(new RegExp(`^${name} `, 'm'));
  const scenarios = JSON.parse(hsimc(['scenarios', '--format', 'json'], { cwd }).out) as { name: string; path: string; title: string }[];
  expect(scenarios.map((one) => one.name)).toContain('diabetes');
  for (const { title } of scenarios) expect(title).not.toBe('');
  // The first of each folder: that all of them have no problem is tested where they run.
  const first = new Map(scenarios.toReversed().map(({ name, path }) => [path.split('/')[0], name]));
  for (const name of first.values())
    expect(hsimc(['check', name], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`^(?:No problems found|\\d+ warnings?) in ${name}: `, 'm')),
      err: '',
    });
  expect(first.size).toBeGreaterThan(2);
});

test('check --format json gives diagnostics on standard output', () => {
  const { code, out, err } = hsimc(['check', 'weights.hsim', '--format', 'json'], { cwd });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({ diagnostics: [{ severity: 'error', file: 'weights.hsim', range: { start: { line: 4 } } }], hidden: 0 });
});
