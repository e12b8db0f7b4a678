/** HS4: distributions and weights. */

import { kind } from '../../grammar/diagnostic.ts';
import { grouped } from '../../model/counted.ts';

export const weightSum = kind(
  'HS4001',
  'error',
  'Weights do not add up to 100%',
  (_: { of: string; sum: string }) => `the weights of ${_.of} must add up to 100%, but their sum is ${_.sum}`,
);
export const twoRests = kind('HS4002', 'error', 'More than one `rest`', (_: { of: string }) => `${_.of} can have only one \`rest\``);
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
  (_: { call: string; right: string | null }) => `the arguments of \`${_.call}\` must be named${_.right === null ? '' : `: ${_.right}`}`,
);
export const wrongParameters = kind(
  'HS4005',
  'error',
  'Wrong distribution parameters',
  (_: { law: string; found: string; allowed: string; unknown: string | null }) =>
    _.unknown === null ? `\`${_.law}\` takes ${_.allowed}, but was given ${_.found}` : `\`${_.law}\` has no parameter ${_.unknown}; it takes ${_.allowed}`,
);
export const impossibleLaw = kind(
  'HS4006',
  'error',
  'Invalid distribution parameters',
  (_: { law: string; problem: string }) => `invalid parameter of \`${_.law}\`: ${_.problem}`,
);
export const emptyTruncation = kind(
  'HS4007',
  'error',
  'Range of almost no probability',
  (_: { law: string; range: string }) => `a draw from \`${_.law}\` is almost never in \`${_.range}\`; the probability must be at least 0.000001`,
);
export const bandGap = kind(
  'HS4008',
  'error',
  'Gap between ranges',
  (_: { gap: string; of: string; add: string }) => `no range covers ${_.of} ${_.gap}; ${_.add}, or add \`else\``,
);
export const bandOverlap = kind('HS4009', 'error', 'Overlapping ranges', (_: { at: string; of: string | null }) =>
  _.of === null ? `\`by\` has more than one case for \`${_.at}\`` : `two ranges overlap: both include ${_.of} ${_.at}`,
);
export const bandMissing = kind('HS4010', 'error', 'Missing case', (_: { missing: string }) => `\`by\` has no case for ${_.missing}; add one, or add \`else\``);
export const fewArms = kind('HS4011', 'error', 'No arms', (_: { of: string; unit: 'arm' | 'case' }) => `${_.of} needs at least one ${_.unit}`);
export const repeatedArm = kind('HS4012', 'error', 'Duplicate arm', (_: { name: string; of: string }) => `${_.of} has more than one arm named \`${_.name}\``);
export const emptyRange = kind(
  'HS4013',
  'error',
  'Empty range',
  (_: { range: string; dates: boolean; equal: boolean }) =>
    `the range \`${_.range}\` is empty: ${_.equal ? '`..<` excludes the end, which equals the start' : `its start is ${_.dates ? 'later' : 'greater'} than its end`}`,
);
export const noElse = kind(
  'HS4014',
  'error',
  'Missing `else` in `pick_first`',
  () => '`pick_first` must end with `else: …`, which gives the value when no condition is true',
);
export const correlationProblem = kind('HS4015', 'error', 'Invalid correlation', (_: { problem: string }) => _.problem);
export const tooFewNumbers = kind(
  'HS4019',
  'error',
  'Too few unique numbers',
  (_: { range: string }) => `the range \`${_.range}\` is empty: its start is greater than its end`,
);
export const tooManyCombinations = kind(
  'HS4030',
  'error',
  'Too many combinations of arms',
  (_: { limit: number }) =>
    `these \`variations\` have more than ${grouped(_.limit)} combinations of arms, too many to assign an exact number of subjects to each`,
);
export const notOfArms = kind(
  'HS4031',
  'error',
  'Condition of variations that is not about arms',
  (_: { axis: string; found: string; example: string | null }) =>
    `the condition of \`variations ${_.axis}\` can test only earlier \`variations\`${_.example === null ? '' : ` (for example \`${_.example}\`)`}, not \`${_.found}\``,
);
export const laterAxis = kind('HS4032', 'error', 'Variations that depend on later variations', (_: { axis: string; other: string; itself: boolean }) =>
  _.itself ? `\`${_.axis}\` depends on itself` : `\`${_.axis}\` depends on \`${_.other}\`, which is declared after \`${_.axis}\``,
);
export const axesApart = kind(
  'HS4033',
  'error',
  'Variations that depend on independent variations',
  (_: { axis: string; first: string; second: string }) =>
    `the number of subjects that \`${_.axis}\` applies to is not known in advance, because \`${_.first}\` and \`${_.second}\` are independent`,
);
export const axisDrawn = kind(
  'HS4034',
  'error',
  'Exact variations that depend on random variations',
  (_: { axis: string; other: string }) =>
    `the number of subjects that \`${_.axis}\` applies to is not known in advance, because \`${_.other}\` is drawn at random`,
);
export const drawnWith = kind(
  'HS4035',
  'error',
  '`with` after `random`',
  (_: { axis: string; other: string }) =>
    `\`random\` and \`with ${_.other}\` cannot be combined: \`with\` fixes the number of subjects in each combination of arms`,
);
export const armsMixed = kind(
  'HS4036',
  'error',
  'Condition that selects a part of a group',
  (_: { axis: string; other: string; within: string | null; group: string | null; selected: string | null }) => {
    const together = _.group === null ? 'several arms' : `the ${_.group} arms`;
    return `the number of subjects that \`${_.axis}\` applies to is not known in advance: \`${_.other}\` divides ${together}${_.within === null ? '' : ` of \`${_.within}\``} as one group, but this condition selects only ${_.selected ?? 'some of them'}`;
  },
);
export const nobody = kind(
  'HS4037',
  'error',
  'Variations without subjects',
  (_: { axis: string }) => `this condition is never true, so \`variations ${_.axis}\` would not apply to any subject`,
);
export const drawLeavesBounds = kind(
  'HS4020',
  'warning',
  'Draw that can leave its range',
  (_: { what: string; range: string; share: string }) => `${_.what} must be ${_.range}, but about ${_.share} is outside this range and would stop the run`,
);
