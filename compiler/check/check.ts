/** Bound scenario → everything typed, and all there is to say about it in one pass. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { CalibrationTarget, Defect, Expectation, Ir, Measure } from '../../ir/definition.ts';
import type { DrgWeight } from '../../ir/drg-weight.ts';
import type { DrugPrice } from '../../ir/drug-price.ts';
import type { MemberDefinition } from '../../ir/household-definition.ts';
import type { CoverageDefinition, ProfileBlock } from '../../ir/plan-terms.ts';
import type { ServicePrice } from '../../ir/service-price.ts';
import type { Flow } from '../../ir/thread-definition.ts';
import { billingFields } from '../../vocabulary/billing-fields.ts';
import { fillsFields } from '../../vocabulary/fills-fields.ts';
import type { Bound } from '../bind/bind.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Limits } from '../compiler-limits.ts';
import { checkConcepts } from './check-concepts.ts';
import { checkCovers } from './check-cover.ts';
import { checkCoverages } from './check-coverages.ts';
import { checkDefects } from './check-defects.ts';
import { checkDrgs } from './check-drgs.ts';
import { checkDrugPrices } from './check-drug-prices.ts';
import { checkExpectations } from './check-expect.ts';
import { checkGroups } from './check-groups.ts';
import { checkHousehold, collectHousehold } from './check-household.ts';
import { checkInclusions } from './check-inclusions.ts';
import { checkKnownCodes } from './check-known-codes.ts';
import { checkLets } from './check-lets.ts';
import { checkMeasures } from './check-measures.ts';
import { checkParties } from './check-parties.ts';
import { checkPrices } from './check-prices.ts';
import { type CheckedProfile, checkProfile, collectProfile } from './check-profile.ts';
import { checkProfileBlock } from './check-profile-block.ts';
import { checkRoster } from './check-roster.ts';
import { checkScenario } from './check-scenario-block.ts';
import { checkPanels, checkTables } from './check-tables.ts';
import { checkTargets } from './check-target.ts';
import { type CheckedTerms, checkTerms } from './check-terms.ts';
import { type CheckedTimelines, checkTimelines } from './check-timeline.ts';
import { type CheckedVariations, checkVariations } from './check-variations.ts';
import { alone, Checker, type CheckNotes, type Settings, type Whom } from './checker.ts';
import { checkInserts, type Inserted } from './inserts.ts';
import { checkFlows } from './machines/check-flows.ts';
import { type CheckedMachines, checkMachines } from './machines/check-machines.ts';
import { collectNames } from './machines/collect.ts';
import { checkParams, checkSettings } from './params.ts';
import { checkRowDefaults } from './row-defaults.ts';
import { withStartOfScenario } from './scenario-start.ts';
import type { TimelineNames } from './timeline-names.ts';
import { elaborateValue } from './values/elaborate-value.ts';

/** The typed scenario: expressions without names, still in the order of the source. */
export interface Checked {
  readonly checker: Checker;
  readonly scenario: Ir['scenario'];
  readonly profile: CheckedProfile;
  readonly terms: CheckedTerms;
  readonly services: readonly ServicePrice[];
  readonly drgs: readonly DrgWeight[];
  readonly drugPrices: readonly DrugPrice[];
  readonly coverages: readonly CoverageDefinition[];
  readonly fills: ProfileBlock | null;
  readonly billing: ProfileBlock | null;
  readonly household: readonly MemberDefinition[];
  readonly variations: CheckedVariations;
  readonly timelines: CheckedTimelines;
  readonly inserts: readonly Inserted[];
  readonly machines: CheckedMachines;
  readonly flows: readonly Flow[];
  readonly expectations: readonly Expectation[];
  readonly measures: readonly Measure[];
  readonly targets: readonly CalibrationTarget[];
  readonly defects: readonly Defect[];
  /** The other patients of a unit, as `checker.patients` lists them. */
  readonly patients: readonly Checked[];
}

interface Result {
  readonly checked: Checked;
  readonly diagnostics: readonly Diagnostic[];
}

/** An attribute holds numbers where anything gives it a fraction, and types are asked for before that is found: then all is checked once more. */
export function check(bound: Bound, limits: Limits, settings: Settings, notes: CheckNotes | null = null): Result {
  const fractional = new Set<string>();
  for (;;) {
    const known = fractional.size;
    const result = checkOnce(bound, limits, settings, notes, fractional);
    if (fractional.size === known) return result;
  }
}

function checkOnce(bound: Bound, limits: Limits, settings: Settings, notes: CheckNotes | null, fractional: Set<string>): Result {
  const diagnostics: Diagnostic[] = [];
  const flows = new Set<object>(bound.flows.map(({ node }) => node));
  const named = bound.patients.map((patient) => ({ ...patient, names: collectNames(patient.bound, diagnostics, flows) }));
  const theirFlows = new Set(named.flatMap(({ names }) => [...names.used]));
  const elsewhere = new Set(bound.patients.flatMap((patient) => attributesIn(patient.bound)));
  const checkerOf = (of: Bound, names: TimelineNames, whom: Whom): Checker => new Checker(of, names, limits, settings, elaborateValue, notes, whom);
  const checker = checkerOf(bound, withStartOfScenario(bound, collectNames(bound, diagnostics, theirFlows)), { ...alone, elsewhere, fractional });
  const first = checkPerson(checker);
  const patients = checker.patients.flatMap(({ node, born, aged }) => {
    const of = named.find((patient) => patient.node === node);
    return of === undefined ? [] : [checkPerson(checkerOf(of.bound, of.names, { first: checker, born, aged, elsewhere, fractional }))];
  });
  const checkers = [checker, ...patients.map((patient) => patient.checker)];
  const included = checkInclusions(checkers);
  const found = [...checkers.flatMap((one) => one.diagnostics), ...included];
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
  const services = checkPrices(checker);
  const drgs = checkDrgs(checker);
  const drugPrices = checkDrugPrices(checker);
  const coverages = checkCoverages(checker, { services, drugPrices, plans: terms.plans });
  const fills = checkProfileBlock(checker, 'fills', fillsFields);
  const billing = checkProfileBlock(checker, 'billing', billingFields);
  const timelines = checkTimelines(checker);
  const inserts = checkInserts(checker);
  const machines = checkMachines(checker);
  const flows = checkFlows(checker);
  const variations = checkVariations(checker);
  const expectations = [...checkExpectations(checker), ...checkCovers(checker)];
  const measures = checkMeasures(checker);
  const targets = checkTargets(checker);
  const defects = checkDefects(checker);
  const scenario = checkScenario(checker);
  checkKnownCodes(checker, scenario.asOf);
  return {
    checker,
    scenario,
    profile,
    household,
    terms,
    services,
    drgs,
    drugPrices,
    coverages,
    fills,
    billing,
    variations,
    timelines,
    inserts,
    machines,
    flows,
    expectations,
    measures,
    targets,
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
