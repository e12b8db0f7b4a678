/**
 * One self-contained bundle for each subject, or several where a limit asks for it.
 *
 * Entries stand in order of dependency: parties, patient, then each resource after those it refers to. So whatever a bundle's resources refer to is in it
 * or in an earlier part. Resources are the same bytes as in bulk files: their relative references resolve against the full URLs (FHIR R4, section
 * 2.36.4.1, resolving references in bundles). Loading is by PUT to the resource's own id, so loading twice changes nothing.
 */
import type { Writer } from '../../model/target.ts';
import { SYNTHETIC } from './editions.ts';
import { FhirContext } from './fhir-context.ts';
import type { BundleType } from './fhir-options.ts';
import type { Stream, Streams } from './fhir-streams.ts';
import { BASE } from './fhir-systems.ts';

export function bundleWriter(streams: Streams, type: BundleType, limit: number): Writer {
  const open = `{"resourceType":"Bundle","meta":${JSON.stringify({ tag: [SYNTHETIC] })},"type":"${type}","entry":[`;
  const entriesOf = type === 'collection' ? collected : loaded;
  return {
    subject(subject, block, out) {
      const context = new FhirContext(subject);
      const groups = [
        ...streams.parties.map((stream) => entriesOf(stream, stream.records(subject.parties), undefined)),
        ...streams.subject.map((stream) => entriesOf(stream, stream.records(subject), context)),
      ];
      const split = groups.reduce((sum, { count }) => sum + count, 0) > limit;
      let part = 1;
      let path = bundlePath(block, subject.index, split ? part : 0);
      let text = open;
      let used = 0;
      for (const { count, entry } of groups) {
        for (let i = 0; i < count; i++) {
          if (used === limit) {
            out.append(path, `${text}${CLOSE}`);
            path = bundlePath(block, subject.index, ++part);
            text = open;
            used = 0;
          }
          text += used === 0 ? entry(i) : `,${entry(i)}`;
          used++;
        }
        // Handed over in pieces: a long concatenation costs more to make flat than many short ones.
        out.append(path, text);
        text = '';
      }
      out.append(path, CLOSE);
    },
  };
}

const CLOSE = ']}\n';

/** The entries of one resource type. */
interface Entries {
  readonly count: number;
  readonly entry: (i: number) => string;
}

function collected<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
  return {
    count: records.length,
    entry: (i) => `{"fullUrl":"${BASE}/${stream.type}/${stream.id(records[i])}","resource":${stream.write(records[i], context)}}`,
  };
}

function loaded<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
  const entry = (i: number) => {
    const url = `${stream.type}/${stream.id(records[i])}`;
    return `{"fullUrl":"${BASE}/${url}","resource":${stream.write(records[i], context)},"request":{"method":"PUT","url":"${url}"}}`;
  };
  return { count: records.length, entry };
}

/** `part` is 0 for a whole bundle, or else counts from 1. */
export function bundlePath(block: string, index: number, part: number): string {
  return `${block}/Bundle-${String(index).padStart(7, '0')}${part === 0 ? '' : `-${part}`}.json`;
}
