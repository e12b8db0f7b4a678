/** ADT: registration, visits, and what is found in them (chapter 3). */
import type { AllergyIntolerance } from '../../../model/clinical/allergy-intolerance.ts';
import type { Condition } from '../../../model/clinical/condition.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Procedure } from '../../../model/clinical/procedure.ts';
import { startOfDay } from '../../../model/time/civil.ts';
import { addMinutes } from '../../../model/time/zone.ts';
import { running } from '../../shared/history.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank, type TriggerEvent } from '../hl7v2-message.ts';
import { al1 } from '../segments/al1.ts';
import { dg1 } from '../segments/dg1.ts';
import { evn } from '../segments/evn.ts';
import { pr1 } from '../segments/pr1.ts';
import { pv1 } from '../segments/pv1.ts';
import { pv2 } from '../segments/pv2.ts';
import type { VisitFindings } from '../subject-index.ts';
import { coverage, kin, patient, primaryCare } from './message-head.ts';

function written(c: Hl7v2Context, trigger: TriggerEvent, { allergies, conditions, procedures }: VisitFindings): string {
  const shown = trigger === 'A03' && !c.version.since25 ? [] : allergies;
  return (
    shown.map((r, i) => al1(c, r, i + 1)).join('') +
    principalFirst(conditions)
      .map((r, i) => dg1(c, r, i + 1, 'A'))
      .join('') +
    procedures.map((r, i) => pr1(c, r, i + 1, 'A')).join('')
  );
}

/** Many receivers take the first diagnosis for the principal one. */
function principalFirst(conditions: readonly Condition[]): readonly Condition[] {
  const principal = conditions.find(({ role }) => role === 'principal');
  return principal === undefined || principal === conditions[0] ? conditions : [principal, ...conditions.filter((r) => r !== principal)];
}

/** Messages by which a patient arrives, or will: they name the next of kin. */
const ARRIVALS: ReadonlySet<TriggerEvent> = new Set(['A01', 'A04', 'A05']);

/** EVN, PID, PV1 and what belongs to the visit. */
export function visitBody(
  c: Hl7v2Context,
  trigger: TriggerEvent,
  encounter: Encounter,
  sent: number,
  occurred: number,
  findings: VisitFindings,
  planned: number | null = null,
): string {
  return (
    evn(c, trigger, sent, occurred, planned) +
    patient(c, sent, encounter) +
    (ARRIVALS.has(trigger) ? kin(c, sent, encounter) : '') +
    pv1(c, { encounter }) +
    pv2(c, encounter) +
    written(c, trigger, findings) +
    coverage(c, trigger, sent, encounter)
  );
}

/** The same without a visit. */
export function personBody(
  c: Hl7v2Context,
  trigger: TriggerEvent,
  sent: number,
  occurred: number,
  findings: VisitFindings,
  planned: number | null = null,
): string {
  return evn(c, trigger, sent, occurred, planned) + patient(c, sent) + pv1(c, null) + written(c, trigger, findings) + coverage(c, trigger, sent, null);
}

/** The message about the end of a visit: as long after it as the first message was after the beginning. */
const endSent = (here: Hl7v2Context, e: Encounter, end: number): number => addMinutes(here.place, end, here.minutes(e.start, e.recorded));

/** A bed is taken (A01), or a patient is registered for a visit (A04). */
export function admits(e: Encounter): boolean {
  return e.class === 'inpatient' || e.class === 'observation';
}

/** The beginning and the end of each visit; the end of a stay is a change of its own. */
export function visits(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.encounters.flatMap((last) => {
    const e = c.history.first(last);
    const here = c.about(last);
    const trigger = e.status === 'planned' ? 'A05' : admits(e) ? 'A01' : 'A04';
    const found = findingsOf(c, e.id, e.recorded, (r) => r.sent === e.recorded);
    const list = [message(here, 'ADT', trigger, e.id, e.recorded, rank.visit, visitBody(here, trigger, running(e, e.start), e.recorded, e.start, found))];
    if (e.end === null) return list;
    const sent = endSent(here, e, e.end);
    const ended = c.history.at(last, sent);
    if (!VOID.has(ended.status))
      list.push(message(here, 'ADT', 'A03', e.id, sent, rank.end, visitBody(here, 'A03', ended, sent, e.end, endFindings(c, e, sent))));
    return list;
  });
}

/** A visit that was taken back does not end. */
const VOID: ReadonlySet<Encounter['status']> = new Set(['cancelled', 'entered_in_error']);

/** All that was found in a visit by a minute. */
export function endFindings(c: Hl7v2Context, e: Encounter, sent: number): VisitFindings {
  return findingsOf(c, e.id, sent, (r) => r.sent <= sent);
}

/** A procedure is filed when it is done. */
const filed = (r: Procedure): number => Math.max(r.recorded, r.end);

/** PR1 is about what was done. */
const done = (r: Procedure): boolean => r.status !== 'not_done' && r.status !== 'entered_in_error';

interface Filed {
  readonly sent: number;
  readonly place: string;
}

/** Of a visit, or of none, as they are reported at a minute; what was entered in error by then is left out. */
function findingsOf(c: Hl7v2Context, visit: string | null, minute: number, which: (filed: Filed) => boolean): VisitFindings {
  const { allergies, conditions, procedures } = c.index.findings(visit);
  return {
    allergies: allergies
      .filter((r) => which({ sent: r.recorded, place: c.about(r).place }))
      .map((r) => c.history.at(r, minute))
      .filter((r) => r.verification_status !== 'entered_in_error'),
    conditions: conditions
      .filter((r) => which({ sent: r.recorded, place: c.about(r).place }))
      .map((r) => c.history.at(r, minute))
      .filter((r) => r.verification_status !== 'entered_in_error'),
    procedures: procedures
      .filter((r) => which({ sent: filed(r), place: c.about(r).place }))
      .map((r) => c.history.at(r, minute))
      .filter(done),
  };
}

/** What is found at another time than the visit began, or without a visit: an update of the visit (A08) or of the person (A31) for each such time. */
export function updates(c: Hl7v2Context): Hl7v2Message[] {
  const groups = new Map<string, { readonly here: Hl7v2Context; readonly encounter: Encounter | undefined; readonly sent: number; readonly first: string }>();
  const note = (r: AllergyIntolerance | Condition | Procedure, sent: number): void => {
    const encounter = c.encounter(r.encounter_id);
    const here = c.about(r);
    const key = `${encounter?.id ?? ''} ${here.place} ${sent}`;
    if (encounter?.recorded !== sent && !groups.has(key)) groups.set(key, { here, encounter, sent, first: r.id });
  };
  for (const r of c.subject.allergy_intolerances) note(r, r.recorded);
  for (const r of c.subject.conditions) note(r, r.recorded);
  for (const r of c.subject.procedures) if (done(c.history.at(r, filed(r)))) note(r, filed(r));
  return [...groups.values()].map(({ here, encounter, sent, first }) => {
    const found = findingsOf(c, encounter?.id ?? null, sent, (r) => r.sent === sent && r.place === here.place);
    if (encounter === undefined) return message(here, 'ADT', 'A31', first, sent, rank.update, personBody(here, 'A31', sent, sent, found));
    return message(here, 'ADT', 'A08', first, sent, rank.update, visitBody(here, 'A08', c.history.visit(encounter, sent), sent, sent, found));
  });
}

/** Relatives of whom one hears after the person is known: an update of the person (A31) for each such time. */
export function relatives(c: Hl7v2Context, after: number): Hl7v2Message[] {
  const minutes = new Map(c.subject.related_persons.filter((p) => p.recorded > after).map((p) => [p.recorded, p.id]));
  return [...minutes].map(([sent, id]) => {
    const body = evn(c, 'A31', sent, sent) + patient(c, sent) + kin(c, sent, null) + pv1(c, null) + coverage(c, 'A31', sent, null);
    return message(c, 'ADT', 'A31', id, sent, rank.update, body);
  });
}

/** A coverage that begins, ends or is resumed once the person is known: an update of the stay that they are in (A08), else of the person (A31). */
export function coverageUpdates(c: Hl7v2Context, after: number): Hl7v2Message[] {
  const minutes = new Map<number, string>();
  for (const { id, recorded } of c.coverages.news) if (recorded > after && !minutes.has(recorded)) minutes.set(recorded, id);
  return [...minutes].map(([sent, id]) => {
    const stay = c.subject.encounters.find((e) => isStayAt(c.history.at(e, sent), sent));
    if (stay === undefined) return message(c, 'ADT', 'A31', id, sent, rank.update, evn(c, 'A31', sent, sent) + insuredPerson(c, sent));
    const here = c.about(stay);
    const encounter = c.history.visit(stay, sent);
    const visit = evn(here, 'A08', sent, sent) + patient(here, sent, encounter) + pv1(here, { encounter }) + pv2(here, encounter);
    return message(here, 'ADT', 'A08', id, sent, rank.update, visit + coverage(here, 'A08', sent, encounter));
  });
}

function insuredPerson(c: Hl7v2Context, sent: number): string {
  return patient(c, sent) + pv1(c, null) + coverage(c, 'A31', sent, null);
}

/** Whether the patient has a bed at a minute, and it is reported by then. */
function isStayAt(e: Encounter, minute: number): boolean {
  return admits(e) && e.status !== 'planned' && !VOID.has(e.status) && e.recorded <= minute && e.start <= minute && (e.end === null || minute < e.end);
}

/** A death outside of any visit, of which no discharge tells: an update of the person. */
export function deaths(c: Hl7v2Context): Hl7v2Message[] {
  const { id, death } = c.subject.patient;
  if (death === null) return [];
  const inVisit = c.subject.encounters.some(
    ({ start, end, status }) => !VOID.has(status) && status !== 'planned' && start <= death && (end === null || end >= death),
  );
  if (inVisit) return [];
  return [
    message(c, 'ADT', 'A31', id, death, rank.correction, evn(c, 'A31', death, death) + patient(c, death) + pv1(c, null) + coverage(c, 'A31', death, null)),
  ];
}

/** Minutes between the registration of a person and the first message about them. */
const REGISTRATION_LEAD = 5;

/** The person is registered before the first message about them, but not before the day of their birth; both are of one feed. */
export function registration(c: Hl7v2Context, first: Hl7v2Message): Hl7v2Message {
  const encounter = c.encounter(first.about);
  const filed = encounter === undefined ? null : c.history.visit(encounter, first.sent);
  const { birth_date } = c.subject.patient;
  const before = addMinutes(c.place, first.sent, -REGISTRATION_LEAD);
  const sent = birth_date === null ? before : Math.min(first.sent, Math.max(before, startOfDay(birth_date)));
  return { ...registered(c, sent, first.sent, filed), known: first.sent };
}

/** A person becomes known, as they are at a minute. */
export function registered(c: Hl7v2Context, sent: number, as = sent, filed: Encounter | null = null): Hl7v2Message {
  const person = patient(c, as, filed) + primaryCare(c, as, filed) + kin(c, as, filed);
  return message(c, 'ADT', 'A28', c.subject.patient.id, sent, rank.person, evn(c, 'A28', sent, sent) + person + pv1(c, null) + coverage(c, 'A28', as, filed));
}
