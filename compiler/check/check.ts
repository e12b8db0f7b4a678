/** Bound scenario → everything typed, and all there is to say about it in one pass. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Defect, Expectation, Ir, Measure } from '../../ir/definition.ts';
import type { MemberDefinition } from '../../ir/household-definition.ts';
import type { CoverageDefinition } from '../../ir/plan-terms.ts';
import type { Flow } from '../../ir/thread-definition.ts';
import type { Bound } from '../bind/bind.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Limits } from '../compiler-limits.ts';
import { checkConcepts } from './check-concepts.ts';
import { checkCovers } from './check-cover.ts';
import { checkCoverages } from './check-coverages.ts';
import { checkDefects } from './check-defects.ts';
import { checkExpectations } from './check-expect.ts';
import { checkGroups } from './check-groups.ts';
import { checkHousehold, collectHousehold } from './check-household.ts';
import { checkKnownCodes } from './check-known-codes.ts';
import { checkLets } from './check-lets.ts';
import { checkMeasures } from './check-measures.ts';
import { checkParties } from './check-parties.ts';
import { type CheckedProfile, checkProfile, collectProfile } from './check-profile.ts';
import { checkRoster } from './check-roster.ts';
import { checkScenario } from './check-scenario-block.ts';
import { checkPanels, checkTables } from './check-tables.ts';
import { type CheckedTerms, checkTerms } from './check-terms.ts';
import { type CheckedTimelines, checkTimelines } from './check-timeline.ts';
import { type CheckedVariations, checkVariations } from './check-variations.ts';
import { alone, Checker, type CheckNotes, type Settings, type Whom } from './checker.ts';
import { checkInserts, type Inserted } from './inserts.ts';
import { checkFlows } from './machines/check-flows.ts';
import { type CheckedMachines, checkMachines } from './machines/check-machines.ts';
import { collectNames } from './machines/collect.ts';
import { checkParams, checkSettings } from './params.ts';
import { checkPhases } from './phases.ts';
import { checkRowDefaults } from './row-defaults.ts';
import type { TimelineNames } from './timeline-names.ts';
import { elaborateValue } from './values/elaborate-value.ts';

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
  readonly inserts: readonly Inserted[];
  readonly machines: CheckedMachines;
  readonly flows: readonly Flow[];
  readonly expectations: readonly Expectation[];
  readonly measures: readonly Measure[];
  readonly defects: readonly Defect[];
  /** The other patients of a unit, as `checker.patients` lists them. */
  readonly patients: readonly Checked[];
}

export function check(
  bound: Bound,
  limits: Limits,
  settings: Settings,
  notes: CheckNotes | null = null,
): { readonly checked: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const flows = new Set<object>(bound.flows.map(({ node }) => node));
  const named = bound.patients.map((patient) => ({ ...patient, names: collectNames(patient.bound, diagnostics, flows) }));
  const theirFlows = new Set(named.flatMap(({ names }) => [...names.used]));
  const elsewhere = new Set(bound.patients.flatMap((patient) => attributesIn(patient.bound)));
  const checkerOf = (of: Bound, names: TimelineNames, whom: Whom): Checker => new Checker(of, names, limits, settings, elaborateValue, notes, whom);
  const checker = checkerOf(bound, collectNames(bound, diagnostics, theirFlows), { ...alone, elsewhere });
  const first = checkPerson(checker);
  const patients = checker.patients.flatMap(({ node, born, aged }) => {
    const of = named.find((patient) => patient.node === node);
    return of === undefined ? [] : [checkPerson(checkerOf(of.bound, of.names, { first: checker, born, aged, elsewhere }))];
  });
  const found = [checker, ...patients.map((patient) => patient.checker)].flatMap((one) => one.diagnostics);
  return { checked: { ...first, patients }, diagnostics: once([...diagnostics, ...found]) };
}

/** The scenario as one kind of person in a unit has it. */
function checkPerson(checker: Checker): Checked {
  // Order matters only where types are asked for: codes and parameters before values, attributes before tables.
  checkConcepts(checker);
  checkGroups(checker);
  checkParams(checker);
  checkSettings(checker);
  checkParties(checker);
  collectProfile(checker);
  collectHousehold(checker);
  checkRoster(checker);
  checkPanels(checker);
  checkTables(checker);
  const profile = checkProfile(checker);
  checkLets(checker);
  checkRowDefaults(checker);
  const household = checkHousehold(checker);
  const terms = checkTerms(checker);
  const coverages = checkCoverages(checker);
  const timelines = checkTimelines(checker);
  const inserts = checkInserts(checker);
  const machines = checkMachines(checker);
  const flows = checkFlows(checker);
  checkPhases(checker);
  const variations = checkVariations(checker);
  const expectations = [...checkExpectations(checker), ...checkCovers(checker)];
  const measures = checkMeasures(checker);
  const defects = checkDefects(checker);
  const scenario = checkScenario(checker);
  checkKnownCodes(checker, scenario.asOf);
  return {
    checker,
    scenario,
    profile,
    household,
    terms,
    coverages,
    variations,
    timelines,
    inserts,
    machines,
    flows,
    expectations,
    measures,
    defects,
    patients: [],
  };
}

/** The attributes that a profile declares. */
function attributesIn({ profileItems }: Bound): string[] {
  return profileItems.flatMap(({ item }) => (isStatement(item, 'attribute') && item.argument?.kind === 'path' ? [item.argument.names[0].text] : []));
}

/** A flow is checked in each of its copies, and what is wrong in it is reported once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const reported = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = `${diagnostic.code} ${diagnostic.file} ${diagnostic.span?.start ?? ''} ${diagnostic.message}`;
    if (reported.has(key)) return false;
    reported.add(key);
    return true;
  });
}
