/** HS4: distributions and weights. */
import { kind } from '../../grammar/diagnostic.ts';

export const weightSum = kind(
  'HS4001',
  'error',
  'Weights that do not add up',
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
  'A distribution without parameter names',
  (_: { call: string; right: string }) => `the parameters of \`${_.call}\` are named: ${_.right}`,
);
export const wrongParameters = kind(
  'HS4005',
  'error',
  'Wrong parameters of a distribution',
  (_: { law: string; found: string; allowed: string }) => `\`${_.law}\` takes ${_.allowed}, and it was given ${_.found}`,
);
export const impossibleLaw = kind(
  'HS4006',
  'error',
  'Parameters that make no distribution',
  (_: { law: string; problem: string }) => `\`${_.law}\`: ${_.problem}`,
);
export const emptyTruncation = kind(
  'HS4007',
  'error',
  'A range that the distribution hardly ever reaches',
  (_: { law: string; range: string; mass: string }) =>
    `\`${_.law}\` lies in ${_.range} with probability ${_.mass}; the least that can be drawn from is 0.000001`,
);
export const bandGap = kind(
  'HS4008',
  'error',
  'Bands that leave a gap',
  (_: { from: string; to: string; of: string }) => `no band covers ${_.of} between ${_.from} and ${_.to}`,
);
export const bandOverlap = kind('HS4009', 'error', 'Bands that overlap', (_: { at: string; of: string }) => `two bands cover ${_.of} at ${_.at}`);
export const bandMissing = kind('HS4010', 'error', 'A choice without its band', (_: { missing: string; of: string }) => `no band covers ${_.of} ${_.missing}`);
export const fewArms = kind('HS4011', 'error', 'Nothing to choose from', (_: { of: string }) => `${_.of} has no arms`);
export const repeatedArm = kind('HS4012', 'error', 'An arm that stands twice', (_: { name: string; of: string }) => `${_.of} has the arm \`${_.name}\` twice`);
export const emptyRange = kind(
  'HS4013',
  'error',
  'A range that is empty',
  (_: { low: string; high: string }) => `the range from ${_.low} to ${_.high} is empty`,
);
export const noElse = kind('HS4014', 'error', 'A `pick_first` without `else`', () => 'the last arm of `pick_first` is `else`, for when no other holds');
export const correlationProblem = kind('HS4015', 'error', 'A correlation that cannot be', (_: { problem: string }) => _.problem);
export const windowTooLong = kind(
  'HS4016',
  'warning',
  'Weights that cannot be exact',
  (_: { axis: string }) =>
    `the weights of \`${_.axis}\` are whole only among more than 100 subjects, so its counts are exact to the nearest subject only for the cohort as a whole`,
);
export const tooFewNumbers = kind(
  'HS4019',
  'error',
  'More subjects than unique numbers',
  (_: { count: string; needed: string }) => `the range has ${_.count} whole numbers, too few for ${_.needed} subject`,
);
export const tooManyCombinations = kind(
  'HS4030',
  'error',
  'A `joint` of too many combinations',
  (_: { limit: number }) => `the arms of these axes make more than ${_.limit} combinations`,
);
