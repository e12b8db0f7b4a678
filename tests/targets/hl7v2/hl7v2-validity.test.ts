import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { versions } from '../../../targets/hl7v2/hl7v2-versions.ts';
import { judge } from '../../conformance/hl7v2/dictionary.ts';
import { compileText, texts } from '../../support/scenario-runs.ts';
import { bare, complete } from '../fixtures/full.ts';
import { messagesIn, writeHl7v2 } from '../fixtures/hl7v2.ts';

for (const version of versions)
  test(`every message of version ${version} is valid by the dictionary, with all optional fields and with none`, () => {
    for (const one of [complete(), bare()]) {
      const messages = writeHl7v2([one], { version });
      expect(messages.length).toBeGreaterThan(10);
      expect(messages.flatMap((message) => judge(message).map((issue) => `${message.slice(0, 120)}: ${issue}`))).toEqual([]);
    }
  });

// Some messages of hostile-feed are broken on purpose, and one name is longer than the standard allows.
const scenarios = readdirSync('scenarios/patientsim').filter((name) => /^[^.]+\.hsim$/.test(name) && name !== 'hostile-feed.hsim');
test.each(scenarios)('every message of %s is valid by the dictionary', (name) => {
  const ir = compileText(readFileSync(`scenarios/patientsim/${name}`, 'utf8'));
  const files = texts(ir, { count: 20 }, 'hl7v2', {}, 128);
  const messages = [...files.values()].flatMap(messagesIn);
  expect(messages.flatMap((message) => judge(message).map((issue) => `${message.slice(0, 120)}: ${issue}`))).toEqual([]);
});
