/** Interchanges: ISA to IEA around one functional group (X12.5, X12.6 as required by the implementation guides of 005010). */
import { Lost } from '../shared/lost.ts';
import { SegmentList } from './segment-list.ts';
import type { X12Options } from './x12-options.ts';
import { x12Minute } from './x12-values.ts';

/** A transaction set of an implementation guide. */
export interface Guide {
  /** ST01. */
  readonly set: '834' | '835' | '837';
  /** GS01, functional identifier code. */
  readonly group: 'BE' | 'HP' | 'HC';
  /** GS08, and ST03 where the set has it. */
  readonly version: string;
  /** The 835 has no ST03. */
  readonly inHeader: boolean;
}

export const guides = {
  professional: { set: '837', group: 'HC', version: '005010X222A1', inHeader: true },
  institutional: { set: '837', group: 'HC', version: '005010X223A2', inHeader: true },
  enrollment: { set: '834', group: 'BE', version: '005010X220A1', inHeader: true },
  remittance: { set: '835', group: 'HP', version: '005010X221A1', inHeader: false },
} as const satisfies Record<string, Guide>;

export interface Envelope {
  readonly guide: Guide;
  readonly sender: string;
  readonly receiver: string;
  /** ISA13, GS06: 1 to 999,999,999. */
  readonly control: number;
  /** Minute of the interchange. */
  readonly at: number;
}

/** @param transactions segments between ST and SE of each transaction set */
export function interchange({ guide, sender, receiver, control, at }: Envelope, options: X12Options, transactions: readonly string[]): string {
  const lines = new SegmentList(options, new Lost());
  const minute = x12Minute(at);
  const number = String(control).padStart(9, '0');
  lines.addReady(
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    'ZZ',
    sender.padEnd(15),
    'ZZ',
    receiver.padEnd(15),
    minute.slice(2, 8),
    minute.slice(8),
    options.repetition_separator,
    '00501',
    number,
    '0',
    'T',
    options.component_separator,
  );
  lines.add('GS', guide.group, sender, receiver, minute.slice(0, 8), minute.slice(8), String(control), 'X', guide.version);
  const end = new SegmentList(options, new Lost());
  end.add('GE', String(transactions.length), String(control));
  end.add('IEA', '1', number);
  return `${lines}${transactions.join('')}${end}`;
}

/** ST to SE around the segments of a transaction set. @param nth its place in the group, from 1 */
export function transaction(guide: Guide, options: X12Options, nth: number, body: SegmentList): string {
  const [start, end] = [new SegmentList(options, new Lost()), new SegmentList(options, new Lost())];
  const control = String(nth).padStart(4, '0');
  start.add('ST', guide.set, control, guide.inHeader ? guide.version : '');
  end.add('SE', String(body.length + 2), control);
  return `${start}${body}${end}`;
}
