/** `hsimc validate` finds nothing in the X12 and NCPDP that hsimc writes, each planted fault but those that it is known not to see, and never throws. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { dayOf, startOfDay } from '../../../model/time/civil.ts';
import { targets } from '../../../targets/registry.ts';
import { ruleById } from '../../../validation/rules/all-rules.ts';
import { checkNcpdp, signedCents } from '../../../validation/wire/ncpdp-checks.ts';
import { wireCheckOf } from '../../../validation/wire/wire-check.ts';
import { checkX12 } from '../../../validation/wire/x12-checks.ts';
import { brokenNcpdp, ncpdpFaults } from '../../conformance/ncpdp/faults.ts';
import { brokenX12, x12Faults } from '../../conformance/x12/faults.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';

const asOf = startOfDay(dayOf(2026, 12, 31));

/** The files of a scenario by their names. */
async function written(target: 'x12' | 'ncpdp', scenario: string, count: number, options: object = {}): Promise<Map<string, string>> {
  const people = subjects(compileText(readFileSync(scenario, 'utf8')), { count });
  const { files } = writeBlocks(await openTarget(targets.get(target) as Target, options, { asOf }), [{ label: '00000', subjects: people }]);
  return new Map([...files].map(([key, bytes]) => [key.split(' ')[1], bytes.toString('latin1')]));
}

const x12Files = new Map(
  (
    await Promise.all([
      written('x12', 'tests/conformance/x12/members.hsim', 12),
      written('x12', 'tests/conformance/x12/eligibility.hsim', 12),
      written('x12', 'tests/conformance/x12/second-payer.hsim', 6),
      written('x12', 'scenarios/membersim/prior_auth.hsim', 20),
    ])
  ).flatMap((files) => [...files]),
);
const ncpdpFiles = await written('ncpdp', 'tests/conformance/ncpdp/members.hsim', 12);
const ofSet = (files: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...files].sort(([, a], [, b]) => a.length - b.length).map(([name, text]) => [name.split('.')[0], text]));
const goodX12 = ofSet(x12Files);
const goodNcpdp = ofSet(ncpdpFiles);

/** Faults that are not seen, and why. */
const unseen = new Map([
  ['a patient status that there is not', '88 is the status of a planned readmission'],
  ['another version of the batch', 'the version of the batch standard is not looked at'],
  ['one reference twice', 'references are not remembered'],
  ['fields in another order', 'the order of fields in a segment is not looked at'],
]);

describe('X12', () => {
  test('every set that hsimc writes is read, and nothing is found', () => {
    const sets = [...goodX12.keys()].map((name) => name.replace(/^(TA1|999)-.*/, '$1').replace(/^277CA.*/, '277CA'));
    expect(new Set(sets)).toEqual(
      new Set(['270', '271', '276', '277', '277CA', '278-request', '278-response', '820', '834', '835', '837I', '837P', '999', 'TA1']),
    );
    for (const [name, text] of x12Files) {
      const { count, findings } = checkX12(text);
      expect([name, findings.slice(0, 3)]).toEqual([name, []]);
      expect(count).toBeGreaterThan(0);
      expect(wireCheckOf(text.slice(0, 200))).toBe(checkX12);
    }
  });

  test('other separators', async () => {
    const options = { element_separator: '|', component_separator: '>', repetition_separator: '!', segment_terminator: "'", line_breaks: false };
    for (const [name, text] of await written('x12', 'tests/conformance/x12/members.hsim', 3, options))
      expect([name, checkX12(text).findings]).toEqual([name, []]);
  });

  test.each(x12Faults)('$what', (fault) => {
    const { findings } = checkX12(brokenX12(fault, goodX12));
    expect(findings.length > 0).toBe(!unseen.has(fault.what));
    for (const { rule, number, at } of findings) {
      expect(ruleById.has(rule)).toBe(true);
      expect(number).toBeGreaterThan(0);
      expect(at).toMatch(/^[A-Z][A-Z0-9]{1,2}(?:\d\d(?:-\d+)?)?$/);
    }
  });

  // What third-party checkers do not see.
  test.each([
    ['837P', 'EDI-009', /(\nHI\*ABK:[A-Z]\d\d)/, '$1.'],
    ['837P', 'EDI-010', /(\nSV1\*.*)\*1(?::\d)*~/, '$1*9~'],
    ['837P', 'EDI-007', /:B:1\*/, ':B:5*'],
    ['837P', 'EDI-007', /(\nNM1\*85.*\nN3.*\nN4\*[^*]*)\*\w\w/, '$1*QQ'],
    ['837P', 'EDI-016', /(\nNM1\*85.*\nN3.*\nN4\*.*\*\d{5})\d{4}~/, '$1~'],
    ['837P', 'EDI-008', /(\nNM1\*85.*\*XX\*\d{9})(\d)/, '$1X'],
    ['837P', 'EDI-013', /(\nCLM\*[^*]+)\*/, '$1*1'],
    ['837I', 'EDI-016', /(\nDTP\*435)\*DT\*(\d{8})\d{4}/, '$1*D8*$2'],
    ['835', 'EDI-014', /(\nCLP\*[^*]+\*\d+\*[^*]+)\*/, '$1*1'],
    ['835', 'EDI-014', /(\nBPR\*I)\*/, '$1*1'],
    ['835', 'EDI-016', /\nDTM\*(?:472|232)[^~]*~/g, ''],
    ['820', 'EDI-015', /(\nBPR\*I)\*/, '$1*1'],
    ['820', 'EDI-015', /(\nRMR\*AZ\*[^*]*\*)\*/, '$1*1'],
    ['834', 'EDI-012', /(\nDTP\*356\*D8\*\d{4})\d{4}/, '$10230'],
    ['837P', 'EDI-002', /\nIEA[^~]*~/, ''],
    ['837P', 'EDI-001', /^ISA\*00\*/, 'ISA*00'],
    ['837P', 'EDI-006', /\nHL\*2\*1\*22\*0/, '\nHL*2*1*22*1'],
  ] as const)('%s: %s', (set, rule, from, to) => {
    const text = goodX12.get(set) ?? '';
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect(checkX12(broken).findings.map((one) => one.rule)).toContain(rule);
  });

  test('the finding names segment and element, with what is there', () => {
    const text = (goodX12.get('837P') ?? '').replace(/(\nHI\*ABK:[A-Z]\d\d)/, '$1.');
    const number = text.slice(0, text.indexOf('\nHI*')).split('~').length;
    expect(checkX12(text).findings[0]).toMatchObject({ rule: 'EDI-009', number, at: 'HI01-2' });
  });

  test('a file that is cut anywhere, or of which a character is another, makes it say so and never throw', () => {
    for (const text of goodX12.values()) {
      const some = text.slice(0, 1500);
      for (let at = 0; at < some.length; at += 11) {
        expect(checkX12(some.slice(0, at)).findings.length).toBeGreaterThan(0);
        for (const other of ['', '\u0000', '*', '~', ':', '\n', 'é', '9']) expect(() => checkX12(some.slice(0, at) + other + some.slice(at + 1))).not.toThrow();
      }
    }
  });
});

describe('NCPDP', () => {
  test('nothing is found in what hsimc writes, in a batch or alone', async () => {
    for (const [name, text] of [...ncpdpFiles, ...(await written('ncpdp', 'tests/conformance/ncpdp/members.hsim', 4, { envelope: 'none' }))]) {
      const { count, findings } = checkNcpdp(text);
      expect([name, findings.slice(0, 3)]).toEqual([name, []]);
      expect(count).toBeGreaterThan(0);
      expect(wireCheckOf(text.slice(0, 2000))).toBe(checkNcpdp);
    }
  });

  test('amounts have their sign in the last character', () => {
    expect(['123D', '123M', '{', '}', '1000{', 'A', '12', 'A1', ''].map(signedCents)).toEqual([1234, -1234, 0, -0, 10000, 1, null, null, null]);
  });

  test.each(ncpdpFaults)('$what', (fault) => {
    const { findings } = checkNcpdp(brokenNcpdp(fault, goodNcpdp));
    expect(findings.length > 0).toBe(!unseen.has(fault.what));
    for (const { rule } of findings) expect(ruleById.has(rule)).toBe(true);
  });

  test('a file that is cut anywhere, or of which a character is another, never makes it throw', () => {
    for (const text of goodNcpdp.values()) {
      const some = text.slice(0, 3000);
      for (let at = 1; at < some.length; at += 11) {
        expect(checkNcpdp(some.slice(0, at)).findings.length).toBeGreaterThan(0);
        for (const other of ['', '\u0000', '\u001c', '\u001d', '\u001e', '\u0002', '\u0003', '\n', '~'])
          expect(() => checkNcpdp(some.slice(0, at) + other + some.slice(at + 1))).not.toThrow();
      }
    }
  });
});
