import type { DiagnosticReport as FhirDiagnosticReport } from 'fhir/r4.js';
import type { DiagnosticReport } from '../../../model/clinical/diagnostic-report.ts';
import type { Edition } from '../editions.ts';
import { concept, REPORT_CATEGORY } from '../fhir-concepts.ts';
import { base64, filled } from '../fhir-text.ts';
import { codingOf, idOf, listOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, references, resource, text } from '../resource.ts';

const STATUS: { readonly [K in DiagnosticReport['status']]: FhirDiagnosticReport['status'] } = {
  final: 'final',
  preliminary: 'preliminary',
  corrected: 'corrected',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

const results = references('Observation');

/** A laboratory report lists its results; the report of an imaging study also presents its text as a document. */
export const diagnosticReport = (edition: Edition) =>
  resource<DiagnosticReport>()({
    has: {
      laboratory: (r) => r.category === 'laboratory',
      encounter: (r) => r.encounter_id !== null,
      request: (r) => r.request_id !== null,
      results: (r) => r.result_ids.length > 0,
      conclusion: (r) => filled(r.conclusion),
      study: (r, c) => c.studyOf(r.id) !== undefined,
    },
    build: (h, has): FhirDiagnosticReport => ({
      resourceType: 'DiagnosticReport',
      id: h.raw((r) => r.id),
      meta: edition.meta(has.laboratory ? 'laboratory_report' : 'report_note'),
      basedOn: has.request ? [reference(h, 'ServiceRequest', (r) => r.request_id)] : undefined,
      status: h.pick(STATUS, (r) => r.status),
      category: [h.pick(REPORT_CATEGORY, (r) => r.category)],
      code: h.part(concept, (r) => r.code),
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      effectiveDateTime: instant(h, (r) => r.effective),
      issued: instant(h, (r) => r.issued),
      performer: [reference(h, 'Organization', (r) => r.organization_id)],
      resultsInterpreter: has.laboratory ? undefined : [reference(h, 'Practitioner', (r) => r.practitioner_id)],
      result: has.results ? h.each((r) => r.result_ids, results) : undefined,
      imagingStudy: has.study ? [reference(h, 'ImagingStudy', (r, c) => c.studyOf(r.id)!)] : undefined,
      conclusion: has.conclusion ? text(h, (r) => r.conclusion) : undefined,
      presentedForm: has.conclusion && !has.laboratory ? [{ contentType: 'text/plain; charset=utf-8', data: h.raw((r) => base64(r.conclusion!)) }] : undefined,
    }),
  });

export function readDiagnosticReport(r: FhirDiagnosticReport): Reading<DiagnosticReport> {
  const category = wordOf(REPORT_CATEGORY, r.category?.[0]);
  return {
    id: r.id,
    category,
    code: codingOf(r.code),
    status: wordOf(STATUS, r.status),
    effective: timeOf(r.effectiveDateTime),
    issued: timeOf(r.issued),
    conclusion: r.conclusion,
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: category === 'laboratory' ? notCarried : idOf('Practitioner', r.resultsInterpreter?.[0]),
    organization_id: idOf('Organization', r.performer?.[0]),
    request_id: idOf('ServiceRequest', r.basedOn?.[0]),
    result_ids: listOf(r.result).map((result) => idOf('Observation', result)),
  };
}
