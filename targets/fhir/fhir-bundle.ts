/**
 * One self-contained bundle for each subject, or several where a limit asks for it.
 *
 * Entries are in order of dependency: parties, patient, then each resource after those it refers to. So whatever a bundle's resources refer to is in it
 * or in an earlier part. A visit and its diagnoses refer to each other: where a bundle is split they follow each other, and always stay in one part. Resources are the same bytes as in bulk files: their relative references resolve against the full URLs (FHIR R4, section
 * 2.36.4.1, resolving references in bundles). Loading is by PUT to the resource's own id, so loading twice changes nothing; or by POST (`posted-entries.ts`).
 */
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { Writer } from '../../model/target.ts';
import { subjectNumber } from '../shared/subject-number.ts';
import { SYNTHETIC } from './editions.ts';
import { PIECE } from './fhir-bulk.ts';
import { FhirContext } from './fhir-context.ts';
import { newsOf } from './fhir-news.ts';
import type { BundleType, FileName, Method } from './fhir-options.ts';
import type { Stream, Streams } from './fhir-streams.ts';
import { BASE } from './fhir-systems.ts';
import { PostedEntries } from './posted-entries.ts';

export interface BundleChoices {
  readonly type: BundleType;
  /** Most entries of one bundle. */
  readonly limit: number;
  readonly method: Method;
  readonly pretty: boolean;
  /** What files are named by. */
  readonly name: FileName;
}

export function bundleWriter(streams: Streams, { type, limit, method, pretty, name }: BundleChoices): Writer {
  const open = `{"resourceType":"Bundle","meta":${JSON.stringify({ tag: [SYNTHETIC] })},"type":"${type}","entry":[`;
  const shown = (text: string): string => (pretty ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text);
  return {
    subject(subject, block, out, before, measures) {
      const context = new FhirContext(subject, measures);
      const news = newsOf(streams.subject, context, before);
      if (news.length === 0) return;
      const posted = method === 'post' ? new PostedEntries() : null;
      if (posted !== null && before !== undefined) for (const stream of streams.subject) posted.loaded(stream, stream.records(context), context);
      const entriesOf: EntriesOf = posted !== null ? (...given) => posted.entries(...given) : type === 'collection' ? collected : loaded;
      const groups = [
        ...streams.parties.map((stream) => entriesOf(stream, stream.records(subject.parties), undefined)),
        ...news.map((stream) => entriesOf(stream, stream.records(context), context)),
      ];
      const named = name === 'patient' ? subject.patient.id : subjectNumber(subject);
      const total = groups.reduce((sum, { records }) => sum + records.length, 0);
      if (total > limit || posted !== null) {
        const parts = splitAt(limit, inseparable(groups, context));
        const digits = String(parts.length).length;
        for (const [i, part] of parts.entries()) {
          const path = bundlePath(block, named, parts.length === 1 ? '' : String(i + 1).padStart(digits, '0'));
          out.append(path, shown(`${open}${(posted?.inPart(part) ?? part).join(',')}${CLOSE}`));
        }
        return;
      }
      const path = bundlePath(block, named, '');
      let text = open;
      let first = true;
      for (const { records, entry } of groups) {
        for (let i = 0; i < records.length; i++) {
          text += first ? entry(i) : `,${entry(i)}`;
          first = false;
          if (pretty || text.length < PIECE) continue;
          // Handed over in pieces: a long concatenation costs more to make flat than many short ones.
          out.append(path, text);
          text = '';
        }
      }
      out.append(path, shown(text + CLOSE));
    },
  };
}

/** Entries that may not be put into different parts. */
type Together = readonly string[];

/** Every entry alone, but each visit with its diagnoses. */
function inseparable(groups: readonly Entries[], context: FhirContext): Together[] {
  const diagnoses = groups.find(({ type }) => type === 'Condition');
  const written = new Set<number>();
  const positions = new Map(diagnoses?.records.map((condition, i) => [condition, i]));
  return groups.flatMap(({ type, records, entry }) => {
    const units: Together[] = [];
    for (let i = 0; i < records.length; i++) {
      if (type === 'Encounter' && diagnoses !== undefined) {
        const own = context
          .diagnoses((records[i] as Encounter).id)
          .flatMap((condition) => positions.get(condition) ?? [])
          .filter((position) => !written.has(position));
        for (const position of own) written.add(position);
        units.push([entry(i), ...own.map(diagnoses.entry)]);
      } else if (type !== 'Condition' || !written.has(i)) units.push([entry(i)]);
    }
    return units;
  });
}

/** Parts of at most `limit` entries; more only where a visit and its diagnoses are more. */
function splitAt(limit: number, units: readonly Together[]): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  for (const unit of units) {
    if (part.length > 0 && part.length + unit.length > limit) {
      parts.push(part);
      part = [];
    }
    part.push(...unit);
  }
  return part.length === 0 ? parts : [...parts, part];
}

const CLOSE = ']}\n';

/** The entries of one resource type. */
export interface Entries {
  readonly type: string;
  readonly records: readonly unknown[];
  readonly entry: (i: number) => string;
}

type EntriesOf = <From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C) => Entries;

function collected<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
  return {
    type: stream.type,
    records,
    entry: (i) => `{"fullUrl":"${BASE}/${stream.type}/${stream.id(records[i])}","resource":${stream.write(records[i], context)}}`,
  };
}

function loaded<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
  const entry = (i: number) => {
    const url = `${stream.type}/${stream.id(records[i])}`;
    return `{"fullUrl":"${BASE}/${url}","resource":${stream.write(records[i], context)},"request":{"method":"PUT","url":"${url}"}}`;
  };
  return { type: stream.type, records, entry };
}

/** `part` is empty for a whole bundle, or else its number, with leading zeros: the order of names is the order of loading. */
export function bundlePath(block: string, named: string, part: string): string {
  return `${block}/Bundle-${named}${part === '' ? '' : `-${part}`}.json`;
}
