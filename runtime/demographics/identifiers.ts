/** Identifiers of people and of those who care for them: well-formed, unique by construction, and synthetic on their face. */
import type { Draw, Site } from '../../draws/draw.ts';
import { luhnDigit } from '../../model/identifiers/luhn.ts';
import { permute } from './permutation.ts';

export { deviceIdentity } from './device-identity.ts';
export { lotNumber, serialNumber } from './product-numbers.ts';
export { dicomUid, uuid } from './uuid.ts';

/** How far the numbers of a unit's members lie apart. */
const MEMBER_STRIDE = 1_000_000_000;

/** The number that a person's identifiers are permutations of: their index, a billion further for each place in the unit. */
export function personNumber(draw: Draw, index: number): number {
  return index + draw.member * MEMBER_STRIDE;
}

/** People with an eight-digit medical record number. */
export const MRN_SPACE = 100_000_000;

/** `MRN` and eight digits, a permutation of the person's index (0..99,999,999). Later people get a ninth digit, and so on, never a number twice. */
export function mrn(site: Site, index: number): string {
  const round = Math.floor(index / MRN_SPACE);
  const digits = String(permute(site, 10_000, 10_000, index - round * MRN_SPACE)).padStart(8, '0');
  return round === 0 ? `MRN${digits}` : `MRN${round}${digits}`;
}

/** A second number of a person, `MRN0` and eight or more digits, which no first number has; its digits are unlike those of the first. */
export function secondMrn(site: Site, index: number): string {
  const round = Math.floor(index / MRN_SPACE);
  const other = mrn(site, MRN_SPACE - 1 - (index - round * MRN_SPACE)).slice('MRN'.length);
  return `MRN0${round === 0 ? '' : round}${other}`;
}

/** `HSM` and eight digits, a permutation of the person's index as for `mrn`: the number of a subscriber at a payer. */
export function subscriberNumber(site: Site, index: number): string {
  return mrn(site, index).replace('MRN', 'HSM');
}

/**
 * Group numbers that nobody issues in areas 900-999: neither the Social Security Administration, which assigns no area of 900 or above, nor the
 * Internal Revenue Service as ITIN (50-65, 70-88, 90-92, 94-99), ATIN (93) or internal number (01-10, 17-19, 28-29, 37-39).
 */
const SSN_GROUPS = [11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32, 33, 34, 35, 36, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49];
const SSN_AREAS = 100;
/** Serial numbers 0001-9999. */
const SSN_SERIALS = 9999;

/** People with a social security number of their own: 100 areas, 31 groups, 9,999 serials. */
export const SSN_SPACE = SSN_AREAS * SSN_GROUPS.length * SSN_SERIALS;

/** `9AA-GG-SSSS`, a permutation of the person's index (0..30,996,899). Beyond that the numbers start over: the format holds no more that are safe. */
export function ssn(site: Site, index: number): string {
  const n = permute(site, SSN_AREAS * SSN_GROUPS.length, SSN_SERIALS, index % SSN_SPACE);
  const head = Math.floor(n / SSN_SERIALS);
  const area = Math.floor(head / SSN_GROUPS.length);
  const group = SSN_GROUPS[head - area * SSN_GROUPS.length];
  return `${900 + area}-${group}-${String(n - head * SSN_SERIALS + 1).padStart(4, '0')}`;
}

export const NPI_SPACE = 100_000_000;

/**
 * A National Provider Identifier for a provider's index (0..99,999,999): ten digits, the last the Luhn digit over the prefix 80840 (45 CFR
 * 162.406). The first digit may be 1 or 2; real numbers have so far been issued with 1 only, so these begin with 2.
 */
export function npi(site: Site, index: number): string {
  const body = `2${String(permute(site, 10_000, 10_000, index % NPI_SPACE)).padStart(8, '0')}`;
  return `${body}${luhnDigit(`80840${body}`)}`;
}
