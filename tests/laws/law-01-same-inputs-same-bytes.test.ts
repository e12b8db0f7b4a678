import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { targets } from '../../targets/registry.ts';
import { type Around, filesIn, hsimc, rootOf, workFolder } from '../cli/hsimc.ts';
import { compileText, diabetesText, sha256, subjects, texts } from '../support/scenario-runs.ts';

const ir = compileText(diabetesText);

test('law 1: the same inputs give the same bytes, whatever was run before', () => {
  const once = texts(ir, { count: 40 }, 'fhir', {}, 16);
  subjects(ir, { count: 7, seed: '99' });
  const again = texts(compileText(diabetesText), { count: 40 }, 'fhir', {}, 16);
  expect([...again]).toEqual([...once]);
});

test('law 1: another seed gives other people', () => {
  const [a] = subjects(ir, { count: 1, seed: '1' });
  const [b] = subjects(ir, { count: 1, seed: '2' });
  expect(a.patient.id).not.toBe(b.patient.id);
  expect(`${a.patient.given} ${a.patient.family} ${a.patient.birth_date}`).not.toBe(`${b.patient.given} ${b.patient.family} ${b.patient.birth_date}`);
});

test('law 1: compiled closures and the reference executor agree', () => {
  expect(subjects(ir, { count: 60, reference: true })).toEqual(subjects(ir, { count: 60 }));
});

const cwd = workFolder();
const elsewhere = workFolder();
/** All targets but databases, whose bytes are the engine's own. */
const named = [...targets.values()].filter(({ needs }) => needs === undefined).map(({ name }) => name);
const run = ['compile', 'diabetes', '--count', '100', '--block-size', '16', '--target', named.join(), '--quiet'];

function rootWith(name: string, more: readonly string[], around: Partial<Around> = {}): string {
  const at = { cwd, ...around };
  const { code, out, err } = hsimc([...run, ...more, '--out', name], at);
  expect({ code, out }, err).toEqual({ code: 0, out: '' });
  return rootOf(join(at.cwd, name));
}

test('law 1: the manifest does not depend on workers, zone, language, folder or heap', () => {
  const root = rootWith('one', ['--workers', '1']);
  expect(root).toMatch(/^[0-9a-f]{64}$/);
  expect({
    two: rootWith('two', ['--workers', '2']),
    three: rootWith('three', ['--workers', '3']),
    unsaid: rootWith('unsaid', []),
    zone: rootWith('zone', ['--workers', '2'], { env: { TZ: 'Pacific/Kiritimati' } }),
    language: rootWith('language', ['--workers', '1'], { env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'ar_EG.UTF-8' } }),
    folder: rootWith('a folder/below', ['--workers', '1'], { cwd: elsewhere }),
    heap: rootWith('heap', ['--workers', '2'], { node: ['--max-old-space-size=96', '--max-semi-space-size=1'] }),
  }).toEqual({ two: root, three: root, unsaid: root, zone: root, language: root, folder: root, heap: root });
});

test('law 1: standard output does not depend on workers', () => {
  const out = (workers: string): string => sha256(hsimc(['compile', 'diabetes', '--count', '500', '--quiet', '--workers', workers], { cwd }).out);
  expect([out('2'), out('3')]).toEqual([out('1'), out('1')]);
});

test('law 5: blocks only cut: files of any block size, one after the other, are standard output', () => {
  const { out } = hsimc(['compile', 'diabetes', '--count', '150', '--quiet'], { cwd });
  for (const size of ['1000', '64', '7']) {
    expect(hsimc(['compile', 'diabetes', '--count', '150', '--block-size', size, '--out', `by${size}`, '--quiet'], { cwd }).code).toBe(0);
    const folder = join(cwd, `by${size}`, 'json');
    const text = filesIn(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('');
    expect({ size, same: text === out }).toEqual({ size, same: true });
  }
});
