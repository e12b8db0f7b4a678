/** The pages by role and the guides: what they list is what the library has, their commands exist, and their links lead somewhere. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { guidePages } from './guide-pages.ts';
import { objection } from './objection.ts';
import { listOf } from './scenario-list.ts';

test('each product has a guide with the scenarios of the library', async () => {
  const listed: string[] = [];
  for (const { path } of guidePages) {
    const text = readFileSync(path, 'utf8');
    const [, product] = /<!-- generated: scenarios (\w+) -->/.exec(text) ?? [];
    if (product === undefined) continue;
    listed.push(product);
    const list = await listOf(product);
    const right = text.replace(/(<!-- generated: scenarios \w+ -->\n)[\s\S]*?(<!-- end -->)/, (_, start: string, end: string) => `${start}\n${list}\n\n${end}`);
    if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
    else expect(text).toBe(right);
  }
  expect(listed.sort()).toEqual(['membersim', 'patientsim', 'rxmembersim']);
});

test.each(guidePages)('$path: the program understands its commands', async ({ text }) => {
  const lines = [...text.matchAll(/^```(?:sh|console)\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block.split(/\n|; | && |\$\(/));
  const ours = lines.filter((line) => /\bnpx hsimc /.test(line));
  expect(ours.length).toBeGreaterThan(0);
  for (const line of ours) expect(await objection(line.replace(/^.*?\bnpx hsimc /, '').replace(/ (?:\||2>) .*$|\)$/, '')), line).toBeNull();
});

test.each(guidePages)('every relative link of $path leads to a file', ({ path, text }) => {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link);
  expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
});
