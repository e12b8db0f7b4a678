/** `to`: exits that stand together are weights, rates, or taken in order. */
import type { BodyItem, Exit, Weight } from '../../../grammar/ast/ast.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { Instruction, Way } from '../../../ir/thread-definition.ts';
import { boolean, describe, probability } from '../../../vocabulary/types.ts';
import { followPath } from '../../bind/scope.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import { wrongType } from '../../diagnostics/type-diagnostics.ts';
import { checkRate } from '../rates.ts';
import { eventPlace, labelled } from '../surroundings.ts';
import { elaborate, elaborateAs } from '../values/elaborate.ts';
import { foldNumber } from '../values/elaborate-constants.ts';
import { isConstant, resolveWeights, WHOLE, weightText } from '../weights.ts';
import type { Code, Inside } from './thread-code.ts';

type Kind = 'weight' | 'rate' | 'plain' | 'table';

const kindOf = (exit: Exit): Kind => (exit.table !== null ? 'table' : exit.per !== null ? 'rate' : exit.rest || exit.value !== null ? 'weight' : 'plain');

/** Code for exits in a row; whether anything that follows them is reached. */
export function exits(code: Code, inside: Inside, items: readonly BodyItem[]): boolean {
  const list = items.filter((item): item is Exit => item.kind === 'to');
  const kind = kindOf(list[0]);
  const other = list.find((exit) => kindOf(exit) !== kind);
  // A plain exit may follow others: it is where the rest goes.
  if (other !== undefined) {
    const at = list.indexOf(other);
    const apart = (kind === 'plain' && list[0].when !== null) || kindOf(other) === 'plain';
    if (apart && kind !== 'rate' && kindOf(other) !== 'rate') return exits(code, inside, list.slice(0, at)) && exits(code, inside, list.slice(at));
    code.checker.report(say.mixedExits, inside.around.scope, other.span, {}, { found: code.checker.source(inside.around.scope, other.span) });
    return false;
  }
  switch (kind) {
    case 'table':
      return list.reduce((on, exit) => table(code, inside, exit) && on, true);
    case 'rate':
      race(code, inside, list);
      return false;
    case 'weight':
      return weighted(code, inside, list);
    case 'plain':
      return list.reduce((on, exit) => plain(code, inside, exit) && on, true);
  }
}

function when(code: Code, inside: Inside, exit: Exit, path: string): Expression | null {
  return exit.when === null ? null : elaborateAs(code.checker, eventPlace(inside.around, `${path}/when`, '`when`'), exit.when, boolean);
}

/** `to clinic when severe`: taken where it holds. */
function plain(code: Code, inside: Inside, exit: Exit): boolean {
  const to = exit.target === null ? null : code.target(exit.target, inside);
  const condition = when(code, inside, exit, labelled(inside.around, `to.${exit.target?.text ?? ''}`));
  if (to === null) return condition !== null;
  const { state } = inside;
  if (condition === null) {
    code.emit({ op: 'jump', state, to }, inside, exit);
    return false;
  }
  const after = code.label();
  code.emit({ op: 'test', state, condition, otherwise: after }, inside, exit);
  code.emit({ op: 'jump', state, to }, inside, exit);
  code.here(after);
  return true;
}

function weighted(code: Code, inside: Inside, list: readonly Exit[]): boolean {
  const { around, state } = inside;
  const { checker } = code;
  const path = labelled(around, 'to');
  const literal = list.every((exit) => exit.rest || (exit.value !== null && isConstant(around.scope, exit.value)));
  const weights = literal ? resolveWeights(checker, around.scope, list.map(weightOf), `the state \`${around.path}\``, list[0].span) : null;
  if (!literal && !list.some((exit) => exit.rest))
    checker.report(say.openWeights, around.scope, list[list.length - 1].span, {}, { found: checker.source(around.scope, list[list.length - 1].span) });
  const ways = list.flatMap((exit, i): Way[] => {
    const to = exit.target === null ? null : code.target(exit.target, inside);
    const condition = when(code, inside, exit, `${path}.${exit.target?.text ?? ''}`);
    const computed =
      weights === null && exit.value !== null
        ? elaborateAs(checker, eventPlace(around, `${path}.${exit.target?.text ?? ''}`, 'a weight'), exit.value, probability)
        : null;
    return to === null ? [] : [{ name: null, weight: weights?.[i] ?? null, share: computed, when: condition, to }];
  });
  const after = code.label();
  code.emit({ op: 'split', state, path, branch: null, ways, otherwise: after }, inside, list[0]);
  code.here(after);
  // Where all conditions fail, the thread continues.
  return list.some((exit) => exit.when !== null) && !list.some((exit) => exit.rest && exit.when === null);
}

function weightOf(exit: Exit): Weight {
  return { kind: exit.rest ? 'rest' : 'share', value: exit.value, span: exit.value?.span ?? exit.span };
}

function race(code: Code, inside: Inside, list: readonly Exit[]): void {
  const { around, state } = inside;
  const ways: Extract<Instruction, { op: 'race' }>['exits'][number][] = [];
  for (const exit of list) {
    const to = exit.target === null ? null : code.target(exit.target, inside);
    const path = labelled(around, `to.${exit.target?.text ?? ''}`);
    if (exit.value === null || exit.per === null) continue;
    const { perYear } = checkRate(code.checker, eventPlace(around, path, 'a rate'), exit.value, exit.per);
    const condition = when(code, inside, exit, path);
    if (to !== null) ways.push({ path, perYear, when: condition, to });
  }
  code.emit({ op: 'race', state, exits: ways }, inside, list[0]);
}

/** `to lookup(onset)`: the columns of the table are states, its rows their weights. */
function table(code: Code, inside: Inside, exit: Exit): boolean {
  const { around, state } = inside;
  const { checker } = code;
  const path = labelled(around, 'to');
  const condition = when(code, inside, exit, path);
  const found = exit.table === null ? null : followPath(around.scope, exit.table.names).symbol;
  const lookup = found?.kind === 'table' ? checker.tables[found.id] : undefined;
  if (found?.kind !== 'table' || lookup === undefined || exit.table === null) {
    const span = exit.table?.span ?? exit.span;
    checker.report(
      wrongType,
      around.scope,
      span,
      { expected: 'a table', found: null, place: 'after `to lookup`' },
      { found: checker.source(around.scope, span), expected: checker.tables.map((known) => known.name) },
    );
    return true;
  }
  const { span } = exit.table;
  const ways = lookup.columns.flatMap((column, i) => {
    const type = checker.tableTypes[found.id][i];
    if (type.kind !== 'share' && type.kind !== 'unknown')
      checker.report(
        wrongType,
        around.scope,
        span,
        { expected: 'percentages', found: describe(type), place: `in the column \`${column}\`` },
        { found: checker.source(around.scope, span) },
      );
    const to = inside.entries.get(column);
    if (to === undefined)
      checker.report(
        say.tableColumn,
        around.scope,
        span,
        { table: lookup.name, column, machine: inside.machine.name },
        { found: column, expected: [...inside.entries.keys()].slice(0, 12) },
      );
    return to === undefined ? [] : [{ column: i, to }];
  });
  for (const row of lookup.rows) {
    const cells = row.cells.map((e) => foldNumber(e, checker.params));
    const sum = cells.reduce((a: number, b) => a + Math.round((b ?? 0) * WHOLE), 0);
    if (cells.every((cell) => cell !== null) && sum !== WHOLE && ways.length === lookup.columns.length) {
      const at = row.cells[0]?.at ?? [0, span.start, span.end];
      checker.report(
        say.tableSum,
        found.scope,
        { start: at[1], end: row.cells[row.cells.length - 1].at[2] },
        { table: lookup.name, sum: weightText(sum) },
        { found: weightText(sum), expected: ['100%'] },
      );
    }
  }
  const keys = lookup.keys.map(
    (key) => elaborate(checker, eventPlace(around, path, '`lookup`'), { kind: 'path', names: [{ text: key, span }], index: null, span }, null).expression,
  );
  const after = code.label();
  if (condition !== null) code.emit({ op: 'test', state, condition, otherwise: after }, inside, exit);
  code.emit({ op: 'lookup', state, path, table: found.id, keys, ways, otherwise: after }, inside, exit);
  code.here(after);
  return true;
}
