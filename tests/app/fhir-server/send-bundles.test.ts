/** `hsimc send` to a FHIR server that fails on purpose. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

interface Bundle {
  readonly type: string;
  readonly entry: readonly { readonly request: { readonly method: string; readonly url: string } }[];
}

interface Request {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly bundle: Bundle;
}

let folder: string;
let server: Server | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hsimc-fhir-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server === null ? done(null) : server.close(done)));
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

const MEDIA = 'application/fhir+json';
const CERTIFICATE = new URL('localhost.pem', import.meta.url);

/** A bundle with one patient for each name. */
function bundle(type: string, ...ids: readonly string[]): string {
  return JSON.stringify({
    resourceType: 'Bundle',
    type,
    entry: ids.map((id) => ({ resource: { resourceType: 'Patient', id }, request: { method: 'PUT', url: `Patient/${id}` } })),
  });
}

function outcome(...issue: readonly object[]): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue });
}

/** What a server says that carried everything out. */
function done({ type, entry }: Bundle): string {
  return JSON.stringify({ resourceType: 'Bundle', type: `${type}-response`, entry: entry.map(() => ({ response: { status: '201 Created' } })) });
}

type Answer = (request: Request, nth: number, response: ServerResponse) => void;

const accept: Answer = ({ bundle }, _nth, response) => {
  response.setHeader('content-type', MEDIA);
  response.end(done(bundle));
};

function refuse(status: number, text = '', headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, _nth, response) => response.writeHead(status, { 'content-type': MEDIA, ...headers }).end(text);
}

/** A FHIR server: `answer` says what comes back for the nth bundle it reads. */
async function fhirServer(answer: Answer, secure = false): Promise<{ readonly url: string; readonly read: readonly Request[] }> {
  const read: Request[] = [];
  const listener: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const taken = { path: request.url ?? '', headers: request.headers, bundle: JSON.parse(Buffer.concat(pieces).toString('utf8')) as Bundle };
      read.push(taken);
      answer(taken, read.length, response);
    });
  };
  const pem = readFileSync(CERTIFICATE);
  server = secure ? createSecureServer({ key: pem, cert: pem }, listener) : createServer(listener);
  await new Promise((listening) => server?.listen(0, '127.0.0.1', () => listening(null)));
  return { url: `${secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`, read };
}

const ids = (read: readonly Request[]): string[] => read.map(({ bundle }) => bundle.entry.map(({ request }) => request.url.slice('Patient/'.length)).join('+'));

function write(...bundles: readonly string[]): void {
  for (const [i, text] of bundles.entries()) writeFileSync(join(folder, `Bundle-${i}.json`), text);
}

function hsimc(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['dist/hsimc.js', ...words], { env: { PATH: process.env['PATH'] ?? '', ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece) => (out += piece));
    child.stderr.on('data', (piece) => (err += piece));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const send = (url: string, ...more: readonly string[]) => hsimc(['send', url, folder, '--state', join(folder, 'state'), ...more]);

test('the bundles of a run go out in order, to the base of the server, as they were written', async () => {
  const run = join(folder, 'run');
  const compiled = await hsimc([
    'compile',
    'adt_workflow',
    '--count',
    '20',
    '--target',
    'fhir',
    '--bundle',
    'transaction',
    '--max-entries',
    '10',
    '--out',
    run,
    '-q',
  ]);
  expect(compiled.code).toBe(0);
  const { url, read } = await fhirServer(accept);
  const { code, out, err } = await hsimc(['send', `${url}/`, run]);
  expect({ code, out, err }).toEqual({ code: 0, out: `${read.length} bundles sent: ${read.length} accepted, 0 in error, 0 rejected\n`, err: '' });
  expect(read.length).toBeGreaterThan(10);
  expect(new Set(read.map(({ path }) => path))).toEqual(new Set(['/fhir']));
  expect(read[0].headers).toMatchObject({ 'content-type': MEDIA, accept: MEDIA });
  // Every reference leads to what is in the same part or was sent before.
  const there = new Set<string>();
  for (const { bundle } of read) {
    for (const { request } of bundle.entry) there.add(request.url);
    for (const [, reference] of JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)) expect(there).toContain(reference);
  }
  expect(existsSync(`${run}.sent.json`)).toBe(true);
  expect((await hsimc(['verify', run, '-q'])).code).toBe(0);
});

test('a server that is busy is asked again, after the time that it names', async () => {
  write(bundle('transaction', 'a'), bundle('transaction', 'b'), bundle('transaction', 'c'));
  const { url, read } = await fhirServer((request, nth, response) => {
    if (nth === 1) refuse(429, outcome({ severity: 'error', code: 'throttled' }), { 'retry-after': '1' })(request, nth, response);
    else if (nth === 3) refuse(503)(request, nth, response);
    else if (nth === 5) refuse(503, '', { 'retry-after': new Date(Date.now() + 1000).toUTCString() })(request, nth, response);
    else accept(request, nth, response);
  });
  const start = performance.now();
  const { code, out } = await send(url);
  expect({ code, out }).toEqual({ code: 0, out: '3 bundles sent: 3 accepted, 0 in error, 0 rejected\n' });
  expect(ids(read)).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  expect(performance.now() - start).toBeGreaterThan(1000);
});

test('a server that asks for hours, or stays busy, ends the command, which continues there later', async () => {
  write(bundle('transaction', 'a'), bundle('transaction', 'b'));
  let open = false;
  const { url, read } = await fhirServer((request, nth, response) =>
    open || nth === 1 ? accept(request, nth, response) : refuse(503, '', nth === 2 ? { 'retry-after': '7200' } : {})(request, nth, response),
  );
  expect(await send(url)).toEqual({
    code: 5,
    out: '',
    err: `hsimc: ${url} did not accept Bundle-1.json: 503 Service Unavailable, and the server asks to wait 7200 seconds\n  run the same command again to continue with this bundle\n`,
  });
  expect(await send(url, '--tries', '2')).toMatchObject({ code: 5, err: expect.stringContaining('503 Service Unavailable (2 attempts)') });
  open = true;
  expect(await send(url)).toEqual({ code: 0, out: '1 bundle sent, 1 before: 2 accepted, 0 in error, 0 rejected\n', err: '' });
  expect(ids(read)).toEqual(['a', 'b', 'b', 'b', 'b']);
});

test('a connection that drops, and an answer that stays away, are tried again', async () => {
  write(bundle('transaction', 'a'), bundle('transaction', 'b'));
  const { url, read } = await fhirServer((request, nth, response) => {
    if (nth === 1) response.destroy();
    // Half an answer.
    else if (nth === 2) response.writeHead(200, { 'content-length': '1000' }).write('{"resource', () => response.destroy());
    else if (nth !== 4) accept(request, nth, response);
  });
  expect(await send(url, '--timeout', '1')).toMatchObject({ code: 0, out: '2 bundles sent: 2 accepted, 0 in error, 0 rejected\n' });
  expect(ids(read)).toEqual(['a', 'a', 'a', 'b', 'b']);
});

test('what the server finds wrong is said plainly, and the rest is sent', async () => {
  write(bundle('transaction', 'a'), bundle('batch', 'b', 'c', 'd'), bundle('transaction', 'e'));
  const invariant = { severity: 'error', code: 'invariant', expression: ['Patient.contact[0]'], diagnostics: 'pat-1: needs a name' };
  const { url } = await fhirServer((request, nth, response) => {
    const text = outcome(invariant, { severity: 'warning', code: 'informational', details: { text: 'no \u001b[31mnarrative' } });
    if (nth === 1) refuse(400, text)(request, nth, response);
    else if (nth === 2) {
      const entry = [{ response: { status: '201' } }, { response: { status: '422 Unprocessable Entity', outcome: JSON.parse(outcome(invariant)) } }, {}];
      response.end(JSON.stringify({ resourceType: 'Bundle', type: 'batch-response', entry }));
    } else accept(request, nth, response);
  });
  expect(await send(url)).toEqual({
    code: 1,
    out: '3 bundles sent: 1 accepted, 1 in error, 1 rejected\n',
    err: [
      '1 (Bundle-0.json): 400 Bad Request',
      '  error invariant at Patient.contact[0]: pat-1: needs a name',
      '  warning informational: no \\u001b[31mnarrative',
      '2 (Bundle-1.json): 2 of 3 entries failed',
      '  entry 2 (PUT Patient/c): 422 Unprocessable Entity',
      '  error invariant at Patient.contact[0]: pat-1: needs a name',
      '  entry 3 (PUT Patient/d): no status',
      '',
    ].join('\n'),
  });
  rmSync(join(folder, 'state'));
  expect(await send(url, '--stop-on-error', '--format', 'json')).toMatchObject({ code: 0, out: expect.stringContaining('"sent":3') });
});

test('answers that no other bundle would change end the command at once', async () => {
  write(bundle('transaction', 'a'), bundle('transaction', 'b'));
  const cases: readonly (readonly [Answer, RegExp])[] = [
    [refuse(401, outcome({ severity: 'error', code: 'login' })), /401 Unauthorized\n {2}use a token with write access/],
    [refuse(404, '<html>'), /404 Not Found\n {2}use the base URL of a FHIR server/],
    [
      refuse(307, '', { location: 'https://elsewhere.example/fhir' }),
      /307 Temporary Redirect\n {2}use the address that it redirects to: https:\/\/elsewhere.example\/fhir/,
    ],
    [refuse(200, '<html>'), /200 OK, but without a bundle of responses/],
    [refuse(200, 'x'.repeat((1 << 24) + 1)), /the response is larger than 16.8 MB/],
  ];
  for (const [answer, says] of cases) {
    const { url, read } = await fhirServer(answer);
    const { code, err } = await send(url);
    expect({ code, err }).toEqual({ code: 5, err: expect.stringMatching(says) });
    expect(read).toHaveLength(1);
    server?.closeAllConnections();
    await new Promise((closed) => server?.close(closed));
    server = null;
  }
});

test('a token of the environment and headers go along, over https too', async () => {
  write(bundle('transaction', 'a'));
  const { url, read } = await fhirServer(accept, true);
  const words = ['send', url, folder, '--token-env', 'FHIR_TOKEN', '--header', 'X-Tenant: test lab', '--state', join(folder, 'state')];
  const trusted = { NODE_EXTRA_CA_CERTS: CERTIFICATE.pathname };
  expect(await hsimc(words, { FHIR_TOKEN: 'abc.def==', ...trusted })).toMatchObject({ code: 0, err: '' });
  expect(read[0].headers).toMatchObject({ authorization: 'Bearer abc.def==', 'x-tenant': 'test lab' });
  expect(await hsimc(words, trusted)).toMatchObject({ code: 2, err: expect.stringContaining('no environment variable FHIR_TOKEN') });
  expect(await hsimc(words, { FHIR_TOKEN: 'a\nb', ...trusted })).toMatchObject({ code: 2, err: expect.stringContaining('does not contain a bearer token') });
  // A certificate that nobody vouches for is not trusted.
  expect(await hsimc([...words, '--tries', '1', '--restart'], { FHIR_TOKEN: 'abc' })).toMatchObject({ code: 5, err: expect.stringContaining('certificate') });
  expect(read).toHaveLength(1);
});

test('what cannot be sent is refused before anything is', async () => {
  const { url, read } = await fhirServer(accept);
  expect(await send(url)).toMatchObject({ code: 2, err: expect.stringContaining('contains no bundles') });
  expect(await send(`${url}?a=b`)).toMatchObject({ code: 2 });
  expect(await send(url.replace('//', '//user:secret@'))).toMatchObject({ code: 2, err: expect.not.stringContaining('secret') });
  expect(await send(url, '--header', 'no header')).toMatchObject({ code: 2 });
  mkdirSync(join(folder, 'x'));
  writeFileSync(join(folder, 'm.hl7'), 'MSH|');
  expect(await send('mllp://127.0.0.1:1', '--token-env', 'PATH')).toMatchObject({ code: 2 });
  for (const text of [bundle('collection', 'a'), '{"resourceType":"Patient"}', 'null', '{']) {
    write(text);
    expect(await send(url)).toMatchObject({ code: 1, err: expect.stringContaining('--bundle transaction') });
  }
  expect(read).toEqual([]);
});
