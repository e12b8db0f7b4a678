/** The resources of a feed: those that are new, or that read otherwise than an earlier feed wrote them. */
import type { Subject } from '../../model/subject.ts';
import { FhirContext } from './fhir-context.ts';
import type { Stream, Streams } from './fhir-streams.ts';

/**
 * Streams of the resources that differ, with the patient where any does; none where nothing does. A resource may change although its record does not: a visit lists
 * the diagnoses that were made at it. Reports of measures are of the as-of day, so that each feed has all of them.
 * @param before the subject as earlier feeds reported it; undefined where they reported nothing
 */
export function newsOf(streams: Streams['subject'], context: FhirContext, before: Subject | undefined): Streams['subject'] {
  if (before === undefined) return streams;
  const then = new FhirContext(before);
  const [patient, ...others] = streams;
  const news = others.flatMap((stream) => changed(stream, context, then) ?? []);
  return news.length > 0 || changed(patient, context, then) !== null ? [patient, ...news] : [];
}

/** Null where all was written before. */
function changed(stream: Stream<FhirContext, FhirContext>, context: FhirContext, then: FhirContext): Stream<FhirContext, FhirContext> | null {
  const known = new Map(stream.records(then).map((record) => [stream.id(record), stream.write(record, then)]));
  const texts = new Map<unknown, string>();
  for (const record of stream.records(context)) {
    const text = stream.write(record, context);
    if (known.get(stream.id(record)) !== text) texts.set(record, text);
  }
  return texts.size === 0 ? null : { ...stream, records: () => [...texts.keys()], write: (record) => texts.get(record)! };
}
