import type { Annotation, Coding, ImagingStudy as FhirImagingStudy } from 'fhir/r4.js';
import type { ImagingStudy } from '../../../model/clinical/imaging-study.ts';
import type { Edition } from '../editions.ts';
import { concept, fhirCoding } from '../fhir-concepts.ts';
import { DICOM, DICOM_UID } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, codingOfOne, idOf, notCarried, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

function modality(code: string, display: string): Coding {
  return { system: DICOM, code, display };
}

/** Displays of the DICOM Controlled Terminology Definitions (PS3.16, annex D). */
const MODALITY: { readonly [K in ImagingStudy['modality']]: Coding } = {
  CR: modality('CR', 'Computed Radiography'),
  CT: modality('CT', 'Computed Tomography'),
  DX: modality('DX', 'Digital Radiography'),
  MG: modality('MG', 'Mammography'),
  MR: modality('MR', 'Magnetic Resonance'),
  NM: modality('NM', 'Nuclear Medicine'),
  OP: modality('OP', 'Ophthalmic photography'),
  PT: modality('PT', 'Positron emission tomography'),
  RF: modality('RF', 'Radiofluoroscopy'),
  US: modality('US', 'Ultrasound'),
  XA: modality('XA', 'X-Ray Angiography'),
};

const STATUS: { readonly [K in ImagingStudy['status']]: FhirImagingStudy['status'] } = {
  available: 'available',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

/** US Core has no profile for imaging studies. One series stands for the study, as FHIR keeps the body site there. */
export const imagingStudy = (edition: Edition) =>
  resource<ImagingStudy>()({
    has: {
      encounter: (r) => r.encounter_id !== null,
      reason: (r) => r.reason !== null,
      site: (r) => r.body_site !== null,
      requested: (r) => r.request_id !== null,
      findings: (r) => filled(r.findings),
      // A conclusion belongs to the report where there is one.
      conclusion: (r) => r.report_id === null && filled(r.conclusion),
    },
    build: (h, has): FhirImagingStudy => {
      const notes: Annotation[] = [];
      if (has.findings) notes.push({ text: text(h, (r) => r.findings) });
      if (has.conclusion) notes.push({ text: text(h, (r) => r.conclusion) });
      return {
        resourceType: 'ImagingStudy',
        id: h.raw((r) => r.id),
        meta: edition.meta('none'),
        identifier: [{ system: DICOM_UID, value: `urn:oid:${h.text((r) => r.uid)}` }],
        status: h.pick(STATUS, (r) => r.status),
        modality: [h.pick(MODALITY, (r) => r.modality)],
        subject: patientReference(h),
        basedOn: has.requested ? [reference(h, 'ServiceRequest', (r) => r.request_id)] : undefined,
        encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
        started: instant(h, (r) => r.started),
        interpreter: [reference(h, 'Practitioner', (r) => r.practitioner_id)],
        numberOfSeries: 1,
        procedureCode: [h.part(concept, (r) => r.code)],
        reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
        note: notes.length > 0 ? notes : undefined,
        series: [
          {
            uid: `${h.text((r) => r.uid)}.1`,
            number: 1,
            modality: h.pick(MODALITY, (r) => r.modality),
            bodySite: has.site ? h.part(fhirCoding, (r) => r.body_site!) : undefined,
            started: instant(h, (r) => r.started),
          },
        ],
      };
    },
  });

export function readImagingStudy(r: FhirImagingStudy, c: ReadContext): Reading<ImagingStudy> {
  const report = c.reportOf(`ImagingStudy/${r.id}`);
  return {
    id: r.id,
    code: codingOf(r.procedureCode?.[0]),
    status: wordOf(STATUS, r.status),
    uid: r.identifier?.find(({ system }) => system === DICOM_UID)?.value?.replace(/^urn:oid:/, ''),
    modality: wordOf(MODALITY, r.modality?.[0]),
    body_site: codingOfOne(r.series?.[0]?.bodySite),
    started: timeOf(r.started),
    reason: codingOf(r.reasonCode?.[0]),
    findings: r.note?.[0]?.text,
    conclusion: report === null ? r.note?.[1]?.text : notCarried,
    report_id: report,
    request_id: idOf('ServiceRequest', r.basedOn?.[0]),
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: idOf('Practitioner', r.interpreter?.[0]),
  };
}
