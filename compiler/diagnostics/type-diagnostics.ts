/** HS3: types and units. */
import { kind } from '../../grammar/diagnostic.ts';
import { counted } from '../../model/counted.ts';

type WrongType = { readonly expected: string; readonly found: string | null; readonly place: string } | { readonly rule: string };

export const wrongType = kind('HS3001', 'error', 'Wrong type', (facts: WrongType) => {
  if ('rule' in facts) return facts.rule;
  const { expected, found, place } = facts;
  const met = found === null ? '' : `, but found ${found}`;
  // "a list of values of `shares`" names its place.
  const wanted = `expected ${expected}`;
  if (wanted === `expected a list of values of ${place}`)
    return `expected a list for ${place}${found === `a value of ${place}` ? ', but found a single value' : met}`;
  if (wanted.endsWith(` of ${place}`)) return `${wanted}${met.replace(` of ${place}`, '')}`;
  return `${wanted} ${/^(?:after|in) /.test(place) ? '' : 'for '}${place}${met}`;
});
export const bareChance = kind('HS3002', 'error', 'Chance without percent sign', (_: { found: string }) => `a chance must be a percentage, not \`${_.found}\``);
export const unitDiffers = kind(
  'HS3003',
  'error',
  'Unit mismatch',
  (_: { found: string; expected: string; of: string; hint: string }) => `${_.of} is in '${_.expected}', but this value is in '${_.found}'${_.hint}`,
);
export const unknownLabel = kind('HS3004', 'error', 'Unknown choice', (_: { label: string; of: string; rule?: string }) => {
  const noun = /^an? (.*)/.exec(_.of)?.[1];
  return `\`${_.label}\` is not a ${noun === undefined ? `valid value of ${_.of}` : `valid ${noun}`}${_.rule === undefined ? '' : `: ${_.rule}`}`;
});
export const unknownUnit = kind('HS3017', 'error', 'Unknown unit', (_: { found: string; problem: string }) =>
  _.problem.startsWith(`\`${_.found}\` `) ? `'${_.found}' ${_.problem.slice(_.found.length + 3)}` : `invalid unit '${_.found}': ${_.problem}`,
);
export const incomparable = kind(
  'HS3005',
  'error',
  'Values cannot be compared',
  (_: { left: string; right: string; sign: string }) => `\`${_.sign}\` cannot compare ${_.left} with ${_.right}`,
);
export const badOperands = kind('HS3006', 'error', 'Values cannot be combined', (_: { left: string | null; right: string; sign: string }) =>
  _.left === null
    ? `\`${_.sign}\` cannot be applied to ${_.right}${_.right === 'a duration' ? '; durations are never negative' : ''}`
    : `\`${_.sign}\` cannot combine ${_.left} with ${_.right}`,
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
  (_: { name: string; source: string }) => `\`let ${_.name}\` is computed at each use, so it cannot contain the random value \`${_.source}\``,
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
  'Assignment to a `let`',
  (_: { name: string; by: string }) => `${_.by} cannot change \`${_.name}\`, which is a \`let\`; only an \`attribute\` can be changed`,
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
export const quotedUnit = kind('HS3012', 'error', 'Text in single quotes', () => `text must be in double quotes; single quotes are for units`);
export const unknownState = kind('HS3013', 'error', 'Unknown US state', (_: { found: string; lower: boolean }) =>
  _.lower ? `the US state code \`${_.found}\` must be in capital letters` : `\`${_.found}\` is not the two-letter code of a US state`,
);
export const paramRange = kind(
  'HS3014',
  'error',
  'Parameter out of range',
  (_: { name: string; found: string; range: string }) => `the value ${_.found} of the parameter \`${_.name}\` is outside its range \`${_.range}\``,
);
export const paramValue = kind(
  'HS3015',
  'error',
  'Invalid parameter value',
  (_: { name: string; found: string; type: string }) =>
    `the parameter \`${_.name}\` must be ${_.type}, ${_.found === '' ? 'but no value is given' : `not \`${_.found}\``}`,
);
export const numberRange = kind(
  'HS3016',
  'error',
  'Number out of range',
  (_: { what: string; found: string; range: string }) => `${_.what} must be ${_.range}, not ${_.found}`,
);
export const textTooLong = kind(
  'HS3018',
  'error',
  'Text too long or too short',
  (_: { what: string; found: number; range: string }) => `${_.what} has ${counted(_.found, 'character')}; ${_.range}`,
);
export const notAbsolute = kind(
  'HS3019',
  'error',
  'Not an absolute URI',
  (_: { what: string; found: string }) => `${_.what} must be an absolute URI, such as \`https://…\`, \`urn:oid:…\` or \`urn:uuid:…\`, not \`${_.found}\``,
);
