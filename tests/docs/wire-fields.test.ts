/** The page of the fields of X12 and NCPDP: its tables are those that the readers follow. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordPlaces } from '../../validation/wire/reading/record-places.ts';

const path = 'docs/wire-fields.md';
const text = readFileSync(path, 'utf8');

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

function tables(): string {
  return recordPlaces
    .map(({ of, from, places, notCarried }) => {
      const rows = [
        ...Object.entries(places).map(([field, at]) => [`\`${field}\``, at.replaceAll('*', '\\*')]),
        ...Object.entries(notCarried).map(([field, why]) => [`\`${field}\``, `not sent: ${why.replaceAll('*', '\\*')}`]),
      ];
      const lines = [[`field of \`${of}\``, from], ['---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`);
      return `## \`${of}\`\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

test('the page has the place of each field', () => {
  const right = text.replace(/(<!-- generated: fields -->\n)[\s\S]*?(<!-- end -->)/, (_, start: string, end: string) => `${start}\n${tables()}\n\n${end}`);
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
});
