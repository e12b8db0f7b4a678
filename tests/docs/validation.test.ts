import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulePage, rulesPage } from '../../validation/page.ts';
import { rules } from '../../validation/rules/all-rules.ts';

const file = 'docs/validation.md';

test('docs/validation.md is made from the table of rules', () => {
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, rulesPage());
  else expect(readFileSync(file, 'utf8')).toBe(rulesPage());
});

test('every rule has its page, which shows what the invalid sample is told, and nothing else', () => {
  for (const rule of rules) {
    const page = rulePage(rule);
    expect(page.startsWith(`# ${rule.id}: ${rule.title}\n`)).toBe(true);
    const told = [...page.matchAll(/^`([A-Z]+-\d{3})` at `#[^`]*`: ./gm)].map(([, id]) => id);
    // A record that gets a new field gets it in the sample too, so that nothing else is found.
    expect([...new Set(told)]).toEqual([rule.id]);
  }
});

test('links of the overview lead to headings', () => {
  const page = rulesPage();
  const headings = new Set(
    [...page.matchAll(/^## (.*)$/gm)].map((match) =>
      match[1]
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
  const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map((match) => match[1]);
  expect(links).toHaveLength(rules.length);
  for (const link of links) expect(headings.has(link), link).toBe(true);
});
