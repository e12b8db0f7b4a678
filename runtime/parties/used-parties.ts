/** The parties that some records refer to. */
import type { Parties } from '../../model/subject.ts';
import type { Directory, Party } from './directory.ts';

/**
 * The parties with these ids, and those that they refer to in turn: a practitioner brings organization and location, a location its organization.
 * Sorted by state and place in the directory, whatever the order of the ids. An id of a state that was never asked for is passed over.
 */
export function usedParties(directory: Directory, ids: Iterable<string>): Parties {
  const found: Party[] = [];
  const add = (id: string): void => {
    const entry = directory.find(id);
    // A subject has a few parties: a list of them is searched faster than a map.
    if (entry === undefined || found.includes(entry)) return;
    found.push(entry);
    if (entry.kind === 'organization') return;
    add(entry.party.organization_id);
    if (entry.kind === 'practitioner') add(entry.party.location_id);
  };
  for (const id of ids) add(id);
  const used: Parties = { organizations: [], locations: [], practitioners: [] };
  for (const entry of found.sort((a, b) => a.rank - b.rank)) {
    if (entry.kind === 'organization') used.organizations.push(entry.party);
    else if (entry.kind === 'location') used.locations.push(entry.party);
    else used.practitioners.push(entry.party);
  }
  return used;
}
