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
