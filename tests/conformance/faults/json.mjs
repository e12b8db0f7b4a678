/** Faults of the JSON form: any resource can suffer them. */
import { fault } from './make.mjs';

const any = () => true;
const firstKey = (r, test) => Object.keys(r).find((key) => key !== 'meta' && test(r[key]));
const isRecord = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);

export const jsonFaults = [
  fault('any: unknown resource type', any, (r) => {
    r.resourceType = 'Pacient';
  }),
  fault('any: no resource type', any, (r) => {
    delete r.resourceType;
  }),
  fault('any: unknown element', any, (r) => {
    r.colour = 'red';
  }),
  fault(
    'any: unknown element inside another',
    (r) => r.resourceType !== 'Bundle' && firstKey(r, isRecord) !== undefined,
    (r) => {
      r[firstKey(r, isRecord)].colour = 'red';
    },
  ),
  fault(
    'any: id with characters that an id cannot have',
    (r) => r.id !== undefined,
    (r) => {
      r.id = 'p_1 x';
    },
  ),
  fault(
    'any: id of 65 characters',
    (r) => r.id !== undefined,
    (r) => {
      r.id = 'a'.repeat(65);
    },
  ),
  fault('any: empty array', any, (r) => {
    r.meta = { ...r.meta, security: [] };
  }),
  fault('any: empty object', any, (r) => {
    r.meta = {};
  }),
  fault('any: empty string', any, (r) => {
    r.language = '';
  }),
  fault('any: null', any, (r) => {
    r.language = null;
  }),
  fault('any: array where one object is due', any, (r) => {
    r.meta = [{ versionId: '1' }];
  }),
  fault(
    'any: one object where an array is due',
    (r) => firstKey(r, (v) => Array.isArray(v) && isRecord(v[0])) !== undefined,
    (r) => {
      const key = firstKey(r, (v) => Array.isArray(v) && isRecord(v[0]));
      r[key] = r[key][0];
    },
  ),
  fault('any: text where an object is due', any, (r) => {
    r.meta = 'test';
  }),
  fault('any: instant without zone', any, (r) => {
    r.meta = { ...r.meta, lastUpdated: '2024-03-11T09:05:00' };
  }),
  fault('any: instant that is only a date', any, (r) => {
    r.meta = { ...r.meta, lastUpdated: '2024-03-11' };
  }),
  fault('any: code with a blank at its end', any, (r) => {
    r.language = 'en ';
  }),
  fault('any: uri with a blank inside', any, (r) => {
    r.implicitRules = 'urn:a b';
  }),
  fault('any: profile that is not published', any, (r) => {
    r.meta = { ...r.meta, profile: ['http://hl7.org/fhir/us/core/StructureDefinition/us-core-nothing'] };
  }),
];
