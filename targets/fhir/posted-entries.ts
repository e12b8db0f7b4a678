/**
 * Entries that a server takes by POST, and gives ids of its own (FHIR R4, 3.1.0.11.2, transaction processing rules).
 *
 * Entries refer to each other by `urn:uuid:`, which the server replaces by the ids that it gives. `ifNoneExist` makes an entry that the server has already the one
 * that it has: it is known by its first identifier with a system, but for the social security number, or by the id as an identifier, which is added to resources
 * that have no other. References to what an earlier part holds are searches by the same identifier. Provenance has no identifier in R4: each load makes it again.
 */
import type { Entries } from './fhir-bundle.ts';
import type { Stream } from './fhir-streams.ts';
import { SSN, URI } from './fhir-systems.ts';

interface Identifier {
  readonly system?: string;
  readonly value?: string;
}

interface Identified {
  readonly resourceType: string;
  readonly id: string;
  readonly meta?: object;
  readonly identifier?: readonly Identifier[];
}

const WITHOUT_IDENTIFIER: ReadonlySet<string> = new Set(['Provenance']);

/** Both are text of this target: what a record says has its quotes escaped. */
const RELATIVE = /"reference":"[A-Za-z]+\/([0-9a-f-]{36})"/g;
const BY_PLACEHOLDER = /"reference":"(urn:uuid:[0-9a-f-]{36})"/g;
const FULL_URL = /^\{"fullUrl":"(urn:uuid:[0-9a-f-]{36})"/;

/**
 * What stands for the id that a server will give. It is not an id of a record: servers replace it wherever it is a URI, and systems of identifiers are the ids of
 * organizations. Those of records are of version 8 (RFC 9562), so that one of version 4 is free.
 */
function placeholder(id: string): string {
  return `urn:uuid:${id.slice(0, 14)}4${id.slice(15)}`;
}

/** The entries of one subject. */
export class PostedEntries {
  /** By placeholder: the search that finds the resource. */
  readonly #searches = new Map<string, string>();

  entries<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
    const { type } = stream;
    const texts = records.map((record) => this.#entry(type, stream.id(record), JSON.parse(stream.write(record, context))));
    return { type, records, entry: (i) => texts[i] };
  }

  /** Resources that an earlier load may have taken to the server: they are referred to by a search. */
  loaded<From, C>({ type, id, write }: Stream<From, C>, records: readonly unknown[], context: C): void {
    for (const record of records) this.#search(type, id(record), identified(JSON.parse(write(record, context)), id(record)).known);
  }

  /** The entries of one part: what is in another is referred to by a search. */
  inPart(entries: readonly string[]): string[] {
    const inside = new Set(entries.map((text) => FULL_URL.exec(text)?.[1]));
    return entries.map((text) =>
      text.replace(BY_PLACEHOLDER, (whole, url: string) => (inside.has(url) ? whole : `"reference":${JSON.stringify(this.#searches.get(url) ?? url)}`)),
    );
  }

  #entry(type: string, id: string, written: Identified): string {
    const { resource, known } = identified(written, id);
    const search = this.#search(type, id, known);
    const text = JSON.stringify(resource).replace(RELATIVE, (_, to: string) => `"reference":"${placeholder(to)}"`);
    const request = { method: 'POST', url: type, ...(search === null ? {} : { ifNoneExist: search }) };
    return `{"fullUrl":"${placeholder(id)}","resource":${text},"request":${JSON.stringify(request)}}`;
  }

  #search(type: string, id: string, known: Required<Identifier> | null): string | null {
    const search = known === null ? null : searchOf(known);
    if (search !== null) this.#searches.set(placeholder(id), `${type}?${search}`);
    return search;
  }
}

function identified(resource: Identified, id: string): { readonly resource: Identified; readonly known: Required<Identifier> | null } {
  if (WITHOUT_IDENTIFIER.has(resource.resourceType)) return { resource, known: null };
  const known = resource.identifier?.find(isKey);
  if (known !== undefined) return { resource, known };
  const own = { system: URI, value: `urn:uuid:${id}` };
  const { resourceType, meta, identifier = [], ...rest } = resource;
  return { resource: { resourceType, ...rest, id, ...(meta === undefined ? {} : { meta }), identifier: [...identifier, own] } as Identified, known: own };
}

/** The search that finds a resource by its identifier. */
export function searchOf({ system, value }: Required<Identifier>): string {
  return `identifier=${system}|${encodeURIComponent(escaped(value))}`;
}

function isKey(identifier: Identifier): identifier is Required<Identifier> {
  return identifier.system !== undefined && identifier.value !== undefined && identifier.system !== SSN;
}

/** The characters that mean something in a search (FHIR R4, 3.1.1.5.7). */
function escaped(value: string): string {
  return value.replace(/[\\,$|]/g, '\\$&');
}
