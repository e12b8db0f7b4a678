/** Law 12 for the command line: every option of every command changes what is printed, what is written, or how the command ends. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyCommand } from '../cli/every-command.ts';
import { hsimc, workFolder } from '../cli/hsimc.ts';

const cwd = workFolder();
const kept = join(cwd, 'kept');
mkdirSync(kept);

/** What is accepted and changes nothing that a test of two calls sees, with the reason. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['compile --stdout', 'states the default'],
  ['compile --workers', 'changes the time that it takes and nothing else, which is law 5'],
  ['compile --progress', 'changes what a terminal shows: tests/cli/progress.test.ts'],
]);
/** Commands that need somebody at the other side; tests/app has them. */
const others: ReadonlySet<string> = new Set(['send', 'watch']);

writeFileSync(
  join(kept, 's.hsim'),
  `hsim 1
scenario s "S" { as_of: 2025-01-01 }

param low: 18 in 1..50

profile adult {
  age: uniform(low..80)
  attribute unused: 3
}

variations drawn random { a 50% { } b rest { } }

timeline care of adult {
  event visit every 100 days from 2024-01-01 { encounter ambulatory { note "Seen." } }
}

expect {
  share(subjects where age < 40) in 20%..30%
}
`,
);
writeFileSync(join(kept, 'narrow.hsim'), 'hsim 1\nscenario n "N" { as_of: 2025-01-01 }\nprofile adult { age:40 }\n');
writeFileSync(join(kept, 'typo.hsim'), 'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile adult { age: 40  sex: femal }\n');
hsimc(['compile', 's.hsim', '--count', '3', '--out', 'run'], { cwd: kept });
hsimc(['compile', 's.hsim', '--count', '3', '--target', 'json,duckdb', '--out', 'tables'], { cwd: kept });
const records = readFileSync(join(kept, 'run', 'json', 'subjects.00000.ndjson'), 'utf8');
writeFileSync(join(kept, 'warned.ndjson'), records.replace(/"zip":"[^"]*"/, '"zip":"2139"'));
const id = /"encounters":\[\{"id":"([^"]+)"/.exec(records)?.[1] ?? '';

/** The words of a command, and for each of its options those next to it. */
type Calls = Readonly<Record<string, readonly [words: string, options: Readonly<Record<string, string>>]>>;
const cohort = { '--count': '7', '--seed': '2', '--set': 'low=40', '--as-of': '2024-06-30' };
const calls: Calls = {
  new: ['new fresh', { '--template': 'stay', '--from': 'diabetes' }],
  check: ['check s.hsim', { '--set': 'low=99' }],
  explain: ['explain HS4001', {}],
  fix: ['fix typo.hsim', { '--suggested': '', '--dry-run': '' }],
  fmt: ['fmt narrow.hsim', { '--check': '' }],
  describe: ['describe s.hsim', cohort],
  preview: ['preview s.hsim', { ...cohort, '--subject': '3', '--width': '70' }],
  test: ['test s.hsim', cohort],
  compile: [
    'compile s.hsim --count 5',
    {
      ...cohort,
      ...{ '--since': '2024-03-01', '--target': 'fhir', '--out': 'made', '--only': '2', '--members': '9', '--resume': '--out run', '--overwrite': '--out run' },
      ...{ '--block-size': '2 --out made', '--most': '1kB', '--emit': 'ir', '--report-loss': '--target hl7v2' },
    },
  ],
  lock: ['lock s.hsim', {}],
  verify: ['verify run', {}],
  validate: ['validate warned.ndjson', { '--stdin': '', '--strict': '', '--ignore': 'IDENT-013', '--limit': '0 --format json' }],
  why: [`why run --id ${id}`, { '--id': 'nobody', '--scenario': 'narrow.hsim' }],
  query: ['query tables SELECT_1', {}],
  'codes search': ['codes search blood', { '--system': 'SNOMED', '--limit': '1' }],
  'codes show': ['codes show labs.a1c', {}],
  targets: ['targets', {}],
  scenarios: ['scenarios', {}],
  'scenarios show': ['scenarios show diabetes', {}],
  'scenarios copy': ['scenarios copy diabetes', {}],
  completion: ['completion bash', {}],
};

/** What a call comes to, in a folder as it was. */
function outcomeOf(words: string): string {
  const place = join(cwd, 'place');
  rmSync(place, { recursive: true, force: true });
  cpSync(kept, place, { recursive: true });
  const ended = hsimc(
    words
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => word.replace('SELECT_1', 'SELECT 1')),
    { cwd: place },
  );
  const files = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.duckdb'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return JSON.stringify([ended, files.map((file) => [file, readFileSync(file, 'utf8')])]);
}

describe('options of', async () => {
  const all = await everyCommand();
  test('all commands', () => expect([...Object.keys(calls), ...others].sort()).toEqual([...all.keys()].sort()));
  test.each(Object.keys(calls))('%s', (name) => {
    const [words, given] = calls[name];
    const wrong: Record<string, string> = {};
    for (const { long, argChoices } of all.get(name)?.options ?? []) {
      if (long === undefined || long === null || exceptions.has(`${name} ${long}`)) continue;
      const beside =
        long === '--format' ? (argChoices?.find((choice) => choice !== 'text' && choice !== 'table') ?? '') : long === '--quiet' ? '' : given[long];
      if (beside === undefined) {
        wrong[long] = 'has no example here';
        continue;
      }
      const [value, ...more] = beside.split(' ');
      // `--resume --out run`: an option that takes no value, and what it needs.
      const with_ = value.startsWith('--') || value === '' ? [long, ...(value === '' ? [] : [value]), ...more] : [long, value, ...more];
      const without = value.startsWith('--') ? [value, ...more] : more;
      if (outcomeOf([words, ...without].join(' ')) === outcomeOf([words, ...with_].join(' '))) wrong[long] = `no effect: ${words} ${with_.join(' ')}`;
    }
    expect(wrong).toEqual({});
  });
});
