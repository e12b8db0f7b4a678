/** `unique(1000..9999)`: a whole number that no other subject has. */
import type { CallValue } from '../../../grammar/ast/ast.ts';
import { number, whole } from '../../../vocabulary/types.ts';
import { tooFewNumbers } from '../../diagnostics/distribution-diagnostics.ts';
import { notHere } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, drawPath, type Place } from '../place.ts';
import { badCall } from './call-arguments.ts';
import { broken, elaborateAs } from './elaborate.ts';
import { foldNumber } from './elaborate-constants.ts';

/** Numbers that can be told apart by their permutation. */
const MOST = 1_099_511_627_776;

export function uniqueNumber(checker: Checker, place: Place, call: CallValue): Typed {
  const source = checker.source(place.scope, call.span);
  if (place.kind !== 'profile') {
    checker.report(
      notHere,
      place.scope,
      call.span,
      { what: '`unique`', where: `as ${place.what}; it is a number of the person, so it stands in a profile` },
      { found: source },
    );
    return broken(checker, place, call);
  }
  const range = call.args.length === 1 && call.args[0].name === null ? call.args[0].value : null;
  if (range?.kind !== 'range' || range.low === null || range.high === null || range.highOpen) {
    badCall(checker, place, call, 'it takes a range of whole numbers: `unique(1000..9999)`');
    return broken(checker, place, call);
  }
  const constant: Place = { ...as(place, '`unique`'), kind: 'constant' };
  const [low, high] = [range.low, range.high].map((end) => foldNumber(elaborateAs(checker, constant, end, number)));
  if (low === null || high === null || !Number.isInteger(low) || !Number.isInteger(high) || high - low >= MOST) {
    badCall(checker, place, call, 'its ends are whole numbers that are the same for all');
    return broken(checker, place, call);
  }
  const size = high - low + 1;
  if (size < 1) {
    checker.report(tooFewNumbers, place.scope, range.span, { count: '0', needed: 'any' }, { found: checker.source(place.scope, range.span) });
    return broken(checker, place, call);
  }
  return { expression: { op: 'unique', low, size, path: drawPath(place, 'unique'), at: checker.at(place.scope, call.span) }, type: whole };
}
