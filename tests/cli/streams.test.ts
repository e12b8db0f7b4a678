/** Results go to standard output, words to standard error, and `-q` leaves only what is wrong. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(words, { cwd });
writeFileSync(
  join(cwd, 'mixed.hsim'),
  `hsim 1
scenario mixed "Mixed" { as_of: 2025-01-01 }
profile adult { age: uniform(18..80)  attribute unused: chance 50% }
expect {
  share(subjects where age < 90) == 100%
  share(subjects where age >= 18) == 100%
  share(subjects where age > 200 given age > 300) in 1%..2%
  share(subjects where age > 200) == 50%
}
`,
);

test('test: the table and the counts on standard output, warnings on standard error; unsure is not held', () => {
  const { code, out, err } = run('test', 'mixed.hsim', '--count', '50');
  expect(code).toBe(1);
  expect(out.match(/^(?:ok|unsure|FAILED) /gm)).toEqual(['ok ', 'ok ', 'unsure ', 'FAILED ']);
  expect(out).toMatch(/\n\n4 expectations of 50 subjects: 2 hold, 1 unsure, 1 fails\n$/);
  expect(err).toMatch(/^note\[HS8002\]/);
  expect(err).not.toMatch(/FAILED|unsure/);
  const data = JSON.parse(run('test', 'mixed.hsim', '--count', '50', '--format', 'json').out) as { counts: object };
  expect(data.counts).toEqual({ passed: 2, failed: 1, too_few: 1, not_applicable: 0 });
});

test('compile --out: results on standard output; beside data, on standard error', () => {
  const files = run('compile', 'mixed.hsim', '--count', '50', '--out', 'files');
  expect(files.out).toMatch(/^ok .*\nok .*\nunsure .*\nFAILED .*\n4 expectations of 50 subjects: 2 hold, 1 unsure, 1 fails\n50 subjects, 1 file, /);
  expect(files.err).not.toMatch(/FAILED|expectations/);
  const stream = run('compile', 'mixed.hsim', '--count', '50');
  expect(stream.out.split('\n').filter((line) => !line.startsWith('{'))).toEqual(['']);
  expect(stream.err).toMatch(/^FAILED /m);
});

test('-q: no warning, no summary, nothing that holds', () => {
  expect(run('check', 'mixed.hsim', '-q')).toEqual({ code: 0, out: '', err: '' });
  expect(run('test', 'mixed.hsim', '--count', '50', '-q')).toEqual({ code: 1, out: expect.stringMatching(/^FAILED [^\n]*\n(?: {8}.*\n)*$/), err: '' });
  expect(run('compile', 'mixed.hsim', '--count', '50', '-q', '--out', 'quiet')).toEqual({
    code: 1,
    out: expect.stringMatching(/^FAILED [^\n]*\n$/),
    err: '',
  });
  expect(run('compile', 'diabetes', '--count', '3', '-q', '--target', 'hl7v2', '--out', 'lossy')).toEqual({ code: 0, out: '', err: '' });
});
