/** Faults of MedicationRequest, MedicationAdministration, Immunization and AllergyIntolerance. */
import { at, concept, faultOf, put, without } from './make.mjs';

const MEDICATION = ['medicationCodeableConcept', 'medicationReference'];
const noMedication = (r) => {
  for (const key of MEDICATION) delete r[key];
};
const twoMedications = (r) => {
  r.medicationCodeableConcept ??= { text: 'any' };
  r.medicationReference ??= { display: 'any' };
};

export const medicationFaults = [
  without('MedicationRequest', 'status'),
  without('MedicationRequest', 'intent'),
  without('MedicationRequest', 'subject'),
  put('MedicationRequest', 'status outside its value set', 'status', 'ongoing'),
  put('MedicationRequest', 'intent outside its value set', 'intent', 'prescription'),
  put('MedicationRequest', 'repeats as text', 'dispenseRequest.numberOfRepeatsAllowed', '3'),
  put('MedicationRequest', 'repeats with a fraction', 'dispenseRequest.numberOfRepeatsAllowed', 1.5),
  faultOf('MedicationRequest', 'no medication[x]', ['status'], noMedication),
  faultOf('MedicationRequest', 'two medication[x]', ['status'], twoMedications),
  faultOf('MedicationRequest', 'order without requester (us-core-21)', ['requester'], (r) => {
    r.intent = 'order';
    delete r.requester;
  }),
  faultOf('MedicationRequest', 'two reported[x]', ['subject'], (r) => {
    r.reportedBoolean = true;
    r.reportedReference = { reference: r.subject.reference };
  }),
  faultOf('MedicationRequest', 'period of dosing without its unit (tim-2)', ['dosageInstruction'], (r) => {
    r.dosageInstruction[0].timing = { repeat: { frequency: 2, period: 1 } };
  }),
  faultOf('MedicationRequest', 'unit of dosing period outside its value set', ['dosageInstruction'], (r) => {
    r.dosageInstruction[0].timing = { repeat: { frequency: 2, period: 1, periodUnit: 'day' } };
  }),
  faultOf('MedicationRequest', 'two asNeeded[x]', ['dosageInstruction'], (r) => {
    Object.assign(r.dosageInstruction[0], { asNeededBoolean: true, asNeededCodeableConcept: { text: 'pain' } });
  }),
  faultOf('MedicationRequest', 'two dose[x]', ['dosageInstruction'], (r) => {
    const dose = { value: 1, unit: 'tablet' };
    r.dosageInstruction[0].doseAndRate = [{ doseQuantity: dose, doseRange: { low: dose } }];
  }),
  without('MedicationAdministration', 'status'),
  without('MedicationAdministration', 'subject'),
  put('MedicationAdministration', 'status outside its value set', 'status', 'given'),
  faultOf('MedicationAdministration', 'no medication[x]', ['status'], noMedication),
  faultOf('MedicationAdministration', 'no effective[x]', ['status'], (r) => {
    delete r.effectiveDateTime;
    delete r.effectivePeriod;
  }),
  faultOf('MedicationAdministration', 'dosage without dose or rate (mad-1)', ['status'], (r) => {
    r.dosage = { text: '1 g' };
  }),
  faultOf('MedicationAdministration', 'performer without actor', ['status'], (r) => {
    r.performer = [{ function: { text: 'nurse' } }];
  }),
  without('Immunization', 'status'),
  without('Immunization', 'vaccineCode'),
  without('Immunization', 'patient'),
  put('Immunization', 'status outside its value set', 'status', 'given'),
  faultOf('Immunization', 'no occurrence[x]', ['status'], (r) => {
    delete r.occurrenceDateTime;
    delete r.occurrenceString;
  }),
  faultOf('Immunization', 'two occurrence[x]', ['occurrenceDateTime'], (r) => {
    r.occurrenceString = 'in spring';
  }),
  faultOf('Immunization', 'protocol without dose number', ['status'], (r) => {
    r.protocolApplied = [{ series: 'first' }];
  }),
  without('AllergyIntolerance', 'code'),
  without('AllergyIntolerance', 'patient'),
  without('AllergyIntolerance', 'reaction.manifestation'),
  faultOf('AllergyIntolerance', 'no clinical status (ait-1)', ['clinicalStatus'], (r) => {
    delete r.clinicalStatus;
  }),
  faultOf('AllergyIntolerance', 'entered in error, yet with clinical status (ait-2)', ['clinicalStatus'], (r) => {
    r.verificationStatus = concept('http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', 'entered-in-error');
  }),
  faultOf('AllergyIntolerance', 'clinical status outside its value set', ['clinicalStatus'], (r) => {
    r.clinicalStatus = concept('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'gone');
  }),
  faultOf('AllergyIntolerance', 'criticality outside its value set', ['code'], (r) => {
    r.criticality = 'severe';
  }),
  faultOf('AllergyIntolerance', 'category outside its value set', ['code'], (r) => {
    r.category = ['drug'];
  }),
  faultOf('AllergyIntolerance', 'severity of a reaction outside its value set', ['reaction'], (r) => {
    at(r, 'reaction')[0].severity = 'high';
  }),
];
