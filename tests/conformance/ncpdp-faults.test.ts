/** The reader of NCPDP sees each planted fault, but those of which the list says that the outside parser alone does; and nothing that it reads makes it throw. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Target } from '../../model/target.ts';
import { targets } from '../../targets/registry.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../support/written-target.ts';
import { readNcpdp } from '../targets/ncpdp/ncpdp-reader.ts';
import { brokenNcpdp, ncpdpFaults } from './ncpdp/faults.ts';

const people = subjects(compileText(readFileSync('tests/conformance/ncpdp/members.hsim', 'utf8')), { count: 12 });
const { files } = writeBlocks(await openTarget(targets.get('ncpdp') as Target, {}), [{ label: '00000', subjects: people }]);
/** Of each, that of the payer with the most claims. */
const good = new Map([...files].sort(([, a], [, b]) => a.length - b.length).map(([key, bytes]) => [key.split(' ')[1].split('.')[0], bytes.toString('latin1')]));
const kindOf = (what: string) => (what === 'requests' ? ('request' as const) : ('response' as const));

test('there are faults enough, each with a name of its own', () => {
  expect(ncpdpFaults.length).toBeGreaterThanOrEqual(30);
  expect(new Set(ncpdpFaults.map(({ what }) => what)).size).toBe(ncpdpFaults.length);
  for (const [what, text] of good) expect(readNcpdp(text, kindOf(what)).findings).toEqual([]);
});

test.each(ncpdpFaults)('$what', (fault) => {
  const { findings } = readNcpdp(brokenNcpdp(fault, good), kindOf(fault.of));
  expect(findings.length > 0).toBe(fault.seenBy !== 'dzero');
});

test('a file that is cut anywhere, or of which a character is another, makes it say so and never throw', () => {
  for (const [what, text] of good) {
    const some = text.slice(0, 3000);
    for (let at = 0; at < some.length; at += 7) {
      expect(readNcpdp(some.slice(0, at), kindOf(what)).findings.length).toBeGreaterThan(0);
      for (const other of ['', '\u0000', '\u001c', '\u001d', '\u001e', '\u0002', '\u0003', '\n', '~'])
        expect(() => readNcpdp(some.slice(0, at) + other + some.slice(at + 1), kindOf(what))).not.toThrow();
    }
  }
});
