/** Where a visit is billed from: an office, or a hospital that has a claim of its own for it. */
import type { Encounter, EncounterClass } from '../../../model/clinical/encounter.ts';
import { dayOf, dayOfMinute } from '../../../model/time/civil.ts';

export interface VisitSetting {
  /** Place of service code of the practitioner's claim (Centers for Medicare & Medicaid Services). */
  readonly place: string;
  /** Type of bill of the hospital's claim, admission through discharge: 011x inpatient, including Medicare Part A, 013x outpatient; null where no hospital bills. */
  readonly bill: string | null;
}

/** Identifiers of the locations that are hospitals. */
export type Hospitals = ReadonlySet<string>;

const SETTINGS: Readonly<Record<EncounterClass, VisitSetting>> = {
  ambulatory: { place: '11', bill: null },
  home: { place: '12', bill: null },
  virtual: { place: '10', bill: null },
  emergency: { place: '23', bill: '0131' },
  observation: { place: '22', bill: '0131' },
  inpatient: { place: '21', bill: '0111' },
};
/** A visit in a hospital that nobody is admitted for: its clinic, a test, surgery of a day. */
const HOSPITAL_OUTPATIENT: VisitSetting = { place: '22', bill: '0131' };
/** Telehealth in the patient's home has a code of its own from 2022 on; before, all telehealth was 02. */
const TELEHEALTH_BEFORE: VisitSetting = { place: '02', bill: null };
const HOME_TELEHEALTH_FROM = dayOf(2022, 1, 1);

type Where = Pick<Encounter, 'class' | 'location_id' | 'start'>;

export function settingOf(visit: Where, hospitals: Hospitals): VisitSetting {
  if (isHospitalOutpatient(visit, hospitals)) return HOSPITAL_OUTPATIENT;
  return visit.class === 'virtual' && dayOfMinute(visit.start) < HOME_TELEHEALTH_FROM ? TELEHEALTH_BEFORE : SETTINGS[visit.class];
}

export function isHospitalOutpatient({ class: kind, location_id: place }: Omit<Where, 'start'>, hospitals: Hospitals): boolean {
  return kind === 'ambulatory' && hospitals.has(place);
}
