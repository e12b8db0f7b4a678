/** Name of a fault to the reason why the judge does not see it. */
export const unseenByHl7: ReadonlyMap<string, string>;
export const unseenByMedplum: ReadonlyMap<string, string>;
