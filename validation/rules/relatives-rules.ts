/** Patients who are related people of each other. They are compared by `validation/relatives.ts`. */
import { DISAGREEING_RELATIVES, ONE_SIDED_RELATION } from '../relatives.ts';
import type { Rule, SampleEdit } from '../rule.ts';
import { sampleId, sampleSubject, stranger } from '../sample.ts';

const relative = (patient: object, more: object): object => {
  const {
    ssn: _,
    death: __,
    multiple_birth: ___,
    birth_order: ____,
    previous_names: _____,
    previous_addresses: ______,
    ...person
  } = patient as Record<string, unknown>;
  const { id, mrn, organization_id: _______, practitioner_id: ________, ...fields } = person;
  return { ...fields, name: 'relative', same_household: true, related_patient_id: id, related_mrn: mrn, recorded: '2025-03-10T09:00', ...more };
};

const son = {
  id: sampleId(910),
  mrn: 'MRN00000910',
  ssn: '912-34-0910',
  sex: 'male',
  birth_date: '2001-02-03',
  given: 'Alan',
  marital_status: 'never_married',
};
const mother: SampleEdit = ['/related_persons/-', relative({ ...sampleSubject.patient, ...son }, { id: sampleId(97), relationship: 'child' })];
const ofMother = (more: object): SampleEdit => ['/related_persons', [relative(sampleSubject.patient, { id: sampleId(98), relationship: 'parent', ...more })]];
const second = (...more: readonly SampleEdit[]): readonly SampleEdit[] => [...stranger(son), ...more];

export const relativeRules: readonly Rule[] = [
  {
    id: DISAGREEING_RELATIVES,
    severity: 'error',
    title: 'Related patients who disagree',
    why: 'A mother and her newborn are linked by record number, date of birth, sex and relationship. If their records differ, the link is lost or leads to somebody else.',
    valid: { edits: [mother], second: second(ofMother({})) },
    invalid: { edits: [mother], second: second(ofMother({ birth_date: '1968-04-18' })) },
  },
  {
    id: ONE_SIDED_RELATION,
    severity: 'warning',
    title: 'Relation that only one of two patients has',
    why: 'One patient is a related person of another one, but not the reverse, so a receiver finds the family from one side only. Relatives who are not in the input are not reported.',
    valid: { edits: [mother], second: second(ofMother({})) },
    invalid: { edits: [mother], second: second() },
  },
];
