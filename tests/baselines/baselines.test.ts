/**
 * Small scenarios with every stage as a readable copy beside them, so that a change of any stage shows as a difference of text.
 * `UPDATE_BASELINES=1 npx vitest run tests/baselines` rewrites the copies.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../compiler/diagnostics/catalogue.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { applyEdits, type Case, casesToImprove, compileCase, diagnosticCases, languageCases } from './case.ts';
import { frames, stages } from './stages.ts';

const update = process.env['UPDATE_BASELINES'] !== undefined;

/** What a case is made of; everything else in its folder is a copy of a stage. */
const written = (file: string): boolean =>
  file === 'options.json' || file.endsWith('.csv') || file === 'hsim.lock' || file === 'wish.txt' || (file.endsWith('.hsim') && file !== 'main.formatted.hsim');

/** Holds the stages against the copies, or rewrites these. */
function compare({ path }: Case, files: ReadonlyMap<string, string>): void {
  const copies = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !written(entry.name))
    .map(({ name }) => name);
  if (update) {
    for (const file of copies) if (!files.has(file)) rmSync(join(path, file));
    for (const [file, text] of files) writeFileSync(join(path, file), text);
    return;
  }
  for (const [file, text] of files) expect(readFileSync(join(path, file), 'utf8'), `${path}/${file}`).toBe(text);
  expect(copies.sort()).toEqual([...files.keys()].sort());
}

describe('the language', () => {
  test.each(languageCases())('$name', async (of) => {
    const compiled = compileCase(of);
    expect(hasErrors(compiled.diagnostics), frames(compiled)).toBe(false);
    compare(of, await stages(of, compiled));
  });
});

describe('diagnostics', () => {
  const cases = diagnosticCases();
  const codeOf = (of: Case): string => /HS\d{4}/.exec(of.name)?.[0] ?? '';

  test('every code has a case', () => {
    // What only a run with a target can say has its test beside the command line.
    const ofTargets = new Set(['HS7001', 'HS7002']);
    expect([...new Set(cases.map(codeOf))].sort()).toEqual([...catalogue.keys()].filter((code) => !ofTargets.has(code)).sort());
  });

  test.each(cases)('$name: one diagnostic, at its root', (of) => {
    const compiled = compileCase(of);
    expect(
      compiled.diagnostics.map((d) => d.code),
      frames(compiled),
    ).toEqual([codeOf(of)]);
    const [{ file, span }] = compiled.diagnostics;
    if (span !== null) expect(span.end).toBeLessThanOrEqual(compiled.sources.get(file)?.text.length ?? 0);
    compare(of, new Map([['main.diagnostics', frames(compiled)]]));
  });

  const edits = cases.flatMap((of) =>
    compileCase(of).diagnostics.flatMap(({ code, file, suggestions }) =>
      suggestions.map((suggestion) => ({ of, name: of.name, code, file, suggestion, title: suggestion.title })),
    ),
  );
  test.each(edits)('$name: “$title” is a remedy', ({ of, code, file, suggestion }) => {
    expect(suggestion.edits.length).toBeGreaterThan(0);
    const source = compileCase(of).sources.get(file)?.text ?? '';
    const { diagnostics } = compileCase(of, new Map([[file, applyEdits(source, suggestion)]]));
    expect(diagnostics.map((d) => d.code)).not.toContain(code);
    if (suggestion.safe) expect(diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });
});

test.each(casesToImprove())('$name: as it is, with what it should be', (of) => {
  const compiled = compileCase(of);
  expect(hasErrors(compiled.diagnostics)).toBe(true);
  expect(readFileSync(join(of.path, 'wish.txt'), 'utf8').trim()).not.toBe('');
  compare(of, new Map([['main.diagnostics', frames(compiled)]]));
});
