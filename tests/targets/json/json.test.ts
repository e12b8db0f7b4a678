import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { subject } from '../../../model/subject.ts';
import { json } from '../../../targets/json/json-target.ts';
import { serializer } from '../../../targets/json/serializer.ts';
import { arbitraryOf } from '../../support/arbitraries.ts';
import { Files, registered, run } from '../fixtures/basics.ts';
import { diabetes } from '../fixtures/diabetes.ts';
import { everything } from '../fixtures/full.ts';

const write = serializer(subject);
const oracle = (value: z.output<typeof subject>) => JSON.stringify(z.encode(subject, value));

test('a line is what JSON.stringify makes of the encoded subject', () => {
  for (const one of [registered(0), diabetes(3), everything()]) expect(write(one)).toBe(oracle(one));
});

test('byte equality for whatever the schema allows', { timeout: 120_000 }, () => {
  const out = json.open(run, { pretty: false });
  fc.assert(
    fc.property(arbitraryOf(subject), (one) => {
      const files = new Files();
      out.subject(one, '0000', files);
      return files.texts.get('subjects.0000.ndjson') === `${oracle(one)}\n`;
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test('reading a line back gives the subject', () => {
  const one = diabetes(5);
  expect(z.decode(subject, JSON.parse(write(one)))).toEqual(one);
});

test('pretty: one indented file for each subject', () => {
  const out = json.open(run, { pretty: true });
  const files = new Files();
  out.subject(registered(12), '0000', files);
  expect([...files.texts.keys()]).toEqual(['0000/subject-0000012.json']);
  const text = [...files.texts.values()][0];
  expect(text).toBe(`${JSON.stringify(JSON.parse(oracle(registered(12))), null, 2)}\n`);
});

test('lists without records stay', () => {
  const parsed = JSON.parse(write(registered(1)));
  expect(parsed.observations).toEqual([]);
  expect(Object.keys(parsed)).toEqual(Object.keys(subject.shape).filter((name) => name !== 'member' && name !== 'attributes'));
});

test('a record has as many optional fields as it likes', () => {
  const shape = Object.fromEntries(Array.from({ length: 75 }, (_, i) => [`field_${i}`, i % 7 === 0 ? z.int() : z.string().nullable()]));
  const wide = z.strictObject(shape);
  const writer = serializer(wide);
  fc.assert(
    fc.property(arbitraryOf(wide), (one) => writer(one) === JSON.stringify(one)),
    { seed: 3, numRuns: 200 },
  );
});
