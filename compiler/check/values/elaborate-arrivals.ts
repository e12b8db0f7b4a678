/** `arrivals(per_hour: 40, from: 2025-01-01T07:00, until: …)`: subjects arrive one after the other, each somewhere in its own slot of time. */
import type { CallValue } from '../../../grammar/ast/ast.ts';
import { minute, number } from '../../../vocabulary/types.ts';
import { notHere, numberRange } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, drawPath, type Place } from '../place.ts';
import { badCall, readArguments } from './call-arguments.ts';
import { broken, elaborateAs } from './elaborate.ts';
import { foldNumber } from './elaborate-constants.ts';

const minutesIn: ReadonlyMap<string, number> = new Map([
  ['per_hour', 60],
  ['per_day', 1440],
  ['per_week', 10080],
]);

export function arrivals(checker: Checker, place: Place, call: CallValue): Typed {
  const args = readArguments(checker, place, call, 0, [...minutesIn.keys(), 'from', 'until']);
  if (args === null) return broken(checker, place, call);
  if (place.kind !== 'anchor') {
    checker.report(
      notHere,
      place.scope,
      call.span,
      { what: '`arrivals`', where: `as ${place.what}; it is the time of an anchor` },
      { found: checker.source(place.scope, call.span) },
    );
    return broken(checker, place, call);
  }
  const rates = [...minutesIn.keys()].filter((unit) => args.byName.has(unit));
  const from = args.byName.get('from');
  const until = args.byName.get('until');
  if (rates.length !== 1 || from === undefined) {
    badCall(checker, place, call, 'it takes one rate and a beginning: `arrivals(per_hour: 40, from: 2025-01-01T07:00)`');
    return broken(checker, place, call);
  }
  const value = args.byName.get(rates[0]) ?? from;
  const rate = foldNumber(elaborateAs(checker, as(place, `\`${rates[0]}\``), value, number)) ?? 0;
  if (!(rate > 0))
    checker.report(numberRange, place.scope, value.span, {
      what: 'the rate of arrivals',
      found: checker.source(place.scope, value.span),
      range: 'numbers above 0',
    });
  const time = (what: string, node: typeof from): Typed['expression'] => elaborateAs(checker, as(place, `\`${what}\``), node, minute);
  const expression: Typed['expression'] = {
    op: 'arrival',
    perMinute: rate / (minutesIn.get(rates[0]) ?? 60),
    from: time('from', from),
    until: until === undefined ? null : time('until', until),
    path: drawPath(place, 'arrival'),
    at: checker.at(place.scope, call.span),
  };
  return { expression, type: minute };
}
