/** `by`, `pick_first`, `lookup`: the first row that fits. */
import type { BandKey, Expression } from '../../../ir/expression.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import type { Compile, Context } from '../compile-context.ts';
import { inBand } from '../person-values.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

function compileRows<T>(
  subjects: readonly Closure[],
  rows: readonly { readonly keys: readonly BandKey[]; readonly value: T }[],
  context: Context,
): (s: Parameters<Closure>[0]) => T | null {
  const coding = (concept: number): Value => context.codings[concept];
  return (s) => {
    const values = subjects.map((subject) => subject(s));
    const row = rows.find(({ keys }) => keys.every((key, i) => inBand(key, values[i], coding)));
    return row === undefined ? null : row.value;
  };
}

export function compileBands(e: Of<'by'>, context: Context, compile: Compile): Closure {
  const subjects = e.subjects.map((subject) => compile(subject, context));
  const rows = e.rows.map((row) => ({ keys: row.keys, value: compile(row.value, context) }));
  const otherwise = e.otherwise === null ? null : compile(e.otherwise, context);
  const find = compileRows(subjects, rows, context);
  return (s) => {
    const value = find(s) ?? otherwise;
    return value === null ? null : value(s);
  };
}

export function compileFirstOf(e: Of<'first_of'>, context: Context, compile: Compile): Closure {
  const arms = e.arms.map((arm) => ({ when: compile(arm.when, context), value: compile(arm.value, context) }));
  const otherwise = e.otherwise === null ? null : compile(e.otherwise, context);
  return (s) => {
    for (const arm of arms) if (arm.when(s) === true) return arm.value(s);
    return otherwise === null ? null : otherwise(s);
  };
}

export function compileLookup(e: Of<'lookup'>, context: Context, compile: Compile): Closure {
  const table = context.ir.tables[e.table];
  const keys = e.keys.map((key) => compile(key, context));
  const rows = table.rows.map((row) => ({ keys: row.keys, value: compile(row.cells[e.column], context) }));
  const find = compileRows(keys, rows, context);
  return (s) => find(s)?.(s) ?? null;
}
