/** Modules → names resolved to declarations: every declaration gets its id, every name one meaning. */
import type {
  CodesDeclaration,
  Declaration,
  ExpectDeclaration,
  JointDeclaration,
  Name,
  PanelDeclaration,
  ParamDeclaration,
  ProfileDeclaration,
  ScenarioDeclaration,
  TableDeclaration,
  TimelineDeclaration,
  VariationsDeclaration,
} from '../../grammar/ast/index.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { laterDeclaration } from '../../grammar/parser/kinds.ts';
import { spanOf } from '../../grammar/source.ts';
import * as say from '../diagnostics/names.ts';
import type { Module } from '../load/load.ts';
import { type BoundConcept, type Meaning, meaningWords, type Scope } from './scope.ts';

export interface Bound {
  readonly modules: readonly Module[];
  readonly root: Scope;
  readonly scenario: ScenarioDeclaration | null;
  readonly profile: ProfileDeclaration | null;
  readonly params: readonly { readonly name: string; readonly node: ParamDeclaration; readonly scope: Scope }[];
  readonly concepts: readonly BoundConcept[];
  readonly tables: readonly { readonly name: string; readonly node: TableDeclaration; readonly scope: Scope }[];
  readonly panels: readonly { readonly name: string; readonly node: PanelDeclaration; readonly scope: Scope }[];
  readonly axes: readonly VariationsDeclaration[];
  readonly joints: readonly JointDeclaration[];
  readonly timelines: readonly TimelineDeclaration[];
  readonly expects: readonly ExpectDeclaration[];
}

export function bind(modules: readonly Module[]): { readonly bound: Bound; readonly diagnostics: readonly Diagnostic[] } {
  const binder = new Binder();
  const root = binder.scope(modules[0], '', true);
  return { bound: binder.finish(modules, root), diagnostics: binder.diagnostics };
}

class Binder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #scopes = new Map<string, Scope>();
  readonly #params: Bound['params'][number][] = [];
  readonly #concepts: BoundConcept[] = [];
  readonly #tables: Bound['tables'][number][] = [];
  readonly #panels: Bound['panels'][number][] = [];
  readonly #axes: VariationsDeclaration[] = [];
  readonly #joints: JointDeclaration[] = [];
  readonly #timelines: TimelineDeclaration[] = [];
  readonly #expects: ExpectDeclaration[] = [];
  #scenario: ScenarioDeclaration | null = null;
  #profile: ProfileDeclaration | null = null;

  /** A module imported twice under two names is one scope: its first name stays. */
  scope(module: Module, prefix: string, entry: boolean): Scope {
    const known = this.#scopes.get(module.source.path);
    if (known !== undefined) return known;
    const names = new Map<string, Meaning>();
    const scope: Scope = { module, prefix, names };
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
      default:
        if (!entry) {
          this.diagnostics.push(diagnose(say.notInModule, scope.module.source.path, headSpan(declaration), { word: declaration.kind }));
          return;
        }
        this.#declareScenario(declaration, scope, put);
    }
  }

  #declareScenario(
    declaration: Exclude<Declaration, { kind: 'use' | 'param' | 'codes' | 'table' | 'panel' }>,
    scope: Scope,
    put: (name: Name, symbol: Meaning) => void,
  ): void {
    switch (declaration.kind) {
      case 'scenario':
        if (this.#scenario === null) this.#scenario = declaration;
        else this.#again(scope, '`scenario`', declaration.name, this.#scenario.name);
        return;
      case 'profile':
        if (this.#profile === null) this.#profile = declaration;
        else this.#again(scope, '`profile`; differences between people are `variations`', declaration.name, this.#profile.name);
        put(declaration.name, { kind: 'profile', span: declaration.name.span });
        return;
      case 'variations':
        put(declaration.name, { kind: 'axis', id: this.#axes.length, node: declaration, span: declaration.name.span });
        this.#axes.push(declaration);
        return;
      case 'joint':
        this.#joints.push(declaration);
        return;
      case 'timeline':
        put(declaration.name, { kind: 'timeline', span: declaration.name.span });
        this.#timelines.push(declaration);
        return;
      case 'states':
      case 'cycle':
      case 'flow':
        this.diagnostics.push(
          diagnose(laterDeclaration, scope.module.source.path, headSpan(declaration), { word: declaration.kind }, { found: declaration.kind }),
        );
        return;
      case 'expect':
        this.#expects.push(declaration);
        return;
    }
  }

  #codes(declaration: CodesDeclaration, scope: Scope): Meaning {
    const rows = new Map<string, BoundConcept>();
    for (const row of declaration.rows) {
      const first = rows.get(row.name.text);
      if (first !== undefined) {
        this.diagnostics.push(
          diagnose(
            say.duplicateName,
            scope.module.source.path,
            row.name.span,
            { name: row.name.text, what: 'another row of this table' },
            { related: [{ message: 'the first one', file: scope.module.source.path, span: first.row.name.span }] },
          ),
        );
        continue;
      }
      const concept: BoundConcept = {
        id: this.#concepts.length,
        name: `${scope.prefix}${declaration.name.text}.${row.name.text}`,
        table: declaration,
        row,
        scope,
      };
      rows.set(row.name.text, concept);
      this.#concepts.push(concept);
    }
    return { kind: 'codes', name: `${scope.prefix}${declaration.name.text}`, rows, span: declaration.name.span };
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
        { found: name.text, related: [{ message: 'the first one', file, span: first.span }] },
      ),
    );
  }

  #again(scope: Scope, what: string, name: Name, first: Name): void {
    const file = scope.module.source.path;
    this.diagnostics.push(
      diagnose(say.repeatedDeclaration, file, name.span, { what }, { found: name.text, related: [{ message: 'the first one', file, span: first.span }] }),
    );
  }

  finish(modules: readonly Module[], root: Scope): Bound {
    return {
      modules,
      root,
      scenario: this.#scenario,
      profile: this.#profile,
      params: this.#params,
      concepts: this.#concepts,
      tables: this.#tables,
      panels: this.#panels,
      axes: this.#axes,
      joints: this.#joints,
      timelines: this.#timelines,
      expects: this.#expects,
    };
  }
}

function headSpan(declaration: Declaration): { start: number; end: number } {
  return spanOf(declaration.span.start, Math.min(declaration.span.end, declaration.span.start + declaration.kind.length));
}
