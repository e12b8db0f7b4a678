/** What is observed: its category, and the two pressures that are one observation. */
import type { Statement } from '../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { categoryOfCode } from '../../model/codes/observation-category.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import * as say from '../diagnostics/code-diagnostics.ts';
import type { ReadArgument } from './check-argument.ts';
import type { Checker } from './checker.ts';
import type { Surroundings } from './surroundings.ts';

/** LOINC: the panel of a blood pressure and its two components, without which neither FHIR R4 (profile `bp`) nor US Core knows a blood pressure. */
const BLOOD_PRESSURE = '85354-9';
const SYSTOLIC = '8480-6';
const DIASTOLIC = '8462-4';

type Parts = readonly { readonly concept: number }[];

/** @param parts the concepts in the braces: components of `observe`, tests of `panel` */
export function checkObserved(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec, argument: ReadArgument, parts: Parts): void {
  if (spec.makes === 'observations' && argument.concept !== null) {
    askForCategory(checker, argument.concept);
    checkPressure(checker, around, statement, argument.concept, parts);
  }
  if (spec.argument.kind === 'panel' && argument.expression?.op === 'number')
    for (const test of new Set([...checker.panels[argument.expression.value].tests, ...parts.map(({ concept }) => concept)])) {
      askForCategory(checker, test);
      const code = loinc(checker, test);
      if (code === SYSTOLIC || code === DIASTOLIC) checker.report(say.alonePressure, around.scope, statement.span, { code, name: checker.concepts[test].name });
    }
}

function loinc(checker: Checker, concept: number): string | null {
  const { system, code } = checker.concepts[concept];
  return system === 'LOINC' ? code : null;
}

/** Asks for the category of a row that neither the library nor its LOINC name tells. */
function askForCategory(checker: Checker, concept: number): void {
  const { system, code, display, category, name } = checker.concepts[concept];
  if (category !== null || categoryOfCode(system, code, display) !== null) return;
  const { row, scope } = checker.bound.concepts[concept];
  const add = (word: string): Suggestion => {
    if (row.body === null) return replace(`add \`category: ${word}\``, { start: row.span.end, end: row.span.end }, `  { category: ${word} }`, false);
    const end = row.body.span.end - 1;
    const gap = checker.source(scope, { start: end - 1, end }) === ' ' ? '' : ' ';
    return replace(`add \`category: ${word}\``, { start: end, end }, `${gap} category: ${word} `, false);
  };
  checker.report(
    say.noCategory,
    scope,
    row.code.span,
    { name, code },
    { found: code, expected: ['laboratory', 'vital_signs', 'survey', 'social_history', 'exam'], suggestions: ['survey', 'exam', 'laboratory'].map(add) },
  );
}

/** A blood pressure is one observation with both components. */
function checkPressure(checker: Checker, around: Surroundings, statement: Statement, concept: number, parts: Parts): void {
  const { argument, value, span } = statement;
  const code = loinc(checker, concept);
  if (argument === null || code === null) return;
  const source = checker.source(around.scope, argument.span);
  const { row, table } = checker.bound.concepts[concept];
  // Rows of one table are reached by the same words.
  const beside = (other: string): string | null => {
    const sibling = checker.bound.concepts.find((one) => one.table === table && one.row.code.text === other);
    return sibling === undefined || !source.endsWith(row.name.text) ? null : source.slice(0, -row.name.text.length) + sibling.row.name.text;
  };
  if (code === BLOOD_PRESSURE) {
    const given = new Set(parts.map((part) => loinc(checker, part.concept)));
    const missing = [SYSTOLIC, DIASTOLIC].filter((part) => !given.has(part));
    if (missing.length === 0) return;
    const added = missing.map((part) => `${beside(part)}: in_range`).join('  ');
    const at = statement.body === null ? argument.span.end : statement.body.span.end - 1;
    const text = statement.body === null ? ` { ${added} }` : ` ${added} `;
    const known = missing.every((part) => beside(part) !== null) && value === null;
    const suggestions = known
      ? [replace(`add the missing ${missing.length > 1 ? 'pressures' : 'pressure'}, for example \`${added}\``, { start: at, end: at }, text, false)]
      : [];
    const words = missing.map((part) => `the ${part === SYSTOLIC ? 'systolic' : 'diastolic'} pressure (LOINC ${part})`).join(' and ');
    checker.report(say.halfPressure, around.scope, argument.span, { name: source, missing: words }, { found: source, suggestions });
    return;
  }
  if (code !== SYSTOLIC && code !== DIASTOLIC) return;
  const [panel, other] = [beside(BLOOD_PRESSURE), beside(code === SYSTOLIC ? DIASTOLIC : SYSTOLIC)];
  const own = `${source}: ${value === null ? 'in_range' : checker.source(around.scope, value.span)}`;
  const both = code === SYSTOLIC ? `${own}  ${other}: in_range` : `${other}: in_range  ${own}`;
  const whole = panel === null || other === null || statement.body !== null || statement.when !== null || statement.chance !== null;
  const suggestions = whole
    ? []
    : [replace(`observe both pressures, for example \`observe ${panel} { ${both} }\``, span, `observe ${panel} { ${both} }`, false)];
  checker.report(say.alonePressure, around.scope, argument.span, { code, name: source }, { found: source, suggestions });
}
