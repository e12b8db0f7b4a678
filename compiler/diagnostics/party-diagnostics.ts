/** HS3: those who give and pay for care. */
import { kind } from '../../grammar/diagnostic.ts';

export const badNpi = kind(
  'HS3030',
  'error',
  'Invalid NPI',
  (_: { found: string }) => `\`${_.found}\` is not a valid NPI: an NPI has ten digits and starts with 1 or 2`,
);
export const badCheckDigit = kind(
  'HS3034',
  'warning',
  'NPI with a wrong check digit',
  (_: { found: string }) => `the check digit of the NPI \`${_.found}\` is wrong; the output will contain it as it is`,
);
export const poolTwice = kind(
  'HS3031',
  'error',
  'Ambiguous pool',
  (_: { name: string }) => `the pool \`${_.name}\` must have either \`members\`, or \`of\` and \`count\`, not both`,
);
export const skewUseless = kind(
  'HS3032',
  'error',
  '`skew` without effect',
  (_: { pick: string }) => `\`skew\` weights the members of a pool by rank, which \`pick: ${_.pick}\` does not use`,
);
export const emptyPool = kind('HS3033', 'error', 'Empty pool', (_: { name: string }) => `the pool \`${_.name}\` has no members`);
