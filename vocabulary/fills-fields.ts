/** The fields of `fills` in a profile: how the prescriptions of a subject are filled. */
import { probability, type Type } from './types.ts';

export const fillsFields: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['start', probability],
  ['adherence', probability],
  ['early', probability],
  ['pharmacy', { kind: 'party', of: 'pharmacy' }],
]);
