/**
 * Builds the site into tools/site/dist, and checks every link of it:
 *
 *     npm ci --prefix tools/site && npm run build --prefix tools/site
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sitePages } from './site-pages.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const pagesFolder = join(here, '.pages');
const out = join(here, 'dist');

function put(path, write) {
  mkdirSync(dirname(path), { recursive: true });
  write(path);
}

rmSync(pagesFolder, { recursive: true, force: true });
const { pages, files, dead } = sitePages(root);
for (const { path, text } of pages) put(join(pagesFolder, path), (file) => writeFileSync(file, text));
for (const { path, as } of files) put(join(pagesFolder, 'public', as), (file) => cpSync(join(root, path), file));

// The generator takes a link for one to a page, unless it knows its extension.
process.env.VITE_EXTRA_EXTENSIONS = [...new Set(files.map(({ as }) => extname(as).slice(1)))].join(',');
const { build } = await import('vitepress');
await build(here);

/** Links of the pages that were built, with those that lead nowhere. */
const html = readdirSync(out, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.html') && !files.some(({ as }) => as === path));
const idsOf = new Map(html.map((path) => [path, new Set([...readFileSync(join(out, path), 'utf8').matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))]));
let links = 0;
for (const page of html) {
  for (const [, link] of readFileSync(join(out, page), 'utf8').matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
    if (/^(?:https?:|mailto:)/.test(link)) continue;
    links++;
    const [to, fragment] = decodeURIComponent(link).split('#');
    const path = to === '' ? page : posix.join(to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(page), to), to.endsWith('/') ? 'index.html' : '');
    const target = path.replace(/\/$/, '');
    const found = [target, `${target}.html`].find((one) => existsSync(join(out, one)) && one !== '');
    const known = idsOf.get(found ?? '');
    if (found === undefined || (fragment !== undefined && fragment !== '' && known !== undefined && !known.has(fragment))) dead.push(`${page}: ${link}`);
  }
}
for (const one of [...new Set(dead)]) console.error(`dead link: ${one}`);
console.log(`${html.length} pages, ${links} links, ${new Set(dead).size} dead`);
process.exitCode = dead.length > 0 || html.length < pages.length ? 1 : 0;
