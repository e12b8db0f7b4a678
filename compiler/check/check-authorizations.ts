/** Requests for authorization that no payer needs. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { coveredKinds, paysForDrugs } from '../../ir/covered-kinds.ts';
import type { Action, Ir } from '../../ir/definition.ts';
import { ADMISSION, billingRow, isDrug, reviewedBenefits, reviewedDrug } from '../../ir/reviewed-services.ts';
import { allActions } from '../../ir/walk.ts';
import { usualBenefit } from '../../model/benefits/usual-benefit.ts';
import { authorizationVerbs } from '../../vocabulary/authorization-verbs.ts';
import { NO_MEDICAL_COVERAGE, nothingReviewed, withoutEngine } from '../diagnostics/plan-diagnostics.ts';
import { NO_DRUG_BENEFIT } from './idle-fills.ts';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkAuthorizations(people: readonly Ir[]): Diagnostic[] {
  const [first] = people;
  const covered = people.some((one) => coveredKinds(one).has('medical'));
  const drugs = people.some(paysForDrugs);
  const reviewed = new Set(first.plans.flatMap((plan) => [...reviewedBenefits(plan)]));
  const found = new Map<string, Diagnostic>();
  for (const ir of people)
    for (const action of allActions(ir)) {
      if (!Object.hasOwn(authorizationVerbs, action.verb) || found.has(action.at.join())) continue;
      const of = drugOf(ir, action);
      const none = of === null ? (covered ? null : NO_MEDICAL_COVERAGE) : drugs ? null : NO_DRUG_BENEFIT;
      const diagnostic = none !== null ? notCovered(ir, action, none) : of === null ? notReviewed(ir, action, reviewed) : drugNotReviewed(ir, action, of);
      if (diagnostic !== null) found.set(action.at.join(), diagnostic);
    }
  return [...found.values()];
}

/** The drug that a statement is about; null for a service or an admission, and where it depends on the subject. */
function drugOf(ir: Ir, { argument }: Action): number | null {
  return argument?.op === 'concept' && isDrug(ir.concepts[argument.concept]) ? argument.concept : null;
}

function drugNotReviewed(ir: Ir, { argument }: Action, drug: number): Diagnostic | null {
  const { system, code, name } = ir.concepts[drug];
  const is = (concept: number): boolean => ir.concepts[concept].system === system && ir.concepts[concept].code === code;
  if (argument === null || ir.formularies.some((formulary) => reviewedDrug(formulary, is) !== null)) return null;
  const [file, start, end] = argument.at;
  const examples = [`\`drug ${name} { prior_auth { approve: 90% } }\` in a \`formulary\``];
  return diagnose(nothingReviewed, ir.files[file]?.path ?? '', { start, end }, { name, benefit: null, drug: true }, { found: name, examples });
}

function notCovered(ir: Ir, { verb, at: [file, start] }: Action, why: string): Diagnostic {
  const what = { what: `\`${verb}\``, why };
  return diagnose(withoutEngine, ir.files[file]?.path ?? '', { start, end: start + verb.length }, what, { found: verb });
}

function notReviewed(ir: Ir, { argument }: Action, reviewed: ReadonlySet<string>): Diagnostic | null {
  if (argument?.op !== 'concept' && argument?.op !== 'text') return null;
  const row = argument.op === 'concept' ? billingRow(ir.services ?? [], ir.concepts, argument.concept) : null;
  const benefit = argument.op === 'text' ? ADMISSION : (row?.benefit ?? usualBenefit(ir.concepts[row?.concept ?? argument.concept]));
  if (benefit !== null && reviewed.has(benefit)) return null;
  const [file, start, end] = argument.at;
  const name = argument.op === 'text' ? argument.value : ir.concepts[argument.concept].name;
  const examples = [
    benefit === null
      ? `add \`benefit: outpatient_surgery\` to the row \`${row === null ? name : ir.concepts[row.concept].name}\``
      : `\`benefit ${benefit} { prior_auth { approve: 90% } }\` in a \`plan\``,
  ];
  return diagnose(nothingReviewed, ir.files[file]?.path ?? '', { start, end }, { name, benefit, drug: false }, { found: name, examples });
}
