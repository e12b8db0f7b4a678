/** IR → plan: closures, tables and sites, made once for a run. Nothing is looked up by name while subjects run. */

import { type Site, Sites } from '../../draws/draw.ts';
import { type Ir, irOfPatient, irsOfPeople, isOfFirst } from '../../ir/definition.ts';
import { withoutPayer } from '../../ir/plan-terms.ts';
import type { Instruction } from '../../ir/thread-definition.ts';
import { usesVerb } from '../../ir/walk.ts';
import type { Coding } from '../../model/scalars.ts';
import type { ReportedMeasure } from '../../model/truth/truth.ts';
import { type ApplyDefects, compileDefects, compileSpared } from '../defects/apply-defects.ts';
import { withRawMessages } from '../defects/raw-messages.ts';
import type { PersonFields } from '../demographics/demographics.ts';
import { personSites } from '../demographics/demographics.ts';
import { observable } from '../engines/clinical/measured-value.ts';
import type { Engine } from '../engines/engine.ts';
import { engines, standardVerbs, verbsOf } from '../engines/engine-registry.ts';
import { type ReadyEngine, readyEngines } from '../engines/live-engine.ts';
import type { Effect, VerbContext } from '../engines/verb-context.ts';
import { DeclaredParties, Directory } from '../parties/run-parties.ts';
import { compileSteps } from '../run/compile-steps.ts';
import { afterMarks, type ReadyEvent, readyEvents } from '../run/events.ts';
import { Household } from '../run/make-household.ts';
import { compileMeasures } from '../run/measure-results.ts';
import { compileTimed, type TimedQuestion } from '../run/timed-questions.ts';
import type { Kinship, Sizes, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';
import type { Execute } from '../threads/live-thread.ts';
import { type Machines, makeMachines } from '../threads/machines.ts';
import { type Assign, assignment, variationsOf } from './assignment.ts';
import type { Compile, Context } from './compile-context.ts';
import { correctedEvents } from './corrected-events.ts';
import { couple, definitions } from './event-definitions.ts';
import { compile } from './expressions/compile-expression.ts';
import { constantOf } from './expressions/constant-value.ts';
import { conditionsOf, lastingOf } from './lasting.ts';
import type { Trace } from './trace.ts';

/** What a run is a function of, besides the IR. */
export interface RunOptions {
  /** Any text. */
  readonly seed: string;
  /** Number of subjects. */
  readonly count: number;
  /** Minute up to which things are known; whole days end at 23:59. */
  readonly asOf: number;
  /** Minute up to which earlier feeds reported: only what is reported later is written. */
  readonly since?: number;
  /** Runs the IR in place of the compiled closures. */
  readonly executor?: Executor;
  /** The engines of the run; those of the registry by default. Together they must carry out every statement of the scenario. */
  readonly engines?: readonly Engine<unknown>[];
  /** Notes which statement gives which id, and what each draw gives. */
  readonly trace?: Trace;
}

/** Another way to run the IR, to compare with: it must give the same bytes as the compiled closures. */
export interface Executor {
  readonly expression: Compile;
  readonly instruction: (instruction: Instruction, context: VerbContext) => Execute;
}

export interface ExecutionPlan {
  readonly ir: Ir;
  readonly options: RunOptions;
  readonly asOf: number;
  readonly context: Context;
  readonly sizes: Sizes;
  readonly assign: Assign;
  /** Names of the arms that the current subject has, by axis. */
  readonly variations: (arms: readonly number[]) => Record<string, string>;
  /** Works out the person and the attributes of the current subject. */
  readonly prepare: (s: SubjectState) => PersonFields | null;
  readonly history: Effect;
  readonly events: readonly ReadyEvent[];
  /** The answer of each measure for the current subject. */
  readonly measures: (s: SubjectState) => ReportedMeasure[];
  /** The expectations about this kind of person that ask at a time before the end. */
  readonly questions: readonly TimedQuestion[];
  /** Puts the deliberate faults into a finished subject. */
  readonly applyDefects: ApplyDefects;
  /** Which of them do not apply to the current subject, asked once the person is made. */
  readonly spared: (s: SubjectState) => readonly boolean[];
  /** Events that the scenario corrects or cancels: the records that they make are kept. */
  readonly corrected: ReadonlySet<number>;
  /** Whether any event says from whom to whom its messages go. */
  readonly routes: boolean;
  readonly machines: Machines | null;
  /** By mark: the events that depend on it. */
  readonly afterMarks: readonly (readonly number[])[];
  /** Engines that act at moments of their own in this run. */
  readonly engines: readonly ReadyEngine[];
  readonly directory: Directory;
  readonly patientSite: Site;
  readonly primarySite: Site;
  readonly household: Household;
  /** The further people of a unit, by place from 1. */
  readonly others: readonly OtherMember[];
}

/** A person who is a patient of their own in the unit of another. */
export interface OtherMember {
  /** Made with the same options. */
  readonly plan: ExecutionPlan;
  /** Which kind of further patients of the scenario they are. */
  readonly kind?: number;
  /** Whether there is such a person, by the first person of the unit before anything happens. */
  readonly joins: (first: SubjectState) => boolean;
  /** How they are related to the first person, where a household says so. */
  readonly relation?: {
    /** The event of the first person that is their birth; null where they are there from the start. */
    readonly birth: number | null;
    readonly kinship: (first: SubjectState, birth: number | null) => Kinship | null;
  };
}

export function makeExecutionPlan(ir: Ir, options: RunOptions): ExecutionPlan {
  const first = planOf(ir, options, null);
  if (ir.patients === undefined) return first;
  const plans = ir.patients.map((_, kind) => planOf(irOfPatient(ir, kind), options, first.context));
  const others = ir.household.flatMap(({ patient }, member): OtherMember[] => {
    if (patient === undefined) return [];
    const { kind, birth, most = 1 } = patient;
    return Array.from({ length: most }, (_, ordinal) => {
      const kinship = (s: SubjectState, at: number | null): Kinship | null => first.household.kinship(s, member, ordinal, at);
      return { plan: plans[kind], kind, joins: () => true, relation: { birth, kinship } };
    });
  });
  return { ...first, others };
}

/** The plan of one kind of person. @param first what the first person of the unit is asked by; null for that person */
function planOf(ir: Ir, options: RunOptions, first: Context | null): ExecutionPlan {
  // Ids of one scenario do not meet those of another, whatever their seeds; editing a scenario keeps them.
  const sites = new Sites(`${options.seed}/${ir.scenario.id}`);
  const codings: Coding[] = ir.concepts.map(({ system, code, display }) => ({ system, code, display }));
  const resolve = {} as Context['resolve'];
  const directory = new Directory(sites);
  const params: Value[] = [];
  const constants = { codings, params };
  for (const param of ir.params) params.push(constantOf(param.value, constants) ?? null);
  const texts = (fields: Ir['parties'][number]['fields']) => new Map(fields.map(({ name, value }) => [name, String(constantOf(value, constants) ?? '')]));
  const parties = new DeclaredParties(ir.parties, ir.pools, sites, texts, (state) => directory.inState(state), withoutPayer(ir));
  directory.declare(parties);
  const lasting = lastingOf(ir);
  const context: Context = {
    ir,
    sites,
    expression: options.executor?.expression ?? null,
    trace: options.trace ?? null,
    codings,
    params,
    parties,
    resolve,
    coupled: new Map(),
    lasting,
    first,
  };
  couple(ir, context);
  const household = new Household(ir, context);
  const { resolve: resolvers, prepare } = definitions(ir, context, personSites(sites, ir.profile), ir.scenario.asOf ?? options.asOf, household);
  Object.assign(resolve, resolvers);
  for (const [slot, changes] of lasting) changes.conditions = conditionsOf(ir, slot).map((condition) => compile(condition, context));
  const list: readonly Engine<unknown>[] = options.engines ?? engines;
  const firstRows = new Map<string, number>();
  for (const [id, { system, code }] of codings.entries()) if (!firstRows.has(`${system}:${code}`)) firstRows.set(`${system}:${code}`, id);
  const conceptOf = new Map(codings.map((coding) => [coding, firstRows.get(`${coding.system}:${coding.code}`) ?? -1]));
  const verbContext: VerbContext = {
    ...context,
    verbs: options.engines === undefined ? standardVerbs : (verbsOf(options.engines) as VerbContext['verbs']),
    conceptOf,
    rowOf: new Map(codings.map((coding, id) => [coding, id])),
    steps: (steps) => compileSteps(steps, verbContext),
    corrections: (steps) => compileSteps(steps, { ...verbContext, correcting: true }),
    correcting: false,
    instruction: options.executor?.instruction ?? null,
    clinical: {
      seen: sites.site('parties/seen'),
      observables: codings.map((coding, id) => observable(conceptOf.get(coding) ?? id, coding, ir.concepts[id], context)),
    },
  };
  return {
    ir,
    options,
    asOf: options.asOf,
    context,
    sizes: {
      attributes: ir.attributes.length,
      person: ir.person.length,
      anchors: ir.anchors.length,
      axes: ir.axes.length,
      branches: ir.branches.length,
      events: ir.events.length,
      concepts: ir.concepts.length,
      walks: ir.walks,
      memory: { states: ir.states.length, marks: ir.marks.length, slots: ir.slots, flows: ir.flows.length },
    },
    assign: assignment(ir, sites),
    variations: variationsOf(ir),
    prepare,
    history: compileSteps(ir.history, verbContext),
    events: readyEvents(ir.events, verbContext),
    measures: compileMeasures(ir.patients === undefined ? ir.measures : ir.measures.filter(isOfFirst), context),
    questions: compileTimed(irsOfPeople(ir)[0], context),
    applyDefects: withRawMessages(compileDefects(ir.defects, context)),
    spared: compileSpared(ir.defects, context),
    corrected: correctedEvents(ir),
    routes: usesVerb(ir, ({ routesMessages }) => routesMessages),
    machines: makeMachines(ir, verbContext),
    afterMarks: afterMarks(ir),
    engines: readyEngines(list, verbContext),
    directory,
    patientSite: sites.site('patient'),
    primarySite: sites.site('parties/primary'),
    household,
    others: [],
  };
}
