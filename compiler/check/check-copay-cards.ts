/** Copay cards: coverages whose plan is of the type `copay_card`. They pay after a coverage for drugs that is not a federal program. */
import type { CoverageDefinition, Terms } from '../../ir/plan-terms.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { reportAt } from './check-plan.ts';
import type { Checker } from './checker.ts';
import type { StatedCoverage } from './coverage-order.ts';

/** Programs whose members manufacturers may not help with cards: 42 U.S.C. 1320a-7b(b). */
const FEDERAL: ReadonlySet<string> = new Set(['medicare', 'medicare_a', 'medicare_b', 'medicare_advantage', 'part_d', 'medicaid']);

export function isCopayCard(plans: readonly Terms[], name: string): boolean {
  return typeOf(plans.find((plan) => plan.name === name)) === 'copay_card';
}

/** Where cards are, and what they pay after. */
export function checkCopayCards(checker: Checker, stated: readonly StatedCoverage[], coverages: readonly CoverageDefinition[], plans: readonly Terms[]): void {
  const planOf = ({ fields }: Pick<CoverageDefinition, 'fields'>): Terms | undefined => {
    const plan = fields.find(({ name }) => name === 'plan')?.value;
    return plan?.op === 'text' ? plans.find(({ name }) => name === plan.value) : undefined;
  };
  const cards = coverages.some((one) => typeOf(planOf(one)) === 'copay_card');
  const policies = new Map(
    coverages.flatMap((one) => (one.kind === 'pharmacy' ? (planOf(one)?.fields ?? []) : [])).map((field) => [field.value.at.join(), field]),
  );
  for (const { name, value } of policies.values()) {
    if (name !== 'copay_cards' || cards) continue;
    const why = 'no `coverage pharmacy` has a plan with `type: copay_card`';
    reportAt(checker, say.withoutEngine, value.at, { what: '`copay_cards`', why });
  }
  for (const { coverage, what, scope, span } of stated) {
    const plan = planOf(coverage);
    if (typeOf(plan) !== 'copay_card') continue;
    const idle = (why: string, examples: readonly string[]): void =>
      checker.report(say.withoutEngine, scope, span, { what: `\`${what}\``, why }, { found: what, examples });
    if (coverage.kind !== 'pharmacy') {
      idle(`the plan \`${plan?.name}\` is a copay card, which pays only for drugs`, ['coverage pharmacy card { … }']);
      continue;
    }
    const before = coverages.find(({ name }) => name === coverage.name)?.after ?? [];
    const payers = coverages.filter(({ name }) => before.includes(name));
    // Two that are first are reported where coverages are put in order.
    const alone = coverages.every((one) => one.kind !== 'pharmacy' || typeOf(planOf(one)) === 'copay_card');
    if (alone) idle('a copay card pays after another `coverage pharmacy`, and the profile has none', ['coverage pharmacy { plan: … }']);
    else if (payers.length > 0 && payers.every((payer) => FEDERAL.has(typeOf(planOf(payer)) ?? '')))
      idle('a copay card does not pay after a Medicare or Medicaid plan', [`\`type: pharmacy\` in \`plan ${planOf(payers[0])?.name}\``]);
  }
}

function typeOf(plan: Terms | undefined): string | null {
  const type = plan?.fields.find(({ name }) => name === 'type')?.value;
  return type?.op === 'text' ? type.value : null;
}
