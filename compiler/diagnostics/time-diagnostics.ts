/** HS5: time. */
import { kind } from '../../grammar/diagnostic.ts';

export const noAsOf = kind('HS5001', 'error', 'No as-of date', () => 'nothing says up to which day things are known');
export const noWhen = kind('HS5002', 'error', 'An event that is never due', (_: { name: string }) => `event \`${_.name}\` does not say when it falls`);
export const clauseWithout = kind(
  'HS5003',
  'error',
  'A clause that has no use here',
  (_: { clause: string; needs: string }) => `\`${_.clause}\` needs ${_.needs}`,
);
export const beforeGuarded = kind(
  'HS5004',
  'error',
  'An event before one that may not happen',
  (_: { name: string; other: string }) => `event \`${_.name}\` lies before \`${_.other}\`, whose \`when\` is decided only at its own time`,
);
export const eventCycle = kind(
  'HS5005',
  'error',
  'Events that hang on each other',
  (_: { cycle: string }) => `the events hang on each other in a circle: ${_.cycle}`,
);
export const anchorCycle = kind(
  'HS5006',
  'error',
  'Anchors that depend on each other',
  (_: { cycle: string }) => `the anchors depend on each other in a circle: ${_.cycle}`,
);
export const panelCycle = kind(
  'HS5016',
  'error',
  'Values of a panel that depend on each other',
  (_: { cycle: string }) => `the values of the panel depend on each other: ${_.cycle}`,
);
export const notPositive = kind('HS5007', 'error', 'An interval that does not advance', (_: { what: string }) => `${_.what} must be longer than nothing`);
export const tooManyEvents = kind(
  'HS5008',
  'error',
  'Too many events',
  (_: { name: string; count: string; limit: string }) => `event \`${_.name}\` may occur ${_.count} times for one subject, and the limit is ${_.limit}`,
);
export const rateUnit = kind(
  'HS5009',
  'error',
  'A rate without a unit of time',
  (_: { found: string }) => `a rate is per day, week, month or year, not per \`${_.found}\``,
);
export const rateNotConstant = kind(
  'HS5010',
  'error',
  'A rate without a largest value',
  () => 'a rate is made of percentages or numbers, chosen by `if`, `by` or `pick_first`, so that its largest value is known beforehand',
);
export const endInGuard = kind(
  'HS5011',
  'error',
  'A look into the future',
  (_: { name: string }) => `\`${_.name}\` is not known while events happen; it can stand in \`until\` and in \`expect\``,
);
export const badDay = kind('HS5012', 'error', 'Unknown day or month', (_: { found: string; what: string }) => `\`${_.found}\` is not the name of a ${_.what}`);
export const lastUnknown = kind(
  'HS5014',
  'error',
  'A last occurrence that is not known in time',
  (_: { name: string; other: string; why: string }) => `event \`${_.name}\` hangs on the last \`${_.other}\`, ${_.why}`,
);
export const badClock = kind('HS5013', 'error', 'A range of times of day that is empty', () => 'the first time of day is not after the second');
