/** Declarations about the whole cohort: what is measured on it, what it must contain, and which faults are put into it. */
import type { Span } from '../source-text.ts';
import type { Body } from './body-nodes.ts';
import type { Name } from './value-nodes.ts';

/** `measure a1c_control { initial: …  numerator: … }` */
export interface MeasureDeclaration {
  readonly kind: 'measure';
  readonly name: Name;
  /** `measure screened of infant`: the profile of the patients that it is about; null for the first person of each unit. */
  readonly of: Name | null;
  readonly body: Body;
  readonly span: Span;
}

/** `target a1c_below_7 { figure: share(…) in 38.5%..48.5%  source: "…"  year: 2023  population: "…"  grade: A }` */
export interface TargetDeclaration {
  readonly kind: 'target';
  readonly name: Name;
  /** `target delivery_mode of mother`: the profile of the patients that it is about; null for the first person of each unit. */
  readonly of: Name | null;
  readonly body: Body;
  readonly span: Span;
}

/** `cover { pairs(control, sex)  values(age, [18, 64, 65]) }` */
export interface CoverDeclaration {
  readonly kind: 'cover';
  readonly body: Body;
  readonly span: Span;
}

/** `defects { typo family: 2%  late encounters: 3% { by: uniform(1 day..30 days) } }` */
export interface DefectsDeclaration {
  readonly kind: 'defects';
  readonly body: Body;
  readonly span: Span;
}
