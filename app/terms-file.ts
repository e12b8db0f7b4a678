/** The plans and formularies of a file, which may be a scenario or a library of plans without one. */
import type { Checked } from '../compiler/check/check.ts';
import type { CheckedTerms } from '../compiler/check/check-terms.ts';
import type { Checker } from '../compiler/check/checker.ts';
import { examine } from '../compiler/compile.ts';
import { defaultLimits } from '../compiler/compiler-limits.ts';
import { hasErrors } from '../grammar/diagnostic.ts';
import type { Coding } from '../model/scalars.ts';
import { constantOf } from '../runtime/plan/expressions/constant-value.ts';
import type { Value } from '../runtime/subject/value.ts';
import { sourcesOf } from './findings.ts';
import type { Entry } from './scenario-files.ts';
import { Stop } from './stop.ts';
import { shown } from './wording.ts';

/** What a file without a scenario lacks, which terms do not need: a profile, and events. */
const OF_SCENARIOS: ReadonlySet<string> = new Set(['HS2010']);

export interface TermsFile {
  readonly checker: Checker;
  readonly terms: CheckedTerms;
  readonly codings: readonly Coding[];
  /** Defaults of the parameters. */
  readonly params: readonly Value[];
  /** Prices of services, and weights of diagnosis-related groups. */
  readonly prices: Pick<Checked, 'services' | 'drgs'>;
  readonly drugPrices: Checked['drugPrices'];
}

/** @throws Stop where the file has errors */
export function termsOfFile({ text, host }: Entry): TermsFile {
  const { modules, checked, diagnostics: found } = examine(text, host, new Map(), defaultLimits, null);
  const isScenario = modules[0].node.declarations.some(({ kind }) => kind === 'scenario');
  const diagnostics = isScenario ? found : found.filter(({ code }) => !OF_SCENARIOS.has(code));
  if (hasErrors(diagnostics)) throw new Stop('usage', `${shown(text.path)} has errors`, null, { findings: { diagnostics, sources: sourcesOf(modules) } });
  const { checker, terms, services, drgs, drugPrices } = checked;
  const codings: readonly Coding[] = checker.concepts.map(({ system, code, display }) => ({ system, code, display }));
  const params: Value[] = [];
  for (const { value } of checker.params) params.push(constantOf(value, { codings, params }) ?? null);
  return { checker, terms, codings, params, prices: { services, drgs }, drugPrices };
}
