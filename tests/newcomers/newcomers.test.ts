/** What newcomers and language models type first: every case is repaired by its safe edits alone, and then compiles. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyFixes } from '../../app/fix-scenario.ts';
import { compile } from '../../compiler/compile.ts';

const folder = 'tests/newcomers';
const files = readdirSync(folder).filter((name) => name.endsWith('.hsim'));
const diagnosticsOf = (text: string) => compile({ path: 'x.hsim', text, sha256: '' }).diagnostics;

test.each(files)('%s', (name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  expect(diagnosticsOf(text).filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  const repaired = applyFixes('x.hsim', text, diagnosticsOf);
  expect(repaired.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
