/** The pages of the language: the parts that follow from specifications are generated, and every example is compiled. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { valueFunctions } from '../../compiler/check/functions/function-registry.ts';
import { functionGroups } from '../../compiler/check/functions/value-function.ts';
import { declarationPages, formsOf } from '../../compiler/reference/declaration-page.ts';
import { fieldTables } from '../../compiler/reference/field-table.ts';
import { functionIndex, functionPage, pageOf } from '../../compiler/reference/function-page.ts';
import { code } from '../../compiler/reference/markdown.ts';
import { type LeftOut, verbIndex, verbPage } from '../../compiler/reference/verb-page.ts';
import type { Ir } from '../../ir/definition.ts';
import { enumerate } from '../../model/counted.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { targets } from '../../targets/registry.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { verbList, verbNamed } from '../../vocabulary/verbs.ts';
import { compileExample, examplesOf } from '../support/doc-examples.ts';
import { outputOf } from '../support/example-outputs.ts';
import { subjects } from '../support/scenario-runs.ts';

const folder = 'docs/language';
/** Of a cell of a table. */
const MOST_CHARACTERS = 150;
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

/** A page that has to be there, and the names of the generated parts that it has to have. */
interface Wanted {
  readonly path: string;
  readonly title: string;
  readonly parts: readonly string[];
}

const wanted: readonly Wanted[] = [
  ...verbList.map(({ name }) => ({ path: `verbs/${name}.md`, title: name, parts: [`verb ${name}`] })),
  ...[...new Set([...valueFunctions.values()].map(pageOf))].map((page) => ({
    path: `functions/${page}.md`,
    title: page,
    parts: [...valueFunctions.values()].filter((of) => pageOf(of) === page).map((of) => `function ${of.name}`),
  })),
  ...[...declarationPages.keys()].map((page) => ({ path: `reference/${page}.md`, title: page, parts: [`forms ${page}`] })),
  { path: 'README.md', title: 'The .hsim language', parts: ['verbs', 'functions'] },
];

/** What each generated part says, by its name. */
const generated: ReadonlyMap<string, () => string> = new Map([
  ...verbList.map((verb) => [`verb ${verb.name}`, () => verbPage(verb, leftOut)] as const),
  ...[...valueFunctions.values()].map((of) => [`function ${of.name}`, () => functionPage(of)] as const),
  ...[...declarationPages.keys()].map((page) => [`forms ${page}`, () => formsOf(page)] as const),
  ...functionGroups.map((group) => [`functions ${group}`, () => functionIndex('../functions', group)] as const),
  ...[...fieldTables].map(([of, text]) => [`fields ${of}`, text] as const),
  ['verbs', verbIndex],
  ['functions', () => functionIndex('functions')],
]);

/** Pages with examples. Those of the tour are read by its own test. */
const pagesIn = (part: string): string[] => readdirSync(`${folder}/${part}`).map((name) => `${part}/${name}`);
const reference = pagesIn('reference');
const pages = [...pagesIn('verbs'), ...pagesIn('functions'), ...reference, 'README.md'];

const region = /(<!-- generated: (.*) -->\n)[\s\S]*?(<!-- end -->)/g;
const place = (name: string): string => `<!-- generated: ${name} -->\n\n<!-- end -->\n`;

/** A page that is new: its examples are still to be written. */
const begun = ({ path, title, parts }: Wanted): string =>
  [
    `# ${title}\n`,
    ...parts.map(place),
    '## Example\n\n```hsim\n```\n',
    ...(path.startsWith('verbs/') ? [place('output')] : []),
    '## Wrong\n\n([HS0000](../../diagnostics/HS0000.md)):\n\n```HS0000\n```\n\n[The language](../README.md)\n',
  ].join('\n');

/** The output of the example before it. */
function outputText(text: string, end: number): string {
  const example = examplesOf(text.slice(0, end)).filter((one) => one.wanted === 'hsim');
  const { ir } = compileExample(example[example.length - 1]?.source ?? '');
  if (ir === null) return 'The example is still to be written.';
  const { records, resources, messages } = outputOf(ir);
  const sent = [...messages].map(([type, segments]) => `${code(type)}${segments.length === 0 ? '' : ` with ${enumerate(segments, 'and')}`}`);
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

function completed(text: string, path: string): string {
  const parts = wanted.find((page) => page.path === path)?.parts ?? [];
  const missing = parts.filter((name) => !text.includes(`<!-- generated: ${name} -->`));
  const whole = missing.length === 0 ? text : `${text}\n${missing.map(place).join('\n')}`;
  return whole.replace(region, (_, start: string, name: string, end: string, offset: number) => {
    const now = name === 'output' ? outputText(whole, offset) : generated.get(name)?.();
    return `${start}\n${now ?? `no such part: ${name}`}\n\n${end}`;
  });
}

test('every declaration, verb and function has its page, and no other verb or function has one', () => {
  if (updating) for (const page of wanted) if (!existsSync(`${folder}/${page.path}`)) writeFileSync(`${folder}/${page.path}`, begun(page));
  const missing = wanted.map(({ path }) => path).filter((path) => !existsSync(`${folder}/${path}`));
  expect(missing, `make the pages with: ${COMMAND}; then write their examples`).toEqual([]);
  const unknown = pages.filter((path) => !reference.includes(path) && !wanted.some((page) => page.path === path));
  expect(unknown).toEqual([]);
});

test.each(pages)('%s says what the specification says', (page) => {
  const path = `${folder}/${page}`;
  const text = readFileSync(path, 'utf8');
  const right = completed(text, page);
  if (updating) writeFileSync(path, right);
  else expect(text, `regenerate it with: ${COMMAND}`).toBe(right);
});

test.each(pages.filter((path) => path !== 'README.md' && !reference.includes(path)))('%s has a right and a wrong example', (path) => {
  const examples = examplesOf(readFileSync(`${folder}/${path}`, 'utf8'));
  expect([...new Set(examples.map(({ wanted }) => wanted === 'hsim'))].sort(), 'a right and a wrong example').toEqual([false, true]);
});

const examples = () => pages.flatMap((path) => examplesOf(readFileSync(`${folder}/${path}`, 'utf8')).map((example) => ({ path, ...example })));

test.each(examples())('the example at line $line of $path: $wanted', ({ wanted: code, source }) => {
  const { diagnostics, ir } = compileExample(source);
  // Examples show one thing, and use nothing of it.
  const found = diagnostics.filter(({ severity }) => severity !== 'note');
  const text = found.map((one) => `${one.code} ${one.message}`).join('\n');
  expect([...new Set(found.map((one) => one.code))], text).toEqual(code === 'hsim' ? [] : [code]);
  if (code === 'hsim') expect(ir).not.toBeNull();
});

test('before a wrong example is a link to the page of its diagnostic', () => {
  const without = examples()
    .filter(({ wanted }) => wanted !== 'hsim')
    .filter(({ path, wanted, line }) => {
      const before = readFileSync(`${folder}/${path}`, 'utf8')
        .split('\n')
        .slice(0, line - 1);
      return !(before.filter((one) => one !== '').pop() ?? '').includes(`](../../diagnostics/${wanted}.md)`);
    });
  expect(without.map(({ path, line, wanted }) => `${path}:${line} ${wanted}`)).toEqual([]);
});

test('every page of the reference is in the index', () => {
  const index = readFileSync(`${folder}/README.md`, 'utf8');
  expect(reference.filter((path) => !index.includes(`](${path})`))).toEqual([]);
});

test('no cell of a table is long', () => {
  const cells = pages.flatMap((path) =>
    readFileSync(`${folder}/${path}`, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.split(' | ').map((cell) => ({ path, cell }))),
  );
  expect(cells.filter(({ cell }) => cell.length > MOST_CHARACTERS)).toEqual([]);
});

/** Of a heading in a link, as GitHub makes it. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .trim()
    .replaceAll(' ', '-');

test('every link to a heading leads to one', () => {
  const lost = pages.flatMap((path) =>
    [...readFileSync(`${folder}/${path}`, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)]
      .filter(([, file, anchor]) => {
        const text = readFileSync(file === '' ? `${folder}/${path}` : join(folder, dirname(path), file), 'utf8');
        return ![...text.matchAll(/^#+ (.*)$/gm)].some(([, heading]) => slug(heading) === anchor);
      })
      .map(([link]) => `${path}: ${link}`),
  );
  expect(lost).toEqual([]);
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
