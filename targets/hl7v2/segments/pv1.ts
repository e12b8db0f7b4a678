import { DISCHARGE_STATUS } from '../../../model/clinical/discharge-status.ts';
import type { Encounter, EncounterClass } from '../../../model/clinical/encounter.ts';
import type { Specialty } from '../../../model/parties/providers.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { person, place, visitNumber } from '../hl7v2-types.ts';

/** Patient class (HL7 table 0004), and patient type (user-defined), which tells apart what the class does not. */
const CLASS: Readonly<Record<EncounterClass, readonly [string, string]>> = {
  ambulatory: ['O', 'AM'],
  emergency: ['E', 'EM'],
  inpatient: ['I', 'IN'],
  observation: ['O', 'OB'],
  virtual: ['O', 'VR'],
  home: ['O', 'HH'],
};
const PREADMIT = 'P';

/** HL7 table 0007. */
const ADMISSION_TYPE: Readonly<Record<NonNullable<Encounter['priority']>, string>> = { routine: 'R', urgent: 'U', emergency: 'E', elective: 'C' };

/** HL7 table 0023, and letters of our own for what it lacks. */
const ADMIT_SOURCE: Readonly<Record<NonNullable<Encounter['admit_source']>, string>> = { home: 'H', emergency: '7', transfer: '4', referral: '1', birth: 'B' };

/** Hospital service: user-defined, after HL7 table 0069. */
const SERVICE: Readonly<Record<Specialty, string>> = {
  family_medicine: 'FAM',
  internal_medicine: 'MED',
  pediatrics: 'PED',
  emergency_medicine: 'EMR',
  hospital_medicine: 'HOS',
  endocrinology: 'END',
  cardiology: 'CAR',
  nephrology: 'NEP',
  ophthalmology: 'OPH',
  podiatry: 'POD',
  psychiatry: 'PSY',
  obstetrics: 'OBS',
  surgery: 'SUR',
  oncology: 'ONC',
  radiology: 'RAD',
  nursing: 'NUR',
};

export interface Visit {
  readonly encounter: Encounter;
  /** Where the patient was before a transfer. */
  readonly priorLocation?: string | null;
}

/** A stay has a bed, as soon as the patient is there. */
function stay({ id, class: kind, status }: Encounter): string | null {
  return (kind === 'inpatient' || kind === 'observation') && status !== 'planned' ? id : null;
}

/** Patient visit, as it is known when the message is sent; class N where there is none. */
export function pv1(c: Hl7v2Context, visit: Visit | null): string {
  if (visit === null) return c.segment('PV1', { 1: '1', 2: 'N' });
  const { encounter: e, priorLocation } = visit;
  const [patientClass, patientType] = CLASS[e.class];
  return c.segment('PV1', {
    1: '1',
    2: e.status === 'planned' ? PREADMIT : patientClass,
    3: place(c, c.location(e.location_id), stay(e)),
    4: e.priority === null ? null : ADMISSION_TYPE[e.priority],
    6: priorLocation === undefined || priorLocation === null ? null : place(c, c.location(priorLocation), stay(e)),
    7: person(c, c.practitioner(e.practitioner_id)),
    10: SERVICE[e.specialty],
    14: e.admit_source === null ? null : ADMIT_SOURCE[e.admit_source],
    18: patientType,
    19: visitNumber(e.id, c.organizationOf(e.organization_id)),
    36: e.disposition === null ? null : DISCHARGE_STATUS[e.disposition],
    44: e.status === 'planned' ? null : c.time(e.start),
    45: e.end === null ? null : c.time(e.end),
  });
}
