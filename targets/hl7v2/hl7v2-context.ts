/** What the builders of one subject's messages share. */
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { Message } from '../../model/clinical/message.ts';
import type { Location, Organization, Practitioner } from '../../model/parties/providers.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import type { RunInfo } from '../../model/target.ts';
import { Places } from '../../model/time/record-place.ts';
import { History } from '../shared/history.ts';
import { CoverageHistory } from './coverage-history.ts';
import type { Hl7v2Options } from './hl7v2-options.ts';
import { CHARSET_CODE, type Escape, escapeFor, formattedFor } from './hl7v2-text.ts';
import { timestamp, utc } from './hl7v2-time.ts';
import { type SegmentName, type Version, versionOf } from './hl7v2-versions.ts';
import { SubjectIndex } from './subject-index.ts';

/** Fixed for a run. */
export interface Hl7v2Settings {
  readonly run: RunInfo;
  readonly version: Version;
  /** As MSH-18 says it. */
  readonly charset: string;
  readonly escape: Escape;
  readonly formatted: Escape;
  /** Codes as they are written: records share them, and they never change. */
  readonly codes: WeakMap<Coding, string>;
  /** From whom to whom messages go that do not say otherwise; without a facility it is that of each patient. */
  readonly route: Ends;
  /** Who is registered (A28) before all else. */
  readonly registrations: Hl7v2Options['registrations'];
  /** Whether the charges of visits are posted (DFT^P03). */
  readonly charges: boolean;
}

/** MSH-3 to MSH-6 as they are written. */
export type Ends = Pick<Hl7v2Options, 'sending_application' | 'sending_facility' | 'receiving_application' | 'receiving_facility'>;

export function settings(run: RunInfo, options: Hl7v2Options): Hl7v2Settings {
  const { version, charset, sending_application, sending_facility, receiving_application, receiving_facility } = options;
  return {
    run,
    version: versionOf(version),
    charset: CHARSET_CODE[charset],
    escape: escapeFor(charset),
    formatted: formattedFor(charset),
    codes: new WeakMap(),
    registrations: options.registrations,
    charges: options.charges === 'on',
    route: { sending_application, sending_facility, receiving_application, receiving_facility },
  };
}

/** Fields by number; what is missing or empty makes no statement. */
export type FieldValues = Readonly<Record<number, string | null | undefined>>;

/** Ends of a message, by name; null for those of every message. */
type Route = Pick<Message, 'sending_application' | 'sending_facility' | 'receiving_application' | 'receiving_facility'>;
const UNROUTED: Route = { sending_application: null, sending_facility: null, receiving_application: null, receiving_facility: null };

export class Hl7v2Context implements Hl7v2Settings {
  readonly run: RunInfo;
  readonly version: Version;
  readonly charset: string;
  readonly escape: Escape;
  readonly formatted: Escape;
  readonly codes: WeakMap<Coding, string>;
  readonly route: Ends;
  readonly registrations: Hl7v2Options['registrations'];
  readonly charges: boolean;
  readonly subject: Subject;
  readonly history: History;
  readonly coverages: CoverageHistory;
  readonly index: SubjectIndex;
  /** The state by whose clock the times of a message are written: that of the record that the message is about. */
  readonly place: string;
  readonly organization: Organization | undefined;
  readonly #settings: Hl7v2Settings;
  readonly #places: Places;
  readonly #elsewhere: Map<string, Hl7v2Context>;
  readonly #written: Map<string, string>;
  readonly #encounters: ReadonlyMap<string, Encounter>;
  readonly #locations: ReadonlyMap<string, Location>;
  readonly #practitioners: ReadonlyMap<string, Practitioner>;
  readonly #organizations: ReadonlyMap<string, Organization>;

  constructor(of: Hl7v2Settings, subject: Subject, elsewhere?: { readonly place: string; readonly like: Hl7v2Context }) {
    this.#settings = of;
    this.run = of.run;
    this.version = of.version;
    this.charset = of.charset;
    this.escape = of.escape;
    this.formatted = of.formatted;
    this.codes = of.codes;
    this.route = of.route;
    this.registrations = of.registrations;
    this.charges = of.charges;
    this.subject = subject;
    const { parties, patient, encounters } = subject;
    this.#encounters = byId(encounters);
    this.#locations = byId(parties.locations);
    this.#practitioners = byId(parties.practitioners);
    this.#organizations = byId(parties.organizations);
    this.organization = this.#organizations.get(patient.organization_id);
    const like = elsewhere?.like ?? null;
    this.history = like === null ? new History(subject) : like.history;
    this.coverages = like === null ? new CoverageHistory(subject) : like.coverages;
    this.index = like === null ? new SubjectIndex(subject) : like.index;
    this.#places = like === null ? new Places(subject) : like.#places;
    this.#written = like === null ? new Map() : like.#written;
    this.#elsewhere = like === null ? new Map() : like.#elsewhere;
    this.place = elsewhere?.place ?? this.#places.of(patient);
    this.#elsewhere.set(this.place, this);
  }

  /** The same, for messages about a record: their times are read from the clock of its place. */
  about(record: object): Hl7v2Context {
    return this.at(this.#places.of(record));
  }

  at(place: string): Hl7v2Context {
    return this.#elsewhere.get(place) ?? new Hl7v2Context(this.#settings, this.subject, { place, like: this });
  }

  /** When the patient died, by the clock of where they did. */
  death(minute: number): string {
    return timestamp(this.#places.ofDeath(), minute);
  }

  /** Text that is the same in many messages of the subject, written once. */
  once(key: string, make: () => string): string {
    let text = this.#written.get(key);
    if (text === undefined) {
      text = make();
      this.#written.set(key, text);
    }
    return text;
  }

  /** From whom to whom the message about a record goes: as it says itself, or as its event says. */
  routeOf(about: string): Route {
    const { messages } = this.subject;
    if (messages.length === 0) return UNROUTED;
    const own = this.index.first(messages, 'id', about) ?? UNROUTED;
    const of = this.index.first(messages, 'record_id', about) ?? UNROUTED;
    return {
      sending_application: own.sending_application ?? of.sending_application,
      sending_facility: own.sending_facility ?? of.sending_facility,
      receiving_application: own.receiving_application ?? of.receiving_application,
      receiving_facility: own.receiving_facility ?? of.receiving_facility,
    };
  }

  encounter(id: string | null): Encounter | undefined {
    return id === null ? undefined : this.#encounters.get(id);
  }

  location(id: string): Location | undefined {
    return this.#locations.get(id);
  }

  practitioner(id: string): Practitioner | undefined {
    return this.#practitioners.get(id);
  }

  organizationOf(id: string): Organization | undefined {
    return this.#organizations.get(id);
  }

  /** A civil minute of the place that the message is from. */
  time(minute: number): string {
    return timestamp(this.place, minute);
  }

  /** Minutes of real time from one to the other. */
  minutes(from: number, to: number): number {
    return utc(this.place, to) - utc(this.place, from);
  }

  /** A segment: no field beyond the version's last, no empty fields at the end. */
  segment(name: SegmentName, fields: FieldValues): string {
    const most = this.version.fields[name];
    let text: string = name;
    let written = 0;
    // By number, since V8 makes texts of the names that `for in` gives.
    for (let number = 1; number <= most; number++) {
      const value = fields[number];
      if (value === null || value === undefined || value === '') continue;
      text += BARS[number - written] + value;
      written = number;
    }
    return `${text}\r`;
  }
}

/** Delimiters before a field, by how many fields it is after the one before. */
const BARS = Array.from({ length: 256 }, (_, count) => '|'.repeat(count));

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
