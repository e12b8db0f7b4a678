/** `lookup(table, column)`: the cell of the row whose keys hold for the subject. */
import type { CallValue } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import { type Type, unknown } from '../../../vocabulary/types.ts';
import { followPath } from '../../bind/scope.ts';
import { unknownName } from '../../diagnostics/name-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { badCall, readArguments } from './call-arguments.ts';
import { broken, elaborate } from './elaborate.ts';

export function lookup(checker: Checker, place: Place, call: CallValue, _expected: Type | null): Typed {
  const args = readArguments(checker, place, call, 2, []);
  if (args === null) return broken(checker, place, call);
  const [tablePath, columnPath] = args.first.map((arg) => arg.value);
  const found = tablePath.kind === 'path' ? followPath(place.scope, tablePath.names).symbol : null;
  if (found?.kind !== 'table') {
    badCall(checker, place, call, 'the first value is the name of a table', tablePath);
    return broken(checker, place, call);
  }
  const table = checker.tables[found.id];
  if (table === undefined) return broken(checker, place, call);
  const name = columnPath.kind === 'path' ? columnPath.names[0].text : '';
  const column = table.columns.indexOf(name);
  if (table.keys.includes(name)) {
    badCall(checker, place, call, `\`${name}\` is known of the subject, so that column of \`${table.name}\` is a key and holds nothing to read`, columnPath);
    return broken(checker, place, call);
  }
  if (column < 0) {
    const near = nearest(name, table.columns);
    checker.report(
      unknownName,
      place.scope,
      columnPath.span,
      { name, what: `column of \`${table.name}\`` },
      { found: name, expected: [...table.columns], suggestions: near.map((other) => replace(`write \`${other}\``, columnPath.span, other, false)) },
    );
    return broken(checker, place, call);
  }
  const keys = table.keys.map(
    (key) =>
      elaborate(checker, as(place, '`lookup`'), { kind: 'path', names: [{ text: key, span: tablePath.span }], index: null, span: tablePath.span }, null)
        .expression,
  );
  return {
    expression: { op: 'lookup', table: found.id, column, keys, at: checker.at(place.scope, call.span) },
    type: checker.tableTypes[found.id][column] ?? unknown,
  };
}
