/**
 * Small scenarios with the result of every stage as readable text, so that a change of any stage shows as a difference of text.
 * `UPDATE_BASELINES=1 npx vitest run tests/baselines` rewrites the results. A new case of a diagnostic is a file with the section `main.hsim` alone:
 * the command adds the others.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../compiler/diagnostics/catalogue.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { commandLineTerms, inTerms } from '../../model/interface-terms.ts';
import { applyEdits, type Case, type Compiled, casesToImprove, compileCase, diagnosticCases, languageCases } from './case.ts';
import { changedLines, textOfSections } from './sections.ts';
import { frames, stages } from './stages.ts';

const update = process.env['UPDATE_BASELINES'] !== undefined;

/** What a case consists of; everything else is a result. */
const given = (part: string): boolean => /^(?:options\.json|hsim\.lock|wish|.*\.csv|(?!main\.formatted).*\.hsim)$/.test(part);

/** Compares the results of a case of one file with its sections, or rewrites these. */
function compareSections({ path, parts }: Case, results: ReadonlyMap<string, string>): void {
  const text = textOfSections(new Map([...[...parts].filter(([part]) => given(part)), ...results]));
  if (update) writeFileSync(path, text);
  else expect(text, path).toBe(readFileSync(path, 'utf8'));
}

/** Compares the stages of a case with the files of its folder, or rewrites these. */
function compareFiles({ path, parts }: Case, files: ReadonlyMap<string, string>): void {
  const copies = [...parts.keys()].filter((part) => !given(part));
  if (update) {
    for (const file of copies) if (!files.has(file)) rmSync(join(path, file));
    for (const [file, text] of files) writeFileSync(join(path, file), text);
    return;
  }
  for (const [file, text] of files) expect(parts.get(file), `${path}/${file}`).toBe(text);
  expect(copies.sort()).toEqual([...files.keys()].sort());
}

/** The lines that each suggestion changes, by its title. */
function fixes({ diagnostics, sources }: Compiled): [string, string][] {
  return diagnostics.flatMap(({ file, suggestions }) =>
    suggestions.map((suggestion): [string, string] => {
      const text = sources.get(file)?.text ?? '';
      return [
        `fix: ${inTerms(suggestion.title, commandLineTerms)}${file === 'main.hsim' ? '' : ` (${file})`}`,
        changedLines(text, applyEdits(text, suggestion)),
      ];
    }),
  );
}

describe('the language', () => {
  test.each(languageCases())('$name', async (of) => {
    const compiled = compileCase(of);
    expect(hasErrors(compiled.diagnostics), frames(compiled)).toBe(false);
    compareFiles(of, await stages(of, compiled));
  });
});

describe('diagnostics', () => {
  const cases = diagnosticCases();
  const codeOf = (of: Case): string => /HS\d{4}/.exec(of.name)?.[0] ?? '';

  test('every code has a case', () => {
    // What only a run with a target can say has its test next to the command line.
    const ofTargets = new Set(['HS7001', 'HS7002', 'HS7003']);
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
    compareSections(of, new Map([['diagnostics', frames(compiled)], ...fixes(compiled)]));
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
  expect(of.parts.get('wish')?.trim() ?? '').not.toBe('');
  compareSections(of, new Map([['diagnostics', frames(compiled)]]));
});
