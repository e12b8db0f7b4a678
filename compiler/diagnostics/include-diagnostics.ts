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
export const otherProfile = kind(
  'HS2036',
  'error',
  'Timeline of another profile',
  (_: { timeline: string; profile: string; by: string }) =>
    `\`${_.timeline}\` is a timeline of the profile \`${_.profile}\`, which the profile \`${_.by}\` does not include`,
);
export const absentAxis = kind(
  'HS2037',
  'error',
  'Axis of a profile that is not included',
  (_: { name: string; include: string | null }) =>
    `${_.name} is an axis of a module whose profile is not included${_.include === null ? '' : `; write \`${_.include}\` in the profile`}`,
);
export const includedAgain = kind(
  'HS2038',
  'error',
  'Included twice',
  (_: { name: string; otherValues: boolean }) =>
    `\`${_.name}\` is already included${_.otherValues ? ' from the same file, used with other values of its parameters' : ' here'}`,
);
const notVisits = {
  other: 'is not an event',
  part: 'is only a part of an event; `in` names the event, and means each of its visits',
  itself: 'is this event itself',
  inside: 'has no visit of its own: it is `in` another event',
  flow: 'belongs to another run of a flow',
  none: 'has no visit',
} as const;
export type NotVisit = keyof typeof notVisits;
export const notAVisit = kind('HS2039', 'error', 'No visit to put an event into', (_: { name: string; why: NotVisit }) => `\`${_.name}\` ${notVisits[_.why]}`);
