/** Faults of Organization, Location, Practitioner and PractitionerRole. */
import { fault, faultOf, put, without } from './make.mjs';

const NPI = 'http://hl7.org/fhir/sid/us-npi';
const npi = (r) => r.identifier?.find((i) => i.system === NPI);
const withNpi = (type, what, value) =>
  fault(
    `${type}: ${what}`,
    (r) => r.resourceType === type && npi(r) !== undefined,
    (r) => {
      npi(r).value = value(npi(r).value);
    },
  );
const wrongDigit = (value) => value.slice(0, 9) + ((Number(value[9]) + 1) % 10);
const identified = (what, system, value) =>
  faultOf('Organization', what, ['name'], (r) => {
    r.identifier = [{ system, value }];
  });

export const partyFaults = [
  without('Organization', 'active'),
  without('Organization', 'name'),
  withNpi('Organization', 'NPI with a wrong check digit (us-core-17)', wrongDigit),
  withNpi('Organization', 'NPI of nine digits (us-core-16)', (value) => value.slice(0, 9)),
  identified('CLIA number without its D (us-core-18)', 'urn:oid:2.16.840.1.113883.4.7', '1234567890'),
  identified('NAIC number of four digits (us-core-19)', 'urn:oid:2.16.840.1.113883.6.300', '1234'),
  faultOf('Organization', 'neither name nor identifier (org-1)', ['name'], (r) => {
    delete r.name;
    delete r.identifier;
  }),
  faultOf('Organization', 'address for home use (org-2)', ['address'], (r) => {
    r.address[0].use = 'home';
  }),
  faultOf('Organization', 'contact point without system (cpt-2)', ['telecom.system'], (r) => {
    delete r.telecom[0].system;
  }),
  faultOf('Organization', 'two address lines as one text', ['address.line'], (r) => {
    r.address[0].line = '1 Hospital Way, 2nd floor';
  }),
  without('Location', 'name'),
  put('Location', 'status outside its value set', 'status', 'open'),
  faultOf('Location', 'position without latitude', ['name'], (r) => {
    r.position = { longitude: -89.6 };
  }),
  faultOf('Location', 'address as a list', ['address'], (r) => {
    r.address = [r.address];
  }),
  without('Practitioner', 'identifier'),
  without('Practitioner', 'name'),
  without('Practitioner', 'name.family'),
  without('Practitioner', 'identifier.value'),
  faultOf('Practitioner', 'gender outside its value set', ['name'], (r) => {
    r.gender = 'm';
  }),
  withNpi('Practitioner', 'NPI with a wrong check digit (us-core-17)', wrongDigit),
  withNpi('Practitioner', 'NPI of nine digits (us-core-16)', (value) => value.slice(0, 9)),
  faultOf('Practitioner', 'qualification without code', ['name'], (r) => {
    r.qualification = [{ period: { start: '2001' } }];
  }),
  faultOf('PractitionerRole', 'neither practitioner nor organization nor location (us-core-13)', ['practitioner'], (r) => {
    for (const key of ['practitioner', 'organization', 'healthcareService', 'location']) delete r[key];
  }),
  without('PractitionerRole', 'telecom.value'),
  faultOf('PractitionerRole', 'weekday outside its value set', ['practitioner'], (r) => {
    r.availableTime = [{ daysOfWeek: ['monday'] }];
  }),
  faultOf('PractitionerRole', 'practitioner refers to an organization', ['practitioner', 'organization'], (r) => {
    r.practitioner = r.organization;
  }),
];
