/** What is known of one subject while it is run: the person, and where the run stands. Each engine, and what is written down, has a part of its own. */

import type { Draw } from '../../draws/draw.ts';
import type { Practitioner } from '../../model/parties/providers.ts';
import type { RelatedPerson, Relationship } from '../../model/parties/related-person.ts';
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { PersonFields, PersonOverrides } from '../demographics/demographics.ts';
import { ClinicalState } from '../engines/clinical/clinical-state.ts';
import type { StateDirectory } from '../parties/run-parties.ts';
import { Recording } from './recording.ts';
import { type Memory, type MemorySizes, memoryOf } from './thread-memory.ts';
import { type busy, type Slot, unset, type Value } from './value.ts';

/** A computed expression. */
export type Closure = (s: SubjectState) => Value;

/** What was changed of an attribute as long as conditions hold. */
export interface Changed {
  /** By statement: the sum of its differences. */
  readonly differences: number[];
  /** The differences in force, together, when the attribute was last given a value. */
  included: number;
}

/** What was recorded about one concept, in order of time. */
export interface Trail {
  readonly times: number[];
  readonly values: Value[];
  readonly kinds: RecordKind[];
}

/** Beginnings and ends of what happened, in order. */
export interface Occurrences {
  readonly starts: number[];
  readonly ends: number[];
}

/** The parts of an expectation about one subject. */
export interface AnsweredQuestion {
  /** Whether it is asked of the subject. */
  readonly given: Value;
  readonly of: Value;
  readonly other: Value;
}

/** How many of each a plan has: the lengths of the lists of a state. */
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

/** How a patient is related to the first person of the unit: what both share, and what the household states. */
export interface Kinship {
  /** Which member of the household. */
  readonly member: number;
  /** Which of several, from 0. */
  readonly ordinal: number;
  readonly relationship: Relationship;
  readonly same: boolean;
  /** Minute of birth, where an event of the first person is the birth. */
  readonly birth: number | null;
  /** What follows from the relation, unless the profile states it. */
  readonly inherited: PersonOverrides;
  /** What the household states, drawn again in each attempt at an age that such a relative can have. */
  readonly given: (attempt: number) => ReadonlyMap<string, Value>;
  readonly fits: (person: PersonFields) => boolean;
}

const NONE: ReadonlyMap<unknown, unknown> = new Map();
const NOTHING: ReadonlyMap<string, Value> = new Map();

export class SubjectState {
  readonly draw: Draw;
  /** Position of the unit in the cohort, and of the person in the unit. */
  readonly index: number;
  readonly member: number;

  /** Minute of the event in progress. */
  now = 0;
  /** Occurrence of the event in progress: draws and record ids are addressed by it. */
  occurrence = 0;
  /** Redraw in progress. */
  attempt = 0;
  /** Occurrence of the event that the one in progress depends on. */
  trigger: { readonly start: number; readonly end: number } | null = null;
  /** Latest end of what the event in progress began. */
  eventEnd = 0;
  /** Last minute that counts. */
  end = 0;
  /** Occurrences run so far, against runaway scenarios. */
  steps = 0;

  /** By axis: the arm that the subject belongs to. */
  readonly arms: number[];
  readonly attributes: Slot[];
  /** By attribute: changes that last as long as their conditions hold; null while there are none. */
  changed: Map<number, Changed> | null = null;
  readonly person: Slot[];
  readonly anchors: Slot[];
  readonly branches: (string | null)[];
  readonly walks: (number | null)[];
  readonly trails: (Trail | null)[];
  /** By event, then by mark. */
  readonly happened: (Occurrences | null)[];
  readonly memory: Memory;
  /** Makes other planned visits part of the one that is being carried out; null where none can be. */
  join: (() => void) | null = null;
  /** Whether the body that is being carried out is part of a visit that is open already. */
  joined = false;
  /** What happened in the visits of the event that is being carried out, among events and marks. */
  readonly inside: number[] = [];

  /** By defect: whether it does not apply to the subject; empty where all apply. */
  spared: readonly boolean[] = [];
  fields: PersonFields | null = null;
  /** The first person of the unit, for another patient of it, with what makes the two related. */
  first: SubjectState | null = null;
  kinship: Kinship | null = null;
  /** What the household states of the subject. */
  given: ReadonlyMap<string, Value> = NOTHING;
  /** Occurrence of the draw of the age: a multiple for each attempt at it. */
  tried = 0;
  /** Related people who are patients, and those whom the subject has by them. */
  kin: readonly RelatedPerson[] = [];
  /** Whether the subject has a spouse in the household; null where it does not say; undefined until it was worked out. */
  married: boolean | null | typeof busy | undefined = undefined;
  /** The related people, by their definition. */
  relatives: readonly (readonly RelatedPerson[])[] = [];
  ageAtStart: number | null = null;
  start = 0;
  birth = 0;
  /** Minute of death, or null. */
  death: number | null = null;
  /** Minutes between death and its message. */
  deathLag = 0;
  /** What is written of the person besides the records, by name; null where nothing is. */
  labels: Readonly<Record<string, string>> | null = null;
  patientId = '';
  parties: StateDirectory | null = null;
  primary: Practitioner | null = null;

  /** Answers to what expectations ask at a time before the end, by the form that asks; null while there are none. */
  answers: Map<object, AnsweredQuestion> | null = null;
  /** What was written of the subject, for questions about their lists. */
  listed: Subject | null = null;
  /** Records by id, where questions ask what a record refers to. */
  referred: ReadonlyMap<string, Readonly<Record<string, unknown>>> | null = null;
  /** The record that a question is asked about. */
  record: Readonly<Record<string, unknown>> | null = null;
  /** The value that the `where` of a question is about. */
  noted: Value = null;

  readonly clinical = new ClinicalState();
  /** States of engines that act at moments of their own; see `StateKey`. */
  engines: ReadonlyMap<unknown, unknown> = NONE;
  readonly recording = new Recording();

  /** Made again for each subject: what is reused grows old, and the collector then takes all that it ever pointed to for alive. */
  constructor(sizes: Sizes, draw: Draw, index: number) {
    this.draw = draw;
    this.index = index;
    this.member = draw.member;
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
  trail(concept: number, kind: RecordKind, value: Value, time = this.now): void {
    let trail = this.trails[concept];
    if (trail === null) {
      trail = { times: [], values: [], kinds: [] };
      this.trails[concept] = trail;
    }
    const { correcting } = this.recording;
    if (correcting !== null) {
      // A correction says what was so at the time: it takes the place of what was noted then.
      const { start } = correcting.of;
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
  untrail(concept: number, kind: RecordKind, time: number): void {
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
