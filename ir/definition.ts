/** The intermediate representation of a whole scenario: what the runtime needs, and nothing that must still be looked up by name. */

import type { CodeSystem } from '../model/codes/code-systems.ts';
import type { RecordKind } from '../model/record-kinds.ts';
import type { DefectVerb } from '../vocabulary/defect-verbs.ts';
import type { VerbName } from '../vocabulary/verbs.ts';
import type { DrgWeight } from './drg-weight.ts';
import type { DrugPrice } from './drug-price.ts';
import type { At, BandKey, Expression, TextForm } from './expression.ts';
import type { MemberDefinition } from './household-definition.ts';
import type { PartyDefinition, PoolDefinition } from './party-definition.ts';
import type { CoverageDefinition, ProfileBlock, Terms } from './plan-terms.ts';
import type { Roster } from './roster-definition.ts';
import type { ServicePrice } from './service-price.ts';
import type { Flow, Mark, Thread, ThreadState } from './thread-definition.ts';

export const IR_VERSION = 1;

/** People of a sex, of an age in completed years, or of both; null where it does not matter. */
export interface PeopleGroup {
  readonly sex: string | null;
  readonly fromAge: number | null;
  /** Inclusive. */
  readonly toAge: number | null;
}

/** The reference range of some people. */
export interface RangeGroup extends PeopleGroup {
  readonly low: number | null;
  readonly high: number | null;
}

/** The median of the normal results of some people. */
export interface TypicalGroup extends PeopleGroup {
  readonly median: number;
}

/** A row of a code table. */
export interface Concept {
  /** As scenarios name it: `labs.a1c`. */
  readonly name: string;
  readonly system: CodeSystem;
  readonly code: string;
  readonly display: string;
  readonly unit: string | null;
  /** Ends of the reference range; with `groups`, of all of them together, for people of none. */
  readonly low: number | null;
  readonly high: number | null;
  /** The first that a person belongs to has their range; absent where there is one range for all. */
  readonly groups?: readonly RangeGroup[] | undefined;
  /** The first that a person belongs to has their median; absent, and for people of none, it is the middle of their range. */
  readonly typical?: readonly TypicalGroup[] | undefined;
  readonly criticalLow: number | null;
  readonly criticalHigh: number | null;
  /** Digits after the point that its values are given with; null for three significant digits. */
  readonly decimals: number | null;
  readonly category: string | null;
  readonly specimen: string | null;
  readonly at: At;
}

export interface Param {
  readonly name: string;
  readonly value: Expression;
  readonly low: Expression | null;
  readonly high: Expression | null;
  /** In words, for messages: `a duration`. */
  readonly type: string;
  readonly at: At;
}

/** Which arm of which axis a replacement belongs to. */
export interface ArmRef {
  readonly axis: number;
  readonly arm: number;
}

/** A field of the person, or an attribute; arms may replace its definition. */
export interface ValueDefinition {
  readonly name: string;
  /** Null for a demographic field that only arms define. */
  readonly value: Expression | null;
  readonly replacements: readonly (ArmRef & { readonly value: Expression })[];
  readonly at: At;
}

export interface Axis {
  readonly name: string;
  readonly random: boolean;
  /** Among whom alone it is dealt, by their arms of earlier axes; null for all. */
  readonly when: Expression | null;
  /** An earlier axis in each of whose arms it is dealt on its own. */
  readonly with: number | null;
  /** Weights are parts of their sum: millionths of a percent, or of a whole that all of them divide. */
  readonly arms: readonly { readonly name: string; readonly weight: number }[];
  readonly at: At;
}

/** Attributes, by their slots, and the age, whose draws are joined by a Gaussian copula. */
export interface Correlation {
  readonly of: readonly (number | 'age')[];
  /** Correlations of the normal values behind the uniform numbers of the draws. */
  readonly matrix: readonly (readonly number[])[];
  readonly at: At;
}

export interface Anchor {
  readonly name: string;
  readonly value: Expression;
  readonly at: At;
}

export interface Schedule {
  readonly kind: 'at' | 'every' | 'rate';
  /** `at`: the time, or its base where offsets follow. `every`, `rate`: `from`. */
  readonly time: Expression;
  /** The event that this one depends on: each of its occurrences in turn, or one of them (numbered from 1); null where it depends on fixed times. */
  readonly hangsOn: { readonly event: number; readonly which: 'each' | 'first' | 'last' | number } | null;
  /** Whether the time lies before the event it depends on, so that it must be planned ahead. */
  readonly ahead: boolean;
  readonly offsets: readonly Expression[] | null;
  /** `every`: the interval; `at … then every`: the interval after the last offset. */
  readonly interval: Expression | null;
  /** Whether the interval is drawn, and so chains from the last nominal time. */
  readonly chained: boolean;
  /** `rate`: expected events a year, as an expression, with its largest value. */
  readonly perYear: Expression | null;
  readonly maxPerYear: number;
  /** A probability happens at most once for each entry; a count repeats. */
  readonly once: boolean;
  readonly condition: Expression | null;
  readonly length: Expression | null;
  readonly until: Expression | null;
  readonly times: Expression | null;
  /** Bit 0 is Monday; null for every day. */
  readonly onDays: number | null;
  readonly exceptHolidays: boolean;
  /** First and last day of each exception. */
  readonly exceptDays: readonly (readonly [number, number])[];
  /** A further occurrence before the first, at this time. */
  readonly also: Expression | null;
  /** Whether `time` is known to the day only, and `clock` therefore drawn. */
  readonly dayOnly: boolean;
  /** Minutes of the day between which the time is drawn, where it is known to the day only. */
  readonly clock: { readonly low: number; readonly high: number };
  readonly jitter: Expression | null;
  /** `rate`: relative weight of each month, and of each day of the week from Monday. */
  readonly months: readonly number[] | null;
  readonly weekdays: readonly number[] | null;
  /** Relative weight of each hour of the day, within `clock`. */
  readonly hours: readonly number[] | null;
  readonly recorded: Expression | null;
}

/** What the row of a test says of it in a panel. */
export interface TestDefinition {
  readonly concept: number;
  /** How often it is left out; null where it always is done. */
  readonly notMeasured: Expression | null;
  /** From the collection to the report; null where nothing is said. */
  readonly turnaround: Expression | null;
}

/** One verb with everything it was given. */
export interface Action {
  readonly verb: VerbName;
  /** Path of the statement: the ids of its records come from it. */
  readonly path: string;
  readonly argument: Expression | null;
  readonly value: Expression | null;
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
  /** `observe x { a: 1 b: 2 }` and `panel p { a: 1 }`: values by concept. */
  readonly parts: readonly { readonly concept: number; readonly value: Expression | null }[];
  /** Tests of a panel of which their rows say more than a value. */
  readonly tests?: readonly TestDefinition[] | undefined;
  readonly body: readonly Step[];
  readonly when: Expression | null;
  readonly chance: Expression | null;
  /** The value is that of the attribute as long as this holds; absent where it stays. */
  readonly lasts?: Expression;
  /** Done while a stay is open, which an event before it began; without one there is nobody to do it. */
  readonly inStay?: true;
  /** The flow that the answer to it ends; absent where the answer has no name. */
  readonly flow?: number | undefined;
  readonly at: At;
}

export type Step =
  | { readonly kind: 'action'; readonly action: Action }
  | {
      readonly kind: 'branch';
      readonly branch: number;
      readonly path: string;
      readonly arms: readonly { readonly name: string; readonly weight: number; readonly when: Expression | null; readonly body: readonly Step[] }[];
      readonly at: At;
    }
  | { readonly kind: 'if'; readonly condition: Expression; readonly yes: readonly Step[]; readonly no: readonly Step[]; readonly at: At }
  /** An event in the visits of another one happens: its mark. */
  | { readonly kind: 'happen'; readonly mark: number; readonly at: At }
  /** Ends a flow. */
  | { readonly kind: 'end'; readonly flow: number; readonly outcome: string; readonly at: At };

export interface EventDefinition {
  readonly schedule: Schedule;
  readonly when: Expression | null;
  readonly chance: Expression | null;
  /** How often the patient comes to the visits of the event; absent where they are never missed. */
  readonly attends?: Expression | undefined;
  /** The event after which it no longer happens: the patient is lost to follow-up. */
  readonly lostAt?: number | undefined;
  /** How long before its day a planned visit may become part of an earlier one; absent where it stays by itself. */
  readonly coalesce?: Expression | undefined;
  readonly body: readonly Step[];
}

export interface ScenarioEvent extends EventDefinition {
  readonly name: string;
  /** `care.quarterly`: its draws and records depend on this. */
  readonly path: string;
  readonly replacements: readonly (ArmRef & EventDefinition)[];
  readonly at: At;
}

export interface LookupTable {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly keys: readonly import('./expression.ts').BandKey[]; readonly cells: readonly Expression[] }[];
}

export interface Panel {
  readonly name: string;
  readonly concept: number;
  readonly tests: readonly number[];
  readonly at: At;
}

/** A value of a person that is only written. */
export interface ProfileLabel {
  readonly name: string;
  readonly value: Expression;
  /** How a number of it is written. */
  readonly form: TextForm;
  readonly at: At;
}

/** What must be true of the cohort. Counting is by subject, so that any number of workers can count together. */
export interface Expectation {
  readonly text: string;
  /** How its values are written; money is in cents. Without it, those of `share` are shares and all others numbers. */
  readonly unit?: FigureUnit | undefined;
  /** The kind of further patients whom it asks about; absent for the first person of each unit. */
  readonly patient?: number | undefined;
  readonly form: /** Of subjects, or of their records of one kind. */
    | {
        readonly kind: 'share' | 'count';
        readonly of: Expression;
        /** Of whom alone it is asked; null for all. */
        readonly given: Expression | null;
        readonly over: RecordKind | null;
        /** The time of the subject at which it is asked; absent for the end. */
        readonly time?: Expression | undefined;
        readonly judge: Criterion;
      }
    /** A number of each subject, or of each of their records of one kind. */
    | {
        readonly kind: 'mean' | 'sum' | 'percentile' | 'sd' | 'min' | 'max' | 'correlation' | 'slope';
        readonly of: Expression;
        /** The second value of a correlation, on which a slope depends. */
        readonly other: Expression | null;
        /** Which percentile, from 0 to 1. */
        readonly rank: number | null;
        /** Of whom alone it is asked; null for all. */
        readonly given: Expression | null;
        readonly over: RecordKind | null;
        /** The time of the subject at which it is asked; absent for the end. */
        readonly time?: Expression | undefined;
        readonly judge: Criterion;
      }
    /** One average over another, or one total over another. */
    | {
        readonly kind: 'ratio';
        readonly top: RatioPart;
        /** Null for an average by itself, where the records of one subject count together. */
        readonly bottom: RatioPart | null;
        readonly judge: Criterion;
      }
    /** Every subject for whom it can be asked: true is right, false is wrong. */
    | { readonly kind: 'every'; readonly holds: Expression }
    /** Each combination of one cell of every axis occurs. */
    | { readonly kind: 'cover'; readonly axes: readonly CoverAxis[] };
  readonly at: At;
}

/** An average (`share`, `mean`) or a total (`count`, `sum`) that is divided by another. */
export interface RatioPart {
  readonly ask: 'share' | 'count' | 'mean' | 'sum';
  readonly of: Expression;
  /** Of whom alone it is asked; null for all. */
  readonly given: Expression | null;
  readonly over: RecordKind | null;
  /** The time of the subject at which it is asked; absent for the end. */
  readonly time?: Expression | undefined;
}

/** How a figure is known: from its source or the abstract of that, from a page that cites it, or as an estimate. */
export const evidenceGrades = ['A', 'B', 'C'] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export const figureUnits = ['share', 'money', 'number'] as const;
export type FigureUnit = (typeof figureUnits)[number];

/** A published figure that the cohort is compared with: a question whose range is the tolerance. */
export interface CalibrationTarget extends Expectation {
  readonly name: string;
  readonly title: string;
  readonly unit: FigureUnit;
  /** The figure as published, in the unit of the question; null where the source gives the range. */
  readonly published: number | null;
  readonly source: string;
  /** First and last year of the data. */
  readonly years: readonly [number, number];
  readonly population: string;
  readonly grade: EvidenceGrade;
}

/** What a cover looks at, and the values that must occur. */
export interface CoverAxis {
  readonly name: string;
  readonly of: Expression;
  readonly cells: readonly { readonly label: string; readonly key: BandKey }[];
}

/** A quality measure: all conditions are evaluated at the end. */
export interface Measure {
  /** The kind of further patients that it is about; absent for the first person of each unit. */
  readonly patient?: number | undefined;
  readonly name: string;
  readonly title: string;
  /** Its canonical URL; absent where the scenario states none. */
  readonly url?: string | undefined;
  readonly initial: Expression;
  /** Null: the initial population. */
  readonly denominator: Expression | null;
  readonly exclusion: Expression | null;
  readonly numerator: Expression;
  readonly at: At;
}

/** A deliberate fault: which share of subjects, or of records of a kind, has it. */
export interface Defect {
  readonly verb: DefectVerb;
  /** A field of the person, `subject`, or a kind of record. */
  readonly target: string;
  /** Millionths of a percent. */
  readonly weight: number;
  /** How far, for `shift` and `late`. */
  readonly by: Expression | null;
  /** Whom it applies to, asked before anything happens to them; null: everybody. */
  readonly when: Expression | null;
  readonly path: string;
  readonly at: At;
}

/** What a scenario says of a kind of further patients, in place of what it says of the first person of a unit. */
export type PatientDefinition = Pick<Ir, (typeof personParts)[number]> & {
  /** Whether the life begins at an event of the first person: at `start`. */
  readonly born: boolean;
};

/** The parts of an IR that are about one person. */
export const personParts = [
  ...([
    'profile',
    'person',
    'attributes',
    'labels',
    'coverages',
    'fills',
    'billing',
    'household',
    'correlations',
    'history',
    'anchors',
    'start',
    'branches',
    'walks',
  ] as const),
  ...(['events', 'marks', 'flows', 'threads', 'states', 'slots'] as const),
] as const;

export type Criterion =
  | { readonly kind: 'in'; readonly low: number; readonly high: number; readonly highOpen: boolean }
  | { readonly kind: 'compare'; readonly sign: '==' | '!=' | '<' | '<=' | '>' | '>='; readonly value: number }
  | { readonly kind: 'near'; readonly value: number };

export interface Ir {
  readonly version: typeof IR_VERSION;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly asOf: number | null;
    readonly fields: readonly { readonly name: string; readonly value: Expression }[];
  };
  readonly params: readonly Param[];
  readonly concepts: readonly Concept[];
  /** Prices of services; absent where no row has one. */
  readonly services?: readonly ServicePrice[] | undefined;
  /** Diagnosis-related groups of stays; absent where no row is one. */
  readonly drgs?: readonly DrgWeight[] | undefined;
  /** Prices of drugs; absent where no row has one. */
  readonly drugPrices?: readonly DrugPrice[] | undefined;
  readonly tables: readonly LookupTable[];
  readonly panels: readonly Panel[];
  readonly parties: readonly PartyDefinition[];
  readonly pools: readonly PoolDefinition[];
  readonly axes: readonly Axis[];
  readonly profile: string;
  readonly person: readonly ValueDefinition[];
  readonly attributes: readonly ValueDefinition[];
  /** What is written of each person besides the records, at the start; absent where nothing is. */
  readonly labels?: readonly ProfileLabel[] | undefined;
  readonly roster: Roster | null;
  readonly plans: readonly Terms[];
  readonly formularies: readonly Terms[];
  readonly coverages: readonly CoverageDefinition[];
  /** Absent where prescriptions are not filled. */
  readonly fills?: ProfileBlock | undefined;
  /** How the claims of the subject are sent; absent where the profile does not say. */
  readonly billing?: ProfileBlock | undefined;
  readonly household: readonly MemberDefinition[];
  readonly correlations: readonly Correlation[];
  readonly history: readonly Step[];
  readonly anchors: readonly Anchor[];
  /** The anchor that is `start`; null for the default. */
  readonly start: number | null;
  readonly branches: readonly { readonly name: string; readonly arms: readonly string[] }[];
  readonly walks: number;
  readonly events: readonly ScenarioEvent[];
  /** Numbered after the events. */
  readonly marks: readonly Mark[];
  readonly flows: readonly Flow[];
  readonly threads: readonly Thread[];
  /** States of all threads, each copy of a machine with its own. */
  readonly states: readonly ThreadState[];
  /** Values kept for arguments. */
  readonly slots: number;
  readonly expectations: readonly Expectation[];
  readonly measures: readonly Measure[];
  /** Absent where there are none. */
  readonly targets?: readonly CalibrationTarget[] | undefined;
  readonly defects: readonly Defect[];
  /** The further patients of a unit, by kind; absent where each unit is one person. */
  readonly patients?: readonly PatientDefinition[] | undefined;
}

/** The scenario as a kind of further patients has it: the roster is about first persons. */
export function irOfPatient(ir: Ir, kind: number): Ir {
  const { patients, labels, targets, ...rest } = ir;
  const { born: _, ...own } = (patients as readonly PatientDefinition[])[kind];
  const expectations = ir.expectations.filter(({ patient }) => patient === kind);
  const measures = ir.measures.filter(({ patient }) => patient === kind);
  // Whom a defect spares is asked of the first person, for the whole unit.
  const ofThem = targets?.filter(({ patient }) => patient === kind);
  return {
    ...rest,
    ...own,
    ...(ofThem === undefined ? {} : { targets: ofThem }),
    roster: null,
    measures,
    expectations,
    defects: ir.defects.map((defect) => ({ ...defect, when: null })),
  };
}

/** Whether an expectation, a measure or a target is about the first person of each unit. */
export const isOfFirst = ({ patient }: { readonly patient?: number | undefined }): boolean => patient === undefined;

/** The scenario of the first person, then of each kind of further patients. */
export function irsOfPeople(ir: Ir): readonly Ir[] {
  if (ir.patients === undefined) return [ir];
  const targets = ir.targets === undefined ? {} : { targets: ir.targets.filter(isOfFirst) };
  const first = { ...ir, ...targets, expectations: ir.expectations.filter(isOfFirst), measures: ir.measures.filter(isOfFirst) };
  return [first, ...ir.patients.map((_, kind) => irOfPatient(ir, kind))];
}
