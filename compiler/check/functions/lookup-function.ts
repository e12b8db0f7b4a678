/** `lookup(table, column)`: the cell of the row whose keys hold for the subject. */
import { guess } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import { unknown } from '../../../vocabulary/types.ts';
import { followPath } from '../../bind/scope.ts';
import { unknownName } from '../../diagnostics/name-diagnostics.ts';
import { elaborate } from '../values/elaborate.ts';
import { valueFunction } from './value-function.ts';

export const lookup = valueFunction({
  name: 'lookup',
  group: 'value',
  does: 'a cell of a lookup table',
  result: 'the type of the column',
  example: 'lookup(risks, stroke)',
  parameters: [
    { name: 'table', takes: 'a table', doc: 'Its first row whose keys hold for the subject' },
    { name: 'column', takes: 'a column of the table that is not a key', doc: 'Its cell in this row' },
  ],
  elaborate(call) {
    const { checker, place, at } = call;
    const [tablePath, columnPath] = [call.value('table'), call.value('column')];
    const found = tablePath.kind === 'path' ? followPath(place.scope, tablePath.names).symbol : null;
    if (found?.kind !== 'table') return call.refuse('the first argument must be the name of a table', tablePath);
    const table = checker.tables[found.id];
    if (table === undefined) return null;
    const name = columnPath.kind === 'path' ? columnPath.names[0].text : '';
    const column = table.columns.indexOf(name);
    if (table.keys.includes(name))
      return call.refuse(
        `it cannot return the column \`${name}\`: \`${name}\` is also ${checker.attributes.has(name) ? 'an attribute' : 'a person field'}, so this column selects the row; rename the column`,
        columnPath,
      );
    if (column < 0) {
      const near = nearest(name, table.columns);
      checker.report(
        unknownName,
        place.scope,
        columnPath.span,
        { name, what: 'column', of: `the table \`${table.name}\`` },
        { found: name, expected: [...table.columns], suggestions: near.map((other) => guess(columnPath.span, other, false)) },
      );
      return null;
    }
    const { span } = tablePath;
    const keys = table.keys.map((key) => elaborate(checker, call.inner, { kind: 'path', names: [{ text: key, span }], index: null, span }, null).expression);
    return { expression: { op: 'lookup', table: found.id, column, keys, at }, type: checker.tableTypes[found.id][column] ?? unknown };
  },
});
