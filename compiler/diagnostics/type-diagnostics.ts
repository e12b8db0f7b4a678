/** HS3: types and units. */
import { kind } from '../../grammar/diagnostic.ts';

export const wrongType = kind(
  'HS3001',
  'error',
  'A value of the wrong type',
  (_: { expected: string; found: string; place: string }) => `${_.place} takes ${_.expected}, and this is ${_.found}`,
);
export const bareChance = kind(
  'HS3002',
  'error',
  'A chance without its percent sign',
  (_: { found: string; right: string }) => `a chance is a percentage: \`${_.found}\` is written \`${_.right}\``,
);
export const unitDiffers = kind(
  'HS3003',
  'error',
  'Units that differ',
  (_: { found: string; expected: string; of: string; hint: string }) => `${_.of} is in '${_.expected}', and this value is in '${_.found}'${_.hint}`,
);
export const unknownLabel = kind(
  'HS3004',
  'error',
  'A value that is not one of the choices',
  (_: { label: string; of: string }) => `\`${_.label}\` is not one of the choices of ${_.of}`,
);
export const unknownUnit = kind(
  'HS3017',
  'error',
  'A unit that UCUM does not have',
  (_: { found: string; problem: string }) => `'${_.found}' is not a unit: ${_.problem}`,
);
export const incomparable = kind(
  'HS3005',
  'error',
  'Values that cannot be compared',
  (_: { left: string; right: string; sign: string }) => `\`${_.sign}\` cannot compare ${_.left} with ${_.right}`,
);
export const badOperands = kind(
  'HS3006',
  'error',
  'Values that cannot be combined',
  (_: { left: string; right: string; sign: string }) => `\`${_.sign}\` cannot combine ${_.left} with ${_.right}`,
);
export const notHere = kind('HS3007', 'error', 'A value that cannot stand here', (_: { what: string; where: string }) => `${_.what} cannot stand ${_.where}`);
export const badDate = kind('HS3008', 'error', 'A date that does not exist', (_: { found: string; why: string }) => `\`${_.found}\` is not a date: ${_.why}`);
export const attributeCycle = kind(
  'HS3009',
  'error',
  'Attributes that depend on each other',
  (_: { cycle: string }) => `the attributes depend on each other in a circle: ${_.cycle}`,
);
export const badArguments = kind('HS3010', 'error', 'Wrong arguments', (_: { call: string; problem: string }) => `\`${_.call}\`: ${_.problem}`);
export const unknownFunction = kind(
  'HS3011',
  'error',
  'Unknown function or distribution',
  (_: { name: string }) => `there is no function or distribution \`${_.name}\``,
);
export const quotedUnit = kind(
  'HS3012',
  'error',
  'Single quotes around a text',
  (_: { text: string }) => `single quotes hold a unit; a text stands in double quotes: "${_.text}"`,
);
export const unknownState = kind('HS3013', 'error', 'Unknown state', (_: { found: string }) => `\`${_.found}\` is not the two-letter code of a state`);
export const paramRange = kind(
  'HS3014',
  'error',
  'A parameter out of its range',
  (_: { name: string; found: string; range: string }) => `the parameter \`${_.name}\` is ${_.found}, and its range is ${_.range}`,
);
export const paramValue = kind(
  'HS3015',
  'error',
  'A parameter value that cannot be read',
  (_: { name: string; found: string; type: string }) =>
    `the parameter \`${_.name}\` takes ${_.type}, and ${_.found === '' ? 'nothing is given' : `\`${_.found}\` is not one`}`,
);
export const numberRange = kind(
  'HS3016',
  'error',
  'A number out of its range',
  (_: { what: string; found: string; range: string }) => `${_.what} is ${_.found}, and it lies in ${_.range}`,
);
