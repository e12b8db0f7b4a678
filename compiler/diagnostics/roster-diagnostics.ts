/** HS2: people that a file names. */
import { kind } from '../../grammar/diagnostic.ts';
import { counted } from '../../model/counted.ts';

export const rosterUnreadable = kind(
  'HS2050',
  'error',
  'Roster cannot be read',
  (_: { path: string; why: string }) => `cannot read the roster \`${_.path}\`: ${_.why}`,
);
export const badCell = kind(
  'HS2051',
  'error',
  'Invalid roster cell',
  (_: { line: number; column: string; found: string; expected: string; more: number }) =>
    `line ${_.line} of the roster, column \`${_.column}\`: "${_.found}" is not ${_.expected}${_.more === 0 ? '' : `; ${counted(_.more, 'more invalid cell')} in this column`}`,
);
export const unknownColumn = kind('HS2052', 'error', 'Unknown roster column', (_: { column: string }) => `the roster has no column \`${_.column}\``);
export const notFromRoster = kind(
  'HS2053',
  'error',
  'Field that a roster cannot set',
  (_: { name: string; type: string }) => `\`${_.name}\` is ${_.type}, which a roster cell cannot hold`,
);
export const rosterAndArm = kind(
  'HS2054',
  'error',
  'Roster field in an arm',
  (_: { name: string; axis: string }) => `\`${_.name}\` comes from the roster, so the arms of \`${_.axis}\` cannot replace it`,
);
export const sameNumber = kind(
  'HS2055',
  'error',
  'Duplicate medical record number',
  (_: { found: string; first: number; second: number }) => `lines ${_.first} and ${_.second} of the roster have the same medical record number "${_.found}"`,
);
