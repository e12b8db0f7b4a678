/**
 * A reader of NCPDP files: batches or lines of transmissions, each with its header and segments by the list of fields. Whatever it reads, it says what is wrong
 * with the place, and never throws.
 */
import {
  END_OF_TEXT,
  FIELD,
  type FieldDefinition,
  GROUP,
  type HeaderField,
  requestHeader,
  requestSegments,
  responseHeader,
  responseSegments,
  SEGMENT,
  type SegmentDefinition,
  START_OF_TEXT,
  VERSION,
} from '../../../targets/ncpdp/ncpdp-fields.ts';
import { transmissionFindings } from './ncpdp-checks.ts';
import { centsOf, isDay, type NcpdpFinding, type ReadFile, type ReadSegment, type ReadTransmission } from './ncpdp-parts.ts';

type Say = (segment: string | null, field: string | null, what: string) => void;

/** @param expected what lines are; files of batches say it themselves */
export function readNcpdp(text: string, expected: 'request' | 'response' = 'request'): ReadFile {
  const findings: NcpdpFinding[] = [];
  const sayAt =
    (record: number): Say =>
    (segment, field, what) =>
      void findings.push({ record, segment, field, what });
  if (text === '') sayAt(1)(null, null, 'the file is empty');
  if (!text.startsWith(START_OF_TEXT)) {
    const lines = text.split('\n');
    if (lines.pop() !== '') sayAt(lines.length + 1)(null, null, 'the file does not end with a line break');
    const transmissions = lines.map((line, i) => readTransmission(line, '', expected, sayAt(i + 1)));
    return { kind: expected, sender: '', receiver: '', batch: '', transmissions, findings };
  }
  const records = recordsOf(text, sayAt);
  const [first, last] = [records[0] ?? '', records.at(-1) ?? ''];
  const batch = first.slice(27, 34);
  const kind = first[2] === 'T' ? 'request' : first[2] === 'R' ? 'response' : null;
  if (!/^00[TR].{24}\d{7}\d{12}[TP]12.{24}$/.test(first)) sayAt(1)(null, '880-K6', 'the file does not begin with the header of a batch of version 1.2');
  else if (!isDay(first.slice(34, 42))) sayAt(1)(null, '880-K2', 'the batch has no day of creation');
  const end = sayAt(records.length);
  if (!/^99\d{17}.{35}$/.test(last)) end(null, '880-K6', 'the file does not end with a trailer');
  else {
    if (last.slice(2, 9) !== batch) end(null, '806-5C', 'the trailer has the number of another batch');
    if (Number(last.slice(9, 19)) !== records.length) end(null, '751', `the trailer counts ${Number(last.slice(9, 19))} records of ${records.length}`);
  }
  const transmissions = records.slice(1, -1).map((record, i) => {
    const say = sayAt(i + 2);
    if (!/^G1[0-9A-Z]{10}/.test(record)) say(null, '880-K5', 'the record does not begin with G1 and a reference of ten characters');
    return readTransmission(record.slice(12), record.slice(2, 12), kind ?? expected, say);
  });
  const references = transmissions.map(({ reference }) => reference);
  for (const [i, reference] of references.entries()) if (references.indexOf(reference) < i) sayAt(i + 2)(null, '880-K5', 'the reference of another record');
  return { kind, sender: first.slice(3, 27).trimEnd(), receiver: first.slice(49).trimEnd(), batch, transmissions, findings };
}

/** What is between each STX and the next ETX. */
function recordsOf(text: string, sayAt: (record: number) => Say): string[] {
  const records: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf(END_OF_TEXT, at);
    const next = text.indexOf(START_OF_TEXT, at + 1);
    const say = sayAt(records.length + 1);
    if (text[at] !== START_OF_TEXT) say(null, null, 'the record does not begin with STX');
    if (end === -1 || (next !== -1 && next < end)) say(null, null, 'the record does not end with ETX');
    const stop = end === -1 || (next !== -1 && next < end) ? (next === -1 ? text.length : next) : end;
    records.push(text.slice(text[at] === START_OF_TEXT ? at + 1 : at, stop));
    at = stop + (text[stop] === END_OF_TEXT ? 1 : 0);
    if (text[at] === '\n') at++;
  }
  return records;
}

function readTransmission(text: string, reference: string, kind: 'request' | 'response', say: Say): ReadTransmission {
  const definition: readonly HeaderField[] = kind === 'request' ? requestHeader : responseHeader;
  const header = new Map<string, string>();
  let at = 0;
  for (const { number, length } of definition) {
    header.set(number, text.slice(at, at + length).trimEnd());
    at += length;
  }
  const [head, rest] = [text.slice(0, at), text.slice(at)];
  const segments: ReadSegment[] = [];
  if (head.length < at || /[\u0000-\u001f]/.test(head)) say(null, null, `the header does not have ${at} characters`);
  else headerFindings(header, kind, say);
  const groups = rest.split(GROUP);
  for (const [transaction, group] of groups.entries()) {
    const pieces = group.split(SEGMENT);
    if (pieces.shift() !== '') say(null, null, 'what is behind the header or the group separator is no segment');
    if (pieces.length === 0 && transaction > 0) say(null, null, 'a transaction has no segments');
    for (const piece of pieces) segments.push(readSegment(piece, transaction, kind, say));
  }
  const count = groups.length - 1;
  if (header.get('109-A9') !== String(count)) say(null, '109-A9', `the header counts ${header.get('109-A9')} transactions of ${count}`);
  const read: ReadTransmission = { kind, reference, header, segments };
  for (const { segment, field, what } of transmissionFindings(read)) say(segment, field, what);
  return read;
}

function headerFindings(header: ReadonlyMap<string, string>, kind: 'request' | 'response', say: Say): void {
  const expect = (number: string, right: RegExp, what: string): void => {
    if (!right.test(header.get(number) ?? '')) say(null, number, `${what}: ${header.get(number)}`);
  };
  if (header.get('102-A2') !== VERSION) say(null, '102-A2', `the version is not ${VERSION}: ${header.get('102-A2')}`);
  expect('103-A3', /^(?:B[123]|E1)$/, 'a transaction code that is not read');
  expect('109-A9', /^[1-4]$/, 'no number of transactions from 1 to 4');
  expect('202-B2', /^\d\d$/, 'no qualifier of the pharmacy');
  expect('201-B1', header.get('202-B2') === '01' ? /^\d{10}$/ : /./, 'no identifier of the pharmacy');
  if (!isDay(header.get('401-D1') ?? '')) say(null, '401-D1', `no day of service: ${header.get('401-D1')}`);
  if (kind === 'request') expect('101-A1', /^\d{6}$/, 'no BIN number');
  else expect('501-F1', /^[AR]$/, 'no status of the header');
}

function readSegment(piece: string, transaction: number, kind: 'request' | 'response', say: Say): ReadSegment {
  const [before, head, ...pieces] = piece.split(FIELD);
  const id = head?.slice(2) ?? '';
  const definition: SegmentDefinition | undefined = Object.values(kind === 'request' ? requestSegments : responseSegments).find((one) => one.id === id);
  if (before !== '' || !/^AM\d\d$/.test(head ?? '')) say(null, '111-AM', `a segment that does not begin with its identifier: ${piece.slice(0, 12)}`);
  else if (definition === undefined) say(id, '111-AM', `there is no segment ${id} in a ${kind}`);
  else if ((definition.level === 'transmission') !== (transaction === 0)) say(id, '111-AM', `the segment belongs to a ${definition.level}`);
  const fields = pieces.map((one) => [one.slice(0, 2), one.slice(2)] as const);
  if (definition !== undefined) fieldFindings(fields, definition, say);
  if (fields.length === 0) say(id, null, 'a segment has no fields');
  return { id, level: definition?.level ?? 'transaction', transaction, fields };
}

function fieldFindings(fields: ReadSegment['fields'], { id, fields: definitions }: SegmentDefinition, say: Say): void {
  let place = -1;
  const seen = new Set<string>();
  for (const [field, value] of fields) {
    const now = definitions.findIndex((one) => one.id === field);
    const definition = definitions[now];
    if (definition === undefined) {
      say(id, field, `the segment ${id} has no field ${field}`);
      continue;
    }
    const again = seen.has(field);
    if (again && definition.repeats !== true) say(id, field, 'the field occurs twice');
    else if (now <= place && !(again && definition.repeats === true)) say(id, field, 'the field is not at its place');
    // Of a repetition, the next fields are behind its first one.
    place = now;
    seen.add(field);
    const wrong = valueFault(value, definition);
    if (wrong !== null) say(id, field, `${wrong}: ${value}`);
  }
}

/** What is wrong with a value; null for nothing. */
function valueFault(value: string, { picture }: FieldDefinition): string | null {
  if (value === '') return 'the field is empty';
  switch (picture) {
    case 'CCYYMMDD':
      return isDay(value) ? null : 'no day';
    case 's9(6)v99':
      return centsOf(value) === null ? 'no amount with a sign in its last digit' : value.length > 8 ? 'longer than 8 characters' : null;
    case '9(7)v999':
      return /^\d{1,10}$/.test(value) ? null : 'no quantity in thousandths';
    default: {
      const length = Number(picture.slice(2, -1));
      if (value.length > length) return `longer than ${length} characters`;
      if (picture.startsWith('9')) return /^\d+$/.test(value) ? null : 'no digits';
      return /^[ -`{|}~]+$/.test(value) && value === value.trim() ? null : 'a character that is not allowed, or a blank at an end';
    }
  }
}
