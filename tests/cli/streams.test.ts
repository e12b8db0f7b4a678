/** Results go to standard output, words to standard error, and `-q` leaves only what is wrong. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyCommand } from './every-command.ts';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(words, { cwd });
writeFileSync(
  join(cwd, 'mixed.hsim'),
  `hsim 1
scenario mixed "Mixed" { as_of: 2025-01-01 }
profile adult { age: uniform(18..80)  attribute unused: chance 50% }
expect {
  share(subjects where age < 90) == 100%
  share(subjects where age >= 18) == 100%
  share(subjects where age > 200 given age > 300) in 1%..2%
  share(subjects where age > 200) == 50%
}
`,
);

test('test: the table and the counts on standard output, warnings on standard error; unsure is not held', () => {
  const { code, out, err } = run('test', 'mixed.hsim', '--count', '50');
  expect(code).toBe(1);
  expect(out.match(/^(?:ok|unsure|FAILED) /gm)).toEqual(['ok ', 'ok ', 'unsure ', 'FAILED ']);
  expect(out).toMatch(/\n\n4 expectations tested on 50 subjects: 2 hold, 1 unsure, 1 fails\n$/);
  expect(err).toMatch(/^note\[HS8002\]/);
  expect(err).not.toMatch(/FAILED|unsure/);
  const data = JSON.parse(run('test', 'mixed.hsim', '--count', '50', '--format', 'json').out) as { counts: object };
  expect(data.counts).toEqual({ passed: 2, failed: 1, too_few: 1, not_applicable: 0 });
});

test('compile --out: results on standard output; next to data, on standard error', () => {
  const files = run('compile', 'mixed.hsim', '--count', '50', '--out', 'files');
  expect(files.out).toMatch(/^ok .*\nok .*\nunsure .*\nFAILED .*\n4 expectations tested on 50 subjects: 2 hold, 1 unsure, 1 fails\n50 subjects, 1 file, /);
  expect(files.err).not.toMatch(/FAILED|expectations/);
  const stream = run('compile', 'mixed.hsim', '--count', '50');
  expect(stream.out.split('\n').filter((line) => !line.startsWith('{'))).toEqual(['']);
  expect(stream.err).toMatch(/^FAILED /m);
});

test('-q: no warning, no summary, nothing that holds', () => {
  expect(run('check', 'mixed.hsim', '-q')).toEqual({ code: 0, out: '', err: '' });
  expect(run('test', 'mixed.hsim', '--count', '50', '-q')).toEqual({ code: 1, out: expect.stringMatching(/^FAILED [^\n]*\n(?: {8}.*\n)*$/), err: '' });
  expect(run('compile', 'mixed.hsim', '--count', '50', '-q', '--out', 'quiet')).toEqual({
    code: 1,
    out: expect.stringMatching(/^FAILED [^\n]*\n$/),
    err: '',
  });
  expect(run('compile', 'diabetes', '--count', '3', '-q', '--target', 'hl7v2', '--out', 'lossy')).toEqual({ code: 0, out: '', err: '' });
});

const aimed = (range: string): string =>
  `hsim 1
scenario a "A" { as_of: 2025-01-01 }
profile adult { age: uniform(18..80) }
target old { figure: share(subjects where age >= 18) in ${range}  source: "A survey"  year: 2023  population: "Adults"  grade: B }
`;
writeFileSync(join(cwd, 'aimed.hsim'), aimed('90%..100%'));
writeFileSync(join(cwd, 'missed.hsim'), aimed('10%..20%'));
writeFileSync(join(cwd, 'wrong.hsim'), 'hsim 1\nscenario wrong "W" { as_of: 2025-01-01 }\nprofile adult { age: oops }\n');
writeFileSync(join(cwd, 'narrow.hsim'), 'hsim 1\nscenario narrow "N" { as_of: 2025-01-01 }\nprofile adult { age:40 }\n');
writeFileSync(join(cwd, 'noted.hsim'), 'hsim 1\nscenario noted "N" { as_of: 2025-01-01 }\n\nprofile adult {\n  age: 40\n  attribute unused: 3\n}\n');
writeFileSync(join(cwd, 'lost.hsim'), 'hsim 1\nuse "nowhere" as nowhere\nscenario lost "L" { as_of: 2025-01-01 }\n');
run('compile', 'noted.hsim', '--count', '5', '--out', 'kept');
run('compile', 'noted.hsim', '--count', '5', '--out', 'broken');
run('compile', 'diabetes', '--count', '1', '--out', 'one');
run('plan', 'noted.hsim', '--count', '5', '--block-size', '3', '--out', 'plan.json');
run('compile', '--plan', 'plan.json', '--out', 'blocks');
run('compile', '--plan', 'plan.json', '--blocks', '1', '--out', 'part');
writeFileSync(join(cwd, 'broken', 'json', 'subjects.00000.ndjson'), '{"patient":{}}\n');

writeFileSync(
  join(cwd, 'plans.hsim'),
  `hsim 1
codes rx: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" }
plan ppo { type: PPO  coinsurance: 20% }
formulary basic { tier generic { level: 1  copay: $10 }  drug rx.lisinopril { tier: generic } }
`,
);
writeFileSync(
  join(cwd, 'claims.json'),
  JSON.stringify({
    coverage: { effective: '2025-01-01' },
    claims: [
      {
        id: 'c1',
        birth_date: '1980-05-01',
        service_start: '2025-03-01',
        received: '2025-03-06',
        diagnoses: ['ICD10CM:I10'],
        lines: [{ code: 'CPT:99213', charge: '150.00', allowed: '110.00' }],
      },
    ],
  }),
);
const answer = `ISA*00*          *00*          *ZZ*PAYER          *ZZ*HSIMC          *250101*0000*^*00501*000000002*0*T*:~
TA1*000000001*250101*0000*A*000~
IEA*0*000000002~
`;
writeFileSync(join(cwd, 'answer.edi'), answer);
writeFileSync(join(cwd, 'cut.edi'), answer.slice(0, 150));
const filler = { birth_date: '1966-01-01', sex: 'female', fills: [] };
writeFileSync(join(cwd, 'fills.json'), JSON.stringify(filler));
writeFileSync(
  join(cwd, 'fill.json'),
  JSON.stringify({
    date: '2026-03-24',
    quantity: 30,
    days_supply: 30,
    price: { ingredient_cost: '9.50', basis: 'NADAC', dispensing_fee: '1.75', usual_and_customary: '10.00' },
    person: filler,
    coverage: { effective: '2026-01-01' },
  }),
);

/**
 * How each command is called where all is right, and where something is wrong. `answers` where it is asked for data, which `-q` leaves as they are.
 * Null for `watch` and `send`, which need somebody at the other side: `watch` does what `check` does, and tests/app/mllp has `send`.
 */
const calls: Readonly<Record<string, { readonly right: string[]; readonly wrong: string[] | null; readonly answers?: true } | null>> = {
  new: { right: ['new', 'fresh'], wrong: ['new', 'fresh/er'] },
  check: { right: ['check', 'noted.hsim'], wrong: ['check', 'wrong.hsim'] },
  explain: { right: ['explain', 'HS4001'], wrong: ['explain', 'HS0'], answers: true },
  watch: null,
  fix: { right: ['fix', 'noted.hsim'], wrong: ['fix', 'wrong.hsim'] },
  fmt: { right: ['fmt', 'noted.hsim'], wrong: ['fmt', '--check', 'narrow.hsim'] },
  describe: { right: ['describe', 'noted.hsim'], wrong: ['describe', 'wrong.hsim'], answers: true },
  preview: { right: ['preview', 'noted.hsim', '--count', '5'], wrong: ['preview', 'wrong.hsim'], answers: true },
  test: { right: ['test', 'noted.hsim', '--count', '5'], wrong: ['test', 'mixed.hsim', '--count', '50'] },
  calibrate: { right: ['calibrate', 'aimed.hsim', '--count', '50'], wrong: ['calibrate', 'missed.hsim', '--count', '50'] },
  compile: {
    right: ['compile', 'noted.hsim', '--count', '5', '--overwrite', '--out', 'made'],
    wrong: ['compile', 'mixed.hsim', '--overwrite', '--out', 'made'],
  },
  plan: { right: ['plan', 'noted.hsim', '--count', '5'], wrong: ['plan', 'wrong.hsim'] },
  assemble: { right: ['assemble', 'blocks'], wrong: ['assemble', 'part'] },
  rows: { right: ['rows', 'plan.json', '--table', 'patients'], wrong: ['rows', 'plan.json', '--table', 'patient'], answers: true },
  lock: { right: ['lock', 'noted.hsim'], wrong: ['lock', 'lost.hsim'] },
  verify: { right: ['verify', 'kept'], wrong: ['verify', 'broken'] },
  validate: { right: ['validate', 'kept'], wrong: ['validate', 'broken'] },
  why: { right: ['why', 'one', '--id', 'ID'], wrong: ['why', 'one', '--id', 'nobody'], answers: true },
  query: { right: ['query', 'one', 'SELECT 1'], wrong: ['query', 'one', 'SELECT'], answers: true },
  report: { right: ['report', 'one'], wrong: ['report', 'one', '--subject', '9'], answers: true },
  send: null,
  // Its standard output is the protocol: tests/mcp.
  mcp: null,
  'codes search': { right: ['codes', 'search', 'glucose', '--limit', '1'], wrong: ['codes', 'search'], answers: true },
  'codes show': { right: ['codes', 'show', 'labs.a1c'], wrong: ['codes', 'show', 'labs.nothing'], answers: true },
  ack: { right: ['ack', 'answer.edi'], wrong: ['ack', 'cut.edi'], answers: true },
  adjudicate: { right: ['adjudicate', 'claims.json', '--plan', 'plans.hsim'], wrong: ['adjudicate', 'claims.json', '--plan', 'wrong.hsim'], answers: true },
  'formulary check': {
    right: ['formulary', 'check', 'rx.lisinopril', '--formulary', 'plans.hsim', '--request', 'fill.json'],
    wrong: ['formulary', 'check', 'rx.nothing', '--formulary', 'plans.hsim', '--request', 'fill.json'],
    answers: true,
  },
  'dur run': { right: ['dur', 'run', 'fills.json'], wrong: ['dur', 'run', 'nowhere.json'], answers: true },
  targets: { right: ['targets'], wrong: null, answers: true },
  scenarios: { right: ['scenarios'], wrong: ['scenarios', 'nothing'], answers: true },
  'scenarios search': { right: ['scenarios', 'search', 'ear infection'], wrong: ['scenarios', 'search', 'zzz'], answers: true },
  'scenarios show': { right: ['scenarios', 'show', 'diabetes'], wrong: ['scenarios', 'show', 'nothing'], answers: true },
  'scenarios copy': { right: ['scenarios', 'copy', 'diabetes'], wrong: ['scenarios', 'copy', 'nothing'] },
  completion: { right: ['completion', 'bash'], wrong: ['completion', 'dos'], answers: true },
};

test('every command: results where its JSON goes, and one rule for -q', { timeout: 240_000 }, async () => {
  const all = await everyCommand();
  expect(Object.keys(calls).sort()).toEqual([...all.keys()].sort());
  const id = /"id":"([^"]+)"/.exec(run('compile', 'diabetes', '--count', '1').out)?.[1] ?? '';
  for (const [name, command] of all) {
    const call = calls[name];
    if (call === null) continue;
    const takes = (option: string) => command.options.some(({ long }) => long === option);
    const once = (words: readonly string[]) => {
      for (const made of ['fresh.hsim', 'diabetes.hsim']) rmSync(join(cwd, made), { force: true });
      return run(...words.map((word) => (word === 'ID' ? id : word)));
    };
    const right = once(call.right);
    expect(right, name).toMatchObject({ code: 0, out: expect.stringMatching(/./) });
    if (takes('--format')) {
      const data = once([...call.right, '--format', 'json']);
      expect(JSON.parse(data.out), name).toBeTypeOf('object');
      // The result in words goes where the data go; warnings are all that is left.
      expect(right.err.replaceAll(/^note\[[\s\S]*?\^\n/gm, ''), name).toMatch(/^(?:\d+ entries; --limit \d+ lists all\n)?$/);
    }
    // What writes answers alone has nothing to leave out.
    expect(takes('--quiet') || right.err === '', name).toBe(true);
    if (takes('--quiet')) {
      expect(once([...call.right, '-q']), name).toEqual({ code: 0, out: call.answers === true ? right.out : '', err: '' });
      if (takes('--format'))
        expect(once([...call.right, '-q', '--format', 'json']), name).toMatchObject({ code: 0, out: expect.stringMatching(/^[[{]/), err: '' });
    }
    if (call.wrong === null) continue;
    const wrong = once(call.wrong);
    expect(wrong.code, name).toBeGreaterThan(0);
    if (!takes('--quiet')) continue;
    const quietly = once([...call.wrong, '-q']);
    expect(quietly.code, name).toBe(wrong.code);
    expect(quietly.out + quietly.err, name).toMatch(/^.+\n/);
    // Only less is written, and nothing else.
    for (const line of (quietly.out + quietly.err).split('\n')) expect(wrong.out + wrong.err, name).toContain(line);
  }
});
