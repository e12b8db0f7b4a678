/** Those who give and pay for care: the default directory, and the parties that a scenario names. */
export { DeclaredParties } from './declared-parties.ts';
export { Directory } from './directory.ts';
export type { LocationKind, StateDirectory } from './state-directory.ts';
export { usedParties } from './used-parties.ts';
