/** Values: what is to the right of a colon, in a guard, or as an argument. Every node keeps its span. */
import type { Span } from '../source-text.ts';

export interface Name {
  readonly text: string;
  readonly span: Span;
}

export const durationUnits = ['minute', 'hour', 'day', 'business_day', 'week', 'month', 'year'] as const;
export type DurationUnit = (typeof durationUnits)[number];

export interface NumberValue {
  readonly kind: 'number';
  /** As written, so that exact decimals are not lost. */
  readonly text: string;
  readonly span: Span;
}

export interface PercentValue {
  readonly kind: 'percent';
  /** The digits before the sign. */
  readonly text: string;
  readonly span: Span;
}

export interface MoneyValue {
  readonly kind: 'money';
  /** Digits and point, without dollar sign and commas. */
  readonly text: string;
  readonly span: Span;
}

export interface DurationValue {
  readonly kind: 'duration';
  readonly amount: string;
  readonly unit: DurationUnit;
  readonly span: Span;
}

export interface QuantityValue {
  readonly kind: 'quantity';
  readonly amount: string;
  /** UCUM. */
  readonly unit: string;
  readonly span: Span;
}

export interface DateValue {
  readonly kind: 'date';
  /** As written; the checker says whether such a day exists. */
  readonly text: string;
  readonly span: Span;
}

export interface ClockValue {
  readonly kind: 'clock';
  /** Minute of the day. */
  readonly clock: number;
  readonly span: Span;
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  readonly span: Span;
}

/** `"BMI {bmi}"`: texts and the values between them. */
export interface TemplateValue {
  readonly kind: 'template';
  readonly parts: readonly ValueNode[];
  readonly span: Span;
}

/** A unit on its own, as a column of a code table gives it. */
export interface UnitValue {
  readonly kind: 'unit';
  /** UCUM. */
  readonly unit: string;
  readonly span: Span;
}

export interface CodeValue {
  readonly kind: 'code';
  readonly system: string;
  readonly code: string;
  readonly span: Span;
}

/** A name, perhaps dotted, perhaps with an occurrence: `labs.a1c`, `admission.end`, `visit[3]`. */
export interface PathValue {
  readonly kind: 'path';
  readonly names: readonly Name[];
  readonly index: number | null;
  readonly span: Span;
}

export interface Argument {
  /** Null for a positional argument. */
  readonly name: Name | null;
  readonly value: ValueNode;
  /** `subjects where P`: which of them count. */
  readonly where: ValueNode | null;
  /** `subjects where P given Q`: of whom alone it is asked. */
  readonly given: ValueNode | null;
  readonly span: Span;
}

export interface CallValue {
  readonly kind: 'call';
  /** As written: `formulas.egfr`. */
  readonly callee: Name;
  /** The parts of the callee. */
  readonly names: readonly Name[];
  readonly args: readonly Argument[];
  readonly span: Span;
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly ValueNode[];
  readonly span: Span;
}

export interface RangeValue {
  readonly kind: 'range';
  /** Null only in band keys. */
  readonly low: ValueNode | null;
  readonly high: ValueNode | null;
  /** `..<` excludes the upper end. */
  readonly highOpen: boolean;
  readonly span: Span;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '~' | 'and' | 'or';

export interface BinaryValue {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: ValueNode;
  readonly right: ValueNode;
  readonly span: Span;
}

export interface UnaryValue {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: ValueNode;
  readonly span: Span;
}

/** `X in 18..90`: truncates a random value, asks of a fixed one. Also `X in [a, b]`. */
export interface InValue {
  readonly kind: 'in';
  readonly subject: ValueNode;
  readonly range: ValueNode;
  readonly span: Span;
}

export interface IfValue {
  readonly kind: 'if';
  readonly condition: ValueNode;
  readonly yes: ValueNode;
  readonly no: ValueNode;
  readonly span: Span;
}

/** A weight: a share, or what remains. */
export interface Weight {
  readonly kind: 'share' | 'rest';
  /** A constant: `40%`, `1/3`, `poor`, `100% - poor`. Null for `rest`. */
  readonly value: ValueNode | null;
  readonly span: Span;
}

export interface ChooseArm {
  readonly key: ValueNode;
  readonly weight: Weight;
  readonly when: ValueNode | null;
  readonly span: Span;
}

export interface ChooseValue {
  readonly kind: 'choose';
  readonly arms: readonly ChooseArm[];
  readonly span: Span;
}

export interface MixtureArm {
  readonly name: Name;
  readonly weight: Weight;
  readonly value: ValueNode;
  readonly span: Span;
}

export interface MixtureValue {
  readonly kind: 'mixture';
  readonly arms: readonly MixtureArm[];
  readonly span: Span;
}

/** One row of a `by` table: a key for each subject, or `else`. */
export interface Band {
  /** Empty for `else`. */
  readonly keys: readonly ValueNode[];
  readonly value: ValueNode;
  readonly span: Span;
}

export interface ByValue {
  readonly kind: 'by';
  readonly subjects: readonly PathValue[];
  readonly bands: readonly Band[];
  readonly span: Span;
}

export interface FirstArm {
  /** Null for `else`. */
  readonly when: ValueNode | null;
  readonly value: ValueNode;
  readonly span: Span;
}

export interface PickFirstValue {
  readonly kind: 'pick_first';
  readonly arms: readonly FirstArm[];
  readonly span: Span;
}

export interface ChanceValue {
  readonly kind: 'chance';
  readonly share: ValueNode;
  readonly span: Span;
}

/** `lost: 8% per year`. */
export interface RateValue {
  readonly kind: 'rate';
  readonly rate: ValueNode;
  readonly unit: Name;
  readonly span: Span;
}

/** `service: code`. */
export interface Parameter {
  readonly name: Name;
  readonly type: Name;
  readonly span: Span;
}

/** `let bmi: weight / pow(height, 2)`, `let egfr(scr: number): …`: computed where it is read. */
export interface LetNode {
  readonly kind: 'let';
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  readonly value: ValueNode;
  readonly span: Span;
}

/** `series random_walk(start: a, step: b)`. */
export interface SeriesValue {
  readonly kind: 'series';
  readonly call: CallValue;
  readonly span: Span;
}

/** `at least 2 of (a, b, c)`. */
export interface AtLeastValue {
  readonly kind: 'at_least';
  readonly count: number;
  readonly items: readonly ValueNode[];
  readonly span: Span;
}

/** What is where a value could not be read; a diagnostic has said why. */
export interface MissingValue {
  readonly kind: 'missing';
  readonly span: Span;
}

export type ValueNode =
  | NumberValue
  | PercentValue
  | MoneyValue
  | DurationValue
  | QuantityValue
  | DateValue
  | ClockValue
  | TextValue
  | TemplateValue
  | UnitValue
  | CodeValue
  | PathValue
  | CallValue
  | ListValue
  | RangeValue
  | BinaryValue
  | UnaryValue
  | InValue
  | IfValue
  | ChooseValue
  | MixtureValue
  | ByValue
  | PickFirstValue
  | ChanceValue
  | SeriesValue
  | AtLeastValue
  | RateValue
  | MissingValue;
