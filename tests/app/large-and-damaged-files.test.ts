/** Files of a run and of a scenario as anybody may hand them over: damaged, or larger than usual. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type ManifestHead, manifestText, readHead } from '../../app/output/run-manifest.ts';
import { recordOrigin } from '../../app/record-origin.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { Stop } from '../../app/stop.ts';
import { lanesOf } from '../../cli/view/subject-lanes.ts';
import { compile } from '../../compiler/compile.ts';
import { diabetes } from '../targets/fixtures/diabetes.ts';

const folder = mkdtempSync(join(tmpdir(), 'hsimc-damaged-'));
afterAll(() => rmSync(folder, { recursive: true }));

const manifest = join(folder, 'manifest.json');
const head = {
  manifest: 1,
  inputs: {
    sources: [{ name: 'x.hsim', sha256: '' }],
    settings: [],
    seed: '1',
    count: 1,
    as_of: '2025-01-01',
    targets: [{ name: 'template', options: { template: 'x'.repeat(3_000_000) } }],
  },
  expectations: Array.from({ length: 30_000 }, () => ({ text: 'age > 3', outcome: 'holds', found: '100%' })),
} as unknown as ManifestHead;

test('a head of many expectations and long options is read back', () => {
  writeFileSync(manifest, [...manifestText(head, [{ path: 'json/a', bytes: 1, sha256: '' }])].join(''));
  expect(readHead(manifest)).toEqual(head);
});

const { sources, ...withoutSources } = head.inputs;
const damaged = [
  '',
  '[',
  '{}',
  '"x"',
  'null',
  ...[undefined, null, {}, { ...withoutSources }, { ...head.inputs, sources: [] }, { ...head.inputs, targets: [5] }, { ...head.inputs, count: '1' }].map(
    (inputs) => [...manifestText({ ...head, inputs } as ManifestHead, [])].join(''),
  ),
];

test.each(damaged.map((text, i) => [i, text] as const))('damaged manifest %i', async (_, text) => {
  writeFileSync(manifest, text);
  expect(readHead(manifest)).toBeNull();
  await expect(recordOrigin(folder, 'x', openEntry)).rejects.toBeInstanceOf(Stop);
});

test('a roster of more than four million bytes is read', () => {
  writeFileSync(join(folder, 'people.csv'), `id,dob\n${Array.from({ length: 60_000 }, (_, i) => `M${i},1950-01-02${' '.repeat(70)}`).join('\n')}\n`);
  writeFileSync(join(folder, 'r.hsim'), 'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nsubjects from "people.csv" { mrn: id }\nprofile p { age: 40 }\n');
  const { text, host } = openEntry(join(folder, 'r.hsim'));
  expect(compile(text, host).diagnostics).toEqual([]);
});

test('thousands of overrides each change one event of what is included', () => {
  const events = Array.from({ length: 6000 }, (_, i) => `event v${i} at start + ${i} hours { encounter ambulatory { } }`);
  const overrides = events.map((_, i) => `override event v${i} at start + ${i + 1} hours`);
  const text = `hsim 1
scenario t "T" { as_of: 2025-01-01 }
profile p { age: 40 }
timeline care of p {
${events.join('\n')}
}
timeline later of p {
include care
${overrides.join('\n')}
}
`;
  const { value, diagnostics } = compile({ path: 'o.hsim', text, sha256: '' });
  expect(diagnostics).toEqual([]);
  const times = value.ir?.events.map(({ path, schedule }) => [path, (schedule.time as { readonly by?: { readonly minutes: number } }).by?.minutes]);
  expect(times).toEqual(events.map((_, i) => [`later.v${i}`, (i + 1) * 60]));
});

test('a life of very many results is drawn', () => {
  const subject = diabetes(0);
  const measured = subject.observations.find(({ value }) => value !== null) ?? subject.observations[0];
  const observations = Array.from({ length: 200_000 }, (_, i) => ({ ...measured, effective: measured.effective + i }));
  expect(lanesOf({ ...subject, observations }, 100, 30_000, () => 'a1c')).toContain('a1c');
});
