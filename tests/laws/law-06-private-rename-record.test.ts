/** Write privately, rename, record last: whenever a run is killed, what has a final name is whole, and the run can be resumed. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { begin, filesIn, hsimc, rootOf, workFolder } from '../cli/hsimc.ts';

const cwd = workFolder();
const words = ['compile', 'diabetes', '--count', '400', '--block-size', '16', '--target', 'fhir', '--set', 'follow_up=6 months', '--quiet'];
const BLOCKS = 25;
const whole = (() => {
  expect(hsimc([...words, '--workers', '1', '--out', 'whole'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  return join(cwd, 'whole');
})();

/** Numbers from 0 to 1 that are the same every time (Numerical Recipes, the quick generator). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const recorded = (folder: string): number => (existsSync(join(folder, '_blocks')) ? readdirSync(join(folder, '_blocks')).length : 0);

/** Kills a run once it has recorded so many blocks, and a moment later; whether it was still at work. */
async function killed(how: readonly string[], folder: string, blocks: number, later: number): Promise<boolean> {
  const child = begin([...words, ...how, '--out', folder], cwd);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (child.exitCode === null && recorded(join(cwd, folder)) < blocks) await pause(1);
  await pause(later);
  const atWork = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  return atWork;
}

/** Whatever has a final name is as it is in a run that was left alone. */
function expectWhole(folder: string): void {
  const wrong = filesIn(folder)
    .filter((file) => !/^_(?:lock|staging|blocks)/.test(file))
    .filter((file) => !readFileSync(join(folder, file)).equals(readFileSync(join(whole, file))));
  expect(wrong).toEqual([]);
  for (const name of existsSync(join(folder, '_blocks')) ? readdirSync(join(folder, '_blocks')) : []) {
    const { files } = JSON.parse(readFileSync(join(folder, '_blocks', name), 'utf8')) as { files: { path: string }[] };
    expect(files.filter(({ path }) => !existsSync(join(folder, path)))).toEqual([]);
  }
  if (existsSync(join(folder, '_SUCCESS')))
    expect(filesIn(folder).filter((file) => file.startsWith('fhir/'))).toEqual(filesIn(whole).filter((file) => file.startsWith('fhir/')));
}

for (const workers of ['1', '2'])
  test(`law 6: killed at any moment with --workers ${workers}, nothing is half-written, and --resume ends with the same bytes`, async () => {
    const chance = chances(Number(workers));
    let atWork = 0;
    for (let i = 0; i < 5; i++) {
      const folder = `killed-${workers}-${i}`;
      // The first dies at once, the last after its last block.
      const blocks = i === 0 ? 0 : i === 4 ? BLOCKS : Math.ceil(chance() * (BLOCKS - 1));
      if (await killed(['--workers', workers], folder, blocks, chance() * 12)) atWork++;
      if (existsSync(join(cwd, folder))) expectWhole(join(cwd, folder));
      // Killed once more while it continues.
      if (i % 2 === 1 && (await killed(['--workers', workers, '--resume'], folder, recorded(join(cwd, folder)) + 1, chance() * 12)))
        expectWhole(join(cwd, folder));
      expect(hsimc([...words, '--workers', workers, '--out', folder, '--resume'], { cwd })).toEqual({ code: 0, out: '', err: '' });
      expect(rootOf(join(cwd, folder))).toBe(rootOf(whole));
      expect(filesIn(join(cwd, folder))).toEqual(filesIn(whole));
      expectWhole(join(cwd, folder));
    }
    expect(atWork).toBeGreaterThanOrEqual(3);
  });

test('law 6: --resume makes again what was changed since, and only that', () => {
  cpSync(whole, join(cwd, 'repaired'), { recursive: true });
  const [changed, kept] = ['fhir/Patient.00003.ndjson', 'fhir/Patient.00004.ndjson'].map((file) => join(cwd, 'repaired', file));
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('male', 'MALE'));
  const before = readFileSync(kept);
  expect(hsimc([...words, '--out', 'repaired', '--resume'], { cwd }).code).toBe(0);
  expectWhole(join(cwd, 'repaired'));
  expect(readFileSync(kept).equals(before)).toBe(true);
  expect(rootOf(join(cwd, 'repaired'))).toBe(rootOf(whole));
});

describe('law 6: verify', () => {
  const verify = (folder: string) => hsimc(['verify', folder], { cwd });
  const files = readFileSync(join(whole, 'manifest.json'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('  {"path":')).length;

  test('finds a run as it was written', () => {
    expect(verify('whole')).toEqual({
      code: 0,
      out: expect.stringMatching(new RegExp(`^No problems found: ${files} files, [\\d.]+ MB; manifest ${rootOf(whole).slice(0, 16)}\n$`)),
      err: '',
    });
    expect(JSON.parse(hsimc(['verify', 'whole', '--format', 'json'], { cwd }).out)).toMatchObject({
      valid: true,
      root: rootOf(whole),
      files,
      problems: [],
      hidden: 0,
    });
  });

  const damages: Readonly<Record<string, readonly [damage: (folder: string) => void, says: string]>> = {
    'a changed byte': [
      (folder) => {
        const file = join(folder, 'fhir/Condition.00007.ndjson');
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1] ^= 1;
        writeFileSync(file, bytes);
      },
      'fhir/Condition.00007.ndjson has changed',
    ],
    'a missing byte': [(folder) => truncateSync(join(folder, 'fhir/Goal.00000.ndjson'), 100), 'fhir/Goal.00000.ndjson has 100 bytes instead of '],
    'an added byte': [(folder) => appendFileSync(join(folder, 'fhir/Practitioner.ndjson'), '\n'), 'fhir/Practitioner.ndjson has '],
    'a missing file': [(folder) => rmSync(join(folder, 'fhir/Patient.00024.ndjson')), 'fhir/Patient.00024.ndjson is missing'],
    'an added file': [(folder) => writeFileSync(join(folder, 'fhir/Patient.99999.ndjson'), '{}\n'), 'fhir/Patient.99999.ndjson does not belong to this run'],
    'a folder in place of a file': [
      (folder) => {
        rmSync(join(folder, 'fhir/Patient.00001.ndjson'));
        mkdirSync(join(folder, 'fhir/Patient.00001.ndjson'));
      },
      'fhir/Patient.00001.ndjson is no longer a file',
    ],
    'a renamed file': [
      (folder) => renameSync(join(folder, 'fhir/Patient.00002.ndjson'), join(folder, 'fhir/Patients.ndjson')),
      'fhir/Patient.00002.ndjson is missing\nfhir/Patients.ndjson does not belong to this run',
    ],
    'a changed manifest': [
      (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').replace('"seed": "1"', '"seed": "2"')),
      'manifest.json has changed since the run finished',
    ],
    'a missing sign of success': [(folder) => rmSync(join(folder, '_SUCCESS')), '_SUCCESS is missing: the run did not finish'],
  };
  for (const [what, [damage, says]] of Object.entries(damages))
    test(`finds ${what}, and says nothing else`, () => {
      const folder = join(cwd, 'damaged');
      rmSync(folder, { recursive: true, force: true });
      cpSync(whole, folder, { recursive: true });
      damage(folder);
      const { code, out, err } = verify('damaged');
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out.startsWith(says), out).toBe(true);
      expect(out.split('\n')).toHaveLength(says.split('\n').length + 1);
      expect(JSON.parse(hsimc(['verify', 'damaged', '--format', 'json'], { cwd }).out)).toMatchObject({
        valid: false,
        problems: out.trim().split('\n'),
        hidden: 0,
      });
    });

  test('refuses what is not a finished run', () => {
    mkdirSync(join(cwd, 'other'));
    expect(verify('other')).toEqual({ code: 2, out: '', err: 'hsimc: other contains no run: it has no manifest.json\n' });
    expect(verify('nowhere')).toEqual({ code: 2, out: '', err: 'hsimc: there is no folder nowhere\n' });
    cpSync(whole, join(cwd, 'unfinished'), { recursive: true });
    for (const name of ['manifest.json', '_SUCCESS']) rmSync(join(cwd, 'unfinished', name));
    expect(verify('unfinished')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not finished: it has no manifest.json\n  run the same command with --resume'),
    });
  });
});
