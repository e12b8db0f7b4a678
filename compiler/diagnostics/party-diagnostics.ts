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
  'NPI with an incorrect check digit',
  (_: { found: string }) => `the NPI \`${_.found}\` has an incorrect check digit; it is written to the output unchanged`,
);
export const poolTwice = kind(
  'HS3031',
  'error',
  'Ambiguous pool',
  (_: { name: string }) => `the pool \`${_.name}\` cannot combine \`members\` with \`of\` or \`count\``,
);
export const skewUseless = kind(
  'HS3032',
  'error',
  '`skew` without effect',
  (_: { pick: string }) => `\`skew\` has no effect with \`pick: ${_.pick}\`; it needs \`pick: skewed\` or \`pick: sticky\``,
);
export const emptyPool = kind('HS3033', 'error', 'Empty pool', (_: { name: string }) => `the pool \`${_.name}\` has no members`);
