/** The subjects of a run that is written as FHIR: its resources made canonical records again. */
import { type Bundle, resourcesOfBundles } from '../targets/fhir/resources-of-bundles.ts';
import {
  type AnyResource,
  partiesOfResources,
  partyTypes,
  patientOf,
  placeOf,
  type Resources,
  resourceAt,
  subjectOfResources,
} from '../targets/fhir/subject-of-resources.ts';
import type { Frame } from '../validation/structure/json-frames.ts';
import type { Validator } from '../validation/validator.ts';
import type { FhirFiles } from './fhir-files.ts';
import { framesOf } from './input-frames.ts';
import { partiesOfSubjects } from './parties-of-subject.ts';
import type { Input } from './validate-input.ts';

/** Called with the number of bytes that were read. */
type Watch = (bytes: number) => void;
type PartiesOf = (subject: object) => object;

export async function judgeFhir({ blocks, parties, bundles }: FhirFiles, validator: Validator, watch: Watch): Promise<void> {
  if (blocks.length > 0) {
    const shared = new Map<string, readonly AnyResource[]>();
    for (const type of partyTypes) shared.set(type, await everyOne(new Cursor(type, parties.get(type) ?? [], validator, watch)));
    const partiesOf = partiesOfSubjects(partiesOfResources(shared, unreadable(validator)));
    for (const block of blocks) await judgeBlock(block, partiesOf, validator, watch);
  }
  for (const parts of bundles) {
    const read: Bundle[] = [];
    for (const part of parts)
      for await (const frames of framesOf(part, watch))
        for (const frame of frames) {
          const value = readValue(frame, part, validator);
          if (isBundle(value)) read.push(value);
          else if (value !== null) validator.stray('STRUCT-002', `${part.name}:${frame.line}`, 'the value is not a FHIR bundle');
        }
    if (read.length > 0) judgeBundles(read, parts[0].name, validator);
  }
}

export function isBundle(value: unknown): value is Bundle {
  return typeof value === 'object' && value !== null && (value as { resourceType?: unknown }).resourceType === 'Bundle';
}

/** @param bundles all parts of the bundle of one subject */
export function judgeBundles(bundles: readonly Bundle[], place: string, validator: Validator): void {
  const resources = resourcesOfBundles(bundles);
  const patients = resources.get('Patient') ?? [];
  if (patients.length !== 1) {
    validator.stray(
      'STRUCT-002',
      place,
      `a bundle with ${patients.length} patients is not a subject; the parts of a bundle are read together from their folder`,
    );
    return;
  }
  judgeSubject(patients[0], resources, () => partiesOfResources(resources, unreadable(validator)), validator);
}

const unreadable =
  (validator: Validator) =>
  (place: string): void =>
    validator.stray('STRUCT-006', place, 'an element has another type than in FHIR R4');

function judgeSubject(patient: AnyResource, resources: Resources, partiesOf: PartiesOf, validator: Validator): void {
  const subject = subjectOfResources(patient, resources, unreadable(validator));
  subject['parties'] = partiesOf(subject);
  validator.subject(subject, placeOf('Patient', patient['id']), (path) => resourceAt(subject, path));
}

/**
 * The patients of the files of a block one after the other, each with the resources that refer to it. Resources of a type are in the order of their patients,
 * so that those of one patient are in memory at a time, and of the others of the block the ids.
 */
async function judgeBlock(files: ReadonlyMap<string, readonly Input[]>, partiesOf: PartiesOf, validator: Validator, watch: Watch): Promise<void> {
  const order = new Map<unknown, number>();
  const known = new Cursor('Patient', files.get('Patient') ?? [], null, () => {});
  for (let one = await known.next(), number = 0; one !== null; one = await known.next(), number++) if (!order.has(one['id'])) order.set(one['id'], number);
  const place = (resource: AnyResource): number => order.get(patientOf(resource)) ?? -1;
  const cursors = [...files].filter(([type]) => type !== 'Patient').map(([type, inputs]) => new Cursor(type, inputs, validator, watch));
  /** Resources that come before their turn, by the number of their patient: their reference is wrong, or that of the next. */
  const early = new Map<number, AnyResource[]>();
  const stray = (resource: AnyResource): void => {
    const id = patientOf(resource);
    const words = id === undefined ? 'refers to no Patient' : `refers to ${placeOf('Patient', id)}, which is not the Patient at this place of the files`;
    validator.stray('REF-001', placeOf(resource.resourceType, resource['id']), words);
  };
  const patients = new Cursor('Patient', files.get('Patient') ?? [], validator, watch);
  for (let patient = await patients.next(), number = 0; patient !== null; patient = await patients.next(), number++) {
    const own = new Map<string, AnyResource[]>();
    const take = (resource: AnyResource): void => {
      const others = own.get(resource.resourceType);
      if (others === undefined) own.set(resource.resourceType, [resource]);
      else others.push(resource);
    };
    early.get(number)?.forEach(take);
    early.delete(number);
    for (const cursor of cursors)
      for (let head = await cursor.peek(0); head !== null; head = await cursor.peek(0)) {
        const at = place(head);
        if (at > number) {
          const after = await cursor.peek(1);
          if (after === null || place(after) >= at) break;
          early.set(at, [...(early.get(at) ?? []), head]);
        } else if (at === number) take(head);
        else stray(head);
        cursor.skip();
      }
    judgeSubject(patient, own, partiesOf, validator);
  }
  for (const cursor of cursors) for (const resource of await everyOne(cursor)) stray(resource);
}

async function everyOne(cursor: Cursor): Promise<readonly AnyResource[]> {
  const all: AnyResource[] = [];
  for (let one = await cursor.next(); one !== null; one = await cursor.next()) all.push(one);
  return all;
}

/** The value of a frame; null where it has none, which is reported. */
function readValue(frame: Frame, input: Input, validator: Validator | null): unknown {
  if (frame.kind === 'value') return frame.value;
  validator?.unreadable(`${input.name}:${frame.line}`, frame.message, frame.text);
  return null;
}

/** The resources of one type, in the order of their files. */
class Cursor {
  readonly #pieces: AsyncGenerator<readonly AnyResource[]>;
  #read: AnyResource[] = [];
  #at = 0;

  /** @param validator gets a finding for each value that is not a resource of the type; null for none */
  constructor(type: string, inputs: readonly Input[], validator: Validator | null, watch: Watch) {
    this.#pieces = piecesOf(type, inputs, validator, watch);
  }

  /** The resource so many places on; null after the last. */
  async peek(ahead: number): Promise<AnyResource | null> {
    while (this.#at + ahead >= this.#read.length) {
      const piece = await this.#pieces.next();
      if (piece.done === true) return null;
      this.#read = [...this.#read.slice(this.#at), ...piece.value];
      this.#at = 0;
    }
    return this.#read[this.#at + ahead];
  }

  skip(): void {
    this.#at++;
  }

  async next(): Promise<AnyResource | null> {
    const one = await this.peek(0);
    this.skip();
    return one;
  }
}

async function* piecesOf(type: string, inputs: readonly Input[], validator: Validator | null, watch: Watch): AsyncGenerator<readonly AnyResource[]> {
  for (const input of inputs)
    for await (const frames of framesOf(input, watch)) {
      const resources: AnyResource[] = [];
      for (const frame of frames) {
        const value = readValue(frame, input, validator);
        if (typeof value === 'object' && (value as AnyResource | null)?.resourceType === type) resources.push(value as AnyResource);
        else if (frame.kind === 'value') validator?.stray('STRUCT-002', `${input.name}:${frame.line}`, `the value is not a resource of type ${type}`);
      }
      yield resources;
    }
}
