/** A kept run in numbers: what its manifest says, and what its tables say of people, codes and claims. */
import { nearest } from '../../model/nearest.ts';
import { dialects } from '../../targets/sql/dialects.ts';
import { type Column, type Table, tables } from '../../targets/tables/table-model.ts';
import { hasDuckDb, literal } from '../output/duckdb-database.ts';
import type { QueryBounds } from '../query-run.ts';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';
import { type QueryRows, rowsOfQuery } from './rows-of-query.ts';
import type { RunShelf } from './run-shelf.ts';

export interface DescribedRun {
  readonly run: string;
  readonly plan: string;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly seed: string;
  readonly count: number;
  readonly as_of: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly subjects: number;
  /** Subjects in each arm, by the name of the variation. */
  readonly variations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By kind; those that there are. */
  readonly records: Readonly<Record<string, number>>;
  readonly expectations: readonly { readonly text: string; readonly outcome: string; readonly found: string }[];
  readonly warnings: readonly string[];
}

export interface DescribedTables {
  readonly people?: QueryRows;
  readonly diagnoses?: QueryRows;
  readonly claims?: QueryRows;
}

export function describeKept(shelf: RunShelf, run: string): DescribedRun {
  const { plan, warnings } = shelf.facts(shelf.require(run));
  const { inputs, subjects, variations, records, expectations } = shelf.head(run);
  const { scenario, seed, count, as_of, settings } = inputs;
  return {
    ...{ run, plan, scenario, seed, count, as_of, parameters: Object.fromEntries(settings.map(({ name, value }) => [name, value])), subjects, variations },
    records: Object.fromEntries(Object.entries(records).filter(([, made]) => made > 0)),
    ...{ expectations, warnings },
  };
}

/** @param asOf a day, or a minute */
const people = (
  asOf: string,
): string => `SELECT sex, count(*) AS patients, min(age) AS youngest, median(age) AS median_age, max(age) AS oldest, count(death) AS deaths
FROM (SELECT sex, death, date_diff('year', birth_date, DATE ${literal(asOf.slice(0, 10))}) AS age FROM patients) GROUP BY sex ORDER BY sex`;
const DIAGNOSES = `SELECT code_system, code, code_display, count(DISTINCT patient_id) AS patients FROM conditions
GROUP BY ALL ORDER BY patients DESC, code LIMIT 10`;
const CLAIMS = `SELECT status, denied, count(*) AS decisions, sum(charge) AS charge, sum(allowed) AS allowed, sum(paid) AS paid, sum(patient_responsibility) AS patient
FROM claim_payments GROUP BY ALL ORDER BY status, denied`;

const ROWS = 12;
const CHARACTERS = 3000;

/** What the tables say; nothing where there are none, or no DuckDB. */
export async function describeTables(shelf: RunShelf, run: string, bounds: QueryBounds): Promise<DescribedTables> {
  if (!(await hasDuckDb())) return {};
  const { records, inputs } = shelf.head(shelf.require(run));
  const ask = (sql: string): Promise<QueryRows> => rowsOfQuery(shelf.dataOf(run), sql, ROWS, CHARACTERS, bounds);
  return {
    people: await ask(people(inputs.as_of)),
    ...((records['conditions'] ?? 0) > 0 ? { diagnoses: await ask(DIAGNOSES) } : {}),
    ...((records['claim_payments'] ?? 0) > 0 ? { claims: await ask(CLAIMS) } : {}),
  };
}

/** The first rows of a table. */
export function firstRows(shelf: RunShelf, run: string, wanted: string, most: number, bounds: QueryBounds): Promise<QueryRows> {
  const name = dialects.duckdb.quote(tableOf(wanted).name);
  return rowsOfQuery(shelf.dataOf(shelf.require(run)), `SELECT * FROM ${name}`, most, 20 * CHARACTERS, bounds);
}

/**
 * How the values of one column spread.
 * @param field `observations.value`
 * @param by a column of the same table
 */
export function spreadOfField(shelf: RunShelf, run: string, field: string, by: string | undefined, bounds: QueryBounds): Promise<QueryRows> {
  const [tableName, columnName] = field.split('.');
  const table = tableOf(tableName);
  if (columnName === undefined) throw usage('a field has the form observations.value', `columns: ${table.columns.map(({ name }) => name).join(', ')}`);
  const column = columnOf(table, columnName);
  const { quote } = dialects.duckdb;
  const group = by === undefined ? '' : `${quote(columnOf(table, by).name)}, `;
  const name = quote(column.name);
  const sql = NUMERIC.has(column.type)
    ? `SELECT ${group}count(${name}) AS rows, count(*) - count(${name}) AS missing, min(${name}) AS least, median(${name}) AS median, round(avg(${name}), 3) AS mean, max(${name}) AS greatest FROM ${quote(table.name)} ${group === '' ? '' : 'GROUP BY ALL ORDER BY 1'}`
    : `SELECT ${group}${name}, count(*) AS rows FROM ${quote(table.name)} GROUP BY ALL ORDER BY rows DESC, ${group === '' ? '1' : '1, 2'}`;
  return rowsOfQuery(shelf.dataOf(shelf.require(run)), sql, 50, 2 * CHARACTERS, bounds);
}

const NUMERIC: ReadonlySet<Column['type']> = new Set(['integer', 'double', 'money']);

function tableOf(wanted: string): Table {
  const found = tables.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const near = nearest(
    wanted,
    tables.map(({ name }) => name),
  );
  throw usage(`there is no table ${shown(wanted)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : 'a field has the form observations.value');
}

function columnOf(table: Table, wanted: string): Column {
  const found = table.columns.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const names = table.columns.map(({ name }) => name);
  throw usage(`${table.name} has no column ${shown(wanted)}`, `columns: ${names.join(', ')}`);
}
