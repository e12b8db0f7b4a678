/** HS51: threads — states, cycles and flows. */
import { kind } from '../../grammar/diagnostic.ts';
import { counted, grouped } from '../../model/counted.ts';

export const timelessLoop = kind(
  'HS5101',
  'error',
  'Cycle of states without waiting',
  (_: { states: string }) => `no time passes in this cycle of states: ${_.states}`,
);
export const unknownTarget = kind('HS5102', 'error', 'Unknown state', (_: { name: string; machine: string }) => `\`${_.machine}\` has no state \`${_.name}\``);
export const unreachableState = kind(
  'HS5103',
  'warning',
  'Unreachable state',
  (_: { name: string; first: string }) => `the state \`${_.name}\` cannot be reached from the first state, \`${_.first}\``,
);
export const afterExit = kind(
  'HS5104',
  'error',
  'Unreachable statement',
  (_: { before: string }) => `this statement is never reached, because the \`${_.before}\` before it always leaves the state`,
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
  () => 'consecutive `to` exits must all have weights, all have rates, or all have neither',
);
export const openWeights = kind(
  'HS5107',
  'error',
  'Computed weights without `rest`',
  () => 'computed weights do not always add up to 100%; add an exit with the weight `rest`',
);
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
  () => 'the condition of `wait until` is checked repeatedly, so it cannot be random; for a random delay, use `wait` with a random duration',
);
export const wrongCallee = kind('HS5110', 'error', 'Not a flow, or not callable', (_: { word: 'call' | 'run'; name: string; what: string }) =>
  _.word === 'run'
    ? `\`${_.name}\` is ${_.what} and cannot be run; \`run\` accepts only a flow`
    : `\`${_.name}\` is ${_.what} and cannot be called; \`call\` accepts only a flow or a \`states\` declaration without \`from\``,
);
export const recursion = kind('HS5111', 'error', 'Recursive flow', (_: { cycle: string }) => `flows and state machines cannot call themselves: ${_.cycle}`);
export const tooManyCopies = kind('HS5112', 'error', 'Too many copies', (_: { why: 'number' | 'depth'; limit: number }) =>
  _.why === 'number'
    ? `this scenario needs more than ${grouped(_.limit)} copies of flows and state machines, because each \`run\` and \`call\` makes a copy; use fewer calls within calls`
    : `calls of flows and state machines are nested more than ${_.limit} levels deep`,
);
export const unknownOutcome = kind('HS5113', 'error', 'Unknown outcome', (_: { name: string; flow: string }) => `\`${_.flow}\` has no outcome \`${_.name}\``);
export const unusedOutcome = kind(
  'HS5114',
  'error',
  'Unreachable outcome',
  (_: { name: string; flow: string }) => `no path in \`${_.flow}\` ends with the outcome \`${_.name}\``,
);
export const openFlow = kind('HS5115', 'error', 'Flow that may never end', (_: { flow: string }) => `\`${_.flow}\` can finish without an outcome`);
export const randomArgument = kind(
  'HS5116',
  'error',
  'Random argument',
  (_: { name: string; type: string }) =>
    `the argument \`${_.name}\` cannot be random; declare ${_.type === 'anchor' ? 'an anchor with this random time, and pass the name of the anchor' : 'an attribute with this random value, and pass the name of the attribute'}`,
);
export const noVisitThere = kind(
  'HS5117',
  'error',
  'Diagnosis without a visit',
  (_: { name: string }) => `\`${_.name}\` contains no \`encounter\` or \`admit\` in which the diagnosis could be recorded`,
);
export const badDayOfCycle = kind('HS5118', 'error', 'Invalid day of a cycle', (_: { found: string; length: number | null }) =>
  _.length === null
    ? `day ${_.found} of the cycle is defined twice`
    : `day ${_.found} is after the end of the cycle, which is ${counted(_.length, 'day')} long`,
);
export const emptyMachine = kind('HS5119', 'error', 'Empty body', (_: { what: string; needs: string }) => `${_.what} needs ${_.needs}`);
export const tableSum = kind(
  'HS5120',
  'error',
  'Row of exits does not add up to 100%',
  (_: { table: string; sum: string }) => `the percentages in this row of \`${_.table}\` must add up to 100%, but their sum is ${_.sum}`,
);
export const parametersOfThread = kind(
  'HS5121',
  'error',
  'Parameters without arguments',
  (_: { name: string }) =>
    `\`${_.name}\` has \`from\` and starts automatically, so its parameters get no arguments; remove the parameters, or remove \`from\` and start \`${_.name}\` with \`call\``,
);
export const outerEvent = kind(
  'HS5122',
  'error',
  'Flow that depends on an outside event',
  (_: { name: string; outer: string; flow: string }) =>
    `the event \`${_.name}\` cannot depend on \`${_.outer}\`, which is outside the flow \`${_.flow}\`; pass the time of \`${_.outer}\` to the flow in a parameter of type \`anchor\``,
);
export const beforeMark = kind(
  'HS5123',
  'error',
  'Event before an unpredictable time',
  (_: { name: string; other: string }) =>
    `the event \`${_.name}\` cannot be scheduled before \`${_.other}\`, because the time at which a state is entered or a flow ends is not known in advance`,
);
