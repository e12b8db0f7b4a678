/** `risk` of plans whose members have no risk scores: those of another type, of coverages that are not medical, and of coverages that begin too late. */
import { type Diagnostic, diagnose, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { kindsByPlan } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import { allActions } from '../../ir/walk.ts';
import type { CoverageKind } from '../../model/benefits/coverage.ts';
import type { PlanType } from '../../model/benefits/plan-types.ts';
import { addMonths, civilOf, dayOf, dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';
import { foldNumber } from './values/elaborate-constants.ts';

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
  if (other === undefined) return null;
  if (kinds.has('medical')) return tooLate(name, people);
  const at = people.flatMap(({ coverages }) => coverages).find(({ kind, fields: of }) => kind === other && isNamed(of, name))?.at;
  return {
    why: `the diagnoses are those of medical claims, and the plan is only that of \`coverage ${other}\``,
    edit: at === undefined ? null : { title: 'write `coverage medical`', at: [at[0], at[1], at[1] + `coverage ${other}`.length], text: 'coverage medical' },
  };
}

/**
 * A score needs a whole calendar year of coverage before the as-of date. Where events enroll members, where somebody has a second coverage, and where a first day differs between members, a run
 * may have one.
 */
function tooLate(plan: string | null, people: readonly Ir[]): Idle | null {
  const { asOf } = people[0].scenario;
  const named = people.flatMap(({ coverages, start }) =>
    coverages.filter(({ kind, fields }) => kind === 'medical' && isNamed(fields, plan)).map((coverage) => ({ coverage, start })),
  );
  const several = people.some(({ coverages }) => coverages.filter(({ kind }) => kind === 'medical').length > 1);
  if (asOf === null || several || named.length === 0 || people.some((ir) => [...allActions(ir)].some(({ verb }) => verbs[verb].makes === 'coverages')))
    return null;
  const last = dayOfMinute(asOf);
  // The last year that is over by the end of the as-of date.
  const { year } = civilOf(last + 1);
  const january = dayOf(year - 1, 1, 1);
  for (const { coverage, start } of named) {
    const stated = coverage.fields.find((field) => field.name === 'effective')?.value;
    const effective = stated === undefined ? (start === null ? addMonths(last, -12) : null) : dayOrNull(stated);
    if (effective === null || effective <= january) return null;
  }
  const [{ coverage }] = named;
  const stated = coverage.fields.find((field) => field.name === 'effective')?.value;
  const title = `write \`${formatDay(january)}\``;
  return {
    why: `a score needs a whole calendar year of coverage before the \`as_of\` date, so \`effective\` must be ${formatDay(january)} or earlier`,
    edit: stated === undefined ? null : { title, at: stated.at, text: formatDay(january) },
  };
}

function dayOrNull(value: Expression): number | null {
  const minute = foldNumber(value);
  return minute === null ? null : dayOfMinute(minute);
}

const isNamed = (fields: Terms['fields'], plan: string | null): boolean =>
  fields.some(({ name, value }) => name === 'plan' && value.op === 'text' && value.value === plan);
