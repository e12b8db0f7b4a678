/** Every word of a file that means something, with what it means: what is declared, what refers to it, and the words of the language itself. */

import type {
  CallValue,
  Clause,
  Declaration,
  EventNode,
  LetNode,
  Name,
  Parameter,
  PathValue,
  Run,
  Statement,
  StateNode,
  ValueNode,
} from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import { coverageKinds } from '../../model/benefits/coverage.ts';
import { counted } from '../../model/counted.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import { timelineFields } from '../../vocabulary/block-statements.ts';
import { partyFields } from '../../vocabulary/party-fields.ts';
import { termSpecs } from '../../vocabulary/plan-vocabulary.ts';
import type { Type } from '../../vocabulary/types.ts';
import { historyNouns, verbNamed } from '../../vocabulary/verbs.ts';
import { isStatement } from '../bind/is-statement.ts';
import { followPath, type Meaning } from '../bind/scope.ts';
import type { Checker } from '../check/checker.ts';
import { AFTER } from '../check/coverage-order.ts';
import { valueFunctions } from '../check/functions/function-registry.ts';
import { signatures } from '../check/functions/value-function.ts';
import { parameterTypes } from '../check/parameter-types.ts';
import { personFields } from '../check/person-fields.ts';
import type { Place } from '../check/place.ts';
import { letNamed, letSignature } from '../check/values/elaborate-let.ts';
import { recordWords } from '../check/values/record-refs.ts';
import type { NameMeaning, NameUse } from './analysis-answers.ts';
import type { AnalysisNotes } from './analysis-notes.ts';
import { letMeaning, meaning, pathMeanings, rangeIn, rowOfMain, symbolMeanings } from './path-meanings.ts';

/** The words of the entry file, in order of the text. */
export function nameUses(checkerAt: (offset: number) => Checker, notes: AnalysisNotes, declarations: readonly Declaration[]): NameUse[] {
  return declarations
    .flatMap((declaration) => {
      const walker = new UseWalker(checkerAt(declaration.span.start), notes);
      walker.declaration(declaration);
      return walker.uses;
    })
    .sort((a, b) => a.span.start - b.span.start);
}

/** What is around a node. */
interface Around {
  readonly span: Span;
  /** The fields that a block takes, with their types; null where they are not known here. */
  readonly fields: ReadonlyMap<string, Type | null> | null;
  /** What has the fields, in words. */
  readonly of: string;
  readonly timeline: string | null;
  readonly states: readonly StateNode[];
  readonly outcomes: readonly Name[];
}

/** Nodes without names of their own are walked through by their parts. */
type Node = { readonly kind?: string } & Readonly<Record<string, unknown>>;

/** What questions about the cohort can be about. */
const sets: ReadonlySet<string> = new Set(['subject', 'subjects', ...recordKinds]);

class UseWalker {
  readonly uses: NameUse[] = [];
  readonly #checker: Checker;
  readonly #notes: AnalysisNotes;

  constructor(checker: Checker, notes: AnalysisNotes) {
    this.#checker = checker;
    this.#notes = notes;
  }

  declaration(node: Declaration): void {
    const around: Around = { span: node.span, fields: null, of: node.kind, timeline: null, states: [], outcomes: [] };
    const { root } = this.#checker.bound;
    switch (node.kind) {
      case 'scenario':
        this.#declare(node.name, 'the name of the scenario');
        this.#parts(node.body, { ...around, of: '`scenario`' });
        return;
      case 'use':
        this.#declare(node.alias, 'an imported module');
        for (const item of node.body?.items ?? []) {
          const module = root.names.get(node.alias.text);
          if (module?.kind !== 'module') continue;
          const { names } = item.path;
          this.#path(names, symbolMeanings(module.scope, names) ?? rowOfMain(module.scope, names));
          this.#parts(item.kind === 'field' ? item.value : item.body, { ...around, of: 'a row of a code table' });
        }
        return;
      case 'param':
        this.#declare(node.name, 'a parameter', this.#checker.paramTypes[this.#checker.bound.params.findIndex((param) => param.node === node)] ?? null);
        this.#parts(node.value, around);
        return;
      case 'let':
        this.#let(node, around);
        return;
      case 'codes':
        this.#declare(node.name, 'a code table', null, `${node.system.text}, ${counted(node.rows.length, 'row')}`);
        this.#word(node.system, 'a code system');
        for (const row of node.rows) {
          this.#declare(row.name, 'a code', null, `${node.system.text} ${row.code.text}: ${row.display.text}`);
          if (row.body !== null) this.#parts(row.body, { ...around, of: 'a row of a code table' });
        }
        return;
      case 'group':
        this.#declare(node.name, 'a group');
        if (node.members.kind === 'list') this.#parts(node.members.items, around);
        else this.#word(node.members.system, 'a code system');
        return;
      case 'table':
        this.#declare(node.name, 'a table');
        for (const column of node.columns) this.#column(column, node);
        this.#parts(node.rows, around);
        return;
      case 'panel':
        this.#declare(node.name, 'a panel');
        this.#parts(node.body, { ...around, of: 'a panel' });
        return;
      case 'profile':
        this.#declare(node.name, 'a profile');
        this.#parts(node.body, { ...around, fields: personFields, of: 'the person' });
        return;
      case 'variations':
        this.#declare(node.name, 'a variations axis');
        if (node.with !== null) this.#path([node.with], symbolMeanings(root, [node.with]));
        this.#parts(node.when, around);
        for (const arm of node.arms) {
          this.#declare(arm.name, `an arm of \`${node.name.text}\``);
          this.#parts(arm.weight, around);
          this.#parts(arm.body, { ...around, of: 'an arm' });
        }
        return;
      case 'timeline':
        this.#declare(node.name, 'a timeline');
        this.#path([node.profile], symbolMeanings(root, [node.profile]));
        this.#parts(node.body, { ...around, timeline: node.name.text });
        return;
      case 'states': {
        this.#declare(node.name, 'a state machine');
        this.#parameters(node.parameters);
        const inside = { ...around, timeline: node.name.text, states: node.states };
        this.#parts(node.from, inside);
        for (const state of node.states) {
          this.#declare(state.name, 'a state');
          this.#parts(state.body, inside);
        }
        return;
      }
      case 'cycle':
        this.#declare(node.name, 'a cycle');
        this.#parts([node.every, node.from, node.times, node.until, node.items], { ...around, timeline: node.name.text });
        return;
      case 'flow':
        this.#declare(node.name, 'a flow');
        this.#parameters(node.parameters);
        for (const outcome of node.outcomes) this.#declare(outcome, `an outcome of \`${node.name.text}\``);
        this.#parts(node.body, { ...around, outcomes: node.outcomes });
        return;
      case 'mixin':
        this.#declare(node.name, 'a mixin');
        this.#parameters(node.parameters);
        this.#parts(node.body, { ...around, of: 'a mixin' });
        return;
      case 'expect':
        if (node.of !== null) this.#path([node.of], symbolMeanings(root, [node.of]));
        for (const assertion of node.assertions) {
          if (assertion.kind === 'include') {
            const { names } = assertion.path;
            this.#begin(assertion as unknown as Node, 'a statement');
            this.#path(names.slice(0, -1), symbolMeanings(root, names.slice(0, -1)));
            this.#word(names[names.length - 1], 'the lines of a block');
            continue;
          }
          if (assertion.kind === 'every') this.#word(assertion.set, 'the subjects of the cohort');
          this.#parts(assertion, around);
        }
        return;
      case 'measure':
        this.#declare(node.name, 'a measure');
        if (node.of !== null) this.#path([node.of], symbolMeanings(root, [node.of]));
        this.#parts(node.body, { ...around, of: 'a measure' });
        return;
      case 'target':
        this.#declare(node.name, 'a target');
        if (node.of !== null) this.#path([node.of], symbolMeanings(root, [node.of]));
        this.#parts(node.body, { ...around, of: 'a target' });
        return;
      case 'subjects':
      case 'cover':
      case 'defects':
        this.#parts(node.body, { ...around, fields: node.kind === 'subjects' ? personFields : null, of: `\`${node.kind}\`` });
        return;
      default:
        this.#declare(node.name, `a ${node.kind}`);
        this.#parts(node.body, {
          ...around,
          fields: node.kind in partyFields ? partyFields[node.kind as keyof typeof partyFields] : null,
          of: `a ${node.kind}`,
        });
        return;
    }
  }

  #parts(node: unknown, around: Around): void {
    if (Array.isArray(node)) for (const part of node) this.#parts(part, around);
    else if (typeof node === 'object' && node !== null) this.#node(node as Node, around);
  }

  #node(node: Node, around: Around): void {
    switch (node.kind) {
      case 'path':
        this.#value(node as unknown as PathValue, around);
        return;
      case 'call':
        this.#call(node as unknown as CallValue, around);
        return;
      case 'field': {
        const { path, value } = node as unknown as { path: PathValue; value: ValueNode };
        this.#field(path, around);
        if (path.names.length === 1 && path.names[0].text === 'is' && value.kind === 'path')
          this.#path(value.names, symbolMeanings(this.#checker.bound.root, value.names));
        // The coverage without a name is called by its kind.
        else if (
          around.of === '`coverage`' &&
          path.names[0].text === AFTER &&
          value.kind === 'path' &&
          (coverageKinds as readonly string[]).includes(value.names[0].text)
        )
          this.#word(value.names[0], 'a coverage');
        else this.#parts(value, around);
        return;
      }
      case 'statement':
        this.#statement(node as unknown as Statement, around);
        return;
      case 'let':
        this.#begin(node, 'a statement');
        this.#let(node as unknown as LetNode, around);
        return;
      case 'event':
        this.#event(node as unknown as EventNode, around);
        return;
      case 'branch':
        this.#declare(node['name'] as Name, `a ${node.kind}`);
        this.#rest(node, ['name'], around);
        return;
      case 'wait':
        this.#begin(node, 'a move');
        this.#rest(node, [], around);
        return;
      case 'goto':
      case 'to':
        this.#begin(node, 'a move');
        if (node['per'] !== undefined && node['per'] !== null) this.#word(node['per'] as Name, 'a unit of time');
        this.#state(node['target'] as Name | null, around);
        this.#rest(node, ['target', 'per'], around);
        return;
      case 'end': {
        this.#begin(node, 'a move');
        const name = node['outcome'] as Name | null;
        const outcome = around.outcomes.find((one) => one.text === name?.text);
        if (name !== null && outcome !== undefined)
          this.#use(name, meaning('an outcome of the flow', null, null, rangeIn(this.#checker.bound.root, outcome.span)));
        return;
      }
      case 'run':
        this.#run(node as unknown as Run, around);
        return;
      case 'rate':
        this.#parts(node['rate'], around);
        this.#word(node['unit'] as Name, 'a unit of time');
        return;
      case 'by':
        this.#parts(node['subjects'], around);
        for (const band of node['bands'] as readonly { keys: readonly ValueNode[]; value: ValueNode }[]) {
          if (band.keys.length === 0) this.#begin(band as unknown as Node, 'the default case');
          for (const key of band.keys) this.#key(key, around);
          this.#parts(band.value, around);
        }
        return;
      case 'choose':
        for (const arm of node['arms'] as readonly { key: ValueNode; when: ValueNode | null }[]) {
          this.#label(arm.key, node as unknown as ValueNode, around);
          this.#parts(arm.when, around);
        }
        return;
      case 'pick_first':
        for (const arm of node['arms'] as readonly Node[]) {
          if (arm['when'] === null) this.#begin(arm, 'the default case');
          this.#rest(arm, [], around);
        }
        return;
      case 'series':
        this.#word((node['call'] as CallValue).callee, 'a series', 'A value that depends on its previous one.');
        this.#parts((node['call'] as CallValue).args, around);
        return;
      default: {
        // Arms of branches and mixtures declare their names.
        const name = node['name'] as Name | null | undefined;
        const declares = node.kind === undefined && name !== null && name !== undefined && 'weight' in node;
        if (declares) this.#declare(name, 'an arm');
        this.#rest(node, [], around);
        return;
      }
    }
  }

  /** The word that a node begins with. */
  #begin(node: Node, what: string): void {
    const { start } = node['span'] as Span;
    const text = /^[A-Za-z_]+/.exec(this.#checker.bound.root.module.source.text.slice(start, start + 20))?.[0] ?? '';
    this.#word({ text, span: { start, end: start + text.length } }, what);
  }

  /** A word between two parts: `into`. */
  #between(start: number, end: number): void {
    const text = this.#checker.bound.root.module.source.text.slice(start, end);
    const word = /[A-Za-z_]+/.exec(text);
    if (word !== null)
      this.#word({ text: word[0], span: { start: start + word.index, end: start + word.index + word[0].length } }, 'a keyword of the statement');
  }

  /** The parts of a node but for some. */
  #rest(node: Node, without: readonly string[], around: Around): void {
    for (const [key, part] of Object.entries(node)) if (!without.includes(key)) this.#parts(part, around);
  }

  #value(path: PathValue, around: Around): void {
    const noted = this.#notes.of(path);
    if (noted === null && (around.of === 'expect' || around.of === 'a target') && path.names.length === 1 && sets.has(path.names[0].text)) {
      this.#word(path.names[0], 'the subject of the expression');
      return;
    }
    this.#path(path.names, pathMeanings(this.#checker, noted?.place ?? this.#place(path.span.start, around), path, noted));
  }

  /** The place of a value that the checker did not take for one: that of what is around it, or near to it. */
  #place(offset: number, around: Around): Place {
    const near = this.#notes.around(offset) ?? this.#notes.near(offset, around.span);
    if (near !== null) return near.place;
    const { root } = this.#checker.bound;
    return { kind: 'event', scope: root, path: '', what: 'a value', timeline: around.timeline, observable: null, counts: new Map(), eventMeans: 'first' };
  }

  /** A word that is a label; anything else is a value. */
  #key(key: ValueNode, around: Around): void {
    if (key.kind !== 'path' || key.names.length > 1 || this.#notes.of(key) !== null) {
      this.#parts(key, around);
      return;
    }
    this.#word(key.names[0], 'a choice');
  }

  /** A label of `choose`: one of those that its place asks for, or a new one. */
  #label(key: ValueNode, choose: ValueNode, around: Around): void {
    const given = this.#notes.of(choose)?.expected?.kind === 'choice';
    if (given || key.kind !== 'path' || key.names.length > 1 || this.#notes.of(key) !== null) this.#key(key, around);
    else this.#declare(key.names[0], 'a choice');
  }

  #call(call: CallValue, around: Around): void {
    const of = valueFunctions.get(call.callee.text);
    const own = letNamed(this.#checker, this.#place(call.span.start, around), call.names);
    if (own !== null && (of === undefined || own.parameters.length > 0)) {
      const modules = symbolMeanings(this.#place(call.span.start, around).scope, call.names) ?? [];
      this.#path(call.names, [...modules.slice(0, call.names.length - 1), letMeaning(own)]);
      for (const { name, value } of call.args) {
        const parameter = own.parameters.find((one) => one.name.text === name?.text);
        if (name !== null && parameter !== undefined) this.#use(name, meaning('a parameter', parameter.type, null, rangeIn(own.scope, parameter.name.span)));
        this.#parts(value, around);
      }
      return;
    }
    if (of !== undefined)
      this.#use(
        call.callee,
        meaning(
          'a function',
          null,
          `${signatures(of)
            .map((text) => `\`${text}\``)
            .join(', ')}: ${of.does}`,
        ),
      );
    else if (recordWords.has(call.callee.text)) this.#word(call.callee, 'a kind of record');
    else this.#word(call.callee, 'a question about the cohort');
    const parameters = [of?.parameters ?? [], ...(of?.otherForms ?? [])].flat();
    for (const [i, argument] of call.args.entries()) {
      if (argument.name !== null) this.#word(argument.name, 'an argument', parameters.find(({ name }) => name === argument.name?.text)?.doc ?? null);
      if (of?.name === 'lookup' && i === 1 && argument.value.kind === 'path') this.#cell(call, argument.value);
      else this.#parts([argument.value, argument.where, argument.given], around);
    }
  }

  /** The column that `lookup(table, column)` reads. */
  #cell({ args: [table] }: CallValue, column: PathValue): void {
    const place = this.#notes.around(column.span.start)?.place;
    const found = table.value.kind === 'path' && place !== undefined ? followPath(place.scope, table.value.names) : null;
    const declared = found?.symbol?.kind === 'table' ? found.symbol.node.columns.find(({ text }) => text === column.names[0].text) : undefined;
    const scope = found?.symbol?.kind === 'table' ? found.symbol.scope : null;
    if (declared !== undefined && scope !== null) this.#use(column.names[0], meaning('a column', null, null, rangeIn(scope, declared.span)));
  }

  #field({ names }: PathValue, around: Around): void {
    const [name] = names;
    if (names.length > 1) {
      const place = this.#place(name.span.start, around);
      this.#path(names, symbolMeanings(place.scope, names));
      return;
    }
    const attribute = around.of === 'an arm' || around.of === 'the person' ? this.#checker.attributes.get(name.text) : undefined;
    if (attribute !== undefined) {
      this.#use(name, meaning('an attribute', attribute.type, null, attribute.nameSpan === null ? null : rangeIn(attribute.scope, attribute.nameSpan)));
      return;
    }
    const person = this.#checker.person.get(name.text);
    if (person !== undefined && (around.of === 'an arm' || around.of === 'the person')) {
      this.#use(name, meaning('a field of the person', person.type, null, person.nameSpan === null ? null : rangeIn(person.scope, person.nameSpan)));
      return;
    }
    const does = around.of === 'timeline' ? (timelineFields as Readonly<Record<string, string>>)[name.text] : undefined;
    this.#use(name, meaning(`a field of ${around.of}`, around.fields?.get(name.text) ?? null, does ?? null));
  }

  #statement(statement: Statement, around: Around): void {
    const { verb, argument, object } = statement;
    const spec = verbNamed(verb.text) ?? historyNouns.get(verb.text);
    const words = spec?.argument.kind === 'concept' ? spec.argument.or : spec?.argument;
    this.#use(verb, meaning(spec === undefined ? 'a statement' : 'a verb', null, spec?.summary ?? null));
    if (argument?.kind === 'path' && (verb.text === 'attribute' || verb.text === 'anchor') && argument.names.length === 1)
      this.#declare(
        argument.names[0],
        verb.text === 'anchor' ? 'an anchor' : 'an attribute',
        this.#checker.attributes.get(argument.names[0].text)?.type ?? null,
      );
    else if (argument?.kind === 'path' && spec === undefined && termSpecs.get(verb.text)?.argument === 'name')
      this.#declare(argument.names[0], `a ${verb.text}`);
    else if (argument?.kind === 'path' && words?.kind === 'word' && argument.names.length === 1 && this.#notes.of(argument) === null)
      this.#word(argument.names[0], words.what);
    else if (argument?.kind === 'path' && this.#notes.of(argument) === null) this.#reference(argument, around);
    else this.#parts(argument, around);
    const included = isStatement(statement, 'include');
    if (object !== null && argument !== null && object.span.start > argument.span.end) {
      this.#between(included ? object.span.start - 3 : argument.span.end, object.span.start);
      if (included) this.#declare(object.names[0], 'the name of an include');
      else if (spec?.after?.takes === 'name') this.#declare(object.names[0], 'the name of an answer');
      else if (verb.text === 'coverage') this.#declare(object.names[0], 'a coverage');
      else this.#reference(object, around);
    }
    const parameters = included && argument?.kind === 'path' ? this.#parametersOf(argument, around) : null;
    for (const one of statement.args ?? []) {
      const parameter = parameters?.node.parameters.find(({ name }) => name.text === one.name?.text);
      if (one.name !== null && parameters !== null)
        this.#use(one.name, meaning('a parameter', null, null, parameter === undefined ? null : rangeIn(parameters.scope, parameter.name.span)));
      else if (one.name !== null)
        this.#path(
          [one.name],
          pathMeanings(this.#checker, this.#place(one.span.start, around), { kind: 'path', names: [one.name], index: null, span: one.name.span }, null),
        );
      this.#parts(one.value, around);
    }
    this.#parts([statement.value, statement.lasts, statement.when, statement.chance], around);
    this.#parts(
      statement.body,
      spec === undefined ? { ...around, fields: null, of: `\`${verb.text}\`` } : { ...around, fields: spec.fields, of: `\`${verb.text}\`` },
    );
  }

  /** The mixin that an include names. */
  #parametersOf(path: PathValue, around: Around): Extract<Meaning, { kind: 'mixin' }> | null {
    const { symbol } = followPath(this.#place(path.span.start, around).scope, path.names);
    return symbol?.kind === 'mixin' ? symbol : null;
  }

  /** What a statement names: something declared, or else a word of its own. */
  #reference(path: PathValue, around: Around): void {
    const place = this.#place(path.span.start, around);
    const meanings = pathMeanings(
      this.#checker,
      { ...place, kind: place.kind === 'constant' ? 'event' : place.kind, timeline: around.timeline ?? place.timeline },
      path,
      null,
    );
    if (meanings.some((one) => one !== null)) this.#path(path.names, meanings);
    else for (const name of path.names) this.#word(name, 'a keyword of the statement');
  }

  #event(event: EventNode, around: Around): void {
    const { names } = event.path;
    if (around.of === 'an arm') this.#reference(event.path, around);
    else this.#declare(names[names.length - 1], 'an event');
    for (const clause of event.clauses) {
      if (clause.kind === 'rate') this.#word(clause.unit, 'a unit of time');
      if (clause.kind === 'on_days' || clause.kind === 'except') this.#days(clause.days);
      else if (clause.kind === 'weighted') this.#curves(clause, around);
      else this.#rest(clause as unknown as Node, ['unit'], around);
    }
    this.#parts(event.body, around);
  }

  #curves({ curves }: Extract<Clause, { kind: 'weighted' }>, around: Around): void {
    for (const { by, weights } of curves) {
      this.#word(by, 'the weighting');
      for (const { key, factor } of weights) {
        this.#days(key);
        this.#rest({ factor } as unknown as Node, [], around);
      }
    }
  }

  #days(days: ValueNode): void {
    const items = days.kind === 'list' ? days.items : [days];
    const words = items.flatMap((item) => (item.kind === 'range' ? [item.low, item.high] : [item]));
    for (const word of words) if (word?.kind === 'path') this.#word(word.names[0], 'a day');
  }

  #run(run: Run, around: Around): void {
    this.#begin(run as unknown as Node, 'a move');
    const { scope } = this.#place(run.span.start, around);
    this.#path(run.callee.names, symbolMeanings(scope, run.callee.names));
    const { symbol } = followPath(scope, run.callee.names);
    const parameters = symbol?.kind === 'flow' || symbol?.kind === 'states' ? symbol.node.parameters : [];
    for (const argument of run.args) {
      const parameter = parameters.find(({ name }) => name.text === argument.name?.text);
      if (argument.name !== null)
        this.#use(
          argument.name,
          meaning(
            'a parameter',
            null,
            null,
            parameter === undefined || symbol === null || !('scope' in symbol) ? null : rangeIn(symbol.scope, parameter.name.span),
          ),
        );
      this.#parts(argument.value, around);
    }
    if (run.alias !== null) this.#declare(run.alias, 'a run of a flow');
  }

  #state(name: Name | null, around: Around): void {
    const state = around.states.find((one) => one.name.text === name?.text);
    if (name !== null && state !== undefined) this.#use(name, meaning('a state', null, null, rangeIn(this.#checker.bound.root, state.name.span)));
  }

  /** A column of a table: the keys are names of the scenario, the others belong to the table. */
  #column(name: Name, { columns }: { readonly columns: readonly Name[] }): void {
    const table = this.#checker.tables.find((one) => columns.every(({ text }) => one.keys.includes(text) || one.columns.includes(text)));
    const key = table?.keys.includes(name.text) === true;
    const place = this.#place(name.span.start, { span: name.span, fields: null, of: '', timeline: null, states: [], outcomes: [] });
    const found = key
      ? pathMeanings(this.#checker, { ...place, kind: 'profile' }, { kind: 'path', names: [name], index: null, span: name.span }, null)
      : [null];
    if (found[0] === null) this.#declare(name, 'a column');
    else this.#path([name], found);
  }

  #let(node: LetNode, around: Around): void {
    this.#declare(node.name, 'a `let`', this.#checker.lets.get(node)?.type ?? null, `\`${letSignature(node)}\``);
    this.#parameters(node.parameters);
    this.#parts(node.value, around);
  }

  #parameters(parameters: readonly Parameter[]): void {
    for (const { name, type } of parameters) {
      this.#declare(name, 'a parameter', parameterTypes.get(type.text) ?? null);
      this.#word(type, 'the type of a parameter');
    }
  }

  #declare(name: Name, what: string, type: Type | null = null, doc: string | null = null): void {
    this.#use(name, meaning(what, type, doc, rangeIn(this.#checker.bound.root, name.span)));
  }

  #word(name: Name, what: string, doc: string | null = null): void {
    this.#use(name, meaning(what, null, doc));
  }

  #path(names: readonly Name[], meanings: readonly (NameMeaning | null)[] | null): void {
    for (const [i, name] of names.entries()) {
      const found = meanings?.[i] ?? null;
      if (found !== null) this.#use(name, found);
    }
  }

  #use(name: Name, of: NameMeaning): void {
    if (name.text !== '') this.uses.push({ name: name.text, span: name.span, meaning: of });
  }
}
