import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { targets } from '../../targets/registry.ts';
import { tablesReference, targetsReference } from '../../targets/tables/targets-reference.ts';

const path = 'docs/targets.md';
const text = readFileSync(path, 'utf8');

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

const generated = [
  ['targets', () => targetsReference(targets)],
  ['tables', tablesReference],
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
