/**
 * Elementary functions that give the same bits on every engine: built from + - * / and powers of two, all of which IEEE 754 defines exactly.
 * The functions of `Math` with the same names are left to the engine by the language standard, and engines differ.
 */
export { exp, expm1 } from './exact-exponential.ts';
export { lgamma } from './gamma-function.ts';
export { log, log1p } from './logarithm.ts';
export { pow, powerOfTen } from './power.ts';
