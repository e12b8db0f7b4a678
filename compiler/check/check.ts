/** Bound scenario → everything typed, and all there is to say about it in one pass. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Bound } from '../bind/bind.ts';
import type { MemberDefinition } from '../ir/household.ts';
import type { Defect, Expectation, Ir, Measure } from '../ir/ir.ts';
import type { Flow } from '../ir/machine.ts';
import type { CoverageDefinition } from '../ir/terms.ts';
import type { Limits } from '../limits.ts';
import { Checker } from './checker.ts';
import { checkConcepts } from './concepts.ts';
import { checkCovers } from './cover.ts';
import { checkDefects } from './defects.ts';
import { bodiesOf, checkEngines } from './engines.ts';
import { checkExpectations } from './expect.ts';
import { checkHousehold, collectHousehold } from './household.ts';
import { checkKnownCodes } from './known-codes.ts';
import { collectNames } from './machines/collect.ts';
import { checkFlows } from './machines/flows.ts';
import { type CheckedMachines, checkMachines, stepsOf } from './machines/machines.ts';
import { checkMeasures } from './measures.ts';
import { checkParams, checkSettings, type Settings } from './params.ts';
import { checkParties } from './parties.ts';
import { checkPhases } from './phases.ts';
import { type CheckedProfile, checkProfile, collectProfile } from './profile.ts';
import { checkRoster } from './roster.ts';
import { checkScenario } from './scenario.ts';
import { checkPanels, checkTables } from './tables.ts';
import { type CheckedTerms, checkCoverages, checkTerms } from './terms.ts';
import { type CheckedTimelines, checkTimelines } from './timeline.ts';
import { type CheckedVariations, checkVariations } from './variations.ts';

/** The typed scenario: expressions without names, still in the order of the source. */
export interface Checked {
  readonly checker: Checker;
  readonly scenario: Ir['scenario'];
  readonly profile: CheckedProfile;
  readonly terms: CheckedTerms;
  readonly coverages: readonly CoverageDefinition[];
  readonly household: readonly MemberDefinition[];
  readonly variations: CheckedVariations;
  readonly timelines: CheckedTimelines;
  readonly machines: CheckedMachines;
  readonly flows: readonly Flow[];
  readonly expectations: readonly Expectation[];
  readonly measures: readonly Measure[];
  readonly defects: readonly Defect[];
}

export function check(bound: Bound, limits: Limits, settings: Settings): { readonly checked: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const timelineNames = collectNames(bound, diagnostics);
  const checker = new Checker(bound, timelineNames, limits);
  // Order matters only where types are asked for: codes and parameters before values, attributes before tables.
  checkConcepts(checker);
  checkParams(checker, settings);
  checkSettings(checker, settings);
  checkParties(checker);
  collectProfile(checker);
  collectHousehold(checker);
  checkRoster(checker);
  checkPanels(checker);
  checkTables(checker);
  const profile = checkProfile(checker);
  const household = checkHousehold(checker);
  const terms = checkTerms(checker);
  const coverages = checkCoverages(checker);
  const timelines = checkTimelines(checker);
  const machines = checkMachines(checker);
  const flows = checkFlows(checker);
  checkPhases(checker);
  const variations = checkVariations(checker);
  const expectations = [...checkExpectations(checker), ...checkCovers(checker)];
  const measures = checkMeasures(checker);
  const defects = checkDefects(checker);
  checkEngines(checker, coverages, [...bodiesOf(timelines.events, variations.events), ...stepsOf(machines)]);
  const scenario = checkScenario(checker);
  checkKnownCodes(checker, scenario.asOf);
  return {
    checked: { checker, scenario, profile, household, terms, coverages, variations, timelines, machines, flows, expectations, measures, defects },
    diagnostics: once([...diagnostics, ...checker.diagnostics]),
  };
}

/** A flow is checked in each of its copies, and what is wrong in it said once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const said = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = `${diagnostic.code} ${diagnostic.file} ${diagnostic.span?.start ?? ''} ${diagnostic.message}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}
