/** Lookup tables and panels. */

import type { ValueNode } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import type { BandKey, Expression } from '../../ir/expression.ts';
import { counted } from '../../model/counted.ts';
import { nearest } from '../../model/nearest.ts';
import { panelStatements } from '../../vocabulary/block-statements.ts';
import { describe, fits, number, type Type, unknown } from '../../vocabulary/types.ts';
import { unfold } from '../bind/bind-include.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import { missingField, unknownField } from '../diagnostics/name-diagnostics.ts';
import { wrongType } from '../diagnostics/type-diagnostics.ts';
import { attributeType } from './check-attributes.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import { personFields } from './person-fields.ts';
import type { Place } from './place.ts';
import { elaborate } from './values/elaborate.ts';
import { readBandKey } from './values/elaborate-bands.ts';

/** A column that is the name of something known of a subject is a key; the others hold values. */
export function checkTables(checker: Checker): void {
  // The type of a key may be that of an attribute that looks something up, so keys are read when the values of all tables are known.
  const pending: (() => void)[] = [];
  for (const { name, node, scope } of checker.bound.tables) {
    const isKey = (column: string): boolean => column === 'age' || personFields.has(column) || checker.attributes.has(column);
    const keys = node.columns.filter((column) => isKey(column.text)).map((column) => column.text);
    const columns = node.columns.filter((column) => !isKey(column.text)).map((column) => column.text);
    const types: Type[] = columns.map(() => unknown);
    const place: Place = {
      kind: 'constant',
      scope,
      path: `table.${name}`,
      what: `the table \`${name}\``,
      timeline: null,
      observable: null,
      counts: new Map(),
      eventMeans: 'first',
    };
    const rows: { keys: BandKey[]; cells: Expression[] }[] = [];
    for (const row of node.rows) {
      if (row.cells.length !== node.columns.length) {
        checker.report(
          wrongType,
          scope,
          row.span,
          { expected: counted(node.columns.length, 'cell'), found: String(row.cells.length), place: `in a row of \`${name}\`` },
          { found: checker.source(scope, row.span) },
        );
        continue;
      }
      const rowKeys: BandKey[] = [];
      const cells: Expression[] = [];
      for (const [i, cell] of row.cells.entries()) {
        const column = node.columns[i].text;
        if (isKey(column)) {
          const at = rowKeys.push({ kind: 'any' }) - 1;
          pending.push(() => {
            rowKeys[at] = readBandKey(checker, place, cell, keyType(checker, scope, cell, column), null);
          });
          continue;
        }
        const typed = elaborate(checker, place, cell, null);
        const at = columns.indexOf(column);
        if (types[at].kind === 'unknown') types[at] = typed.type.kind === 'number' ? number : typed.type;
        else if (!fits(typed.type, types[at]))
          checker.report(
            wrongType,
            scope,
            cell.span,
            { expected: describe(types[at]), found: describe(typed.type), place: `in the column \`${column}\`` },
            { found: checker.source(scope, cell.span) },
          );
        cells.push(typed.expression);
      }
      rows.push({ keys: rowKeys, cells });
    }
    checker.tables.push({ name, keys, columns, rows });
    checker.tableTypes.push(types);
  }
  for (const read of pending) read();
}

function keyType(checker: Checker, scope: Scope, cell: ValueNode, column: string): Type {
  if (column === 'age') return { kind: 'number', whole: true };
  const attribute = checker.attributes.get(column);
  return personFields.get(column) ?? (attribute === undefined ? unknown : attributeType(checker, attribute, scope, cell.span));
}

export function checkPanels(checker: Checker): void {
  for (const { name, node, scope } of checker.bound.panels) {
    const placeOf = (at: Scope): Place => ({
      kind: 'constant',
      scope: at,
      path: `panel.${name}`,
      what: `the panel \`${name}\``,
      timeline: null,
      observable: null,
      counts: new Map(),
      eventMeans: 'first',
    });
    const tests: number[] = [];
    let concept: number | null = null;
    for (const { item, scope: at } of unfold(node.body, scope, 'block', (diagnostic) => void checker.diagnostics.push(diagnostic))) {
      const place = placeOf(at);
      if (item.kind === 'field' && item.path.names[0].text === 'code' && item.path.names.length === 1) concept = conceptOf(checker, place, item.value);
      else if (isStatement(item, 'test') && item.argument !== null && item.value === null && item.body === null) {
        refuseParts(checker, at, item, panelStatements.test.parts);
        const test = conceptOf(checker, place, item.argument);
        if (test !== null) tests.push(test);
      } else {
        const found = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
        const near = nearest(found?.text ?? '', ['code', 'test']);
        checker.report(
          unknownField,
          at,
          found?.span ?? item.span,
          { name: found?.text ?? '', of: 'a panel' },
          {
            found: found?.text ?? '',
            expected: ['code: …', 'test …'],
            suggestions: found === null ? [] : near.map((other) => guess(found.span, other, false)),
          },
        );
      }
    }
    if (concept === null)
      checker.report(missingField, scope, node.name.span, { name: 'code', of: `the panel \`${name}\`` }, { examples: ['code: labs.metabolic_panel'] });
    checker.panels.push({ name, concept: concept ?? 0, tests, at: checker.at(scope, node.span) });
  }
}

function conceptOf(checker: Checker, place: Place, value: import('../../grammar/ast/ast.ts').ValueNode): number | null {
  const typed = elaborate(checker, place, value, { kind: 'coding' });
  if (typed.expression.op === 'concept') return typed.expression.concept;
  if (typed.type.kind !== 'unknown')
    checker.report(
      wrongType,
      place.scope,
      value.span,
      { expected: 'a row of a code table', found: describe(typed.type), place: place.what },
      { found: checker.source(place.scope, value.span) },
    );
  return null;
}
