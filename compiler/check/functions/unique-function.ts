/** `unique(1000..9999)`: a whole number that no other subject has. */
import { replace } from '../../../grammar/diagnostic.ts';
import { number, whole } from '../../../vocabulary/types.ts';
import { tooFewNumbers } from '../../diagnostics/distribution-diagnostics.ts';
import { drawPath, type Place } from '../place.ts';
import { elaborateAs } from '../values/elaborate.ts';
import { foldNumber } from '../values/elaborate-constants.ts';
import { valueFunction } from './value-function.ts';

/** Numbers that can be distinguished by their permutation. */
const MOST = 1_099_511_627_776;

export const unique = valueFunction({
  name: 'unique',
  group: 'value',
  does: 'in a profile: a whole number that no other subject has',
  result: 'a whole number',
  example: 'unique(1000..9999)',
  parameters: [{ name: 'low..high', takes: 'a range of whole numbers', doc: 'At least as many numbers as there are subjects' }],
  stands: { in: ['profile'], why: '; it is allowed only in a profile' },
  usage: 'it takes a range of whole numbers, for example `unique(1000..9999)`',
  elaborate(call) {
    const { checker, place, at } = call;
    const range = call.value('low..high');
    if (range.kind !== 'range' || range.low === null || range.high === null || range.highOpen)
      return call.refuse('it takes a range of whole numbers, for example `unique(1000..9999)`');
    const constant: Place = { ...call.inner, kind: 'constant' };
    const [low, high] = [range.low, range.high].map((end) => foldNumber(elaborateAs(checker, constant, end, number), checker.params));
    if (low === null || high === null || !Number.isInteger(low) || !Number.isInteger(high) || high - low >= MOST)
      return call.refuse('the ends of its range must be constant whole numbers');
    const size = high - low + 1;
    if (size < 1) {
      const reversed =
        range.low !== null && range.high !== null ? `${checker.source(place.scope, range.high.span)}..${checker.source(place.scope, range.low.span)}` : null;
      const found = checker.source(place.scope, range.span);
      const suggestions = reversed === null ? [] : [replace(`write \`${reversed}\``, range.span, reversed, false)];
      checker.report(tooFewNumbers, place.scope, range.span, { range: found }, { found, suggestions });
      return null;
    }
    return { expression: { op: 'unique', low, size, path: drawPath(place, 'unique'), at }, type: whole };
  },
});
