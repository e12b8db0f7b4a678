/** A closed visit → its claims: the practitioner's, and the hospital's where the visit was in one. */
import type { Claim, ClaimType } from '../../../model/benefits/claim.ts';
import type { Condition } from '../../../model/clinical/condition.ts';
import { DISCHARGE_STATUS } from '../../../model/clinical/discharge-status.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { derivedId } from '../../subject/put-record.ts';
import { diagnosesOf, pointersTo } from './claim-diagnoses.ts';
import { byRevenue, type DraftClaim, type DraftLine, numbered, type SentField } from './claim-draft.ts';
import { benefitOfVisit } from './service-benefit.ts';
import type { ServiceTable } from './service-table.ts';
import { facilityLines, professionalLines, type VisitPatient } from './visit-lines.ts';
import type { VisitNotes } from './visit-notes.ts';
import { type Hospitals, settingOf, type VisitSetting } from './visit-setting.ts';

/** What identifiers of the claims of a visit are derived with. */
const NUMBERS: Readonly<Record<ClaimType, number>> = { professional: 0x434c4d31, institutional: 0x434c4d32 };

/** A visit as it is billed. */
export interface BilledVisit {
  readonly notes: VisitNotes;
  readonly patient: VisitPatient;
  /** See `diagnosesOf`. */
  readonly problems: readonly Condition[];
  /** Whose claims are made. */
  readonly types: readonly ClaimType[];
  readonly hospitals: Hospitals;
  /** Outpatient visits before a stay whose facility lines are part of its claim. */
  readonly before: readonly VisitNotes[];
}

/** Whether a visit has a claim of that type: hospitals bill their own visits alone. */
export function hasClaim(visit: Encounter, type: ClaimType, hospitals: Hospitals): boolean {
  return type === 'professional' || settingOf(visit, hospitals).bill !== null;
}

export function claimsOfVisit({ notes, patient, problems, types, hospitals, before }: BilledVisit, services: ServiceTable): DraftClaim[] {
  const visit = notes.encounter;
  if (visit === null) return [];
  return types.flatMap((type): DraftClaim[] => {
    const lines =
      type === 'professional'
        ? professionalLines(visit, notes, services, patient, hospitals)
        : linesOfHospital(visit, [notes, ...before], services, patient, hospitals);
    if (lines.length === 0) return [];
    const diagnoses = diagnosesOf(type, visit, [...notes.conditions.values()], problems);
    if (diagnoses.length === 0) return [];
    const stay = type === 'institutional' && visit.class === 'inpatient';
    const { lines: all, terms } = numbered(lines, pointersTo(diagnoses));
    const drg = stay ? services.drgs.of([notes, ...before].flatMap(proceduresOf), diagnoses) : null;
    const charge = all.reduce((sum, line) => sum + line.charge, 0);
    const head = header(type, visit, settingOf(visit, hospitals));
    const beforeStay = stay ? all.map(({ service_date: day }) => day) : [];
    return [
      {
        claim: { ...head, service_start: Math.min(head.service_start, ...beforeStay), drg: drg?.coding ?? null, diagnoses, charge, lines: all },
        begins: head.service_start,
        terms,
        drgWeight: drg?.weight ?? null,
        emergency: [notes, ...before].some(isEmergency),
        denied: null,
      },
    ];
  });
}

function isEmergency({ encounter }: VisitNotes): boolean {
  if (encounter?.class === 'emergency') return true;
  return encounter?.class === 'inpatient' && (encounter.admit_source === 'emergency' || encounter.priority === 'emergency');
}

/** Of a stay, one line for each revenue code, with what was done before in the window. */
function linesOfHospital(visit: Encounter, all: readonly VisitNotes[], services: ServiceTable, patient: VisitPatient, hospitals: Hospitals): DraftLine[] {
  if (settingOf(visit, hospitals).bill === null) return [];
  const lines = all.flatMap((notes) => facilityLines(notes.encounter ?? visit, notes, services, patient, hospitals));
  return visit.class === 'inpatient' ? byRevenue(lines, benefitOfVisit(visit, false)) : lines;
}

/** The codes of what was done, completed or not. */
function proceduresOf({ procedures }: VisitNotes): Coding[] {
  return [...procedures.values()].flatMap(({ code, status }) => (status === 'completed' || status === 'stopped' ? [code] : []));
}

type Header = Omit<Claim, 'drg' | 'diagnoses' | 'charge' | 'lines' | SentField>;

function header(type: ClaimType, visit: Encounter, { place, bill }: VisitSetting): Header {
  const id = derivedId(visit.id, NUMBERS[type]);
  const [first, last] = [dayOfMinute(visit.start), dayOfMinute(visit.end ?? visit.start)];
  const professional = type === 'professional';
  return {
    id,
    control_number: `C${id.slice(0, 8)}${id.slice(9, 13)}`.toUpperCase(),
    type,
    frequency: '1',
    original_id: null,
    encounter_id: visit.id,
    place_of_service: professional ? place : null,
    type_of_bill: professional ? null : bill,
    discharge_status: professional ? null : DISCHARGE_STATUS[visit.disposition ?? 'home'],
    billing_id: visit.organization_id,
    rendering_id: visit.practitioner_id,
    facility_id: visit.location_id,
    service_start: first,
    service_end: last,
  };
}
