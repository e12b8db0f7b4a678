/** The engines of a run, in the order in which they act at one minute. A new engine is a folder here and its line in the list. */
import type { VerbName } from '../../vocabulary/verbs.ts';
import { clinicalEngine } from './clinical/clinical-engine.ts';
import type { CompileVerb } from './verb-context.ts';

export const engines = [clinicalEngine] as const;

type All<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer Whole) => void ? Whole : never;

/** The statements of all engines. */
export function verbsOf<Verbs>(list: readonly { readonly verbs: Verbs }[]): All<Verbs> {
  return Object.assign({}, ...list.map(({ verbs }) => verbs)) as All<Verbs>;
}

/** Every verb of the vocabulary: one without an engine does not compile. */
export const standardVerbs: Readonly<Record<VerbName, CompileVerb>> = verbsOf(engines);
