/** Stands for the value of a field that the format of a subject has no place for: it is not known, which is neither null nor missing. */
export const notCarried = Symbol('not carried');
