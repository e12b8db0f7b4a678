/** Faults of DiagnosticReport, DocumentReference, ServiceRequest, ImagingStudy, Specimen, Device and Provenance. */
import { concept, fault, faultOf, follows, put, without } from './make.mjs';

const report = (profile, what, breakCopy) =>
  fault(
    `DiagnosticReport ${profile.replace('us-core-diagnosticreport-', '')}: ${what}`,
    (r) => r.resourceType === 'DiagnosticReport' && follows(r, profile),
    breakCopy,
  );

export const reportFaults = [
  without('DiagnosticReport', 'status'),
  without('DiagnosticReport', 'code'),
  without('DiagnosticReport', 'category'),
  without('DiagnosticReport', 'subject'),
  put('DiagnosticReport', 'status outside its value set', 'status', 'complete'),
  put('DiagnosticReport', 'issued without zone', 'issued', '2024-03-11T10:05:00'),
  report('us-core-diagnosticreport-lab', 'no time (us-core-8)', (r) => {
    r.status = 'final';
    delete r.effectiveDateTime;
    delete r.effectivePeriod;
  }),
  report('us-core-diagnosticreport-lab', 'final, yet not issued (us-core-9)', (r) => {
    r.status = 'final';
    delete r.issued;
  }),
  report('us-core-diagnosticreport-lab', 'category is not LAB', (r) => {
    r.category = [concept('http://terminology.hl7.org/CodeSystem/v2-0074', 'RAD')];
  }),
  report('us-core-diagnosticreport-lab', 'result refers to the patient', (r) => {
    r.result = [{ reference: r.subject.reference }];
  }),
  report('us-core-diagnosticreport-note', 'no time (us-core-10)', (r) => {
    r.status = 'final';
    delete r.effectiveDateTime;
    delete r.effectivePeriod;
  }),
  report('us-core-diagnosticreport-note', 'media without link', (r) => {
    r.media = [{ comment: 'front view' }];
  }),
  without('DocumentReference', 'status'),
  without('DocumentReference', 'type'),
  without('DocumentReference', 'category'),
  without('DocumentReference', 'subject'),
  without('DocumentReference', 'content'),
  put('DocumentReference', 'status outside its value set', 'status', 'final'),
  put('DocumentReference', 'attachment is not base64', 'content.attachment.data', 'Discharged home.'),
  put('DocumentReference', 'date without time', 'date', '2024-03-14'),
  faultOf('DocumentReference', 'attachment with neither data nor address (us-core-6)', ['content.attachment'], (r) => {
    r.content = [{ attachment: { contentType: 'text/plain' } }];
  }),
  faultOf('DocumentReference', 'data without its content type (att-1)', ['content.attachment.data'], (r) => {
    delete r.content[0].attachment.contentType;
  }),
  without('ServiceRequest', 'status'),
  without('ServiceRequest', 'intent'),
  without('ServiceRequest', 'code'),
  without('ServiceRequest', 'subject'),
  put('ServiceRequest', 'status outside its value set', 'status', 'ordered'),
  faultOf('ServiceRequest', 'two occurrence[x]', ['status'], (r) => {
    r.occurrenceDateTime = '2024-03-11';
    r.occurrencePeriod = { start: '2024-03-11' };
  }),
  faultOf('ServiceRequest', 'priority outside its value set', ['status'], (r) => {
    r.priority = 'high';
  }),
  without('ImagingStudy', 'status'),
  without('ImagingStudy', 'subject'),
  without('ImagingStudy', 'series.uid'),
  without('ImagingStudy', 'series.modality'),
  put('ImagingStudy', 'number of series below zero', 'numberOfSeries', -1),
  without('Specimen', 'type'),
  faultOf('Specimen', 'status outside its value set', ['type'], (r) => {
    r.status = 'ok';
  }),
  faultOf('Specimen', 'two collected[x]', ['collection'], (r) => {
    Object.assign(r.collection, { collectedDateTime: '2024-03-11', collectedPeriod: { start: '2024-03-11' } });
  }),
  without('Device', 'type'),
  without('Device', 'patient'),
  without('Device', 'udiCarrier.deviceIdentifier'),
  put('Device', 'expiry date in American order', 'expirationDate', '11/20/2028'),
  faultOf('Device', 'status outside its value set', ['type'], (r) => {
    r.status = 'implanted';
  }),
  without('Provenance', 'target'),
  without('Provenance', 'recorded'),
  without('Provenance', 'agent'),
  without('Provenance', 'agent.who'),
  faultOf('Provenance', 'practitioner who acts for nobody (provenance-1)', ['agent.onBehalfOf'], (r) => {
    delete r.agent[0].onBehalfOf;
  }),
  faultOf('Provenance', 'entity without role', ['target'], (r) => {
    r.entity = [{ what: structuredClone(r.target[0]) }];
  }),
];
