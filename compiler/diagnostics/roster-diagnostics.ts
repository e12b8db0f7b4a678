/** HS2: people that a file names. */
import { kind } from '../../grammar/diagnostic.ts';
import { counted } from '../../model/counted.ts';

export const rosterUnreadable = kind('HS2050', 'error', 'Roster cannot be read', (_: { path: string; why: string } | { path: string; empty: string }) =>
  'empty' in _ ? `\`${_.path}\` ${_.empty}` : `cannot read \`${_.path}\`: ${_.why}`,
);
export const badCell = kind(
  'HS2051',
  'error',
  'Invalid roster cell',
  (_: { path: string; line: number; column: string; found: string; expected: string; more: number }) =>
    `line ${_.line} of \`${_.path}\`, column \`${_.column}\`: expected ${_.expected}, but found "${_.found}"${_.more === 0 ? '' : `; this column has ${counted(_.more, 'more invalid cell')}`}`,
);
export const unknownColumn = kind(
  'HS2052',
  'error',
  'Unknown roster column',
  (_: { path: string; column: string }) => `\`${_.path}\` has no column \`${_.column}\``,
);
export const notFromRoster = kind(
  'HS2053',
  'error',
  'Field that a roster cannot set',
  (_: { path: string; name: string; type: string }) => `\`${_.name}\` cannot be read from \`${_.path}\`, because a CSV column cannot contain ${_.type}`,
);
export const rosterAndArm = kind(
  'HS2054',
  'error',
  'Roster field in an arm',
  (_: { path: string; name: string; axis: string }) => `\`${_.name}\` comes from \`${_.path}\`, so \`variations ${_.axis}\` cannot set it`,
);
export const sameNumber = kind(
  'HS2055',
  'error',
  'Duplicate medical record number',
  (_: { path: string; found: string; first: number; second: number }) =>
    `lines ${_.first} and ${_.second} of \`${_.path}\` have the same medical record number, "${_.found}"`,
);
