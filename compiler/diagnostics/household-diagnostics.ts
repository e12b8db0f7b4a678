/** HS2: the related people of a subject. */
import { kind } from '../../grammar/diagnostic.ts';

export const twoHouseholds = kind('HS2040', 'error', 'Duplicate household', () => 'a profile can have only one `household`');
export const countOutside = kind(
  'HS2041',
  'error',
  'Count outside its block',
  (_: { value: string }) => `write the number of children inside their block: \`child { count: ${_.value} }\``,
);
export const countAndChance = kind(
  'HS2042',
  'error',
  'Both `count` and `chance`',
  (_: { name: string }) => `\`${_.name}\` has a \`count\`, which can be 0, so it cannot also have a \`chance\``,
);
export const notYetKnown = kind(
  'HS2043',
  'error',
  'Household not available yet',
  (_: { name: string }) => `\`${_.name}\` is created after the subject; it can be used only in events and expectations`,
);
export const householdWithoutEnd = kind('HS2044', 'error', 'Household without end', (_: { profile: string; of: string; same: boolean }) =>
  _.same
    ? `a household of \`${_.of}\` cannot contain a patient of the same profile: it would have no end`
    : `\`${_.of}\` is the profile of a patient in a household, so its own household cannot contain patients; put \`is: ${_.profile}\` into the household of the first person`,
);
export const countOfPatients = kind(
  'HS2045',
  'error',
  'Several patients in one line',
  (_: { name: string }) => `\`${_.name}\` is a patient, so it cannot have a \`count\`; write a line for each patient, such as \`child first { is: … }\``,
);
export const tooManyPatients = kind(
  'HS2046',
  'error',
  'Too many patients in a household',
  (_: { limit: number }) => `a household can contain at most ${_.limit} patients`,
);
export const bornAtEvent = kind(
  'HS2047',
  'error',
  'Not an event of birth',
  (_: { found: string }) => `\`birth_date: ${_.found}\` must name an event of a timeline, a date or an anchor; the birth is at the start of the event`,
);
