/** Units in single quotes: each is a unit of UCUM, and for a quantity in another unit of the same dimension the right spelling is suggested. */
import type { QuantityValue } from '../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import { meantUnits } from '../../model/units/intended-unit.ts';
import { convert, isProblem, readUnit, type Unit } from '../../model/units/ucum-unit.ts';
import type { Scope } from '../bind/scope.ts';
import { unitDiffers, unknownUnit } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';

/** Reports what is not a unit of UCUM. `written` makes the text of the whole value from the right unit. */
export function checkUnit(checker: Checker, scope: Scope, span: Span, unit: string, written: (unit: string) => string): void {
  const reading = readUnit(unit);
  if (!isProblem(reading)) return;
  const suggestions = meantUnits(unit).map((right) => replace(`write \`${written(right)}\``, span, written(right), false));
  checker.report(unknownUnit, scope, span, { found: unit, problem: reading.problem }, { found: `'${unit}'`, suggestions });
}

/** A quantity in another unit than the place takes: the same quantity in the right unit, where the two measure the same thing. */
export function reportUnit(checker: Checker, scope: Scope, span: Span, of: string, found: string, expected: string, value: QuantityValue | null): void {
  const [from, to] = [readUnit(found), readUnit(expected)];
  // What is not a unit was reported where it stands.
  if (isProblem(from) || isProblem(to)) return;
  // Ratios are counted in many ways: 48 mmol/mol of HbA1c are 6.5 %, and not 4.8 %.
  const same = from.powers.size > 0 && convert(1, found, expected) !== null;
  const right = value === null || !same ? null : convert(Number(value.amount), found, expected);
  const suggestions = right === null ? [] : [inUnit(span, right, expected)];
  checker.report(
    unitDiffers,
    scope,
    span,
    { found, expected, of, hint: same ? '' : otherThing(from, to, expected) },
    { found: `'${found}'`, expected: [`'${expected}'`], suggestions },
  );
}

/** Twelve significant digits: more than any factor here has wrong, and without the dust of binary fractions. */
function inUnit(span: Span, value: number, unit: string): Suggestion {
  const plain = Number(value.toPrecision(12));
  const text = String(plain).includes('e') ? plain.toFixed(12).replace(/\.?0+$/, '') : String(plain);
  return replace(`write \`${text} '${unit}'\``, span, `${text} '${unit}'`);
}

/** Mass and amount of substance differ by the molar mass, which a unit does not know. */
function otherThing(from: Unit, to: Unit, expected: string): string {
  const molar = (from.powers.has('g') && to.powers.has('mol')) || (from.powers.has('mol') && to.powers.has('g'));
  if (from.powers.size === 0 && to.powers.size === 0) return `; ratios and counts are not converted automatically, so write the value in '${expected}'`;
  return molar
    ? '; there is no automatic conversion, because the factor depends on the molar mass of the substance'
    : '; the two units measure different quantities';
}
