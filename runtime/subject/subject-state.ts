/** Everything that is known of one subject while it is run. */

import type { Draw } from '../../draws/draw.ts';
import type { AllergyIntolerance } from '../../model/clinical/allergy-intolerance.ts';
import type { CarePlan } from '../../model/clinical/care.ts';
import type { Condition } from '../../model/clinical/condition.ts';
import type { Device } from '../../model/clinical/device.ts';
import type { Encounter, EncounterClass } from '../../model/clinical/encounter.ts';
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import type { Message } from '../../model/clinical/message.ts';
import type { Practitioner } from '../../model/parties/providers.ts';
import type { RelatedPerson } from '../../model/parties/related-person.ts';
import type { Coding } from '../../model/scalars.ts';
import type { ClinicalKind, Subject } from '../../model/subject.ts';
import type { Duration } from '../../model/time/duration.ts';
import type { PersonFields } from '../demographics/demographics.ts';
import type { StateDirectory } from '../parties/run-parties.ts';
import { type Memory, type MemorySizes, memoryOf } from './thread-memory.ts';

/** A value at run time; null is what is missing. Shares are 0..1, money cents, times minutes. */
export type Value = number | string | boolean | Coding | Duration | readonly Value[] | null;

/** A computed expression. */
export type Closure = (s: SubjectState) => Value;

/** Marks an attribute or anchor that has not been worked out yet. */
export const unset: unique symbol = Symbol('unset');
/** Marks one that is being worked out. */
export const busy: unique symbol = Symbol('busy');
export type Slot = Value | typeof unset | typeof busy;

/** What was recorded about one concept, in order of time. */
export interface Trail {
  readonly times: number[];
  readonly values: Value[];
  readonly kinds: ClinicalKind[];
}

/** Beginnings and ends of what happened, in order. */
export interface Occurrences {
  readonly starts: number[];
  readonly ends: number[];
}

export type Records = { [K in ClinicalKind]: Subject[K] };

/** Written out, since it is made for every subject: one shape for all of them. */
function emptyRecords(): Records {
  return {
    encounters: [],
    conditions: [],
    observations: [],
    specimens: [],
    diagnostic_reports: [],
    procedures: [],
    medication_requests: [],
    medication_dispenses: [],
    medication_administrations: [],
    immunizations: [],
    allergy_intolerances: [],
    care_plans: [],
    care_teams: [],
    goals: [],
    document_references: [],
    service_requests: [],
    devices: [],
    imaging_studies: [],
    appointments: [],
    changes: [],
    messages: [],
    related_persons: [],
  };
}

export interface Sizes {
  readonly attributes: number;
  readonly person: number;
  readonly anchors: number;
  readonly axes: number;
  readonly branches: number;
  readonly events: number;
  readonly concepts: number;
  readonly walks: number;
  readonly memory: MemorySizes;
}

/** Something that an occurrence of an event did to a record: it made it, or changed some of its fields. */
export interface Made {
  readonly kind: ClinicalKind;
  readonly record: Records[ClinicalKind][number];
  /** The fields as they were before; null where the record was made. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The change that it is; null where the record was made. */
  readonly change: string | null;
}

export interface Making {
  readonly start: number;
  readonly list: Made[];
}

/** What an event tells, and from whom to whom, where it says so. */
export interface Telling {
  readonly ids: string[];
  route: Message | null;
}

/** A correction of what an occurrence made. */
export interface Correcting {
  readonly of: Making;
  /** Fields of the record that the statement in hand gives. */
  given: readonly string[];
  /** The record that was mended last. */
  mended: Records[ClinicalKind][number] | null;
  readonly amend: (s: SubjectState, made: Made, record: Records[ClinicalKind][number]) => void;
}

export class SubjectState {
  readonly draw: Draw;
  /** Position in the cohort. */
  readonly index: number;
  /** Occurrence of the event in progress: draws and record ids are addressed by it. */
  occurrence = 0;
  /** Redraw in progress. */
  attempt = 0;
  /** Minute of the event in progress. */
  now = 0;
  /** Occurrence of the event that the one in progress hangs on. */
  trigger: { readonly start: number; readonly end: number } | null = null;

  readonly arms: number[];
  readonly attributes: Slot[];
  readonly person: Slot[];
  readonly anchors: Slot[];
  readonly branches: (string | null)[];
  readonly walks: (number | null)[];

  fields: PersonFields | null = null;
  /** Whether the subject has a spouse in the household; undefined until it was worked out. */
  married: boolean | typeof busy | undefined = undefined;
  /** The further persons, by their definition. */
  members: readonly (readonly RelatedPerson[])[] = [];
  ageAtStart: number | null = null;
  start = 0;
  birth = 0;
  /** Minute of death, or null. */
  death: number | null = null;
  /** Last minute that counts. */
  end = 0;
  /** Minute up to which things are known. */
  asOf = 0;

  readonly trails: (Trail | null)[];
  /** By event, then by mark. */
  readonly happened: (Occurrences | null)[];
  readonly memory: Memory;
  /** Scores of symptoms, by concept and by who gave them; null while there are none. */
  scores: Map<number, Map<string, number>> | null = null;
  /** Visits and stays, in order of time, whether or not their message is known. */
  readonly visits: { readonly id: string; readonly start: number; readonly class: EncounterClass }[] = [];
  readonly conditions = new Map<number, Condition>();
  readonly onsets = new Map<number, number>();
  readonly prescriptions = new Map<number, MedicationRequest>();
  /** Allergies and devices that the subject has, by concept; plans of care that go on, by title. Null while there are none. */
  allergies: Map<number, AllergyIntolerance> | null = null;
  devices: Map<number, Device> | null = null;
  plans: Map<string, CarePlan> | null = null;
  /** Ids of specimens already taken. */
  readonly specimens = new Set<string>();

  /** The visit in progress. */
  encounter: Encounter | null = null;
  /** A stay that is announced and has not begun. */
  planned: Encounter | null = null;
  /** The hospital stay that is open. */
  stay: Encounter | null = null;
  /** The stay that ended last: what is done in the minute of the discharge is still done in it. */
  left: Encounter | null = null;
  /** Latest end of what the event in progress began. */
  eventEnd = 0;
  /** Minutes between an event and its message. */
  lag = 0;
  /** Whether the message of the event in progress is known by the as-of date. */
  emitting = true;

  readonly records: Records = emptyRecords();
  parties: StateDirectory | null = null;
  primary: Practitioner | null = null;
  patientId = '';
  /** Ids of records whose message is not known by the as-of date. */
  readonly hidden = new Set<string>();
  /** Ids of parties that records refer to. */
  readonly partyIds = new Set<string>();
  /** What the occurrences of each event made, for events whose fate the scenario tells. */
  readonly made = new Map<number, Making[]>();
  /** What the event in progress makes, if it is such an event. */
  making: Making | null = null;
  /** The correction in progress: records are not made but mended. */
  correcting: Correcting | null = null;
  /** What the event in progress tells: records, and changes of records, by their ids; null where no message is routed. */
  telling: Telling | null = null;
  /** Occurrences run so far, against runaway scenarios. */
  steps = 0;
  /** The record that a question is asked about. */
  record: Readonly<Record<string, unknown>> | null = null;
  /** The value that the `where` of a question is about. */
  noted: Value = null;

  /** Made anew for each subject: what is reused grows old, and the collector then takes all that it ever pointed to for alive. */
  constructor(sizes: Sizes, draw: Draw, index: number) {
    this.draw = draw;
    this.index = index;
    this.arms = new Array(sizes.axes).fill(0);
    this.attributes = new Array(sizes.attributes).fill(unset);
    this.person = new Array(sizes.person).fill(unset);
    this.anchors = new Array(sizes.anchors).fill(unset);
    this.branches = new Array(sizes.branches).fill(null);
    this.walks = new Array(sizes.walks).fill(null);
    this.trails = new Array(sizes.concepts).fill(null);
    this.happened = new Array(sizes.events + sizes.memory.marks).fill(null);
    this.memory = memoryOf(sizes.memory);
  }

  /** Notes a record of a concept, for queries. What was there before the start is noted at its own time. */
  trail(concept: number, kind: ClinicalKind, value: Value, time = this.now): void {
    let trail = this.trails[concept];
    if (trail === null) {
      trail = { times: [], values: [], kinds: [] };
      this.trails[concept] = trail;
    }
    if (this.correcting !== null) {
      // A correction says what was so at the time: it takes the place of what was noted then.
      const { start } = this.correcting.of;
      let at = trail.times.length;
      while (at > 0 && (trail.times[at - 1] > start || (trail.times[at - 1] === start && trail.kinds[at - 1] !== kind))) at--;
      if (at > 0 && trail.times[at - 1] === start) {
        trail.values[at - 1] = value;
        return;
      }
      trail.times.splice(at, 0, start);
      trail.values.splice(at, 0, value);
      trail.kinds.splice(at, 0, kind);
      return;
    }
    let at = trail.times.length;
    while (at > 0 && trail.times[at - 1] > time) at--;
    if (at === trail.times.length) {
      trail.times.push(time);
      trail.values.push(value);
      trail.kinds.push(kind);
      return;
    }
    trail.times.splice(at, 0, time);
    trail.values.splice(at, 0, value);
    trail.kinds.splice(at, 0, kind);
  }

  /** Forgets what was noted of a concept at a time: it turned out not to be so. */
  untrail(concept: number, kind: ClinicalKind, time: number): void {
    const trail = this.trails[concept];
    if (trail === null || trail === undefined) return;
    for (let i = trail.times.length - 1; i >= 0; i--) {
      if (trail.times[i] !== time || trail.kinds[i] !== kind) continue;
      trail.times.splice(i, 1);
      trail.values.splice(i, 1);
      trail.kinds.splice(i, 1);
      return;
    }
  }
}
