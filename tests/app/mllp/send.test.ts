import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feed } from '../../../app/mllp/message-feed.ts';
import { FrameReader, framed } from '../../../app/mllp/mllp-frames.ts';

const message = (time: string, control: string, text = 'x'): string =>
  `MSH|^~\\&|A|B|C|D|${time}||ADT^A08^ADT_A01|${control}|T|2.5.1\rEVN|A08|${time}\rNTE|1||${text}\r`;

let folder: string;
let server: Server | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hsimc-send-'));
});
afterEach(async () => {
  await new Promise((done) => (server === null ? done(null) : server.close(done)));
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

/** A receiver: `answer` says what comes back for the nth message it reads, or null to drop the connection. */
async function receiver(answer: (control: string, nth: number) => string | null, closes = false): Promise<{ readonly port: number; readonly read: string[] }> {
  const read: string[] = [];
  server = createServer((socket: Socket) => {
    // An acknowledgement in two pieces would wait for the first to arrive.
    socket.setNoDelay(true);
    const frames = new FrameReader();
    let closed = false;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      for (const frame of frames.read(bytes)) {
        if (closed) return;
        closed = closes;
        const control = frame.toString('utf8').split('|')[9];
        read.push(control);
        const code = answer(control, read.length);
        if (code === null) socket.destroy();
        // In two pieces, as a network may deliver it.
        else {
          const bytes = framed(Buffer.from(`MSH|^~\\&|C|D|A|B|20250101||ACK|1|T|2.5.1\rMSA|${code}|${control}|${code === 'AA' ? '' : 'no such patient'}\r`));
          socket.write(bytes.subarray(0, 20));
          if (closes) socket.end(bytes.subarray(20));
          else socket.write(bytes.subarray(20));
        }
      }
    });
  });
  await new Promise((listening) => server?.listen(0, '127.0.0.1', () => listening(null)));
  return { port: (server.address() as AddressInfo).port, read };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function hsimc(...args: string[]): Promise<Ended> {
  return command(process.execPath, ['dist/hsimc.js', ...args]);
}

function command(name: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(name, args);
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece) => (out += piece));
    child.stderr.on('data', (piece) => (err += piece));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

test('files are merged by the time of their messages, framed or not', () => {
  writeFileSync(join(folder, 'a.hl7'), message('20250101080000-0500', 'a1') + message('20250101100000-0500', 'a2', 'MSH| in a text'));
  writeFileSync(join(folder, 'b.hl7'), `\u000b${message('20250101080000-0600', 'b1')}\u001c\r\u000b${message('20250102', 'b2')}\u001c\r`);
  expect([...feed([join(folder, 'a.hl7'), join(folder, 'b.hl7')])].map(({ name }) => name)).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('every message is sent once, answers are counted and told', async () => {
  writeFileSync(join(folder, 'feed.hl7'), Array.from({ length: 30 }, (_, i) => message('20250101', `m${i}`)).join(''));
  const { port, read } = await receiver((control) => (control === 'm7' ? 'AE' : control === 'm9' ? 'AR' : 'AA'));
  const { code, out, err } = await hsimc('send', `mllp://127.0.0.1:${port}`, folder, '--state', join(folder, 's.json'));
  expect(read).toEqual(Array.from({ length: 30 }, (_, i) => `m${i}`));
  expect(out).toBe('30 messages sent: 28 accepted, 1 in error, 1 rejected\n');
  expect(err).toContain('m7): AE no such patient');
  expect(code).toBe(1);
}, 30_000);

test('a dropped connection loses nothing and repeats nothing that was acknowledged', async () => {
  writeFileSync(join(folder, 'feed.hl7'), Array.from({ length: 20 }, (_, i) => message('20250101', `m${i}`)).join(''));
  const dropped = new Set<string>();
  const { port, read } = await receiver((control) => {
    if (['m3', 'm11'].includes(control) && !dropped.has(control)) {
      dropped.add(control);
      return null;
    }
    return 'AA';
  });
  const { code } = await hsimc('send', `mllp://127.0.0.1:${port}`, folder, '--state', join(folder, 's.json'));
  expect(code).toBe(0);
  const wanted = Array.from({ length: 20 }, (_, i) => (i === 3 || i === 11 ? [`m${i}`, `m${i}`] : [`m${i}`])).flat();
  expect(read).toEqual(wanted);
}, 30_000);

test('a receiver that closes after each acknowledgement costs no pause, and no tries', async () => {
  writeFileSync(join(folder, 'feed.hl7'), Array.from({ length: 60 }, (_, i) => message('20250101', `m${i}`)).join(''));
  const { port, read } = await receiver(() => 'AA', true);
  const start = performance.now();
  const { code } = await hsimc('send', `mllp://127.0.0.1:${port}`, join(folder, 'feed.hl7'), '--tries', '1');
  expect(code).toBe(0);
  expect(read).toEqual(Array.from({ length: 60 }, (_, i) => `m${i}`));
  // With a pause of 200 ms before each it would be twelve seconds.
  expect(performance.now() - start).toBeLessThan(9000);
}, 30_000);

test('the state is next to the run, which stays as it was written; progress on standard error', async () => {
  const run = join(folder, 'run');
  expect((await hsimc('compile', 'adt_workflow', '--count', '3', '--target', 'hl7v2', '--out', run, '-q')).code).toBe(0);
  const { port } = await receiver(() => 'AA');
  for (const path of [run, join(run, 'hl7v2')]) {
    const { code, err } = await hsimc('send', `mllp://127.0.0.1:${port}`, path, '--rate', '4/s');
    expect(code).toBe(0);
    expect(err).toMatch(/^\d+ answered so far\n/);
  }
  expect(readdirSync(folder).sort()).toEqual(['run', 'run.hl7v2.sent.json', 'run.sent.json']);
  expect((await hsimc('verify', run, '-q')).code).toBe(0);
}, 60_000);

// A connection that dropped after earlier acknowledgements is opened once more at once, next to the tries.
test('a later call continues where the earlier one ended', async () => {
  writeFileSync(join(folder, 'feed.hl7'), Array.from({ length: 10 }, (_, i) => message('20250101', `m${i}`)).join(''));
  let open = false;
  const { port, read } = await receiver((control) => (control === 'm4' && !open ? null : 'AA'));
  const args = ['send', `mllp://127.0.0.1:${port}`, folder, '--state', join(folder, 's.json'), '--tries', '1'];
  const first = await hsimc(...args);
  expect(first.code).toBe(5);
  expect(first.err).toContain('m4');
  open = true;
  const second = await hsimc(...args);
  expect(second.code).toBe(0);
  expect(second.out).toContain('6 messages sent, 4 before: 10 accepted');
  expect(read).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm4', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9']);
  expect((await hsimc(...args)).out).toContain('0 messages sent, 10 before');
}, 30_000);

test('a feed of more files than may be open at once is sent, in order of time', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `m${String(i).padStart(3, '0')}`);
  for (const [i, name] of names.entries()) writeFileSync(join(folder, `${name}.hl7`), message(`2025010108${String(59 - (i % 60)).padStart(2, '0')}`, name));
  const inOrder = names.map((name, i) => ({ name, minute: 59 - (i % 60) })).sort((a, b) => a.minute - b.minute || (a.name < b.name ? -1 : 1));
  const { port, read } = await receiver(() => 'AA');
  const line = `ulimit -n 128; exec "${process.execPath}" dist/hsimc.js send mllp://127.0.0.1:${port} "${folder}" --state "${folder}/s.json" -q`;
  expect(await command('bash', ['-c', line])).toEqual({ code: 0, out: '', err: '' });
  expect(read).toEqual(inOrder.map(({ name }) => name));
}, 60_000);

test('an answer without end is given up after one megabyte', async () => {
  writeFileSync(join(folder, 'feed.hl7'), message('20250101', 'm0'));
  let written = 0;
  const noise = Buffer.alloc(1 << 16, 0x41);
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.from([0x0b]));
      const more = (): void => {
        for (let room = true; room && written < 1 << 26; written += noise.length) room = socket.write(noise);
      };
      socket.on('drain', more);
      more();
    });
  });
  await new Promise((listening) => server?.listen(0, '127.0.0.1', () => listening(null)));
  const { code, err } = await hsimc('send', `mllp://127.0.0.1:${(server.address() as AddressInfo).port}`, folder, '--state', join(folder, 's.json'));
  expect({ code, err }).toEqual({
    code: 5,
    err: expect.stringContaining('did not acknowledge message m0: the response exceeds 1.0 MB without an end of block'),
  });
  expect(written).toBeLessThan(1 << 25);
}, 60_000);

test('what cannot be sent is one calm line', async () => {
  expect(await hsimc('send', 'http://127.0.0.1:1', folder)).toMatchObject({ code: 2 });
  expect(await hsimc('send', 'mllp://127.0.0.1:1', folder)).toMatchObject({ code: 2 });
  writeFileSync(join(folder, 'feed.hl7'), message('20250101', 'm'));
  const refused = await hsimc('send', 'mllp://127.0.0.1:1', folder, '--tries', '1');
  expect(refused.code).toBe(5);
  expect(refused.err).not.toContain('    at ');
}, 30_000);
