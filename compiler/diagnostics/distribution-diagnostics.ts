/** HS4: distributions and weights. */
import { kind } from '../../grammar/diagnostic.ts';

export const weightSum = kind(
  'HS4001',
  'error',
  'Weights do not add up to 100%',
  (_: { of: string; sum: string; missing: string }) => `the weights of ${_.of} add up to ${_.sum}, not 100%${_.missing}`,
);
export const twoRests = kind('HS4002', 'error', 'More than one `rest`', (_: { of: string }) => `${_.of} has more than one \`rest\``);
export const noRest = kind(
  'HS4003',
  'error',
  'Nothing left for `rest`',
  (_: { of: string; sum: string }) => `the other weights of ${_.of} add up to ${_.sum}, so nothing is left for \`rest\``,
);
export const positionalArgument = kind(
  'HS4004',
  'error',
  'Distribution without parameter names',
  (_: { call: string; right: string }) => `the parameters of \`${_.call}\` must be named: ${_.right}`,
);
export const wrongParameters = kind(
  'HS4005',
  'error',
  'Wrong distribution parameters',
  (_: { law: string; found: string; allowed: string }) => `\`${_.law}\` takes ${_.allowed}, but was given ${_.found}`,
);
export const impossibleLaw = kind('HS4006', 'error', 'Invalid distribution parameters', (_: { law: string; problem: string }) => `\`${_.law}\`: ${_.problem}`);
export const emptyTruncation = kind(
  'HS4007',
  'error',
  'Range of almost no probability',
  (_: { law: string; range: string; mass: string }) => `\`${_.law}\` falls in ${_.range} with probability ${_.mass}; the minimum is 0.000001`,
);
export const bandGap = kind(
  'HS4008',
  'error',
  'Gap between ranges',
  (_: { from: string; to: string; of: string }) => `no range covers the values of ${_.of} between ${_.from} and ${_.to}`,
);
export const bandOverlap = kind('HS4009', 'error', 'Overlapping ranges', (_: { at: string; of: string }) => `two ranges both include ${_.of} ${_.at}`);
export const bandMissing = kind('HS4010', 'error', 'Missing case', (_: { missing: string; of: string }) => `missing case ${_.missing} for ${_.of}`);
export const fewArms = kind('HS4011', 'error', 'No arms', (_: { of: string }) => `${_.of} has no arms`);
export const repeatedArm = kind('HS4012', 'error', 'Duplicate arm', (_: { name: string; of: string }) => `${_.of} has the arm \`${_.name}\` twice`);
export const emptyRange = kind('HS4013', 'error', 'Empty range', (_: { low: string; high: string }) => `the range from ${_.low} to ${_.high} is empty`);
export const noElse = kind(
  'HS4014',
  'error',
  'Missing `else` in `pick_first`',
  () => '`pick_first` must end with an `else` arm, for when no other arm applies',
);
export const correlationProblem = kind('HS4015', 'error', 'Invalid correlation', (_: { problem: string }) => _.problem);
export const tooFewNumbers = kind(
  'HS4019',
  'error',
  'Too few unique numbers',
  (_: Record<never, never>) => 'this range contains no whole number, so no subject can have a unique one',
);
export const tooManyCombinations = kind(
  'HS4030',
  'error',
  'Too many combinations of arms',
  (_: { limit: number }) => `these axes have more than ${_.limit} combinations of arms, and each must be counted`,
);
export const notOfArms = kind(
  'HS4031',
  'error',
  'Condition of variations that is not about arms',
  (_: { axis: string }) =>
    `the condition of \`variations ${_.axis}\` must compare earlier axes with their arms, so that the number of subjects is known; this is not about an arm`,
);
export const laterAxis = kind('HS4032', 'error', 'Variations that depend on a later axis', (_: { axis: string; other: string; itself: boolean }) =>
  _.itself
    ? `\`${_.axis}\` depends on itself`
    : `\`${_.axis}\` depends on \`${_.other}\`, which is declared after it; move \`variations ${_.other}\` before it`,
);
export const axesApart = kind(
  'HS4033',
  'error',
  'Variations that depend on independent axes',
  (_: { axis: string; first: string; second: string }) =>
    `\`${_.first}\` and \`${_.second}\` are independent, so the number of subjects for \`${_.axis}\` is not known`,
);
export const axisDrawn = kind(
  'HS4034',
  'error',
  'Exact variations that depend on a random axis',
  (_: { axis: string; other: string }) => `\`${_.other}\` is random, so the number of subjects for \`${_.axis}\` is not known; \`random\` draws its arms too`,
);
export const drawnWith = kind(
  'HS4035',
  'error',
  '`with` after `random`',
  (_: { axis: string; other: string }) => `\`with ${_.other}\` makes the numbers in each of its arms exact, but \`${_.axis}\` is random`,
);
export const armsMixed = kind(
  'HS4036',
  'error',
  'Condition that separates subjects of one arm',
  (_: { axis: string; other: string }) =>
    `this condition separates subjects whom \`${_.other}\` assigns together, so the number of subjects for \`${_.axis}\` is not known; make the numbers of \`${_.other}\` exact in each of these arms, using \`with\``,
);
export const nobody = kind(
  'HS4037',
  'error',
  'Variations for nobody',
  (_: { axis: string }) => `no subject has these arms, so \`${_.axis}\` applies to nobody`,
);
export const drawLeavesBounds = kind(
  'HS4020',
  'warning',
  'Draw that can leave its range',
  (_: { what: string; range: string; share: string }) =>
    `${_.what} must be ${_.range}, but about ${_.share} is outside that range; a run stops at such a value`,
);
