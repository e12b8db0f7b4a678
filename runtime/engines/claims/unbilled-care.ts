/** Care of covered people that no claim has: counted, since a scenario does not always tell before it is run. */

import type { ServiceTable } from './service-table.ts';
import type { BilledVisit } from './visit-claims.ts';
import { isPackaged, professionalLines } from './visit-lines.ts';
import type { VisitNotes } from './visit-notes.ts';

export interface UnbilledCare {
  /** Visits that make no claim, since nothing says what they were for. */
  withoutDiagnosis: number;
  /** Visits that make no claim, since nothing of them has a price. */
  withoutPrice: number;
  /** Procedures, studies, vaccines and given drugs without a price. */
  services: number;
}

export function nothingUnbilled(): UnbilledCare {
  return { withoutDiagnosis: 0, withoutPrice: 0, services: 0 };
}

export function addUnbilled(to: UnbilledCare, more: UnbilledCare): void {
  for (const part of ['withoutDiagnosis', 'withoutPrice', 'services'] as const) to[part] += more[part];
}

/** @param claims how many claims the visit makes */
export function countUnbilled(to: UnbilledCare, { notes, patient, hospitals }: BilledVisit, claims: number, table: ServiceTable): void {
  to.services += unpriced(notes, table);
  const visit = notes.encounter;
  if (claims > 0 || visit === null || isPackaged(visit, notes, table, patient)) return;
  if (professionalLines(visit, notes, table, patient, hospitals).length > 0) to.withoutDiagnosis++;
  else to.withoutPrice++;
}

function unpriced({ procedures, imaging, immunizations, administrations }: VisitNotes, table: ServiceTable): number {
  const done = [...procedures.values(), ...immunizations.values(), ...administrations.values()].filter(
    ({ status }) => status === 'completed' || status === 'stopped',
  );
  const studies = [...imaging.values()].filter(({ status }) => status === 'available');
  return [...done, ...studies].filter(({ code }) => table.billing(code) === null).length;
}
