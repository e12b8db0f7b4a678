/** What a profile allows: the sexes and ages that its people can have, where that follows from the text. */

import type { ArmRef, Ir, ValueDefinition } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { textsOf } from '../../../ir/walk.ts';
import { hull, type Range } from '../values/elaborate-ranges.ts';

/** Of whom it is asked: of the subjects of one arm, or of all but those of some arms. */
export type Of = { readonly arm: ArmRef } | { readonly notIn: readonly ArmRef[] };

const sameArm = (a: ArmRef, b: ArmRef): boolean => a.axis === b.axis && a.arm === b.arm;

/** The definitions that those subjects can have; null among them for what is drawn because nothing gives it. */
function definitionsOf({ value, replacements }: ValueDefinition, of: Of): (Expression | null)[] {
  if ('notIn' in of) return [value, ...replacements.filter((one) => !of.notIn.some((arm) => sameArm(arm, one))).map((one) => one.value)];
  const own = replacements.find((one) => sameArm(one, of.arm));
  if (own !== undefined) return [own.value];
  return [value, ...replacements.filter(({ axis }) => axis !== of.arm.axis).map((one) => one.value)];
}

/** Sexes of the subjects. One that is not given is drawn from both; null where that is unknown. */
export function possibleSexes(ir: Ir, of: Of): ReadonlySet<string> | null {
  if (ir.roster !== null) return null;
  const definition = ir.person.find(({ name }) => name === 'sex');
  const definitions = definition === undefined ? [null] : definitionsOf(definition, of);
  return definitions.includes(null) ? new Set(['male', 'female']) : textsOfAll(definitions.filter((one) => one !== null));
}

function textsOfAll(definitions: readonly Expression[]): ReadonlySet<string> | null {
  const texts = definitions.map(textsOf);
  return texts.includes(null) ? null : new Set(texts.flatMap((each) => [...(each ?? [])]));
}

/** Ages at the start, from the youngest to the oldest; null where that is unknown. */
export function possibleAges(ir: Ir, of: Of): Range | null {
  const definition = ir.roster === null ? ir.person.find(({ name }) => name === 'age') : undefined;
  const definitions = definition === undefined ? [null] : definitionsOf(definition, of);
  return definitions.includes(null) ? null : hull(definitions.filter((one) => one !== null));
}
