/** `pick(dx.reasons)`: a row of a code table by the table's weights, or skewed by rank. */

import { pow } from '../../../draws/exact-math.ts';
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { boolean, coding, number } from '../../../vocabulary/types.ts';
import { type BoundConcept, fieldOfRow, followPath } from '../../bind/scope.ts';
import type { Checker } from '../checker.ts';
import { as, drawPath, type Place } from '../place.ts';
import { elaborate, elaborateAs } from '../values/elaborate.ts';
import { foldNumber } from '../values/elaborate-constants.ts';
import { pickOf } from '../values/elaborate-pools.ts';
import { type FunctionCall, valueFunction } from './value-function.ts';

/** Rank weights are kept as whole numbers, the first being this many. */
const RANK_SCALE = 1_000_000_000;

export const pick = valueFunction({
  name: 'pick',
  group: 'value',
  does: 'a row of a code table by its weights, or a member of a pool; `skew: zipf(s: …)` by rank',
  result: 'a code, or a provider or organization',
  example: 'pick(dx)',
  parameters: [
    { name: 'table', takes: 'a code table or a pool', doc: 'What it picks from' },
    { name: 'skew', takes: 'zipf(s: 1.2)', doc: 'Weights by rank: the k-th has 1/k^s', by: 'name' },
  ],
  random: true,
  elaborate(call) {
    const { checker, place, at } = call;
    const path = call.value('table');
    const symbol = path.kind === 'path' ? followPath(place.scope, path.names) : null;
    const skew = call.argument('skew')?.value;
    if (symbol?.symbol?.kind === 'pool' && symbol.rest.length === 0) {
      const exponent = skew === undefined ? null : zipfExponent(call, skew);
      return skew !== undefined && exponent === null ? null : pickOf(checker, place, call.node, symbol.symbol.id, { skew: exponent });
    }
    if (symbol === null || symbol.symbol?.kind !== 'codes' || symbol.rest.length > 0) return call.refuse('it takes a code table or a pool', path);
    const rows = [...symbol.symbol.rows.values()];
    if (rows.length === 0) return call.refuse('the table has no rows', path);
    const whens = rows.map((row) => {
      const found = fieldOfRow(row, 'when');
      return found === null ? null : elaborateAs(checker, { ...as(place, '`when`'), scope: found.scope }, found.node.value, boolean);
    });
    const own = (): number[] => tableWeights(checker, place, rows);
    const weights = skew === undefined ? own() : rankWeights(call, skew, rows.length);
    if (weights === null) return null;
    return { expression: { op: 'pick', concepts: rows.map((row) => row.id), weights, whens, path: drawPath(place, 'pick'), at }, type: coding };
  },
});

/** A row without a weight counts as one whose weight is 1; percentages and plain numbers both are relative here. */
function tableWeights(checker: Checker, place: Place, rows: readonly BoundConcept[]): number[] {
  return rows.map((row) => {
    const found = fieldOfRow(row, 'weight');
    if (found === null) return 1_000_000;
    const typed = elaborate(checker, { ...as(place, '`weight`'), kind: 'constant', scope: found.scope }, found.node.value, number);
    return Math.round((foldNumber(typed.expression, checker.params) ?? 0) * 1_000_000);
  });
}

function rankWeights(call: Pick<FunctionCall, 'refuse'>, skew: ValueNode, count: number): number[] | null {
  const exponent = zipfExponent(call, skew);
  return exponent === null ? null : Array.from({ length: count }, (_, rank) => Math.max(1, Math.round(RANK_SCALE / pow(rank + 1, exponent))));
}

/** The exponent of `zipf(s: 1.2)`; null where it is something else, which is reported. */
function zipfExponent(call: Pick<FunctionCall, 'refuse'>, skew: ValueNode): number | null {
  const s = skew.kind === 'call' && skew.callee.text === 'zipf' ? skew.args.find((arg) => arg.name?.text === 's')?.value : undefined;
  const exponent = s?.kind === 'number' ? Number(s.text) : null;
  if (exponent !== null && exponent > 0) return exponent;
  return call.refuse('`skew` must be `zipf(s: …)` with `s` above 0, such as `zipf(s: 1.2)`', skew);
}
