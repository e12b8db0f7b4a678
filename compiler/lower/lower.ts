/** Typed scenario → IR: ids instead of names, replacements next to what they replace. */

import { IR_VERSION, type Ir, type PatientDefinition, personParts, type ValueDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Checked } from '../check/check.ts';
import type { AttributeInfo } from '../check/checker.ts';
import { markId } from '../check/timeline-names.ts';
import { Diagnosed } from './diagnosed.ts';
import { withInserted } from './inserted.ts';

export function assemble(checked: Checked): Ir {
  const ir = assembleOne(checked);
  if (checked.patients.length === 0) return ir;
  const patients = checked.patients.map((patient) => assembleOne(patient));
  return {
    ...ir,
    // In order of the source, whomever they ask about.
    expectations: [...ir.expectations, ...patients.flatMap(({ expectations }, kind) => expectations.map((one) => ({ ...one, patient: kind })))].sort(
      (a, b) => a.at[1] - b.at[1],
    ),
    patients: patients.map((one, kind) => ({ ...personOf(one), born: checked.patients[kind].checker.whom.born })),
  };
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
    ...withInserted(id, diagnosed.event(id, event), checked.inserts),
    replacements: (variations.events.get(id) ?? []).map((replacement) => withInserted(id, diagnosed.event(id, replacement), checked.inserts)),
  }));
  const threads = machines.threads.map((thread) => diagnosed.thread(thread, machines.states, markId(names, 0)));
  diagnosed.finish();
  return {
    version: IR_VERSION,
    files: bound.modules.map((module) => ({ path: module.source.path, sha256: module.sha256 })),
    scenario: checked.scenario,
    params: checker.params,
    concepts: checker.concepts,
    tables: checker.tables,
    panels: checker.panels,
    parties: checker.parties,
    pools: checker.pools,
    axes: variations.axes,
    profile: bound.profile?.name.text ?? '',
    person,
    attributes: [...checker.attributes.values()].map(definition),
    roster: checker.roster,
    plans: checked.terms.plans,
    formularies: checked.terms.formularies,
    coverages: checked.coverages,
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
    defects: checked.defects,
  };
}
