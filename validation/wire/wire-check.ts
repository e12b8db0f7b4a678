/** Files of X12 and NCPDP by how they begin, and what checks them. */
import { checkNcpdp } from './ncpdp-checks.ts';
import type { WireContents } from './wire-finding.ts';
import { checkX12 } from './x12-checks.ts';

/** What checks a text that begins so; null for other texts. */
export function wireCheckOf(start: string): ((text: string) => WireContents) | null {
  const begins = start.replace(/^\uFEFF?\s*/, '');
  if (/^ISA[^A-Za-z0-9]/.test(begins)) return checkX12;
  // A batch begins with STX; transmissions alone have the version at its place in the header of a request or a response.
  return begins.startsWith('\x02') || /^(?:.{6}D0[A-Z]\d|D0[A-Z]\d)[^\n]*\x1c/.test(begins) ? checkNcpdp : null;
}
