/** `llms.txt` and `llms-full.txt`: what a language model reads first, made of the README, the documents and the skill. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { skills } from './skills.ts';

const readme = readFileSync('README.md', 'utf8');
const section = (title: string): string => new RegExp(`^## ${title}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(readme)?.[1] ?? '';

/** The index: one line for each document, after the form of llms.txt. */
function index(): string {
  const [, about = ''] = /^# hsimc\n\n([^\n]+(?:\n[^\n]+)*)\n\n/.exec(readme) ?? [];
  const documents = section('Learn')
    .replace(/\n {2}/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('- ['));
  const described = skills.map(({ name, path, text }) => `- [${name}](${path}): ${/^description: (.*)$/m.exec(text)?.[1] ?? ''}`);
  return `# hsimc\n\n> ${about.replace(/\n/g, ' ')}\n\n## Skills\n\n${described.join('\n')}\n\n## Documents\n\n${documents.join('\n')}\n`;
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
