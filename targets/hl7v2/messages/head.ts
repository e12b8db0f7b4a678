/** What most messages begin with: the person, and the visit if there is one. */
import type { Context } from '../context.ts';
import { pid } from '../segments/pid.ts';
import { pv1 } from '../segments/pv1.ts';

export function patient(c: Context, sent: number): string {
  return pid(c, c.subject.patient, c.subject.patient.mrn, sent);
}

/** PID, and PV1 where the record belongs to a visit. */
export function patientAndVisit(c: Context, encounterId: string | null, sent: number): string {
  const encounter = c.encounter(encounterId);
  return patient(c, sent) + (encounter === undefined ? '' : pv1(c, { encounter: c.atTime(encounter, sent) }));
}

/** PID and PV1, where the message must have one. */
export function patientAndAnyVisit(c: Context, encounterId: string | null, sent: number): string {
  const encounter = c.encounter(encounterId);
  return patient(c, sent) + pv1(c, encounter === undefined ? null : { encounter: c.atTime(encounter, sent) });
}
