/** What all readers of resources say alike. A value that no builder writes stays as it is, so that the rules of the record report it. */
import type { ClaimResponse, CodeableConcept, CoverageEligibilityResponse, Coding as FhirCoding, Reference } from 'fhir/r4.js';
import { notCarried } from '../../model/not-carried.ts';
import { CODE_SYSTEM_URI } from './fhir-systems.ts';

export { notCarried };

/** A record as it was read: each field in the form of canonical JSON, `undefined` where the resource has no value for it, or `notCarried`. */
export type Reading<T> = { readonly [K in keyof T]: unknown };

/** What the other resources of the same patient say about a resource. */
export interface ReadContext {
  /** The id of the report that refers to a resource; null for none. */
  reportOf(reference: string): string | null;
  /** What the visit of a condition says that it is to it. */
  roleOf(condition: string): string | undefined;
  /** The code of the condition that is referred to; a problem without a condition has no place in FHIR. */
  problemOf(conditions: readonly Reference[] | undefined): unknown;
  /** The answer to a request for prior authorization. */
  responseTo(request: string | undefined): ClaimResponse | undefined;
  /** The answer to an inquiry about eligibility. */
  eligibilityOf(request: string | undefined): CoverageEligibilityResponse | undefined;
  /** The request for prior authorization that was answered with a number; the number itself where there is none. */
  authorizationOf(number: string | undefined): string | undefined;
}

export function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list.filter((one) => one !== null) : [];
}

/** The id of a record that is referred to. */
export function idOf(type: string, to: Reference | null | undefined): string | undefined {
  const reference = to?.reference;
  return typeof reference === 'string' && reference.startsWith(`${type}/`) ? reference.slice(type.length + 1) : reference;
}

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** The civil minute of a dateTime or instant: its offset is that of the place. */
export function timeOf(instant: string | undefined): string | undefined {
  return instant?.replace(TIME, '$1');
}

const systems = new Map(Object.entries(CODE_SYSTEM_URI).map(([name, uri]) => [uri, name]));

export function codingOf(concept: CodeableConcept | undefined): unknown {
  return codingOfOne(concept?.coding?.[0]);
}

export function codingOfOne(coding: FhirCoding | undefined): unknown {
  if (coding === undefined) return undefined;
  const { system, code, display = '' } = coding;
  return { system: systems.get(system ?? '') ?? system, code, display };
}

const words = new WeakMap<object, ReadonlyMap<string, string>>();

/** The word that a table has an entry for. */
export function wordOf(table: Readonly<Record<string, unknown>>, entry: unknown): string | undefined {
  if (entry === undefined || entry === null) return undefined;
  let known = words.get(table);
  if (known === undefined) {
    known = new Map(Object.entries(table).map(([word, one]) => [JSON.stringify(one), word]));
    words.set(table, known);
  }
  const text = JSON.stringify(entry);
  return known.get(text) ?? (typeof entry === 'string' ? entry : ((entry as CodeableConcept).coding?.[0]?.code ?? (entry as FhirCoding).code ?? text));
}
