/** Name of a fault to the reason why the judge does not see it. */
export const unseenByHapi: ReadonlyMap<string, string>;
export const unseenByHl7apy: ReadonlyMap<string, string>;
