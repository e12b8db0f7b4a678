/** Law 12 for the commands that need somebody at the other side, and for the one that does not end: every option of `send` and `watch`, by process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyCommand } from '../cli/every-command.ts';
import { hsimc, program, workFolder } from '../cli/hsimc.ts';

const cwd = workFolder();
const kept = join(cwd, 'kept');
const place = join(cwd, 'place');
const log = join(cwd, 'arrived');
mkdirSync(kept);
const message = (control: string): string => `MSH|^~\\&|A|B|C|D|20250101||ADT^A08^ADT_A01|${control}|T|2.5.1\rEVN|A08|20250101\r`;
writeFileSync(join(kept, 'feed.hl7'), ['m0', 'm1', 'm2', 'm3'].map(message).join(''));
cpSync(join(kept, 'feed.hl7'), join(kept, 'known.hl7'));
writeFileSync(join(kept, 'one.hl7'), message('m0'));
const entry = [{ resource: { resourceType: 'Patient', id: 'p' }, request: { method: 'PUT', url: 'Patient/p' } }];
writeFileSync(join(kept, 'Bundle-0.json'), JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }));

let receiver: ChildProcess;
let [accepting, refusing, late, hangingUp, server] = ['', '', '', '', ''];
beforeAll(async () => {
  receiver = spawn(process.execPath, [resolve('tests/laws/receiver.mjs'), log], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ports: string = await new Promise((read) => receiver.stdout?.once('data', (text) => read(String(text))));
  const [a, b, c, d, http] = ports.trim().split(' ');
  [accepting, refusing, late, hangingUp] = [a, b, c, d].map((port) => `mllp://127.0.0.1:${port}`);
  server = `http://127.0.0.1:${http}/fhir`;
  hsimc(['send', accepting, 'known.hl7'], { cwd: kept });
});
afterAll(() => void receiver.kill());

/** What a call comes to, in a folder as it was: how it ends, what it leaves, and what arrives. */
function sent(words: readonly string[]): string {
  for (const path of [place, log]) rmSync(path, { recursive: true, force: true });
  cpSync(kept, place, { recursive: true });
  const ended = hsimc(words, { cwd: place, env: { TOKEN: 'abc' } });
  const files = readdirSync(place)
    .sort()
    .map((name) => [name, readFileSync(join(place, name), 'utf8')]);
  return JSON.stringify([ended, files, existsSync(log) ? readFileSync(log, 'utf8') : '']);
}

describe('options of `send`', async () => {
  const options = (await everyCommand()).get('send')?.options.map(({ long }) => long ?? '') ?? [];
  /** The words of a call, and those of the option. */
  const calls = (): Readonly<Record<string, readonly [string, string]>> => ({
    '--rate': [`${accepting} feed.hl7`, '--rate 1/s'],
    '--state': [`${accepting} feed.hl7`, '--state other.json'],
    '--restart': [`${accepting} known.hl7`, '--restart'],
    '--stop-on-error': [`${refusing} feed.hl7`, '--stop-on-error'],
    '--timeout': [`${late} one.hl7 --tries 1`, '--timeout 1'],
    '--tries': [`${hangingUp} one.hl7`, '--tries 1'],
    '--token-env': [`${server} Bundle-0.json`, '--token-env TOKEN'],
    '--header': [`${server} Bundle-0.json`, '--header X-Tenant:a'],
    '--format': [`${accepting} one.hl7`, '--format json'],
    '--quiet': [`${accepting} one.hl7`, '--quiet'],
  });
  test('all of them', () => expect(Object.keys(calls()).sort()).toEqual([...options].sort()));
  test.each(options)('%s', (option) => {
    const [words, more] = calls()[option];
    const [without, again, with_] = [words, words, `${words} ${more}`].map((line) => sent(['send', ...line.split(' ')]));
    // The first message of a call is never paced, whatever the machine does between two calls.
    const arrived = (text: string): string => text.replace(/m0 (paced|at once)/g, 'm0');
    if (option !== '--rate') expect(arrived(again)).toBe(arrived(without));
    expect(arrived(with_)).not.toBe(arrived(without));
  });
  test('a rate keeps every message apart from the one before', () => {
    expect(JSON.parse(sent(['send', accepting, 'feed.hl7', '--rate', '1/s']))[2]).toMatch(/^m0 .*\nm1 paced\nm2 paced\nm3 paced\n$/);
    expect(JSON.parse(sent(['send', accepting, 'feed.hl7']))[2]).toMatch(/at once/);
  });
});

/** What `watch` prints before and after a change of the file, each line once. */
async function watched(words: readonly string[]): Promise<readonly string[]> {
  const file = join(cwd, 'watched.hsim');
  const text = 'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nparam low: 18 in 1..50\nprofile adult { age: low  sex: femal }\n';
  writeFileSync(file, text);
  const child = spawn(process.execPath, [program, 'watch', 'watched.hsim', ...words], { cwd, env: { PATH: process.env['PATH'] ?? '' } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (printed += piece));
  const ended = new Promise((done) => child.once('close', done));
  while (printed === '') await pause(50);
  const first = printed.length;
  // The file is watched from a moment after the first check on.
  for (let n = 1; printed.length === first; n++) {
    writeFileSync(file, `${text}${'\n'.repeat(n % 2)}`);
    await pause(400);
  }
  await pause(300);
  child.kill('SIGINT');
  return [...new Set(printed.split('\n')), String(await ended)].sort();
}

describe('options of `watch`', async () => {
  const options = (await everyCommand()).get('watch')?.options.map(({ long }) => long ?? '') ?? [];
  const calls: Readonly<Record<string, readonly string[]>> = { '--set': ['--set', 'low=99'], '--format': ['--format', 'json'], '--quiet': ['--quiet'] };
  test('all of them', () => expect(Object.keys(calls).sort()).toEqual([...options].sort()));
  test('two calls without any come to the same', async () => expect(await watched([])).toEqual(await watched([])));
  test.each(options)('%s', async (option) => expect(await watched(calls[option])).not.toEqual(await watched([])));
});
