/** Entry file → graph of modules. The shell reads files; here is decided what may be asked for. */
import type { Body, FileNode, UseDeclaration } from '../../grammar/ast/ast.ts';
import { eachNode } from '../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose, echo } from '../../grammar/diagnostic.ts';
import { parse } from '../../grammar/parse.ts';
import type { SourceFile, Span } from '../../grammar/source-text.ts';
import type { SourceLimits } from '../../grammar/text-limits.ts';
import type { Limits } from '../compiler-limits.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { checkLock } from './lock-file.ts';

/** A file as a shell hands it in; `sha256` (hex) is of its bytes. */
export interface ModuleText {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
}

/** What a shell provides: the text of an imported module, or why there is none. It must refuse everything outside its root. */
export interface Host {
  read(importPath: string, fromPath: string): ModuleText | { readonly problem: string };
  /** The text of a file of data, such as a roster, under the same rules. */
  data?(path: string, fromPath: string): ModuleText | { readonly problem: string };
  /** The lock file next to the entry, where there is one. */
  readonly lock?: ModuleText | { readonly problem: string } | null;
}

/** A file as it is used: where two imports give its parameters other values, it is there twice. */
export interface Module {
  /** Position in the list of files; 0 is the entry. */
  readonly file: number;
  /** The values that the import gives its parameters, and who says so; null where it gives none. */
  readonly given: { readonly body: Body; readonly by: Module } | null;
  /** Tells what is used with other values apart; empty where none are given. */
  readonly values: string;
  readonly source: SourceFile;
  readonly sha256: string;
  readonly node: FileNode;
  readonly imports: ReadonlyMap<string, { readonly module: Module; readonly use: UseDeclaration }>;
}

export interface Loaded {
  /** Entry first; every file once. */
  readonly modules: readonly Module[];
  /** The roster that the entry names, as far as it can be read. */
  readonly roster: ModuleText | { readonly problem: string } | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function load(entry: ModuleText, host: Host, limits: Limits): Loaded {
  const loader = new Loader(host, limits);
  loader.module(entry, []);
  const { lock } = host;
  if (lock !== undefined && lock !== null) loader.diagnostics.push(...checkLock(loader.modules, lock));
  return { modules: loader.modules, roster: rosterOf(loader.modules[0], host), diagnostics: loader.diagnostics };
}

function rosterOf(entry: Module, host: Host): Loaded['roster'] {
  const node = entry.node.declarations.find((declaration) => declaration.kind === 'subjects');
  if (node?.kind !== 'subjects') return null;
  const shape = refusedShape(node.path.text);
  if (shape !== null) return { problem: shape };
  return host.data?.(node.path.text, entry.source.path) ?? { problem: 'data files are not supported here' };
}

class Loader {
  readonly modules: Module[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** By path and values of parameters. */
  readonly #known = new Map<string, Module>();
  readonly #host: Host;
  readonly #limits: Limits;

  constructor(host: Host, limits: Limits) {
    this.#host = host;
    this.#limits = limits;
  }

  module(text: ModuleText, stack: readonly string[], given: Module['given'] = null): Module {
    const values = given === null ? '' : valuesOf(given);
    const key = `${text.path}\n${values}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const source: SourceFile = { path: text.path, text: text.text };
    // Each use has a tree of its own: what is declared twice is two things.
    const { value: node, diagnostics } = parse(source, this.#limits.source satisfies SourceLimits);
    const imports = new Map<string, { module: Module; use: UseDeclaration }>();
    const first = this.modules.find((other) => other.source.path === text.path);
    const module: Module = { file: first?.file ?? this.modules.length, given, values, source, sha256: text.sha256, node, imports };
    this.#known.set(key, module);
    if (first === undefined) {
      this.modules.push(module);
      for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic);
    }
    const inside = [...stack, text.path];
    for (const declaration of node.declarations) {
      if (declaration.kind !== 'use') continue;
      const imported = this.#import(declaration, module, inside);
      if (imported !== null) imports.set(declaration.alias.text, { module: imported, use: declaration });
    }
    return module;
  }

  #import(use: UseDeclaration, by: Module, stack: readonly string[]): Module | null {
    const { source } = by;
    const span: Span = use.path.span;
    const path = use.path.text;
    const fail = (why: string): null => {
      this.diagnostics.push(diagnose(say.moduleNotFound, source.path, span, { path: echo(path), why }, { found: path }));
      return null;
    };
    const shape = refusedShape(path);
    if (shape !== null) return fail(shape);
    if (stack.length > this.#limits.importDepth) return this.#limit(source, span, 'the depth of imports', this.#limits.importDepth);
    const read = this.#host.read(path, source.path);
    if ('problem' in read) return fail(read.problem);
    if (stack.includes(read.path)) {
      const cycle = [...stack.slice(stack.indexOf(read.path)), read.path].join(' → ');
      this.diagnostics.push(diagnose(say.moduleCycle, source.path, span, { cycle }, { found: path }));
      return null;
    }
    const given = use.body === null || use.body.items.length === 0 ? null : { body: use.body, by };
    const known = this.#known.has(`${read.path}\n${given === null ? '' : valuesOf(given)}`);
    if (!known && this.#known.size >= this.#limits.modules) return this.#limit(source, span, 'the number of modules', this.#limits.modules);
    return this.module(read, stack, given);
  }

  #limit(source: SourceFile, span: Span, what: string, limit: number): null {
    this.diagnostics.push(diagnose(say.moduleLimit, source.path, span, { what, limit }));
    return null;
  }
}

/** The values that an import gives, as text. What they say by names depends on who says it. */
function valuesOf({ body, by }: NonNullable<Module['given']>): string {
  const text = ({ start, end }: Span): string => by.source.text.slice(start, end).replace(/\s+/g, ' ');
  const fields = body.items.map(({ span }) => text(span)).sort();
  const named = body.items.some((item) => item.kind === 'field' && [...eachNode(item.value)].some(({ kind }) => kind === 'path' || kind === 'call'));
  return `${named ? `${by.source.path} ${by.values}: ` : ''}${fields.join(', ')}`;
}

/** Import paths are relative, with forward slashes, and never name another machine, drive or protocol. */
function refusedShape(path: string): string | null {
  if (path === '') return 'the path is empty';
  if (path.length > 255) return 'the path is longer than 255 characters';
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'the path contains a control character';
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return 'it is outside the allowed root: a path must not have a protocol or drive letter';
  if (path.includes('\\')) return 'a path must use forward slashes';
  if (path.startsWith('/') || path.startsWith('~')) return 'it is outside the allowed root: a path must be relative to the importing file';
  if (path.includes('%')) return 'a path must not contain percent signs';
  return null;
}
