import { expect, test } from 'vitest';
import { complete } from '../targets/fixtures/full.ts';
import { writeHl7v2 } from '../targets/fixtures/hl7v2.ts';
import { judge } from './hl7v2/dictionary.ts';
import { faults } from './hl7v2/faults.ts';

const messages = writeHl7v2([complete()]);

test('there are faults enough', () => {
  expect(faults.length).toBeGreaterThanOrEqual(26);
});

test.each(faults)('the judge sees $what ($to)', ({ to, done }) => {
  const good = messages.find((message) => message.includes(`|${to}^`) && (to !== 'ADT^A08' || message.includes('\rDG1|'))) ?? '';
  expect(judge(good)).toEqual([]);
  const broken = `${done(good.split('\r').slice(0, -1)).join('\r')}\r`;
  expect(broken).not.toBe(good);
  expect(judge(broken)).not.toEqual([]);
});
