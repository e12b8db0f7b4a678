/** Tools about files: validate, and write a run in a format. */
import { z } from 'zod';
import type { ExportRequest } from '../../app/kept/export-kept.ts';
import { usage } from '../../app/stop.ts';
import { PATIENCE } from '../mcp-limits.ts';
import { type CallContext, READS, tool, WRITES } from '../tool-definition.ts';
import { requireDone } from './run-tools.ts';

const run = z.string().max(40).describe('Id of a run, such as r-3f9c0d1e77ab');
const directory = z.string().min(1).max(4096).describe('Folder for the files, in an allowed folder; it need not exist');
const overwrite = z.boolean().default(false).describe('Replace an earlier run in the folder');

const written = z.object({
  directory: z.string(),
  subjects: z.int(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().nullable(), sha256: z.string().nullable() })),
  more: z.int().describe('Files not listed'),
  left_out: z.record(z.string(), z.int()).describe('Records of kinds that the format does not carry'),
  altered: z.record(z.string(), z.int()).describe('Values that the format could not carry as they are'),
});

async function write(
  { run: id, directory: folder, overwrite: replace }: { readonly run: string; readonly directory: string; readonly overwrite: boolean },
  name: string,
  options: Readonly<Record<string, unknown>>,
  { workspace, signal, progress }: CallContext,
): Promise<z.input<typeof written>> {
  const { shelf } = await requireDone(workspace, id);
  const [{ exportKept }, { chooseTarget }] = await Promise.all([import('../../app/kept/export-kept.ts'), import('../../app/target-choice.ts')]);
  const target = chooseTarget(name, options);
  const out = workspace.folders.writable(folder);
  if (out.endsWith('.duckdb')) throw usage('directory is the name of a folder', 'the database is written into it: use a name without .duckdb');
  const request: ExportRequest = { target, out, whenNotEmpty: replace ? 'overwrite' : 'refuse', worker: workspace.worker, signal, progress };
  const { subjects, files, more, losses } = await exportKept(shelf, id, request);
  return { directory: out, subjects, files: files.map((file) => ({ ...file })), more, left_out: { ...losses.records }, altered: { ...losses.altered } };
}

export const validateBatch = tool({
  name: 'validate_batch',
  title: 'Validate records',
  description:
    'Checks records against all rules (structure, references, times, codes, medical plausibility, money): of a run, or of files from any source in an allowed folder: a folder or file with canonical JSON, tables, FHIR, X12 or NCPDP. Counts by rule and the first issues; explain_diagnostic explains a rule.',
  hints: READS,
  input: z.strictObject({
    run: run.optional(),
    path: z.string().min(1).max(4096).optional().describe('A file or folder: exactly one of run, path'),
    strict: z.boolean().default(false).describe('Warnings count as errors'),
    ignore: z.array(z.string().max(40)).max(50).default([]).describe('Rules (LAB-005) or groups (MEDDX) that do not apply'),
    max_issues: z.int().min(1).max(50).default(10),
  }),
  output: z.object({
    ok: z.boolean(),
    subjects: z.int(),
    transactions: z.int(),
    errors: z.int(),
    warnings: z.int(),
    by_rule: z.array(z.object({ rule: z.string(), severity: z.string(), title: z.string(), count: z.int() })),
    issues: z.array(z.object({ rule: z.string(), field: z.string(), message: z.string(), value: z.unknown() })),
    more: z.int().describe('Issues not listed'),
  }),
  call: async ({ run: id, path, strict, ignore, max_issues: limit }, { workspace, progress }) => {
    if ((id === undefined) === (path === undefined))
      throw usage('validate_batch needs exactly one of run and path', 'run for a run of this server, path for files');
    const from = id === undefined ? workspace.folders.existingTree(path as string) : (await requireDone(workspace, id)).dataOf;
    const { validateRecords } = await import('../../app/validate-records.ts');
    const validator = await validateRecords(from, { limit, strict, ignore }, (total) => ({
      shown: true,
      update: (done) => progress(done, total),
      end: () => {},
    }));
    const { valid, error_count: errors, warning_count: warnings, errors: first, warnings: second } = validator.result();
    const issues = [...first, ...second].slice(0, limit).map(({ code, field, message, value }) => ({ rule: code, field, message, value }));
    return {
      ...{ ok: valid, subjects: validator.subjects, transactions: validator.transactions, errors, warnings },
      by_rule: validator.tallies.slice(0, 40).map(({ rule, severity, count }) => ({ rule: rule.id, severity, title: rule.title, count })),
      ...{ issues, more: errors + warnings - issues.length },
    };
  },
});

export const writeCsv = tool({
  name: 'write_csv',
  title: 'Write a run as CSV files',
  description:
    'Writes the tables of a run as CSV files into a folder, with a manifest of their hashes. Returns paths, never rows. The bytes are those of `hsimc compile --target csv`. For other formats: write_parquet, export_run.',
  hints: WRITES,
  input: z.strictObject({
    run,
    directory,
    overwrite,
    gzip: z.boolean().optional(),
    csv_safe: z.boolean().optional().describe('Protects spreadsheets from formulas'),
  }),
  output: written,
  call: ({ gzip, csv_safe: safe, ...given }, context) =>
    write(given, 'csv', { ...(gzip === undefined ? {} : { gzip }), ...(safe === undefined ? {} : { csv_safe: safe }) }, context),
});

export const writeParquet = tool({
  name: 'write_parquet',
  title: 'Write a run as Parquet files',
  description:
    'Writes the tables of a run as Parquet files into a folder: one folder for each table, with a manifest of their hashes. Returns paths, never rows.',
  hints: WRITES,
  input: z.strictObject({
    ...{ run, directory, overwrite },
    partition_by: z.array(z.string().max(60)).min(1).max(4).optional().describe('Columns such as ["sex"]; dates and times by year'),
    compression: z.enum(['snappy', 'zstd', 'none']).optional(),
  }),
  output: written,
  call: ({ partition_by: by, compression, ...given }, context) =>
    write(given, 'parquet', { ...(by === undefined ? {} : { partition_by: by.join(',') }), ...(compression === undefined ? {} : { compression }) }, context),
});

export const exportRun = tool({
  name: 'export_run',
  title: 'Export a run in a format',
  description:
    'Writes a run as files of a target: fhir, hl7v2, x12, ncpdp, script, json, duckdb, sql, arrow, csv, parquet, truth. Returns paths and what the format could not carry, never records. Options of each target: read_reference("target/fhir").',
  hints: WRITES,
  input: z.strictObject({
    ...{ run, target: z.string().max(40).describe('Such as fhir'), directory, overwrite },
    options: z
      .record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean()]))
      .default({})
      .describe('Options of the target, such as {"bundle": "transaction"}'),
  }),
  output: written,
  call: ({ target, options, ...given }, context) => {
    // A template is a file, whose text is what the target gets.
    if (target === 'template') throw usage('templates are not supported here', '`hsimc compile FILE --target template --template FILE` in a shell');
    return write(given, target, options, context);
  },
});

export const reportRun = tool({
  name: 'report_run',
  title: 'Report on a run',
  description:
    'Writes one HTML page about a run, for people: charts of ages, variations, results, claims and money; expectations and published figures; some subjects in full. Returns path and sections. An earlier report is replaced, no other file. status "running": call it again.',
  hints: WRITES,
  input: z.strictObject({
    run,
    path: z.string().min(1).max(4096).describe('Such as out/report.html'),
    subjects: z.array(z.int().min(0)).max(20).default([]).describe('Shown in full; else the first 4'),
  }),
  output: z
    .object({
      ...{ run: z.string(), status: z.enum(['done', 'running']), done: z.int(), count: z.int() },
      ...{ path: z.string(), bytes: z.int(), sha256: z.string(), sections: z.array(z.string()), subjects: z.array(z.int()) },
      figures: z.record(z.string(), z.int()).describe('Published figures by verdict'),
    })
    .partial()
    .required({ run: true, status: true }),
  call: async ({ run: id, path, subjects }, { workspace, signal, progress }) => {
    await requireDone(workspace, id);
    const { report, done, of } = await (await workspace.reports()).write(id, path, subjects, { signal, patience: PATIENCE, progress });
    if (report === null) return { run: id, status: 'running' as const, done, count: of };
    const { file, bytes, sha256, sections, subjects: shown, targets } = report;
    const figures: Record<string, number> = {};
    for (const { verdict } of targets) figures[verdict] = (figures[verdict] ?? 0) + 1;
    return { run: id, status: 'done' as const, count: of, path: file, bytes, sha256, sections: [...sections], subjects: [...shown], figures };
  },
});
