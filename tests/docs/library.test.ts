/** The page of the library: all scenarios as their files state them, and counterparts that exist. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listScenarios } from '../../app/list-scenarios.ts';

const path = 'docs/library.md';
const text = readFileSync(path, 'utf8');
const scenarios = await listScenarios();

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

function written(): string {
  const folders = [...new Set(scenarios.map(({ path: file }) => file.split('/')[0]))];
  return folders
    .map((folder) => {
      const rows = scenarios
        .filter(({ path: file }) => file.startsWith(`${folder}/`))
        .map((one) => `| ${nameOf(one.path)} | ${one.title} | ${one.summary ?? ''} |`);
      return [`## ${folder}`, '', '| scenario | is | has |', '| --- | --- | --- |', ...rows].join('\n');
    })
    .join('\n\n');
}

/** With a mark where published figures are, in the file or beside it. */
function nameOf(file: string): string {
  const compared = existsSync(`scenarios/${file.replace(/\.hsim$/, '.targets.hsim')}`) || /^target /m.test(readFileSync(`scenarios/${file}`, 'utf8'));
  return `\`${file.split('/')[1].replace(/\.hsim$/, '')}\`${compared ? ' (compared)' : ''}`;
}

test('the page lists the scenarios as their files state them', () => {
  const right = text.replace(/(<!-- generated: scenarios -->\n)[\s\S]*?(<!-- end -->)/, (_, start: string, end: string) => `${start}\n${written()}\n\n${end}`);
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
  expect(scenarios.length).toBeGreaterThan(50);
});

test('each counterpart exists, and each name has one row', () => {
  const rows = text
    .split('\n## What HealthSim has')[1]
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (HealthSim|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const known = scenarios.map(({ path: file }) => file.replace(/\.hsim$/, ''));
  const named = rows.flatMap(([, , cell]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, ref]) => ref));
  expect(named.filter((ref) => !known.includes(ref))).toEqual([]);
  const originals = rows.flatMap(([, cell]) => cell.split(', '));
  expect(originals.length).toBe(new Set(originals).size);
  expect(originals.length).toBeGreaterThan(60);
});
