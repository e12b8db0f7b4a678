/** Entry file → graph of modules. The shell reads files; here is decided what may be asked for. */
import type { FileNode, Name, RowAmendment, UseBody, UseDeclaration } from '../../grammar/ast/ast.ts';
import { eachNode } from '../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose, echo, type Outcome, type Suggestion } from '../../grammar/diagnostic.ts';
import { parse } from '../../grammar/parse.ts';
import { type SourceFile, type Span, spanOf } from '../../grammar/source-text.ts';
import type { SourceLimits } from '../../grammar/text-limits.ts';
import type { Limits } from '../compiler-limits.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { checkLock } from './lock-file.ts';

/** A file as a shell hands it in; `sha256` (hex) is of its bytes. */
export interface ModuleText {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** Its tree, a new one at each call, where the shell has it: of a text in which the parser finds nothing to report, within the default limits. Null where it has none. */
  readonly tree?: () => FileNode | null;
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
  readonly given: { readonly body: UseBody; readonly by: Module } | null;
  /** What importing files say of its rows, the nearest file first. */
  readonly amendments: readonly Amendment[];
  /** Tells what is used with other values apart; empty where none are given. */
  readonly values: string;
  readonly source: SourceFile;
  readonly sha256: string;
  readonly node: FileNode;
  readonly imports: ReadonlyMap<string, { readonly module: Module; readonly use: UseDeclaration }>;
}

/** What an importing file says of a row, by the path that the file itself would write. */
export interface Amendment {
  readonly names: readonly Name[];
  readonly node: RowAmendment;
  readonly by: Module;
}

export interface Loaded {
  /** Entry first; every file once. */
  readonly modules: readonly Module[];
  /** The roster that the entry names, as far as it can be read. */
  readonly roster: ModuleText | { readonly problem: string } | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param completed what stands for the tree of the entry: an editor adds to it */
export function load(entry: ModuleText, host: Host, limits: Limits, completed: (node: FileNode) => FileNode = (node) => node): Loaded {
  const loader = new Loader(host, limits, completed);
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
  readonly #completed: (node: FileNode) => FileNode;

  constructor(host: Host, limits: Limits, completed: (node: FileNode) => FileNode) {
    this.#host = host;
    this.#limits = limits;
    this.#completed = completed;
  }

  module(text: ModuleText, stack: readonly string[], given: Module['given'] = null, amendments: readonly Amendment[] = []): Module {
    const values = valuesOf(given, amendments);
    const key = `${text.path}\n${values}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const source: SourceFile = { path: text.path, text: text.text };
    // Each use has a tree of its own: what is declared twice is two things.
    const { value: read, diagnostics } = treeOf(text) ?? parse(source, this.#limits.source satisfies SourceLimits);
    const node = stack.length === 0 ? this.#completed(read) : read;
    const imports = new Map<string, { module: Module; use: UseDeclaration }>();
    const first = this.modules.find((other) => other.source.path === text.path);
    const module: Module = { file: first?.file ?? this.modules.length, given, amendments, values, source, sha256: text.sha256, node, imports };
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
    if (stack.length > this.#limits.importDepth) return this.#limit(source, span, 'depth', this.#limits.importDepth);
    const read = this.#host.read(path, source.path);
    if ('problem' in read) return fail(read.problem);
    if (stack.includes(read.path)) {
      const cycle = [...stack.slice(stack.indexOf(read.path)), read.path].join(' → ');
      this.diagnostics.push(diagnose(say.moduleCycle, source.path, span, { cycle }, { found: path, suggestions: [withoutImport(use, source)] }));
      return null;
    }
    const fields = use.body?.items.some(({ kind }) => kind === 'field') === true;
    const given = use.body === null || !fields ? null : { body: use.body, by };
    const amendments = amendmentsOf(use, by);
    const known = this.#known.has(`${read.path}\n${valuesOf(given, amendments)}`);
    if (!known && this.#known.size >= this.#limits.modules) return this.#limit(source, span, 'modules', this.#limits.modules);
    return this.module(read, stack, given, amendments);
  }

  #limit(source: SourceFile, span: Span, what: 'modules' | 'depth', limit: number): null {
    this.diagnostics.push(diagnose(say.moduleLimit, source.path, span, { what, limit }));
    return null;
  }
}

/** The tree that the shell has. */
function treeOf({ tree }: ModuleText): Outcome<FileNode> | null {
  const value = tree?.() ?? null;
  return value === null ? null : { value, diagnostics: [] };
}

/** The edit that ends a cycle of imports, where the file can do without. */
function withoutImport({ span, path }: UseDeclaration, { text }: SourceFile): Suggestion {
  const alone = (text[span.start - 1] ?? '\n') === '\n' && text[span.end] === '\n';
  return { title: `remove \`use "${echo(path.text)}"\``, edits: [{ span: spanOf(span.start, alone ? span.end + 1 : span.end), text: '' }], safe: false };
}

/** What a `use` says of rows of its file, and what is said of them by those who import the importing file: `rx.metformin { … }` for its `rx`. */
function amendmentsOf({ alias, body }: UseDeclaration, by: Module): Amendment[] {
  const own = (body?.items ?? []).flatMap((node): Amendment[] => (node.kind === 'row' ? [{ names: node.path.names, node, by }] : []));
  const passed = by.amendments.flatMap((one): Amendment[] => {
    const [first, ...names] = one.names;
    return names.length > 0 && first.text === alias.text ? [{ ...one, names }] : [];
  });
  return [...own, ...passed];
}

/** The values and rows that an import gives, as text. What they say by names depends on who says it. */
function valuesOf(given: Module['given'], amendments: readonly Amendment[]): string {
  const textIn = ({ source }: Module, { start, end }: Span): string => source.text.slice(start, end).replace(/\s+/g, ' ');
  const spoken = ({ source, values }: Module, node: object): string =>
    [...eachNode(node)].some(({ kind }) => kind === 'path' || kind === 'call') ? `${source.path} ${values}: ` : '';
  const fields = given?.body.items.flatMap((item) => (item.kind === 'field' ? [{ item, by: given.by }] : [])) ?? [];
  const named = fields.map(({ item, by }) => spoken(by, item.value)).find((text) => text !== '') ?? '';
  const rows = amendments.map(({ names, node, by }) => {
    const body = node.body.items.map((item) => (item.kind === 'field' ? spoken(by, item.value) : '')).join('');
    return `${names.map(({ text }) => text).join('.')} ${body}${textIn(by, node.body.span)}`;
  });
  return [
    `${named}${fields
      .map(({ item, by }) => textIn(by, item.span))
      .sort()
      .join(', ')}`,
    ...rows,
  ]
    .join('; ')
    .replace(/^; $/, '');
}

/** Import paths are relative, with forward slashes, and never name another machine, drive or protocol. */
function refusedShape(path: string): string | null {
  if (path === '') return 'the path is empty';
  if (path.length > 255) return 'the path is longer than 255 characters';
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'the path contains a control character';
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return 'a path must not have a protocol or drive letter';
  if (path.includes('\\')) return 'a path must use forward slashes';
  if (path.startsWith('/') || path.startsWith('~')) return 'a path must be relative to the importing file';
  if (path.includes('%')) return 'a path must not contain percent signs';
  return null;
}
