/** Typed scenario → IR: ids instead of names, replacements next to what they replace. */

import { type Expectation, IR_VERSION, type Ir, type Measure, type PatientDefinition, personParts, type ValueDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Thread } from '../../ir/thread-definition.ts';
import type { Checked } from '../check/check.ts';
import type { AttributeInfo } from '../check/checker.ts';
import { asked, askedOfAttributes } from '../check/machines/asked.ts';
import { markId } from '../check/timeline-names.ts';
import { Diagnosed } from './diagnosed.ts';
import { withInserted } from './inserted.ts';

export function assemble(checked: Checked): Ir {
  const ir = assembleOne(checked);
  if (checked.patients.length === 0) return ir;
  const patients = checked.patients.map((patient) => assembleOne(patient));
  // In order of the source, whomever they ask about.
  const ofAll = <T extends Expectation | Measure>(asked: (of: Ir) => readonly T[]): readonly T[] =>
    [...asked(ir), ...patients.flatMap((patient, kind) => asked(patient).map((one) => ({ ...one, patient: kind })))].sort((a, b) => a.at[1] - b.at[1]);
  const targets = ofAll((of) => of.targets ?? []);
  return {
    ...ir,
    expectations: ofAll(({ expectations }) => expectations),
    measures: ofAll(({ measures }) => measures),
    ...(targets.length === 0 ? {} : { targets }),
    patients: patients.map((one, kind) => ({ ...personOf(one), born: checked.patients[kind].checker.whom.born })),
  };
}

/** Waits for a condition that reads an attribute which changes with time. */
function withAsked(thread: Thread, attribute: ReturnType<typeof askedOfAttributes>): Thread {
  const code = thread.code.map((one) => (one.op === 'await' && one.ask !== 'days' ? { ...one, ask: asked(one.until, attribute) } : one));
  return { ...thread, code };
}

function personOf(ir: Ir): Omit<PatientDefinition, 'born'> {
  return Object.fromEntries(personParts.map((part) => [part, ir[part]])) as unknown as Omit<PatientDefinition, 'born'>;
}

/** The scenario as one kind of person has it. */
function assembleOne(checked: Checked): Ir {
  const { checker, profile, variations, timelines, machines, flows } = checked;
  const names = checker.timelines;
  const diagnosed = new Diagnosed(checker);
  const { bound } = checker;
  const definition = (info: AttributeInfo): ValueDefinition => ({
    name: info.name,
    value: fromRoster(info),
    replacements: variations.definitions.get(info.name) ?? [],
    at: checker.at(info.scope, info.span),
  });
  /** A cell of the roster where there is one, and else what the profile says. */
  const fromRoster = (info: AttributeInfo): Expression | null => {
    const column = checker.rosterColumns.get(info.name);
    return column === undefined ? info.expression : { op: 'roster', column, otherwise: info.expression, at: checker.at(info.scope, info.span) };
  };
  const person = [...checker.person.values()].map(definition);
  const events = timelines.events.slice(0, names.real.events).map((event, id) => ({
    ...withInserted(id, diagnosed.event(id, event), checked.inserts, variations),
    replacements: (variations.events.get(id) ?? []).map((replacement) => withInserted(id, diagnosed.event(id, replacement), checked.inserts, variations)),
  }));
  const ask = askedOfAttributes({ history: profile.history, events, threads: machines.threads });
  const threads = machines.threads.map((thread) => diagnosed.thread(withAsked(thread, ask), machines.states, markId(names, 0)));
  diagnosed.finish();
  return {
    version: IR_VERSION,
    files: bound.modules.map((module) => ({ path: module.source.path, sha256: module.sha256 })),
    scenario: checked.scenario,
    params: checker.params,
    concepts: checker.concepts,
    ...(checked.services.length === 0 ? {} : { services: checked.services }),
    ...(checked.drgs.length === 0 ? {} : { drgs: checked.drgs }),
    ...(checked.drugPrices.length === 0 ? {} : { drugPrices: checked.drugPrices }),
    tables: checker.tables,
    panels: checker.panels,
    parties: checker.parties,
    pools: checker.pools,
    axes: variations.axes,
    profile: bound.profile?.name.text ?? '',
    person,
    attributes: [...checker.attributes.values()].map(definition),
    ...(profile.labels.length === 0 ? {} : { labels: profile.labels }),
    roster: checker.roster,
    plans: checked.terms.plans,
    formularies: checked.terms.formularies,
    coverages: checked.coverages,
    ...(checked.fills === null ? {} : { fills: checked.fills }),
    ...(checked.billing === null ? {} : { billing: checked.billing }),
    household: checked.household,
    correlations: profile.correlations,
    history: profile.history,
    anchors: timelines.anchors,
    start: timelines.start,
    branches: checker.timelines.branches.map(({ name, arms }) => ({ name, arms })),
    walks: checker.walks,
    events,
    marks: names.marks.map(({ name, path, span, scope }) => ({ name, path, at: checker.at(scope, span) })),
    flows,
    threads,
    states: machines.states,
    slots: names.slots + checker.letSlots,
    expectations: checked.expectations,
    measures: checked.measures,
    ...(checked.targets.length === 0 ? {} : { targets: checked.targets }),
    defects: checked.defects,
  };
}
