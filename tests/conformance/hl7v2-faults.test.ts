import { expect, test } from 'vitest';
import { complete } from '../targets/fixtures/full.ts';
import { writeHl7v2 } from '../targets/fixtures/hl7v2.ts';
import { judge } from './hl7v2/dictionary.ts';
import { broken, faults } from './hl7v2/faults.ts';

const messages = writeHl7v2([complete()]);

test('there are faults enough', () => {
  expect(faults.length).toBeGreaterThanOrEqual(26);
});

test.each(faults)('the judge sees $what ($to)', (fault) => {
  const { before, after } = broken(fault, messages);
  expect(judge(before)).toEqual([]);
  expect(after).not.toBe(before);
  expect(judge(after)).not.toEqual([]);
});
