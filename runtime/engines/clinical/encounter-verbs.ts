/** `encounter`, `admit`, `transfer`, `discharge`: visits and stays. */
import type { Encounter, EncounterClass } from '../../../model/clinical/encounter.ts';
import type { Location, Practitioner, Specialty } from '../../../model/parties/providers.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { type Duration, durationMinutes } from '../../../model/time/duration.ts';
import { verbs } from '../../../vocabulary/verbs.ts';
import { type PersonFields, personNumber, secondMrn } from '../../demographics/demographics.ts';
import type { LocationKind } from '../../parties/run-parties.ts';
import { compileArms } from '../../plan/expressions/compile-choices.ts';
import { minutesLater } from '../../subject/local-clock.ts';
import { put, recordedAt, revise, uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { CompileVerb, Effect, VerbContext } from '../verb-context.ts';
import { amend } from './amend.ts';
import { assignedPrimary, parties, practitioner, primary } from './care-context.ts';
import { endOf, isAdmission } from './clinical-state.ts';
import { renewOngoing } from './renewals.ts';

/** Specialty seen where none is named; null means the subject's own primary care. */
const specialtyOf: Readonly<Record<EncounterClass, Specialty | null>> = {
  ambulatory: null,
  virtual: null,
  home: null,
  emergency: 'emergency_medicine',
  inpatient: 'hospital_medicine',
  observation: 'hospital_medicine',
};

/** Where a visit of each class takes place; null means where the practitioner works. */
const placeOf: Readonly<Record<EncounterClass, LocationKind | null>> = {
  ambulatory: null,
  virtual: 'virtual',
  home: 'home',
  emergency: 'emergency_department',
  inpatient: 'ward',
  observation: 'ward',
};

/**
 * Lengths in minutes of visits whose scenario gives none, drawn evenly. A convention of this project: office visits near the 18 minutes face to face
 * that are reported for US primary care (Neprash et al., Medical Care 2021), with time for staff; emergency visits of some hours.
 */
const lengthOf: Readonly<Record<EncounterClass, readonly [number, number] | null>> = {
  ambulatory: [15, 45],
  virtual: [10, 30],
  home: [30, 75],
  emergency: [120, 360],
  inpatient: null,
  observation: [720, 2160],
};

/** Whom the patient sees, and where. */
interface Seen {
  readonly by: Practitioner;
  readonly location: string;
  readonly organization: string;
  /** The state by whose clock its hours pass; null for that of the patient. */
  readonly clock: string | null;
}

export function seenAt(context: VerbContext, fields: Fields): (s: SubjectState, kind: EncounterClass) => Seen {
  const wanted = fields.or<string>('specialty', '');
  const provider = fields.or<number | null>('provider', null);
  const facility = fields.or<number | null>('facility', null);
  return (s, kind) => {
    const chosen = wanted(s) as Specialty | '';
    const specialty = chosen === '' ? specialtyOf[kind] : chosen;
    const named = provider(s);
    const at = facility(s);
    const assigned = named === null && specialty === null ? assignedPrimary(s) : null;
    const own = named !== null ? context.parties.provider(named) : assigned;
    const by = own ?? (specialty === null ? primary(s) : practitioner(s, context, specialty));
    const there = at === null ? null : context.parties.facility(at);
    const place = placeOf[kind];
    // A provider whom the scenario names, or a plan assigns, is seen where they work, but for calls and house calls.
    const works = place === null || (own !== null && kind !== 'virtual' && kind !== 'home');
    return {
      by,
      location: there?.location.id ?? (works ? by.location_id : firstLocation(s, place).id),
      organization: there?.organization.id ?? (own !== null ? by.organization_id : parties(s).organization.id),
      clock: there?.location.state ?? (own !== null ? by.state : null),
    };
  };
}

/** What a visit or stay begins with, of any class. */
function beginning(context: VerbContext, fields: Fields): (s: SubjectState, id: string, kind: EncounterClass) => Encounter {
  const seen = seenAt(context, fields);
  const type = fields.or<Coding | null>('type', null);
  const reason = fields.or<Coding | null>('reason', null);
  const priority = fields.or<string | null>('priority', null);
  const admitSource = fields.or<string | null>('admit_source', null);
  const unidentified = fields.or<boolean>('unidentified', false);
  const again = fields.or<boolean>('registered_again', false);
  const numbers = context.sites.site('person/mrn');
  return (s, id, kind) => {
    const { by, location, organization, clock } = seen(s, kind);
    s.clinical.visits.push({ id, start: s.now, class: kind });
    s.clinical.clock = clock;
    return {
      id,
      mrn: unidentified(s) ? temporaryNumber(s) : again(s) ? secondMrn(numbers, personNumber(s.draw, s.index)) : (s.fields as PersonFields).mrn,
      class: kind,
      status: 'finished',
      type: type(s),
      specialty: by.specialty,
      reason: reason(s),
      priority: (priority(s) ?? (kind === 'emergency' ? 'emergency' : null)) as Encounter['priority'],
      admit_source: admitSource(s) as Encounter['admit_source'],
      disposition: null,
      start: s.now,
      end: null,
      location_id: uses(s, location),
      organization_id: uses(s, organization),
      practitioner_id: uses(s, by.id),
      recorded: recordedAt(s),
    };
  };
}

/** A patient whom nobody recognises is filed under a temporary number, until the two files are merged. */
function temporaryNumber(s: SubjectState): string {
  const taken = s.recording.records.encounters.filter((encounter) => encounter.mrn.startsWith('TMP')).length;
  const place = s.member === 0 ? '' : `.${s.member}`;
  return `TMP${String(s.index).padStart(8, '0')}${place}${taken === 0 ? '' : `-${taken + 1}`}`;
}

function firstLocation(s: SubjectState, kind: LocationKind): Location {
  return parties(s).locations[kind][0];
}

/** When a visit begins: now, or when the visits before it are over that began in the same event. */
function whenFree(s: SubjectState): number {
  if (s.recording.correcting !== null) return s.now;
  const { visit, stay } = s.clinical.latest;
  return Math.max(s.now, endInEvent(s, visit), endInEvent(s, stay));
}

function endInEvent(s: SubjectState, visit: Encounter | null): number {
  const end = endOf(visit);
  return end <= s.eventEnd ? end : Number.NEGATIVE_INFINITY;
}

/** Minutes between an emergency visit and the admission that it leads to. */
const ADMITTED_WITHIN = 60;

/**
 * An emergency visit that leads to an admission ends with it. One that was over the day before has been reported as it was.
 */
function admitFromEmergency(s: SubjectState): void {
  const { emergency } = s.clinical;
  s.clinical.emergency = null;
  if (emergency === null || emergency.end === null || emergency.start > s.now || s.recording.correcting !== null) return;
  if (emergency.end < s.now - ADMITTED_WITHIN || dayOfMinute(emergency.end) < dayOfMinute(s.now)) return;
  const end = s.eventEnd > s.now ? emergency.end : Math.max(emergency.start + 1, Math.min(emergency.end, s.now));
  revise(s, 'encounters', emergency, { disposition: 'admitted', end });
  endProcedures(s, emergency.id, end);
}

/** A second admission ends the first, and begins after it. */
function leaveStay(s: SubjectState): void {
  const { stay } = s.clinical;
  if (stay === null) return;
  close(s, stay, 'home');
  s.now = Math.max(s.now, stay.start + 1);
}

/** What is being done is over when the patient leaves. */
function endProcedures(s: SubjectState, visit: string, end: number): void {
  for (const one of s.recording.records.procedures) if (one.encounter_id === visit && one.start <= end && one.end > end) revise(s, 'procedures', one, { end });
}

/** A length in minutes: the field `duration`, else drawn by class. */
function length(action: Parameters<CompileVerb>[0], context: VerbContext, kind: EncounterClass, fields: Fields): (s: SubjectState) => number | null {
  const given = fields.or<Duration | null>('duration', null);
  const range = lengthOf[kind];
  const site = context.sites.site(`${action.path}/length`);
  return (s) => {
    const duration = given(s);
    if (duration !== null) return Math.max(1, Math.round(durationMinutes(duration)));
    return range === null ? null : range[0] + s.draw.at(site, s.index, s.occurrence).below(range[1] - range[0] + 1);
  };
}

/** Days of an inpatient visit without a length: 1 to 7, their mean near the 4.6 days of US community hospitals (HCUP Fast Facts, 2018–2020). */
const stayDays = { weights: [10, 16, 18, 16, 14, 14, 12], first: 1 };

export const encounter: CompileVerb = (action, context) => {
  const kind = wordArgument(action) as EncounterClass;
  const planned = verbs.encounter.byAppointment.includes(kind);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const begin = beginning(context, fields);
  const minutes = length(action, context, kind, fields);
  const body = context.steps(action.body);
  const daySite = context.sites.site(`${action.path}/days`);
  const pickDay = compileArms(
    stayDays.weights,
    stayDays.weights.map(() => null),
    (s) => s.draw.at(daySite, s.index, s.occurrence).uniform(),
  );
  return (s) => {
    if (s.joined) {
      partOf(s, s.clinical.encounter as Encounter, minutes(s), body);
      return;
    }
    const { clock } = s.clinical;
    const { now } = s;
    if (isAdmission(kind)) {
      // As a second `admit` does.
      if (s.recording.correcting === null) leaveStay(s);
      admitFromEmergency(s);
    }
    s.now = whenFree(s);
    const record = begin(s, id(s), kind);
    const length = minutes(s);
    record.end = length === null ? s.now + (stayDays.first + pickDay(s)) * 1440 - 180 : minutesLater(s, s.now, length);
    put(s, 'encounters', record);
    const outer = s.clinical.encounter;
    s.clinical.encounter = record;
    body(s);
    s.join?.();
    if (planned && s.recording.correcting === null) renewOngoing(s);
    s.clinical.encounter = outer;
    s.clinical.clock = clock;
    s.now = now;
    s.eventEnd = Math.max(s.eventEnd, record.end);
    const among = isAdmission(kind) ? 'stay' : 'visit';
    if (endOf(s.clinical.latest[among]) < record.end) s.clinical.latest[among] = record;
    if (kind === 'emergency' && record.disposition === null) s.clinical.emergency = record;
    if (record.disposition === null && kind !== 'virtual' && kind !== 'home') record.disposition = 'home';
    // The visit is complete: engines that look at visits as a whole do so now.
    if (s.recording.correcting === null) s.recording.offer?.('encounters', record, { end: record.end, disposition: record.disposition });
  };
};

/** A planned visit that is part of an earlier one, which lasts at least as long. */
function partOf(s: SubjectState, visit: Encounter, length: number | null, body: Effect): void {
  s.joined = false;
  if (visit.end !== null && length !== null) visit.end = Math.max(visit.end, minutesLater(s, visit.start, length));
  body(s);
  s.eventEnd = Math.max(s.eventEnd, endOf(visit));
}

/** Opens a stay. It lasts until `discharge`, through later events. A second admission ends the first; a stay that was announced begins. */
export const admit: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const begin = beginning(context, fields);
  const id = idAt(context, action.path);
  const body = context.steps(action.body);
  const kind = fields.or<string>('class', 'inpatient');
  return (s) => {
    const { now } = s;
    leaveStay(s);
    admitFromEmergency(s);
    s.now = whenFree(s);
    const { planned } = s.clinical;
    if (planned !== null) {
      s.clinical.planned = null;
      s.clinical.visits.push({ id: planned.id, start: s.now, class: planned.class });
      amend(s, 'admitted', 'encounters', planned, { status: 'in_progress', start: s.now });
      s.clinical.stay = planned;
    } else {
      const record: Encounter = { ...begin(s, id(s), kind(s) as EncounterClass), status: 'in_progress' };
      put(s, 'encounters', record);
      s.clinical.stay = record;
    }
    body(s);
    s.now = now;
  };
};

/** Announces a stay that is to begin later: `admit` then begins it. */
export const preadmit: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const begin = beginning(context, fields);
  const id = idAt(context, action.path);
  const kind = fields.or<string>('class', 'inpatient');
  const on = fields.or<number | null>('on', null);
  return (s) => {
    const { clock } = s.clinical;
    const record: Encounter = { ...begin(s, id(s), kind(s) as EncounterClass), status: 'planned', start: on(s) ?? s.now };
    s.clinical.clock = clock;
    // A visit is had when it begins.
    s.clinical.visits.pop();
    put(s, 'encounters', record);
    s.clinical.planned = record;
  };
};

export const transfer: CompileVerb = (action) => {
  const kind = wordArgument(action) as LocationKind;
  return (s) => {
    const open = s.clinical.encounter ?? s.clinical.stay;
    if (open !== null) amend(s, 'transferred', 'encounters', open, { location_id: uses(s, firstLocation(s, kind).id) });
  };
};

/** Ends the visit, or the stay that is open. */
export const discharge: CompileVerb = (action) => {
  const disposition = wordArgument(action) as NonNullable<Encounter['disposition']>;
  const run: Effect = (s) => {
    const { encounter, stay } = s.clinical;
    if (disposition === 'expired' && (encounter !== null || stay !== null) && s.death === null)
      endWith(s, encounter?.end ?? (stay === null ? s.now : Math.max(s.now, stay.start + 1)));
    if (s.clinical.encounter !== null && s.clinical.encounter !== s.clinical.stay) s.clinical.encounter.disposition = disposition;
    else if (s.clinical.stay !== null) close(s, s.clinical.stay, disposition);
  };
  return run;
};

/** The person dies. */
export function endWith(s: SubjectState, death: number): void {
  s.death = death;
  s.deathLag = s.recording.lag;
}

export function close(s: SubjectState, stay: Encounter, disposition: NonNullable<Encounter['disposition']>): void {
  const end = Math.max(s.now, stay.start + 1);
  amend(s, 'discharged', 'encounters', stay, { status: 'finished', end, disposition });
  endProcedures(s, stay.id, end);
  // A visit that is not known yet, or a discharge, has changed nothing; the patient has left all the same.
  s.eventEnd = Math.max(s.eventEnd, end);
  s.clinical.stay = null;
  s.clinical.clock = null;
  s.clinical.left = stay;
}
