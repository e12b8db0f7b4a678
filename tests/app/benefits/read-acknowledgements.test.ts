/** `hsimc ack`: claims and their state, from files of this target and of others, and findings where a file is broken. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { acknowledgementsIn } from '../../../app/benefits/read-acknowledgements.ts';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';

const people = subjects(compileText(readFileSync('tests/conformance/x12/members.hsim', 'utf8')), { count: 6 });
const { files } = writeBlocks(await openTarget(targets.get('x12') as Target, {}), [{ label: '00000', subjects: people }]);
const fileOf = (name: string): string => [...files].find(([key]) => key.split(' ')[1].startsWith(`${name}.`))?.[1].toString('utf8') ?? '';
const acknowledged = fileOf('277CA-837P');

describe('files of this target', () => {
  const claims = people.flatMap((one) => one.claims);

  test('277CA: each claim with its state, its code and its number at the payer', () => {
    const { items, findings } = acknowledgementsIn(acknowledged);
    expect(findings).toEqual([]);
    const expected = claims
      .filter(({ type, acknowledgement }) => type === 'professional' && acknowledgement !== 'pending')
      .map(({ control_number, acknowledgement, reject_category, reject_code }) => [
        control_number,
        acknowledgement,
        acknowledgement === 'rejected' ? `${reject_category}:${reject_code}` : 'A2:20',
      ]);
    expect(items.map(({ about, state, code }) => [about, state, code]).sort()).toEqual(expected.sort());
    expect(items.filter(({ payerNumber, state }) => (payerNumber === null) !== (state === 'rejected'))).toEqual([]);
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['accepted', 'rejected']));
  });

  test('835: what was paid of each claim', () => {
    const { items, findings } = acknowledgementsIn(fileOf('835'));
    expect(findings).toEqual([]);
    const remitted = people.flatMap(({ remittances }) => remittances.flatMap(({ payments }) => payments.map(({ amount }) => amount)));
    expect(items.map(({ paid }) => Math.round(Number(paid) * 100)).sort((a, b) => a - b)).toEqual(remitted.sort((a, b) => a - b));
    const numbers = new Map(acknowledgementsIn(acknowledged).items.map(({ about, payerNumber, state }) => [`${about} ${state}`, payerNumber]));
    for (const { about, payerNumber } of items) if (numbers.has(`${about} accepted`)) expect(payerNumber).toBe(numbers.get(`${about} accepted`));
  });

  test('999 and TA1: the set, the group and the interchange', () => {
    expect(acknowledgementsIn(fileOf('999-837P')).items.map(({ about, state }) => [about, state])).toEqual([
      ['set 837 0001', 'accepted'],
      ['group 1', 'accepted'],
    ]);
    expect(acknowledgementsIn(fileOf('TA1-837P')).items).toMatchObject([{ transaction: 'TA1', about: 'interchange 000000001', state: 'accepted' }]);
  });
});

describe('files that are broken', () => {
  const broken = (from: RegExp | string, to: string): string => {
    const text = acknowledged.replace(from, to);
    expect(text).not.toBe(acknowledged);
    return text;
  };
  test.each([
    ['no interchange', () => 'hello', 'ISA', 'expected ISA'],
    ['an interchange that ends within ISA', () => acknowledged.slice(0, 60), 'ISA', 'ends within ISA'],
    ['another separator in ISA', () => broken(/^ISA\*00\*/, 'ISA|00*'), 'ISA', 'separators cannot be read'],
    ['a file that ends within a segment', () => acknowledged.slice(0, acknowledged.indexOf('~\nGE')), 'SE*', 'ends within this segment'],
    ['a file that ends after a segment', () => acknowledged.slice(0, acknowledged.indexOf('\nSE*')), 'SE', 'no SE ends'],
    ['no trailer of the group', () => broken(/\nGE\*[^~]*~/, ''), 'GE', 'no GE ends'],
    ['another number of segments', () => broken(/\nSE\*\d+/, '\nSE*7'), 'SE01', 'is "7", but the set has'],
    ['another number of sets', () => broken(/\nGE\*1/, '\nGE*2'), 'GE01', 'is "2", but there are 1 sets'],
    ['another control number of the set', () => broken(/(\nSE\*\d+)\*0001/, '$1*0002'), 'SE02', 'but ST02 is "0001"'],
    ['another control number of the interchange', () => broken(/\nIEA\*1\*\d+/, '\nIEA*1*000000777'), 'IEA02', 'but ISA13 is'],
    ['an unknown version', () => broken('005010X214~\nBHT', '004010X999~\nBHT'), 'ST03', 'unknown; expected 005010X214'],
    ['another transaction set', () => broken('\nST*277', '\nST*837'), 'ST01', 'acknowledgements are 999, 277 and 835'],
    ['a category that there is not', () => broken('\nSTC*A2:20', '\nSTC*ZZ:20'), 'STC01', 'not a category'],
  ])('%s', (_, text, at, message) => {
    const { findings } = acknowledgementsIn(text());
    expect(findings.map((one) => `${one.at} ${one.message}`).join('\n')).toContain(message);
    expect(findings.some((one) => one.at === at || one.at.startsWith(at.slice(0, 2)))).toBe(true);
    for (const { segment } of findings) expect(segment).toBeGreaterThan(0);
  });

  test('every beginning of a file, and every file without one of its characters, is read without an exception', () => {
    const text = acknowledged.slice(0, 1500);
    for (let i = 0; i < text.length; i++) {
      expect(acknowledgementsIn(text.slice(0, i)).findings.length).toBeGreaterThan(0);
      acknowledgementsIn(text.slice(0, i) + text.slice(i + 1));
    }
  });
});

test('another writer: its own separators, and no line breaks', () => {
  const text = acknowledged.replaceAll('\n', '').replaceAll(':', '>').replaceAll('*', '|').replaceAll('~', "'");
  expect(acknowledgementsIn(text)).toEqual(acknowledgementsIn(acknowledged));
});
