/** Resources of one patient → the subject as canonical JSON: the way back of the builders. What a resource does not carry is `notCarried`. */
import type {
  CarePlan,
  ClaimResponse,
  CoverageEligibilityResponse,
  DiagnosticReport,
  Encounter,
  Location,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
} from 'fhir/r4.js';
import { describe, type Field } from '../../model/describe.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import { parties as partiesSchema, subject as subjectSchema } from '../../model/subject.ts';
import { CLINICAL } from './clinical-resources.ts';
import { DIAGNOSIS_USE } from './fhir-concepts.ts';
import { FINANCIAL_READERS, financialTypes, idOfResource } from './financial-resources.ts';
import { codingOf, idOf, listOf, notCarried, type ReadContext, wordOf } from './read-resource.ts';
import { readLocation, readOrganization, readPractitioner } from './resources/party-resources.ts';
import { readPatient } from './resources/patient-resource.ts';

/** A resource as it was read: nothing of it is known but that it is an object. */
export type AnyResource = { readonly resourceType: string } & Readonly<Record<string, unknown>>;

/** Resources by type. */
export type Resources = ReadonlyMap<string, readonly AnyResource[]>;

type Json = Record<string, unknown>;

/** The types of resources that belong to one patient, without the Patient; and those that patients share. */
export const patientTypes: readonly string[] = [...CLINICAL.map(({ type }) => type), ...financialTypes];
export const partyTypes = ['Organization', 'Location', 'Practitioner', 'PractitionerRole'] as const;

const typeOfParty: ReadonlyMap<string, string> = new Map([
  ['organizations', 'Organization'],
  ['locations', 'Location'],
  ['practitioners', 'Practitioner'],
]);
const typeOfList: ReadonlyMap<string, string> = new Map([...CLINICAL, ...FINANCIAL_READERS].map(({ list, type }) => [list, type]));

/** The id of the patient that a resource is about. */
export function patientOf({ subject, patient, beneficiary, participant }: AnyResource): string | undefined {
  const actors = Array.isArray(participant) ? (participant as Participant[]).map((one) => one?.actor) : [];
  const found = [subject, patient, beneficiary, ...actors].find((one) => String((one as Referring | undefined)?.reference).startsWith('Patient/'));
  return idOf('Patient', (found ?? subject ?? patient ?? beneficiary) as Referring | undefined);
}

interface Referring {
  readonly reference?: string;
}
interface Participant {
  readonly actor?: Referring;
}

const byName = (fields: readonly Field[]): ReadonlyMap<string, Field> => new Map(fields.map((field) => [field.name, field]));
const fieldsOf = byName(describe(subjectSchema));
const partyFields = byName(describe(partiesSchema));

/** What has no value is null where it may be, and else missing. */
function complete(value: unknown, field: Field): unknown {
  if (field.type === 'list' && Array.isArray(value)) return value.map((one) => complete(one, field.item));
  if (field.type !== 'object' || typeof value !== 'object' || value === null) return value;
  const found: Json = {};
  for (const inner of field.fields) {
    const one = complete((value as Json)[inner.name], inner);
    if (one !== undefined) found[inner.name] = one;
    else if (inner.nullable) found[inner.name] = null;
  }
  return found;
}

function contextOf(resources: Resources): ReadContext {
  const reports = new Map<string | undefined, string>();
  for (const report of (resources.get('DiagnosticReport') ?? []) as unknown as DiagnosticReport[])
    for (const { reference } of [...listOf(report.result), ...listOf(report.imagingStudy)]) reports.set(reference, String(report.id));
  const conditions = new Map((resources.get('Condition') ?? []).map((one) => [`Condition/${String(one['id'])}`, one['code']]));
  const roles = new Map<string | undefined, string | undefined>();
  for (const { diagnosis } of (resources.get('Encounter') ?? []) as unknown as Encounter[])
    for (const { condition, use, rank } of listOf(diagnosis)) {
      const role = wordOf(DIAGNOSIS_USE, use);
      roles.set(idOf('Condition', condition), role === 'ranked' ? (rank === 1 ? 'principal' : 'secondary') : role);
    }
  const responses = new Map(
    ((resources.get('ClaimResponse') ?? []) as unknown as ClaimResponse[]).map((response) => [idOf('Claim', response.request), response]),
  );
  const eligibility = new Map(
    ((resources.get('CoverageEligibilityResponse') ?? []) as unknown as CoverageEligibilityResponse[]).map((response) => [
      idOf('CoverageEligibilityRequest', response.request),
      response,
    ]),
  );
  const numbers = new Map([...responses].map(([id, { preAuthRef }]) => [preAuthRef, id]));
  return {
    responseTo: (request) => responses.get(request),
    eligibilityOf: (request) => eligibility.get(request),
    authorizationOf: (number) => (number === undefined ? undefined : (numbers.get(number) ?? number)),
    roleOf: (id) => roles.get(id),
    reportOf: (reference) => reports.get(reference) ?? null,
    problemOf(of: CarePlan['addresses']) {
      const [first] = listOf(of);
      return first === undefined ? notCarried : codingOf(conditions.get(first.reference ?? '') as never);
    },
  };
}

/** Called with the place of each resource that cannot be read: `Observation/…`. */
export type Unreadable = (place: string) => void;

/** A resource as findings name it. */
export function placeOf(type: unknown, id: unknown): string {
  return `${String(type)}/${typeof id === 'string' ? id.slice(0, 64) : '(no id)'}`;
}

/** What is read of a resource; nothing where an element has another type than in FHIR. */
function readAs<R, T>(read: (resource: R) => T, resource: R, unreadable: Unreadable): T[] {
  try {
    return [read(resource)];
  } catch (error) {
    // Too deep is not of FHIR either.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const { resourceType, id } = resource as { readonly resourceType?: unknown; readonly id?: unknown };
    unreadable(placeOf(resourceType, id));
    return [];
  }
}

/** One subject, without its parties. */
export function subjectOfResources(patient: AnyResource, resources: Resources, unreadable: Unreadable): Json {
  const context = contextOf(resources);
  const subject: Json = {
    index: notCarried,
    member: notCarried,
    variations: notCarried,
    attributes: notCarried,
    patient: complete(readAs(readPatient, patient as unknown as Patient, unreadable)[0] ?? notCarried, fieldsOf.get('patient')!),
  };
  for (const kind of recordKinds) subject[kind] = notCarried;
  for (const { list, type, read } of CLINICAL)
    subject[list] = complete(
      (resources.get(type) ?? []).flatMap((resource) => readAs((one) => read(one, context), resource, unreadable)),
      fieldsOf.get(list)!,
    );
  for (const { list, type, selects, read } of FINANCIAL_READERS)
    subject[list] = complete(
      (resources.get(type) ?? []).flatMap((resource) => readAs((one) => (selects(one) ? [read(one, context)] : []), resource, unreadable).flat()),
      fieldsOf.get(list)!,
    );
  return subject;
}

/** The parties of a run, by the field that holds them. */
export function partiesOfResources(resources: Resources, unreadable: Unreadable): Readonly<Record<string, readonly Json[]>> {
  const of = (type: string) => (resources.get(type) ?? []) as readonly never[];
  const roles = new Map((of('PractitionerRole') as readonly PractitionerRole[]).map((role) => [idOf('Practitioner', role.practitioner), role]));
  const read: Readonly<Record<string, readonly unknown[]>> = {
    organizations: of('Organization').flatMap((one: Organization) => readAs(readOrganization, one, unreadable)),
    locations: of('Location').flatMap((one: Location) => readAs(readLocation, one, unreadable)),
    practitioners: of('Practitioner').flatMap((one: Practitioner) => readAs((person) => readPractitioner(person, roles.get(person.id)), one, unreadable)),
  };
  return Object.fromEntries([...partyFields].map(([list, field]) => [list, complete(read[list], field) as Json[]]));
}

/** The resource that the value at a path of a subject is in, as `Observation/…`, and the rest of the path. */
export function resourceAt(subject: Json, path: readonly (string | number)[]): readonly [string, readonly (string | number)[]] {
  const [first, ...inside] = path;
  const [list, type, from, rest] =
    first === 'parties'
      ? [String(inside[0]), typeOfParty.get(String(inside[0])), subject['parties'] as Json, inside.slice(1)]
      : [String(first), typeOfList.get(String(first)), subject, inside];
  const [at, ...steps] = rest;
  const record = type === undefined ? undefined : (from[list] as readonly Json[] | undefined)?.[Number(at)];
  const own = placeOf('Patient', (subject['patient'] as Json)['id']);
  return record === undefined ? [own, first === 'patient' ? inside : path] : [placeOf(type, idOfResource(list, record, from[list] as readonly Json[])), steps];
}
