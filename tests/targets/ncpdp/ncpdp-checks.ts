/** What segments of a transmission say of each other: what has to be there, counts, and sums of money. */
import { luhnDigit } from '../../../model/identifiers/luhn.ts';
import { centsOf, type NcpdpFinding, type ReadSegment, type ReadTransmission } from './ncpdp-parts.ts';

type Found = Omit<NcpdpFinding, 'record'>;
type Add = (segment: string | null, field: string | null, what: string) => void;

export function transmissionFindings(read: ReadTransmission): Found[] {
  const found: Found[] = [];
  const add: Add = (segment, field, what) => void found.push({ segment, field, what });
  const { kind, header, segments } = read;
  const keys = segments.map(({ id, transaction }) => `${transaction} ${id}`);
  for (const [i, key] of keys.entries()) if (keys.indexOf(key) < i) add(segments[i].id, null, 'the segment occurs twice');
  const billing = /^B[13]$/.test(header.get('103-A3') ?? '');
  const inquiry = header.get('103-A3') === 'E1';
  const pharmacy = header.get('201-B1') ?? '';
  if (header.get('202-B2') === '01' && !isNpi(pharmacy)) add(null, '201-B1', 'the check digit of the National Provider Identifier is wrong');
  const own = (id: string): ReadSegment | undefined => segments.find((one) => one.id === id);
  const needs = (id: string, why: string): void => {
    if (own(id) === undefined) add(id, null, `there is no segment ${id}: ${why}`);
  };
  if (kind === 'request') {
    if (billing || inquiry) needs('04', 'who is insured');
    if (!inquiry) needs('07', 'what is claimed');
    if (inquiry) for (const id of ['07', '11']) if (own(id) !== undefined) add(id, null, 'an inquiry claims nothing');
    if (billing) needs('11', 'what it costs');
    claim(own('07'), billing, add);
    if (own('11') !== undefined) requestPricing(own('11') as ReadSegment, add);
    if (own('03') !== undefined && textOf(own('03'), 'EZ') === '01' && !isNpi(textOf(own('03'), 'DB'))) add('03', 'DB', 'no National Provider Identifier');
    counters(own('08'), '7E', add);
  } else {
    needs('21', 'what was decided');
    if (!inquiry) needs('22', 'which claim it is');
    if (inquiry) for (const id of ['22', '23']) if (own(id) !== undefined) add(id, null, 'the answer to an inquiry prices nothing');
    status(own('21'), own('23'), billing, add);
    if (own('23') !== undefined) responsePricing(own('23') as ReadSegment, add);
    if (own('22') !== undefined && textOf(own('22'), 'D2') === '') add('22', 'D2', 'no number of the prescription');
    counters(own('24'), 'J6', add);
  }
  return found;
}

function claim(segment: ReadSegment | undefined, billing: boolean, add: Add): void {
  if (segment === undefined) return;
  for (const id of ['EM', 'D2', 'E1', 'D7', 'D3', ...(billing ? ['E7', 'D5', 'D6', 'D8', 'DE'] : [])])
    if (textOf(segment, id) === '') add('07', id, 'a claim needs the field');
  if (textOf(segment, 'E1') === '03' && !/^\d{11}$/.test(textOf(segment, 'D7'))) add('07', 'D7', 'a National Drug Code has eleven digits');
  if (!['', 'EA', 'GM', 'ML'].includes(textOf(segment, '28'))) add('07', '28', 'no unit of measure');
  if (!['', '1', '2'].includes(textOf(segment, 'D6'))) add('07', 'D6', 'no compound code');
}

function status(segment: ReadSegment | undefined, pricing: ReadSegment | undefined, billing: boolean, add: Add): void {
  if (segment === undefined) return;
  const answer = textOf(segment, 'AN');
  const rejects = segment.fields.filter(([id]) => id === 'FB').length;
  if (!['P', 'D', 'C', 'Q', 'A', 'S', 'R', 'F'].includes(answer)) add('21', 'AN', 'no status of the transaction');
  if (answer === 'R' && rejects === 0) add('21', 'FB', 'a rejected claim needs a code');
  if (answer !== 'R' && rejects > 0) add('21', 'FB', 'a claim that is not rejected has a reject code');
  const count = textOf(segment, 'FA');
  if ((rejects > 0 || count !== '') && Number(count) !== rejects) add('21', 'FA', `${count} reject codes are counted of ${rejects}`);
  if (billing && answer === 'P' && pricing === undefined) add('23', null, 'there is no segment 23: what is paid');
  if (answer === 'R' && pricing !== undefined) add('23', null, 'a rejected claim has no prices');
}

/** 430-DU = 409-D9 + 412-DC. */
function requestPricing(segment: ReadSegment, add: Add): void {
  for (const id of ['D9', 'DU']) if (textOf(segment, id) === '') add('11', id, 'prices need the field');
  const [due, cost, fee] = ['DU', 'D9', 'DC'].map((id) => amountOf(segment, id));
  if (due !== cost + fee) add('11', 'DU', `the gross amount due is ${due}, ingredients and fee are ${cost + fee}`);
}

/** 509-F9 = 506-F6 + 507-F7 - 505-F5 - 566-J5, and 505-F5 is the sum of its parts. */
function responsePricing(segment: ReadSegment, add: Add): void {
  for (const id of ['F5', 'F9']) if (textOf(segment, id) === '') add('23', id, 'prices need the field');
  const amount = (id: string): number => amountOf(segment, id);
  const paid = amount('F6') + amount('F7') - amount('F5') - amount('J5');
  if (amount('F9') !== paid) add('23', 'F9', `the payer paid ${amount('F9')}, what is left is ${paid}`);
  const parts = amount('FH') + amount('FI') + amount('4U') + amount('UK');
  if (amount('F5') !== parts) add('23', 'F5', `the patient pays ${amount('F5')}, the parts are ${parts}`);
}

/** Counters of repetitions begin with 1 and have no gaps. */
function counters(segment: ReadSegment | undefined, counter: string, add: Add): void {
  if (segment === undefined) return;
  const values = segment.fields.filter(([id]) => id === counter).map(([, value]) => value);
  if (segment.fields[0]?.[0] !== counter) add(segment.id, counter, 'a repetition begins with its counter');
  for (const [i, value] of values.entries()) if (value !== String(i + 1)) add(segment.id, counter, `the counter is ${value} in place of ${i + 1}`);
}

export const textOf = (segment: ReadSegment | undefined, id: string): string => segment?.fields.find(([field]) => field === id)?.[1] ?? '';
export const amountOf = (segment: ReadSegment | undefined, id: string): number => centsOf(textOf(segment, id)) ?? 0;
const isNpi = (text: string): boolean => /^\d{10}$/.test(text) && String(luhnDigit(`80840${text.slice(0, 9)}`)) === text[9];
