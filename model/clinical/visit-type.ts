/**
 * The type of a visit as a code that claims and quality measures know: CPT evaluation and management by class, specialty, age, length and whether the patient is new.
 * Numbers and time thresholds: CPT 2021 and 2023 evaluation and management guidelines (total time on the day). Labels are this project's own: CPT's texts are
 * the American Medical Association's. SNOMED CT concepts are next to where one says the same.
 */
import { codesIn } from '../code-ranges.ts';
import type { Coding } from '../scalars.ts';
import type { Encounter } from './encounter.ts';

export interface VisitType {
  /** The CPT number, where there is one. */
  readonly cpt: string | null;
  readonly snomed: Coding;
  /** Short label in plain words. */
  readonly label: string;
}

/** What the type of a visit depends on. */
export interface VisitTraits {
  readonly class: Encounter['class'];
  readonly specialty: Encounter['specialty'];
  readonly priority: Encounter['priority'];
  readonly disposition: Encounter['disposition'];
  /** Length in minutes; null while the visit is in progress. */
  readonly minutes: number | null;
  /** Completed years of the patient on the day of the visit. */
  readonly age: number;
  /** Not seen in the same specialty of the same organization in the three years before. */
  readonly newPatient: boolean;
  /** A check-up: the reason or a diagnosis of the visit is a routine examination (`isRoutineExamination`). */
  readonly preventive: boolean;
}

function snomed(code: string, display: string): Coding {
  return { system: 'SNOMED', code, display };
}

const VISIT = snomed('308335008', 'Patient encounter procedure (procedure)');
const EMERGENCY = snomed('4525004', 'Emergency department patient visit (procedure)');
const ADMISSION = snomed('32485007', 'Hospital admission (procedure)');
const OBSERVATION = snomed('448951000124107', 'Admission to observation unit (procedure)');
const TELEMEDICINE = snomed('448337001', 'Telemedicine consultation with patient (procedure)');
const HOME = snomed('439708006', 'Home visit (procedure)');
const FIRST_CHECKUP = snomed('90526000', 'Initial evaluation and management of healthy individual (procedure)');
const CHECKUP = snomed('86013001', 'Periodic reevaluation and management of healthy individual (procedure)');

/** Numbers from the longest visit to the shortest: the first whose least number of minutes (or age) is reached. */
type Levels = readonly (readonly [least: number, cpt: string])[];

interface Series {
  readonly name: string;
  readonly concept: Coding;
  readonly fresh: Levels;
  readonly known: Levels;
}

const OFFICE: Series = {
  name: 'Office visit',
  concept: VISIT,
  fresh: [
    [60, '99205'],
    [45, '99204'],
    [30, '99203'],
    [0, '99202'],
  ],
  known: [
    [40, '99215'],
    [30, '99214'],
    [20, '99213'],
    [0, '99212'],
  ],
};
const VIDEO: Series = { ...OFFICE, name: 'Video visit', concept: TELEMEDICINE };
const AT_HOME: Series = {
  name: 'Home visit',
  concept: HOME,
  fresh: [
    [75, '99345'],
    [60, '99344'],
    [30, '99342'],
    [0, '99341'],
  ],
  known: [
    [60, '99350'],
    [40, '99349'],
    [30, '99348'],
    [0, '99347'],
  ],
};
const EYE: Series = {
  name: 'Eye examination',
  concept: VISIT,
  fresh: [
    [30, '92004'],
    [0, '92002'],
  ],
  known: [
    [30, '92014'],
    [0, '92012'],
  ],
};

/** By age in years. */
const PREVENTIVE: Pick<Series, 'fresh' | 'known'> = {
  fresh: [
    [65, '99387'],
    [40, '99386'],
    [18, '99385'],
    [12, '99384'],
    [5, '99383'],
    [1, '99382'],
    [0, '99381'],
  ],
  known: [
    [65, '99397'],
    [40, '99396'],
    [18, '99395'],
    [12, '99394'],
    [5, '99393'],
    [1, '99392'],
    [0, '99391'],
  ],
};

/** Medicare: the initial preventive examination, and annual wellness visits. */
const WELLNESS = ['G0402', 'G0438', 'G0439'];
/** The level of an office visit that needs no physician. */
const NURSE = '99211';
const primaryCareVisits: ReadonlySet<string> = new Set(
  [OFFICE, AT_HOME, PREVENTIVE].flatMap(({ fresh, known }) => [...fresh, ...known].map(([, cpt]) => cpt)).concat(NURSE, WELLNESS),
);

/** Whether a line of a claim is for a visit in the office, by video or at home, or a check-up: what primary care is billed with (after 42 CFR 425.400(c)). */
export function isPrimaryCareVisit({ system, code }: Coding): boolean {
  return (system === 'CPT' || system === 'HCPCS') && primaryCareVisits.has(code);
}

/** Of a visit that is not over yet, and so has no length: that of a usual one. */
const USUAL_MINUTES = 30;

/** Each type is one object, so that what is made of it can be remembered: by its label, then by its code. */
const types = new Map<string, Map<string | null, VisitType>>();

function visit(cpt: string | null, concept: Coding, label: string): VisitType {
  let ofLabel = types.get(label);
  if (ofLabel === undefined) {
    ofLabel = new Map();
    types.set(label, ofLabel);
  }
  let type = ofLabel.get(cpt);
  if (type === undefined) {
    type = { cpt, snomed: concept, label };
    ofLabel.set(cpt, type);
  }
  return type;
}

function level(levels: Levels, value: number): string {
  return (levels.find(([least]) => value >= least) ?? levels[levels.length - 1])[1];
}

function inSeries({ name, concept, fresh, known }: Series, { newPatient, minutes }: VisitTraits): VisitType {
  return visit(level(newPatient ? fresh : known, minutes ?? USUAL_MINUTES), concept, `${name}, ${newPatient ? 'new' : 'established'} patient`);
}

/** The type of a visit whose scenario states none. */
export function visitType(one: VisitTraits): VisitType {
  switch (one.class) {
    case 'emergency':
      return visit(emergencyLevel(one), EMERGENCY, 'Emergency department visit');
    case 'inpatient':
      return visit(admissionLevel(one), ADMISSION, 'Hospital admission');
    case 'observation':
      return visit(null, OBSERVATION, 'Admission to observation');
    case 'home':
      return inSeries(AT_HOME, one);
    case 'virtual':
      return inSeries(VIDEO, one);
    case 'ambulatory':
      return office(one);
  }
}

function office(one: VisitTraits): VisitType {
  const { specialty, newPatient, age } = one;
  if (one.preventive) {
    const cpt = level(newPatient ? PREVENTIVE.fresh : PREVENTIVE.known, age);
    return visit(cpt, newPatient ? FIRST_CHECKUP : CHECKUP, `Preventive visit, ${newPatient ? 'new' : 'established'} patient`);
  }
  switch (specialty) {
    // A nurse's visit is the one level that needs no physician.
    case 'nursing':
      return visit(NURSE, VISIT, 'Office visit, nurse');
    case 'radiology':
      return visit(null, VISIT, 'Imaging visit');
    case 'ophthalmology':
      return inSeries(EYE, one);
    case 'psychiatry':
      return newPatient ? visit('90792', VISIT, 'Psychiatric evaluation') : inSeries(OFFICE, one);
    default:
      return inSeries(OFFICE, one);
  }
}

/** Levels of the emergency department go by the decisions that were taken, for which urgency, outcome and length stand. */
function emergencyLevel({ priority, disposition, minutes }: VisitTraits): string {
  if (priority === 'emergency' || disposition === 'expired' || disposition === 'transfer') return '99285';
  if (minutes === null || minutes >= 180) return '99284';
  return minutes >= 60 ? '99283' : '99282';
}

/** The first day of a stay, by its urgency. */
function admissionLevel({ priority }: VisitTraits): string {
  if (priority === 'emergency') return '99223';
  return priority === 'elective' || priority === 'routine' ? '99221' : '99222';
}

/** ICD-10-CM Z00.0-, Z00.1-: general examinations of adults and children; Z01.4-: of women. */
export function isRoutineExamination({ system, code }: Coding): boolean {
  return system === 'ICD10CM' && /^Z0(0\.[01]|1\.4)/.test(code);
}

/** Months without a visit to the same specialty of the same organization after which a patient is new again. */
export const NEW_PATIENT_MONTHS = 36;

/**
 * Evaluation and management outside of stays: office, consultation, emergency department, nursing facility, home and preventive visits of CPT 2025, with eye visits, psychiatric evaluations and
 * Medicare's preventive visits. Counselling, care management and critical care are billed besides a visit.
 */
const PROBLEM_VISITS = codesIn('90791-90792 92002 92004 92012 92014 99202-99205 99211-99215 99242-99245 99281-99285 99304-99310 99341-99350');
const PREVENTIVE_VISITS = new Set([...codesIn('99381-99387 99391-99397'), 'G0402', 'G0438', 'G0439']);

/** Whether a service stands for the visit in which it is given. @param preventive whether that is a check-up: then only a preventive visit does */
export function isVisitCode({ system, code }: Pick<Coding, 'system' | 'code'>, preventive: boolean): boolean {
  if (system !== 'CPT' && system !== 'HCPCS') return false;
  return PREVENTIVE_VISITS.has(code) || (!preventive && PROBLEM_VISITS.has(code));
}

/** Hospital inpatient or observation care of CPT 2025: the first day, further days, the first and last day in one, the day of discharge. */
const HOSPITAL_DAYS = codesIn('99221-99223 99231-99236 99238-99239');

/** Whether a service stands for a day of a stay. */
export function isHospitalCare({ system, code }: Pick<Coding, 'system' | 'code'>): boolean {
  return system === 'CPT' && HOSPITAL_DAYS.has(code);
}
