/** Names and what they stand for. */
import type { CodeRow, CodesDeclaration, PanelDeclaration, ParamDeclaration, TableDeclaration, VariationsDeclaration } from '../../grammar/ast/index.ts';
import type { Span } from '../../grammar/source.ts';
import type { Module } from '../load/load.ts';

export interface BoundConcept {
  readonly id: number;
  /** As the entry file names it: `labs.a1c`, or `std.labs.a1c` for an import. */
  readonly name: string;
  readonly table: CodesDeclaration;
  readonly row: CodeRow;
  readonly scope: Scope;
}

export interface CodesSymbol {
  readonly kind: 'codes';
  readonly name: string;
  readonly rows: ReadonlyMap<string, BoundConcept>;
  readonly span: Span;
}

export type Meaning =
  | CodesSymbol
  | { readonly kind: 'param'; readonly id: number; readonly node: ParamDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'table'; readonly id: number; readonly node: TableDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'panel'; readonly id: number; readonly name: string; readonly node: PanelDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'axis'; readonly id: number; readonly node: VariationsDeclaration; readonly span: Span }
  | { readonly kind: 'module'; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'profile'; readonly span: Span }
  | { readonly kind: 'timeline'; readonly span: Span };

/** The names of one module. */
export interface Scope {
  readonly module: Module;
  /** Prefix for names of concepts: empty for the entry file, `alias.` for an import. */
  readonly prefix: string;
  readonly names: ReadonlyMap<string, Meaning>;
}

/** What a symbol is, in words. */
export function meaningWords(symbol: Meaning): string {
  switch (symbol.kind) {
    case 'codes':
      return 'a code table';
    case 'param':
      return 'a parameter';
    case 'table':
      return 'a table';
    case 'panel':
      return 'a panel';
    case 'axis':
      return 'a variations axis';
    case 'module':
      return 'an imported module';
    case 'profile':
      return 'a profile';
    case 'timeline':
      return 'a timeline';
  }
}
