/** Parameters: a default, perhaps with a range that `--set` must keep. */
import type { Value } from '../../grammar/ast/index.ts';
import { paramRange } from '../diagnostics/types.ts';
import type { Expression } from '../ir/expression.ts';
import { describe, type Type, unknown } from '../types.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { foldNumber } from './values/constants.ts';
import { elaborate, fitted } from './values/elaborate.ts';
import { asNumber } from './values/laws.ts';

export function checkParams(checker: Checker): void {
  for (const { name, node, scope } of checker.bound.params) {
    const place: Place = {
      kind: 'constant',
      scope,
      path: `param.${name}`,
      what: `the parameter \`${name}\``,
      timeline: null,
      observable: null,
      counts: new Map(),
      eventMeans: 'first',
    };
    const ranged = node.value.kind === 'in' && node.value.range.kind === 'range' ? node.value : null;
    const typed = elaborate(checker, place, ranged?.subject ?? node.value, null);
    const type: Type = typed.type;
    const end = (value: Value | null): Expression | null =>
      value === null ? null : fitted(checker, { ...place, what: 'the range' }, value, elaborate(checker, place, value, type), looser(type));
    const range = ranged?.range.kind === 'range' ? ranged.range : null;
    const low = range === null ? null : end(range.low);
    const high = range === null ? null : end(range.high);
    checker.params.push({ name, value: typed.expression, low, high, type: describe(type), at: checker.at(scope, node.span) });
    checker.paramTypes.push(type.kind === 'unit' || type.kind === 'clock' ? unknown : type);
    const [value, least, most] = [typed.expression, low, high].map((e) =>
      e === null ? null : foldNumber(asNumber({ kind: 'duration', precision: 'day' }, type, e)),
    );
    if (value !== null && ((least !== null && value < least) || (most !== null && value > most)) && range !== null)
      checker.report(
        paramRange,
        scope,
        (ranged?.subject ?? node.value).span,
        { name, found: checker.source(scope, (ranged?.subject ?? node.value).span), range: checker.source(scope, range.span) },
        { found: checker.source(scope, node.value.span) },
      );
  }
}

/** Ends of a range may be more precise than the default: `5 in 0.5..10`. */
function looser(type: Type): Type {
  return type.kind === 'number' ? { kind: 'number', whole: false } : type;
}
