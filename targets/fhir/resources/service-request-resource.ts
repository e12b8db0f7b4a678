import type { ServiceRequest as FhirServiceRequest } from 'fhir/r4.js';
import type { ServiceRequest } from '../../../model/clinical/service-request.ts';
import type { Edition } from '../editions.ts';
import { concept, SERVICE_CATEGORY } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in ServiceRequest['status']]: FhirServiceRequest['status'] } = {
  active: 'active',
  completed: 'completed',
  revoked: 'revoked',
  entered_in_error: 'entered-in-error',
};
const PRIORITY = { routine: 'routine', urgent: 'urgent', asap: 'asap', stat: 'stat' } as const;

export const serviceRequest = (edition: Edition) =>
  resource<ServiceRequest>()({
    has: {
      encounter: (r) => r.encounter_id !== null,
      quantity: (r) => r.quantity !== null,
      reason: (r) => r.reason !== null,
      note: (r) => filled(r.note),
    },
    build: (h, has): FhirServiceRequest => ({
      resourceType: 'ServiceRequest',
      id: h.raw((r) => r.id),
      meta: edition.meta('service_request'),
      status: h.pick(STATUS, (r) => r.status),
      intent: 'order',
      category: [h.pick(SERVICE_CATEGORY, (r) => r.category)],
      priority: h.pick(PRIORITY, (r) => r.priority),
      code: h.part(concept, (r) => r.code),
      quantityQuantity: has.quantity ? { value: h.number((r) => r.quantity!) } : undefined,
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      occurrenceDateTime: instant(h, (r) => r.occurrence),
      authoredOn: instant(h, (r) => r.authored),
      requester: reference(h, 'Practitioner', (r) => r.practitioner_id),
      reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
      note: has.note ? [{ text: text(h, (r) => r.note) }] : undefined,
    }),
  });

export function readServiceRequest(r: FhirServiceRequest): Reading<ServiceRequest> {
  return {
    id: r.id,
    category: wordOf(SERVICE_CATEGORY, r.category?.[0]),
    code: codingOf(r.code),
    status: wordOf(STATUS, r.status),
    priority: wordOf(PRIORITY, r.priority),
    quantity: r.quantityQuantity?.value,
    authored: timeOf(r.authoredOn),
    occurrence: timeOf(r.occurrenceDateTime),
    reason: codingOf(r.reasonCode?.[0]),
    note: r.note?.[0]?.text,
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: idOf('Practitioner', r.requester),
  };
}
