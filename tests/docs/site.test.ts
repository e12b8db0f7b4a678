/** The site of the documents, without its generator: every link of every page leads somewhere, and the contents name every page. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anchorOf, sideBar, sitePages } from '../../tools/site/site-pages.mjs';

const { pages, files, dead } = sitePages('.');

test('no link of a page is dead', () => {
  expect(pages.length).toBeGreaterThan(300);
  expect(files.length).toBeGreaterThan(10);
  expect(dead).toEqual([]);
});

test('every document is in the contents', () => {
  const named = new Set(sideBar('.').flatMap(({ items }) => items.map(({ link }) => link.replace(/#.*$/, ''))));
  const linked = readdirSync('docs', { withFileTypes: true }).flatMap((entry) =>
    entry.name.endsWith('.md') && entry.name !== 'README.md' ? [entry.name] : [],
  );
  expect(linked.filter((name) => !named.has(`/docs/${name.replace(/\.md$/, '')}`))).toEqual([]);
  for (const folder of ['start', 'guides'])
    for (const name of readdirSync(`docs/${folder}`)) expect(named).toContain(`/docs/${folder}/${name.replace(/\.md$/, '')}`);
});

test('links of pages within pages lead to headings', () => {
  const text = new Map(pages.map((page) => [`/${page.path}`, page.text]));
  const wrong: string[] = [];
  for (const page of pages)
    for (const [, link] of page.text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]*#[^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [to, fragment] = link.split('#');
      const headings = [...(text.get(to === '' ? `/${page.path}` : to) ?? '').matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) =>
        anchorOf(heading.replaceAll('`', '')),
      );
      if (!headings.includes(fragment)) wrong.push(`${page.path}: ${link}`);
    }
  expect(wrong).toEqual([]);
});

test('what the site is built with is named among the dependencies', () => {
  const { devDependencies } = JSON.parse(readFileSync('tools/site/package.json', 'utf8')) as { devDependencies: Record<string, string> };
  const page = readFileSync('DEPENDENCIES.md', 'utf8');
  for (const [name, version] of Object.entries(devDependencies)) expect(page).toMatch(new RegExp(`\\| ${name} +\\| ${version.replaceAll('.', '\\.')} +\\|`));
});
