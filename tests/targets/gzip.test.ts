import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { targets } from '../../targets/registry.ts';
import { gzip, gzipped } from '../../targets/shared/gzip.ts';
import { compileText, diabetesText, subjects } from '../support/scenario-runs.ts';
import { openTarget, partiesOf, writeBlocks } from '../support/written-target.ts';

const people = subjects(compileText(diabetesText), { count: 6 });
const blocks = [
  { label: '00000', subjects: people.slice(0, 3) },
  { label: '00001', subjects: people.slice(3) },
];

test('the bytes of a text are these, whatever the version of Node and the processor', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `{"id":${i},"name":"Zo\u00eb ${(i * 7919) % 613}","values":[${i % 7},${(i * i) % 1009}]}\n`).join('');
  const bytes = gzip(text);
  expect(gunzipSync(bytes).toString('utf8')).toBe(text);
  // RFC 1952: deflate, no name, no time, the usual effort, Unix.
  expect([...bytes.slice(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe('fdce916124dff17a20498b474734174b8ea75d0724107386c5918d0febb7d8ca');
});

test.each(['csv', 'fhir', 'json'])('%s: compressed files hold what the others hold, and take much less room', async (name) => {
  const target = targets.get(name)!;
  for (const options of [{}, ...(name === 'fhir' ? [{ bulk_files: 'type' }] : [])]) {
    const plain = writeBlocks(await openTarget(target, options), blocks, partiesOf(people));
    const small = writeBlocks(await openTarget(target, { ...options, gzip: true }), blocks, partiesOf(people));
    for (const of of ['files', 'parts'] as const) {
      expect([...small[of].keys()].sort()).toEqual([...plain[of].keys()].map((key) => `${key}.gz`).sort());
      for (const [key, bytes] of plain[of]) expect(gunzipSync(small[of].get(`${key}.gz`)!).equals(bytes)).toBe(true);
    }
    const size = ({ files, parts }: typeof plain) => [...files.values(), ...parts.values()].reduce((sum, { length }) => sum + length, 0);
    expect(size(small)).toBeLessThan(size(plain) / 3);
    for (const [i, one] of plain.assemblies.entries()) {
      const other = small.assemblies[i];
      if (one.kind === 'join' && other.kind === 'join') {
        expect(other.path).toBe(`${one.path}.gz`);
        expect(other.before.length === 0 ? '' : gunzipSync(other.before as Uint8Array).toString('utf8')).toBe(one.before);
      } else expect(other).toEqual(JSON.parse(JSON.stringify(one).replaceAll('.ndjson', '.ndjson.gz')));
    }
  }
});

test('a long file is a row of members, and nothing is held for longer than one', () => {
  const pieces: Uint8Array[] = [];
  const out = { append: (_: string, data: string | Uint8Array) => void pieces.push(data as Uint8Array), part: () => {} };
  const line = `${'0123456789'.repeat(1000)}\n`;
  const writer = gzipped({ subject: (_subject, _block, to) => to.append('a.gz', line) });
  for (let i = 0; i < 350; i++) writer.subject(people[0], '00000', out);
  expect(pieces).toHaveLength(3);
  writer.end?.('00000', out);
  expect(pieces).toHaveLength(4);
  expect(gunzipSync(Buffer.concat(pieces)).toString('utf8')).toBe(line.repeat(350));
});

test('compression is for files of lines', () => {
  const parses = (name: string, options: object): boolean => targets.get(name)!.options.safeParse(options).success;
  expect(parses('json', { gzip: true, pretty: true })).toBe(false);
  expect(parses('fhir', { gzip: true, bundle: 'transaction' })).toBe(false);
  expect(parses('fhir', { gzip: true, bulk_files: 'type' })).toBe(true);
});
