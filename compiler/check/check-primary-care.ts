/** Primary care providers: of members without coverage, of another specialty, and outside of the network of the plan. */
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { coveredKinds } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import { allActions } from '../../ir/walk.ts';
import { primaryCareSpecialties } from '../../model/parties/providers.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';

/** Fields of a statement, or of a coverage. */
type Given = Ir['coverages'][number]['fields'];

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkPrimaryCare(people: readonly Ir[]): Diagnostic[] {
  const [first] = people;
  const found = new Map<string, Diagnostic>();
  for (const ir of people) {
    const covered = new Set([...coveredKinds(ir), ...coveredKinds(first)]).has('medical');
    const plans = plansOf([...ir.coverages, ...first.coverages], ir);
    const keep = (all: readonly Diagnostic[]): void => {
      for (const one of all) found.set(`${one.file} ${one.span?.start} ${one.message}`, one);
    };
    for (const { kind, fields } of ir.coverages) if (kind === 'medical') keep(unsuitable(ir, fieldOf(fields, 'pcp'), plansOf([{ kind, fields }], ir)));
    for (const action of allActions(ir)) {
      const { makes } = verbs[action.verb];
      if (makes === 'coverages') {
        const own = plansOf([{ kind: 'medical', fields: action.fields }], ir);
        keep(unsuitable(ir, fieldOf(action.fields, 'pcp'), own.length > 0 ? own : plans));
      } else if (makes === 'attributions') {
        if (!covered) keep([uncovered(ir, action.verb, action.at)]);
        else keep(unsuitable(ir, fieldOf(action.fields, 'provider'), plans));
      }
    }
  }
  return [...found.values()];
}

function uncovered(ir: Ir, verb: string, [file, start]: At): Diagnostic {
  const facts = { what: verb, kind: 'medical', to: 'assign a provider under' };
  const span = { start, end: start + verb.length };
  return diagnose(say.nobodyCovered, ir.files[file]?.path ?? '', span, facts, { found: verb, examples: ['coverage medical { plan: … }'] });
}

function unsuitable(ir: Ir, pcp: Expression | undefined, plans: readonly Terms[]): Diagnostic[] {
  if (pcp?.op !== 'party') return [];
  const outside = plans.find((plan) => isOutside(ir, pcp.party, plan));
  const why = isPrimaryCare(ir, pcp.party)
    ? outside && `is outside of the network of \`plan ${outside.name}\``
    : `has the specialty ${specialtyOf(ir, pcp.party)}, not ${primaryCareSpecialties.slice(0, -1).join(', ')} or ${primaryCareSpecialties.at(-1)}`;
  if (why === undefined) return [];
  const [file, start, end] = pcp.at;
  const others = ir.parties.flatMap(({ kind, name }, i) =>
    kind === 'provider' && isPrimaryCare(ir, i) && !plans.some((plan) => isOutside(ir, i, plan)) ? [name] : [],
  );
  const { name } = ir.parties[pcp.party];
  const suggestions = others.map((one) => replace(`write \`${one}\``, { start, end }, one, false));
  return [diagnose(say.unsuitablePcp, ir.files[file]?.path ?? '', { start, end }, { name, why }, { found: name, suggestions })];
}

function isPrimaryCare(ir: Ir, party: number): boolean {
  const specialty = specialtyOf(ir, party);
  return specialty === null || primaryCareSpecialties.some((one) => one === specialty);
}

/** Null where it is not constant. Without one, a provider is a family physician. */
function specialtyOf(ir: Ir, party: number): string | null {
  const value = fieldOf(ir.parties[party].fields, 'specialty');
  return value === undefined ? 'family_medicine' : value.op === 'text' ? value.value : null;
}

/** Whether a `network` of a plan names a provider, or where they work: who is in one is outside of the plan's own. */
function isOutside(ir: Ir, party: number, { parts }: Terms): boolean {
  const { facility } = ir.parties[party];
  const members = parts.flatMap(({ word, fields }) => {
    const value = word === 'network' ? fieldOf(fields, 'members') : undefined;
    return value === undefined ? [] : value.op === 'list' ? value.items : [value];
  });
  return members.some((one) => one.op === 'party' && (one.party === party || one.party === facility));
}

/** The medical plans that are the same for everybody. */
function plansOf(coverages: readonly { readonly kind: string; readonly fields: Given }[], { plans }: Ir): readonly Terms[] {
  return coverages.flatMap(({ kind, fields }) => {
    const plan = kind === 'medical' ? fieldOf(fields, 'plan') : undefined;
    return plan?.op === 'text' ? plans.filter(({ name }) => name === plan.value) : [];
  });
}

function fieldOf(fields: Given, name: string): Expression | undefined {
  return fields.find((field) => field.name === name)?.value;
}
