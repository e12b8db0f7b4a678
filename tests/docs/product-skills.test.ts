/** The skills for patients, members and pharmacy: what they list is what the library has. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { libraryScenarios } from '../../app/scenario-library.ts';
import { compile } from '../../compiler/compile.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { listOf } from './scenario-list.ts';
import { skills } from './skills.ts';

const products = ['patientsim', 'membersim', 'rxmembersim'] as const;

test.each(products)('%s lists the scenarios of the library', async (product) => {
  const list = await listOf(product);
  const path = `skills/${product}/SKILL.md`;
  const found = readFileSync(path, 'utf8');
  const right = found.replace(/(<!-- generated: scenarios -->\n)[\s\S]*?(<!-- end -->)/, (_, start: string, end: string) => `${start}\n${list}\n\n${end}`);
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(found).toBe(right);
  expect(list.split('\n').length).toBeGreaterThan(4);
});

test.each(products)('%s names scenarios of the library alone, two conversations, and the skill for writing', (product) => {
  const { text, examples } = skills.find(({ name }) => name === product) ?? { text: '', examples: [] };
  expect(examples).toHaveLength(2);
  expect(text).toContain('skill `hsim`');
  const names = libraryScenarios().map(({ name }) => name);
  const [, table = ''] = /## What people ask for\n([\s\S]*?)\n## /.exec(text) ?? [];
  const taken = [...table.matchAll(/^\| [^|]*\| `([\w-]+)`/gm)].map(([, name]) => name);
  expect(taken.length).toBeGreaterThan(2);
  expect(taken.filter((name) => !names.includes(name) && !['defects'].includes(name))).toEqual([]);
});

test('the template for a new scenario compiles', () => {
  const [, source = ''] = /^```hsim\n([\s\S]*?)^```$/m.exec(readFileSync('skills/_template.md', 'utf8')) ?? [];
  const { diagnostics } = compile({ path: 'example.hsim', text: source, sha256: '' }, openEntry('diabetes').host);
  expect(hasErrors(diagnostics)).toBe(false);
  expect(source).toContain('triggers:');
});
