/** HS2: what is included and overridden. */
import { kind } from '../../grammar/diagnostic.ts';
import { grouped } from '../../model/counted.ts';

export const cannotInclude = kind(
  'HS2030',
  'error',
  'Wrong kind of include',
  (_: { name: string; what: string; place: string; allowed: string }) => `\`${_.name}\` is ${_.what}, but ${_.place} can include only a ${_.allowed}`,
);
export const includeCycle = kind('HS2031', 'error', 'Include cycle', (_: { name: string }) => `including \`${_.name}\` here would form a cycle`);
export const replacesSilently = kind(
  'HS2032',
  'error',
  'Missing `override`',
  (_: { what: string }) => `\`${_.what}\` is already defined by an \`include\`; to replace that definition, write \`override\``,
);
export const overridesNothing = kind('HS2033', 'error', 'Nothing to override', (_: { what: string | null }) =>
  _.what === null
    ? 'this statement adds to what is included and replaces nothing, so `override` is not allowed'
    : `no \`include\` defines \`${_.what}\`, so there is nothing to override`,
);
export const includedTwice = kind(
  'HS2034',
  'error',
  'Conflicting includes',
  (_: { what: string }) => `\`${_.what}\` is defined by two includes; use \`override\` to choose a value`,
);
export const tooMuchIncluded = kind('HS2035', 'error', 'Too many included statements', (_: { why: 'size' | 'depth'; limit: number }) =>
  _.why === 'size'
    ? `the \`include\` statements of this scenario add more than ${grouped(_.limit)} statements in total`
    : `\`include\` is nested more than ${_.limit} levels deep`,
);
export const otherProfile = kind(
  'HS2036',
  'error',
  'Timeline of another profile',
  (_: { timeline: string; profile: string; by: string }) =>
    `\`${_.timeline}\` is a timeline of the profile \`${_.profile}\`, which the profile \`${_.by}\` does not include`,
);
export const absentAxis = kind('HS2037', 'error', 'Variations of a profile that is not included', (_: { name: string; profile: string | null }) =>
  _.profile === null
    ? `${_.name} belongs to an imported file without a profile, so it has no value for these patients`
    : `${_.name} belongs to the profile \`${_.profile}\`, which the profile of this scenario does not include`,
);
export const includedAgain = kind('HS2038', 'error', 'Included twice', (_: { name: string; twin: string; how: 'same' | 'file' | 'unnamed' }) =>
  _.how === 'file'
    ? _.name === _.twin
      ? `\`${_.name}\` is already included with other parameter values; it can be included only once`
      : `\`${_.twin}\` and \`${_.name}\` are the same declaration with different parameter values; only one of them can be included`
    : `\`${_.name}\` is already included${_.how === 'same' ? '' : '; a second `include` of it needs a name'}`,
);
const notVisits = {
  other: 'is not an event',
  part: 'is a single visit or point in time; `in` must be followed by the name of an event alone',
  itself: 'is the event itself; an event cannot be `in` its own visits',
  inside: 'has no encounter of its own, because it is itself `in` another event',
  flow: 'is not in the same flow',
  none: 'has no `encounter` or `admit`, so an event cannot be `in` it',
} as const;
export type NotVisit = keyof typeof notVisits;
export const notAVisit = kind(
  'HS2039',
  'error',
  'Event `in` something without a visit',
  (_: { name: string; why: NotVisit }) => `\`${_.name}\` ${notVisits[_.why]}`,
);
