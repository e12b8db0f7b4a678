import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pharmacyClaim } from '../../model/benefits/pharmacy-claim.ts';
import { createStreams } from '../../targets/fhir/fhir-streams.ts';
import { targets } from '../../targets/registry.ts';
import { tablesReference, targetsReference } from '../../targets/tables/targets-reference.ts';
import { guides } from '../../targets/x12/interchange.ts';
import { checkerTables, results } from './checker-table.ts';

const path = 'docs/targets.md';
const text = readFileSync(path, 'utf8');

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

const generated = [
  ['targets', () => targetsReference(targets)],
  ['tables', tablesReference],
  ['checks', () => checkerTables(results())],
] as const;

test('the page of targets is the one that the registry and the table model give', () => {
  const right = generated.reduce(
    (page, [name, write]) =>
      page.replace(new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- end -->)`), (_, start: string, end: string) => `${start}\n${write()}\n\n${end}`),
    text,
  );
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
});

test('every resource of FHIR, set of X12, transmission of NCPDP and message of SCRIPT has been checked', () => {
  const kindsOf = (target: string) => new Set(results().flatMap((one) => (one.target === target ? Object.keys(one.kinds) : [])));
  const run = { scenario: 's', title: 's', seed: '1', asOf: 0, version: '0' };
  const { parties, subject } = createStreams(run, '6.1.0');
  expect([...new Set([...parties, ...subject].map(({ type }) => type))].filter((type) => !kindsOf('fhir').has(type))).toEqual([]);
  const sets = Object.values(guides).map(({ set }) => set);
  expect(sets.filter((set) => ![...kindsOf('x12')].some((kind) => kind.startsWith(set)))).toEqual([]);
  const transmissions = pharmacyClaim.shape.transaction.options.flatMap((code) => [`${code} request`, `${code} response`]);
  expect(transmissions.filter((kind) => !kindsOf('ncpdp').has(kind))).toEqual([]);
  const schema = readFileSync('tests/conformance/script/script-subset.xsd', 'utf8');
  const messages = [...(/<xs:choice>[\s\S]*?<\/xs:choice>/.exec(schema)?.[0] ?? '').matchAll(/element name="(\w+)"/g)].map(([, name]) => name);
  expect(messages).toHaveLength(11);
  expect(messages.filter((kind) => !kindsOf('script').has(kind))).toEqual([]);
});
