/** HS3: those who give and pay for care. */
import { kind } from '../../grammar/diagnostic.ts';

export const badNpi = kind('HS3030', 'error', 'A provider number that is none', (_: { found: string; digit: boolean }) =>
  _.digit
    ? `\`${_.found}\` is not a National Provider Identifier: its last digit does not check the others`
    : `\`${_.found}\` is not a National Provider Identifier, which has ten digits and begins with 1 or 2`,
);
export const poolTwice = kind(
  'HS3031',
  'error',
  'A pool of two sorts',
  (_: { name: string }) => `the pool \`${_.name}\` has named \`members\` or is made by \`of\` and \`count\`, not both`,
);
export const skewUseless = kind(
  'HS3032',
  'error',
  'A skew without effect',
  (_: { pick: string }) => `\`skew\` weighs the members of a pool by rank, which \`pick: ${_.pick}\` does not ask for`,
);
export const emptyPool = kind('HS3033', 'error', 'A pool of nobody', (_: { name: string }) => `the pool \`${_.name}\` has no members`);
