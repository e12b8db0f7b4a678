/** Fields of `fills` that are about claims, where no coverage pays for drugs. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { paysForDrugs } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';

export const NO_DRUG_BENEFIT = 'no subject has a `coverage pharmacy` whose plan has a `formulary`';

/** @param people the scenario as each kind of person in a unit has it */
export function checkFills(people: readonly Ir[]): Diagnostic[] {
  if (people.some(paysForDrugs)) return [];
  return people.flatMap(({ fills, files }) =>
    (fills?.fields ?? []).flatMap(({ name, value }): Diagnostic[] => {
      if (name !== 'early') return [];
      const [file, start, end] = value.at;
      const facts = { what: `\`${name}\` in \`fills\``, why: NO_DRUG_BENEFIT };
      return [diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, facts, { found: name, examples: ['coverage pharmacy { plan: … }'] })];
    }),
  );
}
