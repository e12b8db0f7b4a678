/** HS3: types and units. */
import { kind } from '../../grammar/diagnostic.ts';

export const wrongType = kind(
  'HS3001',
  'error',
  'Wrong type',
  (_: { expected: string; found: string; place: string }) => `${_.place} takes ${_.expected}, but this is ${_.found}`,
);
export const bareChance = kind(
  'HS3002',
  'error',
  'Chance without percent sign',
  (_: { found: string; right: string }) => `a chance must be a percentage: write \`${_.right}\` instead of \`${_.found}\``,
);
export const unitDiffers = kind(
  'HS3003',
  'error',
  'Unit mismatch',
  (_: { found: string; expected: string; of: string; hint: string }) => `${_.of} is in '${_.expected}', but this value is in '${_.found}'${_.hint}`,
);
export const unknownLabel = kind('HS3004', 'error', 'Unknown choice', (_: { label: string; of: string }) => `\`${_.label}\` is not a valid value for ${_.of}`);
export const unknownUnit = kind('HS3017', 'error', 'Unknown unit', (_: { found: string; problem: string }) => `invalid unit '${_.found}': ${_.problem}`);
export const incomparable = kind(
  'HS3005',
  'error',
  'Values cannot be compared',
  (_: { left: string; right: string; sign: string }) => `\`${_.sign}\` cannot compare ${_.left} with ${_.right}`,
);
export const badOperands = kind(
  'HS3006',
  'error',
  'Values cannot be combined',
  (_: { left: string; right: string; sign: string }) => `\`${_.sign}\` cannot combine ${_.left} with ${_.right}`,
);
export const notHere = kind('HS3007', 'error', 'Value not allowed here', (_: { what: string; where: string }) => `${_.what} is not allowed ${_.where}`);
export const badDate = kind('HS3008', 'error', 'Invalid date', (_: { found: string; why: string }) => `\`${_.found}\` is not a valid date: ${_.why}`);
export const attributeCycle = kind(
  'HS3009',
  'error',
  'Attribute cycle',
  (_: { cycle: string }) => `the attributes depend on each other in a cycle: ${_.cycle}`,
);
export const letDraws = kind(
  'HS3050',
  'error',
  'Random value in a `let`',
  (_: { name: string; source: string }) => `the \`let\` \`${_.name}\` is computed at each use, so it cannot contain a random value: \`${_.source}\``,
);
export const letRecursion = kind('HS3051', 'error', 'Recursive `let`', (_: { cycle: string }) => `a \`let\` cannot use itself: ${_.cycle}`);
export const letNotHere = kind(
  'HS3052',
  'error',
  '`let` not allowed here',
  (_: { name: string; why: string }) => `\`${_.name}\` cannot be used here: ${_.why}`,
);
export const letSet = kind(
  'HS3053',
  'error',
  '`let` is given a value',
  (_: { name: string; by: string }) => `\`${_.name}\` is computed, so ${_.by} cannot give it a value; an \`attribute\` can have one`,
);
export const badArguments = kind('HS3010', 'error', 'Wrong arguments', (_: { call: string; problem: string }) =>
  _.problem.startsWith('it ') ? `\`${_.call}\` ${_.problem.slice(3)}` : `\`${_.call}\`: ${_.problem}`,
);
export const unknownFunction = kind(
  'HS3011',
  'error',
  'Unknown function or distribution',
  (_: { name: string }) => `unknown function or distribution \`${_.name}\``,
);
export const quotedUnit = kind(
  'HS3012',
  'error',
  'Text in single quotes',
  (_: { text: string }) => `single quotes are for units; write text in double quotes: "${_.text}"`,
);
export const unknownState = kind('HS3013', 'error', 'Unknown US state', (_: { found: string }) => `\`${_.found}\` is not a two-letter US state code`);
export const paramRange = kind(
  'HS3014',
  'error',
  'Parameter out of range',
  (_: { name: string; found: string; range: string }) => `the parameter \`${_.name}\` is ${_.found}, outside its range ${_.range}`,
);
export const paramValue = kind(
  'HS3015',
  'error',
  'Invalid parameter value',
  (_: { name: string; found: string; type: string }) =>
    `the parameter \`${_.name}\` takes ${_.type}, but ${_.found === '' ? 'no value is given' : `\`${_.found}\` is not one`}`,
);
export const numberRange = kind(
  'HS3016',
  'error',
  'Number out of range',
  (_: { what: string; found: string; range: string }) => `${_.what} is ${_.found}; allowed: ${_.range}`,
);
export const textTooLong = kind(
  'HS3018',
  'error',
  'Text too long',
  (_: { what: string; found: number; most: number }) => `${_.what} has ${_.found} characters; allowed: at most ${_.most}`,
);
