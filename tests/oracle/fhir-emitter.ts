/** The plain, obvious way to write FHIR: objects and `JSON.stringify`. Tests hold the fast writers against it, byte for byte. */
import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import type { Parties, Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Writer } from '../../model/target.ts';
import { SYNTHETIC } from '../../targets/fhir/editions.ts';
import { bundlePath } from '../../targets/fhir/fhir-bundle.ts';
import { FhirContext } from '../../targets/fhir/fhir-context.ts';
import type { FhirOptions } from '../../targets/fhir/fhir-options.ts';
import { createStreams, type Streams } from '../../targets/fhir/fhir-streams.ts';
import { BASE } from '../../targets/fhir/fhir-systems.ts';

function partyResources(streams: Streams, parties: Parties): FhirResource[] {
  return streams.parties.flatMap((stream) => stream.records(parties).map((record) => stream.plain(record, undefined)));
}

/** All resources of a subject without the parties. */
function subjectResources(streams: Streams, subject: Subject, context: FhirContext): FhirResource[] {
  return streams.subject.flatMap((stream) => stream.records(subject).map((record) => stream.plain(record, context)));
}

function lines(resources: readonly FhirResource[], path: (type: string) => string, out: Output): void {
  for (const resource of resources) out.append(path(resource.resourceType), `${JSON.stringify(resource)}\n`);
}

export function oracle(run: RunInfo, options: FhirOptions): Writer {
  const streams = createStreams(run, options.us_core);
  const { bundle: type, max_entries: limit = Number.MAX_SAFE_INTEGER } = options;
  if (type === 'none') {
    return {
      subject: (subject, block, out) => lines(subjectResources(streams, subject, new FhirContext(subject)), (type) => `${type}.${block}.ndjson`, out),
      directory: (parties, out) => lines(partyResources(streams, parties), (type) => `${type}.ndjson`, out),
    };
  }
  return {
    subject(subject, block, out) {
      const context = new FhirContext(subject);
      const entries = [...partyResources(streams, subject.parties), ...subjectResources(streams, subject, context)].map((resource): BundleEntry => {
        const url = `${resource.resourceType}/${resource.id}`;
        return { fullUrl: `${BASE}/${url}`, resource, request: type === 'collection' ? undefined : { method: 'PUT', url } };
      });
      for (let from = 0; from < entries.length; from += limit) {
        const bundle: Bundle = { resourceType: 'Bundle', meta: { tag: [SYNTHETIC] }, type, entry: entries.slice(from, from + limit) };
        out.append(bundlePath(block, subject.index, entries.length > limit ? from / limit + 1 : 0), `${JSON.stringify(bundle)}\n`);
      }
    },
  };
}
