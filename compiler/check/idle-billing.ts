/** `billing` that changes no claim. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { coveredKinds } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import { NO_MEDICAL_COVERAGE, NO_SECOND_COVERAGE, withoutEngine } from '../diagnostics/plan-diagnostics.ts';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkBilling(people: readonly Ir[]): Diagnostic[] {
  const covered = people.some((one) => coveredKinds(one).has('medical'));
  const coordinated = people.some(({ coverages }) => coverages.filter(({ kind }) => kind === 'medical').length > 1);
  return people.flatMap(({ billing, plans, files }): Diagnostic[] => {
    if (billing === undefined) return [];
    const report = ([file, start, end]: At, found: string, what: string, why: string, example?: string): Diagnostic =>
      diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, { what, why }, { found, ...(example === undefined ? {} : { examples: [example] }) });
    const [file, start] = billing.at;
    if (!covered) return [report([file, start, start + 'billing'.length], 'billing', '`billing`', NO_MEDICAL_COVERAGE)];
    const field = (of: string) => billing.fields.find(({ name }) => name === of);
    const [late, wrong, reason] = [field('late'), field('wrong_payer'), field('reject_reason')];
    const found: Diagnostic[] = [];
    if (late !== undefined && !plans.some(({ fields }) => fields.some(({ name }) => name === 'timely_filing')))
      found.push(report(late.value.at, 'late', '`late` in `billing`', 'no plan has a `timely_filing`', 'timely_filing: 365 days'));
    if (reason !== undefined && field('rejected') === undefined)
      found.push(report(reason.value.at, 'reject_reason', '`reject_reason` in `billing`', 'without `rejected`, no claim is rejected', 'rejected: 1%'));
    if (wrong !== undefined && !coordinated) found.push(report(wrong.value.at, 'wrong_payer', '`wrong_payer` in `billing`', NO_SECOND_COVERAGE));
    return found;
  });
}
