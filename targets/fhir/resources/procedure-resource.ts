import type { Procedure as FhirProcedure } from 'fhir/r4.js';
import type { Procedure } from '../../../model/clinical/procedure.ts';
import type { Edition } from '../editions.ts';
import { concept, DIAGNOSTIC_PROCEDURE, SURGICAL_PROCEDURE } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in Procedure['status']]: FhirProcedure['status'] } = {
  completed: 'completed',
  not_done: 'not-done',
  stopped: 'stopped',
  entered_in_error: 'entered-in-error',
};

const CATEGORY = { surgical: SURGICAL_PROCEDURE, diagnostic: DIAGNOSTIC_PROCEDURE };

/**
 * The category that the code itself tells: ICD-10-PCS by its section (0 medical and surgical, 1 obstetrics; 4 measurement, B imaging, C nuclear medicine),
 * CPT by its chapter (10004-69990 surgery; 70010-89398 radiology, pathology and laboratory).
 */
function category({ code }: Procedure): keyof typeof CATEGORY | undefined {
  const first = code.code[0];
  if (code.system === 'ICD10PCS') {
    if (first === '0' || first === '1') return 'surgical';
    return first === '4' || first === 'B' || first === 'C' ? 'diagnostic' : undefined;
  }
  if (code.system === 'CPT' && /^\d{5}$/.test(code.code)) {
    if (first >= '1' && first <= '6') return 'surgical';
    return first === '7' || first === '8' ? 'diagnostic' : undefined;
  }
  return undefined;
}

export const procedure = (edition: Edition) =>
  resource<Procedure>()({
    has: {
      category: (r) => category(r) !== undefined,
      encounter: (r) => r.encounter_id !== null,
      reason: (r) => r.reason !== null,
      site: (r) => r.body_site !== null,
      requested: (r) => r.request_id !== null,
      // What was not done has no time at which it was.
      performed: (r) => r.status !== 'not_done',
      outcome: (r) => filled(r.outcome),
    },
    build: (h, has): FhirProcedure => ({
      resourceType: 'Procedure',
      id: h.raw((r) => r.id),
      meta: edition.meta('procedure'),
      basedOn: has.requested ? [reference(h, 'ServiceRequest', (r) => r.request_id)] : undefined,
      status: h.pick(STATUS, (r) => r.status),
      category: has.category ? h.pick(CATEGORY, (r) => category(r)!) : undefined,
      code: h.part(concept, (r) => r.code),
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      performedPeriod: !has.performed ? undefined : { start: instant(h, (r) => r.start), end: instant(h, (r) => r.end) },
      performer: [{ actor: reference(h, 'Practitioner', (r) => r.practitioner_id) }],
      location: reference(h, 'Location', (r) => r.location_id),
      reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
      bodySite: has.site ? [h.part(concept, (r) => r.body_site!)] : undefined,
      outcome: has.outcome ? { text: text(h, (r) => r.outcome) } : undefined,
    }),
  });

export function readProcedure(r: FhirProcedure): Reading<Procedure> {
  const status = wordOf(STATUS, r.status);
  const performed = status !== 'not_done';
  return {
    id: r.id,
    code: codingOf(r.code),
    status,
    start: performed ? timeOf(r.performedPeriod?.start) : notCarried,
    end: performed ? timeOf(r.performedPeriod?.end) : notCarried,
    reason: codingOf(r.reasonCode?.[0]),
    body_site: codingOf(r.bodySite?.[0]),
    outcome: r.outcome?.text,
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.encounter),
    request_id: idOf('ServiceRequest', r.basedOn?.[0]),
    practitioner_id: idOf('Practitioner', r.performer?.[0]?.actor),
    location_id: idOf('Location', r.location),
  };
}
