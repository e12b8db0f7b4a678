/** The page of NCPDP: its tables of fields are those of the target. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type HeaderField,
  requestHeader,
  requestSegments,
  responseHeader,
  responseSegments,
  type SegmentDefinition,
} from '../../targets/ncpdp/ncpdp-fields.ts';

const path = 'docs/ncpdp.md';
const text = readFileSync(path, 'utf8');

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const header = (what: string, fields: readonly HeaderField[]): string =>
  table(
    [`header of a ${what}`, 'field', 'length'],
    fields.map(({ number, name, length }) => [number, name, String(length)]),
  );
const segment = (of: string, { id, title, level, fields }: SegmentDefinition): string =>
  table(
    [`AM${id} ${title}`, `field of a ${of}, in each ${level}`, 'picture'],
    fields.map((one) => [`${one.number}-${one.id}`, one.repeats === true ? `${one.name}, repeats` : one.name, `\`${one.picture}\``]),
  );

function fieldsReference(): string {
  return [
    header('request', requestHeader),
    ...Object.values(requestSegments).map((one) => segment('request', one)),
    header('response', responseHeader),
    ...Object.values(responseSegments).map((one) => segment('response', one)),
  ].join('\n\n');
}

test('the page has every field with its picture', () => {
  const right = text.replace(
    /(<!-- generated: fields -->\n)[\s\S]*?(<!-- end -->)/,
    (_, start: string, end: string) => `${start}\n${fieldsReference()}\n\n${end}`,
  );
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
});
