/** Every option of `hsimc compile` does what its help says. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectRefusal, filesIn, hsimc, rootOf, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(words, { cwd });
const lines = (text: string): string[] => text.split('\n').slice(0, -1);
const compiled = (...words: string[]): string => {
  const { code, out, err } = run('compile', 'diabetes', '--quiet', ...words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

test('ten subjects as JSON, one line each, where nothing else is said', () => {
  const made = lines(compiled()).map((line) => JSON.parse(line) as { index: number });
  expect(made.map((subject) => subject.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(compiled('--stdout')).toBe(compiled());
  expect(compiled('--target', 'json', '--count', '10', '--seed', '1')).toBe(compiled());
});

test('what does not fit on standard output goes to a folder, or a database file, with the name of the scenario', () => {
  const many = run('compile', 'patientsim/diabetes', '--target', 'csv,json', '--count', '2');
  expect(many).toEqual({ code: 0, out: expect.stringMatching(/ in diabetes; manifest /), err: expect.anything() });
  expect(filesIn(join(cwd, 'diabetes'))).toEqual(expect.arrayContaining(['_SUCCESS']));
  const again = run('compile', 'diabetes', '--target', 'csv', '--count', '2');
  expectRefusal(again, 2, /--overwrite/);
  expect(run('compile', 'diabetes', '--target', 'csv', '--count', '2', '--overwrite').code).toBe(0);
  const database = run('compile', 'diabetes', '--target', 'duckdb', '--count', '2');
  expect(database.out).toMatch(/ in diabetes\.duckdb$/m);
});

test('--count makes so many, none of none', () => {
  expect(lines(compiled('--count', '37'))).toHaveLength(37);
  expect(lines(compiled('-n', '3'))).toHaveLength(3);
  const none = run('compile', 'diabetes', '--count', '0');
  expect(none).toEqual({ code: 0, out: '', err: expect.stringMatching(/^0 subjects: nothing to write$/m) });
});

test('--seed makes other people', () => {
  const ids = (text: string): Set<string> => new Set(lines(text).map((line) => (JSON.parse(line) as { patient: { id: string } }).patient.id));
  const [one, two] = [ids(compiled('--seed', '1')), ids(compiled('--seed', '9999999999999999'))];
  expect([...one].filter((id) => two.has(id))).toEqual([]);
});

test('--set changes a parameter, and what does not depend on it stays', () => {
  const [long, short] = [compiled('--count', '40'), compiled('--count', '40', '--set', 'follow_up=1 year')].map((text) =>
    lines(text).map((line) => JSON.parse(line) as { patient: object; encounters: object[] }),
  );
  expect(short.map((subject) => subject.patient)).toEqual(long.map((subject) => subject.patient));
  // Who dies or is lost in the first year has the same visits in both.
  for (const [i, subject] of short.entries()) expect(subject.encounters.length).toBeLessThanOrEqual(long[i].encounters.length);
  expect(short.filter((subject, i) => subject.encounters.length < long[i].encounters.length).length).toBeGreaterThan(30);
});

test('--as-of looks at the same lives earlier', () => {
  const late = compiled('--count', '2', '--as-of', '2024-12-31');
  const early = compiled('--count', '2', '--as-of', '2024-06-30');
  const times = (text: string): string[] => text.match(/"start":"[^"]+"/g) ?? [];
  expect(times(early).length).toBeGreaterThan(0);
  expect(times(early).length).toBeLessThan(times(late).length);
  for (const time of times(early)) expect(late).toContain(time);
});

test('--only makes one subject of the cohort, byte for byte', () => {
  const batch = lines(compiled('--count', '600'));
  expect(lines(compiled('--count', '600', '--only', '417'))).toEqual([batch[417]]);
  expect(lines(compiled('--count', '600', '--only', '599'))).toEqual([batch[599]]);
});

test('--only in FHIR makes the lines of that subject and no other', () => {
  compiled('--count', '200', '--target', 'fhir', '--block-size', '64', '--out', 'batch');
  compiled('--count', '200', '--target', 'fhir', '--block-size', '64', '--out', 'only', '--only', '141');
  const [patient] = lines(readFileSync(join(cwd, 'only/fhir/Patient.00002.ndjson'), 'utf8'));
  const { id } = JSON.parse(patient) as { id: string };
  for (const file of filesIn(join(cwd, 'only/fhir'))) {
    const one = readFileSync(join(cwd, 'only/fhir', file), 'utf8');
    const all = readFileSync(join(cwd, 'batch/fhir', file), 'utf8');
    if (!/\.\d{5}\./.test(file)) {
      // What all subjects share: what this one refers to, among the rest.
      expect({ file, strangers: lines(one).filter((line) => !all.includes(line)) }).toEqual({ file, strangers: [] });
      continue;
    }
    const naming = (text: string): number => lines(text).filter((line) => line.includes(id)).length;
    expect({ file, together: `\n${all}`.includes(`\n${one}`), naming: naming(one) }).toEqual({ file, together: true, naming: naming(all) });
  }
});

test('--only says nothing of what only a cohort can tell', () => {
  writeFileSync(
    join(cwd, 'many.hsim'),
    'hsim 1\nscenario many "Many" { as_of: 2025-01-01 }\nprofile adult { age: uniform(18..80) }\nexpect { count(subjects where age > 0) >= 10 }\n',
  );
  expect(run('compile', 'many.hsim', '--count', '5')).toMatchObject({
    code: 1,
    err: expect.stringContaining('FAILED count(subjects where age > 0) >= 10: 5 of 5'),
  });
  expect(run('compile', 'many.hsim', '--count', '20', '--only', '3')).toMatchObject({
    code: 0,
    err: '1 expectation of the cohort not applicable: the run has one subject of the cohort\n',
  });
});

test('expectations that need more subjects take one line next to data, and a line each next to files', () => {
  expect(run('compile', 'diabetes', '--count', '1').err).toBe('13 expectations tested on 1 subject: 3 hold, 10 unsure\n');
  const { out, err } = run('compile', 'diabetes', '--count', '1', '--out', 'one');
  expect(err).toBe('');
  expect(lines(out).filter((line) => line.startsWith('unsure '))).toHaveLength(10);
  expect(lines(out).at(-2)).toBe('13 expectations tested on 1 subject: 3 hold, 10 unsure');
  expect(lines(out).at(-1)).toMatch(/^1 subject, 1 file, [\d.]+ kB in one; manifest [0-9a-f]{16}$/);
});

test('--target, several of them, --block-size and --out lay out a folder', () => {
  compiled('--count', '20', '--target', 'fhir,json', '--block-size', '8', '--out', 'deep/er');
  const files = filesIn(join(cwd, 'deep/er'));
  for (const name of [
    '_SUCCESS',
    'manifest.json',
    'json/subjects.00000.ndjson',
    'json/subjects.00002.ndjson',
    'fhir/Patient.00001.ndjson',
    'fhir/Practitioner.ndjson',
  ])
    expect(files).toContain(name);
  const manifest = JSON.parse(readFileSync(join(cwd, 'deep/er/manifest.json'), 'utf8')) as { subjects: number; files: { path: string }[] };
  expect(manifest.subjects).toBe(20);
  expect(manifest.files.map((file) => file.path).sort()).toEqual(files.filter((file) => file.includes('/') && !file.startsWith('_')));
});

test('options of a target reach it', () => {
  const bundle = JSON.parse(lines(compiled('--count', '1', '--target', 'fhir', '--bundle', 'transaction'))[0]) as { type: string };
  expect(bundle.type).toBe('transaction');
  expect(compiled('--count', '1', '--pretty')).toMatch(/^\{\n\s+"index": 0/);
});

test('--since writes what was reported later, and needs something in between', () => {
  expectRefusal(run('compile', 'diabetes', '--since', '2025-06-30', '--as-of', '2025-06-30'), 2, /--since 2025-06-30 is not before the as-of day, 2025-06-30/);
  expectRefusal(run('compile', 'diabetes', '--since', '2025-06-29', '--target', 'sql', '--out', 'script'), 2, /^hsimc: sql is always written as a whole/);
  const day = compiled('--since', '2025-06-29', '--as-of', '2025-06-30', '--target', 'json');
  expect(lines(day).length).toBeLessThan(lines(compiled('--target', 'json')).length);
});

test('--resume and --overwrite are needed in a folder that holds a run, and do what they say', () => {
  compiled('--out', 'twice');
  const root = rootOf(join(cwd, 'twice'));
  expectRefusal(run('compile', 'diabetes', '--out', 'twice'), 2, /^hsimc: the folder twice is not empty\n {2}.*--resume .*--overwrite/);
  compiled('--out', 'twice', '--resume');
  expect(rootOf(join(cwd, 'twice'))).toBe(root);
  expectRefusal(run('compile', 'diabetes', '--out', 'twice', '--resume', '--seed', '2'), 2, /a run with different inputs/);
  expect(rootOf(join(cwd, 'twice'))).toBe(root);
  compiled('--out', 'twice', '--overwrite', '--seed', '2');
  expect(rootOf(join(cwd, 'twice'))).not.toBe(root);
});

test('--overwrite touches nothing but an earlier run', () => {
  compiled('--out', 'mixed');
  writeFileSync(join(cwd, 'mixed/notes.txt'), 'mine');
  writeFileSync(join(cwd, 'mixed/json/notes.txt'), 'mine');
  compiled('--out', 'mixed', '--overwrite', '--target', 'fhir');
  expect(filesIn(join(cwd, 'mixed')).filter((file) => file.includes('notes') || file.startsWith('json'))).toEqual(['json/notes.txt', 'notes.txt']);
});

test('--emit ir can be compiled like the scenario it was made from; --emit ast is the tree', () => {
  const ir = compiled('--emit', 'ir');
  writeFileSync(join(cwd, 'diabetes.ir.json'), ir);
  expect(hsimc(['compile', 'diabetes.ir.json', '--quiet', '--count', '3'], { cwd }).out).toBe(compiled('--count', '3'));
  const tree = JSON.parse(compiled('--emit', 'ast')) as { declarations: { kind: string }[] };
  expect(tree.declarations.map((declaration) => declaration.kind)).toContain('timeline');
});

test('a failed expectation is exit code 1 and names subjects; the data are written all the same', () => {
  writeFileSync(
    join(cwd, 'never.hsim'),
    'hsim 1\nscenario never "Never" { as_of: 2025-01-01 }\nprofile adult { age: uniform(18..80) }\nexpect { share(subjects where age > 200) == 50% }\n',
  );
  const { code, out, err } = run('compile', 'never.hsim', '--count', '10', '--quiet');
  expect({ code, err }).toEqual({ code: 1, err: 'FAILED share(subjects where age > 200) == 50%: 0% (0 of 10)\n' });
  expect(lines(out)).toHaveLength(10);
});

test('--format json: one object for diagnostics, one for how it came out', () => {
  const { code, out, err } = run('compile', 'diabetes', '--format', 'json', '--out', 'data');
  const objects = [...lines(err), ...lines(out)].map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(code).toBe(0);
  expect(objects.map((object) => Object.keys(object))).toEqual([
    ['diagnostics', 'hidden'],
    ['counts', 'expectations', 'written'],
  ]);
  expect(objects[1]['written']).toMatchObject({ subjects: 10, files: 1, folder: 'data', root: rootOf(join(cwd, 'data')) });
  const refused = run('compile', 'nowhere.hsim', '--format', 'json');
  expect(JSON.parse(refused.err)).toEqual({ error: { exit: 2, message: expect.stringContaining('nowhere.hsim'), remedy: expect.any(String) } });
});

test('a file in the folder wins over the library, with and without its ending', () => {
  expect(compiled()).toBe(hsimc(['compile', 'diabetes.hsim', '-q'], { cwd }).out);
  expect(compiled()).toBe(hsimc(['compile', 'patientsim/diabetes', '-q'], { cwd }).out);
  const own = workFolder();
  copyFileSync(join(cwd, 'many.hsim'), join(own, 'diabetes.hsim'));
  const { out } = hsimc(['compile', 'diabetes.hsim', '-q', '--count', '10'], { cwd: own });
  expect(out).not.toBe(compiled());
  expect(out).not.toContain('E11');
});
