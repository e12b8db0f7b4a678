/** The parties of one subject, out of those of a whole run. */

type Party = Readonly<Record<string, unknown>>;

/** @returns for each subject the parties that it refers to, and those that they refer to, by list */
export function partiesOfSubjects(all: Readonly<Record<string, readonly Party[]>>): (subject: object) => Record<string, readonly Party[]> {
  const lists = Object.entries(all);
  const byId = new Map(lists.flatMap(([list, records]) => records.map((record) => [record['id'], { list, record }] as const)));
  return (subject) => {
    const met = new Set<Party>();
    const meet = (value: unknown): void => {
      if (typeof value === 'string') {
        const party = byId.get(value);
        if (party === undefined || met.has(party.record)) return;
        met.add(party.record);
        meet(party.record);
      } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) meet(inner);
    };
    meet(subject);
    return Object.fromEntries(lists.map(([list]) => [list, [...met].filter((record) => byId.get(record['id'])?.list === list)]));
  };
}
