/** Units of rows against what is known of their codes: those that a profile of vital signs allows, or one that measures the same thing. */
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { knownCode } from '../../model/codes/known-codes.ts';
import { vitalSignUnits } from '../../model/codes/vital-sign-units.ts';
import { meantUnits } from '../../model/units/intended-unit.ts';
import { convert, isProblem, readUnit } from '../../model/units/ucum-unit.ts';
import { type BoundConcept, fieldOfRow } from '../bind/scope.ts';
import { forbiddenUnit } from '../diagnostics/code-diagnostics.ts';
import type { Checker } from './checker.ts';

/** @param id the concept of the row */
export function checkCodeUnit(checker: Checker, concept: BoundConcept, id: number): void {
  const { system, code, unit } = checker.concepts[id];
  if (system !== 'LOINC' || unit === null || isProblem(readUnit(unit))) return;
  const found = fieldOfRow(concept, 'unit');
  if (found === null) return;
  const { node: field, scope } = found;
  const allowed = vitalSignUnits.get(code);
  const known = knownCode(system, code)?.unit ?? null;
  if (allowed === undefined ? known === null || sameThing(unit, known) : allowed.includes(unit)) return;
  const right = allowed ?? [known as string];
  const why =
    allowed === undefined
      ? `the unit of this code is '${known}', which measures a different quantity`
      : 'the FHIR profile of this vital sign does not allow it';
  checker.report(
    forbiddenUnit,
    scope,
    field.value.span,
    { code, found: unit, why },
    { found: `'${unit}'`, expected: right.map((one) => `'${one}'`), suggestions: edits(concept, checker, id, found, unit, right) },
  );
}

/** Enzymes are reported in international units and in U alike. */
function sameThing(unit: string, known: string): boolean {
  const readings = [unit, known].map(readUnit);
  if (readings.some((one) => !isProblem(one) && one.powers.has('[IU]'))) return true;
  return convert(1, unit, known) !== null;
}

type Cell = NonNullable<ReturnType<typeof fieldOfRow>>;

function edits(concept: BoundConcept, checker: Checker, id: number, { node: field, scope }: Cell, unit: string, right: readonly string[]): Suggestion[] {
  const to = right.find((one) => convert(1, unit, one) !== null);
  if (to === undefined) {
    const meant = meantUnits(unit).filter((one) => right.includes(one));
    if (meant.length > 0) return meant.map((one) => replace(`write '${one}'`, field.value.span, `'${one}'`, false));
    return right.map((one) => replace(`write '${one}'; observed values must then be in '${one}' as well`, field.value.span, `'${one}'`, false));
  }
  const unitEdit = { span: field.value.span, text: `'${to}'` };
  if (convert(1, unit, to) === 1 && convert(0, unit, to) === 0) return [{ title: `write '${to}'`, edits: [unitEdit], safe: true }];
  const { low, high, criticalLow, criticalHigh } = checker.concepts[id];
  const ranges = [
    { at: fieldOfRow(concept, 'normal'), ends: [low, high] },
    { at: fieldOfRow(concept, 'critical'), ends: [criticalLow, criticalHigh] },
  ].flatMap(({ at, ends }) =>
    at === null || at.scope !== scope ? [] : [{ span: at.node.value.span, text: ends.map((end) => (end === null ? '' : inUnit(end, unit, to))).join('..') }],
  );
  const title = `write '${to}'${ranges.length > 0 ? ' and convert the range' : ''}; observed values must then be in '${to}' as well`;
  return [{ title, edits: [unitEdit, ...ranges], safe: false }];
}

/** Four significant digits: more than a range needs. */
function inUnit(value: number, from: string, to: string): string {
  return String(Number((convert(value, from, to) ?? value).toPrecision(4)));
}
