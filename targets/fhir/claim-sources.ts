/** The records that lines of claims bill, as information of the claim that lines refer to. */
import type { ClaimSupportingInfo } from 'fhir/r4.js';
import type { Claim } from '../../model/benefits/claim.ts';
import type { Subject } from '../../model/subject.ts';
import { CLINICAL, type ClinicalRecord } from './clinical-resources.ts';
import { GENERAL_INFORMATION } from './financial-concepts.ts';
import { referenceTo } from './resource.ts';

const types = new WeakMap<Subject, ReadonlyMap<string, string>>();

/** The type of resource that each clinical record of a subject is written as. */
function typesOf(subject: Subject): ReadonlyMap<string, string> {
  let known = types.get(subject);
  if (known === undefined) {
    known = new Map(CLINICAL.flatMap(({ list, type }) => (subject[list] as readonly ClinicalRecord[]).map(({ id }) => [id, type] as const)));
    types.set(subject, known);
  }
  return known;
}

/** Each record once. @param from number of the first entry */
export function billedRecords({ lines }: Claim, subject: Subject, from: number): ReadonlyMap<string, ClaimSupportingInfo> {
  const known = typesOf(subject);
  const found = new Map<string, ClaimSupportingInfo>();
  for (const { source_id } of lines) {
    const type = source_id === null ? undefined : known.get(source_id);
    if (source_id === null || type === undefined || found.has(source_id)) continue;
    found.set(source_id, { sequence: from + found.size, category: GENERAL_INFORMATION, valueReference: referenceTo(type, source_id) });
  }
  return found;
}
