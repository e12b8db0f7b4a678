/** `risk` of plans whose members have no risk scores: those of another type, and those of coverages that are not medical. */
import { type Diagnostic, diagnose, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { kindsByPlan } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import type { CoverageKind } from '../../model/benefits/coverage.ts';
import type { PlanType } from '../../model/benefits/plan-types.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';

const SCORED: PlanType = 'medicare_advantage';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkRisk(people: readonly Ir[], text: (file: number) => string): Diagnostic[] {
  const [{ plans, files }] = people;
  return plans.flatMap((plan) => {
    const risk = plan.fields.find(({ name }) => name === 'risk');
    const found = risk === undefined ? null : whyIdle(plan, people);
    if (risk === undefined || found === null) return [];
    const [file, , end] = risk.value.at;
    const start = text(file).lastIndexOf('risk', risk.value.at[1]);
    const { why, edit } = found;
    const suggestions: Suggestion[] =
      edit === null || edit.at[0] !== file ? [] : [replace(edit.title, { start: edit.at[1], end: edit.at[2] }, edit.text, false)];
    const facts = { what: `\`risk\` in \`plan ${plan.name}\``, why };
    return [diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, facts, { found: 'risk', suggestions })];
  });
}

interface Idle {
  readonly why: string;
  readonly edit: { readonly title: string; readonly at: At; readonly text: string } | null;
}

/** Null where members of the plan can have scores, and where nobody has it. */
function whyIdle({ name, fields }: Terms, people: readonly Ir[]): Idle | null {
  const type = fields.find((field) => field.name === 'type')?.value;
  if (type?.op === 'text' && type.value !== SCORED)
    return {
      why: `risk scores of this version are those of members of \`${SCORED}\` plans`,
      edit: { title: `write \`${SCORED}\``, at: type.at, text: SCORED },
    };
  const kinds = new Set<CoverageKind>(people.flatMap((ir) => [...(kindsByPlan(ir).get(name ?? '') ?? [])]));
  const [other] = kinds;
  if (other === undefined || kinds.has('medical')) return null;
  const at = people.flatMap(({ coverages }) => coverages).find(({ kind, fields: of }) => kind === other && isNamed(of, name))?.at;
  return {
    why: `the diagnoses are those of medical claims, and the plan is only that of \`coverage ${other}\``,
    edit: at === undefined ? null : { title: 'write `coverage medical`', at: [at[0], at[1], at[1] + `coverage ${other}`.length], text: 'coverage medical' },
  };
}

const isNamed = (fields: Terms['fields'], plan: string | null): boolean =>
  fields.some(({ name, value }) => name === 'plan' && value.op === 'text' && value.value === plan);
