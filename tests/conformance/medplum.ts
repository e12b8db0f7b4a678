/**
 * The judge that needs nothing but npm packages: HL7's JSON schema through ajv, Medplum's validator with HL7's base R4 definitions and vital-sign
 * profiles, and by hand what both leave out: required bindings, emptiness, dates, narratives, references inside a bundle. What it cannot see is listed in
 * `unseen.mjs`: US Core above all, codes, references between bulk files.
 *
 * The definitions (some 45 MB of JSON) are read once, with the first resource.
 */

import { byBindings } from './medplum/bindings.ts';
import { isRecord, type Json } from './medplum/definitions.ts';
import { byForm } from './medplum/form.ts';
import type { Issue, Objection } from './medplum/issue.ts';
import { byReferences } from './medplum/references.ts';
import { bySchema } from './medplum/schema.ts';
import { byDataTypes, byStructure, prepare } from './medplum/structure.ts';
import { walk } from './medplum/walk.ts';

export type { Issue } from './medplum/issue.ts';

/**
 * Everything that is wrong with the resources, in their order; bundled and contained resources are judged like the others.
 *
 *     judge([{ resourceType: 'Patient', gender: 'woman' }])[0].path // '/gender'
 */
export function judge(resources: readonly object[]): Issue[] {
  return resources.flatMap((resource) => judgeOne(resource as Json, ''));
}

function judgeOne(resource: Json, above: string): Issue[] {
  const type = String(resource['resourceType']);
  const name = `${above}${type}/${resource['id'] ?? '?'}`;
  const say = (judge: Issue['judge'], objections: readonly Objection[]) => objections.map((objection) => ({ resource: name, judge, ...objection }));
  // A resource of the wrong shape would only bring noise from the others.
  const shape = say('schema', bySchema(type, resource));
  if (shape.length > 0) return shape;
  prepare();
  const found = walk(resource);
  return [
    ...say('structure', byStructure(resource)),
    ...say('types', byDataTypes(found)),
    ...say('bindings', byBindings(found)),
    ...say('form', byForm(shallow(resource), type)),
    ...say('references', byReferences(resource)),
    ...inner(resource).flatMap((one) => judgeOne(one, `${name} > `)),
  ];
}

/** The resources inside a resource: entries of a bundle, contained ones. */
function inner(resource: Json): Json[] {
  const entries = list(resource['entry']).flatMap((entry) => (isRecord(entry) && isRecord(entry['resource']) ? [entry['resource']] : []));
  return [...entries, ...list(resource['contained']).filter(isRecord)];
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Without the resources inside, which are judged by themselves. */
function shallow({ contained, ...resource }: Json): Json {
  return Array.isArray(resource['entry']) ? { ...resource, entry: resource['entry'].map(({ resource: _, ...entry }) => entry) } : resource;
}
