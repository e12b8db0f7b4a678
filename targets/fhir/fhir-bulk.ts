/** Bulk NDJSON (FHIR Bulk Data Access): one stream of resources for each type, no bundle around them. */
import type { Output, Writer } from '../../model/target.ts';
import { FhirContext } from './fhir-context.ts';
import type { Stream, Streams } from './fhir-streams.ts';

export function bulkWriter(streams: Streams): Writer {
  return {
    subject(subject, block, out) {
      const context = new FhirContext(subject);
      for (const stream of streams.subject) append(stream, subject, context, `${stream.type}.${block}.ndjson`, out);
    },
    directory(parties, out) {
      for (const stream of streams.parties) append(stream, parties, undefined, `${stream.type}.ndjson`, out);
    },
  };
}

function append<From, C>(stream: Stream<From, C>, from: From, context: C, path: string, out: Output): void {
  const records = stream.records(from);
  if (records.length === 0) return;
  let text = '';
  for (const record of records) text += `${stream.write(record, context)}\n`;
  out.append(path, text);
}
