/** `llms.txt` and `llms-full.txt`: what a language model reads first, made of the README, the contents of the documents and the skill. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { skills } from './skills.ts';

const readme = readFileSync('README.md', 'utf8');
const contents = readFileSync('docs/README.md', 'utf8');

/** The index: one line for each document, after the form of llms.txt. */
function index(): string {
  const [, about = ''] = /^# hsimc\n\n([^\n]+(?:\n[^\n]+)*)\n\n/.exec(readme) ?? [];
  const documents = [...contents.matchAll(/^## (.*)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm)].flatMap(([, title, body]) => {
    const rows = [...body.matchAll(/^\| [^|]* \| \[(.*?)\]\((.*?)\): ([^|]*?) *\|$/gm)].map(([, name, link, about]) => `- [${name}](${link}): ${about}`);
    const lines = [...rows, ...body.split('\n').filter((line) => line.startsWith('- ['))];
    const linked = lines.map((line) => line.replace(/\]\(([^)]*)\)/g, (_, link: string) => `](${posix.join('docs', link)})`));
    return linked.length === 0 ? [] : [`## ${title}\n\n${linked.join('\n')}`];
  });
  const described = skills.map(({ name, path, text }) => `- [${name}](${path}): ${/^description: (.*)$/m.exec(text)?.[1] ?? ''}`);
  return `# hsimc\n\n> ${about.replace(/\n/g, ' ')}\n\n## Skills\n\n${described.join('\n')}\n\n${documents.join('\n\n')}\n`;
}

/** The skill for writing scenarios with its references: enough to write one. */
function full(): string {
  const folder = 'skills/hsim/references';
  const parts = [
    'skills/hsim/SKILL.md',
    ...readdirSync(folder)
      .sort()
      .map((name) => `${folder}/${name}`),
  ];
  return `${index()}\n${parts
    .map(
      (path) =>
        `---\n\n<!-- ${path} -->\n\n${readFileSync(path, 'utf8')
          .replace(/^---\n[\s\S]*?\n---\n/, '')
          .trim()}\n`,
    )
    .join('\n')}`;
}

test.each([
  ['llms.txt', index],
  ['llms-full.txt', full],
] as const)('%s is made of the documents', (path, make) => {
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, make());
  else expect(readFileSync(path, 'utf8')).toBe(make());
});

test('the index names documents that exist, and every skill', () => {
  const links = [...index().matchAll(/^- \[[^\]]*\]\(([^)#]+)\)/gm)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});
