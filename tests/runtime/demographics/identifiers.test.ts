import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Draw, Sites } from '../../../draws/draw.ts';
import { device } from '../../../model/clinical/device.ts';
import { id } from '../../../model/scalars.ts';
import { dayOf } from '../../../model/time/civil.ts';
import { deviceIdentity, dicomUid, lotNumber, mrn, npi, serialNumber, ssn, uuid } from '../../../runtime/demographics/demographics.ts';
import { MRN_SPACE, SSN_SPACE } from '../../../runtime/demographics/identifiers.ts';
import { permute } from '../../../runtime/demographics/permutation.ts';

const sites = new Sites('7');
const site = sites.site('numbers');
const PEOPLE = 200_000;

test('a permutation meets each number once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer(), fc.integer(), (a, b, k0, k1) => {
      const images = Array.from({ length: a * b }, (_, i) => permute({ path: '', k0, k1 }, a, b, i));
      expect(images.sort((x, y) => x - y)).toEqual(Array.from({ length: a * b }, (_, i) => i));
    }),
    { seed: 5, numRuns: 200 },
  );
});

function distinct(make: (index: number) => string, from = 0): number {
  const seen = new Set<string>();
  for (let i = from; i < from + PEOPLE; i++) seen.add(make(i));
  return seen.size;
}

test('200,000 record numbers, social security numbers and provider identifiers are distinct', () => {
  expect(distinct((i) => mrn(site, i))).toBe(PEOPLE);
  expect(distinct((i) => ssn(site, i))).toBe(PEOPLE);
  expect(distinct((i) => npi(site, i))).toBe(PEOPLE);
  // Across the edge of eight digits: longer numbers instead of a second use.
  expect(distinct((i) => mrn(site, i), MRN_SPACE - PEOPLE / 2)).toBe(PEOPLE);
}, 60_000);

test('numbers differ from run to run', () => {
  const other = new Sites('8').site('numbers');
  expect([mrn(other, 0), ssn(other, 0), npi(other, 0)]).not.toEqual([mrn(site, 0), ssn(site, 0), npi(site, 0)]);
});

test('a social security number is one that nobody issues, to the ends of the space', () => {
  const issuedGroups = [
    [0, 10],
    [17, 19],
    [28, 29],
    [37, 39],
    [50, 65],
    [70, 88],
    [90, 99],
  ];
  const isSafe = (text: string) => {
    const [, area, group, serial] = (/^(\d{3})-(\d\d)-(\d{4})$/.exec(text) ?? []).map(Number);
    return area >= 900 && serial >= 1 && !issuedGroups.some(([first, last]) => group >= first && group <= last);
  };
  const numbers = Array.from({ length: 20_000 }, (_, i) => ssn(site, i * 1549));
  expect(numbers.filter((number) => !isSafe(number))).toEqual([]);
  expect(SSN_SPACE).toBe(30_996_900);
  expect(ssn(site, SSN_SPACE)).toBe(ssn(site, 0));
});

/** The Luhn formula, written the other way round: the whole number must sum to a multiple of ten. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + (i % 2 === 0 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]), 0);
  return sum % 10 === 0;
}

test('a provider identifier begins with 2 and passes the check', () => {
  // The example of the standard: 123456789 has the check digit 3.
  expect(passesLuhn('808401234567893')).toBe(true);
  const numbers = Array.from({ length: 20_000 }, (_, i) => npi(site, i));
  expect(numbers.filter((number) => !/^2\d{9}$/.test(number) || !passesLuhn(`80840${number}`))).toEqual([]);
});

test('a UUID has version 8, the RFC 9562 variant, and is pinned', () => {
  expect(uuid(site, 0, 0)).toMatchInlineSnapshot(`"c23e7902-8dff-800d-a490-9c793cc81217"`);
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = Array.from({ length: 10_000 }, (_, i) => uuid(site, i, i % 7));
  expect(ids.filter((text) => !shape.test(text) || !id.safeParse(text).success)).toEqual([]);
});

test('a million UUIDs are distinct over subjects, occurrences and sites', () => {
  const other = sites.site('other');
  const seen = new Set<string>();
  for (let i = 0; i < 250_000; i++) {
    seen.add(uuid(site, i, 0));
    seen.add(uuid(site, 0, i + 1));
    seen.add(uuid(other, i, 0));
    seen.add(uuid(site, i + 1, 999_999));
  }
  expect(seen.size).toBe(1_000_000);
}, 60_000);

test('each free bit of a UUID is one half of the time set', () => {
  const n = 20_000;
  const ones = new Array<number>(128).fill(0);
  for (let i = 0; i < n; i++) {
    const bits = BigInt(`0x${uuid(site, i, 3).replaceAll('-', '')}`)
      .toString(2)
      .padStart(128, '0');
    for (let bit = 0; bit < 128; bit++) if (bits[bit] === '1') ones[bit]++;
  }
  const fixed = [48, 49, 50, 51, 64, 65];
  // Five standard deviations: over 122 bits an error below 1e-4.
  for (let bit = 0; bit < 128; bit++) if (!fixed.includes(bit)) expect(Math.abs(ones[bit] - n / 2)).toBeLessThan(5 * Math.sqrt(n / 4));
  expect(fixed.map((bit) => ones[bit])).toEqual([n, 0, 0, 0, n, 0]);
});

test('a DICOM identifier is the number of the UUID under 2.25', () => {
  // The example of ITU-T X.667, clause 8.
  expect(dicomUid('f81d4fae-7dec-11d0-a765-00a0c91e6bf6')).toBe('2.25.329800735698586629295641978511506172918');
  expect(dicomUid(uuid(site, 1, 1)).length).toBeLessThanOrEqual(64);
});

test('lot and serial numbers have their shape', () => {
  const draw = new Draw();
  for (let i = 0; i < 200; i++) {
    expect(lotNumber(draw.at(site, i))).toMatch(/^[A-HJ-NPR-Z]{2}\d{5}$/);
    expect(serialNumber(draw.at(site, i))).toMatch(/^\d{10}$/);
  }
});

test('a device has an example number with a right check digit, and is used before it expires', () => {
  const draw = new Draw();
  const used = dayOf(2024, 5, 17);
  const models = new Set<string>();
  for (let i = 0; i < 100; i++) {
    const made = deviceIdentity(site, draw, i, 0, i % 2 === 0 ? '14106009' : '72506001', used);
    models.add(made.device_identifier);
    expect(made.device_identifier).toMatch(/^0952\d{10}$/);
    const weighted = [...made.device_identifier].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
    expect(weighted % 10).toBe(0);
    expect(made.udi).toMatch(/^\(01\)0952\d{10}\(11\)2[2-4]\d{4}\(17\)2[7-9]\d{4}\(10\)[A-Z]{2}\d{5}\(21\)\d{10}$/);
    expect(made.manufactured).toBeLessThan(used);
    expect(made.expires).toBeGreaterThan(used);
    expect(
      device.pick({ udi: true, device_identifier: true, manufactured: true, expires: true, lot_number: true, serial_number: true }).safeEncode(made).success,
    ).toBe(true);
  }
  expect(models.size).toBe(2);
});
