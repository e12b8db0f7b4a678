/** Tools that make runs, and ask about them. */
import { z } from 'zod';
import { usage } from '../../app/stop.ts';
import { PATIENCE, QUERY_TIME } from '../mcp-limits.ts';
import { MAKES, READS, tool } from '../tool-definition.ts';
import type { Workspace } from '../workspace.ts';
import { diagnosticList, diagnosticsOf, refuseErrors } from './diagnostic-answers.ts';
import { asOf, asOfTime, parameters, path, scenario, scenarioOf, seed, seedOf, settingsOf, source } from './scenario-arguments.ts';

const run = z.string().max(40).describe('Id of a run, such as r-3f9c0d1e77ab');
const status = z.enum(['done', 'running']);
const rowsAnswer = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())), truncated: z.boolean() });
/** The same, where a list of tools would only grow by its details. */
const table = z.looseObject({ columns: z.array(z.string()) });
const counts = z.record(z.string(), z.int());

const summary = {
  scenario: z.looseObject({ id: z.string() }),
  seed: z.string(),
  count: z.int(),
  as_of: z.string(),
  subjects: z.int(),
  variations: z.record(z.string(), counts).describe('Subjects in each arm'),
  records: counts,
  expectations: z.array(z.looseObject({ text: z.string(), outcome: z.string() })),
  warnings: z.array(z.string()),
};

/** Expectations and warnings that are listed. */
const LISTED = 30;

async function summaryOf(workspace: Workspace, id: string) {
  const [{ shelf }, { describeKept }] = await Promise.all([workspace.kept(), import('../../app/kept/describe-kept.ts')]);
  const { scenario: of, variations, expectations, warnings, seed: number, count, as_of, subjects, records } = describeKept(shelf, id);
  return {
    ...{ scenario: { ...of }, seed: number, count, as_of, subjects, records: { ...records } },
    variations: Object.fromEntries(Object.entries(variations).map(([name, arms]) => [name, { ...arms }])),
    expectations: expectations.slice(0, LISTED).map((one) => ({ ...one })),
    warnings: warnings.slice(0, LISTED),
  };
}

const bounds = (signal: AbortSignal) => ({ milliseconds: QUERY_TIME, memory: '512MB', threads: 2, signal });

export const batchGenerate = tool({
  name: 'batch_generate',
  title: 'Generate a cohort',
  description:
    'Generates a cohort and keeps it as a run. Returns the run id, counts by variation and kind, and the result of each expectation, never the records: use query_run for rows, export_run or write_csv for files. The same request makes the same run, so a retry costs nothing. status "running": call it again, or describe_run.',
  hints: MAKES,
  input: z.strictObject({
    ...{ source, path, scenario, parameters },
    count: z.int().min(1).default(100).describe('Subjects; the server has a maximum'),
    seed,
    as_of: asOf,
  }),
  output: z
    .object({ run: z.string(), status, done: z.int(), ...summary, ...{ diagnostics: diagnosticList.diagnostics } })
    .partial()
    .required({ run: true, status: true }),
  links: ({ run: id, status: so }) => (so === 'done' ? [{ uri: `hsim://runs/${id}/manifest`, name: `Manifest of ${id}`, mimeType: 'application/json' }] : []),
  call: async ({ count, seed: number, as_of: day, ...given }, { workspace, signal, progress }) => {
    if (count > workspace.maxCount)
      throw usage(
        `count ${count} is over the maximum of this server, ${workspace.maxCount}`,
        `use a smaller count, or \`hsimc compile FILE --count ${count} --out FOLDER\` in a shell; \`hsimc mcp --max-count ${count}\` raises the maximum`,
      );
    const request = { count, seed: seedOf(number), set: settingsOf(given.parameters), ...asOfTime(day) };
    const { maker } = await workspace.kept();
    const made = await maker.keep(scenarioOf(given, workspace), request, { signal, patience: PATIENCE, progress });
    if (made.run === null) throw refuseErrors(made.findings);
    const { id, status: so, done } = made.run;
    const { diagnostics } = diagnosticsOf(made.findings, 5);
    if (so === 'running') return { run: id, status: so, done, count, diagnostics };
    return { run: id, status: so, done, ...(await summaryOf(workspace, id)), diagnostics };
  },
});

const event = z.object({ time: z.string(), kind: z.string(), id: z.string(), what: z.string(), value: z.string().optional() });

export const runScenario = tool({
  name: 'run_scenario',
  title: 'Follow one subject',
  description:
    'What happens to one subject of a cohort, in order of time: visits, diagnoses, values, drugs, claims, each with the id that why_record explains. Give a scenario, or a run to follow one of its subjects. Keeps nothing.',
  hints: READS,
  input: z.strictObject({
    ...{ source, path, scenario, parameters },
    run: run.optional(),
    subject: z.int().min(0).default(0).describe('Position in the cohort, from 0'),
    count: z.int().min(1).max(1_000_000).default(100).describe('Size of the cohort; with run: its own'),
    seed,
    as_of: asOf,
    kinds: z.array(z.string().max(60)).max(20).optional().describe('Only these kinds of record, such as ["encounters", "observations"]'),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(50).default(50),
  }),
  output: z.object({
    subject: z.int(),
    patient: z.looseObject({ id: z.string(), sex: z.string() }),
    variations: z.record(z.string(), z.string()),
    total: z.int(),
    events: z.array(event),
    next_offset: z.int().optional(),
  }),
  call: async ({ run: id, subject, count, seed: number, as_of: day, kinds, offset, limit, ...given }, { workspace }) => {
    const { followKept, followSubject } = await import('../../app/kept/follow-subject.ts');
    const named = given.source !== undefined || given.path !== undefined || given.scenario !== undefined;
    if (id !== undefined && (named || given.parameters !== undefined || day !== undefined))
      throw usage('run cannot be combined with source, path, scenario, parameters or as_of', 'a run has its own; give only run and subject');
    let found: Awaited<ReturnType<typeof followKept>>;
    if (id !== undefined) found = await followKept((await workspace.kept()).shelf, id, subject);
    else {
      const request = { count, seed: seedOf(number), set: settingsOf(given.parameters), ...asOfTime(day) };
      const { findings, result } = await followSubject(scenarioOf(given, workspace)(), request, subject);
      if (result === null) throw refuseErrors(findings);
      found = result;
    }
    const events = found.events.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
    const next = offset + limit;
    return {
      ...{ subject, patient: { ...found.patient }, variations: { ...found.variations }, total: events.length },
      events: events.slice(offset, next),
      ...(next < events.length ? { next_offset: next } : {}),
    };
  },
});

export const describeRun = tool({
  name: 'describe_run',
  title: 'Describe a run',
  description:
    'A run in numbers: seed, subjects in each arm, records by kind, ages and sexes, most frequent diagnoses, claims by status, expectations; or with field how one column spreads, such as observations.value by code. Without run: the last 20 runs. While a run is being made: how far it is.',
  hints: READS,
  input: z.strictObject({
    run: run.optional(),
    field: z.string().max(120).optional().describe('table.column, such as patients.sex'),
    by: z.string().max(60).optional().describe('A column of the same table'),
  }),
  output: z
    .object({
      run: z.string(),
      status,
      done: z.int(),
      runs: z.array(z.object({ run: z.string(), title: z.string(), seed: z.string(), count: z.int() })),
      running: z.array(z.string()),
      ...summary,
      ...{ plan: z.string(), parameters: z.record(z.string(), z.string()), people: table, diagnoses: table, claims: table, field: table },
    })
    .partial(),
  call: async ({ run: id, field, by }, { workspace, signal }) => {
    const { shelf, maker } = await workspace.kept();
    if (id === undefined) {
      if (field !== undefined || by !== undefined) throw usage('field and by need run', `the last runs: ${shelf.list().slice(0, 5).join(', ') || 'none'}`);
      const runs = shelf.list().slice(0, 20);
      const about = runs.map((one) => ({ run: one, inputs: shelf.head(one).inputs }));
      return {
        runs: about.map(({ run: one, inputs }) => ({ run: one, title: inputs.scenario.title, seed: inputs.seed, count: inputs.count })),
        running: [...maker.running],
      };
    }
    if (by !== undefined && field === undefined) throw usage('by needs field', 'field is the column whose values are counted');
    const so = maker.progressOf(id);
    if (so !== null) return { run: id, status: 'running' as const, done: so.done, count: so.of };
    if (!shelf.has(id)) maker.throwFailure(id);
    const { describeKept, describeTables, spreadOfField } = await import('../../app/kept/describe-kept.ts');
    if (field !== undefined) return { run: id, status: 'done' as const, field: rows(await spreadOfField(shelf, id, field, by, bounds(signal))) };
    const { plan, parameters: values } = describeKept(shelf, id);
    const { people, diagnoses, claims } = await describeTables(shelf, id, bounds(signal));
    return {
      ...{ run: id, status: 'done' as const, plan, parameters: { ...values } },
      ...(await summaryOf(workspace, id)),
      ...(people === undefined ? {} : { people: rows(people) }),
      ...(diagnoses === undefined ? {} : { diagnoses: rows(diagnoses) }),
      ...(claims === undefined ? {} : { claims: rows(claims) }),
    };
  },
});

const rows = (answer: { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[]; readonly truncated: boolean }) => ({
  columns: [...answer.columns],
  rows: answer.rows.map((row) => [...row]),
  truncated: answer.truncated,
});

/** Characters of the rows of an answer. */
const ROWS = 11_000;

export const queryRun = tool({
  name: 'query_run',
  title: 'Query a run with SQL',
  description:
    'One SELECT (DuckDB) over the tables of a run: patients, variations(patient_id, name, value), encounters, conditions, observations, medication_requests, claims, claim_payments, … and views such as latest_labs and patient_timeline. Read-only, without files or network, 10 s. Table and column names: read_reference("docs/targets").',
  hints: READS,
  input: z.strictObject({
    run,
    sql: z.string().min(1).max(10_000).describe('Such as SELECT value, count(*) FROM variations GROUP BY value'),
    max_rows: z.int().min(1).max(200).default(50),
  }),
  output: rowsAnswer,
  call: async ({ run: id, sql, max_rows: most }, { workspace, signal }) => {
    const { dataOf } = await requireDone(workspace, id);
    const { rowsOfQuery } = await import('../../app/kept/rows-of-query.ts');
    return rows(await rowsOfQuery(dataOf, sql, most, ROWS, bounds(signal)));
  },
});

export const whyRecord = tool({
  name: 'why_record',
  title: 'Explain a record',
  description:
    'Where a record of a run comes from: the line of the scenario, the event, the random draws, and for claims, payments, coverages and fills each step of the decision. Ids are in the column id of every table, and in run_scenario.',
  hints: READS,
  input: z.strictObject({ run, id: z.string().min(1).max(200).describe('Id of a record, or a FHIR reference such as Observation/…') }),
  output: z.object({ subject: z.int(), kind: z.string(), explanation: z.string(), more: z.int().describe('Characters not shown') }),
  call: async ({ run: id, id: record }, { workspace }) => {
    const { shelf } = await requireDone(workspace, id);
    const [{ whyKept }, { originText }] = await Promise.all([import('../../app/kept/follow-subject.ts'), import('../../app/explain/origin-text.ts')]);
    const found = await whyKept(shelf, id, record);
    const text = originText(found);
    const explanation = text.slice(0, 7000);
    return { subject: found.origin.subject.index, kind: found.origin.kind, explanation, more: text.length - explanation.length };
  },
});

/**
 * The folder of the records of a run.
 * @throws Stop where the run is not there, or still being made
 */
export async function requireDone(workspace: Workspace, id: string) {
  const { shelf, maker } = await workspace.kept();
  const so = maker.progressOf(id);
  if (so !== null) throw usage(`${id} is still being made: ${so.done} of ${so.of} subjects`, 'describe_run reports its progress');
  if (!shelf.has(id)) maker.throwFailure(id);
  return { shelf, dataOf: shelf.dataOf(shelf.require(id)) };
}
