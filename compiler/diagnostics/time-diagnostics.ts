/** HS5: time. */
import { kind } from '../../grammar/diagnostic.ts';

export const noAsOf = kind('HS5001', 'error', 'Missing as-of date', () => 'missing as-of date, the day up to which records are known');
export const noWhen = kind(
  'HS5002',
  'error',
  'Event without a time',
  (_: { name: string }) => `event \`${_.name}\` has no time; add \`at\`, \`every\` or \`rate\``,
);
export const clauseWithout = kind('HS5003', 'error', 'Clause not applicable', (_: { clause: string; needs: string }) => `\`${_.clause}\` needs ${_.needs}`);
export const beforeGuarded = kind(
  'HS5004',
  'error',
  'Event before a conditional event',
  (_: { name: string; other: string }) =>
    `event \`${_.name}\` is scheduled before \`${_.other}\`, but the \`when\` of \`${_.other}\` is evaluated only at its own time`,
);
export const eventCycle = kind('HS5005', 'error', 'Event cycle', (_: { cycle: string }) => `the events depend on each other in a cycle: ${_.cycle}`);
export const anchorCycle = kind('HS5006', 'error', 'Anchor cycle', (_: { cycle: string }) => `the anchors depend on each other in a cycle: ${_.cycle}`);
export const panelCycle = kind(
  'HS5016',
  'error',
  'Panel value cycle',
  (_: { cycle: string }) => `the values of the panel depend on each other in a cycle: ${_.cycle}`,
);
export const severalStarts = kind(
  'HS5017',
  'error',
  'Start not stated',
  (_: { anchors: string }) => `${_.anchors} could each be the start: \`scenario\` must state which`,
);
export const notPositive = kind('HS5007', 'error', 'Interval not longer than 0', (_: { what: string }) => `${_.what} must be longer than 0`);
export const tooManyEvents = kind(
  'HS5008',
  'error',
  'Too many events',
  (_: { name: string; count: string; limit: string }) => `event \`${_.name}\` could occur ${_.count} times for one subject; the limit is ${_.limit}`,
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
  () => 'the maximum of this rate is not known in advance; use percentages or numbers, chosen by `if`, `by` or `pick_first`',
);
export const endInGuard = kind(
  'HS5011',
  'error',
  'Use of a future value',
  (_: { name: string }) => `\`${_.name}\` is not known while events happen; it is allowed only in \`until\` and \`expect\``,
);
export const badDay = kind('HS5012', 'error', 'Unknown day or month', (_: { found: string; what: string }) => `\`${_.found}\` is not the name of a ${_.what}`);
export const lastUnknown = kind(
  'HS5014',
  'error',
  'Last occurrence not known in time',
  (_: { name: string; other: string; why: string }) => `event \`${_.name}\` depends on the last \`${_.other}\`, ${_.why}`,
);
export const badClock = kind('HS5013', 'error', 'Empty range of times of day', () => 'the first time of day must be before the second');
