/** Bulk NDJSON (FHIR Bulk Data Access): one stream of resources for each type, no bundle around them. */
import type { Assembly, Output, Writer } from '../../model/target.ts';
import { FhirContext } from './fhir-context.ts';
import { newsOf } from './fhir-news.ts';
import type { Layout } from './fhir-options.ts';
import type { Stream, Streams } from './fhir-streams.ts';

/** UTF-16 units that are handed over at once, or a little more. */
export const PIECE = 1 << 13;

/** `block`: files of each block and type; `type`: one file of each type, of the whole run, and what a server's `$import` needs to load them in order. `ending` is that of each file. */
export function bulkWriter(streams: Streams, layout: Layout, ending: string): Writer {
  const types = [...new Set([...streams.parties, ...streams.subject].map(({ type }) => type))];
  return {
    subject(subject, block, out, before, measures) {
      const context = new FhirContext(subject, measures);
      for (const stream of newsOf(streams.subject, context, before)) {
        if (layout === 'type') write(stream, context, context, out, 'part', `${stream.type}.ndjson${ending}`);
        else write(stream, context, context, out, 'append', `${stream.type}.${block}.ndjson${ending}`);
      }
    },
    directory(parties, out) {
      for (const stream of streams.parties) write(stream, parties, undefined, out, layout === 'type' ? 'part' : 'append', `${stream.type}.ndjson${ending}`);
    },
    ...(layout === 'block' ? {} : { assemblies: () => [...types.map((type) => whole(type, ending)), importOf(types, ending)] }),
  };
}

function whole(type: string, ending: string): Assembly {
  return { kind: 'join', path: `${type}.ndjson${ending}`, before: '', after: '' };
}

/** The body of `$import` (FHIR Bulk Import proposal, as HAPI and others take it), with addresses relative to the folder; parties and the patient come first. */
function importOf(types: readonly string[], ending: string): Assembly {
  const part = (type: string) => ({
    name: 'input',
    part: [
      { name: 'type', valueCode: type },
      { name: 'url', valueUri: `${type}.ndjson${ending}` },
    ],
  });
  const entries = types.map((type) => ({ part: `${type}.ndjson${ending}`, text: JSON.stringify(part(type)) }));
  const format = JSON.stringify({ name: 'inputFormat', valueCode: 'application/fhir+ndjson' });
  return { kind: 'index', path: 'import.json', before: `{"resourceType":"Parameters","parameter":[${format}`, entries, after: ']}\n' };
}

/** Hands over resources a few at a time: a long concatenation costs more to make flat than many short ones. */
function write<From, C>(stream: Stream<From, C>, from: From, context: C, out: Output, by: keyof Output, path: string): void {
  let text = '';
  for (const record of stream.records(from)) {
    text += `${stream.write(record, context)}\n`;
    if (text.length < PIECE) continue;
    out[by](path, text);
    text = '';
  }
  if (text !== '') out[by](path, text);
}
