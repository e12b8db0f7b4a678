/** The default directory of care givers. */
export { Directory } from './directory.ts';
export type { LocationKind, StateDirectory } from './state-directory.ts';
export { usedParties } from './used-parties.ts';
