import { expect, test } from 'vitest';
import { isRoutineExamination, type VisitTraits, visitType } from '../../../model/clinical/visit-type.ts';
import type { Subject } from '../../../model/subject.ts';
import { FhirContext } from '../../../targets/fhir/fhir-context.ts';
import { everything } from '../../targets/fixtures/full.ts';

const usual: VisitTraits = {
  class: 'ambulatory',
  specialty: 'family_medicine',
  priority: null,
  disposition: null,
  minutes: 25,
  age: 50,
  newPatient: false,
  preventive: false,
};

test.each<[string | null, Partial<VisitTraits>]>([
  ['99212', { minutes: 19 }],
  ['99213', { minutes: 20 }],
  ['99214', { minutes: 30 }],
  ['99215', { minutes: 90 }],
  ['99214', { minutes: null }],
  ['99202', { newPatient: true, minutes: 15 }],
  ['99203', { newPatient: true, minutes: 44 }],
  ['99204', { newPatient: true, minutes: 45 }],
  ['99205', { newPatient: true, minutes: 60 }],
  ['99211', { specialty: 'nursing' }],
  ['92014', { specialty: 'ophthalmology', minutes: 40 }],
  ['92002', { specialty: 'ophthalmology', newPatient: true, minutes: 20 }],
  ['90792', { specialty: 'psychiatry', newPatient: true }],
  [null, { specialty: 'radiology' }],
  ['99396', { preventive: true }],
  ['99381', { preventive: true, newPatient: true, age: 0 }],
  ['99394', { preventive: true, age: 17 }],
  ['99397', { preventive: true, age: 65 }],
  ['99213', { class: 'virtual' }],
  ['99348', { class: 'home', minutes: 30 }],
  ['99284', { class: 'emergency', minutes: 300 }],
  ['99285', { class: 'emergency', priority: 'emergency' }],
  ['99222', { class: 'inpatient', priority: 'urgent' }],
  [null, { class: 'observation' }],
])('%s for %j', (cpt, parts) => {
  expect(visitType({ ...usual, ...parts }).cpt).toBe(cpt);
});

test('types that are equal are one object', () => {
  expect(visitType({ ...usual, minutes: 20 })).toBe(visitType({ ...usual, minutes: 29, age: 7 }));
});

test('a routine examination is told by its ICD-10-CM code', () => {
  const display = '';
  expect(isRoutineExamination({ system: 'ICD10CM', code: 'Z00.129', display })).toBe(true);
  expect(isRoutineExamination({ system: 'ICD10CM', code: 'Z01.411', display })).toBe(true);
  expect(isRoutineExamination({ system: 'ICD10CM', code: 'Z00.6', display })).toBe(false);
});

test('a patient is new to a specialty of an organization until seen there, and again after three years', () => {
  const subject = structuredClone(everything()) as Subject;
  const [visit] = subject.encounters;
  const year = 366 * 1440;
  const days = [0, 1, 3, 7];
  subject.encounters = days.map((years, i) => ({
    ...visit,
    id: `${i}`,
    type: null,
    reason: null,
    class: 'ambulatory',
    specialty: 'cardiology',
    status: 'finished',
    start: visit.start + years * year,
    end: visit.start + years * year + 25,
  }));
  subject.encounters.push({ ...subject.encounters[1], id: '4', specialty: 'endocrinology' });
  const context = new FhirContext(subject);
  expect(subject.encounters.map((one) => context.visitType(one).cpt)).toEqual(['99202', '99213', '99213', '99202', '99202']);
});
