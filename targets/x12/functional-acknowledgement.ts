/** The receiver's answer to a functional group that it could read: 999 (005010X231A1), with all transaction sets accepted. */
import { type Acknowledged, setControl } from './interchange.ts';
import type { SegmentList } from './segment-list.ts';

/** IK5 and AK9: accepted. */
const ACCEPTED = 'A';

export function functionalAcknowledgement(segments: SegmentList, { guide, control, transactions }: Acknowledged): void {
  segments.add('AK1', guide.group, String(control), guide.version);
  for (let nth = 1; nth <= transactions; nth++) {
    segments.add('AK2', guide.set, setControl(nth), guide.inHeader ? guide.version : '');
    segments.add('IK5', ACCEPTED);
  }
  const count = String(transactions);
  segments.add('AK9', ACCEPTED, count, count, count);
}
