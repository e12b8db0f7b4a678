import { expect, test } from 'vitest';
import { bare, complete } from '../fixtures/full.ts';
import { writeHl7v2 } from '../fixtures/hl7v2.ts';

const readable = (messages: readonly string[]): string => messages.map((message) => message.replaceAll('\r', '\n')).join('\n');

test('every optional field present', async () => {
  await expect(readable(writeHl7v2([complete()]))).toMatchFileSnapshot('goldens/hl7v2-complete.txt');
});

test('every optional field absent', async () => {
  await expect(readable(writeHl7v2([bare()]))).toMatchFileSnapshot('goldens/hl7v2-bare.txt');
});

test('another version has the fields and segments of that version', async () => {
  await expect(readable(writeHl7v2([complete()], { version: '2.4' }))).toMatchFileSnapshot('goldens/hl7v2-complete-2.4.txt');
});
