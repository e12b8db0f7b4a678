import type { AppointmentParticipant, Appointment as FhirAppointment } from 'fhir/r4.js';
import type { Appointment } from '../../../model/clinical/appointment.ts';
import type { Edition } from '../editions.ts';
import { concept } from '../fhir-concepts.ts';
import { codingOf, idOf, listOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource } from '../resource.ts';
import { SPECIALTY } from '../specialty.ts';

const STATUS: { readonly [K in Appointment['status']]: FhirAppointment['status'] } = {
  booked: 'booked',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  noshow: 'noshow',
  entered_in_error: 'entered-in-error',
};

/** US Core has no profile for appointments. */
export const appointment = (edition: Edition) =>
  resource<Appointment>()({
    has: { reason: (r) => r.reason !== null },
    build: (h, has): FhirAppointment => {
      const accepted = (actor: AppointmentParticipant['actor']): AppointmentParticipant => ({ actor, required: 'required', status: 'accepted' });
      return {
        resourceType: 'Appointment',
        id: h.raw((r) => r.id),
        meta: edition.meta('none'),
        status: h.pick(STATUS, (r) => r.status),
        specialty: [h.pick(SPECIALTY, (r) => r.specialty)],
        reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
        start: instant(h, (r) => r.start),
        end: instant(h, (r) => r.end),
        created: instant(h, (r) => r.created),
        participant: [
          accepted(patientReference(h)),
          accepted(reference(h, 'Practitioner', (r) => r.practitioner_id)),
          accepted(reference(h, 'Location', (r) => r.location_id)),
        ],
      };
    },
  });

export function readAppointment(r: FhirAppointment): Reading<Appointment> {
  const actor = (type: string) => listOf(r.participant).find(({ actor }) => actor?.reference?.startsWith(`${type}/`))?.actor;
  return {
    id: r.id,
    status: wordOf(STATUS, r.status),
    specialty: wordOf(SPECIALTY, r.specialty?.[0]),
    reason: codingOf(r.reasonCode?.[0]),
    created: timeOf(r.created),
    start: timeOf(r.start),
    end: timeOf(r.end),
    recorded: notCarried,
    practitioner_id: idOf('Practitioner', actor('Practitioner')),
    location_id: idOf('Location', actor('Location')),
  };
}
