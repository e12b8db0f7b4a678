/** Modules → names resolved to declarations: every declaration gets its id, every name one meaning. */
import type {
  Body,
  BodyItem,
  CodeRow,
  CodesDeclaration,
  CycleDeclaration,
  Declaration,
  FieldNode,
  FlowDeclaration,
  FormularyDeclaration,
  GroupDeclaration,
  MeasureDeclaration,
  Name,
  PanelDeclaration,
  ParamDeclaration,
  PartyDeclaration,
  PathValue,
  PlanDeclaration,
  PoolDeclaration,
  ProfileDeclaration,
  RosterDeclaration,
  RowAmendment,
  ScenarioDeclaration,
  Statement,
  StatesDeclaration,
  TableDeclaration,
  TargetDeclaration,
  TextValue,
  TimelineDeclaration,
  UseBody,
  ValueNode,
  VariationsDeclaration,
} from '../../grammar/ast/ast.ts';
import { bodiesOfThread } from '../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose, echo, guess, replace } from '../../grammar/diagnostic.ts';
import { firstInBlock, removalOf, type Span, spanOf } from '../../grammar/source-text.ts';
import { nearest } from '../../model/nearest.ts';
import * as include from '../diagnostics/include-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import type { Loaded, Module } from '../load/load-modules.ts';
import { type Included, includedFrom, type Placed, unfold } from './bind-include.ts';
import { IncludeLimits, MOST_DEEP, MOST_INCLUDED } from './include-limits.ts';
import { isStatement } from './is-statement.ts';
import { asGiven, type BoundConcept, followPath, type Listed, type Meaning, mainTable, meaningWords, type Scope } from './scope.ts';
import { blockLines, expectLines } from './unfold-blocks.ts';

export interface Bound {
  readonly modules: readonly Module[];
  readonly root: Scope;
  readonly scenario: ScenarioDeclaration | null;
  readonly profile: ProfileDeclaration | null;
  /** What the profile says, includes unfolded. */
  readonly profileItems: readonly Placed[];
  /** The same scenario for each profile that a `household` names with `is:`. */
  readonly patients: readonly BoundPatient[];
  readonly roster: RosterDeclaration | null;
  readonly rosterText: Loaded['roster'];
  readonly parties: readonly Listed<PartyDeclaration>[];
  readonly pools: readonly Listed<PoolDeclaration>[];
  readonly plans: readonly Listed<PlanDeclaration>[];
  readonly formularies: readonly Listed<FormularyDeclaration>[];
  readonly params: readonly {
    readonly name: string;
    readonly node: ParamDeclaration;
    readonly scope: Scope;
    /** What the import sets it to, and in which module that is written. */
    readonly given: { readonly value: ValueNode; readonly scope: Scope } | null;
  }[];
  readonly concepts: readonly BoundConcept[];
  readonly groups: readonly Listed<GroupDeclaration>[];
  readonly tables: readonly { readonly name: string; readonly node: TableDeclaration; readonly scope: Scope }[];
  readonly panels: readonly { readonly name: string; readonly node: PanelDeclaration; readonly scope: Scope }[];
  /** Those of the entry file, then those of the modules whose profiles it includes. */
  readonly axes: readonly BoundAxis[];
  /** Numbers of the axes that the scenario has: an axis of a module whose profile is not included is none of them. */
  readonly axisIds: ReadonlyMap<VariationsDeclaration, number>;
  readonly timelines: readonly BoundTimeline[];
  /** Everything that happens by itself: in order of the source, then what the modules bring whose profiles are included. */
  readonly threads: readonly (BoundTimeline | BoundThread)[];
  /** What is run or called. */
  readonly flows: readonly { readonly node: FlowDeclaration | StatesDeclaration; readonly scope: Scope }[];
  /** Lines of `expect`, `cover` and `defects`, includes unfolded. */
  readonly expects: ReturnType<typeof expectLines>;
  readonly measures: readonly { readonly node: MeasureDeclaration; readonly items: readonly Placed[] }[];
  readonly targets: readonly { readonly node: TargetDeclaration; readonly items: readonly Placed[] }[];
  readonly covers: ReturnType<typeof blockLines>;
  readonly defects: ReturnType<typeof blockLines>;
}

/** A profile of further patients in a unit. */
export interface BoundPatient {
  readonly node: ProfileDeclaration;
  /** The scenario with the items, timelines and expectations of this profile in place of those of the first person. */
  readonly bound: Bound;
}

/** A timeline that happens, includes unfolded. */
export interface BoundTimeline {
  readonly node: TimelineDeclaration;
  readonly items: readonly Placed[];
}

/** States that begin by themselves, or a cycle. */
export interface BoundThread {
  readonly thread: StatesDeclaration | CycleDeclaration;
  readonly scope: Scope;
}

export interface BoundAxis {
  /** As the entry file says it: `control`, `dm.control`. */
  readonly name: string;
  readonly node: VariationsDeclaration;
  readonly scope: Scope;
}

export function bind(modules: readonly Module[], roster: Loaded['roster']): { readonly bound: Bound; readonly diagnostics: readonly Diagnostic[] } {
  const binder = new Binder();
  const root = binder.scope(modules[0], prefixesFrom(modules[0]), true);
  return { bound: binder.finish(modules, root, roster), diagnostics: binder.diagnostics };
}

class Binder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #scopes = new Map<Module, Scope>();
  readonly #refused = new Set<Statement>();
  readonly #params: Bound['params'][number][] = [];
  readonly #concepts: BoundConcept[] = [];
  readonly #groups: Listed<GroupDeclaration>[] = [];
  readonly #tables: Bound['tables'][number][] = [];
  readonly #panels: Bound['panels'][number][] = [];
  readonly #axes: BoundAxis[] = [];
  readonly #timelines: TimelineDeclaration[] = [];
  readonly #machines: BoundThread[] = [];
  readonly #flows: Bound['flows'][number][] = [];
  readonly #profiles: ProfileDeclaration[] = [];
  readonly #parties: Listed<PartyDeclaration>[] = [];
  readonly #pools: Listed<PoolDeclaration>[] = [];
  readonly #plans: Listed<PlanDeclaration>[] = [];
  readonly #formularies: Listed<FormularyDeclaration>[] = [];
  #scenario: ScenarioDeclaration | null = null;
  #roster: RosterDeclaration | null = null;

  /** The names of a module and, before them, of what it imports. A module imported under several names is one scope. */
  scope(module: Module, prefixes: ReadonlyMap<Module, string>, entry: boolean): Scope {
    const known = this.#scopes.get(module);
    if (known !== undefined) return known;
    const names = new Map<string, Meaning>();
    const scope: Scope = { module, prefix: prefixes.get(module) ?? '', names, refused: this.#refused, inclusions: new Map() };
    this.#scopes.set(module, scope);
    const put = (name: Name, symbol: Meaning): void => this.#put(scope, names, name, symbol);
    // What a file gives to its imports can be its own parameters.
    const [params, others] = [true, false].map((first) => module.node.declarations.filter(({ kind }) => (kind === 'param') === first));
    for (const declaration of params) this.#declare(declaration, scope, put, entry);
    for (const { module: imported, use } of module.imports.values()) {
      put(use.alias, { kind: 'module', scope: this.scope(imported, prefixes, false), span: use.alias.span });
      if (use.body !== null) this.#checkGiven(scope, use.body, imported);
    }
    for (const declaration of others) this.#declare(declaration, scope, put, entry);
    return scope;
  }

  /** The braces of a `use`: parameters of the import, each once, and rows of it. */
  #checkGiven(scope: Scope, { items }: UseBody, imported: Module): void {
    const { source } = scope.module;
    const known = imported.node.declarations.flatMap((one) => (one.kind === 'param' ? [one.name.text] : []));
    const seen = new Map<string, Span>();
    for (const item of items) {
      if (item.kind === 'row') {
        this.#checkRow(scope, item, this.#scopes.get(imported));
        continue;
      }
      const { span } = item.path;
      const name = source.text.slice(span.start, span.end);
      const first = seen.get(name);
      if (!known.includes(name)) {
        const suggestions = nearest(name, known).map((other) => guess(span, other, false));
        this.diagnostics.push(diagnose(say.unknownName, source.path, span, { name, what: 'parameter' }, { found: name, expected: known, suggestions }));
      } else if (first !== undefined) {
        const related = [{ message: 'first set here', file: source.path, span: first }];
        this.diagnostics.push(diagnose(say.repeatedField, source.path, span, { name }, { found: name, related }));
      }
      seen.set(name, span);
    }
  }

  /** Whether `metformin_500 { … }` names a row of the import: of the table called like the file, else with its table. */
  #checkRow(scope: Scope, { path: { names, span } }: RowAmendment, imported: Scope | undefined): void {
    if (imported === undefined) return;
    const { source } = scope.module;
    const name = source.text.slice(span.start, span.end);
    if (rowNamed(imported, names) !== null) return;
    const rows = rowNames(imported);
    const near = nearest(name, rows);
    this.diagnostics.push(
      diagnose(
        say.unknownName,
        source.path,
        span,
        { name, what: 'row', of: { tables: echo(imported.module.source.path) } },
        {
          found: name,
          expected: near.length > 0 ? near : rows.slice(0, 12),
          suggestions: near.map((other) => guess(span, other, false)),
        },
      ),
    );
  }

  /** What the import gives a parameter. */
  #givenTo(name: string, { module: { given } }: Scope): Bound['params'][number]['given'] {
    const field = given?.body.items.find((item) => item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name);
    const scope = given === null ? undefined : this.#scopes.get(given.by);
    return field?.kind === 'field' && scope !== undefined ? { value: field.value, scope } : null;
  }

  #declare(declaration: Declaration, scope: Scope, put: (name: Name, symbol: Meaning) => void, entry: boolean): void {
    switch (declaration.kind) {
      case 'use':
        return;
      case 'param': {
        put(declaration.name, { kind: 'param', id: this.#params.length, node: declaration, scope, span: declaration.name.span });
        this.#params.push({ name: scope.prefix + declaration.name.text, node: declaration, scope, given: this.#givenTo(declaration.name.text, scope) });
        return;
      }
      case 'codes':
        put(declaration.name, this.#codes(declaration, scope));
        return;
      case 'group':
        put(declaration.name, { kind: 'group', ...listed(this.#groups, declaration, scope) });
        return;
      case 'let':
        put(declaration.name, { kind: 'let', node: declaration, scope, span: declaration.name.span });
        return;
      case 'table': {
        put(declaration.name, { kind: 'table', id: this.#tables.length, node: declaration, scope, span: declaration.name.span });
        this.#tables.push({ name: scope.prefix + declaration.name.text, node: declaration, scope });
        return;
      }
      case 'panel': {
        const name = scope.prefix + declaration.name.text;
        put(declaration.name, { kind: 'panel', id: this.#panels.length, name, node: declaration, scope, span: declaration.name.span });
        this.#panels.push({ name, node: declaration, scope });
        return;
      }
      case 'profile':
        put(declaration.name, { kind: 'profile', node: declaration, scope, span: declaration.name.span });
        if (entry) this.#profiles.push(declaration);
        return;
      case 'timeline':
        put(declaration.name, { kind: 'timeline', node: declaration, scope, span: declaration.name.span });
        if (entry) this.#timelines.push(declaration);
        return;
      case 'mixin':
        put(declaration.name, { kind: 'mixin', node: declaration, scope, span: declaration.name.span });
        return;
      case 'provider':
      case 'facility':
      case 'pharmacy':
      case 'payer':
      case 'sponsor':
        put(declaration.name, { kind: 'party', ...listed(this.#parties, declaration, scope) });
        return;
      case 'pool':
        put(declaration.name, { kind: 'pool', ...listed(this.#pools, declaration, scope) });
        return;
      case 'plan':
        put(declaration.name, { kind: 'plan', ...listed(this.#plans, declaration, scope) });
        return;
      case 'formulary':
        put(declaration.name, { kind: 'formulary', ...listed(this.#formularies, declaration, scope) });
        return;
      case 'flow':
        put(declaration.name, { kind: 'flow', node: declaration, scope, span: declaration.name.span });
        this.#flows.push({ node: declaration, scope });
        return;
      case 'measure':
        put(declaration.name, { kind: 'measure', node: declaration, scope, span: declaration.name.span });
        return;
      case 'target':
        put(declaration.name, { kind: 'target', node: declaration, scope, span: declaration.name.span });
        return;
      case 'variations':
        put(declaration.name, { kind: 'axis', node: declaration, scope, span: declaration.name.span });
        return;
      case 'states':
      case 'cycle':
        if (declaration.kind === 'cycle') put(declaration.name, { kind: 'cycle', node: declaration, scope, span: declaration.name.span });
        else put(declaration.name, { kind: 'states', node: declaration, scope, span: declaration.name.span });
        if (declaration.kind === 'states' && declaration.from === null) this.#flows.push({ node: declaration, scope });
        return;
      case 'scenario':
        // What a file says about itself, and which people it is about, holds where it is the scenario.
        if (!entry) return;
        if (this.#scenario === null) this.#scenario = declaration;
        else this.#again(scope, { what: '`scenario`' }, declaration.name, this.#scenario.name);
        return;
      case 'subjects':
        if (!entry) return;
        if (this.#roster === null) this.#roster = declaration;
        else this.#again(scope, { what: '`subjects from`' }, declaration.path, this.#roster.path);
        return;
      // They are read where the scenario has them, or includes them.
      case 'expect':
      case 'cover':
      case 'defects':
        return;
    }
  }

  /** What the people of a module have: its axes, and what happens by itself. It comes with the profile. */
  #bring(scope: Scope): void {
    for (const declaration of scope.module.node.declarations) {
      if (declaration.kind === 'variations') this.#axes.push({ name: scope.prefix + declaration.name.text, node: declaration, scope });
      else if (declaration.kind === 'cycle' || (declaration.kind === 'states' && declaration.from !== null))
        this.#machines.push({ thread: declaration, scope });
    }
  }

  #codes(declaration: CodesDeclaration, scope: Scope): Meaning {
    const rows = new Map<string, BoundConcept>();
    const main = scope.prefix !== '' && declaration.name.text === mainTable(scope.module);
    const name = main ? scope.prefix.slice(0, -1) : scope.prefix + declaration.name.text;
    for (const row of declaration.rows) {
      const first = rows.get(row.name.text);
      if (first !== undefined) {
        this.diagnostics.push(
          diagnose(
            say.duplicateName,
            scope.module.source.path,
            row.name.span,
            { name: row.name.text, what: 'another row of this table' },
            { related: [{ message: 'first defined here', file: scope.module.source.path, span: first.row.name.span }] },
          ),
        );
        continue;
      }
      const concept: BoundConcept = {
        id: this.#concepts.length,
        name: `${name}.${row.name.text}`,
        table: declaration,
        row,
        scope,
        items: this.#itemsOf(declaration, row, scope),
      };
      rows.set(row.name.text, concept);
      this.#concepts.push(concept);
    }
    return { kind: 'codes', name, rows, span: declaration.name.span };
  }

  /** What a row says: itself, and whoever imports it, the nearest file first. Of two that say the same, the later one holds. */
  #itemsOf({ name }: CodesDeclaration, row: CodeRow, scope: Scope): BoundConcept['items'] {
    const { module } = scope;
    const layers: { readonly body: Body; readonly scope: Scope }[] = row.body === null ? [] : [{ body: row.body, scope }];
    const by = new Map<Module, Body[]>();
    for (const { names, node, by: importer } of module.amendments) {
      const path = names.map(({ text }) => text).join('.');
      if (path !== `${name.text}.${row.name.text}` && (path !== row.name.text || name.text !== mainTable(module))) continue;
      by.set(importer, [...(by.get(importer) ?? []), node.body]);
    }
    for (const [importer, bodies] of by) {
      const of = this.#scopes.get(importer);
      const [first] = bodies;
      if (of !== undefined) layers.push({ body: { items: bodies.flatMap(({ items }) => items), span: first.span }, scope: of });
    }
    const nameIn = (item: BodyItem): string | null => (item.kind === 'field' ? item.path.names.map(({ text }) => text).join('.') : null);
    return layers.flatMap((layer, i) => {
      const later = new Set(layers.slice(i + 1).flatMap(({ body }) => body.items.map(nameIn)));
      return layer.body.items.flatMap((item) => (item.kind === 'field' && later.has(nameIn(item)) ? [] : [{ item, scope: layer.scope }]));
    });
  }

  #put(scope: Scope, names: Map<string, Meaning>, name: Name, symbol: Meaning): void {
    const first = names.get(name.text);
    if (first === undefined) {
      names.set(name.text, symbol);
      return;
    }
    const file = scope.module.source.path;
    this.diagnostics.push(
      diagnose(
        say.duplicateName,
        file,
        name.span,
        { name: name.text, what: meaningWords(first) },
        { found: name.text, related: [{ message: 'first defined here', file, span: first.span }] },
      ),
    );
  }

  /** Of the entry's profiles (or timelines), those that no other includes: the others only serve them. */
  #notIncluded<Node extends ProfileDeclaration | TimelineDeclaration>(nodes: readonly Node[], root: Scope): Node[] {
    const included = new Set<unknown>();
    for (const node of nodes) {
      for (const item of node.body.items) {
        if (!isStatement(item, 'include') || item.argument?.kind !== 'path') continue;
        const { symbol } = followPath(root, item.argument.names);
        if (symbol !== null && symbol.kind === node.kind && symbol.node !== node) included.add(symbol.node);
      }
    }
    return nodes.filter((node) => !included.has(node));
  }

  /** The profile of the first person of each unit, and those of the patients in its household. */
  #people(root: Scope, items: (node: ProfileDeclaration, scope: Scope) => readonly Placed[]): People {
    const own = this.#notIncluded(this.#profiles, root);
    const named = new Map(own.map((node) => [node, patientsIn(items(node, root))]));
    const isPatient = (node: ProfileDeclaration): boolean => own.some((other) => other !== node && named.get(other)?.some((one) => one.node === node) === true);
    // Profiles that include or contain each other leave none over.
    const free = own.filter((node) => !isPatient(node));
    const profile = free.find((node) => (named.get(node)?.length ?? 0) > 0) ?? free[0] ?? own[0] ?? this.#profiles[0] ?? null;
    if (profile === null) return { profile, patients: [], strangers: false };
    const patients = (named.get(profile) ?? []).filter(({ node }) => node !== profile);
    // The profile that a misspelled name means is not one too many.
    const itself = named.get(profile)?.some(({ node }) => node === profile) === true;
    if (itself || items(profile, root).some(namesNobody)) return { profile, patients, strangers: true };
    for (const other of own) {
      if (other === profile || isPatient(other)) continue;
      this.#again(root, { profile: other.name.text, first: profile.name.text }, other.name, profile.name);
    }
    return { profile, patients, strangers: false };
  }

  #again(scope: Scope, facts: Parameters<typeof say.repeatedDeclaration.say>[0], name: Name | TextValue, first: Name | TextValue): void {
    const file = scope.module.source.path;
    const related = [{ message: 'profile' in facts ? 'the first profile is defined here' : 'first defined here', file, span: first.span }];
    this.diagnostics.push(diagnose(say.repeatedDeclaration, file, name.span, facts, { found: name.text, related }));
  }

  /** Refuses includes that come back to themselves or to too much, before any is followed. */
  #limitIncludes(): void {
    const limits = new IncludeLimits(this.#refused, ({ scope, statement, why }) => {
      const { path: file, text } = scope.module.source;
      const name = statement.argument === null ? '' : text.slice(statement.argument.span.start, statement.argument.span.end);
      if (why === 'cycle')
        this.diagnostics.push(
          diagnose(
            include.includeCycle,
            file,
            statement.span,
            { name },
            { found: name, suggestions: [replace(`remove \`include ${name}\``, removalOf(text, statement.span), '', false)] },
          ),
        );
      else this.diagnostics.push(diagnose(include.tooMuchIncluded, file, statement.span, { why, limit: why === 'size' ? MOST_INCLUDED : MOST_DEEP }));
    });
    for (const scope of this.#scopes.values())
      for (const declaration of scope.module.node.declarations) for (const body of bodiesOf(declaration)) limits.measure(body, scope);
  }

  finish(modules: readonly Module[], root: Scope, rosterText: Loaded['roster']): Bound {
    const report = (diagnostic: Diagnostic): void => {
      this.diagnostics.push(diagnostic);
    };
    this.#limitIncludes();
    const unfolded = new Map<ProfileDeclaration, readonly Placed[]>();
    const itemsOf = (node: ProfileDeclaration, scope: Scope): readonly Placed[] => {
      const items = unfolded.get(node) ?? unfold(node.body, scope, 'profile', report);
      unfolded.set(node, items);
      return items;
    };
    const { profile, patients, strangers } = this.#people(root, itemsOf);
    const owner = (name: Name | null, scope = root): ProfileDeclaration | null => {
      const meaning = name === null ? undefined : scope.names.get(name.text);
      return meaning?.kind === 'profile' && (strangers || patients.some(({ node }) => node === meaning.node)) ? meaning.node : profile;
    };
    // What each of the people has of other modules.
    const brought = new Map(
      [...(profile === null ? [] : [{ node: profile, scope: root }]), ...patients].map(({ node, scope }) => {
        const served = includedFrom(node.body, scope, 'profile');
        return [
          node,
          {
            scopes: new Set([scope, ...served.map(({ symbol }) => symbol.scope)]),
            nodes: new Set<unknown>([node, ...served.map(({ symbol }) => symbol.node)]),
          },
        ] as const;
      }),
    );
    for (const scope of new Set([root, ...[...brought.values()].flatMap(({ scopes }) => [...scopes])])) this.#bring(scope);
    const nodes = this.#notIncluded(this.#timelines, root);
    for (const { profile: of, body } of nodes) {
      const whose = owner(of);
      const served = whose === null ? undefined : brought.get(whose);
      if (whose !== null && served !== undefined) for (const one of includedFrom(body, root, 'timeline')) this.#checkServed(one, whose, served.nodes);
    }
    const allTimelines = nodes.map((node): BoundTimeline => ({ node, items: unfold(node.body, root, 'timeline', report) }));
    const timelines = allTimelines.filter(({ node }) => owner(node.profile) === profile);
    const theirs = new Map(patients.map(({ node }) => [node, allTimelines.filter((timeline) => owner(timeline.node.profile) === node)]));
    const machines = this.#machines.flatMap((machine) =>
      machine.scope === root ? [{ machine, of: ownerOfMachine(machine.thread, timelines, theirs) ?? profile }] : [],
    );
    const threads = (own: readonly BoundTimeline[], of: ProfileDeclaration | null): Bound['threads'] => [
      ...[...own, ...machines.filter((one) => one.of === of).map(({ machine }) => machine)].sort((a, b) => startOf(a) - startOf(b)),
      ...this.#machines.filter(({ scope }) => scope !== root && of !== null && brought.get(of)?.scopes.has(scope) === true),
    ];
    const expects = expectLines(root, report);
    const measures = root.module.node.declarations.flatMap((node) =>
      node.kind === 'measure' ? [{ node, items: unfold(node.body, root, 'measure', report) }] : [],
    );
    const targets = root.module.node.declarations.flatMap((node) =>
      node.kind === 'target' ? [{ node, items: unfold(node.body, root, 'target', report) }] : [],
    );
    const bound: Bound = {
      modules,
      root,
      scenario: this.#scenario,
      profile,
      profileItems: profile === null ? [] : itemsOf(profile, root),
      patients: [],
      roster: this.#roster,
      rosterText,
      parties: this.#parties,
      pools: this.#pools,
      plans: this.#plans,
      formularies: this.#formularies,
      params: this.#params,
      concepts: this.#concepts,
      groups: this.#groups,
      tables: this.#tables,
      panels: this.#panels,
      axes: this.#axes,
      axisIds: new Map(this.#axes.map(({ node }, id) => [node, id])),
      timelines,
      threads: threads(timelines, profile),
      flows: this.#flows,
      expects: expects.filter(({ of, ofScope }) => owner(of, ofScope) === profile),
      measures: measures.filter(({ node }) => owner(node.of) === profile),
      targets: targets.filter(({ node }) => owner(node.of) === profile),
      covers: blockLines(root, 'cover', report),
      defects: blockLines(root, 'defects', report),
    };
    return {
      ...bound,
      patients: patients.map(({ node, scope }): BoundPatient => {
        const own = theirs.get(node) ?? [];
        const asked = expects.filter(({ of, ofScope }) => owner(of, ofScope) === node);
        const ofThem = <T extends { readonly node: { readonly of: Name | null } }>(list: readonly T[]): T[] =>
          list.filter((one) => owner(one.node.of) === node);
        const rest = { roster: null, measures: ofThem(measures), targets: ofThem(targets), covers: [], defects: [] };
        return {
          node,
          bound: { ...bound, ...rest, profile: node, profileItems: itemsOf(node, scope), timelines: own, threads: threads(own, node), expects: asked },
        };
      }),
    };
  }

  /** A timeline is about the people of its profile: who includes it must include that, too. Without them nothing in it would have a meaning. */
  #checkServed({ symbol, scope, name, statement }: Included, profile: ProfileDeclaration, served: ReadonlySet<unknown>): void {
    const of = symbol.kind === 'timeline' ? symbol.scope.names.get(symbol.node.profile.text) : undefined;
    if (of?.kind !== 'profile' || served.has(of.node)) return;
    this.#refused.add(statement);
    const path = [...name.names.slice(0, -1).map(({ text }) => text), of.node.name.text].join('.');
    const { source } = scope.module;
    const found = source.text.slice(name.span.start, name.span.end);
    const at = profile.body.span.start + 1;
    const text = firstInBlock(source.text, at, `include ${path}`);
    const add = { title: `add \`include ${path}\` to the profile \`${profile.name.text}\``, edits: [{ span: spanOf(at, at), text }], safe: false };
    this.diagnostics.push(
      diagnose(
        include.otherProfile,
        source.path,
        name.span,
        { timeline: found, profile: path, by: profile.name.text },
        { found, expected: [`include ${path}`], suggestions: scope.prefix === '' ? [add] : [] },
      ),
    );
  }
}

/**
 * What the names of each module begin with: nothing for the entry, else the way to it that has the fewest imports, the first one of several. So a
 * further import does not rename what the entry imports itself.
 */
function prefixesFrom(entry: Module): ReadonlyMap<Module, string> {
  const prefixes = new Map([[entry, '']]);
  // What is added while the map is walked is walked too.
  for (const [module, prefix] of prefixes)
    for (const { module: imported, use } of module.imports.values()) if (!prefixes.has(imported)) prefixes.set(imported, `${prefix}${use.alias.text}.`);
  return prefixes;
}

/** The row that a path names in a file; null where it names none. */
function rowNamed(scope: Scope, names: readonly Name[]): BoundConcept | null {
  const { symbol, rest } = followPath(scope, names);
  const main = scope.names.get(mainTable(scope.module));
  const [table, row] = symbol === null && names.length === 1 ? [main, names] : [symbol, rest];
  return table?.kind === 'codes' && row.length === 1 ? (table.rows.get(row[0].text) ?? null) : null;
}

/** How the rows of a file, and of the files that it imports, are named in the braces of a `use`. */
function rowNames(scope: Scope, prefix = '', depth = 0): string[] {
  return [...scope.names].flatMap(([name, symbol]) => {
    if (symbol.kind === 'module') return depth < 2 ? rowNames(symbol.scope, `${prefix}${name}.`, depth + 1) : [];
    if (symbol.kind !== 'codes') return [];
    const table = name === mainTable(scope.module) ? prefix : `${prefix}${name}.`;
    return [...symbol.rows.keys()].map((row) => table + row);
  });
}

/** Whom the profiles of a scenario describe. */
interface People {
  /** The first person of each unit. */
  readonly profile: ProfileDeclaration | null;
  readonly patients: PatientProfile[];
  /** Whether other profiles may be those of patients whose name is misspelled. */
  readonly strangers: boolean;
}

/** A profile that a household names with `is:`. */
interface PatientProfile {
  readonly node: ProfileDeclaration;
  readonly scope: Scope;
}

/** The profile that `is:` names in a member of a household; null where it names none. */
export function profileOfMember(member: Statement, scope: Scope): PatientProfile | null {
  const found = fieldNamed(member, 'is', scope);
  if (found === null) return null;
  const { value, scope: at } = asGiven(found.scope, found.field.value);
  if (value.kind !== 'path') return null;
  const { symbol, rest } = followPath(at, value.names);
  return symbol?.kind === 'profile' && rest.length === 0 ? symbol : null;
}

function fieldNamed({ body }: Statement, name: string, around: Scope): { readonly field: FieldNode; readonly scope: Scope } | null {
  for (const { item, scope } of itemsIn(body, around))
    if (item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name) return { field: item, scope };
  return null;
}

/** The items of a block, includes unfolded; what is wrong with those is reported where the block is checked. */
function itemsIn(body: Body | null, scope: Scope): readonly Placed[] {
  return body === null ? [] : unfold(body, scope, 'block', () => {});
}

/** Whether a household has a member whose `is` names no profile. */
function namesNobody({ item, scope }: Placed): boolean {
  if (!isStatement(item, 'household')) return false;
  return itemsIn(item.body, scope).some(
    ({ item: member, scope: at }) => member.kind === 'statement' && fieldNamed(member, 'is', at) !== null && profileOfMember(member, at) === null,
  );
}

/** The profiles that the household of a profile names, each once. */
function patientsIn(items: readonly Placed[]): PatientProfile[] {
  const found = new Map<ProfileDeclaration, PatientProfile>();
  for (const { item, scope } of items) {
    if (!isStatement(item, 'household')) continue;
    for (const { item: member, scope: at } of itemsIn(item.body, scope)) {
      const profile = member.kind === 'statement' ? profileOfMember(member, at) : null;
      if (profile !== null) found.set(profile.node, profile);
    }
  }
  return [...found.values()];
}

/** The patients whose timelines declare what a machine begins from, where those of the first person do not; null for the first person. */
function ownerOfMachine(
  { from }: StatesDeclaration | CycleDeclaration,
  first: readonly BoundTimeline[],
  others: ReadonlyMap<ProfileDeclaration, readonly BoundTimeline[]>,
): ProfileDeclaration | null {
  if (from === null || others.size === 0) return null;
  const words = [...pathsIn(from)].map(([{ text }]) => text);
  const declares = (timelines: readonly BoundTimeline[]): boolean => timelines.some((timeline) => words.some((word) => declaredIn(timeline, word)));
  if (declares(first)) return null;
  return [...others].find(([, timelines]) => declares(timelines))?.[0] ?? null;
}

function declaredIn({ node, items }: BoundTimeline, word: string): boolean {
  const declares = ({ item }: Placed): boolean =>
    (item.kind === 'event' && item.path.names[0].text === word) ||
    (isStatement(item, 'anchor') && item.argument?.kind === 'path' && item.argument.names[0].text === word);
  return node.name.text === word || items.some(declares);
}

/** The names of every path in a value. */
function* pathsIn(node: object): Generator<readonly Name[]> {
  if ('kind' in node && node.kind === 'path') yield (node as PathValue).names;
  else for (const part of Object.values(node)) if (typeof part === 'object' && part !== null) yield* pathsIn(part);
}

function listed<Node extends { readonly name: Name }>(list: Listed<Node>[], node: Node, scope: Scope): Listed<Node> {
  const one = { id: list.length, name: scope.prefix + node.name.text, node, scope, span: node.name.span };
  list.push(one);
  return one;
}

/** Where a thread is in the entry file. */
function startOf(thread: Bound['threads'][number]): number {
  return 'node' in thread ? thread.node.span.start : thread.thread.span.start;
}

/** The bodies of a declaration that may include others. */
function bodiesOf(declaration: Declaration): readonly Body[] {
  switch (declaration.kind) {
    case 'states':
    case 'cycle':
    case 'flow':
      return bodiesOfThread(declaration);
    case 'variations':
      return declaration.arms.map(({ body }) => body);
    default:
      return 'body' in declaration && declaration.body !== null && declaration.kind !== 'use' ? [declaration.body] : [];
  }
}
