/** HS51: threads — states, cycles and flows. */
import { kind } from '../../grammar/diagnostic.ts';

export const timelessLoop = kind(
  'HS5101',
  'error',
  'A circle of states in which no time passes',
  (_: { states: string }) => `the states go round without waiting: ${_.states}; every circle passes a \`wait\` or a rate`,
);
export const unknownTarget = kind('HS5102', 'error', 'Unknown state', (_: { name: string; machine: string }) => `\`${_.machine}\` has no state \`${_.name}\``);
export const unreachableState = kind(
  'HS5103',
  'warning',
  'A state that is never reached',
  (_: { name: string; first: string }) => `no way leads from \`${_.first}\` to the state \`${_.name}\``,
);
export const afterExit = kind(
  'HS5104',
  'error',
  'A statement that is never reached',
  (_: { before: string }) => `nothing follows \`${_.before}\`: the thread has left the state`,
);
export const misplacedMove = kind(
  'HS5105',
  'error',
  'A move in the wrong place',
  (_: { word: string; where: string }) => `\`${_.word}\` cannot stand ${_.where}`,
);
export const mixedExits = kind(
  'HS5106',
  'error',
  'Exits of different kinds side by side',
  () => 'exits that stand together are all weights, all rates, or all without either: what would happen first cannot be told',
);
export const openWeights = kind(
  'HS5107',
  'error',
  'Computed weights without a `rest`',
  () => 'weights that are computed need an exit that takes the rest: `to state: rest`',
);
export const tableColumn = kind(
  'HS5108',
  'error',
  'A column that is no state',
  (_: { table: string; column: string; machine: string }) => `the column \`${_.column}\` of \`${_.table}\` is not a state of \`${_.machine}\``,
);
export const randomWait = kind(
  'HS5109',
  'error',
  'A condition that is drawn anew',
  () => 'a condition that is waited for is asked again and again, so it draws nothing; a random time is waited for by `wait`, a random way taken by `to`',
);
export const wrongCallee = kind(
  'HS5110',
  'error',
  'Something that cannot be run',
  (_: { word: string; what: string; right: string }) => `\`${_.word}\` takes ${_.right}, not ${_.what}`,
);
export const recursion = kind('HS5111', 'error', 'A flow that runs itself', (_: { cycle: string }) => `each would run the next without end: ${_.cycle}`);
export const tooManyCopies = kind(
  'HS5112',
  'error',
  'Too many copies',
  (_: { limit: number }) => `flows and machines are copied where they are run or called, and there are more than ${_.limit} copies`,
);
export const unknownOutcome = kind('HS5113', 'error', 'Unknown outcome', (_: { name: string; flow: string }) => `\`${_.flow}\` has no outcome \`${_.name}\``);
export const unusedOutcome = kind(
  'HS5114',
  'error',
  'An outcome that never comes',
  (_: { name: string; flow: string }) => `nothing in \`${_.flow}\` ends with \`${_.name}\``,
);
export const openFlow = kind(
  'HS5115',
  'error',
  'A flow that may never end',
  (_: { flow: string }) => `\`${_.flow}\` has paths without an outcome; \`else end outcome\` says what they end with`,
);
export const randomArgument = kind(
  'HS5116',
  'error',
  'An argument that draws',
  (_: { name: string }) => `the argument \`${_.name}\` draws; a value that is drawn once is an attribute or an anchor`,
);
export const noVisitThere = kind(
  'HS5117',
  'error',
  'A diagnosis without a visit',
  (_: { name: string }) => `\`${_.name}\` has no visit in which the diagnosis could be recorded`,
);
export const badDayOfCycle = kind(
  'HS5118',
  'error',
  'A wrong day of a cycle',
  (_: { found: string; why: string }) => `day \`${_.found}\` of the cycle ${_.why}`,
);
export const emptyMachine = kind('HS5119', 'error', 'Nothing to do', (_: { what: string; needs: string }) => `${_.what} needs ${_.needs}`);
export const tableSum = kind(
  'HS5120',
  'error',
  'A row of exits that is not 100%',
  (_: { table: string; sum: string }) => `this row of \`${_.table}\` adds up to ${_.sum}; where its columns are states, a row is 100%`,
);
export const parametersOfThread = kind(
  'HS5121',
  'error',
  'Parameters that nobody gives',
  (_: { name: string }) => `\`${_.name}\` begins by itself, so nothing gives its parameters; states without \`from\` are called with them`,
);
export const outerEvent = kind(
  'HS5122',
  'error',
  'A flow that hangs on what is outside of it',
  (_: { name: string; outer: string }) =>
    `event \`${_.name}\` hangs on \`${_.outer}\`, which is not of its flow; a flow is given such times by a parameter of type \`anchor\``,
);
export const beforeMark = kind(
  'HS5123',
  'error',
  'An event before something that shows only when it comes',
  (_: { name: string; other: string }) => `event \`${_.name}\` lies before \`${_.other}\`; when a state is entered or a flow ends shows only then`,
);
