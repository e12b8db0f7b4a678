/** All verbs of the language, those of every engine, and the nouns of `history`. */
import { type AuthorizationVerb, authorizationVerbs } from './authorization-verbs.ts';
import { type CareGapVerb, careGapVerbs } from './care-gap-verbs.ts';
import { type ClaimVerb, claimVerbs } from './claim-verbs.ts';
import { type ClinicalVerb, clinicalVerbs } from './clinical-verbs.ts';
import { type EligibilityVerb, eligibilityVerbs } from './eligibility-verbs.ts';
import { type EnrollmentVerb, enrollmentVerbs } from './enrollment-verbs.ts';
import { type FillVerb, fillVerbs } from './fill-verbs.ts';
import type { Type } from './types.ts';
import { meaningsOf, typesOf, type VerbSpec } from './verb-spec.ts';

export type VerbName = ClinicalVerb | AuthorizationVerb | EnrollmentVerb | EligibilityVerb | ClaimVerb | CareGapVerb | FillVerb;

export const verbs: { readonly [N in VerbName]: VerbSpec<N> } = {
  ...clinicalVerbs,
  ...authorizationVerbs,
  ...enrollmentVerbs,
  ...eligibilityVerbs,
  ...claimVerbs,
  ...careGapVerbs,
  ...fillVerbs,
};
export const verbNames = Object.keys(verbs) as VerbName[];
export const verbList: readonly VerbSpec<VerbName>[] = Object.values(verbs);
const byName: ReadonlyMap<string, VerbSpec<VerbName>> = new Map(verbList.map((verb) => [verb.name, verb]));

/** The verb of that name; undefined for every other word. */
export function verbNamed(name: string): VerbSpec<VerbName> | undefined {
  return byName.get(name);
}

/** A noun for what was there before `start`. It makes the record of its verb. */
export interface HistoryNoun extends VerbSpec {
  readonly verb: VerbName;
}

export const historyNouns: ReadonlyMap<string, HistoryNoun> = new Map(
  verbList.flatMap((verb): [string, HistoryNoun][] => {
    const { name, history, fields, meanings } = verb;
    if (history === null) return [];
    const { noun, summary, more = {}, without = [] } = history;
    const own = Object.entries(more);
    const all = { fields: new Map([...fields, ...typesOf(own)]), meanings: new Map([...meanings, ...meaningsOf(own)]) };
    for (const field of without) all.fields.delete(field);
    return [[noun, { ...verb, ...all, name: noun, summary, dates: timesIn([...typesOf(own)]), allowedIn: 'visit', verb: name }]];
  }),
);

/** Fields that hold a time to the minute. */
function timesIn(types: readonly (readonly [string, Type])[]): string[] {
  return types.flatMap(([name, type]) => (type.kind === 'time' && type.precision === 'minute' ? [name] : []));
}

/** Nouns, and words of other languages, with the verb that they stand for. */
export const verbAliases: ReadonlyMap<string, VerbName> = new Map(
  verbList.flatMap(({ name, aliases, history }) => [...aliases, ...(history === null ? [] : [history.noun])].map((alias) => [alias, name] as const)),
);
