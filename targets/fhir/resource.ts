/** What all resource builders say alike. */
import type { FhirResource, Reference } from 'fhir/r4.js';
import { formatDay } from '../../model/time/civil.ts';
import { definition, type FieldReader, type Holes } from '../shared/json-template.ts';
import type { FhirContext } from './fhir-context.ts';

export type ResourceHoles<R> = Holes<R, FhirContext>;
type Read<R, V> = FieldReader<R, FhirContext, V>;

/** Starts the definition of a resource (or of a part of one) that is made from records of type R. */
export function resource<R>() {
  return definition<R, FhirContext>();
}

/** Starts the definition of a resource whose elements depend on too much for questions: it is built for each record. */
export function assembled<R>(make: (record: R, context: FhirContext) => FhirResource) {
  return resource<R>()({ has: {}, build: (h): FhirResource => h.json(make) });
}

/** A relative reference: right in bulk files, and resolved against the full URLs inside a bundle. */
export function reference<R, C>(h: Holes<R, C>, type: string, id: FieldReader<R, C, string | null>): Reference {
  return { reference: `${type}/${h.raw(id as FieldReader<R, C, string>)}` };
}

export function patientReference<R>(h: ResourceHoles<R>): Reference {
  return reference(h, 'Patient', (_, c) => c.subject.patient.id);
}

/** A civil minute of the record as dateTime or instant, with the offset of the record's place. */
export function instant<R extends object>(h: ResourceHoles<R>, minute: Read<R, number | null>): string {
  return h.raw((r, c) => c.instant((minute as Read<R, number>)(r, c), r));
}

/** A civil day as a date. */
export function date<R>(h: ResourceHoles<R>, day: Read<R, number | null>): string {
  return h.raw((r, c) => formatDay((day as Read<R, number>)(r, c)));
}

/** Free text; only where the shape says that there is some. */
export function text<R, C>(h: Holes<R, C>, get: FieldReader<R, C, string | null>): string {
  return h.text(get as FieldReader<R, C, string>);
}

/** A reference to a record of a type. */
export function referenceTo(type: string, id: string): Reference {
  return { reference: `${type}/${id}` };
}

/** A list of references to records of one type, from their ids. */
export function references(type: string) {
  return resource<string>()({ has: {}, build: (h): Reference => ({ reference: `${type}/${h.raw((id) => id)}` }) });
}

/**
 * The id of a resource that is made beside another of the same record: the record's own id with its first and last eight digits exchanged. So it is a function of
 * that id alone, and the version and variant digits of the UUID stay.
 */
export function derivedId(id: string): string {
  return id.slice(28) + id.slice(8, 28) + id.slice(0, 8);
}
