/** Faults of Encounter, Condition and Procedure. */
import { concept, fault, faultOf, follows, put, without } from './make.mjs';

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const VERIFIED = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';

export const encounterFaults = [
  without('Encounter', 'status'),
  without('Encounter', 'class'),
  without('Encounter', 'type'),
  without('Encounter', 'subject'),
  without('Encounter', 'identifier.value'),
  without('Encounter', 'location.location'),
  put('Encounter', 'status of a later FHIR version', 'status', 'completed'),
  faultOf('Encounter', 'class as a concept', ['class'], (r) => {
    r.class = { coding: [r.class] };
  }),
  faultOf('Encounter', 'class with a wrong display', ['class'], (r) => {
    r.class.display = 'somewhere in the house';
  }),
  faultOf('Encounter', 'period ends before it begins (per-1)', ['period'], (r) => {
    r.period = { start: '2024-03-14T11:00:00-05:00', end: '2024-03-11T08:30:00-05:00' };
  }),
  faultOf('Encounter', 'statusHistory without period', [], (r) => {
    r.statusHistory = [{ status: 'arrived' }];
  }),
  faultOf('Encounter', 'diagnosis without condition', [], (r) => {
    r.diagnosis = [{ rank: 1 }];
  }),
  without('Condition', 'category'),
  without('Condition', 'code'),
  without('Condition', 'subject'),
  faultOf('Condition', 'entered in error, yet with clinical status (con-5)', ['clinicalStatus'], (r) => {
    r.verificationStatus = concept(VERIFIED, 'entered-in-error');
  }),
  faultOf('Condition', 'abated, yet active (con-4)', ['clinicalStatus'], (r) => {
    r.clinicalStatus = concept(CLINICAL, 'active');
    r.abatementDateTime = '2024-03-25';
    delete r.abatementAge;
  }),
  faultOf('Condition', 'clinical status outside its value set', ['clinicalStatus'], (r) => {
    r.clinicalStatus = concept(CLINICAL, 'cured');
  }),
  faultOf('Condition', 'clinical status with a wrong display', ['clinicalStatus'], (r) => {
    r.clinicalStatus.coding[0].display = 'Gone for good';
  }),
  faultOf('Condition', 'verification status as a code', ['verificationStatus'], (r) => {
    r.verificationStatus = 'confirmed';
  }),
  faultOf('Condition', 'two onset[x]', ['onsetDateTime'], (r) => {
    r.onsetString = 'last week';
  }),
  faultOf('Condition', 'recorded with time, without zone', ['recordedDate'], (r) => {
    r.recordedDate = '2024-03-11T09:00:00';
  }),
  faultOf('Condition', 'stage without summary or assessment (con-1)', [], (r) => {
    r.stage = [{ type: { text: 'clinical' } }];
  }),
  faultOf('Condition', 'evidence without code or detail (con-2)', [], (r) => {
    r.evidence = [{ id: 'e' }];
  }),
  fault(
    'Condition: encounter diagnosis without that category',
    (r) => r.resourceType === 'Condition' && follows(r, 'us-core-condition-encounter-diagnosis'),
    (r) => {
      r.category = [{ text: 'diagnosis' }];
    },
  ),
  fault(
    'Condition: problem without a category of US Core',
    (r) => r.resourceType === 'Condition' && follows(r, 'us-core-condition-problems-health-concerns'),
    (r) => {
      r.category = [concept('http://terminology.hl7.org/CodeSystem/condition-category', 'encounter-diagnosis')];
    },
  ),
  without('Procedure', 'status'),
  without('Procedure', 'code'),
  without('Procedure', 'subject'),
  put('Procedure', 'status outside its value set', 'status', 'complete'),
  faultOf('Procedure', 'completed without a time (us-core-7)', ['status'], (r) => {
    r.status = 'completed';
    for (const key of Object.keys(r)) if (key.startsWith('performed')) delete r[key];
  }),
  faultOf('Procedure', 'performer without actor', [], (r) => {
    r.performer = [{ function: { text: 'surgeon' } }];
  }),
  faultOf('Procedure', 'two performed[x]', ['status'], (r) => {
    r.performedDateTime = '2024-03-11';
    r.performedPeriod = { start: '2024-03-11' };
  }),
];
