/** What differs between the engines that take SQL. */
import type { ColumnType } from '../tables/table-model.ts';

export const dialectNames = ['duckdb', 'postgres', 'sqlite', 'databricks', 'snowflake'] as const;
export type DialectName = (typeof dialectNames)[number];

export interface Dialect {
  readonly name: DialectName;
  readonly types: Readonly<Record<ColumnType, string>>;
  /** A name as it is, whatever it holds. */
  quote(name: string): string;
  /** A text literal. */
  text(value: string): string;
  /** Before the literal of a date and of a time, where text alone is not taken for one. */
  readonly dateWord: string;
  readonly timeWord: string;
  /** Whether text may hold U+0000. */
  readonly nul: boolean;
  /** How comments on tables and columns are made. */
  readonly comments: 'statement' | 'inline' | 'none';
  readonly primaryKeys: boolean;
  /** `after`: added when all rows are there. `inline`: part of the table, and not enforced while it is loaded. */
  readonly foreignKeys: 'after' | 'inline' | 'none';
  readonly begin: string;
  readonly commit: string;
  /** The day of a time, and numbers of a date. */
  day(time: string): string;
  year(date: string): string;
  month(date: string): string;
  /** Whole days from one date or time to another; a text may be given as `'2025-01-31'`. */
  days(from: string, to: string): string;
  /** The text before the first space. */
  firstWord(text: string): string;
}

const doubled = (sign: string) => (name: string) => `${sign}${name.replaceAll(sign, sign + sign)}${sign}`;
const standardText = (value: string) => `'${value.replaceAll("'", "''")}'`;
/** Where a backslash begins an escape. */
const escapedText = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const extracted = {
  day: (time: string) => `CAST(${time} AS DATE)`,
  year: (date: string) => `EXTRACT(YEAR FROM ${date})`,
  month: (date: string) => `EXTRACT(MONTH FROM ${date})`,
  days: (from: string, to: string) => `(CAST(${to} AS DATE) - CAST(${from} AS DATE))`,
  firstWord: (text: string) => `SPLIT_PART(${text}, ' ', 1)`,
};
/** Where dates are not subtracted. */
const dateDiff = (from: string, to: string) => `DATEDIFF(DAY, CAST(${from} AS DATE), CAST(${to} AS DATE))`;

const duckdb: Dialect = {
  name: 'duckdb',
  types: { id: 'UUID', text: 'VARCHAR', integer: 'INTEGER', double: 'DOUBLE', boolean: 'BOOLEAN', date: 'DATE', time: 'TIMESTAMP', money: 'DECIMAL(18,2)' },
  quote: doubled('"'),
  text: standardText,
  dateWord: '',
  timeWord: '',
  nul: false,
  comments: 'statement',
  primaryKeys: true,
  // An index for each reference would take more memory than the data.
  foreignKeys: 'none',
  begin: 'BEGIN TRANSACTION;',
  commit: 'COMMIT;',
  ...extracted,
};

const postgres: Dialect = {
  ...duckdb,
  name: 'postgres',
  types: {
    id: 'uuid',
    text: 'text',
    integer: 'integer',
    double: 'double precision',
    boolean: 'boolean',
    date: 'date',
    time: 'timestamp',
    money: 'numeric(18,2)',
  },
  foreignKeys: 'after',
  begin: 'BEGIN;',
};

const sqlite: Dialect = {
  ...duckdb,
  name: 'sqlite',
  // Its command line takes the CR from the end of a line, also inside text.
  text: (value) => standardText(value).replaceAll('\r', "'||char(13)||'"),
  types: { id: 'TEXT', text: 'TEXT', integer: 'INTEGER', double: 'REAL', boolean: 'INTEGER', date: 'TEXT', time: 'TEXT', money: 'NUMERIC' },
  comments: 'none',
  foreignKeys: 'inline',
  day: (time) => `date(${time})`,
  year: (date) => `CAST(strftime('%Y', ${date}) AS INTEGER)`,
  month: (date) => `CAST(strftime('%m', ${date}) AS INTEGER)`,
  days: (from, to) => `CAST(julianday(date(${to})) - julianday(date(${from})) AS INTEGER)`,
  firstWord: (text) => `SUBSTR(${text}, 1, INSTR(${text} || ' ', ' ') - 1)`,
};

const databricks: Dialect = {
  ...duckdb,
  name: 'databricks',
  types: {
    id: 'STRING',
    text: 'STRING',
    integer: 'INT',
    double: 'DOUBLE',
    boolean: 'BOOLEAN',
    date: 'DATE',
    time: 'TIMESTAMP_NTZ',
    money: 'DECIMAL(18,2)',
  },
  quote: doubled('`'),
  // `${…}` would be taken for a variable.
  text: (value) => escapedText(value).replaceAll('$', '\\u0024'),
  dateWord: 'DATE',
  timeWord: 'TIMESTAMP_NTZ',
  comments: 'inline',
  primaryKeys: false,
  begin: '',
  commit: '',
  days: dateDiff,
};

const snowflake: Dialect = {
  ...duckdb,
  name: 'snowflake',
  types: {
    id: 'VARCHAR(36)',
    text: 'VARCHAR',
    integer: 'INTEGER',
    double: 'DOUBLE',
    boolean: 'BOOLEAN',
    date: 'DATE',
    time: 'TIMESTAMP_NTZ',
    money: 'NUMBER(18,2)',
  },
  // A name without quotes is taken in upper case: so it can be written without them.
  quote: (name) => doubled('"')(name.toUpperCase()),
  text: escapedText,
  foreignKeys: 'after',
  begin: 'BEGIN;',
  days: dateDiff,
};

export const dialects: Readonly<Record<DialectName, Dialect>> = { duckdb, postgres, sqlite, databricks, snowflake };
