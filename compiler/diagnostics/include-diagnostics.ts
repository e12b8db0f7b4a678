/** HS2: what is included and overridden. */
import { kind } from '../../grammar/diagnostic.ts';

export const cannotInclude = kind(
  'HS2030',
  'error',
  'An include of the wrong kind',
  (_: { name: string; what: string; place: string; allowed: string }) => `\`${_.name}\` is ${_.what}, and ${_.place} includes a ${_.allowed}`,
);
export const includeCycle = kind(
  'HS2031',
  'error',
  'An include that comes back to itself',
  (_: { name: string }) => `including \`${_.name}\` here would include what is being included`,
);
export const replacesSilently = kind(
  'HS2032',
  'error',
  'A replacement without `override`',
  (_: { what: string }) => `\`${_.what}\` is already given by what is included; replacing it is written \`override\``,
);
export const overridesNothing = kind('HS2033', 'error', 'An `override` of nothing', (_: { what: string | null }) =>
  _.what === null ? 'this cannot be overridden: it adds to what is included' : `nothing that is included gives \`${_.what}\`, so there is nothing to override`,
);
export const includedTwice = kind(
  'HS2034',
  'error',
  'Two includes that give the same',
  (_: { what: string }) => `\`${_.what}\` is given by two includes; \`override\` says which value holds`,
);
export const tooMuchIncluded = kind(
  'HS2035',
  'error',
  'Too many included statements',
  (_: { limit: number }) => `the includes of this scenario bring more than ${_.limit} statements`,
);
