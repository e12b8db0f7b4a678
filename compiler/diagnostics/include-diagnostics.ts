/** HS2: what is included and overridden. */
import { kind } from '../../grammar/diagnostic.ts';

export const cannotInclude = kind(
  'HS2030',
  'error',
  'Wrong kind of include',
  (_: { name: string; what: string; place: string; allowed: string }) => `\`${_.name}\` is ${_.what}, but ${_.place} can only include a ${_.allowed}`,
);
export const includeCycle = kind('HS2031', 'error', 'Include cycle', (_: { name: string }) => `including \`${_.name}\` here would form a cycle`);
export const replacesSilently = kind(
  'HS2032',
  'error',
  'Missing `override`',
  (_: { what: string }) => `\`${_.what}\` is already defined by an include; write \`override\` to replace it`,
);
export const overridesNothing = kind('HS2033', 'error', 'Nothing to override', (_: { what: string | null }) =>
  _.what === null
    ? 'this statement adds to what is included, so it cannot take `override`'
    : `no include defines \`${_.what}\`, so there is nothing to override`,
);
export const includedTwice = kind(
  'HS2034',
  'error',
  'Conflicting includes',
  (_: { what: string }) => `\`${_.what}\` is defined by two includes; use \`override\` to choose a value`,
);
export const tooMuchIncluded = kind('HS2035', 'error', 'Too many included statements', (_: { why: 'size' | 'depth'; limit: number }) =>
  _.why === 'size' ? `the includes of this scenario add more than ${_.limit} statements` : `includes are nested more than ${_.limit} levels deep`,
);
