/** Values at run time. */
import type { Coding } from '../../model/scalars.ts';
import type { Duration } from '../../model/time/duration.ts';

/** A value at run time; null is what is missing. Shares are 0..1, money cents, times minutes. */
export type Value = number | string | boolean | Coding | Duration | readonly Value[] | null;

/** Marks an attribute or anchor that has not been worked out yet. */
export const unset: unique symbol = Symbol('unset');
/** Marks one that is being worked out. */
export const busy: unique symbol = Symbol('busy');
export type Slot = Value | typeof unset | typeof busy;
