/** The engines of a run, in the order in which they act at one minute. A new engine is a folder here and its line in the list. */
import type { VerbName } from '../../vocabulary/verbs.ts';
import { authorizationsEngine } from './authorizations/authorizations-engine.ts';
import { capitationEngine } from './capitation/capitation-engine.ts';
import { claimsEngine } from './claims/claims-engine.ts';
import { clinicalEngine } from './clinical/clinical-engine.ts';
import { eligibilityEngine } from './eligibility/eligibility-engine.ts';
import { enrollmentEngine } from './enrollment/enrollment-engine.ts';
import { gapsEngine } from './gaps/gaps-engine.ts';
import { pharmacyEngine } from './pharmacy/pharmacy-engine.ts';
import { premiumsEngine } from './premiums/premiums-engine.ts';
import { remittancesEngine } from './remittances/remittances-engine.ts';
import { riskEngine } from './risk/risk-engine.ts';
import type { CompileVerb } from './verb-context.ts';

export const engines = [
  clinicalEngine,
  enrollmentEngine,
  premiumsEngine,
  capitationEngine,
  eligibilityEngine,
  authorizationsEngine,
  claimsEngine,
  pharmacyEngine,
  remittancesEngine,
  gapsEngine,
  riskEngine,
] as const;

type All<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer Whole) => void ? Whole : never;

/** The statements of all engines. */
export function verbsOf<const List extends readonly { readonly verbs: object }[]>(list: List): All<List[number]['verbs']> {
  return Object.assign({}, ...list.map(({ verbs }) => verbs)) as All<List[number]['verbs']>;
}

/** Every verb of the vocabulary: one without an engine does not compile. */
export const standardVerbs: Readonly<Record<VerbName, CompileVerb>> = verbsOf(engines);
