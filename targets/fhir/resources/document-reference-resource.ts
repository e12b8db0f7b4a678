import type { DocumentReference as FhirDocumentReference, Period } from 'fhir/r4.js';
import type { DocumentReference } from '../../../model/clinical/document-reference.ts';
import type { Edition } from '../editions.ts';
import { CLINICAL_NOTE, concept } from '../fhir-concepts.ts';
import { IHE_FORMAT, URI } from '../fhir-systems.ts';
import { base64, filled, textOfBase64 } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, type ResourceHoles, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in DocumentReference['status']]: FhirDocumentReference['status'] } = {
  current: 'current',
  superseded: 'superseded',
  entered_in_error: 'entered-in-error',
};

/** The media type says it all: the document follows no further template (IHE IT Infrastructure, format codes). */
const FORMAT = { system: IHE_FORMAT, code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient', display: 'mimeType Sufficient' };

export const documentReference = (edition: Edition) =>
  resource<DocumentReference>()({
    has: {
      title: (r) => filled(r.title),
      encounter: (r) => r.encounter_id !== null,
      visit: (r, c) => c.encounter(r.encounter_id) !== undefined,
      visit_ended: (r, c) => (c.encounter(r.encounter_id)?.end ?? null) !== null,
    },
    build: (h, has): FhirDocumentReference => ({
      resourceType: 'DocumentReference',
      id: h.raw((r) => r.id),
      meta: edition.meta('document'),
      identifier: [{ system: URI, value: `urn:uuid:${h.raw((r) => r.id)}` }],
      status: h.pick(STATUS, (r) => r.status),
      docStatus: 'final',
      type: h.part(concept, (r) => r.type),
      category: [CLINICAL_NOTE],
      subject: patientReference(h),
      date: instant(h, (r) => r.date),
      author: [reference(h, 'Practitioner', (r) => r.practitioner_id)],
      custodian: reference(h, 'Organization', (r) => r.organization_id),
      content: [
        {
          attachment: {
            contentType: 'text/plain; charset=utf-8',
            // An attachment may not be empty: a document without text holds its title, or else a line break.
            data: h.raw((r) => base64(r.text || r.title || '\n')),
            title: has.title ? text(h, (r) => r.title) : undefined,
            creation: instant(h, (r) => r.date),
          },
          format: FORMAT,
        },
      ],
      context: has.encounter
        ? { encounter: [reference(h, 'Encounter', (r) => r.encounter_id)], period: has.visit ? visit(h, has.visit_ended) : undefined }
        : undefined,
    }),
  });

function visit(h: ResourceHoles<DocumentReference>, ended: boolean): Period {
  return {
    start: instant(h, (r, c) => c.encounter(r.encounter_id)!.start),
    end: ended ? instant(h, (r, c) => c.encounter(r.encounter_id)!.end) : undefined,
  };
}

export function readDocumentReference(r: FhirDocumentReference): Reading<DocumentReference> {
  const attachment = r.content?.[0]?.attachment;
  return {
    id: r.id,
    type: codingOf(r.type),
    title: attachment?.title ?? '',
    text: attachment?.data === undefined ? undefined : textOfBase64(attachment.data),
    date: timeOf(r.date),
    status: wordOf(STATUS, r.status),
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.context?.encounter?.[0]),
    practitioner_id: idOf('Practitioner', r.author?.[0]),
    organization_id: idOf('Organization', r.custodian),
  };
}
