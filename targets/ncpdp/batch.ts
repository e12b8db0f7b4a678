/**
 * Files of NCPDP Batch 1.2: a header, a record for each transmission, and a trailer, each between STX and ETX. Lengths: Cloverleaf Integration Services, "NCPDP
 * Telecom batch standard", of which the example counts header and trailer as records.
 */
import { formatMinute } from '../../model/time/civil.ts';
import { END_OF_TEXT, START_OF_TEXT } from './ncpdp-fields.ts';
import type { NcpdpOptions } from './ncpdp-options.ts';

export interface BatchEnds {
  /** T: requests, R: responses (880-K6). */
  readonly type: 'T' | 'R';
  readonly sender: string;
  readonly receiver: string;
  /** 806-5C: 1 to 9,999,999. */
  readonly number: number;
  /** Minute of the batch. */
  readonly at: number;
}

/** Version of the batch standard, and test data (702). */
const BATCH_VERSION = '12';
const TEST = 'T';

export class Batch {
  readonly #options: NcpdpOptions;
  readonly #ends: BatchEnds;
  #records = 0;

  constructor(options: NcpdpOptions, ends: BatchEnds) {
    this.#options = options;
    this.#ends = ends;
  }

  header(): string {
    const { type, sender, receiver, number, at } = this.#ends;
    const minute = formatMinute(at).replace(/[-T:]/g, '');
    return this.#record(`00${type}${sender.padEnd(24)}${digits(number, 7)}${minute}${TEST}${BATCH_VERSION}${receiver.padEnd(24)}`);
  }

  detail(reference: string, transmission: string): string {
    return this.#options.envelope === 'batch' ? this.#record(`G1${reference}${transmission}`) : `${transmission}\n`;
  }

  trailer(): string {
    return this.#record(`99${digits(this.#ends.number, 7)}${digits(this.#records + 1, 10)}${' '.repeat(35)}`);
  }

  /** Nothing without an envelope. */
  #record(text: string): string {
    if (this.#options.envelope === 'none') return '';
    this.#records++;
    return `${START_OF_TEXT}${text}${END_OF_TEXT}${this.#options.line_breaks ? '\n' : ''}`;
  }
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
