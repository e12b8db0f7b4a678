/** HS2: the related people of a subject. */
import { kind } from '../../grammar/diagnostic.ts';

export const twoHouseholds = kind(
  'HS2040',
  'error',
  'Duplicate household',
  () => 'a profile can have only one `household`; list all household members in the first one',
);
export const countOutside = kind(
  'HS2041',
  'error',
  'Count outside its block',
  () => '`household` has no field `children`; the number of children is the `count` of `child`',
);
export const countAndChance = kind(
  'HS2042',
  'error',
  'Both `count` and `chance`',
  (_: { name: string }) =>
    `\`${_.name}\` cannot have both \`count\` and \`chance\`; remove \`chance\`, and let \`count\` be 0 for some subjects, for example \`choose { 0: 50%, 2: 50% }\``,
);
export const notYetKnown = kind(
  'HS2043',
  'error',
  'Household not available yet',
  (_: { name: string; place: string }) =>
    `\`${_.name}\` cannot be used in ${_.place}, which are evaluated before the household is created; use \`${_.name}\` in events and expectations`,
);
export const householdWithoutEnd = kind('HS2044', 'error', 'Endless household', (_: { profile: string; of: string; main: string; same: boolean }) =>
  _.same
    ? `the household of \`${_.of}\` cannot contain a patient with the profile \`${_.of}\`, because that patient's household would contain another one, and so on without end`
    : `\`${_.of}\` is itself the profile of a household member, so its own household cannot contain patients; add a relative with \`is: ${_.profile}\` to the household of \`${_.main}\` instead`,
);
export const countOfPatients = kind(
  'HS2045',
  'error',
  'Number of patients without a limit',
  (_: { name: string; is: string; limit: number }) =>
    `a \`${_.name}\` with \`is: ${_.is}\` is a patient, so its \`count\` must have an upper limit of at most ${_.limit}`,
);
export const tooManyPatients = kind(
  'HS2046',
  'error',
  'Too many patients in a household',
  (_: { limit: number }) => `a household can contain at most ${_.limit} patients besides the one whose profile it is in`,
);
export const bornAtEvent = kind(
  'HS2047',
  'error',
  'Invalid birth date of a relative',
  (_: { found: string }) => `a \`birth_date\` must be a date, an anchor or an event, not \`${_.found}\`; a birth always happens at the start of its event`,
);
