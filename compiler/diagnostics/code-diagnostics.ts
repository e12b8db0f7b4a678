/** HS6: codes and terminology. */
import { kind } from '../../grammar/diagnostic.ts';

export const unknownSystem = kind('HS6001', 'error', 'Unknown code system', (_: { found: string }) => `unknown code system \`${_.found}\``);
export const badCodeShape = kind(
  'HS6002',
  'error',
  'Malformed code',
  (_: { code: string; system: string; shape: string }) => `\`${_.code}\` is not a valid ${_.system} code: ${_.shape}`,
);
export const emptyDisplay = kind('HS6003', 'error', 'Empty display', (_: { name: string }) => `\`${_.name}\` has an empty display`);
export const wrongSystem = kind(
  'HS6004',
  'error',
  'Code of the wrong system',
  (_: { verb: string; allowed: string; found: string }) => `\`${_.verb}\` takes codes of ${_.allowed}, but this code is from ${_.found}`,
);
export const displayDiffers = kind(
  'HS6005',
  'error',
  'Conflicting displays',
  (_: { code: string; other: string }) => `\`${_.code}\` has a different display elsewhere: "${_.other}"`,
);
export const labelDiffers = kind(
  'HS6020',
  'warning',
  'Conflicting labels',
  (_: { code: string; other: string }) => `\`${_.code}\` has a different label elsewhere: "${_.other}"`,
);
export const unitDiffers = kind(
  'HS6021',
  'error',
  'Conflicting units',
  (_: { code: string; other: string; name: string }) => `\`${_.code}\` has the unit '${_.other}' in the row \`${_.name}\`; use one unit for each code`,
);
export const loincUnit = kind(
  'HS6006',
  'error',
  'Missing unit of an observable',
  (_: { name: string }) => `\`${_.name}\` is observed as a number, so its row needs a unit: { unit: '…' }`,
);
export const noRange = kind(
  'HS6007',
  'error',
  'Missing reference range',
  (_: { name: string; level: string }) => `\`${_.level}\` needs the reference range of \`${_.name}\`, but its row has none: add { normal: low..high }`,
);
export const unitNotQuoted = kind(
  'HS6008',
  'error',
  'Unit without single quotes',
  (_: { found: string }) => `\`${_.found}\` is not in single quotes; a unit must be a UCUM code in single quotes`,
);
export const rangeNeeded = kind('HS6009', 'error', 'Invalid reference range', () => 'a reference range must have the form `low..high`');
export const headingCode = kind(
  'HS6010',
  'warning',
  'ICD-10-CM heading used as a code',
  (_: { code: string; since: string | null }) =>
    `\`${_.code}\` is a heading of ICD-10-CM${_.since === null ? '' : ` since ${_.since}`}, not a diagnosis code; use one of the codes below it`,
);
export const otherDisplay = kind(
  'HS6011',
  'warning',
  'Unofficial display',
  (_: { code: string; system: string; display: string }) => `the ${_.system} display of \`${_.code}\` is "${_.display}"`,
);
export const impossibleFor = kind(
  'HS6012',
  'warning',
  'Code restricted by sex or age',
  (_: { code: string; name: string; who: string; others: string }) =>
    `\`${_.name}\` (${_.code}) applies only to ${_.who}, but nothing here excludes ${_.others}`,
);
export const noCategory = kind(
  'HS6013',
  'warning',
  'Observation without a category',
  (_: { name: string; code: string }) =>
    `the category of \`${_.name}\` (LOINC ${_.code}) cannot be derived from its name, so it is recorded as an examination finding; add the \`category\``,
);
export const forbiddenUnit = kind(
  'HS6014',
  'error',
  'Unit does not fit the code',
  (_: { code: string; found: string; why: string }) => `'${_.found}' is not a valid unit for LOINC ${_.code}: ${_.why}`,
);
export const halfPressure = kind(
  'HS6015',
  'error',
  'Incomplete blood pressure',
  (_: { codes: string }) => `a blood pressure (LOINC 85354-9) needs a systolic (8480-6) and a diastolic (8462-4) component; missing: ${_.codes}`,
);
export const alonePressure = kind(
  'HS6016',
  'error',
  'Separate component of a blood pressure',
  (_: { code: string; name: string }) =>
    `\`${_.name}\` (LOINC ${_.code}) is a component of a blood pressure; \`observe\` the panel 85354-9 with both components instead`,
);
export const classColumn = kind(
  'HS6027',
  'error',
  'Column instead of a group',
  (_: { name: string }) => `rows have no column \`class\`; declare the class as a group: \`group ${_.name}: [ … ]\``,
);
export const emptyGroup = kind('HS6022', 'error', 'Empty group', (_: { name: string }) => `the group \`${_.name}\` is empty`);
export const repeatedCode = kind('HS6023', 'warning', 'Repeated code in a group', (_: { code: string; group: string; by: string | null }) =>
  _.by === null ? `\`${_.code}\` is already in the group \`${_.group}\`` : `\`${_.by}\` in the group \`${_.group}\` already includes \`${_.code}\``,
);
export const groupWithoutRows = kind(
  'HS6024',
  'warning',
  'Group without codes',
  (_: { name: string }) => `no row of a code table belongs to the group \`${_.name}\`, so nothing recorded is ever in it`,
);
export const groupCycle = kind('HS6025', 'error', 'Group cycle', (_: { name: string; cycle: string }) => `the group \`${_.name}\` contains itself: ${_.cycle}`);
export const mixedUnits = kind(
  'HS6026',
  'error',
  'Group with different units',
  (_: { name: string; first: string; second: string }) => `the values of the group \`${_.name}\` have different units: ${_.first} and ${_.second}`,
);
