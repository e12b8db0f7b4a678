/** HS2: people that a file names. */
import { kind } from '../../grammar/diagnostic.ts';

export const rosterUnreadable = kind(
  'HS2050',
  'error',
  'A roster that cannot be read',
  (_: { path: string; why: string }) => `cannot read the roster \`${_.path}\`: ${_.why}`,
);
export const badCell = kind(
  'HS2051',
  'error',
  'A cell that does not fit its field',
  (_: { line: number; column: string; found: string; expected: string; more: number }) =>
    `line ${_.line} of the roster, column \`${_.column}\`: "${_.found}" is not ${_.expected}${_.more === 0 ? '' : _.more === 1 ? '; another cell of this column does not fit either' : `; ${_.more} more cells of this column do not fit`}`,
);
export const unknownColumn = kind(
  'HS2052',
  'error',
  'A column that the roster does not have',
  (_: { column: string }) => `the roster has no column \`${_.column}\``,
);
export const notFromRoster = kind(
  'HS2053',
  'error',
  'A field that a roster cannot give',
  (_: { name: string; type: string }) => `\`${_.name}\` is ${_.type}, which a cell cannot say`,
);
export const rosterAndArm = kind(
  'HS2054',
  'error',
  'A field of a roster in an arm',
  (_: { name: string; axis: string }) => `\`${_.name}\` comes from the roster, so the arms of \`${_.axis}\` cannot replace it`,
);
export const sameNumber = kind(
  'HS2055',
  'error',
  'Two people with one number',
  (_: { found: string; first: number; second: number }) => `lines ${_.first} and ${_.second} of the roster have the same medical record number "${_.found}"`,
);
