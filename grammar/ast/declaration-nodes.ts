/** What is at the top of a file. */
import type { Span } from '../source-text.ts';
import type { Body, EventNode, FieldNode } from './body-nodes.ts';
import type { CoverDeclaration, DefectsDeclaration, MeasureDeclaration, TargetDeclaration } from './cohort-nodes.ts';
import type { CycleDeclaration, FlowDeclaration, StatesDeclaration } from './machine-nodes.ts';
import type { FormularyDeclaration, MixinDeclaration, PartyDeclaration, PlanDeclaration, PoolDeclaration, RosterDeclaration } from './people-nodes.ts';
import type { LetNode, Name, PathValue, TextValue, ValueNode, Weight } from './value-nodes.ts';

export interface Header {
  readonly version: number;
  readonly span: Span;
}

export interface ScenarioDeclaration {
  readonly kind: 'scenario';
  readonly name: Name;
  readonly title: TextValue;
  readonly body: Body;
  readonly span: Span;
}

export interface UseDeclaration {
  readonly kind: 'use';
  readonly path: TextValue;
  readonly alias: Name;
  /** Values of its parameters, and what its rows say otherwise. */
  readonly body: UseBody | null;
  readonly span: Span;
}

export interface UseBody {
  readonly items: readonly (FieldNode | RowAmendment)[];
  /** From the opening to the closing brace, both included. */
  readonly span: Span;
}

/** `metformin_500 { refills: 5 }` in the braces of a `use`: columns and defaults of a row of the file. */
export interface RowAmendment {
  readonly kind: 'row';
  readonly path: PathValue;
  readonly body: Body;
  readonly span: Span;
}

export interface ParamDeclaration {
  readonly kind: 'param';
  readonly name: Name;
  readonly value: ValueNode;
  readonly span: Span;
}

export interface CodeRow {
  readonly name: Name;
  readonly code: Name;
  readonly display: TextValue;
  /** Columns, as fields. */
  readonly body: Body | null;
  readonly span: Span;
}

export interface CodesDeclaration {
  readonly kind: 'codes';
  readonly name: Name;
  readonly system: Name;
  readonly rows: readonly CodeRow[];
  readonly span: Span;
}

/** `group statins: [rx.a, rx.b]`, or `group diabetes: ICD10CM { E08 E11 }`: concepts under one name. */
export interface GroupDeclaration {
  readonly kind: 'group';
  readonly name: Name;
  readonly members: GroupMembers;
  readonly span: Span;
}

export type GroupMembers =
  /** Rows of code tables, and other groups. */
  | { readonly kind: 'list'; readonly items: readonly ValueNode[] }
  /** Codes of a system; those of a classification stand for everything below them too. */
  | { readonly kind: 'codes'; readonly system: Name; readonly codes: readonly Name[] };

export interface TableRow {
  readonly cells: readonly ValueNode[];
  readonly span: Span;
}

export interface TableDeclaration {
  readonly kind: 'table';
  readonly name: Name;
  readonly columns: readonly Name[];
  readonly rows: readonly TableRow[];
  readonly span: Span;
}

export interface PanelDeclaration {
  readonly kind: 'panel';
  readonly name: Name;
  readonly body: Body;
  readonly span: Span;
}

export interface ProfileDeclaration {
  readonly kind: 'profile';
  readonly name: Name;
  readonly body: Body;
  readonly span: Span;
}

export interface VariationArm {
  readonly name: Name;
  readonly weight: Weight;
  readonly body: Body;
  readonly span: Span;
}

export interface VariationsDeclaration {
  readonly kind: 'variations';
  readonly name: Name;
  /** `variations axis random { }` draws each subject's arm. */
  readonly random: boolean;
  /** `with place`: dealt in each arm of another axis on its own. */
  readonly with: Name | null;
  /** Among whom it is dealt. */
  readonly when: ValueNode | null;
  readonly arms: readonly VariationArm[];
  readonly span: Span;
}

export interface TimelineDeclaration {
  readonly kind: 'timeline';
  readonly name: Name;
  readonly profile: Name;
  readonly body: Body;
  readonly span: Span;
}

/** One line of `expect`. */
export type Assertion =
  /** `share(…) ~ 25%`, `count(…) in 1..3`. */
  | { readonly kind: 'compare'; readonly value: ValueNode; readonly span: Span }
  /** `every subject has X at diagnosis`. */
  | { readonly kind: 'every'; readonly set: Name; readonly record: ValueNode; readonly relation: Relation | null; readonly span: Span }
  /** `never X before Y`. */
  | { readonly kind: 'never'; readonly record: ValueNode; readonly relation: Relation | null; readonly span: Span }
  /** `include dm.expect`. */
  | { readonly kind: 'include'; readonly path: PathValue; readonly span: Span };

export interface Relation {
  readonly word: 'at' | 'before' | 'after';
  readonly other: ValueNode;
  readonly span: Span;
}

export interface ExpectDeclaration {
  readonly kind: 'expect';
  /** `expect of infant`: the profile whose patients are the subjects; null for the first person of each unit. */
  readonly of: Name | null;
  readonly assertions: readonly Assertion[];
  readonly span: Span;
}

export type Declaration =
  | ScenarioDeclaration
  | UseDeclaration
  | ParamDeclaration
  | LetNode
  | CodesDeclaration
  | GroupDeclaration
  | TableDeclaration
  | PanelDeclaration
  | ProfileDeclaration
  | VariationsDeclaration
  | TimelineDeclaration
  | StatesDeclaration
  | CycleDeclaration
  | FlowDeclaration
  | ExpectDeclaration
  | MeasureDeclaration
  | TargetDeclaration
  | CoverDeclaration
  | DefectsDeclaration
  | PartyDeclaration
  | PoolDeclaration
  | PlanDeclaration
  | FormularyDeclaration
  | MixinDeclaration
  | RosterDeclaration;

/** A comment and where it stands; the printer puts it back. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

export interface FileNode {
  readonly header: Header | null;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
  /**
   * Words of what could not be read: a name among them may have been declared there, so it is not reported as unknown. `*` stands for every word.
   * Empty where there are no errors.
   */
  readonly lost: readonly string[];
  readonly span: Span;
}

export type { EventNode };
