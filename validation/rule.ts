/** What a rule is: an id for good, what it asks of one subject, and two samples that show it. */
import type { Case } from './case.ts';

export type RuleSeverity = 'error' | 'warning';

/** Names and places of a value within a subject: `['observations', 3, 'value']`. */
export type Path = readonly (string | number)[];

/** Says that something is wrong with the value at a path. */
export type ReportFinding = (path: Path, message: string) => void;

/** A change of the sample subject: the JSON pointer of a field (`/-` adds to a list), and its new value; `undefined` takes the field away. */
export type SampleEdit = readonly [pointer: string, value: unknown];

/** What shows a rule: the sample subject with changes, after it a second subject where the rule is about two, or a text that is not a subject. */
export type Sample = { readonly edits: readonly SampleEdit[]; readonly second?: readonly SampleEdit[] } | { readonly text: string };

export interface Rule {
  /** Group and number, such as `LAB-004`. It never changes its meaning. */
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly title: string;
  /** Why it matters, and where it is less strict than it might be. */
  readonly why: string;
  /** Who says so. */
  readonly source?: string;
  readonly valid: Sample;
  readonly invalid: Sample;
  /** What it looks for in one subject. Rules of reading and rules about several subjects have none: what reads and remembers reports them. */
  readonly examine?: (one: Case, report: ReportFinding) => void;
}

/** The groups of rules by the letters of their ids. */
export const groups: ReadonlyMap<string, string> = new Map([
  ['STRUCT', 'Structure of the records'],
  ['IDENT', 'Identifiers'],
  ['CODE', 'Codes'],
  ['AGESEX', 'Age and sex'],
  ['MEDDX', 'Drugs and diagnoses'],
  ['LAB', 'Measurements and units'],
  ['TIME', 'Times'],
  ['STATE', 'States'],
  ['REF', 'References between records'],
  ['COV', 'Coverage, enrollment and what is used of it'],
  ['AUTH', 'Prior authorizations'],
  ['CLAIM', 'Claims'],
  ['PAY', 'Decisions of payers'],
  ['REMIT', 'Payments to providers'],
  ['RX', 'Claims of pharmacies'],
  ['DUR', 'Drug-utilization review'],
  ['GAP', 'Gaps in care'],
  ['EDI', 'X12 files'],
  ['NCPDP', 'NCPDP batches'],
]);
