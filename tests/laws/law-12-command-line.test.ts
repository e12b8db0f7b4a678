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
  ['compile --plan', 'takes the place of the scenario: tests/cli/shards.test.ts'],
  ['compile --blocks', 'next to --plan: tests/cli/shards.test.ts'],
  ['compile --shard', 'next to --plan: tests/cli/shards.test.ts'],
  ['compile --progress', 'changes what a terminal shows: tests/cli/progress.test.ts'],
]);
/** Commands that need somebody at the other side, or do not end: law-12-send-and-watch.test.ts, tests/mcp/command.test.ts. */
const others: ReadonlySet<string> = new Set(['send', 'watch', 'mcp']);

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
writeFileSync(
  join(kept, 'targets.hsim'),
  `hsim 1
scenario t "T" { as_of: 2025-01-01 }

param low: 18 in 1..50

profile adult { age: uniform(low..80)  sex: choose { male: 50%, female: 50% } }

timeline care of adult {
  event visit every 100 days from 2024-01-01 { encounter ambulatory { note "Seen." } }
}

target young { figure: share(subjects where age < 40) in 20%..40%  source: "A survey"  year: 2023  population: "Adults"  grade: B }
target visits { figure: mean(count(encounter)) in 3..5  source: "A survey"  year: 2023  population: "Adults"  grade: B }
`,
);
writeFileSync(join(kept, 'narrow.hsim'), 'hsim 1\nscenario n "N" { as_of: 2025-01-01 }\nprofile adult { age:40 }\n');
writeFileSync(join(kept, 'typo.hsim'), 'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile adult { age: 40  sex: femal }\n');
const rows = 'codes rx: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" }';
const formulary = (name: string, copay: string): string =>
  `formulary ${name} { tier generic { level: 1  copay: ${copay} }  drug rx.lisinopril { tier: generic } }`;
writeFileSync(
  join(kept, 'plans.hsim'),
  `hsim 1\n${rows}\nplan ppo { type: PPO  coinsurance: 20% }\nplan hmo { type: HMO  coinsurance: 50% }\n${formulary('basic', '$4')}\n${formulary('other', '$9')}\n`,
);
writeFileSync(join(kept, 'dear.hsim'), `hsim 1\n${rows}\nplan ppo { type: PPO  coinsurance: 90% }\n${formulary('basic', '$8')}\n`);
const line = { code: 'CPT:99213', charge: '150.00', allowed: '110.00' };
const claim = { id: 'c1', birth_date: '1980-05-01', service_start: '2025-03-01', received: '2025-03-06', diagnoses: ['ICD10CM:I10'], lines: [line] };
writeFileSync(join(kept, 'claims.json'), JSON.stringify({ coverage: { effective: '2025-01-01' }, claims: [claim] }));
const person = { birth_date: '1966-01-01', sex: 'female', fills: [] };
writeFileSync(join(kept, 'fills.json'), JSON.stringify(person));
const price = { ingredient_cost: '9.50', basis: 'NADAC', dispensing_fee: '1.75', usual_and_customary: '10.00' };
const fill = { date: '2026-03-24', quantity: 30, days_supply: 30, price, person, coverage: { effective: '2026-01-01' } };
writeFileSync(join(kept, 'fill.json'), JSON.stringify(fill));
writeFileSync(
  join(kept, 'answer.edi'),
  'ISA*00*          *00*          *ZZ*PAYER          *ZZ*HSIMC          *250101*0000*^*00501*000000002*0*T*:~TA1*000000001*250101*0000*A*000~IEA*0*000000002~',
);
writeFileSync(join(kept, 'uncovered.json'), JSON.stringify({ ...fill, coverage: null }));
hsimc(['compile', 's.hsim', '--count', '3', '--out', 'run'], { cwd: kept });
hsimc(['compile', 's.hsim', '--count', '3', '--target', 'json,duckdb', '--out', 'tables'], { cwd: kept });
hsimc(['plan', 's.hsim', '--count', '3', '--block-size', '2', '--target', 'hl7v2', '--out', 'plan.json'], { cwd: kept });
hsimc(['compile', '--plan', 'plan.json', '--out', 'blocks'], { cwd: kept });
const records = readFileSync(join(kept, 'run', 'json', 'subjects.00000.ndjson'), 'utf8');
writeFileSync(join(kept, 'warned.ndjson'), records.replace(/"zip":"[^"]*"/, '"zip":"2139"'));
const id = /"encounters":\[\{"id":"([^"]+)"/.exec(records)?.[1] ?? '';

/** The words of a command, and for each of its options those next to it. */
type Calls = Readonly<Record<string, readonly [words: string, options: Readonly<Record<string, string>>]>>;
const cohort = { '--count': '7', '--seed': '2', '--set': 'low=40', '--as-of': '2024-06-30' };
const calls: Calls = {
  new: ['new fresh', { '--template': 'stay', '--from': 'diabetes', '--set': 'state=OH --from us-population' }],
  check: ['check s.hsim', { '--set': 'low=99' }],
  explain: ['explain HS4001', {}],
  fix: ['fix typo.hsim', { '--suggested': '', '--dry-run': '' }],
  fmt: ['fmt narrow.hsim', { '--check': '' }],
  describe: ['describe s.hsim', cohort],
  preview: ['preview s.hsim', { ...cohort, '--subject': '3', '--width': '70' }],
  test: ['test s.hsim', cohort],
  calibrate: ['calibrate targets.hsim', { '--count': '7', '--seed': '2', '--set': 'low=40', '--as-of': '2024-06-30', '--only': 'visits', '--by': 'sex' }],
  compile: [
    'compile s.hsim --count 5',
    {
      ...cohort,
      ...{ '--since': '2024-03-01', '--target': 'fhir', '--out': 'made', '--only': '2', '--members': '9', '--resume': '--out run', '--overwrite': '--out run' },
      ...{ '--block-size': '2 --out made', '--most': '1kB', '--emit': 'ir', '--report-loss': '--target hl7v2' },
    },
  ],
  plan: [
    'plan s.hsim --count 5',
    { ...cohort, ...{ '--since': '2024-03-01', '--target': 'fhir', '--out': 'made.json', '--members': '9', '--block-size': '2', '--most': '1kB' } },
  ],
  assemble: ['assemble blocks', { '--report-loss': '' }],
  rows: ['rows plan.json --table encounters', { '--table': 'patients', '--columns': 'id', '--blocks': '0', '--shard': '0/2', '--schema': '' }],
  lock: ['lock s.hsim', {}],
  verify: ['verify run', {}],
  validate: ['validate warned.ndjson', { '--stdin': '', '--strict': '', '--ignore': 'IDENT-013', '--limit': '0 --format json' }],
  why: [`why run --id ${id}`, { '--id': 'nobody', '--scenario': 'narrow.hsim' }],
  query: ['query tables SELECT_1', {}],
  report: ['report run', { '--out': 'made.html', '--subject': '2', '--scenario': 'narrow.hsim' }],
  adjudicate: [
    'adjudicate claims.json --plan-name ppo --plan plans.hsim',
    { '--plan': 'dear.hsim', '--plan-name': 'hmo', '--effective': '2025-01-01', '--responses': 'made.ncpdp' },
  ],
  'formulary check': [
    'formulary check rx.lisinopril --name basic --request fill.json --formulary plans.hsim',
    { '--formulary': 'dear.hsim', '--request': 'uncovered.json', '--name': 'other' },
  ],
  'dur run': ['dur run fills.json', {}],
  ack: ['ack answer.edi', {}],
  'codes search': ['codes search blood', { '--system': 'SNOMED', '--limit': '1' }],
  'codes show': ['codes show labs.a1c', {}],
  targets: ['targets', {}],
  scenarios: ['scenarios', {}],
  'scenarios search': ['scenarios search diabetes', {}],
  'scenarios show': ['scenarios show diabetes', {}],
  'scenarios copy': ['scenarios copy diabetes', {}],
  completion: ['completion bash', {}],
};

/** What calls came to: one without an option is compared with many. */
const known = new Map<string, string>();

function outcomeOf(words: string): string {
  const outcome = known.get(words) ?? newOutcome(words);
  known.set(words, outcome);
  return outcome;
}

/** What a call comes to, in a folder as it was. */
function newOutcome(words: string): string {
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
