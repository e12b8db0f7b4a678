export type * from './body.ts';
export { clauseOrder } from './body.ts';
export type * from './declaration.ts';
export type * from './machine.ts';
export { moveWords } from './machine.ts';
export type * from './people.ts';
export { blockWords, partyWords } from './people.ts';
export type * from './value.ts';
export { durationUnits } from './value.ts';
