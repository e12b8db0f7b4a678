/** The pages of the site: the documents of the repository under their own paths, with what they link to. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';

/** Documents and folders of documents. */
const SOURCES = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'DEPENDENCIES.md', 'CHANGELOG.md', 'bench/RESULTS.md', 'tests/conformance/README.md'],
  ...['docs', 'examples', 'skills'],
];
/** Requests and results of readers are no documents of the product. */
const LEFT_OUT = /\/evals\//;

/** @param root the folder of the repository */
export function sourcePages(root) {
  const found = SOURCES.flatMap((name) =>
    name.endsWith('.md')
      ? [name]
      : readdirSync(posix.join(root, name), { recursive: true, encoding: 'utf8' })
          .map((path) => posix.join(name, path.replaceAll('\\', '/')))
          .filter((path) => path.endsWith('.md') && !LEFT_OUT.test(path)),
  );
  return found.sort().map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }));
}

/** The path of a page in the site: a README is the page of its folder. */
export function sitePath(path) {
  return path.replace(/(^|\/)README\.md$/, '$1index.md');
}

/** Code is left as it is: fences and spans. */
const CODE = /^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$|`[^`\n]+`/gm;

/** Applies a change to what is not code. */
function outsideCode(text, change) {
  let last = 0;
  let out = '';
  for (const match of text.matchAll(CODE)) {
    out += change(text.slice(last, match.index)) + match[0];
    last = match.index + match[0].length;
  }
  return out + change(text.slice(last));
}

/** The images and links of a page, as they are in its text. */
const LINK = /(!?\[(?:[^\][]|\[[^\][]*\]|`[^`]*`)*\]\()([^)\s]+)(\))/g;

/**
 * The pages as the generator gets them, and the files that they link to.
 * @returns `files`: their paths, and those that they have in the site; `dead`: links that lead nowhere, as `page: link`
 */
export function sitePages(root) {
  const sources = sourcePages(root);
  const known = new Set(sources.map(({ path }) => path));
  const files = new Map();
  const dead = [];
  const pages = sources.map(({ path, text }) => {
    const linked = (link) => {
      if (/^(?:https?:|mailto:|#)/.test(link)) return link;
      const [to, fragment] = link.split('#');
      const target = posix.normalize(posix.join(posix.dirname(path), to));
      const hash = fragment === undefined ? '' : `#${fragment}`;
      const folder = posix.join(target, 'README.md');
      if (known.has(target) || known.has(folder)) return `/${sitePath(known.has(target) ? target : folder)}${hash}`;
      if (target.startsWith('..') || !existsSync(posix.join(root, target)) || statSync(posix.join(root, target)).isDirectory()) {
        dead.push(`${path}: ${link}`);
        return link;
      }
      // Without an extension a browser would not know that it is a text.
      const as = posix.extname(target) === '' ? `${target}.txt` : target;
      files.set(target, as);
      return `/${as}`;
    };
    // An example that gives a diagnostic is marked with its code.
    const plain = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^```HS\d{4}$/gm, '```hsim');
    const shown = outsideCode(plain, (part) => part.replace(/<!--[\s\S]*?-->\n?/g, '')).replace(LINK, (_, start, link, end) => `${start}${linked(link)}${end}`);
    // Braces are text here, not expressions of the generator.
    return { path: sitePath(path), text: `:::: v-pre\n\n${shown.trim()}\n\n::::\n` };
  });
  return { pages, files: [...files].sort().map(([path, as]) => ({ path, as })), dead };
}

/** Groups of the side bar: the headings of the contents with their links. */
export function sideBar(root) {
  const contents = readFileSync(posix.join(root, 'docs/README.md'), 'utf8');
  return [...contents.matchAll(/^## (.*)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm)]
    .map(([, text, body]) => ({
      text,
      collapsed: false,
      items: [...body.matchAll(/(?<!!)\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title, link]) => {
        const [to, fragment] = link.split('#');
        return {
          text: `${title[0].toUpperCase()}${title.slice(1)}`,
          link: `/${sitePath(posix.normalize(posix.join('docs', to))).replace(/(?:index)?\.md$/, '')}${fragment === undefined ? '' : `#${fragment}`}`,
        };
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The anchor of a heading, as the usual viewers of Markdown make it. */
export function anchorOf(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
