/** What a visit is billed with: the visit itself, and what was done, tested and given in it. */
import type { Encounter } from '../../../model/clinical/encounter.ts';
import { isHospitalCare, isVisitCode, visitType } from '../../../model/clinical/visit-type.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { type DraftLine, lineOfService } from './claim-draft.ts';
import { benefitInHospital, benefitOfVisit } from './service-benefit.ts';
import type { PricedService, ServiceTable } from './service-table.ts';
import type { VisitNotes } from './visit-notes.ts';
import { type Hospitals, isHospitalOutpatient, settingOf } from './visit-setting.ts';

/** What the level of a visit depends on, besides the visit. */
export interface VisitPatient {
  /** Completed years on the day of the visit. */
  readonly age: number;
  readonly newPatient: boolean;
  readonly preventive: boolean;
  /** Whether the visits of the practitioner on a day are paid with a procedure. */
  readonly included: (day: number) => boolean;
}

/** A service that was given, before it is known on which claim it goes. */
interface Given {
  readonly service: PricedService;
  readonly benefit: string;
  /** Revenue code of a hospital's line, where the row has none. */
  readonly revenue: string;
  readonly units: number;
  readonly day: number;
  readonly source: string;
  /** Whether practitioners bill it on their own claim also where a hospital bills it. */
  readonly professional: boolean;
}

/** Administration of vaccines: the first of a visit and each further one. */
const VACCINATION = ['90471', '90472'] as const;

/**
 * What was done besides the visit itself, in the order of the kinds of records.
 * @param own procedures that stand for the visit itself
 */
function given(notes: VisitNotes, services: ServiceTable, own: ReadonlySet<string>, visit: (service: PricedService) => string): Given[] {
  const list: Given[] = [];
  const add = (code: Coding, source: string, minute: number, more: Pick<Given, 'revenue' | 'professional'> & { readonly benefit?: string }): boolean => {
    const service = services.billing(code);
    if (service === null) return false;
    const { revenue, professional, benefit = visit(service) } = more;
    list.push({ service, benefit: service.benefit ?? benefit, revenue, professional, units: 1, day: dayOfMinute(minute), source });
    return true;
  };
  for (const { id, code, status, start } of notes.procedures.values())
    if (!own.has(id) && (status === 'completed' || status === 'stopped')) add(code, id, start, { revenue: '0360', professional: true });
  for (const { id, code, status, started } of notes.imaging.values())
    if (status === 'available') add(code, id, started, { revenue: '0320', professional: false, benefit: 'imaging' });
  const reported = new Set<string>();
  for (const { id, code, status, effective, category } of notes.reports.values())
    if (category === 'laboratory' && !WITHDRAWN.has(status) && add(code, id, effective, { revenue: '0300', professional: false, benefit: 'laboratory' }))
      reported.add(id);
  for (const { id, code, status, effective, report_id: report } of notes.observations.values())
    if (!WITHDRAWN.has(status) && (report === null || !reported.has(report)))
      add(code, id, effective, { revenue: '0300', professional: false, benefit: 'laboratory' });
  let doses = 0;
  for (const { id, code, status, occurrence } of notes.immunizations.values()) {
    if (status !== 'completed' || !add(code, id, occurrence, { revenue: '0636', professional: false, benefit: 'preventive' })) continue;
    const service = services.ofCode('CPT', VACCINATION[doses === 0 ? 0 : 1]);
    doses++;
    const benefit = service?.benefit ?? 'preventive';
    if (service !== null) list.push({ service, benefit, revenue: '0771', professional: false, units: 1, day: dayOfMinute(occurrence), source: id });
  }
  for (const { id, code, status, effective } of notes.administrations.values())
    if (status === 'completed') add(code, id, effective, { revenue: '0636', professional: false, benefit: 'injectable_drugs' });
  return list;
}

const WITHDRAWN: ReadonlySet<string> = new Set(['cancelled', 'entered_in_error', 'preliminary']);

function onOwnClaim({ service, benefit, units, day, source }: Given): DraftLine {
  return lineOfService(service, 'practitioner', { revenue: null, benefit, units, day, source });
}

/** The lines of the practitioner's claim. */
export function professionalLines(visit: Encounter, notes: VisitNotes, services: ServiceTable, patient: VisitPatient, hospitals: Hospitals): DraftLine[] {
  const benefit = benefitOfVisit(visit, patient.preventive);
  const [inHospital, outpatient] = [settingOf(visit, hospitals).bill !== null, isHospitalOutpatient(visit, hospitals)];
  // What the hospital has no price for, a clinic in it bills itself.
  const own = ownService(visit, notes, services, patient);
  const done = given(notes, services, new Set(own === null ? [] : [own.id]), benefitOfOthers(benefit, outpatient)).filter(
    ({ professional, service }) => professional || !inHospital || (outpatient && service.facility === null),
  );
  const care = (statedCare(visit, notes).size > 0 ? [] : codesOfPractitioner(visit, own, patient)).flatMap(({ code, units, day }) => {
    const service = typeof code === 'string' ? services.ofCode('CPT', code) : services.billing(code);
    return service === null ? [] : [{ service, benefit: service.benefit ?? benefit, revenue: '', professional: true, units, day, source: own?.id ?? visit.id }];
  });
  return [...care, ...done].map(onOwnClaim);
}

/** Care on a day of a stay after the first and before the last; the last day; both in one day. CPT 2023, hospital inpatient or observation care. */
const HOSPITAL_CARE = { subsequent: '99232', discharge: '99238', sameDay: '99235', initial: '99222' } as const;

/** A service that stands for the visit, among its procedures. */
interface OwnService {
  /** Of the procedure. */
  readonly id: string;
  readonly code: Coding;
}

/**
 * A visit that is not a stay and has its evaluation and management among its procedures is billed with that, in place of a code of its own. Care of a problem
 * in a preventive visit is billed besides it.
 */
function ownService({ class: kind, type }: Encounter, { procedures }: VisitNotes, services: ServiceTable, { preventive }: VisitPatient): OwnService | null {
  if (kind === 'inpatient' || kind === 'observation' || (type !== null && (type.system === 'CPT' || type.system === 'HCPCS'))) return null;
  for (const { id, code, status } of procedures.values())
    if (status === 'completed' && isVisitCode(code, preventive) && services.billing(code) !== null) return { id, code };
  return null;
}

/** Care of its days that a stay has among its procedures: its practitioner bills that alone, and the hospital, whose room it is not, none of it. */
function statedCare({ class: kind }: Encounter, { procedures }: VisitNotes): ReadonlySet<string> {
  if (kind !== 'inpatient' && kind !== 'observation') return NOTHING;
  const stated = [...procedures.values()].filter(({ code, status }) => status === 'completed' && isHospitalCare(code));
  return stated.length === 0 ? NOTHING : new Set(stated.map(({ id }) => id));
}

const NOTHING: ReadonlySet<string> = new Set();

interface Care {
  readonly code: string | Coding;
  readonly units: number;
  readonly day: number;
}

/** Whether a surgical package pays for the visit itself, so that it has no line. */
export function isPackaged(visit: Encounter, notes: VisitNotes, services: ServiceTable, patient: VisitPatient): boolean {
  const own = ownService(visit, notes, services, patient);
  return codesOfCare(visit, own, patient).length > 0 && codesOfPractitioner(visit, own, patient).length === 0;
}

/** The codes of the visit itself that its practitioner bills. Emergency care is never part of a package. */
function codesOfPractitioner(visit: Encounter, own: OwnService | null, patient: VisitPatient): Care[] {
  const codes = codesOfCare(visit, own, patient);
  if (visit.class === 'emergency') return codes;
  return codes.flatMap((care) => {
    const days = Array.from({ length: care.units }, (_, i) => care.day + i).filter((day) => !patient.included(day));
    return days.length === 0 ? [] : [{ ...care, units: days.length, day: days[0] }];
  });
}

/** The codes of the visit itself: those of its days, for a stay. */
function codesOfCare(visit: Encounter, own: OwnService | null, patient: VisitPatient): Care[] {
  const { type, start, end, specialty, priority, disposition } = visit;
  const [first, last] = [dayOfMinute(start), dayOfMinute(end ?? start)];
  if (own !== null) return [{ code: own.code, units: 1, day: first }];
  if (type !== null && (type.system === 'CPT' || type.system === 'HCPCS')) return [{ code: type, units: 1, day: first }];
  const minutes = end === null ? null : end - start;
  const level = visitType({ class: visit.class, specialty, priority, disposition, minutes, ...patient }).cpt;
  if (visit.class !== 'inpatient' && visit.class !== 'observation') return level === null ? [] : [{ code: level, units: 1, day: first }];
  if (first === last) return [{ code: HOSPITAL_CARE.sameDay, units: 1, day: first }];
  const between = last - first - 1;
  return [
    { code: level ?? HOSPITAL_CARE.initial, units: 1, day: first },
    ...(between === 0 ? [] : [{ code: HOSPITAL_CARE.subsequent, units: between, day: first + 1 }]),
    ...(disposition === 'expired' ? [] : [{ code: HOSPITAL_CARE.discharge, units: 1, day: last }]),
  ];
}

/** The benefit of what was done in a visit, where neither its row nor its kind says it. */
function benefitOfOthers(visit: string, outpatient: boolean): (service: PricedService) => string {
  return outpatient ? ({ coding }) => benefitInHospital(coding, visit) : () => visit;
}

/** Hospital observation, an hour; a visit in the clinic of a hospital. */
const OBSERVATION_HOUR = 'G0378';
const CLINIC_VISIT = 'G0463';

/** The lines of the hospital's claim; none where it has no prices for them. */
export function facilityLines(visit: Encounter, notes: VisitNotes, services: ServiceTable, patient: VisitPatient, hospitals: Hospitals): DraftLine[] {
  const outpatient = isHospitalOutpatient(visit, hospitals);
  const benefit = benefitOfVisit(visit, outpatient && patient.preventive);
  const line = (service: PricedService, revenue: string, more: Pick<DraftLine, 'benefit' | 'units' | 'day' | 'source'>): DraftLine[] =>
    service.facility === null ? [] : [lineOfService(service, 'hospital', { revenue: service.revenue ?? revenue, ...more })];
  const own = ownService(visit, notes, services, patient);
  const care = careOfHospital(visit, own, services, patient).flatMap(({ service, revenue, units }) =>
    service === null ? [] : line(service, revenue, { benefit, units, day: dayOfMinute(visit.start), source: own?.id ?? visit.id }),
  );
  const done = given(notes, services, own === null ? statedCare(visit, notes) : new Set([own.id]), benefitOfOthers(benefit, outpatient)).flatMap(
    ({ service, benefit: of, revenue, units, day, source }) => line(service, revenue, { benefit: of, units, day, source }),
  );
  return [...care, ...done];
}

/** The room, the observation or the emergency department. */
function careOfHospital(
  visit: Encounter,
  own: OwnService | null,
  services: ServiceTable,
  patient: VisitPatient,
): readonly { readonly service: PricedService | null; readonly revenue: string; readonly units: number }[] {
  const end = visit.end ?? visit.start;
  switch (visit.class) {
    case 'emergency':
      return codesOfCare(visit, own, patient).map(({ code, units }) => ({
        service: typeof code === 'string' ? services.ofCode('CPT', code) : services.billing(code),
        revenue: '0450',
        units,
      }));
    case 'observation':
      return [{ service: services.ofCode('HCPCS', OBSERVATION_HOUR), revenue: '0762', units: Math.max(1, Math.round((end - visit.start) / 60)) }];
    case 'inpatient':
      // The day of discharge is not a night.
      return [{ service: services.ofCode('CPT', HOSPITAL_CARE.subsequent), revenue: '0120', units: Math.max(1, dayOfMinute(end) - dayOfMinute(visit.start)) }];
    case 'ambulatory':
      // A patient who comes for a procedure alone sees no clinic.
      return codesOfPractitioner(visit, own, patient).map(() => ({ service: services.ofCode('HCPCS', CLINIC_VISIT), revenue: '0510', units: 1 }));
    default:
      return [];
  }
}
