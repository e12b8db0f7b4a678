/** The tools through the SDK's client, on both handshakes. Every result is valid against the schema of its tool. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hsimc, workFolder } from '../cli/hsimc.ts';
import { connected } from './mcp-client.ts';
import { SMALL } from './small-scenario.ts';

const cwd = workFolder();
writeFileSync(join(cwd, 'small.hsim'), SMALL);
writeFileSync(join(cwd, 'wrong.hsim'), SMALL.replace('uniform(low..80)', 'unifrom(low..80)'));
const { client, call, errors } = await connected(['--dir', cwd], cwd);

describe.each(['modern', 'legacy'] as const)('the %s handshake', (era) => {
  test('negotiates its version, with instructions, tools and a run', async () => {
    const session = era === 'modern' ? { client, call } : await connected(['--dir', cwd], cwd, era);
    expect(session.client.getNegotiatedProtocolVersion()).toBe(era === 'modern' ? '2026-07-28' : '2025-11-25');
    expect(session.client.getInstructions()).toMatch(/read_reference\("skill"\)/);
    expect((await session.client.listTools()).tools.length).toBe(17);
    expect((await session.call('batch_generate', { path: 'small.hsim', count: 20 })).data).toMatchObject({ status: 'done', subjects: 20 });
  });
});

test('the list of tools is the one that is kept, and costs no more than it should', async () => {
  const { tools } = await client.listTools();
  const read = tools.map(({ name, description, inputSchema }) => JSON.stringify({ name, description, inputSchema }));
  const list = tools.map(({ name, title, description, annotations, inputSchema, outputSchema }) => {
    const hints = annotations ?? {};
    return { name, title, description, hints, input: inputSchema, output: outputSchema };
  });
  // A token of such JSON is about four characters; 3,500 tokens of names, descriptions and input schemas are the most.
  const cost = Math.ceil(read.join('').length / 4);
  expect(cost).toBeLessThanOrEqual(3500);
  const golden = 'tests/mcp/tools.golden.json';
  const text = `${JSON.stringify({ tokens: cost, tools: list }, null, 1)}\n`;
  if (process.env['UPDATE_BASELINES'] !== undefined) writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
  for (const { name, title, description = '', annotations } of tools) {
    expect(name).toMatch(/^[a-z_]{1,64}$/);
    expect(title).toMatch(/./);
    expect(description.length, name).toBeLessThanOrEqual(360);
    expect(Object.keys(annotations ?? {}).sort(), name).toEqual(['destructiveHint', 'idempotentHint', 'openWorldHint', 'readOnlyHint', 'title']);
  }
});

test('check_scenario: diagnostics are a result, with the edit', async () => {
  expect((await call('check_scenario', { path: 'small.hsim' })).data).toMatchObject({ ok: true, errors: 0, diagnostics: [], holds: { events: 1 } });
  const { data } = await call('check_scenario', { path: 'wrong.hsim' });
  expect(data).toMatchObject({ ok: false, errors: 1, diagnostics: [{ severity: 'error', file: 'wrong.hsim', line: 11 }] });
  expect(JSON.stringify(data)).toContain('"text":"uniform"');
});

test('compile_scenario: the plan in words, with head counts', async () => {
  const { data } = await call('compile_scenario', { source: SMALL, count: 50, parameters: { low: 40 } });
  expect(data).toMatchObject({ ok: true, plan: expect.stringMatching(/^p-[0-9a-f]{12}$/) });
  expect(data['description']).toMatch(/good.*30/);
  expect(data['description']).toMatch(/here 40/);
});

test('preview_scenario: statistics and expectations', async () => {
  const { data } = await call('preview_scenario', { source: SMALL, count: 50 });
  expect(data).toMatchObject({
    ok: true,
    subjects: 50,
    statistics: { variations: { control: { good: 30, poor: 20 } }, records: { encounters: 150 } },
    expectations: [{ outcome: 'passed' }],
  });
});

test('search_scenarios, read_reference, lookup_codes, explain_diagnostic: what comes with the program', async () => {
  const found = (await call('search_scenarios', { query: 'patients with diabetes', limit: 1 })).data;
  expect(found).toMatchObject({ items: [{ ref: expect.stringMatching(/^\w+\//) }], next_cursor: 1 });
  const refs: string[] = [];
  for (let cursor: number | undefined = 0; cursor !== undefined; ) {
    const page = (await call('search_scenarios', { cursor, limit: 25 })).data as { items: { ref: string }[]; next_cursor?: number };
    refs.push(...page.items.map(({ ref }) => ref));
    cursor = page.next_cursor;
  }
  expect(refs).toContain('patientsim/diabetes');
  expect(new Set(refs).size).toBe(refs.length);
  for (const ref of [
    'skill',
    'card',
    'language/verbs/observe',
    'target/fhir',
    'diagnostic/HS4001',
    'scenario/patientsim/diabetes',
    'std/labs',
    'docs/targets',
  ]) {
    const page = (await call('read_reference', { ref })).data;
    expect(String(page['text']).length, ref).toBeGreaterThan(100);
  }
  const first = (await call('read_reference', { ref: 'docs/targets' })).data;
  const second = (await call('read_reference', { ref: 'docs/targets', offset: first['next_offset'] })).data;
  expect(`${first['text']}${second['text']}`).toBe(readFileSync('docs/targets.md', 'utf8').slice(0, 24_000));
  expect((await call('lookup_codes', { query: 'hba1c' })).data).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ name: 'labs.a1c', code: '4548-4', unit: '%' })]),
  });
  expect((await call('lookup_codes', { codes: ['E11.9', 'labs.a1x'] })).data).toMatchObject({
    items: [{ code: 'E11.9', system: 'ICD10CM' }],
    unknown: [{ code: 'labs.a1x', nearest: expect.arrayContaining(['labs.a1c']) }],
  });
  expect((await call('explain_diagnostic', { code: 'hs4001' })).data).toMatchObject({ code: 'HS4001', page: expect.stringMatching(/## Right/) });
});

test('a run: made once, described, queried, followed, explained, validated', async () => {
  const made = (await call('batch_generate', { path: 'small.hsim', count: 40, seed: 7 })).data;
  const run = String(made['run']);
  expect(made).toMatchObject({ status: 'done', seed: '7', count: 40, variations: { control: { good: 24, poor: 16 } }, records: { encounters: 120 } });
  expect(made['expectations']).toEqual([{ text: 'share(subjects where control == good) == 60%', outcome: 'passed', found: '60% (24 of 40)' }]);
  // The same request is the same run; another count, seed or parameter is another one.
  expect((await call('batch_generate', { path: 'small.hsim', count: 40, seed: 7 })).data['run']).toBe(run);
  expect((await call('batch_generate', { path: 'small.hsim', count: 40, seed: 8 })).data['run']).not.toBe(run);
  const set = (await call('batch_generate', { path: 'small.hsim', count: 40, seed: 7, parameters: { low: 50 } })).data;
  expect(set['run']).not.toBe(run);
  expect(readdirSync(join(cwd, '.hsim', 'runs', run)).sort()).toEqual(['data', 'plan.json', 'run.json', 'source.json']);

  const about = (await call('describe_run', { run })).data as { people: { columns: string[]; rows: unknown[][] } };
  expect(about).toMatchObject({ status: 'done', seed: '7', diagnoses: { rows: [['ICD10CM', 'E11.9', expect.anything(), 40]] } });
  expect(about.people.columns).toEqual(['sex', 'patients', 'youngest', 'median_age', 'oldest', 'deaths']);
  expect(about.people.rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(40);
  expect((await call('describe_run', { run: set['run'] })).data).toMatchObject({ parameters: { low: '50' } });
  expect((await call('describe_run', { run, field: 'variations.value', by: 'name' })).data).toMatchObject({
    field: {
      columns: ['name', 'value', 'rows'],
      rows: [
        ['control', 'good', 24],
        ['control', 'poor', 16],
      ],
    },
  });
  expect((await call('describe_run')).data['runs']).toContainEqual({ run, title: 'Small', seed: '7', count: 40 });

  const query = 'SELECT id, code FROM conditions ORDER BY id';
  const rows = (await call('query_run', { run, sql: query, max_rows: 3 })).data as { rows: string[][] };
  expect(rows).toMatchObject({ columns: ['id', 'code'], truncated: true });
  expect(rows.rows.map(([, code]) => code)).toEqual(['E11.9', 'E11.9', 'E11.9']);

  const why = (await call('why_record', { run, id: rows.rows[0][0] })).data;
  expect(why).toMatchObject({ kind: 'conditions', explanation: expect.stringMatching(/small\.hsim:22:7/) });

  const followed = (await call('run_scenario', { run, subject: 3, kinds: ['observations'] })).data;
  expect(followed).toMatchObject({ subject: 3, total: 3, events: [{ kind: 'observations', value: expect.stringMatching(/^\d+(?:\.\d)? %$/) }, {}, {}] });
  // The same subject of the scenario itself.
  const own = (await call('run_scenario', { path: 'small.hsim', seed: 7, count: 40, subject: 3, kinds: ['observations'] })).data;
  expect(own).toEqual(followed);

  expect((await call('validate_batch', { run })).data).toMatchObject({ ok: true, subjects: 40, errors: 0 });
});

test('files are those of the command line, byte for byte', async () => {
  const run = (await call('batch_generate', { path: 'small.hsim', count: 30 })).data['run'];
  const csv = (await call('write_csv', { run, directory: 'out/csv' })).data as { files: { path: string; sha256: string }[] };
  expect(csv).toMatchObject({ subjects: 30 });
  await call('write_parquet', { run, directory: 'out/parquet', partition_by: ['sex'] });
  await call('export_run', { run, target: 'fhir', directory: 'out/fhir', options: { bundle: 'collection' } });
  for (const [name, words] of [
    ['csv', ['--target', 'csv']],
    ['parquet', ['--target', 'parquet', '--partition-by', 'sex']],
    ['fhir', ['--target', 'fhir', '--bundle', 'collection']],
  ] as const) {
    expect(hsimc(['compile', 'small.hsim', '--count', '30', ...words, '--out', `cli/${name}`], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, 'out', name, '_SUCCESS'), 'utf8'), name).toBe(readFileSync(join(cwd, 'cli', name, '_SUCCESS'), 'utf8'));
  }
  expect((await call('validate_batch', { path: 'out/fhir' })).data).toMatchObject({ ok: true, subjects: 30 });
  expect(existsSync(join(cwd, 'out', 'fhir', 'fhir'))).toBe(true);
});

test('a report is a page in a file, made again as it was', async () => {
  const run = (await call('batch_generate', { scenario: 'patientsim/diabetes', count: 12 })).data['run'];
  const { data } = await call('report_run', { run, path: 'pages/diabetes.html', subjects: [3] });
  expect(data).toMatchObject({
    run,
    status: 'done',
    count: 12,
    subjects: [3],
    sections: expect.arrayContaining(['Age and sex', 'Expectations', 'Published figures']),
  });
  const page = readFileSync(join(cwd, 'pages', 'diabetes.html'));
  expect([data['bytes'], data['sha256']]).toEqual([page.length, createHash('sha256').update(page).digest('hex')]);
  expect(Object.values(data['figures'] as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
  expect((await call('report_run', { run, path: 'pages/diabetes.html', subjects: [3] })).data).toEqual(data);
  // Another choice of subjects is another page, in place of the one that is there.
  const other = (await call('report_run', { run, path: 'pages/diabetes.html' })).data;
  expect(other).toMatchObject({ subjects: [0, 1, 2, 3], path: data['path'] });
  expect(other['sha256']).not.toBe(data['sha256']);
  // The page of the command line differs by the target that the run was made for.
  expect(hsimc(['compile', 'diabetes', '--count', '12', '--target', 'parquet', '--out', 'cli/report'], { cwd }).code).toBe(0);
  expect(hsimc(['report', 'cli/report', '--subject', '3', '-o', 'cli/report.html'], { cwd }).code).toBe(0);
  expect(readFileSync(join(cwd, 'cli', 'report.html'), 'utf8')).toBe(page.toString('utf8'));
});

test('the server has nothing to say on standard error', () => expect(errors()).toBe(''));
