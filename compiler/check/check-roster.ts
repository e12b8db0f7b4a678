/** `subjects from "roster.csv" { … }`: columns against the fields and attributes that they give, every cell against its type. */

import type { FieldNode } from '../../grammar/ast/ast.ts';
import { echo, guess } from '../../grammar/diagnostic.ts';
import type { Roster, RosterCell } from '../../ir/roster-definition.ts';
import { counted } from '../../model/counted.ts';
import { nearest } from '../../model/nearest.ts';
import { startOfDay } from '../../model/time/civil.ts';
import { AGE, boundsOf, describe, type Type, text } from '../../vocabulary/types.ts';
import * as say from '../diagnostics/roster-diagnostics.ts';
import { type CsvRow, readCsv } from '../load/read-csv.ts';
import { attributeType } from './check-attributes.ts';
import { type BlockField, readBlock } from './check-block.ts';
import type { Checker } from './checker.ts';
import { readDate } from './date-literal.ts';
import { personFields } from './person-fields.ts';

/** The file of the people, as the scenario names it. */
const rosterPath = ({ bound }: Checker): string => echo(bound.roster?.path.text ?? '');

/** Reads the roster; must run after the profile was collected. */
export function checkRoster(checker: Checker): void {
  const { roster: node, rosterText, root } = checker.bound;
  if (node === null) return;
  const known = ['mrn', 'age', ...personFields.keys(), ...checker.attributes.keys()];
  const fields = readBlock(checker, root, node.body, '`subjects from`', known);
  const unreadable = (why: string): void =>
    checker.report(say.rosterUnreadable, root, node.path.span, { path: echo(node.path.text), why }, { found: node.path.text });
  if (rosterText === null) return;
  if ('problem' in rosterText) {
    unreadable(rosterText.problem);
    return;
  }
  const { rows: all, open } = readCsv(rosterText.text);
  if (open !== null) {
    unreadable(`the quote on line ${open} is never closed`);
    return;
  }
  const [header, ...rows] = all;
  if (header === undefined || rows.length === 0) {
    const empty =
      header === undefined
        ? 'is empty; it needs a line of column names, and then one line for each person'
        : 'has column names but no people; add one line for each person';
    checker.report(say.rosterUnreadable, root, node.path.span, { path: echo(node.path.text), empty }, { found: node.path.text });
    return;
  }
  if (rows.length > checker.limits.rosterRows) {
    unreadable(`it contains ${rows.length} people, but the limit is ${checker.limits.rosterRows}`);
    return;
  }
  const uneven = rows.find((row) => row.cells.length !== header.cells.length);
  if (uneven !== undefined) {
    unreadable(`line ${uneven.line} has ${counted(uneven.cells.length, 'cell')}, but the first line has ${header.cells.length}`);
    return;
  }
  const columns: { name: string; values: readonly RosterCell[] }[] = [];
  for (const [name, field] of fields) {
    const values = readColumn(checker, name, field, header, rows);
    if (values === null) continue;
    checker.rosterColumns.set(name, columns.length);
    columns.push({ name, values });
    if (name !== 'mrn' && !checker.attributes.has(name) && !checker.person.has(name)) addPersonField(checker, name, field);
  }
  const mrn = checker.rosterColumns.get('mrn') ?? null;
  if (mrn !== null) checkNumbers(checker, fields.get('mrn') as FieldNode, columns[mrn].values, rows);
  checker.roster = { path: rosterText.path, sha256: rosterText.sha256, rows: rows.length, columns, mrn } satisfies Roster;
}

/** A field of the person that only the roster gives. */
function addPersonField(checker: Checker, name: string, field: BlockField): void {
  const type = name === 'age' ? AGE : (personFields.get(name) as Type);
  checker.person.set(name, {
    name,
    kind: 'person',
    slot: checker.person.size,
    scope: field.scope,
    span: field.path.span,
    nameSpan: field.path.span,
    value: null,
    expected: type,
    state: 'done',
    type,
    expression: null,
  });
}

function readColumn(checker: Checker, name: string, field: BlockField, header: CsvRow, rows: readonly CsvRow[]): RosterCell[] | null {
  const { scope: root } = field;
  const column = field.value.kind === 'text' ? field.value.text : checker.source(root, field.value.span);
  const attribute = checker.attributes.get(name);
  const type: Type =
    name === 'mrn'
      ? text
      : name === 'age'
        ? AGE
        : attribute === undefined
          ? (personFields.get(name) as Type)
          : attributeType(checker, attribute, root, field.path.span);
  const read = reader(type);
  if (read === null) {
    const facts = { path: rosterPath(checker), name, type: describe(type) };
    if (type.kind !== 'unknown') checker.report(say.notFromRoster, root, field.path.span, facts, { found: name });
    return null;
  }
  const at = header.cells.findIndex((cell) => cell.trim() === column);
  if (at < 0) {
    const names = header.cells.map((cell) => cell.trim());
    // A column whose cells cannot be values of the field is no remedy.
    const fits = (nth: number): boolean => rows.every(({ cells }) => (cells[nth] ?? '').trim() === '' || inBounds(type, read(cells[nth].trim())) !== null);
    const near = nearest(
      column,
      names.filter((_, nth) => fits(nth)),
    );
    const written = (other: string): string => (/^[A-Za-z_]\w*$/.test(other) ? other : JSON.stringify(other));
    checker.report(
      say.unknownColumn,
      root,
      field.value.span,
      { path: rosterPath(checker), column: echo(column) },
      {
        found: column,
        expected: names.slice(0, 20),
        suggestions: near.map((other) => guess(field.value.span, written(other), false)),
      },
    );
    return null;
  }
  let first: CsvRow | null = null;
  let wrong = 0;
  const values = rows.map((row): RosterCell => {
    const cell = row.cells[at].trim();
    if (cell === '') return null;
    const value = inBounds(type, read(cell));
    if (value === null) {
      first ??= row;
      wrong++;
    }
    return value;
  });
  if (first !== null) {
    const { line, cells } = first as CsvRow;
    const expected =
      type.kind === 'choice' ? `one of ${type.labels.slice(0, 12).join(', ')}` : type.kind === 'time' ? 'a valid date (YYYY-MM-DD)' : allowed(type);
    const facts = { path: rosterPath(checker), line, column: echo(column), found: echo(cells[at]), expected, more: wrong - 1 };
    checker.report(say.badCell, root, field.path.span, facts, { found: cells[at] });
  }
  return values;
}

/** The value of a cell, which must keep the bounds of its type. */
function inBounds(type: Type, value: RosterCell): RosterCell {
  const bounds = boundsOf(type);
  const size = typeof value === 'string' ? value.length : value;
  if (bounds === null || typeof size !== 'number') return value;
  return size < (bounds.least ?? size) || size > (bounds.most ?? size) ? null : value;
}

/** A type in words, with its bounds. */
function allowed(type: Type): string {
  const bounds = boundsOf(type);
  if (bounds === null || type.kind === 'text') return `${describe(type)}${bounds === null ? '' : ` of at most ${bounds.most} characters`}`;
  return `${describe(type)} from ${bounds.least} to ${bounds.most}`;
}

/** Reads a cell as a value of a type: null where it is none, and no reader where no cell can be. */
function reader(type: Type): ((cell: string) => RosterCell) | null {
  const decimal = (cell: string): number | null => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : null);
  switch (type.kind) {
    case 'text':
      return (cell) => cell;
    case 'number':
      return type.whole ? (cell) => (/^-?\d+$/.test(cell) ? Number(cell) : null) : decimal;
    case 'quantity':
      return decimal;
    case 'share':
      return (cell) => {
        const value = cell.endsWith('%') ? decimal(cell.slice(0, -1)) : null;
        return value === null ? null : value / 100;
      };
    case 'boolean':
      return (cell) => (cell === 'yes' || cell === 'true' ? true : cell === 'no' || cell === 'false' ? false : null);
    case 'choice':
      return (cell) => (type.labels.includes(cell) ? cell : null);
    case 'time':
      return (cell) => {
        const reading = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? readDate(cell) : null;
        return reading === null || 'problem' in reading ? null : startOfDay(reading.day);
      };
    default:
      return null;
  }
}

/** Nobody shares a medical record number. */
function checkNumbers(checker: Checker, field: FieldNode, values: readonly RosterCell[], rows: readonly CsvRow[]): void {
  const seen = new Map<RosterCell, number>();
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const first = seen.get(value);
    if (first !== undefined) {
      checker.report(
        say.sameNumber,
        checker.bound.root,
        field.path.span,
        { path: rosterPath(checker), found: echo(String(value)), first: rows[first].line, second: rows[i].line },
        { found: String(value) },
      );
      return;
    }
    seen.set(value, i);
  }
}
