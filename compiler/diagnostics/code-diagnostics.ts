/** HS6: codes and terminology. */
import { kind } from '../../grammar/diagnostic.ts';

export const unknownSystem = kind('HS6001', 'error', 'Unknown code system', (_: { found: string }) => `\`${_.found}\` is not a code system`);
export const badCodeShape = kind(
  'HS6002',
  'error',
  'A code of the wrong shape',
  (_: { code: string; system: string; shape: string }) => `\`${_.code}\` is not a code of ${_.system}: ${_.shape}`,
);
export const emptyDisplay = kind('HS6003', 'error', 'A code without display', (_: { name: string }) => `\`${_.name}\` has an empty display`);
export const wrongSystem = kind(
  'HS6004',
  'error',
  'A code of another system',
  (_: { verb: string; allowed: string; found: string }) => `\`${_.verb}\` takes a code of ${_.allowed}, and this one is of ${_.found}`,
);
export const displayDiffers = kind(
  'HS6005',
  'error',
  'Two displays for one code',
  (_: { code: string; other: string }) => `\`${_.code}\` has another display elsewhere: "${_.other}"`,
);
export const labelDiffers = kind(
  'HS6020',
  'warning',
  'Two labels for one code',
  (_: { code: string; other: string }) => `\`${_.code}\` has another label elsewhere: "${_.other}"`,
);
export const unitDiffers = kind(
  'HS6021',
  'error',
  'Two units for one code',
  (_: { code: string; other: string; name: string }) => `\`${_.code}\` is measured in '${_.other}' in the row \`${_.name}\`: one code has one unit`,
);
export const loincUnit = kind(
  'HS6006',
  'error',
  'An observable without its unit',
  (_: { name: string }) => `\`${_.name}\` is observed as a number, so its row states the unit: { unit: '…' }`,
);
export const noRange = kind(
  'HS6007',
  'error',
  'An observable without a reference range',
  (_: { name: string; level: string }) => `\`${_.level}\` asks for the reference range of \`${_.name}\`, and its row has none: { normal: low..high }`,
);
export const unitNotQuoted = kind('HS6008', 'error', 'A unit without single quotes', (_: { found: string }) => `a unit stands in single quotes: '${_.found}'`);
export const rangeNeeded = kind('HS6009', 'error', 'A reference range that is none', () => 'a reference range is written `low..high`');
export const headingCode = kind(
  'HS6010',
  'warning',
  'A heading in place of a code',
  (_: { code: string; since: string | null }) =>
    `\`${_.code}\` is a heading of ICD-10-CM${_.since === null ? '' : ` since ${_.since}`}: what is diagnosed is one of the codes below it`,
);
export const otherDisplay = kind(
  'HS6011',
  'warning',
  'A display that is not the published one',
  (_: { code: string; system: string; display: string }) => `${_.system} calls \`${_.code}\` "${_.display}"`,
);
export const impossibleFor = kind(
  'HS6012',
  'warning',
  'Something that befalls some people only',
  (_: { code: string; name: string; who: string; others: string }) => `\`${_.name}\` (${_.code}) is of ${_.who}, and nothing here keeps it from ${_.others}`,
);
export const noCategory = kind(
  'HS6013',
  'warning',
  'An observation without a category',
  (_: { name: string; code: string }) =>
    `the category of \`${_.name}\` (LOINC ${_.code}) does not follow from its name: it is recorded as a finding of the examination; state the \`category\``,
);
export const forbiddenUnit = kind(
  'HS6014',
  'error',
  'A unit that does not fit the code',
  (_: { code: string; found: string; why: string }) => `'${_.found}' is not a unit of LOINC ${_.code}: ${_.why}`,
);
export const halfPressure = kind(
  'HS6015',
  'error',
  'Half a blood pressure',
  (_: { codes: string }) => `a blood pressure (LOINC 85354-9) has a systolic (8480-6) and a diastolic (8462-4) component; missing: ${_.codes}`,
);
export const alonePressure = kind(
  'HS6016',
  'error',
  'A component of a blood pressure alone',
  (_: { code: string; name: string }) =>
    `\`${_.name}\` (LOINC ${_.code}) is a component of a blood pressure, which is one observation: \`observe\` the panel 85354-9 with both components`,
);
