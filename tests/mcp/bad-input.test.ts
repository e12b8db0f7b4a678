/** Calls that cannot be done as they were asked: an answer that names the remedy, nothing half-written, and only the protocol on standard output. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, workFolder } from '../cli/hsimc.ts';
import { connected } from './mcp-client.ts';
import { SMALL } from './small-scenario.ts';

const base = workFolder();
const cwd = join(base, 'allowed');
mkdirSync(cwd);
mkdirSync(join(base, 'outside'));
writeFileSync(join(base, 'outside', 'secret.hsim'), SMALL);
writeFileSync(join(cwd, 'small.hsim'), SMALL);
writeFileSync(join(cwd, 'mine.html'), '<!doctype html>\n<p>mine</p>\n');
writeFileSync(join(cwd, 'wrong.hsim'), SMALL.replace('rest', '30%'));
symlinkSync(join(base, 'outside'), join(cwd, 'out'));
const { call, client } = await connected(['--dir', cwd, '--max-count', '5000'], cwd);
const made = (await call('batch_generate', { path: 'small.hsim', count: 10 })).data['run'];

test.each([
  ['check_scenario', { paht: 'small.hsim' }, /unknown argument "paht" \(nearest: path\).*arguments of check_scenario: source, path/],
  ['check_scenario', {}, /no scenario was given\ngive exactly one: `source`/],
  ['check_scenario', { path: 'small.hsim', scenario: 'diabetes' }, /cannot be combined\ngive exactly one/],
  ['check_scenario', { path: '../outside/secret.hsim' }, /outside the allowed folders\nallowed folders: /],
  ['check_scenario', { path: 'out/secret.hsim' }, /outside the allowed folders/],
  ['check_scenario', { path: 'nothing.hsim' }, /no such file or folder/],
  ['check_scenario', { scenario: 'diabetis' }, /no scenario diabetis\nnearest: .*diabetes/],
  ['check_scenario', { path: 'small.hsim', max_diagnostics: 1000 }, /max_diagnostics: Too big/],
  ['batch_generate', { path: 'small.hsim', count: 5001 }, /over the maximum of this server, 5000\nuse a smaller count, or `hsimc compile FILE --count 5001/],
  ['batch_generate', { path: 'small.hsim', count: 0 }, /count: Too small/],
  ['batch_generate', { path: 'small.hsim', seed: 1.5 }, /seed: expected int/],
  ['batch_generate', { path: 'small.hsim', as_of: 'yesterday' }, /as_of yesterday.*\na date has the form/],
  ['batch_generate', { path: 'small.hsim', parameters: { lov: 40 } }, /the scenario has errors: .*`lov`.*\ncheck_scenario lists all/],
  ['batch_generate', { path: 'wrong.hsim' }, /the scenario has errors: wrong\.hsim:\d+:\d+ HS4001.*\ncheck_scenario lists all/],
  ['describe_run', { run: 'r-000000000000' }, /there is no run r-000000000000; it may have been deleted\nthe last runs: r-/],
  ['describe_run', { field: 'patients.sex' }, /need run/],
  ['describe_run', { run: made, field: 'patient.sex' }, /no table patient\nnearest: patients/],
  ['describe_run', { run: made, field: 'patients.gender' }, /no column gender\ncolumns: id, .*sex/],
  ['query_run', { run: '../../outside', sql: 'SELECT 1' }, /there is no run/],
  ['query_run', { run: made, sql: 'SELECT 1; SELECT 2' }, /expected one SELECT statement, found 2/],
  ['run_scenario', { run: made, path: 'small.hsim' }, /cannot be combined/],
  ['run_scenario', { run: made, subject: 10 }, /out of range\nsubjects are numbered from 0 to 9/],
  ['why_record', { run: made, id: 'nobody' }, /no record with the id nobody/],
  ['lookup_codes', { query: 'a1c', codes: ['E11.9'] }, /exactly one of query and codes/],
  ['read_reference', { ref: 'language/verbs/obserf' }, /there is no page .*\nnearest: language\/verbs\/observe/],
  ['validate_batch', { run: made, path: '.' }, /exactly one of run and path/],
  ['validate_batch', { path: '.' }, /outside the allowed folders/],
  ['validate_batch', { run: made, ignore: ['LAB-999'] }, /unknown rule/],
  ['write_csv', { run: made, directory: '../elsewhere' }, /outside the allowed folders/],
  ['write_csv', { run: made, directory: 'out/new' }, /outside the allowed folders/],
  ['write_csv', { run: made, directory: '.hsim/runs' }, /where runs are kept/],
  ['write_csv', { run: made, directory: '.' }, /is not empty\nuse another folder, or `overwrite: true`/],
  ['export_run', { run: made, target: 'fihr', directory: 'x' }, /unknown target: fihr\nnearest: fhir/],
  ['export_run', { run: made, target: 'fhir', directory: 'x', options: { bundel: 'none' } }, /no option bundel\noptions of fhir: /],
  ['report_run', { run: made, path: '../outside/report.html' }, /outside the allowed folders\nallowed folders: /],
  ['report_run', { run: made, path: 'out/report.html' }, /outside the allowed folders/],
  ['report_run', { run: made, path: '.hsim/report.html' }, /where runs are kept/],
  ['report_run', { run: made, path: 'report' }, /a report is an HTML file\nuse a path that ends in \.html/],
  ['report_run', { run: made, path: 'mine.html' }, /mine\.html already exists and is not a report\nuse another name/],
  ['report_run', { run: made, path: 'new.html', subjects: [10] }, /`subjects: 10`: the run has no such subject\nits subjects are 0 to 9/],
  ['report_run', { run: 'r-000000000000', path: 'new.html' }, /there is no run r-000000000000; it may have been deleted\nthe last runs: r-/],
  ['report_run', { run: made }, /path: /],
  ['report_run', { run: made, path: 'new.html', directory: 'x' }, /unknown argument "directory".*arguments of report_run: run, path, subjects/],
  ['write_parquet', { run: made, directory: 'x', partition_by: ['nothing'] }, /partition_by of parquet: /],
])('%s %j', async (name, given, says) => {
  const { error, text } = await call(name, given as Record<string, unknown>);
  expect(text).toMatch(says);
  expect(error).toBe(true);
  expect(text).not.toMatch(/^\s+at |node:internal|--[a-z]+-[a-z]+ (?!\d)/m);
});

test.each([
  "COPY patients TO 'evil.csv'",
  "COPY (SELECT 1) TO '/tmp/evil.csv'",
  "SELECT * FROM read_text('/etc/hostname')",
  "SELECT * FROM read_csv('small.hsim')",
  "SELECT * FROM glob('/*')",
  "SELECT * FROM '/etc/passwd'",
  "ATTACH 'evil.duckdb'",
  "EXPORT DATABASE 'evil'",
  'INSTALL httpfs',
  'LOAD httpfs',
  'SET enable_external_access = true',
  'CREATE TABLE t AS SELECT 1',
  'DELETE FROM patients',
  'DROP TABLE patients',
])('a query reaches nothing but its run: %s', async (sql) => {
  const before = readdirSync(cwd).sort();
  const { error, text } = await call('query_run', { run: made, sql });
  expect(error, text).toBe(true);
  expect(readdirSync(cwd).sort()).toEqual(before);
});

test('a run that was deleted can be made again', async () => {
  const { data } = await call('batch_generate', { path: 'small.hsim', count: 11 });
  const folder = join(cwd, '.hsim', 'runs', String(data['run']));
  rmSync(folder, { recursive: true });
  expect((await call('query_run', { run: data['run'], sql: 'SELECT 1' })).text).toMatch(
    /it may have been deleted\nthe last runs: .*the same request with the same seed makes the same run again/,
  );
  expect((await call('batch_generate', { path: 'small.hsim', count: 11 })).data['run']).toBe(data['run']);
  expect(existsSync(folder)).toBe(true);
});

test('nothing half-written is left by all that', () => {
  expect(readdirSync(join(cwd, '.hsim', 'runs')).filter((name) => !/^r-[0-9a-f]{12}$/.test(name))).toEqual([]);
  expect(readdirSync(cwd).sort()).toEqual(['.hsim', 'mine.html', 'out', 'small.hsim', 'wrong.hsim']);
  expect(client.getServerVersion()?.name).toBe('hsimc');
});

test('whatever comes in, what goes out is the protocol', async () => {
  const server = spawn(process.execPath, [program, 'mcp', '--dir', cwd], { cwd, stdio: 'pipe' });
  let out = '';
  server.stdout.on('data', (piece) => {
    out += String(piece);
  });
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } },
  };
  const wrong = { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'check_scenario', arguments: { source: '\u001b[31m\u202e' } } };
  for (const line of [
    'this is not JSON',
    '{"half":',
    JSON.stringify(initialize),
    '[]',
    JSON.stringify(wrong),
    JSON.stringify({ jsonrpc: '2.0', id: 3, method: 'nothing' }),
  ])
    server.stdin.write(`${line}\n`);
  await expect.poll(() => out.match(/"id":[123],?/g)?.length ?? 0, { timeout: 60_000 }).toBe(3);
  const code = new Promise((resolve) => server.once('exit', resolve));
  server.stdin.end();
  expect(await code).toBe(0);
  for (const line of out.trimEnd().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  expect(out).not.toMatch(/\u001b|\u202e/);
});
