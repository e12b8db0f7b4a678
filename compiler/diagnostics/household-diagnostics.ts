/** HS2: the further persons of a subject. */
import { kind } from '../../grammar/diagnostic.ts';

export const twoHouseholds = kind('HS2040', 'error', 'Two households', () => 'a subject has one household, so `household` stands once in a profile');
export const countOutside = kind(
  'HS2041',
  'error',
  'A number of children outside of them',
  (_: { value: string }) => `how many of a kind there are stands with them: \`child { count: ${_.value} }\``,
);
export const countAndChance = kind(
  'HS2042',
  'error',
  'A number and a chance',
  (_: { name: string }) => `\`${_.name}\` has a \`count\`, which may be 0, so \`chance\` says the same a second time`,
);
export const notYetKnown = kind(
  'HS2043',
  'error',
  'A question about the household too early',
  (_: { name: string }) => `\`${_.name}\` is made after the subject, so it can be asked about in events and expectations`,
);
