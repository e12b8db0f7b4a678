/**
 * What all checks share: the bound scenario, the names of its timelines, the list of diagnostics, and the attributes with their types, which are
 * worked out on demand because attributes may be in any order.
 */
import type { FieldNode, LetNode, Name, ProfileDeclaration, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { type Details, type Diagnostic, type DiagnosticKind, diagnose } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Concept, LookupTable, Panel, Param } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import type { PartyDefinition, PoolDefinition } from '../../ir/party-definition.ts';
import type { Roster } from '../../ir/roster-definition.ts';
import type { Relationship } from '../../model/parties/related-person.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { Bound } from '../bind/bind.ts';
import type { GivenArgument, Scope } from '../bind/scope.ts';
import type { Limits } from '../compiler-limits.ts';
import type { Place } from './place.ts';
import type { Binding, TimelineNames } from './timeline-names.ts';

export interface Typed {
  readonly expression: Expression;
  readonly type: Type;
}

/** An attribute, or a field of the person that the profile sets. */
export interface AttributeInfo {
  readonly name: string;
  readonly kind: 'attribute' | 'person';
  readonly slot: number;
  readonly scope: Scope;
  readonly span: Span;
  /** Its name where it is defined; null where arms alone give it. */
  readonly nameSpan: Span | null;
  /** Null where only arms define it. */
  readonly value: ValueNode | null;
  /** What the value must be, for fields of the person. */
  readonly expected: Type | null;
  state: 'new' | 'busy' | 'done';
  type: Type;
  expression: Expression | null;
}

/** A `let` of a file or of the profile. */
export interface LetInfo {
  readonly name: string;
  readonly node: LetNode;
  readonly scope: Scope;
  readonly parameters: readonly { readonly name: Name; readonly type: Type }[];
  state: 'new' | 'busy' | 'done';
  type: Type;
  /** How often its value reads each parameter. */
  readonly reads: Map<string, number>;
  /** Whether its value was reported: what reads it is not. */
  wrong: boolean;
  used: boolean;
}

/** Whose scenario is checked. */
export interface Whom {
  /** The first person of the unit, for another patient of it; null for the first person. */
  readonly first: Checker | null;
  /** Whether the life begins at an event of the first person. */
  readonly born: boolean;
  /** Whether the household of the first person states the age or the birth of each. */
  readonly aged: boolean;
  /** Attributes that some other patient of the unit has, which arms may replace. */
  readonly elsewhere: ReadonlySet<string>;
  /** Attributes that begin with a whole number and are given a fraction, by where they are declared; more are found during a pass. */
  readonly fractional: Set<string>;
}

/** A kind of further patients: those of a profile who begin in the same way. */
export interface PatientKind {
  readonly node: ProfileDeclaration;
  readonly born: boolean;
  aged: boolean;
}

/** The first person of a unit without other patients. */
export const alone: Omit<Whom, 'fractional'> = { first: null, born: false, aged: false, elsewhere: new Set() };

/** A field that a row gives to the verbs that use it. */
export interface RowDefault {
  readonly name: string;
  readonly node: FieldNode;
  readonly scope: Scope;
}

/** A related person of the subject. */
export interface MemberInfo {
  readonly name: string;
  readonly relationship: Relationship;
  readonly node: Statement;
  readonly scope: Scope;
  readonly span: Span;
  /** The profile that `is:` names: the person is a patient. */
  readonly is: ProfileDeclaration | null;
}

export interface AnchorInfo {
  readonly expression: Expression;
  readonly type: Type;
}

/** Elaborates a value of any kind. The checker is given it, since its parts elaborate the values within theirs. */
export type Elaborator = (checker: Checker, place: Place, value: ValueNode, expected: Type | null) => Typed;

/** Values given from outside, by name of the parameter: what is after `--set name=`. */
export type Settings = ReadonlyMap<string, string>;

/** What an editor asks about afterwards; compiling notes nothing. */
export interface CheckNotes {
  /** A value that was elaborated, where it stands, and the type that its place asked for. The last note of a value counts. */
  value(place: Place, value: ValueNode, expected: Type | null, typed: Typed): void;
}

const keyOf = ({ system, code }: Concept): string => `${system} ${code}`;

export class Checker {
  readonly diagnostics: Diagnostic[] = [];
  readonly bound: Bound;
  readonly limits: Limits;
  readonly concepts: Concept[] = [];
  readonly #firstOfCode = new Map<string, number>();
  /** How many rows are among the keys. */
  #keyed = 0;
  /** What rows say for the verbs that use them, worked out on demand. */
  readonly rowDefaults = new Map<number, readonly RowDefault[]>();
  /** The rows of each group, worked out on demand. */
  readonly groups = new Map<number, readonly number[]>();
  params: Param[] = [];
  paramTypes: Type[] = [];
  /** Parameters that some value names: weights and rates keep only what comes of them. */
  readonly namedParams = new Set<number>();
  tables: LookupTable[] = [];
  tableTypes: Type[][] = [];
  panels: Panel[] = [];
  parties: PartyDefinition[] = [];
  pools: PoolDefinition[] = [];
  readonly attributes = new Map<string, AttributeInfo>();
  readonly fractional: Whom['fractional'];
  readonly person = new Map<string, AttributeInfo>();
  roster: Roster | null = null;
  /** Columns of the roster by the field or attribute that they give. */
  readonly rosterColumns = new Map<string, number>();
  readonly members: MemberInfo[] = [];
  /** The kinds of further patients in the household. */
  readonly patients: PatientKind[] = [];
  readonly timelines: TimelineNames;
  /** Attributes and `let` declarations whose type is being worked out, for naming a cycle. */
  readonly busy: (AttributeInfo | LetInfo)[] = [];
  /** Those of the profile, by name. */
  readonly profileLets = new Map<string, LetInfo>();
  /** All that were looked at. */
  readonly lets = new Map<LetNode, LetInfo>();
  /** Values kept for their arguments. */
  letSlots = 0;
  /** Values that were elaborated in uses of them. */
  letValues = 0;
  /** Anchors by id, worked out on demand. */
  readonly anchors = new Map<number, AnchorInfo>();
  readonly busyAnchors: number[] = [];
  walks = 0;
  /** Values that are being elaborated, each for the one before. */
  depth = 0;
  /** Arguments of flows and machines, worked out once. */
  readonly arguments = new Map<Binding, Typed>();
  /** Arguments of mixins that something reads, and how often any is read. */
  readonly readArguments = new Set<GivenArgument>();
  argumentReads = 0;
  /** `onset … { diagnosed_at: visit }`: what is recorded later, and where. */
  readonly awaited: {
    readonly concept: number;
    readonly label: string;
    readonly event: number;
    readonly name: string;
    readonly scope: Scope;
    readonly span: Span;
  }[] = [];
  /** Names that were reported where they should have been declared: that they are unknown elsewhere follows from it. */
  readonly excused = new Set<string>();

  readonly settings: Settings;
  readonly elaborator: Elaborator;
  readonly notes: CheckNotes | null;
  readonly whom: Whom;

  constructor(bound: Bound, timelines: TimelineNames, limits: Limits, settings: Settings, elaborator: Elaborator, notes: CheckNotes | null, whom: Whom) {
    this.bound = bound;
    this.whom = whom;
    this.fractional = whom.fractional;
    this.timelines = timelines;
    this.limits = limits;
    this.settings = settings;
    this.elaborator = elaborator;
    this.notes = notes;
  }

  /** The first row with the code of a row: questions ask for the code, whichever table names it. */
  sameCode(row: number): number {
    // Rows are only ever added.
    for (; this.#keyed < this.concepts.length; this.#keyed++) {
      const key = keyOf(this.concepts[this.#keyed]);
      if (!this.#firstOfCode.has(key)) this.#firstOfCode.set(key, this.#keyed);
    }
    return this.#firstOfCode.get(keyOf(this.concepts[row])) as number;
  }

  report<Facts>(of: DiagnosticKind<Facts>, scope: Scope, span: Span, facts: Facts, details?: Details): void {
    this.diagnostics.push(diagnose(of, scope.module.source.path, span, facts, details));
  }

  /** Runs a check and takes away what it reports of a part of the source; what comes to light elsewhere on the way is reported once, and stays. */
  apart<Result>(scope: Scope, part: Span, run: () => Result): { readonly result: Result; readonly reported: readonly Diagnostic[] } {
    const before = this.diagnostics.length;
    const result = run();
    const all = this.diagnostics.splice(before);
    const within = ({ file, span }: Diagnostic): boolean =>
      file === scope.module.source.path && span !== null && span.start >= part.start && span.end <= part.end;
    this.diagnostics.push(...all.filter((one) => !within(one)));
    return { result, reported: all.filter(within) };
  }

  /** Reports in a file, for what is known by its place alone. */
  reportIn<Facts>(of: DiagnosticKind<Facts>, file: string, span: Span, facts: Facts, details?: Details): void {
    this.diagnostics.push(diagnose(of, file, span, facts, details));
  }

  at(scope: Scope, span: Span): At {
    return [scope.module.file, span.start, span.end];
  }

  source(scope: Scope, span: Span): string {
    return scope.module.source.text.slice(span.start, span.end);
  }
}
