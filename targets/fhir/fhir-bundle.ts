/**
 * One self-contained bundle for each subject, or several where a limit asks for it.
 *
 * Entries are in order of dependency: parties, patient, then each resource after those it refers to. So whatever a bundle's resources refer to is in it
 * or in an earlier part. A visit and its diagnoses refer to each other: where a bundle is split they follow each other, and always stay in one part. Resources are the same bytes as in bulk files: their relative references resolve against the full URLs (FHIR R4, section
 * 2.36.4.1, resolving references in bundles). Loading is by PUT to the resource's own id, so loading twice changes nothing; or by POST (`posted-entries.ts`).
 */
import type { Writer } from '../../model/target.ts';
import { subjectNumber } from '../shared/subject-number.ts';
import { SYNTHETIC } from './editions.ts';
import { FhirContext } from './fhir-context.ts';
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
    subject(subject, block, out) {
      const context = new FhirContext(subject);
      const posted = method === 'post' ? new PostedEntries() : null;
      const entriesOf: EntriesOf = posted !== null ? (...given) => posted.entries(...given) : type === 'collection' ? collected : loaded;
      const groups = [
        ...streams.parties.map((stream) => entriesOf(stream, stream.records(subject.parties), undefined)),
        ...streams.subject.map((stream) => entriesOf(stream, stream.records(subject), context)),
      ];
      const named = name === 'patient' ? subject.patient.id : subjectNumber(subject);
      const total = groups.reduce((sum, { count }) => sum + count, 0);
      if (total > limit) {
        const parts = splitAt(limit, inseparable(groups, context));
        const digits = String(parts.length).length;
        for (const [i, part] of parts.entries())
          out.append(bundlePath(block, named, String(i + 1).padStart(digits, '0')), shown(`${open}${(posted?.inPart(part) ?? part).join(',')}${CLOSE}`));
        return;
      }
      const path = bundlePath(block, named, '');
      let text = open;
      let first = true;
      for (const { count, entry } of groups) {
        for (let i = 0; i < count; i++) {
          text += first ? entry(i) : `,${entry(i)}`;
          first = false;
        }
        if (pretty) continue;
        // Handed over in pieces: a long concatenation costs more to make flat than many short ones.
        out.append(path, text);
        text = '';
      }
      out.append(path, pretty ? shown(text + CLOSE) : CLOSE);
    },
  };
}

/** Entries that may not be put into different parts. */
type Together = readonly string[];

/** Every entry alone, but each visit with its diagnoses. */
function inseparable(groups: readonly Entries[], context: FhirContext): Together[] {
  const { subject } = context;
  const diagnoses = groups.find(({ type }) => type === 'Condition')!;
  const written = new Set<number>();
  const positions = new Map(subject.conditions.map((condition, i) => [condition, i]));
  return groups.flatMap(({ type, count, entry }) => {
    const units: Together[] = [];
    for (let i = 0; i < count; i++) {
      if (type === 'Encounter') {
        const own = context
          .diagnoses(subject.encounters[i].id)
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
  readonly count: number;
  readonly entry: (i: number) => string;
}

type EntriesOf = <From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C) => Entries;

function collected<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
  return {
    type: stream.type,
    count: records.length,
    entry: (i) => `{"fullUrl":"${BASE}/${stream.type}/${stream.id(records[i])}","resource":${stream.write(records[i], context)}}`,
  };
}

function loaded<From, C>(stream: Stream<From, C>, records: readonly unknown[], context: C): Entries {
  const entry = (i: number) => {
    const url = `${stream.type}/${stream.id(records[i])}`;
    return `{"fullUrl":"${BASE}/${url}","resource":${stream.write(records[i], context)},"request":{"method":"PUT","url":"${url}"}}`;
  };
  return { type: stream.type, count: records.length, entry };
}

/** `part` is empty for a whole bundle, or else its number, with leading zeros: the order of names is the order of loading. */
export function bundlePath(block: string, named: string, part: string): string {
  return `${block}/Bundle-${named}${part === '' ? '' : `-${part}`}.json`;
}
