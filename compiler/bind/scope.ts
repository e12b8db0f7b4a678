/** Names and what they stand for. */
import type {
  BodyItem,
  CodeRow,
  CodesDeclaration,
  CycleDeclaration,
  FieldNode,
  FlowDeclaration,
  FormularyDeclaration,
  GroupDeclaration,
  LetNode,
  MeasureDeclaration,
  MixinDeclaration,
  Name,
  PanelDeclaration,
  ParamDeclaration,
  Parameter,
  PartyDeclaration,
  PlanDeclaration,
  PoolDeclaration,
  ProfileDeclaration,
  Statement,
  StatesDeclaration,
  TableDeclaration,
  TargetDeclaration,
  TimelineDeclaration,
  ValueNode,
  VariationsDeclaration,
} from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Module } from '../load/load-modules.ts';

export interface BoundConcept {
  readonly id: number;
  /** As the entry file names it: `labs.a1c`, or `std.labs.a1c` for an import. */
  readonly name: string;
  readonly table: CodesDeclaration;
  readonly row: CodeRow;
  readonly scope: Scope;
  /** What it says, with the file that says so: the row itself, or a file that imports it. */
  readonly items: readonly { readonly item: BodyItem; readonly scope: Scope }[];
}

/** What a row says by a name. */
export function fieldOfRow({ items }: Pick<BoundConcept, 'items'>, name: string): { readonly node: FieldNode; readonly scope: Scope } | null {
  for (const { item, scope } of items)
    if (item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name) return { node: item, scope };
  return null;
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
  | (Listed<GroupDeclaration> & { readonly kind: 'group' })
  | { readonly kind: 'let'; readonly node: LetNode; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'table'; readonly id: number; readonly node: TableDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'panel'; readonly id: number; readonly name: string; readonly node: PanelDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'axis'; readonly node: VariationsDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'module'; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'measure'; readonly node: MeasureDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'target'; readonly node: TargetDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'profile'; readonly node: ProfileDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'timeline'; readonly node: TimelineDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'mixin'; readonly node: MixinDeclaration; readonly scope: Scope; readonly span: Span }
  | (Listed<PartyDeclaration> & { readonly kind: 'party' })
  | (Listed<PoolDeclaration> & { readonly kind: 'pool' })
  | (Listed<PlanDeclaration> & { readonly kind: 'plan' })
  | (Listed<FormularyDeclaration> & { readonly kind: 'formulary' })
  | { readonly kind: 'states'; readonly node: StatesDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'cycle'; readonly node: CycleDeclaration; readonly scope: Scope; readonly span: Span }
  | { readonly kind: 'flow'; readonly node: FlowDeclaration; readonly scope: Scope; readonly span: Span };

/** A declaration with its position in its list, and its name as the entry file says it. */
export interface Listed<Node> {
  readonly id: number;
  readonly name: string;
  readonly node: Node;
  readonly scope: Scope;
  readonly span: Span;
}

/** The names of one module. */
export interface Scope {
  readonly module: Module;
  /** Prefix for names of concepts: empty for the entry file, `alias.` for an import. */
  readonly prefix: string;
  readonly names: ReadonlyMap<string, Meaning>;
  /** Includes that are not followed: they come back to themselves, or to too much. They are reported where names are bound. */
  readonly refused?: ReadonlySet<Statement>;
  /** Of a mixin as one `include` reads it; none for the module as such. */
  readonly inclusion?: Inclusion;
  /** The mixins of the module as includes read them: those that say the same are one. */
  readonly inclusions?: Map<string, Scope>;
}

/** What an `include` gives a mixin. */
export interface Inclusion {
  readonly mixin: MixinDeclaration;
  /** Tells includes with other arguments or another name apart. */
  readonly key: string;
  /** What the names of its events and anchors begin with outside of it: `lipids` after `include screening(…) as lipids`; empty for nothing. */
  readonly name: string;
  readonly given: ReadonlyMap<string, GivenArgument>;
}

/** A parameter of a mixin with its argument. */
export interface GivenArgument {
  readonly parameter: Parameter;
  /** Null where nothing was given, which is reported. */
  readonly value: ValueNode | null;
  /** Where the argument is written. */
  readonly scope: Scope;
}

/** Whether something is written in the same file, used with the same values. */
export function sameModule(a: Scope, b: Scope): boolean {
  return a.module === b.module;
}

/** The argument that a word stands for in the mixin around. */
export function argumentNamed({ inclusion }: Scope, value: ValueNode): GivenArgument | null {
  if (inclusion === undefined || value.kind !== 'path' || value.names.length > 1 || value.index !== null) return null;
  return inclusion.given.get(value.names[0].text) ?? null;
}

/** What a value is where it is written: of a parameter of a mixin, its argument. */
export function asGiven(scope: Scope, value: ValueNode): { readonly scope: Scope; readonly value: ValueNode } {
  const argument = argumentNamed(scope, value);
  return argument === null || argument.value === null ? { scope, value } : asGiven(argument.scope, argument.value);
}

/** A name that an item of a mixin declares, as it is known outside of it. */
export function nameOutside({ inclusion }: Scope, name: string): string {
  return inclusion === undefined || inclusion.name === '' ? name : `${inclusion.name}.${name}`;
}

/** What a symbol is, in words. */
export function meaningWords(symbol: Meaning): string {
  switch (symbol.kind) {
    case 'codes':
      return 'a code table';
    case 'param':
      return 'a parameter';
    case 'group':
      return 'a group';
    case 'let':
      return 'a `let`';
    case 'table':
      return 'a table';
    case 'panel':
      return 'a panel';
    case 'axis':
      return 'a `variations` declaration';
    case 'module':
      return 'an imported file';
    case 'profile':
      return 'a profile';
    case 'measure':
      return 'a measure';
    case 'target':
      return 'a target';
    case 'timeline':
      return 'a timeline';
    case 'mixin':
      return 'a mixin';
    case 'party':
      return `a ${symbol.node.kind}`;
    case 'pool':
      return 'a pool';
    case 'plan':
      return 'a plan';
    case 'formulary':
      return 'a formulary';
    case 'states':
      return 'a state machine';
    case 'cycle':
      return 'a cycle';
    case 'flow':
      return 'a flow';
  }
}

/** The name under which a module's own table is reached without its name: that of its file. `labs.a1c` is a row of the table `labs` of `labs.hsim`. */
export function mainTable({ source }: Module): string {
  return /([^/:]*?)(?:\.hsim)?$/.exec(source.path)?.[1] ?? '';
}

/** Follows a path through modules: the symbol it ends at, and the names that are left over. */
export function followPath(scope: Scope, names: readonly Name[]): { readonly symbol: Meaning | null; readonly rest: readonly Name[]; readonly scope: Scope } {
  let current = scope;
  for (let i = 0; i < names.length; i++) {
    const symbol = current.names.get(names[i].text);
    if (symbol === undefined) {
      const main = i > 0 ? current.names.get(mainTable(current.module)) : undefined;
      return main?.kind === 'codes' ? { symbol: main, rest: names.slice(i), scope: current } : { symbol: null, rest: names.slice(i), scope: current };
    }
    if (symbol.kind !== 'module') return { symbol, rest: names.slice(i + 1), scope: current };
    current = symbol.scope;
  }
  return { symbol: null, rest: [], scope: current };
}
