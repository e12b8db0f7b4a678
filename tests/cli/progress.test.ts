/** Progress: a bar on a terminal, events on request, silence in a pipe. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
/** `script` of util-linux gives a command a terminal. */
const terminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
const onTerminal = (words: string, env = ''): string => shell(`${env} script -qec "$HSIMC ${words}" /dev/null < /dev/null`, cwd).out;

test('silence in a pipe', () => {
  const { code, err } = hsimc(['compile', 'diabetes', '--count', '50', '--out', 'pipe', '--quiet'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(hsimc(['compile', 'diabetes', '--count', '50', '--out', 'pipe', '--overwrite'], { cwd }).err).not.toMatch(/\r|\u001b/);
});

for (const workers of ['1', '2'])
  test(`events on request, with ${workers} of workers`, () => {
    const { code, err } = hsimc(['compile', 'diabetes', '--count', '300', '--workers', workers, '--out', `events${workers}`, '--progress', 'json', '--quiet'], {
      cwd,
    });
    expect(code).toBe(0);
    const events = err
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { event: string; subjects: number; of: number; bytes: number; outcome?: string });
    const bytes = (JSON.parse(readFileSync(join(cwd, `events${workers}/manifest.json`), 'utf8')) as { files: { bytes: number }[] }).files.reduce(
      (sum, file) => sum + file.bytes,
      0,
    );
    expect(events.at(-1)).toEqual({ event: 'end', subjects: 300, of: 300, bytes, outcome: 'done' });
    expect(events.slice(0, -1).every((event) => event.event === 'progress' && event.of === 300)).toBe(true);
    const subjects = events.map((event) => event.subjects);
    expect(subjects).toEqual([...subjects].sort((a, b) => a - b));
  });

test('events end with `stopped` where the run does', () => {
  const { code, err } = shell('ulimit -f 50; $HSIMC compile diabetes --count 300 --workers 1 --out stopped --progress json', cwd);
  expect(code).toBe(5);
  const lines = err.split('\n');
  expect(JSON.parse(lines.findLast((line) => line.startsWith('{')) as string)).toMatchObject({ event: 'end', outcome: 'stopped' });
});

test.skipIf(!terminal)('a bar on a terminal, erased at the end', () => {
  const text = onTerminal('compile diabetes --count 300 --workers 1 --out bar', 'LC_ALL=C.UTF-8');
  expect(text).toMatch(/\r\u001b\[2K[█░]{30} \d+\/300 {2}\d+\/s/);
  expect(text.slice(text.lastIndexOf('/300'))).toMatch(/\r\u001b\[2K/);
  expect(onTerminal('compile diabetes --count 300 --workers 1 --out ascii', 'LC_ALL=C')).toMatch(/\r\u001b\[2K[#.]{30} \d+\/300/);
});

test.skipIf(!terminal)('a bar for the tables that a query loads, erased before the answer', () => {
  hsimc(['compile', 'diabetes', '--count', '50', '--target', 'csv', '--out', 'queried', '--quiet'], { cwd });
  const query = "query queried 'SELECT count(*) AS found FROM observations, encounters'";
  const text = onTerminal(query, 'LC_ALL=C');
  expect(text).toMatch(/\r\u001b\[2K\.{30} 0\/2 /);
  expect(text.slice(text.lastIndexOf('/2'), text.indexOf('found'))).toMatch(/\r\u001b\[2K/);
  expect(text.slice(text.indexOf('found'))).not.toMatch(/\u001b/);
  expect(onTerminal(query, 'TERM=dumb')).not.toMatch(/\/2/);
});

test.skipIf(!terminal)('no bar on a terminal with --quiet, with --progress none, or where the data go there', () => {
  const bar = /[█░#.]{30}/;
  expect(onTerminal('compile diabetes --count 300 --workers 1 --out quiet --quiet')).toBe('');
  expect(onTerminal('compile diabetes --count 300 --workers 1 --out none --progress none')).not.toMatch(bar);
  expect(onTerminal('compile diabetes --count 30 --workers 1')).not.toMatch(bar);
  expect(onTerminal('compile diabetes --count 300 --workers 1 --out dumb', 'TERM=dumb')).not.toMatch(bar);
});

test.skipIf(!terminal)('colours on a terminal only, and not with NO_COLOR', () => {
  expect(onTerminal('compile diabetes --set nothing=1')).toContain('\u001b[31m');
  expect(onTerminal('compile diabetes --set nothing=1', 'NO_COLOR=1')).not.toContain('\u001b');
  expect(hsimc(['compile', 'diabetes', '--set', 'nothing=1'], { cwd }).err).not.toContain('\u001b');
});

test.skipIf(!terminal)('test, verify and validate have a bar on a terminal too, and none with --quiet', () => {
  expect(hsimc(['compile', 'diabetes', '--count', '60', '--target', 'json,csv', '--out', 'whole', '--quiet'], { cwd }).code).toBe(0);
  expect(hsimc(['compile', 'diabetes', '--count', '60', '--target', 'csv', '--out', 'tables', '--quiet'], { cwd }).code).toBe(0);
  const bar = /\r\u001b\[2K[#.]{30} \S+/;
  for (const [words, total] of [
    ['test diabetes --count 300', /\d+\/300 /],
    ['verify whole', /\d+\/\d+ /],
    ['validate whole', /[kM]B\/\d+\.\d [kM]B/],
    ['validate tables', /\d+\/60 /],
  ] as const) {
    const text = onTerminal(words, 'LC_ALL=C');
    expect(text, words).toMatch(bar);
    expect(text, words).toMatch(total);
    expect(onTerminal(`${words} --quiet`, 'LC_ALL=C'), words).not.toMatch(/[#.]{30}/);
  }
});
