/** `arrivals(per_hour: 40, from: 2025-01-01T07:00, until: …)`: subjects arrive one after the other, each somewhere in its own slot of time. */
import { minute, number } from '../../../vocabulary/types.ts';
import { numberRange } from '../../diagnostics/type-diagnostics.ts';
import { drawPath } from '../place.ts';
import { foldNumber } from '../values/elaborate-constants.ts';
import { valueFunction } from './value-function.ts';

const minutesIn = { per_hour: 60, per_day: 1440, per_week: 10080 } as const;
const units = ['per_hour', 'per_day', 'per_week'] as const;

export const arrivals = valueFunction({
  name: 'arrivals',
  group: 'value',
  does: 'in an anchor: subjects arrive one after the other',
  result: 'a time',
  example: 'arrivals(per_hour: 40, from: 2025-01-01T07:00)',
  parameters: [
    { name: 'per_hour', takes: number, doc: 'Rate; one of the three is required', by: 'name' },
    { name: 'per_day', takes: number, doc: 'Rate', by: 'name' },
    { name: 'per_week', takes: number, doc: 'Rate', by: 'name' },
    { name: 'from', takes: minute, doc: 'Arrival of the first subject; required', by: 'name' },
    { name: 'until', takes: minute, doc: 'End of the arrivals', by: 'name' },
  ],
  stands: { in: ['anchor'], why: '; it is allowed only as the time of an anchor' },
  elaborate(call) {
    const { checker, place, at } = call;
    const given = units.filter((unit) => call.argument(unit) !== undefined);
    if (given.length !== 1 || call.argument('from') === undefined)
      return call.refuse('it takes one rate and a start, for example `arrivals(per_hour: 40, from: 2025-01-01T07:00)`');
    const [unit] = given;
    const rate = foldNumber(call.typed(unit), checker.params) ?? 0;
    const { span } = call.value(unit);
    if (!(rate > 0))
      checker.report(numberRange, place.scope, span, { what: 'the rate of arrivals', found: checker.source(place.scope, span), range: 'above 0' });
    const [from, until] = [call.typed('from'), call.optional('until')];
    return { expression: { op: 'arrival', perMinute: rate / minutesIn[unit], from, until, path: drawPath(place, 'arrival'), at }, type: minute };
  },
});
