import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { catalogue } from '../../compiler/diagnostics/catalogue.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { parse } from '../../grammar/parse.ts';

const folder = 'docs/diagnostics';
const pages = readdirSync(folder).filter((name) => /^HS\d{4}\.md$/.test(name));

/** The fenced example after a heading, a whole file; null where the page says why there can be none. */
function example(page: string, heading: 'Wrong' | 'Right'): string | null {
  const match = new RegExp(`^## ${heading}\\n(?:(?!^## )[\\s\\S])*?^\`\`\`hsim\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page);
  return match?.[1] ?? null;
}

const codesOf = (text: string): string[] => compile({ path: 'example.hsim', text, sha256: '' }).diagnostics.map(({ code }) => code);

test('every diagnostic has its page, and every page its diagnostic', () => {
  expect(pages.map((name) => name.slice(0, 6)).sort()).toEqual([...catalogue.keys()].sort());
});

test.each(pages)('%s: the wrong example gives it, the right one compiles', (name) => {
  const page = readFileSync(`${folder}/${name}`, 'utf8');
  const code = name.slice(0, 6);
  expect(page.startsWith(`# ${code}: ${catalogue.get(code)?.title}\n`)).toBe(true);
  const wrong = example(page, 'Wrong');
  const right = example(page, 'Right');
  // What needs a huge file, another file or a run cannot be shown on a page; such a page says so in words.
  if (wrong === null) expect(page).toMatch(/^## Wrong\n\n[A-Z]/m);
  else expect(codesOf(wrong)).toContain(code);
  expect(right).not.toBeNull();
  const { value, diagnostics } = compile({ path: 'example.hsim', text: right as string, sha256: '' });
  expect(diagnostics.filter((d) => hasErrors([d])).map((d) => `${d.code} ${d.message}`)).toEqual([]);
  expect(diagnostics.map((d) => d.code)).not.toContain(code);
  expect(value.ir).not.toBeNull();
  expect(hasErrors(parse({ path: 'example.hsim', text: right as string }).diagnostics)).toBe(false);
});

test('pages are distinguished from what is not there', () => {
  expect(existsSync(`${folder}/HS9999.md`)).toBe(false);
});
