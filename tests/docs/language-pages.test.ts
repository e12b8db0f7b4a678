/** The pages of verbs and functions: the parts that follow from specifications are generated, and every example is compiled. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { valueFunctions } from '../../compiler/check/functions/function-registry.ts';
import { functionIndex, functionPage, pageOf } from '../../compiler/reference/function-page.ts';
import { code, listed } from '../../compiler/reference/markdown.ts';
import { type LeftOut, verbIndex, verbPage } from '../../compiler/reference/verb-page.ts';
import type { Ir } from '../../ir/definition.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { targets } from '../../targets/registry.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { verbList, verbNamed } from '../../vocabulary/verbs.ts';
import { compileExample, examplesOf } from '../support/doc-examples.ts';
import { outputOf } from '../support/example-outputs.ts';
import { subjects } from '../support/scenario-runs.ts';

const folder = 'docs/language';
const updating = process.env['UPDATE_DOCS'] !== undefined;
const COMMAND = 'UPDATE_DOCS=1 npx vitest run tests/docs/language-pages.test.ts';

const leftOut: readonly LeftOut[] = [...targets.values()].flatMap(({ name, carries, omits, options }) =>
  carries === null
    ? []
    : [
        ...recordKinds.flatMap((record) => (carries[record] === true ? [] : [{ target: name, record, field: null, why: carries[record] }])),
        ...(omits?.(options.parse({})) ?? []).map((one) => ({ target: name, ...one })),
      ],
);

/** What each page has to have: the names of its generated parts, with what they say. */
interface Wanted {
  readonly path: string;
  readonly title: string;
  readonly parts: ReadonlyMap<string, () => string>;
}

const wanted: readonly Wanted[] = [
  ...verbList.map((verb) => ({
    path: `verbs/${verb.name}.md`,
    title: verb.name,
    parts: new Map([[`verb ${verb.name}`, () => verbPage(verb, leftOut)]]),
  })),
  ...[...new Set([...valueFunctions.values()].map(pageOf))].map((page) => ({
    path: `functions/${page}.md`,
    title: page,
    parts: new Map([...valueFunctions.values()].filter((of) => pageOf(of) === page).map((of) => [`function ${of.name}`, () => functionPage(of)])),
  })),
  {
    path: 'README.md',
    title: 'The .hsim language',
    parts: new Map([
      ['verbs', verbIndex],
      ['functions', functionIndex],
    ]),
  },
];

const region = /(<!-- generated: (.*) -->\n)[\s\S]*?(<!-- end -->)/g;
const place = (name: string): string => `<!-- generated: ${name} -->\n\n<!-- end -->\n`;

/** A page that is new: its examples are still to be written. */
const begun = ({ path, title, parts }: Wanted): string =>
  [
    `# ${title}\n`,
    ...[...parts.keys()].map(place),
    '## Example\n\n```hsim\n```\n',
    ...(path.startsWith('verbs/') ? [place('output')] : []),
    '## Wrong\n\n```HS0000\n```\n',
  ].join('\n');

/** The output of the example before it. */
function outputText(text: string, end: number): string {
  const example = examplesOf(text.slice(0, end)).filter((one) => one.wanted === 'hsim');
  const { ir } = compileExample(example[example.length - 1]?.source ?? '');
  if (ir === null) return 'The example is still to be written.';
  const { records, resources, messages } = outputOf(ir);
  const sent = [...messages].map(([type, segments]) => `${code(type)}${segments.length === 0 ? '' : ` with ${listed(segments)}`}`);
  const lines = [
    ['Records', records.map(code)],
    ['FHIR resources', resources.map(code)],
    ['HL7 v2 messages', sent],
  ] as const;
  return [
    'This example writes, next to the people, providers and organizations:',
    lines.map(([what, list]) => `- ${what}: ${list.length === 0 ? 'none' : list.join('; ')}`).join('\n'),
  ].join('\n\n');
}

function completed(text: string, { parts }: Wanted): string {
  const missing = [...parts.keys()].filter((name) => !text.includes(`<!-- generated: ${name} -->`));
  const whole = missing.length === 0 ? text : `${text}\n${missing.map(place).join('\n')}`;
  return whole.replace(region, (_, start: string, name: string, end: string, offset: number) => {
    const now = name === 'output' ? outputText(whole, offset) : parts.get(name)?.();
    return `${start}\n${now ?? `no such part: ${name}`}\n\n${end}`;
  });
}

test('every verb and function has its page, and every page its verb or function', () => {
  const pages = ['verbs', 'functions'].flatMap((part) => readdirSync(`${folder}/${part}`).map((name) => `${part}/${name}`));
  if (updating) for (const page of wanted) if (!existsSync(`${folder}/${page.path}`)) writeFileSync(`${folder}/${page.path}`, begun(page));
  const missing = wanted.map(({ path }) => path).filter((path) => !existsSync(`${folder}/${path}`));
  expect(missing, `make the pages with: ${COMMAND}; then write their examples`).toEqual([]);
  expect(pages.filter((path) => !wanted.some((page) => page.path === path))).toEqual([]);
});

test.each(wanted)('$path says what the specification says', (page) => {
  const path = `${folder}/${page.path}`;
  const text = readFileSync(path, 'utf8');
  const right = completed(text, page);
  if (updating) writeFileSync(path, right);
  else expect(text, `regenerate it with: ${COMMAND}`).toBe(right);
});

test.each(wanted.filter(({ path }) => path !== 'README.md'))('$path has a right and a wrong example', ({ path }) => {
  const examples = examplesOf(readFileSync(`${folder}/${path}`, 'utf8'));
  expect([...new Set(examples.map(({ wanted }) => wanted === 'hsim'))].sort(), 'a right and a wrong example').toEqual([false, true]);
  for (const { wanted: code, source } of examples) {
    const { diagnostics, ir } = compileExample(source);
    const found = diagnostics.filter(({ severity }) => severity !== 'note');
    const text = found.map((one) => `${one.code} ${one.message}`).join('\n');
    expect([...new Set(found.map((one) => one.code))], text).toEqual(code === 'hsim' ? [] : [code]);
    if (code === 'hsim') expect(ir).not.toBeNull();
  }
});

test('no cell of a table is long', () => {
  const cells = wanted.flatMap(({ path }) =>
    readFileSync(`${folder}/${path}`, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.split(' | ').map((cell) => ({ path, cell }))),
  );
  expect(cells.filter(({ cell }) => cell.length > 150)).toEqual([]);
});

/** Each verb that makes a record, without fields, in a visit. */
const bare: Readonly<Record<string, string>> = {
  diagnose: 'diagnose dx.htn',
  observe: 'observe labs.a1c: 6.1',
  order: 'order labs.a1c',
  procedure: 'procedure px.appendectomy',
  prescribe: 'prescribe rx.lisinopril',
  administer: 'administer rx.lisinopril',
  dispense: 'dispense rx.lisinopril',
  immunize: 'immunize vaccines.flu',
  allergy: 'allergy rx.amoxicillin',
  device: 'device px.appendectomy',
  imaging: 'imaging px.appendectomy',
  note: 'note "Well."',
  careplan: 'careplan "Less salt"',
  goal: 'goal "A1c below 7"',
  appointment: 'appointment cardiology',
};

test.each(Object.entries(bare))('%s has the defaults that its page states', (name, statement) => {
  const { makes, defaults } = verbNamed(name) as VerbSpec;
  const { ir } = compileExample(`event visit at 2024-05-06 { encounter ambulatory { ${statement} } }`);
  const [person] = subjects(ir as Ir, { count: 1 });
  const [record] = person[makes as RecordKind] as unknown as readonly Record<string, unknown>[];
  for (const [field, stated] of Object.entries(defaults)) {
    const [, value] = /^`([^`]+)`/.exec(stated) ?? [];
    const written = record[field];
    if (value !== undefined) expect({ [field]: typeof written === 'boolean' ? (written ? 'yes' : 'no') : String(written) }).toEqual({ [field]: value });
  }
});

test('every field has a meaning, and every default a field', () => {
  const without = verbList.flatMap(({ name, fields, meanings }) =>
    [...fields.keys()].filter((field) => !meanings.get(field)).map((field) => `${name}.${field}`),
  );
  expect(without).toEqual([]);
  const lost = verbList.flatMap(({ name, fields, defaults, history }) =>
    Object.keys(defaults)
      .filter((field) => !fields.has(field) && history?.more?.[field] === undefined)
      .map((field) => `${name}.${field}`),
  );
  expect(lost).toEqual([]);
});
