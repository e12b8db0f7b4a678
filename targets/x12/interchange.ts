/** Interchanges: ISA to IEA around one functional group, or an acknowledgement of another interchange (X12.5, X12.6 as required by the implementation guides of 005010). */
import { Lost } from '../shared/lost.ts';
import { SegmentList } from './segment-list.ts';
import type { X12Options } from './x12-options.ts';
import { x12Minute } from './x12-values.ts';

/** A transaction set of an implementation guide. */
export interface Guide {
  /** ST01. */
  readonly set: '270' | '271' | '276' | '277' | '278' | '820' | '834' | '835' | '837' | '999';
  /** GS01, functional identifier code. */
  readonly group: 'BE' | 'FA' | 'HB' | 'HC' | 'HI' | 'HN' | 'HP' | 'HR' | 'HS' | 'RA';
  /** GS08, and ST03 where the set has it. */
  readonly version: string;
  /** The 835 has no ST03. */
  readonly inHeader: boolean;
  readonly from: 'payer' | 'provider';
  /** Whether the receiver acknowledges it: its interchange with TA1, its functional group with a 999. */
  readonly answered: boolean;
}

export const guides = {
  professional: { set: '837', group: 'HC', version: '005010X222A1', inHeader: true, from: 'provider', answered: true },
  institutional: { set: '837', group: 'HC', version: '005010X223A2', inHeader: true, from: 'provider', answered: true },
  enrollment: { set: '834', group: 'BE', version: '005010X220A1', inHeader: true, from: 'provider', answered: true },
  remittance: { set: '835', group: 'HP', version: '005010X221A1', inHeader: false, from: 'payer', answered: false },
  acknowledgement: { set: '277', group: 'HN', version: '005010X214', inHeader: true, from: 'payer', answered: false },
  statusInquiry: { set: '276', group: 'HR', version: '005010X212', inHeader: true, from: 'provider', answered: false },
  statusAnswer: { set: '277', group: 'HN', version: '005010X212', inHeader: true, from: 'payer', answered: false },
  reviewRequest: { set: '278', group: 'HI', version: '005010X217', inHeader: true, from: 'provider', answered: false },
  reviewAnswer: { set: '278', group: 'HI', version: '005010X217', inHeader: true, from: 'payer', answered: false },
  eligibilityInquiry: { set: '270', group: 'HS', version: '005010X279A1', inHeader: true, from: 'provider', answered: false },
  eligibilityAnswer: { set: '271', group: 'HB', version: '005010X279A1', inHeader: true, from: 'payer', answered: false },
  premiums: { set: '820', group: 'RA', version: '005010X218', inHeader: true, from: 'provider', answered: true },
  functional: { set: '999', group: 'FA', version: '005010X231A1', inHeader: true, from: 'payer', answered: false },
} as const satisfies Record<string, Guide>;

/** A functional group that its receiver acknowledges; the interchange around it has the same control number. */
export interface Acknowledged {
  readonly guide: Guide;
  readonly control: number;
  readonly transactions: number;
}

export interface Envelope {
  readonly sender: string;
  readonly receiver: string;
  /** ISA13, and GS06 of the functional group in it: 1 to 999,999,999. */
  readonly control: number;
  /** Minute of the interchange. */
  readonly at: number;
}

/** An interchange with one functional group. @param transactions segments between ST and SE of each transaction set */
export function interchange(envelope: Envelope, guide: Guide, options: X12Options, transactions: readonly string[]): string {
  const { sender, receiver, control, at } = envelope;
  const [lines, end] = [new SegmentList(options, new Lost()), new SegmentList(options, new Lost())];
  const minute = x12Minute(at);
  lines.add('GS', guide.group, sender, receiver, minute.slice(0, 8), minute.slice(8), String(control), 'X', guide.version);
  end.add('GE', String(transactions.length), String(control));
  return enveloped(envelope, options, guide.answered, `${lines}${transactions.join('')}${end}`, 1);
}

/** An interchange that accepts another one: TA1 alone, without a functional group. */
export function interchangeAcknowledgement(envelope: Envelope, options: X12Options, accepted: number): string {
  const lines = new SegmentList(options, new Lost());
  const minute = x12Minute(envelope.at);
  lines.add('TA1', controlNumber(accepted), minute.slice(2, 8), minute.slice(8), 'A', '000');
  return enveloped(envelope, options, false, String(lines), 0);
}

/** ISA to IEA. @param answered ISA14: whether an acknowledgement is asked for */
function enveloped({ sender, receiver, control, at }: Envelope, options: X12Options, answered: boolean, content: string, groups: number): string {
  const [lines, end] = [new SegmentList(options, new Lost()), new SegmentList(options, new Lost())];
  const minute = x12Minute(at);
  const number = controlNumber(control);
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
    answered ? '1' : '0',
    'T',
    options.component_separator,
  );
  end.add('IEA', String(groups), number);
  return `${lines}${content}${end}`;
}

/** ST to SE around the segments of a transaction set. @param nth its place in the group, from 1 */
export function transaction(guide: Guide, options: X12Options, nth: number, body: SegmentList): string {
  const [start, end] = [new SegmentList(options, new Lost()), new SegmentList(options, new Lost())];
  const control = setControl(nth);
  start.add('ST', guide.set, control, guide.inHeader ? guide.version : '');
  end.add('SE', String(body.length + 2), control);
  return `${start}${body}${end}`;
}

/** ST02. @param nth place of the set in its group, from 1 */
export const setControl = (nth: number): string => String(nth).padStart(4, '0');

/** ISA13. */
const controlNumber = (control: number): string => String(control).padStart(9, '0');
