/** HS6: codes and terminology. */
import { kind } from '../../grammar/diagnostic.ts';
import { enumerate } from '../../model/counted.ts';

export const unknownSystem = kind('HS6001', 'error', 'Unknown code system', (_: { found: string }) => `unknown code system \`${_.found}\``);
export const badCodeShape = kind(
  'HS6002',
  'error',
  'Malformed code',
  (_: { code: string; system: string; shape: string }) => `\`${_.code}\` is not a valid ${_.system} code: ${_.shape}`,
);
export const emptyDisplay = kind('HS6003', 'error', 'Empty description', (_: { name: string }) => `the description of \`${_.name}\` is empty`);
export const wrongSystem = kind(
  'HS6004',
  'error',
  'Code of the wrong system',
  (_: { verb: string; allowed: string; found: string }) => `\`${_.verb}\` takes codes from ${_.allowed}, but this code is from ${_.found}`,
);
export const displayDiffers = kind(
  'HS6005',
  'error',
  'Conflicting descriptions',
  (_: { code: string; row: string }) => `this description of \`${_.code}\` differs from the one in the row \`${_.row}\``,
);
export const labelDiffers = kind(
  'HS6020',
  'warning',
  'Conflicting labels',
  (_: { code: string; row: string }) => `this label for \`${_.code}\` differs from the one in the row \`${_.row}\``,
);
export const unitDiffers = kind(
  'HS6021',
  'error',
  'Conflicting units',
  (_: { code: string; found: string; other: string; name: string }) =>
    `\`${_.code}\` has the unit '${_.found}' here but '${_.other}' in the row \`${_.name}\`; a code must have the same unit everywhere`,
);
export const loincUnit = kind(
  'HS6006',
  'error',
  'Missing unit of an observable',
  (_: { name: string }) => `\`${_.name}\` is observed as a number, so its row needs a unit`,
);
export const noRange = kind(
  'HS6007',
  'error',
  'Missing reference range',
  (_: { name: string; level: string; needs: string }) => `\`${_.level}\` needs ${_.needs}, but the row \`${_.name}\` has none`,
);
export const unitNotQuoted = kind(
  'HS6008',
  'error',
  'Unit without single quotes',
  (_: { found: string }) => `a unit must be a UCUM code in single quotes, not \`${_.found}\``,
);
export const rangeNeeded = kind('HS6009', 'error', 'Invalid reference range', () => 'a reference range must be `low..high`, `by sex { … }` or `by age { … }`');
export const typicalOutside = kind('HS6029', 'error', 'Typical value outside the reference range', (_: { range: string | null }) =>
  _.range === null
    ? 'a typical value has no effect in a row without a reference range: add `normal`'
    : `a typical value must be inside the reference range of the row, \`${_.range}\``,
);
export const headingCode = kind('HS6010', 'warning', 'ICD-10-CM category used as a code', (_: { code: string; since: string | null }) =>
  _.since === null
    ? `\`${_.code}\` is an ICD-10-CM ${_.code.length > 3 ? 'subcategory' : 'category'}, not a diagnosis code; use a more specific code`
    : `\`${_.code}\` has not been an ICD-10-CM diagnosis code since ${_.since}, when it was divided into more specific codes; use one of these`,
);
export const inventedCode = kind(
  'HS6028',
  'warning',
  'Code that ICD-10-CM does not have',
  (_: { code: string; category: string; begins: string | null; beginnings: readonly string[] }) => {
    const problem =
      _.begins === null
        ? `there is no category \`${_.category}\``
        : _.beginnings.length > 0
          ? `the codes in the category \`${_.category}\` begin with ${enumerate(_.beginnings.map((one) => `\`${one}\``))}`
          : `the category \`${_.category}\` has no subcategories, so the code is \`${_.category}\``;
    return `\`${_.code}\` is not an ICD-10-CM code: ${problem}`;
  },
);
export const otherDisplay = kind(
  'HS6011',
  'warning',
  'Unofficial description',
  (_: { code: string; system: string }) => `this is not the official ${_.system} description of \`${_.code}\``,
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
  (_: { name: string; code: string }) => `the category of \`${_.name}\` (LOINC ${_.code}) is unknown, so its values are recorded with the category \`exam\``,
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
  (_: { name: string; missing: string }) => `\`${_.name}\` (LOINC 85354-9) must contain ${_.missing}`,
);
export const alonePressure = kind(
  'HS6016',
  'error',
  'Separate component of a blood pressure',
  (_: { code: string; name: string }) =>
    `\`${_.name}\` (LOINC ${_.code}) must be observed together with the ${_.code === '8480-6' ? 'diastolic' : 'systolic'} pressure, as one blood pressure (LOINC 85354-9)`,
);
export const classColumn = kind(
  'HS6027',
  'error',
  'Column instead of a group',
  (_: { name: string }) => `rows have no column \`class\`; a class of codes is declared as a group`,
);
export const emptyGroup = kind('HS6022', 'error', 'Empty group', (_: { name: string }) => `the group \`${_.name}\` is empty`);
export const repeatedCode = kind('HS6023', 'warning', 'Repeated code in a group', (_: { code: string; group: string; by: string | null }) =>
  _.by === null ? `\`${_.code}\` is already in the group \`${_.group}\`` : `\`${_.by}\` in the group \`${_.group}\` already includes \`${_.code}\``,
);
export const groupWithoutRows = kind(
  'HS6024',
  'warning',
  'Group without codes',
  (_: { name: string }) => `no row of any code table belongs to the group \`${_.name}\`, so no record can match it`,
);
export const groupCycle = kind('HS6025', 'error', 'Group cycle', (_: { name: string; cycle: string }) => `the group \`${_.name}\` contains itself: ${_.cycle}`);
export const mixedUnits = kind(
  'HS6026',
  'error',
  'Group with different units',
  (_: { name: string; first: string; second: string }) =>
    `the codes of the group \`${_.name}\` have different units, ${_.first} and ${_.second}, so their values cannot be compared; use one code, or a group whose codes have the same unit`,
);
