/** Entry file → graph of modules. The shell reads files; here is decided what may be asked for. */
import type { FileNode, UseDeclaration } from '../../grammar/ast/ast.ts';
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

export interface Module {
  /** Position in the list of files; 0 is the entry. */
  readonly file: number;
  readonly source: SourceFile;
  readonly sha256: string;
  readonly node: FileNode;
  readonly imports: ReadonlyMap<string, { readonly module: Module; readonly use: UseDeclaration }>;
}

export interface Loaded {
  /** Entry first; every module once. */
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
  readonly #byPath = new Map<string, Module>();
  readonly #host: Host;
  readonly #limits: Limits;

  constructor(host: Host, limits: Limits) {
    this.#host = host;
    this.#limits = limits;
  }

  module(text: ModuleText, stack: readonly string[]): Module {
    const known = this.#byPath.get(text.path);
    if (known !== undefined) return known;
    const source: SourceFile = { path: text.path, text: text.text };
    const { value: node, diagnostics } = parse(source, this.#limits.source satisfies SourceLimits);
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic);
    const imports = new Map<string, { module: Module; use: UseDeclaration }>();
    const module: Module = { file: this.modules.length, source, sha256: text.sha256, node, imports };
    this.modules.push(module);
    this.#byPath.set(text.path, module);
    const inside = [...stack, text.path];
    for (const declaration of node.declarations) {
      if (declaration.kind !== 'use') continue;
      const imported = this.#import(declaration, source, inside);
      if (imported !== null) imports.set(declaration.alias.text, { module: imported, use: declaration });
    }
    return module;
  }

  #import(use: UseDeclaration, source: SourceFile, stack: readonly string[]): Module | null {
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
    if (!this.#byPath.has(read.path) && this.modules.length >= this.#limits.modules)
      return this.#limit(source, span, 'the number of modules', this.#limits.modules);
    return this.module(read, stack);
  }

  #limit(source: SourceFile, span: Span, what: string, limit: number): null {
    this.diagnostics.push(diagnose(say.moduleLimit, source.path, span, { what, limit }));
    return null;
  }
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
