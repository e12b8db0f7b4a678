/** Rows whose code the library knows: a display or unit that differs. Of ICD-10-CM also codes that no release has, and headings that are no codes to use. */
import type { CodeRow } from '../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { codeShapes } from '../../model/codes/code-shapes.ts';
import { fourthCharacters, inventedPart } from '../../model/codes/icd10cm-categories.ts';
import { belowHeading, dividedSince, knownCode } from '../../model/codes/known-codes.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { BoundConcept } from '../bind/scope.ts';
import * as say from '../diagnostics/code-diagnostics.ts';
import { checkCodeUnit } from './check-code-units.ts';
import type { Checker } from './checker.ts';
import { readDate } from './date-literal.ts';

/** Systems that have one name for a code; SNOMED CT has several that are all right. */
const oneName: ReadonlySet<string> = new Set(['ICD10CM', 'LOINC', 'RXNORM', 'CVX']);

/** @param asOf the last minute that the scenario knows of; what was a code until then is one */
export function checkKnownCodes(checker: Checker, asOf: number | null): void {
  const seen = new Set<string>();
  for (const [id, concept] of checker.bound.concepts.entries()) {
    const { row, table, scope } = concept;
    checkCodeUnit(checker, concept, id);
    const system = table.system.text;
    const key = `${system}:${row.code.text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (system === 'ICD10CM' && (checkInvented(checker, concept) || checkHeading(checker, concept, asOf))) continue;
    const known = knownCode(system, row.code.text);
    if (known === null || !oneName.has(system) || plain(known.display) === plain(row.display.text) || row.display.text.trim() === '') continue;
    const right = JSON.stringify(known.display);
    checker.report(
      say.otherDisplay,
      scope,
      row.display.span,
      { code: row.code.text, system },
      { found: row.display.text, expected: [right], suggestions: [replace(`write \`${right}\``, row.display.span, right)] },
    );
  }
}

/** Letters count, and neither case nor blanks do. */
const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** What no release of ICD-10-CM has: a category, or a fourth character of one. */
function checkInvented(checker: Checker, { row, scope }: BoundConcept): boolean {
  const code = row.code.text;
  const part = codeShapes.get('ICD10CM')?.(code) === null ? inventedPart(code) : null;
  if (part === null) return false;
  const category = code.slice(0, 3);
  const fourth = fourthCharacters(category);
  const beginnings = [...(fourth ?? '')].map((one) => `${category}.${one}`);
  checker.report(
    say.inventedCode,
    scope,
    row.code.span,
    { code, category, begins: part === category ? null : part, beginnings },
    { found: code, expected: fourth === '' ? [category] : beginnings, suggestions: fourth === '' ? [instead(row, category)] : [] },
  );
  return true;
}

/** Another code, with its official description where one is known. */
function instead(row: CodeRow, other: string): Suggestion {
  const display = knownCode('ICD10CM', other)?.display;
  const code = { span: row.code.span, text: other };
  if (display === undefined) return { title: `write \`${other}\``, edits: [code], safe: false };
  const right = JSON.stringify(display);
  return { title: `write \`${other} ${right}\``, edits: [code, { span: row.display.span, text: right }], safe: false };
}

function checkHeading(checker: Checker, { row, scope }: BoundConcept, asOf: number | null): boolean {
  const code = row.code.text;
  const below = belowHeading(code);
  const divided = code.length === 3 ? (fourthCharacters(code) ?? '') : '';
  const since = dividedSince.get(code) ?? null;
  if (below.length === 0 && divided === '' && since === null) return false;
  const reading = since === null ? null : readDate(since);
  if (reading !== null && 'day' in reading && asOf !== null && dayOfMinute(asOf) < reading.day) return true;
  // `unspecified` ends in 9 as a rule, and is what a heading says; of a whole category it is the shortest.
  const suggestions = [...below]
    .sort((a, b) => Number(b.endsWith('9')) - Number(a.endsWith('9')) || a.length - b.length)
    .slice(0, 3)
    .map((other) => instead(row, other));
  checker.report(
    say.headingCode,
    scope,
    row.code.span,
    { code, since },
    { found: code, expected: below.length > 0 ? below : [...divided].map((one) => `${code}.${one}`), suggestions },
  );
  return true;
}
