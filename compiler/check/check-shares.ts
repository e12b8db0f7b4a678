/** `shares: [oop_max]` of a coverage for drugs: amounts of the medical coverage count in place of its own. */
import type { CoverageDefinition, Terms } from '../../ir/plan-terms.ts';
import { sharedAmounts } from '../../vocabulary/plan-vocabulary.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import type { BlockField } from './check-block.ts';
import type { Checker } from './checker.ts';

/** Reports what it leaves without effect: itself without a medical coverage, and the amounts of the plan. */
export function checkShares(checker: Checker, coverages: readonly CoverageDefinition[], shares: BlockField | null, plans: readonly Terms[]): void {
  const medical = coverages.filter(({ kind }) => kind === 'medical');
  const drugs = coverages.find(({ kind }) => kind === 'pharmacy');
  if (shares === null || drugs === undefined) return;
  const { scope, path, value } = shares;
  if (medical.length === 0) {
    checker.report(say.withoutEngine, scope, path.span, { what: '`shares`', why: 'the profile has no `coverage medical`' }, { found: 'shares' });
    return;
  }
  const shared = fieldOf(drugs, 'shares');
  const plan = plans.find(({ name }) => name === planOf(drugs));
  if (shared?.op !== 'list' || plan === undefined || medical.some((one) => planOf(one) === plan.name)) return;
  for (const amount of sharedAmounts) {
    if (!shared.items.some((item) => item.op === 'text' && item.value === amount) || !plan.parts.some(({ word }) => word === amount)) continue;
    const what = `\`${amount}\` in \`plan ${plan.name}\``;
    checker.report(say.withoutEngine, scope, value.span, { what, why: `with \`shares\`, the \`${amount}\` of the medical plan applies` }, { found: amount });
  }
}

/** The plan, where it is the same for everybody. */
function planOf(coverage: CoverageDefinition): string | null {
  const plan = fieldOf(coverage, 'plan');
  return plan?.op === 'text' ? plan.value : null;
}

function fieldOf({ fields }: CoverageDefinition, field: string) {
  return fields.find(({ name }) => name === field)?.value;
}
