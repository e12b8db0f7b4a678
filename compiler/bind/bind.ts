/** Modules → names resolved to declarations: every declaration gets its id, every name one meaning. */
import type {
  Body,
  CodesDeclaration,
  CoverDeclaration,
  CycleDeclaration,
  Declaration,
  DefectsDeclaration,
  ExpectDeclaration,
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
  ScenarioDeclaration,
  Statement,
  StatesDeclaration,
  TableDeclaration,
  TextValue,
  TimelineDeclaration,
  VariationsDeclaration,
} from '../../grammar/ast/ast.ts';
import { bodiesOfThread } from '../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { spanOf } from '../../grammar/source-text.ts';
import * as include from '../diagnostics/include-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import type { Loaded, Module } from '../load/load-modules.ts';
import { type Placed, unfold } from './bind-include.ts';
import { IncludeLimits, MOST_DEEP, MOST_INCLUDED } from './include-limits.ts';
import { isStatement } from './is-statement.ts';
import { type BoundConcept, followPath, type Listed, type Meaning, mainTable, meaningWords, type Scope } from './scope.ts';

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
  readonly params: readonly { readonly name: string; readonly node: ParamDeclaration; readonly scope: Scope }[];
  readonly concepts: readonly BoundConcept[];
  readonly groups: readonly Listed<GroupDeclaration>[];
  readonly tables: readonly { readonly name: string; readonly node: TableDeclaration; readonly scope: Scope }[];
  readonly panels: readonly { readonly name: string; readonly node: PanelDeclaration; readonly scope: Scope }[];
  readonly axes: readonly VariationsDeclaration[];
  readonly timelines: readonly BoundTimeline[];
  /** Everything that happens by itself, in order of the source: timelines, states that begin somewhere, cycles. */
  readonly threads: readonly (BoundTimeline | StatesDeclaration | CycleDeclaration)[];
  /** What is run or called. */
  readonly flows: readonly { readonly node: FlowDeclaration | StatesDeclaration; readonly scope: Scope }[];
  readonly expects: readonly ExpectDeclaration[];
  readonly measures: readonly MeasureDeclaration[];
  readonly covers: readonly CoverDeclaration[];
  readonly defects: readonly DefectsDeclaration[];
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

export function bind(modules: readonly Module[], roster: Loaded['roster']): { readonly bound: Bound; readonly diagnostics: readonly Diagnostic[] } {
  const binder = new Binder();
  const root = binder.scope(modules[0], '', true);
  return { bound: binder.finish(modules, root, roster), diagnostics: binder.diagnostics };
}

class Binder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #scopes = new Map<string, Scope>();
  readonly #refused = new Set<Statement>();
  readonly #params: Bound['params'][number][] = [];
  readonly #concepts: BoundConcept[] = [];
  readonly #groups: Listed<GroupDeclaration>[] = [];
  readonly #tables: Bound['tables'][number][] = [];
  readonly #panels: Bound['panels'][number][] = [];
  readonly #axes: VariationsDeclaration[] = [];
  readonly #timelines: TimelineDeclaration[] = [];
  readonly #machines: (StatesDeclaration | CycleDeclaration)[] = [];
  readonly #flows: Bound['flows'][number][] = [];
  readonly #expects: ExpectDeclaration[] = [];
  readonly #measures: MeasureDeclaration[] = [];
  readonly #covers: CoverDeclaration[] = [];
  readonly #defects: DefectsDeclaration[] = [];
  readonly #profiles: ProfileDeclaration[] = [];
  readonly #parties: Listed<PartyDeclaration>[] = [];
  readonly #pools: Listed<PoolDeclaration>[] = [];
  readonly #plans: Listed<PlanDeclaration>[] = [];
  readonly #formularies: Listed<FormularyDeclaration>[] = [];
  #scenario: ScenarioDeclaration | null = null;
  #roster: RosterDeclaration | null = null;

  /** A module imported twice under two names is one scope: its first name stays. */
  scope(module: Module, prefix: string, entry: boolean): Scope {
    const known = this.#scopes.get(module.source.path);
    if (known !== undefined) return known;
    const names = new Map<string, Meaning>();
    const scope: Scope = { module, prefix, names, refused: this.#refused };
    this.#scopes.set(module.source.path, scope);
    const put = (name: Name, symbol: Meaning): void => this.#put(scope, names, name, symbol);
    for (const { module: imported, use } of module.imports.values()) {
      put(use.alias, { kind: 'module', scope: this.scope(imported, `${prefix}${use.alias.text}.`, false), span: use.alias.span });
    }
    for (const declaration of module.node.declarations) this.#declare(declaration, scope, put, entry);
    return scope;
  }

  #declare(declaration: Declaration, scope: Scope, put: (name: Name, symbol: Meaning) => void, entry: boolean): void {
    switch (declaration.kind) {
      case 'use':
        return;
      case 'param': {
        put(declaration.name, { kind: 'param', id: this.#params.length, node: declaration, scope, span: declaration.name.span });
        this.#params.push({ name: scope.prefix + declaration.name.text, node: declaration, scope });
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
      default:
        // States that are called may be in a module; those that begin by themselves belong to a scenario.
        if (declaration.kind === 'states' && declaration.from === null) {
          this.#machine(declaration, scope, put);
          return;
        }
        if (!entry) {
          this.diagnostics.push(diagnose(say.notInModule, scope.module.source.path, headSpan(declaration), { word: declaration.kind }));
          return;
        }
        this.#declareScenario(declaration, scope, put);
    }
  }

  #declareScenario(
    declaration: Extract<Declaration, { kind: 'scenario' | 'subjects' | 'variations' | 'states' | 'cycle' | 'expect' | 'measure' | 'cover' | 'defects' }>,
    scope: Scope,
    put: (name: Name, symbol: Meaning) => void,
  ): void {
    switch (declaration.kind) {
      case 'scenario':
        if (this.#scenario === null) this.#scenario = declaration;
        else this.#again(scope, '`scenario`', declaration.name, this.#scenario.name);
        return;
      case 'subjects':
        if (this.#roster === null) this.#roster = declaration;
        else this.#again(scope, '`subjects from`', declaration.path, this.#roster.path);
        return;
      case 'variations':
        put(declaration.name, { kind: 'axis', id: this.#axes.length, node: declaration, span: declaration.name.span });
        this.#axes.push(declaration);
        return;
      case 'states':
      case 'cycle':
        this.#machine(declaration, scope, put);
        return;
      case 'expect':
        this.#expects.push(declaration);
        return;
      case 'measure':
        put(declaration.name, { kind: 'measure', span: declaration.name.span });
        this.#measures.push(declaration);
        return;
      case 'cover':
        this.#covers.push(declaration);
        return;
      case 'defects':
        this.#defects.push(declaration);
        return;
    }
  }

  #machine(declaration: StatesDeclaration | CycleDeclaration, scope: Scope, put: (name: Name, symbol: Meaning) => void): void {
    const { name } = declaration;
    if (declaration.kind === 'cycle') put(name, { kind: 'cycle', node: declaration, scope, span: name.span });
    else put(name, { kind: 'states', node: declaration, scope, span: name.span });
    if (declaration.kind === 'states' && declaration.from === null) this.#flows.push({ node: declaration, scope });
    else this.#machines.push(declaration);
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
      };
      rows.set(row.name.text, concept);
      this.#concepts.push(concept);
    }
    return { kind: 'codes', name, rows, span: declaration.name.span };
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
    const profile = own.find((node) => !isPatient(node)) ?? own[0] ?? this.#profiles[0] ?? null;
    if (profile === null) return { profile, patients: [], strangers: false };
    const patients = (named.get(profile) ?? []).filter(({ node }) => node !== profile);
    // The profile that a misspelled name means is not one too many.
    if (items(profile, root).some(namesNobody)) return { profile, patients, strangers: true };
    for (const other of own) {
      if (other === profile || isPatient(other)) continue;
      this.#again(root, '`profile`; use `variations` for differences between people, and `is:` in a household for further patients', other.name, profile.name);
    }
    return { profile, patients, strangers: false };
  }

  #again(scope: Scope, what: string, name: Name | TextValue, first: Name | TextValue): void {
    const file = scope.module.source.path;
    this.diagnostics.push(
      diagnose(say.repeatedDeclaration, file, name.span, { what }, { found: name.text, related: [{ message: 'first defined here', file, span: first.span }] }),
    );
  }

  /** Refuses includes that come back to themselves or to too much, before any is followed. */
  #limitIncludes(): void {
    const limits = new IncludeLimits(this.#refused, ({ scope, statement, why }) => {
      const { path: file, text } = scope.module.source;
      const name = statement.argument === null ? '' : text.slice(statement.argument.span.start, statement.argument.span.end);
      if (why === 'cycle') this.diagnostics.push(diagnose(include.includeCycle, file, statement.span, { name }, { found: name }));
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
    const allTimelines = this.#notIncluded(this.#timelines, root).map((node): BoundTimeline => ({ node, items: unfold(node.body, root, 'timeline', report) }));
    const owner = (name: Name | null): ProfileDeclaration | null => {
      const meaning = name === null ? undefined : root.names.get(name.text);
      return meaning?.kind === 'profile' && (strangers || patients.some(({ node }) => node === meaning.node)) ? meaning.node : profile;
    };
    const timelines = allTimelines.filter(({ node }) => owner(node.profile) === profile);
    const theirs = new Map(patients.map(({ node }) => [node, allTimelines.filter((timeline) => owner(timeline.node.profile) === node)]));
    const machines = this.#machines.map((machine) => ({ machine, of: ownerOfMachine(machine, timelines, theirs) ?? profile }));
    const threads = (own: readonly BoundTimeline[], of: ProfileDeclaration | null): Bound['threads'] =>
      [...own, ...machines.filter((one) => one.of === of).map(({ machine }) => machine)].sort((a, b) => startOf(a) - startOf(b));
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
      timelines,
      threads: threads(timelines, profile),
      flows: this.#flows,
      expects: this.#expects.filter(({ of }) => owner(of) === profile),
      measures: this.#measures,
      covers: this.#covers,
      defects: this.#defects,
    };
    return {
      ...bound,
      patients: patients.map(({ node, scope }): BoundPatient => {
        const own = theirs.get(node) ?? [];
        const expects = this.#expects.filter(({ of }) => owner(of) === node);
        const rest = { roster: null, measures: [], covers: [], defects: [] };
        return { node, bound: { ...bound, ...rest, profile: node, profileItems: itemsOf(node, scope), timelines: own, threads: threads(own, node), expects } };
      }),
    };
  }
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
  const field = fieldNamed(member, 'is');
  if (field?.value.kind !== 'path') return null;
  const { symbol, rest } = followPath(scope, field.value.names);
  return symbol?.kind === 'profile' && rest.length === 0 ? symbol : null;
}

function fieldNamed({ body }: Statement, name: string): FieldNode | null {
  for (const item of body?.items ?? []) if (item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name) return item;
  return null;
}

/** Whether a household has a member whose `is` names no profile. */
function namesNobody({ item, scope }: Placed): boolean {
  if (!isStatement(item, 'household')) return false;
  return (
    item.body?.items.some((member) => member.kind === 'statement' && fieldNamed(member, 'is') !== null && profileOfMember(member, scope) === null) === true
  );
}

/** The profiles that the household of a profile names, each once. */
function patientsIn(items: readonly Placed[]): PatientProfile[] {
  const found = new Map<ProfileDeclaration, PatientProfile>();
  for (const { item, scope } of items) {
    if (!isStatement(item, 'household')) continue;
    for (const member of item.body?.items ?? []) {
      const profile = member.kind === 'statement' ? profileOfMember(member, scope) : null;
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
  const among = (placed: readonly Placed[]): boolean =>
    placed.some(
      ({ item, inner }) =>
        (item.kind === 'event' && item.path.names[0].text === word) ||
        (isStatement(item, 'anchor') && item.argument?.kind === 'path' && item.argument.names[0].text === word) ||
        among(inner),
    );
  return node.name.text === word || among(items);
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
  return 'node' in thread ? thread.node.span.start : thread.span.start;
}

function headSpan(declaration: Declaration): { start: number; end: number } {
  return spanOf(declaration.span.start, Math.min(declaration.span.end, declaration.span.start + declaration.kind.length));
}

/** The bodies of a declaration that may include others. */
function bodiesOf(declaration: Declaration): readonly Body[] {
  switch (declaration.kind) {
    case 'profile':
    case 'timeline':
    case 'mixin':
      return [declaration.body];
    case 'states':
    case 'cycle':
    case 'flow':
      return bodiesOfThread(declaration);
    case 'variations':
      return declaration.arms.map(({ body }) => body);
    default:
      return [];
  }
}
