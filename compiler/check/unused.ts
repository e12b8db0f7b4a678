/** What is declared and never asked for, and drugs that are given for nothing. Notes alone: a scenario may mean it so. */
import type { Declaration, Name } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { wholeLines } from '../../grammar/source-text.ts';
import { coveredKinds, paysForDrugs } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { madeKinds } from '../../ir/made-kinds.ts';
import { neverMerged } from '../../ir/merged-events.ts';
import { allActions, allExpressions, eachPart } from '../../ir/walk.ts';
import { drugColumns, isDispensed } from '../../vocabulary/row-fields.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';
import { noIndication, nothingToFill, nothingToMerge, unused } from '../diagnostics/sense-diagnostics.ts';
import type { Module } from '../load/load-modules.ts';
import { checkUnbilledCare } from './check-unbilled.ts';
import { checkBilling } from './idle-billing.ts';
import { checkCovers } from './idle-covers.ts';
import { checkFills, NO_DRUG_BENEFIT } from './idle-fills.ts';
import { checkStatedFills } from './stated-fills.ts';
import { checkStayRates } from './unpriced-stays.ts';

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
  return [
    ...found,
    ...unusedNames(entry, pricedFiles(people), formulariesInForce(people)),
    ...checkBilling(people),
    ...checkCovers(people),
    ...checkFills(people),
    ...checkStatedFills(people),
    ...checkStayRates(people),
    ...checkUnbilledCare(people),
    ...withoutIndication(people),
    ...people.flatMap(mergesOfNothing),
    ...people.flatMap(fillsOfNothing),
  ];
}

/** What only acts where it is named, in words. */
const named: Partial<Readonly<Record<Declaration['kind'], string>>> = {
  ...{ use: 'import', table: 'table', group: 'group', panel: 'panel', mixin: 'mixin', flow: 'flow' },
  ...{ provider: 'provider', facility: 'facility', pharmacy: 'pharmacy', payer: 'payer', sponsor: 'sponsor', pool: 'pool', plan: 'plan' },
};

/** Declarations of a scenario whose names stand nowhere else in it, and terms of benefits that have no effect. */
function unusedNames({ node, source }: Module, priced: readonly string[], inForce: ReadonlySet<string>): Diagnostic[] {
  if (!node.declarations.some(({ kind }) => kind === 'scenario')) return [];
  const used = new Set<string>();
  for (const declaration of node.declarations) {
    const own = nameOf(declaration);
    for (const { text } of namesIn(declaration)) if (text !== own?.text) used.add(text);
  }
  const withoutEffect = ({ span }: Name, what: string, found: string, why = NO_DRUG_BENEFIT): Diagnostic =>
    diagnose(withoutEngine, source.path, span, { what, why }, { found });
  const columns = new Map(
    node.declarations
      .flatMap((declaration) => idleColumns(declaration, inForce.size > 0))
      .toReversed()
      .map((name) => [name.text, name]),
  );
  const why = inForce.size > 0 ? 'a drug without a `cost` or a `charge` is not billed' : NO_DRUG_BENEFIT;
  const ofColumns = [...columns.values()].map((name) => withoutEffect(name, `the column \`${name.text}\``, name.text, why));
  const ofNames = node.declarations.flatMap((declaration) => {
    const name = nameOf(declaration);
    if (name === null) return [];
    const what = named[declaration.kind];
    const found = name.text;
    if (declaration.kind === 'use' && priced.some((path) => isFileOf(path, declaration.path.text))) return [];
    if (declaration.kind === 'formulary') return inForce.has(found) ? [] : [withoutEffect(name, `the formulary \`${found}\``, found)];
    if (what === undefined || used.has(found)) return [];
    // An import that nothing uses can go without a loss; other declarations may be work in progress.
    const remove = { title: 'remove the import', edits: [{ span: wholeLines(declaration.span, source.text), text: '' }], safe: false };
    return [diagnose(unused, source.path, name.span, { what, name: found }, { found, suggestions: declaration.kind === 'use' ? [remove] : [] })];
  });
  return [...ofNames, ...ofColumns];
}

/** The files whose prices and groups visits are billed with: importing one has an effect, whether or not a row of it is named. */
function pricedFiles(people: readonly Ir[]): readonly string[] {
  const [{ services = [], drgs = [], files }] = people;
  const billed = people.some((one) => coveredKinds(one).has('medical'));
  return billed ? [...new Set([...services, ...drgs].map(({ at }) => files[at[0]]?.path ?? ''))] : [];
}

/** Whether a file is the one that an import names: `library:std/services.hsim` is that of `std/services`. */
function isFileOf(file: string, imported: string): boolean {
  const path = `/${file.replace(/^\w+:/, '')}`;
  return path.endsWith(`/${imported}.hsim`) || path.endsWith(`/${imported}`);
}

/** The formularies of plans, where a coverage pays for drugs. */
function formulariesInForce(people: readonly Ir[]): ReadonlySet<string> {
  const fields = people.filter(paysForDrugs).flatMap(({ plans }) => plans.flatMap((plan) => plan.fields));
  return new Set(fields.flatMap(({ name, value }) => (name === 'formulary' && value.op === 'text' ? [value.value] : [])));
}

/** Columns of drugs that nothing reads: of all rows where no coverage pays for drugs, else of those without a price. */
function idleColumns(declaration: Declaration, paid: boolean): Name[] {
  if (declaration.kind !== 'codes' || !isDispensed(declaration.system.text)) return [];
  return declaration.rows.flatMap(({ body }) => {
    const columns = (body?.items ?? []).flatMap((item) => (item.kind === 'field' && drugColumns.has(item.path.names[0].text) ? [item.path.names[0]] : []));
    return paid && columns.some(({ text }) => text === 'cost' || text === 'charge') ? [] : columns;
  });
}

function nameOf(declaration: Declaration): Name | null {
  return 'alias' in declaration ? declaration.alias : 'name' in declaration ? declaration.name : null;
}

/** Every name below a node. */
function* namesIn(node: object): Generator<Name> {
  if ('text' in node && 'span' in node && !('kind' in node)) yield node as Name;
  else for (const part of Object.values(node)) if (typeof part === 'object' && part !== null) yield* namesIn(part);
}

/** The attributes and anchors that some expression of the scenario names. A correlation with a value that nothing reads has no effect: it is no use of it. */
class Uses {
  readonly slots = new Set<number>();
  readonly anchors = new Set<number>();

  /** What is asked of the first person of the unit. */
  readonly ofFirst: Expression[] = [];

  constructor(ir: Ir) {
    for (const expression of allExpressions(ir)) for (const part of eachPart(expression)) this.note(part);
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

/** `fills` for people to whom nothing is prescribed. */
function fillsOfNothing(ir: Ir): Diagnostic[] {
  if (ir.fills === undefined || madeKinds([ir]).has('medication_requests')) return [];
  const [file, start] = ir.fills.at;
  return [diagnose(nothingToFill, ir.files[file]?.path ?? '', { start, end: start + 'fills'.length }, { drug: null }, { found: 'fills' })];
}

/** Events are merged whose visits already have the number of the patient: none of them is recorded under a temporary one. */
function mergesOfNothing(ir: Ir): Diagnostic[] {
  return [...allActions(ir)].flatMap((action): Diagnostic[] => {
    const event = neverMerged(ir.events, action);
    if (event === null || action.argument === null) return [];
    const [file, start, end] = action.argument.at;
    return [diagnose(nothingToMerge, ir.files[file]?.path ?? '', { start, end }, { name: event.name }, { found: event.name })];
  });
}
