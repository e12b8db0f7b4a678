/** What is found in a file of X12 or NCPDP. */

export interface WireFinding {
  readonly rule: string;
  /** Number of the segment, or of the record, in the file, from 1. */
  readonly number: number;
  /** Segment and element, such as `CLM02` or `CLM05-3`, or the field of a transmission. */
  readonly at: string;
  readonly message: string;
  /** What is there. */
  readonly value: string | null;
}

export interface WireContents {
  /** Transaction sets of X12, transmissions of NCPDP. */
  readonly count: number;
  readonly findings: readonly WireFinding[];
}
