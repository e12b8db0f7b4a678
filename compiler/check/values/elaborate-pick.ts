/** `pick(dx.reasons)`: a row of a code table by the table's weights, or skewed by rank. */

import { pow } from '../../../draws/exact-math.ts';
import type { CallValue, Value } from '../../../grammar/ast/ast.ts';
import { boolean, coding, number } from '../../../vocabulary/types.ts';
import { followPath } from '../../bind/scope.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, drawPath, type Place } from '../place.ts';
import { badCall, readArguments } from './call-arguments.ts';
import { broken, drawsAllowed, elaborate, elaborateAs } from './elaborate.ts';
import { foldNumber } from './elaborate-constants.ts';
import { pickOf } from './elaborate-pools.ts';

/** Rank weights are kept as whole numbers, the first being this many. */
const RANK_SCALE = 1_000_000_000;

export function pick(checker: Checker, place: Place, call: CallValue): Typed {
  const args = readArguments(checker, place, call, 1, ['skew']);
  if (args === null || !drawsAllowed(checker, place, call)) return broken(checker, place, call);
  const path = args.first[0].value;
  const symbol = path.kind === 'path' ? followPath(place.scope, path.names) : null;
  const skew = args.byName.get('skew');
  if (symbol?.symbol?.kind === 'pool' && symbol.rest.length === 0) {
    const exponent = skew === undefined ? null : zipfExponent(checker, place, call, skew);
    return skew !== undefined && exponent === null ? broken(checker, place, call) : pickOf(checker, place, call, symbol.symbol.id, { skew: exponent });
  }
  if (symbol === null || symbol.symbol?.kind !== 'codes' || symbol.rest.length > 0) {
    badCall(checker, place, call, 'it takes a code table or a pool', path);
    return broken(checker, place, call);
  }
  const rows = [...symbol.symbol.rows.values()];
  if (rows.length === 0) {
    badCall(checker, place, call, 'the table has no rows', path);
    return broken(checker, place, call);
  }
  const column = (name: string, i: number): Value | null =>
    rows[i].row.body?.items.find((item) => item.kind === 'field' && item.path.names[0].text === name)?.['value' as never] ?? null;
  const whens = rows.map((row, i) => {
    const value = column('when', i);
    return value === null ? null : elaborateAs(checker, { ...as(place, '`when`'), scope: row.scope }, value, boolean);
  });
  const weights =
    skew === undefined
      ? tableWeights(
          checker,
          place,
          rows.map((_, i) => column('weight', i)),
        )
      : rankWeights(checker, place, call, skew, rows.length);
  if (weights === null) return broken(checker, place, call);
  return {
    expression: { op: 'pick', concepts: rows.map((row) => row.id), weights, whens, path: drawPath(place, 'pick'), at: checker.at(place.scope, call.span) },
    type: coding,
  };
}

/** A row without a weight counts as one whose weight is 1; percentages and plain numbers both are relative here. */
function tableWeights(checker: Checker, place: Place, values: readonly (Value | null)[]): number[] {
  return values.map((value) => {
    if (value === null) return 1_000_000;
    const typed = elaborate(checker, { ...as(place, '`weight`'), kind: 'constant' }, value, number);
    return Math.round((foldNumber(typed.expression) ?? 0) * 1_000_000);
  });
}

function rankWeights(checker: Checker, place: Place, call: CallValue, skew: Value, count: number): number[] | null {
  const exponent = zipfExponent(checker, place, call, skew);
  return exponent === null ? null : Array.from({ length: count }, (_, rank) => Math.max(1, Math.round(RANK_SCALE / pow(rank + 1, exponent))));
}

/** The exponent of `zipf(s: 1.2)`; null where it is something else, which is reported. */
function zipfExponent(checker: Checker, place: Place, call: CallValue, skew: Value): number | null {
  const s = skew.kind === 'call' && skew.callee.text === 'zipf' ? skew.args.find((arg) => arg.name?.text === 's')?.value : undefined;
  const exponent = s?.kind === 'number' ? Number(s.text) : null;
  if (exponent !== null && exponent > 0) return exponent;
  badCall(checker, place, call, '`skew` is `zipf(s: 1.2)`, with `s` above 0', skew);
  return null;
}
