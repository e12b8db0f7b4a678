/** HS5: time. */
import { kind } from '../../grammar/diagnostic.ts';

export const noAsOf = kind('HS5001', 'error', 'Missing as-of date', (_: { add: string | null }) =>
  _.add === null
    ? 'the as-of date is missing; it sets the last day that the records cover'
    : `no \`scenario\` declaration sets the as-of date, which is the last day that the records cover; ${_.add}`,
);
export const noWhen = kind(
  'HS5002',
  'error',
  'Event without a time',
  (_: { name: string }) => `the event \`${_.name}\` has no time; add \`at\`, \`every\` or \`rate\``,
);
export const clauseWithout = kind(
  'HS5003',
  'error',
  'Clause not applicable',
  (_: { clause: string; needs: string }) => `\`${_.clause}\` can be used only ${_.needs}`,
);
export const beforeGuarded = kind(
  'HS5004',
  'error',
  'Event before a conditional event',
  (_: { name: string; other: string; random: boolean }) =>
    `the event \`${_.name}\` cannot be scheduled before \`${_.other}\`, because ${_.random ? `the times of \`${_.other}\` are random` : `the condition of \`${_.other}\` is evaluated only at the time of \`${_.other}\``}`,
);
export const eventCycle = kind('HS5005', 'error', 'Event cycle', (_: { cycle: string }) => `these events depend on each other in a cycle: ${_.cycle}`);
export const anchorCycle = kind('HS5006', 'error', 'Anchor cycle', (_: { cycle: string }) => `these times depend on each other in a cycle: ${_.cycle}`);
export const panelCycle = kind(
  'HS5016',
  'error',
  'Panel value cycle',
  (_: { cycle: string }) => `the values of this panel depend on each other in a cycle: ${_.cycle}`,
);
export const severalStarts = kind(
  'HS5017',
  'error',
  'Start not stated',
  (_: { anchors: string }) => `cannot tell which anchor is the start of the scenario: ${_.anchors}`,
);
export const notPositive = kind('HS5007', 'error', 'Interval not longer than 0', (_: { what: string }) => `${_.what} must be longer than 0`);
export const tooManyEvents = kind(
  'HS5008',
  'error',
  'Too many events',
  (_: { name: string; count: string; limit: string }) => `the event \`${_.name}\` could occur ${_.count} times for one subject; the limit is ${_.limit}`,
);
export const rateUnit = kind(
  'HS5009',
  'error',
  'Rate without a unit of time',
  (_: { found: string }) => `a rate must be per day, week, month or year, not per \`${_.found}\``,
);
export const rateNotConstant = kind(
  'HS5010',
  'error',
  'Rate without a known maximum',
  () =>
    'the maximum of this rate is not known in advance; write a constant, a choice between constants, or a computed number with a limit, such as `min(…, 2)`',
);
export const endInGuard = kind(
  'HS5011',
  'error',
  'Use of a future value',
  (_: { name: string; measure?: string }) =>
    `${_.name === 'end' ? 'the end of the records of a subject' : 'the death of a subject'} is not known in advance, so ${_.measure === undefined ? `\`${_.name}\` can be used only in \`until\` and \`expect\`` : `the measure \`${_.measure}\`, which decides about gaps while the subject is followed, cannot use \`${_.name}\``}${_.name === 'end' ? '; use another time, such as a date' : ''}`,
);
export const badDay = kind('HS5012', 'error', 'Unknown day, month or hour', (_: { found: string; what: string }) =>
  _.what === 'set of days'
    ? `\`except\` takes \`holidays\`, a date, a range of dates, or a list of these, not \`${_.found}\``
    : `unknown ${_.what} \`${_.found}\`${_.what === 'hour' ? '; hours are 0 to 23' : ''}`,
);
export const lastUnknown = kind(
  'HS5014',
  'error',
  'Last occurrence not known in time',
  (_: { name: string; cannot: string; other: string; why: string }) => `the event \`${_.name}\` cannot ${_.cannot} the last \`${_.other}\`, because ${_.why}`,
);
export const badClock = kind(
  'HS5013',
  'error',
  'Empty range of times of day',
  (_: { range: string }) => `the range \`${_.range}\` is empty: its start is later than its end`,
);
export const needlessDays = kind(
  'HS5018',
  'warning',
  'Business days stated for a visit',
  (_: { clause: string; visits: string }) =>
    `\`${_.clause}\` has no effect, because ${_.visits} are by appointment and are already scheduled only on business days`,
);
