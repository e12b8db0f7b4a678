/** Care of covered people that no claim has: visits without a diagnosis, and services without a price, where the scenario tells. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Action, Ir } from '../../ir/definition.ts';
import { allActions } from '../../ir/walk.ts';
import { type VerbName, verbs } from '../../vocabulary/verbs.ts';
import { noDiagnosis, notBilled } from '../diagnostics/sense-diagnostics.ts';

/** Statements for what is billed by its code alone. */
const services: ReadonlySet<VerbName> = new Set<VerbName>(['procedure', 'imaging', 'immunize', 'administer']);

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkUnbilledCare(people: readonly Ir[]): Diagnostic[] {
  const [{ services: priced = [] }] = people;
  if (priced.length === 0 || !people.some(({ coverages }) => coverages.some(({ kind }) => kind === 'medical'))) return [];
  return [...withoutDiagnosis(people), ...withoutPrice(people)];
}

/** The first visit, where nothing in the scenario can be its diagnosis. */
function withoutDiagnosis(people: readonly Ir[]): Diagnostic[] {
  return people.flatMap((ir): Diagnostic[] => {
    const actions = [...allActions(ir)];
    const billable = ({ verb, argument }: Action): boolean =>
      verbs[verb].diagnoses && (argument?.op !== 'concept' || ir.concepts[argument.concept].system === 'ICD10CM');
    if (actions.some(billable)) return [];
    const visit = actions.find(({ verb, fields }) => verbs[verb].opens !== null && !fields.some(({ name }) => name === 'reason'));
    if (visit === undefined) return [];
    const [file, start] = visit.at;
    const span = { start, end: start + visit.verb.length };
    return [diagnose(noDiagnosis, ir.files[file]?.path ?? '', span, {}, { found: visit.verb })];
  });
}

/** The first use of each service in the scenario itself that no row has a price for. */
function withoutPrice(people: readonly Ir[]): Diagnostic[] {
  const seen = new Set<string>();
  return people.flatMap((ir) => {
    const keyOf = (concept: number): string => `${ir.concepts[concept].system}|${ir.concepts[concept].code}`;
    const billed = new Set((ir.services ?? []).flatMap(({ concept, bills }) => [concept, ...bills].map(keyOf)));
    // What was done before the start is billed by nobody.
    return [...allActions({ ...ir, history: [] })].flatMap(({ verb, argument }): Diagnostic[] => {
      if (!services.has(verb) || argument?.op !== 'concept' || argument.at[0] !== 0) return [];
      const key = keyOf(argument.concept);
      if (billed.has(key) || seen.has(key)) return [];
      seen.add(key);
      const [, start, end] = argument.at;
      const { name } = ir.concepts[argument.concept];
      return [diagnose(notBilled, ir.files[0]?.path ?? '', { start, end }, { name }, { found: name, examples: [`bills: ${name}`] })];
    });
  });
}
