/** The command and its options: folders, read-only, the maximum, HTTP; resources, prompts and completion on both transports. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, expect, test } from 'vitest';
import { expectRefusal, hsimc, program, workFolder } from '../cli/hsimc.ts';
import { connected } from './mcp-client.ts';
import { SMALL } from './small-scenario.ts';

const cwd = workFolder();
mkdirSync(join(cwd, 'one'));
mkdirSync(join(cwd, 'two'));
writeFileSync(join(cwd, 'one', 'small.hsim'), SMALL);
writeFileSync(join(cwd, 'two', 'small.hsim'), SMALL);

test('a folder that is not there, or an option that is wrong, ends the command with nothing on standard output', () => {
  expectRefusal(hsimc(['mcp', '--dir', 'nothing'], { cwd }), 2, /cannot use the folder nothing/);
  expectRefusal(hsimc(['mcp', '--dir', ''], { cwd }), 2, /--dir needs a folder name/);
  expectRefusal(hsimc(['mcp', '--max-count', 'many'], { cwd }), 2, /whole number/);
  expectRefusal(hsimc(['mcp', '--http', '70000'], { cwd }), 2, /port/);
});

test('without --dir there is a private folder, and files are refused', async () => {
  const { call } = await connected([], cwd, 'legacy');
  expect((await call('check_scenario', { path: join(cwd, 'one', 'small.hsim') })).text).toMatch(/outside the allowed folders/);
  expect((await call('batch_generate', { source: SMALL, count: 5 })).data['status']).toBe('done');
});

test('--dir twice, --max-count, and --read-only, which sees the runs of others', async () => {
  const both = await connected(['--dir', 'one', '--dir', 'two', '--max-count', '5'], cwd, 'legacy');
  expect((await both.call('check_scenario', { path: join(cwd, 'two', 'small.hsim') })).data['ok']).toBe(true);
  expect((await both.call('batch_generate', { path: 'small.hsim', count: 6 })).text).toMatch(/over the maximum of this server, 5/);
  const { run } = (await both.call('batch_generate', { path: 'small.hsim', count: 5 })).data;
  const reader = await connected(['--dir', 'one', '--read-only'], cwd, 'legacy');
  const names = (await reader.client.listTools()).tools.map(({ name }) => name);
  expect(names.filter((name) => /^(?:batch|write|export)/.test(name))).toEqual([]);
  expect(names.length).toBe(12);
  expect((await reader.call('query_run', { run, sql: 'SELECT count(*) FROM patients' })).data).toMatchObject({ rows: [[5]] });
  expect(reader.client.getInstructions()).toMatch(/read-only/);
});

const served = spawn(process.execPath, [program, 'mcp', '--dir', 'one', '--http', '0'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
afterAll(() => served.kill());
let said = '';
let printed = '';
served.stderr.on('data', (piece) => {
  said += String(piece);
});
served.stdout.on('data', (piece) => {
  printed += String(piece);
});
let url = '';
test('--http says where it serves, on standard error', async () => {
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\/mcp\n/);
  [url] = /http:\S+/.exec(said) ?? [''];
});

test.each(['modern', 'legacy'] as const)('over HTTP, the %s handshake: tools, resources, prompts, completion', async (era) => {
  const client = new Client({ name: 'tests', version: '1' }, era === 'modern' ? { versionNegotiation: { mode: 'auto' } } : {});
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  expect(client.getNegotiatedProtocolVersion()).toBe(era === 'modern' ? '2026-07-28' : '2025-11-25');
  const { structuredContent } = await client.callTool({ name: 'batch_generate', arguments: { path: 'small.hsim', count: 7 } });
  const run = String((structuredContent as { run: string; plan: string }).run);
  const text = async (uri: string): Promise<string> => {
    const [first] = (await client.readResource({ uri })).contents;
    return 'text' in first ? String(first.text) : '';
  };
  expect(await text('skill://hsim/SKILL.md')).toMatch(/^---\nname: hsim/);
  expect(await text('skill://hsim/references/verbs.md')).toMatch(/^# /);
  expect(await text('hsim://reference/language/verbs/observe')).toMatch(/^# observe/);
  expect(await text('hsim://scenarios/patientsim/diabetes')).toMatch(/^hsim 1/);
  expect(JSON.parse(await text(`hsim://runs/${run}/manifest`))).toMatchObject({ subjects: 7 });
  const statistics = JSON.parse(await text(`hsim://runs/${run}/statistics`)) as { plan: string };
  expect(statistics).toMatchObject({ run, subjects: 7 });
  expect(JSON.parse(await text(`hsim://runs/${run}/tables/patients`))).toMatchObject({ rows: expect.objectContaining({ length: 7 }) });
  expect(JSON.parse(await text(`hsim://plans/${statistics.plan}`))).toMatchObject({ scenario: { id: 'small' } });
  await expect(text('hsim://runs/r-000000000000/manifest')).rejects.toThrow(/there is no run/);
  await expect(text('hsim://reference/language/verbs/obserf')).rejects.toThrow(/nearest: language\/verbs\/observe/);
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual(
    expect.arrayContaining(['skill://hsim/SKILL.md', `hsim://runs/${run}/manifest`, 'hsim://scenarios/patientsim/diabetes']),
  );
  expect((await client.listResourceTemplates()).resourceTemplates.length).toBe(6);
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toEqual(['new_scenario', 'review_scenario', 'explain_cohort', 'make_test_data_for']);
  const { messages } = await client.getPrompt({ name: 'new_scenario', arguments: { request: 'fifty diabetics' } });
  expect(JSON.stringify(messages)).toMatch(/fifty diabetics/);
  const completed = async (
    ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string },
    name: string,
    value: string,
  ): Promise<readonly string[]> => (await client.complete({ ref, argument: { name, value } })).completion.values;
  expect(await completed({ type: 'ref/prompt', name: 'explain_cohort' }, 'run', 'r-')).toContain(run);
  expect(await completed({ type: 'ref/prompt', name: 'make_test_data_for' }, 'format', 'c')).toEqual(['csv']);
  expect(await completed({ type: 'ref/resource', uri: 'hsim://scenarios/{+id}' }, 'id', 'patientsim/d')).toEqual(['patientsim/diabetes']);
  expect(await completed({ type: 'ref/resource', uri: 'hsim://runs/{run}/tables/{table}' }, 'table', 'patients')).toEqual(['patients']);
  expect((await completed({ type: 'ref/resource', uri: 'hsim://reference/{+topic}' }, 'topic', '')).length).toBe(100);
  await client.close();
  expect(printed).toBe('');
});

test.each([
  ['another host', { host: 'evil.example:80' }, 403],
  ['another origin', { origin: 'http://evil.example' }, 403],
])('over HTTP, a request of %s is refused', async (_, headers, status) => {
  const answered = await new Promise<number>((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const sent = request({ hostname, port, path: pathname, method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end('{}');
  });
  expect(answered).toBe(status);
});
