/** The recipes of CONTRIBUTING.md, each carried out on a copy of the project: what it takes by hand, and what the compiler asks for. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { projectFiles } from '../structure/imports.ts';

const copy = mkdtempSync(join(tmpdir(), 'hsimc-recipes-'));
const original = new Map(projectFiles().map((path) => [path, readFileSync(path)]));
const added = new Set<string>();

beforeAll(() => {
  for (const path of original.keys()) cpSync(path, join(copy, path));
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  // The linter leaves out what git ignores.
  expect(run('git', 'init', '-q').code).toBe(0);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));
afterEach(() => {
  for (const path of added) rmSync(join(copy, path), { force: true });
  added.clear();
  for (const path of changed()) writeFileSync(join(copy, path), original.get(path) as Buffer);
});

/** Files of the project that are not as they were. */
const changed = (): string[] => [...original].filter(([path, text]) => !readFileSync(join(copy, path)).equals(text)).map(([path]) => path);

function add(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
  added.add(path);
}

/** Puts text before the first place that matches. */
function insert(path: string, before: RegExp, text: string): void {
  const whole = readFileSync(join(copy, path), 'utf8');
  const at = whole.search(before);
  expect(at, `${path} ${before}`).toBeGreaterThan(0);
  writeFileSync(join(copy, path), whole.slice(0, at) + text + whole.slice(at));
}

function run(command: string, ...words: readonly string[]): { readonly code: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, UPDATE_DOCS: '1', HSIMC_TESTS: 'small' },
  });
  return { code: status, out: stdout + stderr };
}
const tool = (name: string) => join('node_modules', '.bin', name);
const node = (...words: readonly string[]) => run(process.execPath, ...words);
const hsimc = (...words: readonly string[]) => node('dist/hsimc.js', ...words);

/** The files with type errors. */
function typeErrors(): string[] {
  const { out } = run(tool('tsc'), '--noEmit');
  const files = out.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm);
  return [...new Set([...files].map(([, file]) => file))].sort();
}

/** Formats, lints, makes the generated documents and the program. */
function finish(): void {
  expect(typeErrors()).toEqual([]);
  const lint = run(tool('biome'), 'check', '--write', '--error-on-warnings');
  expect(lint.code, lint.out).toBe(0);
  const docs = run(tool('vitest'), 'run', '--project', 'shared', '--maxWorkers=1', 'tests/docs');
  expect(docs.code, docs.out).toBe(0);
  const build = node('tools/build.mjs', 'dist');
  expect(build.code, build.out).toBe(0);
}

/** What was changed by hand: everything but the generated documents. */
const byHand = (): string[] => [...changed(), ...added].filter((path) => !/^(?:docs\/|skills\/|llms-full\.txt$)/.test(path)).sort();

test('a verb: its specification, its implementation, and a line of the registry that the compiler asks for', () => {
  insert(
    'vocabulary/clinical-verbs.ts',
    /^ {2}dispense: \{/m,
    "  transfuse: {\n    summary: 'a blood product that is transfused',\n    argument: concept(['SNOMED', 'CPT', 'HCPCS', 'ICD10PCS']),\n    makes: 'procedures',\n    more: { duration: field(duration, 'How long it lasts') },\n    decides: { duration: ['end'] },\n    correctable: true,\n  },\n",
  );
  const registry = 'runtime/engines/clinical/clinical-verb-registry.ts';
  expect(typeErrors()).toEqual([registry]);
  add(
    'runtime/engines/clinical/transfusion-verbs.ts',
    "/** `transfuse`: a procedure, with the blood product as its code. */\nimport type { CompileVerb } from '../verb-context.ts';\nimport { procedure } from './procedure-verbs.ts';\n\nexport const transfuse: CompileVerb = (action, context) => procedure(action, context);\n",
  );
  insert(registry, /^import \{ update \}/m, "import { transfuse } from './transfusion-verbs.ts';\n");
  insert(registry, /^ {2}update,/m, '  transfuse,\n');
  add(
    'docs/language/verbs/transfuse.md',
    `# transfuse

<!-- generated: verb transfuse -->

<!-- end -->

## Example

\`\`\`hsim
event visit at 2024-05-06 { encounter emergency { transfuse px.appendectomy { duration: 90 minutes } } }
\`\`\`

<!-- generated: output -->

<!-- end -->

## Wrong

It is not allowed outside a visit ([HS2006](../../diagnostics/HS2006.md)):

\`\`\`HS2006
event visit at 2024-05-06 { transfuse px.appendectomy }
\`\`\`
`,
  );
  finish();
  expect(byHand()).toEqual([registry, 'runtime/engines/clinical/transfusion-verbs.ts', 'vocabulary/clinical-verbs.ts']);
  add(
    'blood.hsim',
    `hsim 1

scenario blood "A transfusion" { as_of: 2025-12-31 }

codes dx: ICD10CM { anemia D62 "Acute posthemorrhagic anemia" }
codes px: SNOMED { red_cells 116863004 "Transfusion of red blood cells (procedure)" }

profile adult { age: uniform(18..64) }

timeline care of adult {
  event stay at start {
    encounter emergency {
      diagnose dx.anemia
      transfuse px.red_cells { duration: 90 minutes }
    }
  }
}

expect {
  every subject has procedure(px.red_cells)
}
`,
  );
  const { code, out } = hsimc('test', 'blood.hsim', '--count', '5');
  expect(code, out).toBe(0);
});

test('a kind of record: its file, its line, and a decision in each place that must decide', () => {
  add(
    'model/benefits/invoice.ts',
    `/** What a provider bills: an invoice with its lines, and how each line was adjusted. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilDate, civilTime, coding, id, money, reference } from '../scalars.ts';

const adjustment = z.strictObject({ reason: z.string(), amount: money });
const line = z.strictObject({ service: coding, billed: money, adjustments: z.array(adjustment) });

export const invoice = z.strictObject({
  id,
  service_start: civilDate,
  lines: z.array(line),
  encounter_id: reference('encounters').nullable(),
  organization_id: reference('organizations'),
  recorded: civilTime,
});

export const invoices = kind('invoices', invoice, { event: 'service_start', reported: 'recorded', withdrawn: null, leaf: null });
`,
  );
  insert('model/record-kinds.ts', /^import \{ allergyIntolerances \}/m, "import { invoices } from './benefits/invoice.ts';\n");
  insert('model/record-kinds.ts', /^ {2}relatedPersons,/m, '  invoices,\n');
  const places = [
    'targets/fhir/clinical-resources.ts',
    'targets/hl7v2/hl7v2-target.ts',
    'targets/hl7v2/messages/changes-messages.ts',
    'tests/targets/fixtures/full-records.ts',
    'validation/facts/moments.ts',
  ];
  expect(typeErrors()).toEqual(places);
  insert(places[0], /^ {2}messages: /m, "  invoices: 'an invoice becomes no resource yet',\n");
  insert(places[1], /^ {2}messages: /m, "  invoices: 'invoices go by DFT^P03, which is not part of the feed',\n");
  insert(places[2], /^ {4}case 'messages':/m, "    case 'invoices':\n");
  insert(
    places[3],
    /^ {2}messages: \{/m,
    `  invoices: {
    id: idOfFull('invoices'),
    service_start: day,
    lines: [{ service: other.check_up, billed: 120, adjustments: [{ reason: '45', amount: 20 }] }],
    encounter_id: idOfFull('encounters'),
    organization_id: organization,
    recorded: noon,
  },
`,
  );
  insert(places[4], /^ {2}messages: /m, "  invoices: { within: 'any' },\n");
  finish();
  expect(byHand()).toEqual(['model/benefits/invoice.ts', 'model/record-kinds.ts', ...places].sort());
  const { code, out } = hsimc('compile', 'diabetes', '--count', '3', '--target', 'json,csv,sql', '--out', 'dist/out', '-q');
  expect(code, out).toBe(0);
  for (const table of ['invoices', 'invoice_lines', 'invoice_line_adjustments']) {
    expect(existsSync(join(copy, 'dist', 'out', 'csv', `${table}.csv`)), table).toBe(true);
    expect(readFileSync(join(copy, 'dist', 'out', 'sql', 'cohort.sql'), 'utf8')).toContain(`CREATE TABLE "${table}"`);
  }
});

test('a target: one folder and one line, and every law is checked for it', () => {
  add(
    'targets/roll/roll-target.ts',
    `/** A roll of names: a line for each subject. */
import { z } from 'zod';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Carries, Target } from '../../model/target.ts';

export const roll = {
  name: 'roll',
  title: 'A roll of names',
  version: '1',
  support: 'preview',
  mediaType: 'text/plain',
  standardOutput: true,
  options: z.strictObject({}),
  carries: Object.fromEntries(recordKinds.map((kind) => [kind, 'a roll has names only'])) as Carries,
  open: () => ({ subject: ({ patient }, block, out) => out.append(\`roll.\${block}.txt\`, \`\${JSON.stringify([patient.given, patient.family]).replace(/[\\u007f-\\u009f]/g, '')}\\n\`) }),
} satisfies Target<object>;
`,
  );
  insert('targets/registry.ts', /^import \{ sql \}/m, "import { roll } from './roll/roll-target.ts';\n");
  insert('targets/registry.ts', /^ {2}sql,/m, '  roll,\n');
  finish();
  expect(byHand()).toEqual(['targets/registry.ts', 'targets/roll/roll-target.ts']);
  const { code, out } = hsimc('compile', 'diabetes', '--count', '3', '--target', 'roll', '-q');
  expect([code, out.match(/^\["/gm)?.length], out).toEqual([0, 3]);
  const laws = run(tool('vitest'), 'run', '--maxWorkers=1', '--reporter=verbose', 'tests/laws/every-target.test.ts', '-t', "'roll'");
  expect(laws.code, laws.out).toBe(0);
  expect(laws.out).toMatch(/'roll'.*law 5/);
  expect(laws.out).toMatch(/'roll'.*law 11/);
});
