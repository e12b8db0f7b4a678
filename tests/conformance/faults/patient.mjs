/** Faults of Patient. */
import { at, concept, fault, faultOf, put, US_CORE, without } from './make.mjs';

const withExtension =
  (name, test = () => true) =>
  (r) =>
    r.resourceType === 'Patient' && found(r, name) !== undefined && test(found(r, name));
const found = (r, name) => r.extension?.find((e) => e.url === US_CORE + name);
const part = (extension, url) => extension.extension.find((e) => e.url === url);

export const patientFaults = [
  without('Patient', 'identifier'),
  without('Patient', 'identifier.system'),
  without('Patient', 'identifier.value'),
  without('Patient', 'name'),
  without('Patient', 'gender'),
  without('Patient', 'telecom.system'),
  without('Patient', 'telecom.value'),
  without('Patient', 'communication.language'),
  faultOf('Patient', 'name with neither family nor given (us-core-6)', ['name'], (r) => {
    r.name = [{ use: 'official' }];
  }),
  put('Patient', 'gender outside its value set', 'gender', 'woman'),
  put('Patient', 'birthDate in month 13', 'birthDate', '1961-13-02'),
  put('Patient', 'birthDate that does not exist', 'birthDate', '1961-02-30'),
  put('Patient', 'birthDate in American order', 'birthDate', '04/02/1961'),
  put('Patient', 'birthDate with time', 'birthDate', '1961-04-02T00:00:00Z'),
  put('Patient', 'telecom system outside its value set', 'telecom.system', 'mobile'),
  put('Patient', 'address use outside its value set', 'address.use', 'house'),
  put('Patient', 'active as text', 'active', 'true'),
  faultOf('Patient', 'two deceased[x]', [], (r) => {
    r.deceasedBoolean = true;
    r.deceasedDateTime = '2024-03-11';
  }),
  faultOf('Patient', 'contact without name, telecom, address or organization (pat-1)', [], (r) => {
    r.contact = [{ gender: 'male' }];
  }),
  faultOf('Patient', 'maritalStatus with a wrong display', [], (r) => {
    r.maritalStatus = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', code: 'M', display: 'Widowed' }] };
  }),
  faultOf('Patient', 'maritalStatus code that its system does not have', [], (r) => {
    r.maritalStatus = concept('http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', 'ZZZ');
  }),
  fault(
    'Patient: race category outside its value set',
    withExtension('us-core-race', (e) => part(e, 'ombCategory')),
    (r) => {
      part(found(r, 'us-core-race'), 'ombCategory').valueCoding.code = '9999-9';
    },
  ),
  fault(
    'Patient: race without text',
    withExtension('us-core-race', (e) => part(e, 'text')),
    (r) => {
      const race = found(r, 'us-core-race');
      race.extension = race.extension.filter((e) => e.url !== 'text');
    },
  ),
  fault(
    'Patient: two ethnicity categories',
    withExtension('us-core-ethnicity', (e) => part(e, 'ombCategory')),
    (r) => {
      const ethnicity = found(r, 'us-core-ethnicity');
      ethnicity.extension.push(structuredClone(part(ethnicity, 'ombCategory')));
    },
  ),
  fault('Patient: birth sex outside its value set', withExtension('us-core-birthsex'), (r) => {
    found(r, 'us-core-birthsex').valueCode = 'X';
  }),
  faultOf('Patient', 'link without type', [], (r) => {
    r.link = [{ other: { reference: `Patient/${r.id}` } }];
  }),
  faultOf('Patient', 'name period ends before it begins', ['name.family'], (r) => {
    at(r, 'name')[0].period = { start: '2020-01-01', end: '2010-01-01' };
  }),
];
