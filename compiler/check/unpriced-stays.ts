/** Plans that pay stays by their groups, in a scenario whose stays have none. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { coveredKinds } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkStayRates(people: readonly Ir[]): Diagnostic[] {
  const [{ plans, files, drgs = [] }] = people;
  const covered = people.some((one) => coveredKinds(one).has('medical'));
  if (!covered || drgs.some(({ weight }) => weight !== null)) return [];
  const rates = plans.flatMap(({ parts }) => parts.filter(({ word }) => word === 'stay_rate').flatMap(({ fields }) => fields));
  return rates.flatMap(({ name, value }): Diagnostic[] => {
    const [file, start, end] = value.at;
    if (name !== 'base_rate' || file !== 0) return [];
    const facts = { what: '`base_rate` in `stay_rate`', why: 'no MSDRG row has a `relative_weight`' };
    return [
      diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, facts, {
        found: name,
        examples: ['add `use "std/drgs" as drg`, which imports rows with a `relative_weight`'],
      }),
    ];
  });
}
