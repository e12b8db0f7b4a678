/** Batches of NCPDP Telecommunication D.0 of any writer: envelope, headers, segments, numbers, and the sums of prices. */
import { dollars } from '../amounts.ts';
import { counters, ncpdpSegments, numberLengths, onlyOnce, repeating, textLengths, units } from './ncpdp-segments.ts';
import type { WireContents, WireFinding } from './wire-finding.ts';
import { isDay, npiProblem } from './x12-elements-check.ts';

const [STX, ETX, FIELD, GROUP, SEGMENT] = ['\x02', '\x03', '\x1c', '\x1d', '\x1e'];

/** Lengths of the headers, and of header and trailer of a batch. */
const REQUEST = 56;
const RESPONSE = 31;
const BATCH_HEADER = 73;
const BATCH_TRAILER = 54;
/** Transaction codes: billing, reversal, rebill, eligibility. */
const CODES: ReadonlySet<string> = new Set(['B1', 'B2', 'B3', 'E1']);
/** Segments that each transaction needs, by transaction code: claim and pricing. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { B1: ['07', '11'], B2: ['07'], B3: ['07', '11'], E1: [] };
/** Segments of claims and of answers to them: claim, COB, DUR/PPS, compound, pricing. */
const OF_CLAIMS: ReadonlySet<string> = new Set(['05', '07', '08', '10', '11', '22', '23', '24']);
/** Response status (112-AN). */
const STATUSES: ReadonlySet<string> = new Set(['A', 'C', 'D', 'F', 'P', 'Q', 'R', 'S']);
/** Amounts in requests and responses: each is signed by its last character. */
const AMOUNTS: ReadonlySet<string> = new Set(
  'D9 DC BE DX E3 H9 HA GE DQ DU N3 F5 F6 F7 F9 FC FD FE FH FI FK FL J1 J4 J5 AW AX 4U UK UJ UM UN UP HB HC NQ'.split(' '),
);
const DAYS: ReadonlySet<string> = new Set(['C4', 'DE', 'E8', 'FU']);

type Fields = ReadonlyMap<string, readonly string[]>;
interface Segment {
  readonly id: string;
  readonly fields: Fields;
}

/** A transaction with the fields of its transmission: values by the two characters in front of them. */
export interface NcpdpTransaction {
  /** Number of the record in the file. */
  readonly number: number;
  /** 880-K5; empty without a batch. */
  readonly reference: string;
  readonly request: boolean;
  /** 103-A3, 202-B2 with 201-B1, 401-D1. */
  readonly code: string;
  readonly provider: string;
  readonly day: string;
  /** Values of a field of a segment. */
  readonly values: (segment: string, field: string) => readonly string[];
}

/** @param take called with each transaction whose header can be read */
export function checkNcpdp(text: string, take: (one: NcpdpTransaction) => void = () => {}): WireContents {
  return new Reader(take).read(text);
}

/** The cents of an amount that is signed by its last character; null where it is none. */
export function signedCents(text: string): number | null {
  const parts = /^(\d*)([{A-I}J-R])$/.exec(text);
  if (parts === null) return null;
  const positive = '{ABCDEFGHI'.indexOf(parts[2]);
  const digit = positive >= 0 ? positive : '}JKLMNOPQR'.indexOf(parts[2]);
  const cents = Number(`${parts[1]}${digit}`);
  return positive >= 0 ? cents : -cents;
}

class Reader {
  readonly #findings: WireFinding[] = [];
  #number = 0;
  #transmissions = 0;
  #type = '';
  #reference = '';
  readonly #take: (one: NcpdpTransaction) => void;

  constructor(take: (one: NcpdpTransaction) => void) {
    this.#take = take;
  }

  read(text: string): WireContents {
    const rest = text.replace(/^\uFEFF/, '');
    if (rest.trimStart().startsWith(STX)) this.#batch(rest);
    else for (const line of rest.split(/\r?\n/)) if (line !== '') this.#one(line);
    return { count: this.#transmissions, findings: this.#findings };
  }

  #find(rule: string, at: string, message: string, value: string | null = null): void {
    this.#findings.push({ rule, number: this.#number, at, message, value });
  }

  #batch(text: string): void {
    let records = 0;
    let batch = '';
    let ended = false;
    for (let at = text.indexOf(STX); at >= 0; ) {
      this.#number = ++records;
      const end = text.indexOf(ETX, at);
      const next = text.indexOf(STX, at + 1);
      if (end < 0 || (next >= 0 && next < end)) this.#find('NCPDP-001', 'ETX', 'the record is not ended');
      const record = text.slice(at + 1, end < 0 ? (next < 0 ? undefined : next) : next >= 0 && next < end ? next : end);
      const between = end < 0 || (next >= 0 && next < end) ? '' : text.slice(end + 1, next < 0 ? undefined : next);
      if (between.trim() !== '') this.#find('NCPDP-001', 'STX', `${between.trim().length} characters are between two records`);
      const kind = record.slice(0, 2);
      if ((records === 1) !== (kind === '00')) this.#find('NCPDP-001', '00', records === 1 ? 'the batch has no header' : 'a header is not the first record');
      if (kind === '00') {
        this.#type = record.slice(2, 3);
        batch = record.slice(27, 34);
        if (record.length !== BATCH_HEADER) this.#find('NCPDP-001', '00', `the header has ${record.length} characters; ${BATCH_HEADER} are required`);
        if (this.#type !== 'T' && this.#type !== 'R') this.#find('NCPDP-001', '880-K6', `${JSON.stringify(this.#type)} is neither T nor R`, this.#type);
      } else if (kind === 'G1') {
        if (!/^[\x20-\x7e]{10}$/.test(record.slice(2, 12))) this.#find('NCPDP-001', '880-K5', 'the reference has not ten characters');
        this.#reference = record.slice(2, 12);
        this.#transmission(record.slice(12));
      } else if (kind === '99') {
        ended = true;
        if (record.length !== BATCH_TRAILER) this.#find('NCPDP-001', '99', `the trailer has ${record.length} characters; ${BATCH_TRAILER} are required`);
        if (record.slice(2, 9) !== batch) this.#find('NCPDP-002', '806-5C', `is ${record.slice(2, 9)}, but the header has ${batch}`, record.slice(2, 9));
        const count = Number(record.slice(9, 19));
        if (count !== records) this.#find('NCPDP-002', '751', `is ${record.slice(9, 19)}, but there are ${records} records`, record.slice(9, 19));
      } else if (records > 1) this.#find('NCPDP-001', kind.slice(0, 2), `${JSON.stringify(kind)} is not the kind of a record: 00, G1 or 99`);
      at = next;
    }
    if (!ended) this.#find('NCPDP-001', '99', 'the batch has no trailer');
  }

  /** A line that is a transmission alone. */
  #one(line: string): void {
    this.#number++;
    this.#type = line.slice(0, 2) === 'D0' ? 'R' : 'T';
    this.#transmission(line);
  }

  #transmission(text: string): void {
    this.#transmissions++;
    const request = this.#type !== 'R';
    const length = request ? REQUEST : RESPONSE;
    const starts = [text.indexOf(SEGMENT), text.indexOf(GROUP)].filter((at) => at >= 0);
    const header = text.slice(0, starts.length === 0 ? undefined : Math.min(...starts));
    if (header.length !== length) {
      this.#find('NCPDP-003', 'header', `has ${header.length} characters; ${length} are required`);
      return;
    }
    const [version, code, count] = request
      ? [header.slice(6, 8), header.slice(8, 10), header.slice(20, 21)]
      : [header.slice(0, 2), header.slice(2, 4), header.slice(4, 5)];
    if (request && !/^\d{6}$/.test(header.slice(0, 6)))
      this.#find('NCPDP-003', '101-A1', `the BIN number ${JSON.stringify(header.slice(0, 6))} has not six digits`);
    if (version !== 'D0') this.#find('NCPDP-003', '102-A2', `the version ${JSON.stringify(version)} is unknown; expected D0`, version);
    if (!CODES.has(code)) this.#find('NCPDP-003', '103-A3', `${JSON.stringify(code)} is not one of ${[...CODES].join(', ')}`, code);
    if (!request && !/^[AR]$/.test(header[5])) this.#find('NCPDP-003', '501-F1', `${JSON.stringify(header[5])} is neither A nor R`, header[5]);
    const [qualifier, provider, day] = request
      ? [header.slice(21, 23), header.slice(23, 38), header.slice(38, 46)]
      : [header.slice(6, 8), header.slice(8, 23), header.slice(23, 31)];
    if (qualifier === '01') this.#npi('201-B1', provider.trim());
    if (!isDay(day)) this.#find('NCPDP-005', '401-D1', `${JSON.stringify(day)} is not a day (CCYYMMDD)`, day);
    const [shared, ...groups] = text.slice(header.length).split(GROUP);
    if (String(groups.length) !== count) this.#find('NCPDP-002', '109-A9', `is ${count}, but there are ${groups.length} transactions`, count);
    const common = this.#segments(shared);
    for (const segment of common) this.#fields(segment);
    if (request && (code === 'E1' || NEEDED[code]?.includes('11') === true) && !common.some(({ id }) => id === '04'))
      this.#find('NCPDP-004', 'AM04', `a transmission ${code} has the segment AM04`);
    for (const group of groups) {
      const segments = this.#segments(group);
      for (const segment of segments) this.#fields(segment);
      this.#strangers(code, [...common, ...segments]);
      if (request) this.#request(code, segments);
      else this.#response(segments);
      const all = [...common, ...segments];
      this.#take({
        ...{ number: this.#number, reference: this.#reference, request, code, provider: provider.trim(), day },
        values: (segment, field) => all.find(({ id }) => id === segment)?.fields.get(field) ?? [],
      });
    }
  }

  #segments(text: string): Segment[] {
    const seen = new Set<string>();
    return text.split(SEGMENT).flatMap((part, i): Segment[] => {
      if (part === '' && i === 0) return [];
      const [before, first = '', ...rest] = part.split(FIELD);
      if (before !== '' || !/^AM\d\d$/.test(first)) {
        this.#find('NCPDP-004', '111-AM', 'a segment begins with its identifier: RS, FS, AM and two digits');
        return [];
      }
      if (rest.some((field) => /^AM\d\d$/.test(field))) this.#find('NCPDP-004', '111-AM', 'a segment begins after RS');
      if (seen.has(first)) this.#find('NCPDP-004', first, 'the segment is there twice');
      seen.add(first);
      const fields = new Map<string, string[]>();
      for (const field of rest) fields.set(field.slice(0, 2), [...(fields.get(field.slice(0, 2)) ?? []), field.slice(2)]);
      return [{ id: first.slice(2), fields }];
    });
  }

  #fields({ id: segment, fields }: Segment): void {
    const known = ncpdpSegments.get(segment);
    if (known === undefined) this.#find('NCPDP-004', '111-AM', `there is no segment AM${segment}`, segment);
    const counter = counters[segment];
    if (counter !== undefined && !fields.has(counter)) this.#find('NCPDP-004', counter, `the findings of AM${segment} have a counter`);
    for (const [id, values] of fields) {
      if (known !== undefined && !known.has(id)) this.#find('NCPDP-004', id, `AM${segment} has no field ${JSON.stringify(id)}`, values[0]);
      if (values.length > 1 && (!repeating.has(segment) || onlyOnce.has(id))) this.#find('NCPDP-004', id, `is there ${values.length} times in AM${segment}`);
      for (const value of values) {
        const [digits, length] = [numberLengths.get(id), textLengths.get(id)];
        if (digits !== undefined && !(/^\d+$/.test(value) && value.length <= digits))
          this.#find('NCPDP-005', id, `${JSON.stringify(value.slice(0, 20))} is not a number of at most ${digits} digits`, value);
        if (length !== undefined && value.length > length) this.#find('NCPDP-004', id, `has ${value.length} characters; at most ${length} are allowed`, value);
        if (id === '28' && !units.has(value))
          this.#find('NCPDP-004', id, `${JSON.stringify(value.slice(0, 20))} is not one of ${[...units].join(', ')}`, value);
      }
    }
    for (const [id, values] of fields)
      for (const value of values) {
        if (value === '') this.#find('NCPDP-004', id, 'a field without a value is left out');
        if (AMOUNTS.has(id) && signedCents(value) === null)
          this.#find('NCPDP-005', id, `${JSON.stringify(value.slice(0, 20))} is not an amount that is signed by its last character`, value);
        if (DAYS.has(id) && !isDay(value)) this.#find('NCPDP-005', id, `${JSON.stringify(value.slice(0, 20))} is not a day (CCYYMMDD)`, value);
        if ((id === 'E7' || id === 'FV') && !/^\d{1,10}$/.test(value))
          this.#find('NCPDP-005', id, `${JSON.stringify(value.slice(0, 20))} is not a quantity in thousandths`, value);
      }
    if (fields.get('EZ')?.[0] === '01') this.#npi('411-DB', fields.get('DB')?.[0] ?? '');
  }

  /** An inquiry about coverage, and its answer, have no claim and no prices. */
  #strangers(code: string, segments: readonly Segment[]): void {
    if (code !== 'E1') return;
    for (const { id } of segments) if (OF_CLAIMS.has(id)) this.#find('NCPDP-004', `AM${id}`, `a transaction E1 has no segment AM${id}`);
  }

  #request(code: string, segments: readonly Segment[]): void {
    for (const id of NEEDED[code] ?? [])
      if (!segments.some((one) => one.id === id)) this.#find('NCPDP-004', `AM${id}`, `a transaction ${code} has the segment AM${id}`);
    const claim = segments.find(({ id }) => id === '07')?.fields;
    if (claim !== undefined) {
      for (const id of ['D2', 'E1']) if ((claim.get(id)?.[0] ?? '') === '') this.#find('NCPDP-004', id, 'is required in the claim');
      const [qualifier, product] = [claim.get('E1')?.[0], claim.get('D7')?.[0] ?? ''];
      if (qualifier === '03' && !/^\d{11}$/.test(product))
        this.#find(
          'NCPDP-006',
          '407-D7',
          `${JSON.stringify(product.slice(0, 20))} is not a National Drug Code of eleven digits (5-4-2, without hyphens)`,
          product,
        );
    }
    const pricing = segments.find(({ id }) => id === '11')?.fields;
    if (pricing?.has('DU') === true) this.#sum(pricing, 'DU', '430-DU', ['D9', 'DC', 'BE', 'E3', 'H9', 'HA', 'GE'], []);
  }

  #response(segments: readonly Segment[]): void {
    const status = segments.find(({ id }) => id === '21')?.fields;
    if (status === undefined) {
      this.#find('NCPDP-004', 'AM21', 'a response has the segment AM21');
      return;
    }
    const word = status.get('AN')?.[0] ?? '';
    if (!STATUSES.has(word)) this.#find('NCPDP-004', '112-AN', `${JSON.stringify(word.slice(0, 20))} is not a status`, word);
    const [count, codes] = [status.get('FA')?.[0], status.get('FB') ?? []];
    if (word === 'R' && codes.length === 0) this.#find('NCPDP-004', '511-FB', 'a rejected transaction has a reject code');
    if (count !== undefined && Number(count) !== codes.length)
      this.#find('NCPDP-002', '510-FA', `is ${count}, but there are ${codes.length} reject codes`, count);
    const pricing = segments.find(({ id }) => id === '23')?.fields;
    if (pricing === undefined) {
      if (word === 'P' || word === 'D') this.#find('NCPDP-004', 'AM23', 'a paid transaction has the segment AM23');
      return;
    }
    this.#sum(pricing, 'F9', '509-F9', ['F6', 'F7', 'J1', 'FL', 'J4', 'AW', 'AX'], ['F5', 'J5']);
    this.#sum(pricing, 'F5', '505-F5', ['FH', 'FI', '4U', 'FK', 'UJ', 'UK', 'UM', 'UN', 'UP'], []);
  }

  /** @param plus fields that are added. @param minus those that are taken away */
  #sum(fields: Fields, id: string, at: string, plus: readonly string[], minus: readonly string[]): void {
    const all = (ids: readonly string[]): number => ids.flatMap((one) => fields.get(one) ?? []).reduce((sum, text) => sum + (signedCents(text) ?? 0), 0);
    const [found, expected] = [all([id]), all(plus) - all(minus)];
    if (found !== expected)
      this.#find('NCPDP-007', at, `is ${dollars(found)}, but the prices that it is made of are ${dollars(expected)}`, fields.get(id)?.[0] ?? null);
  }

  #npi(at: string, value: string): void {
    const problem = npiProblem(value);
    if (problem !== null) this.#find('NCPDP-008', at, `${JSON.stringify(value.slice(0, 20))} is not a National Provider Identifier: ${problem}`, value);
  }
}
