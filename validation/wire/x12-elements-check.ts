/** Elements of a segment: codes, numbers, days, lengths, identifiers. */
import { placesOfService } from '../../model/benefits/places-of-service.ts';
import { luhnDigit } from '../../model/identifiers/luhn.ts';
import type { FindX12 } from './x12-checks.ts';
import { elementRows, serviceTypes } from './x12-elements.ts';
import type { X12Segment } from './x12-reader.ts';

interface Expected {
  readonly element: number;
  /** From 1; 0 for the whole element. */
  readonly component: number;
  readonly at: string;
  readonly required: boolean;
  readonly codes: ReadonlySet<string> | null;
  /** R, N, D or X. */
  readonly kind: string;
}

/** Lists of codes by their names in the rows. */
const LISTS: Readonly<Record<string, ReadonlySet<string>>> = { PLACES: placesOfService, SERVICES: serviceTypes };

/** By guide, loop (or none) and segment. */
const expected = new Map<string, Expected[]>();
for (const [names, loops, at, form] of elementRows) {
  const place = /^([A-Z][A-Z0-9]{1,2}?)(\d\d)(?:-(\d+))?$/.exec(at);
  if (place === null) throw new Error(`no place of an element: ${at}`);
  const [kind, ...codes] = form.split(' ');
  const one = {
    ...{ element: Number(place[2]), component: Number(place[3] ?? 0), at, required: kind.endsWith('!') },
    ...{ kind: kind.replace('!', ''), codes: codes.length === 0 ? null : (LISTS[codes[0]] ?? new Set(codes)) },
  };
  for (const name of names.split(' '))
    for (const loop of loops.split(' ')) {
      const key = `${name} ${loop} ${place[1]}`;
      expected.set(key, [...(expected.get(key) ?? []), one]);
    }
}

/** Most characters of elements. */
const LENGTHS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  NM1: [
    [3, 60],
    [4, 35],
    [5, 25],
    [9, 80],
  ],
  N1: [[2, 60]],
  N3: [
    [1, 55],
    [2, 55],
  ],
  N4: [
    [1, 30],
    [3, 15],
  ],
  REF: [[2, 50]],
  CLM: [[1, 38]],
};
/** Most elements of segments. */
const MOST: Readonly<Record<string, number>> = {
  LX: 1,
  HL: 4,
  SBR: 9,
  BHT: 6,
  TRN: 4,
  N3: 2,
  N4: 7,
  CLM: 20,
  CLP: 14,
  SVC: 7,
  EQ: 5,
  ENT: 9,
  RMR: 8,
  ADX: 4,
  AAA: 4,
  EB: 14,
};

export const isAmount = (text: string): boolean => /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
export const centsIn = (text: string | undefined): number => (text !== undefined && isAmount(text) ? Math.round(Number(text) * 100) : 0);

export function elementFindings(guide: string, loop: string, segment: X12Segment, component: string, find: FindX12): void {
  const { elements } = segment;
  const [id] = elements;
  for (const key of [`${guide} ${loop} ${id}`, `${guide}  ${id}`]) for (const one of expected.get(key) ?? []) form(one, segment, component, find);
  for (const [at, most] of LENGTHS[id] ?? []) {
    const { length } = elements[at] ?? '';
    if (length > most) find('EDI-007', segment, name(id, at), `has ${length} characters; at most ${most} are allowed`);
  }
  if (elements.length - 1 > (MOST[id] ?? elements.length)) find('EDI-007', segment, id, `has ${elements.length - 1} elements; at most ${MOST[id]} are allowed`);
  if (elements.at(-1) === '') find('EDI-007', segment, id, 'ends in an empty element');
  if (id === 'DTP') period(segment, 2, 3, find);
  if (id === 'DTM' && (elements[5] ?? '') !== '') period(segment, 5, 6, find);
  if (id === 'NM1' && ((elements[8] ?? '') === '') !== ((elements[9] ?? '') === ''))
    find('EDI-007', segment, 'NM108', 'qualifier and identifier are there together, or neither');
  if (id === 'NM1' && elements[8] === 'XX') npi(segment, 9, find);
  if (id === 'N1' && elements[3] === 'XX') npi(segment, 4, find);
  if (id === 'LIN' && elements[2] === 'N4') ndc(segment, 'LIN03', elements[3] ?? '', find);
  if (id === 'SVC' || id === 'SV1') {
    const [qualifier, code = ''] = (elements[1] ?? '').split(component);
    if (qualifier === 'N4') ndc(segment, `${id}01-2`, code, find);
  }
}

const name = (id: string, element: number): string => `${id}${String(element).padStart(2, '0')}`;

function form({ element, component, at, required, kind, codes }: Expected, segment: X12Segment, separator: string, find: FindX12): void {
  const whole = segment.elements[element] ?? '';
  const value = component === 0 ? whole : (whole.split(separator)[component - 1] ?? '');
  if (value === '') {
    if (required) find('EDI-007', segment, at, 'is required');
    return;
  }
  const parts = kind === 'list' ? value.split(/[^A-Za-z0-9]/) : [value];
  if (codes !== null && !parts.every((part) => codes.has(part)))
    find('EDI-007', segment, at, `${JSON.stringify(value.slice(0, 20))} is not a code of the guide`);
  if (kind === 'R' && !isAmount(value)) find('EDI-007', segment, at, `${JSON.stringify(value.slice(0, 20))} is not a number`);
  const digits = kind === 'N3' ? 3 : value.length;
  if (kind.startsWith('N') && (!/^\d+$/.test(value) || value.length > digits)) {
    const words = kind === 'N3' ? 'a number of at most three digits' : 'a whole number';
    find('EDI-007', segment, at, `${JSON.stringify(value.slice(0, 20))} is not ${words}`);
  }
  if (kind === 'D' && !isDay(value)) find('EDI-012', segment, at, `${JSON.stringify(value.slice(0, 20))} is not a day (CCYYMMDD)`);
}

export function isDay(text: string): boolean {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const last = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** A day, a range of days, or a day with the time. @param format element with D8, RD8, DT or TM */
function period(segment: X12Segment, format: number, at: number, find: FindX12): void {
  const [id] = segment.elements;
  const [kind = '', value = ''] = [segment.elements[format], segment.elements[at]];
  const wrong = (words: string): void => find('EDI-012', segment, name(id, at), `${JSON.stringify(value.slice(0, 30))} is not ${words}`);
  if (kind === 'D8' && !isDay(value)) wrong('a day (D8: CCYYMMDD)');
  if (kind === 'DT' && !/^\d{8}(?:[01]\d|2[0-3])[0-5]\d$/.test(value)) wrong('a day with its time (DT: CCYYMMDDHHMM)');
  else if (kind === 'DT' && !isDay(value.slice(0, 8))) wrong('a day with its time (DT: CCYYMMDDHHMM)');
  if (kind === 'TM' && !/^(?:[01]\d|2[0-3])[0-5]\d$/.test(value)) wrong('a time (TM: HHMM)');
  if (kind !== 'RD8') return;
  const [first, last, ...more] = value.split('-');
  if (!isDay(first) || last === undefined || !isDay(last) || more.length > 0) wrong('a range of days (RD8: CCYYMMDD-CCYYMMDD)');
  else if (first > last) wrong('a range: it ends before it begins');
}

export function npi(segment: X12Segment, at: number, find: FindX12): void {
  const value = segment.elements[at] ?? '';
  const problem = npiProblem(value);
  if (problem !== null)
    find('EDI-008', segment, name(segment.elements[0], at), `${JSON.stringify(value.slice(0, 20))} is not a National Provider Identifier: ${problem}`);
}

/** Why a text is not a National Provider Identifier; null where it is one. The check digit is that of the number with 80840 before it. */
export function npiProblem(value: string): string | null {
  if (!/^[12]\d{9}$/.test(value)) return 'expected ten digits, the first of them 1 or 2';
  const digit = luhnDigit(`80840${value.slice(0, 9)}`);
  return digit === Number(value[9]) ? null : `the check digit is ${digit}`;
}

function ndc(segment: X12Segment, at: string, value: string, find: FindX12): void {
  if (!/^\d{11}$/.test(value))
    find('EDI-011', segment, at, `${JSON.stringify(value.slice(0, 20))} is not a National Drug Code of eleven digits (5-4-2, without hyphens)`);
}
