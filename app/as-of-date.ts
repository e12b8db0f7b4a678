/** The date up to which things are known. */

import * as time from '../compiler/diagnostics/time-diagnostics.ts';
import { type Diagnostic, diagnose } from '../grammar/diagnostic.ts';
import type { Ir } from '../ir/definition.ts';
import { option } from '../model/interface-terms.ts';
import { clockOf, dayOfMinute } from '../model/time/civil.ts';
import type { ReadScenario } from './read-scenario.ts';
import { endOfDay } from './run-values.ts';

/** The last minute that the scenario speaks of; null where it leaves that to the run. */
export function endOfScenario({ scenario: { asOf } }: Ir): number | null {
  // A day is known to its end; a time of day is what it says.
  return asOf === null ? null : clockOf(asOf) === 0 ? endOfDay(dayOfMinute(asOf), null) : asOf;
}

/** The scenario's date, or the one of the command line, which can only look earlier or later at the same lives; a diagnostic where there is neither. */
export function asOfFor(
  { ir, modules }: Pick<ReadScenario, 'ir' | 'modules'>,
  given: number | undefined,
): { readonly asOf: number | null; readonly missing: Diagnostic | null } {
  if (ir === null) return { asOf: null, missing: null };
  if (given !== undefined) return { asOf: given, missing: null };
  const stated = endOfScenario(ir);
  if (stated !== null) return { asOf: stated, missing: null };
  const entry = modules[0];
  const scenario = entry?.node.declarations.find((declaration) => declaration.kind === 'scenario');
  const pass = `or pass the date, for example \`${option('asOf', '2025-06-30')}\``;
  if (scenario?.kind !== 'scenario') {
    const add = `add one, for example \`scenario my_scenario "My scenario" { as_of: 2025-06-30 }\`, ${pass}`;
    return { asOf: null, missing: diagnose(time.noAsOf, entry?.source.path ?? '', null, { add }) };
  }
  const start = scenario.body.span.start + 1;
  const lines = entry.source.text.slice(scenario.body.span.start, scenario.body.span.end).includes('\n');
  const insertion = {
    title: `add the date to \`scenario\`, for example \`as_of: 2025-06-30\`, ${pass}`,
    edits: [{ span: { start, end: start }, text: lines ? '\n  as_of: 2025-06-30' : ' as_of: 2025-06-30' }],
    safe: false,
  };
  return { asOf: null, missing: diagnose(time.noAsOf, entry.source.path, scenario.name.span, { add: null }, { suggestions: [insertion] }) };
}
