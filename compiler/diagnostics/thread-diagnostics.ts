/** HS51: threads — states, cycles and flows. */
import { kind } from '../../grammar/diagnostic.ts';

export const timelessLoop = kind(
  'HS5101',
  'error',
  'Cycle of states without waiting',
  (_: { states: string }) => `these states form a cycle in which no time passes: ${_.states}; add a \`wait\` or a rate to it`,
);
export const unknownTarget = kind('HS5102', 'error', 'Unknown state', (_: { name: string; machine: string }) => `\`${_.machine}\` has no state \`${_.name}\``);
export const unreachableState = kind(
  'HS5103',
  'warning',
  'Unreachable state',
  (_: { name: string; first: string }) => `the state \`${_.name}\` cannot be reached from \`${_.first}\``,
);
export const afterExit = kind(
  'HS5104',
  'error',
  'Unreachable statement',
  (_: { before: string }) => `this statement is never reached: \`${_.before}\` has already left the state`,
);
export const misplacedMove = kind(
  'HS5105',
  'error',
  'Move in the wrong place',
  (_: { word: string; where: string }) => `\`${_.word}\` is not allowed ${_.where}`,
);
export const mixedExits = kind(
  'HS5106',
  'error',
  'Mixed kinds of exits',
  () => 'exits that follow each other must all have weights, all have rates, or all have neither; otherwise the exit that is taken first is not defined',
);
export const openWeights = kind('HS5107', 'error', 'Computed weights without `rest`', () => 'computed weights need an exit for the rest: `to state: rest`');
export const tableColumn = kind(
  'HS5108',
  'error',
  'Table column that is not a state',
  (_: { table: string; column: string; machine: string }) => `the column \`${_.column}\` of \`${_.table}\` is not a state of \`${_.machine}\``,
);
export const randomWait = kind(
  'HS5109',
  'error',
  'Random condition of a wait',
  () => 'the condition of a wait is evaluated repeatedly, so it cannot be random; use `wait` for a random time and `to` for a random exit',
);
export const wrongCallee = kind(
  'HS5110',
  'error',
  'Not a flow, or not callable',
  (_: { word: string; what: string; right: string }) => `\`${_.word}\` takes ${_.right}, not ${_.what}`,
);
export const recursion = kind('HS5111', 'error', 'Recursive flow', (_: { cycle: string }) => `flows cannot start themselves: ${_.cycle}`);
export const tooManyCopies = kind('HS5112', 'error', 'Too many copies', (_: { why: 'number' | 'depth'; limit: number }) =>
  _.why === 'number'
    ? `flows and machines are copied wherever they are run or called; this scenario needs more than ${_.limit} copies`
    : `flows and machines call each other more than ${_.limit} levels deep`,
);
export const unknownOutcome = kind('HS5113', 'error', 'Unknown outcome', (_: { name: string; flow: string }) => `\`${_.flow}\` has no outcome \`${_.name}\``);
export const unusedOutcome = kind(
  'HS5114',
  'error',
  'Unreachable outcome',
  (_: { name: string; flow: string }) => `no path in \`${_.flow}\` ends with \`${_.name}\``,
);
export const openFlow = kind(
  'HS5115',
  'error',
  'Flow that may never end',
  (_: { flow: string }) => `\`${_.flow}\` can finish without an outcome; add \`else end\` with an outcome`,
);
export const randomArgument = kind(
  'HS5116',
  'error',
  'Random argument',
  (_: { name: string }) => `the argument \`${_.name}\` is a random expression; compute it in an attribute or an anchor, and pass that`,
);
export const noVisitThere = kind(
  'HS5117',
  'error',
  'Diagnosis without a visit',
  (_: { name: string }) => `\`${_.name}\` has no visit in which the diagnosis could be recorded`,
);
export const badDayOfCycle = kind(
  'HS5118',
  'error',
  'Invalid day of a cycle',
  (_: { found: string; why: string }) => `day \`${_.found}\` of the cycle ${_.why}`,
);
export const emptyMachine = kind('HS5119', 'error', 'Empty body', (_: { what: string; needs: string }) => `${_.what} needs ${_.needs}`);
export const tableSum = kind(
  'HS5120',
  'error',
  'Row of exits does not add up to 100%',
  (_: { table: string; sum: string }) => `the percentages of this row of \`${_.table}\` add up to ${_.sum}; they must add up to 100%`,
);
export const parametersOfThread = kind(
  'HS5121',
  'error',
  'Parameters without arguments',
  (_: { name: string }) =>
    `\`${_.name}\` starts automatically because of \`from\`, so its parameters receive no arguments; remove \`from\` and start it with \`call\``,
);
export const outerEvent = kind(
  'HS5122',
  'error',
  'Flow that depends on an outside event',
  (_: { name: string; outer: string }) =>
    `event \`${_.name}\` depends on \`${_.outer}\`, which is outside its flow; pass such a time as a parameter of type \`anchor\``,
);
export const beforeMark = kind(
  'HS5123',
  'error',
  'Event before an unpredictable time',
  (_: { name: string; other: string }) =>
    `event \`${_.name}\` cannot be scheduled before \`${_.other}\`: the time at which a state is entered or a flow ends is not known in advance`,
);
