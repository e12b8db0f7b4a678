/** What is declared and never asked for, and drugs that are given for nothing. Notes alone: a scenario may mean it so. */
import type { Declaration, Name } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { allActions, allExpressions, eachAction, eachPart } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';
import { noIndication, nothingToMerge, unused } from '../diagnostics/sense-diagnostics.ts';
import type { Module } from '../load/load-modules.ts';

/**
 * @param people the scenario as each kind of person in a unit has it, the first person first
 * @param entry the scenario itself; what a module declares is for others, which may use another part of it
 * @param namedParams parameters that some value of the source names
 */
export function checkUnused(people: readonly Ir[], entry: Module, namedParams: ReadonlySet<number>): Diagnostic[] {
  const uses = people.map((ir) => new Uses(ir));
  for (const { ofFirst } of uses) for (const part of ofFirst) uses[0].note(part);
  const [first] = people;
  const found: Diagnostic[] = [];
  const say = (what: string, name: string, at: At): void => {
    if (at[0] === 0) found.push(diagnose(unused, first.files[0]?.path ?? '', { start: at[1], end: at[2] }, { what, name }, { found: name }));
  };
  for (const [i, ir] of people.entries()) for (const [slot, { name, at }] of ir.attributes.entries()) if (!uses[i].slots.has(slot)) say('attribute', name, at);
  for (const [id, { name, at }] of first.params.entries()) if (!namedParams.has(id)) say('parameter', name, at);
  for (const [i, ir] of people.entries())
    for (const [id, { name, at }] of ir.anchors.entries()) if (!uses[i].anchors.has(id) && ir.start !== id) say('anchor', name, at);
  return [...found, ...unusedNames(entry), ...withoutIndication(people), ...people.flatMap(mergesOfNothing)];
}

/** What only acts where it is named, in words. */
const named: Partial<Readonly<Record<Declaration['kind'], string>>> = {
  ...{ use: 'import', table: 'table', group: 'group', panel: 'panel', mixin: 'mixin', flow: 'flow' },
  ...{ provider: 'provider', facility: 'facility', pharmacy: 'pharmacy', payer: 'payer', pool: 'pool' },
};

/** Declarations of a scenario whose names stand nowhere else in it, and terms of benefits, which have an effect nowhere. */
function unusedNames({ node, source }: Module): Diagnostic[] {
  if (!node.declarations.some(({ kind }) => kind === 'scenario')) return [];
  const used = new Set<string>();
  for (const declaration of node.declarations) {
    const own = nameOf(declaration);
    for (const { text } of namesIn(declaration)) if (text !== own?.text) used.add(text);
  }
  const withoutEffect = ({ span }: Name, what: string, found: string): Diagnostic => diagnose(withoutEngine, source.path, span, { what }, { found });
  const columns = new Map(
    node.declarations
      .flatMap(benefitColumns)
      .toReversed()
      .map((name) => [name.text, name]),
  );
  const ofColumns = [...columns.values()].map((name) => withoutEffect(name, `the column \`${name.text}\``, name.text));
  const ofNames = node.declarations.flatMap((declaration) => {
    const name = nameOf(declaration);
    if (name === null) return [];
    const what = named[declaration.kind];
    const found = name.text;
    if (declaration.kind === 'plan' || declaration.kind === 'formulary') return [withoutEffect(name, `the ${declaration.kind} \`${found}\``, found)];
    return what === undefined || used.has(found) ? [] : [diagnose(unused, source.path, name.span, { what, name: found }, { found })];
  });
  return [...ofNames, ...ofColumns];
}

/** Columns of a code table that only claims and formularies read. */
function benefitColumns(declaration: Declaration): Name[] {
  if (declaration.kind !== 'codes') return [];
  return declaration.rows.flatMap(({ body }) =>
    (body?.items ?? []).flatMap((item) => (item.kind === 'field' && ['ndc', 'billed'].includes(item.path.names[0].text) ? [item.path.names[0]] : [])),
  );
}

function nameOf(declaration: Declaration): Name | null {
  return 'alias' in declaration ? declaration.alias : 'name' in declaration ? declaration.name : null;
}

/** Every name below a node. */
function* namesIn(node: object): Generator<Name> {
  if ('text' in node && 'span' in node && !('kind' in node)) yield node as Name;
  else for (const part of Object.values(node)) if (typeof part === 'object' && part !== null) yield* namesIn(part);
}

/** The attributes and anchors that some expression of the scenario names. */
class Uses {
  readonly slots = new Set<number>();
  readonly anchors = new Set<number>();

  /** What is asked of the first person of the unit. */
  readonly ofFirst: Expression[] = [];

  constructor(ir: Ir) {
    for (const expression of allExpressions(ir)) for (const part of eachPart(expression)) this.note(part);
    for (const { slots } of ir.correlations) for (const slot of slots) this.slots.add(slot);
  }

  note(e: Expression): void {
    if (e.op === 'of_first') this.ofFirst.push(...eachPart(e.value));
    else if (e.op === 'attribute') this.slots.add(e.slot);
    else if (e.op === 'anchor') this.anchors.add(e.anchor);
  }
}

/** The first prescription that names no reason, where nothing in the whole scenario is diagnosed. */
function withoutIndication(people: readonly Ir[]): Diagnostic[] {
  const [ir] = people;
  const actions = people.flatMap((one) => [...allActions(one)]);
  if (actions.some(({ verb, fields }) => verbs[verb].diagnoses || fields.some(({ name }) => name === 'reason'))) return [];
  const first = actions.find(({ verb }) => verbs[verb].needsIndication);
  if (first === undefined) return [];
  const { argument } = first;
  const name = argument?.op === 'concept' ? ir.concepts[argument.concept].name : 'a drug';
  const at = argument?.at ?? first.at;
  return [diagnose(noIndication, ir.files[at[0]]?.path ?? '', { start: at[1], end: at[2] }, { name }, { found: name })];
}

/** Events are merged whose visits already have the number of the patient: none of them is recorded under a temporary one. */
function mergesOfNothing(ir: Ir): Diagnostic[] {
  return [...allActions(ir)].flatMap(({ verb, argument }): Diagnostic[] => {
    if (verbs[verb].after?.event !== true || argument?.op !== 'event_time') return [];
    const event = ir.events[argument.event];
    if (event === undefined) return [];
    const actions = [event, ...event.replacements].flatMap(({ body }) => [...eachAction(body)]);
    if (actions.some(({ fields }) => fields.some(({ name }) => name === 'unidentified'))) return [];
    const [file, start, end] = argument.at;
    return [diagnose(nothingToMerge, ir.files[file]?.path ?? '', { start, end }, { name: event.name }, { found: event.name, expected: ['unidentified: yes'] })];
  });
}
