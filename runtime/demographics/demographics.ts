/** People: who they are, where they live, and the numbers they go by. */
import type { FrozenTable } from './frozen.ts';
import { firstNames } from './tables/first-names.ts';
import { streets } from './tables/streets.ts';
import { surnames } from './tables/surnames.ts';
import { zips } from './tables/zips.ts';

export { ageOf, makePerson, multipleBirth, type PersonFields, type PersonOverrides, type PersonSites, personSites } from './draw-person.ts';
export type { FrozenTable } from './frozen.ts';
export { deviceIdentity, dicomUid, lotNumber, mrn, npi, personNumber, secondMrn, serialNumber, ssn, uuid } from './identifiers.ts';

/** All frozen tables; their hashes belong to what decides the bytes of a run. */
export const frozenTables: readonly FrozenTable[] = [firstNames, surnames, zips, streets];
