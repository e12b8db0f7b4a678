/** The parties that some records refer to. */
import type { Parties } from '../../model/subject.ts';
import type { Directory, Party } from './directory.ts';

/** Ids that a party itself refers to. */
function references(entry: Party): readonly string[] {
  switch (entry.kind) {
    case 'organization':
      return [];
    case 'location':
      return [entry.party.organization_id];
    case 'practitioner':
      return [entry.party.organization_id, entry.party.location_id];
  }
}

/**
 * The parties with these ids, and those that they refer to in turn: a practitioner brings organization and location, a location its organization.
 * Sorted by state and place in the directory, whatever the order of the ids. An id of a state that was never asked for is passed over.
 */
export function usedParties(directory: Directory, ids: Iterable<string>): Parties {
  const found = new Map<number, Party>();
  const pending = [...ids];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const entry = directory.find(id);
    if (entry === undefined || found.has(entry.rank)) continue;
    found.set(entry.rank, entry);
    pending.push(...references(entry));
  }
  const used: Parties = { organizations: [], locations: [], practitioners: [] };
  for (const entry of [...found.values()].sort((a, b) => a.rank - b.rank)) {
    if (entry.kind === 'organization') used.organizations.push(entry.party);
    else if (entry.kind === 'location') used.locations.push(entry.party);
    else used.practitioners.push(entry.party);
  }
  return used;
}
