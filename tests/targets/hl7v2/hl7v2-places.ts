/**
 * Where HL7 v2.5.1 says that each column of the tables stands: segment and field of the first or the last message that is there because of the row.
 * Written by the standard, not by the segments. What has no place, or a place for some of its values only (`partly`), is listed with the target.
 */

import { shortened } from '../../../targets/hl7v2/hl7v2-types.ts';
import { at, type Segment } from '../fixtures/hl7v2-parser.ts';
import { SPECIALTIES } from '../fixtures/taxonomy.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The messages that are there because of a row, the first and the last of them. */
export interface Told {
  readonly all: readonly (readonly Segment[])[];
  readonly first: readonly Segment[];
  readonly last: readonly Segment[];
}

export interface Place {
  readonly read: (told: Told, row: Row) => string | undefined;
  /** Words of the column, by the code that HL7 v2 has for them. */
  readonly words?: Readonly<Record<string, string>>;
  /** The rows that the place speaks of. */
  readonly where?: (row: Row) => boolean;
  /** Some values only: the target reports the rest. */
  readonly partly?: true;
  /** Only where records agree with each other, as those of a scenario do and those of a fixture that has every word need not. */
  readonly agreeing?: true;
}

type More = Omit<Place, 'read'>;
type Places = Readonly<Record<string, Place>>;

const last = (place: string, more: More = {}): Place => ({ read: (told) => at(told.last, place), ...more });
const first = (place: string, more: More = {}): Place => ({ read: (told) => at(told.first, place), ...more });

/** HL7 table 0396, and the names of RxNorm and of the National Drug Code there. */
export const SYSTEMS: Readonly<Record<string, string>> = { I10C: 'ICD10CM', I10P: 'ICD10PCS', SCT: 'SNOMED', LN: 'LOINC', C4: 'CPT' };

const coding = (name: string, place: string, more: More = {}, of = last): Places => ({
  [`${name}_system`]: of(`${place}.3`, more),
  [name.endsWith('code') ? name : `${name}_code`]: of(`${place}.1`, more),
  [`${name}_display`]: of(`${place}.2`, more),
});

const segmentsOf = (message: readonly Segment[], name: string): Segment[] => message.filter((one) => one.name === name);

/** The note that is directly after such a segment. */
function noteAfter(message: readonly Segment[], name: string): string | undefined {
  const next = message[message.findIndex((one) => one.name === name) + 1];
  return next?.name === 'NTE' ? at([next], 'NTE-3') : undefined;
}

/** The text of the observation of a code. */
const textOf = (message: readonly Segment[], code: string): string | undefined =>
  at(
    segmentsOf(message, 'OBX').filter((one) => at([one], 'OBX-3') === code),
    'OBX-5',
  );

/** The lower or the upper end of `70-99`, `>60`, `<5`. */
function range(text: string | undefined, end: 'low' | 'high'): string | undefined {
  const [, low, high] = /^(-?[\d.]+)-(-?[\d.]+)$/.exec(text ?? '') ?? [];
  if (low !== undefined) return end === 'low' ? low : high;
  return text?.startsWith(end === 'low' ? '>' : '<') === true ? text.slice(1) : undefined;
}

/** The nth observation segment of the last message. */
const nth = (field: (segment: Segment[]) => string | undefined, more: More = {}): Place => ({
  read: (told, row) =>
    field(segmentsOf(told.last, 'OBX').slice(Number(row['position'] ?? 1) - 1 + (row['position'] !== undefined && row['whole'] === true ? 1 : 0))),
  ...more,
});
const ofType =
  (types: readonly string[], place: string) =>
  (segment: Segment[]): string | undefined =>
    types.includes(at(segment, 'OBX-2') ?? '') ? at(segment, place) : undefined;

const noNumber = (row: Row): boolean => row['value'] === null;
/** A number comes before a code, and a code before text; a unit goes with a number. */
const measured = (where: (row: Row) => boolean): Places => ({
  value: nth(ofType(['NM'], 'OBX-5'), { where }),
  unit: nth((s) => at(s, 'OBX-6'), { where: (row) => where(row) && !noNumber(row) }),
  value_code_system: nth(ofType(['CWE'], 'OBX-5.3'), { where: (row) => where(row) && noNumber(row) && row['value_boolean'] === null }),
  value_code: nth(ofType(['CWE'], 'OBX-5.1'), { where: (row) => where(row) && noNumber(row) && row['value_boolean'] === null }),
  value_code_display: nth(ofType(['CWE'], 'OBX-5.2'), { where: (row) => where(row) && noNumber(row) && row['value_boolean'] === null }),
  value_boolean: nth((segment) => (at(segment, 'OBX-5.3') === 'HL70136' ? at(segment, 'OBX-5.1') : undefined), {
    where: (row) => where(row) && noNumber(row) && row['value_code'] === null,
  }),
  value_date: nth(ofType(['DT'], 'OBX-5'), { where: (row) => where(row) && noNumber(row) && row['value_code'] === null && row['value_boolean'] === null }),
  value_text: nth(ofType(['TX'], 'OBX-5'), {
    where: (row) => where(row) && noNumber(row) && row['value_code'] === null && row['value_boolean'] === null && row['value_date'] === null,
  }),
  interpretation: nth((s) => at(s, 'OBX-8'), {
    where,
    words: { L: 'low', N: 'normal', H: 'high', LL: 'critical_low', HH: 'critical_high', A: 'abnormal' },
  }),
  reference_low: nth((s) => range(at(s, 'OBX-7'), 'low'), { where }),
  reference_high: nth((s) => range(at(s, 'OBX-7'), 'high'), { where }),
});

/** Hospital service, and the codes of the NUCC provider taxonomy. */
const SERVICES = {
  FAM: 'family_medicine',
  MED: 'internal_medicine',
  PED: 'pediatrics',
  EMR: 'emergency_medicine',
  HOS: 'hospital_medicine',
  END: 'endocrinology',
  CAR: 'cardiology',
  NEP: 'nephrology',
  OPH: 'ophthalmology',
  POD: 'podiatry',
  PSY: 'psychiatry',
  OBS: 'obstetrics',
  SUR: 'surgery',
  ONC: 'oncology',
  RAD: 'radiology',
  NUR: 'nursing',
};
const ROUTES = { PO: 'oral', SC: 'subcutaneous', IM: 'intramuscular', IV: 'intravenous', IH: 'inhaled', TP: 'topical', OP: 'ophthalmic' };
const SPECIMENS = {
  '119297000': 'blood',
  '119364003': 'serum',
  '119361006': 'plasma',
  '122575003': 'urine',
  '119339001': 'stool',
  '257261003': 'swab',
  '119376003': 'tissue',
  OTH: 'other',
};

const SEXES = { F: 'female', M: 'male', O: 'other', U: 'unknown' };
const RACES = {
  '2106-3': 'white',
  '2054-5': 'black',
  '2028-9': 'asian',
  '1002-5': 'american_indian',
  '2076-8': 'pacific_islander',
  MULT: 'multiple',
  '2131-1': 'other',
  UNK: 'unknown',
};
const ETHNICITIES = { '2135-2': 'hispanic', '2186-5': 'not_hispanic', UNK: 'unknown' };
const MARITAL = { M: 'married', S: 'never_married', D: 'divorced', W: 'widowed', A: 'separated', U: 'unknown' };
const visit = { encounter_id: last('PV1-19') };
const mrn: Places = { patient_id: last('PID-3') };
/** Message time of the first message. */
const recorded = { recorded: first('MSH-7') };
const is =
  (column: string, ...words: readonly unknown[]) =>
  (row: Row): boolean =>
    words.includes(row[column]);
const isNot =
  (column: string, ...words: readonly unknown[]) =>
  (row: Row): boolean =>
    !words.includes(row[column]);
const phone = (told: Told, field = 'PID-13'): string | undefined => {
  const [area, local] = [at(told.last, `${field}.6`), at(told.last, `${field}.7`)];
  return area === undefined || local === undefined ? at(told.last, `${field}.9`) : `(${area}) ${local.slice(0, 3)}-${local.slice(3)}`;
};
/** Of the two telecoms the one over the internet. */
const email = (told: Told, field = 'PID-13'): string | undefined =>
  [0, 1].map((n) => (at(told.last, `${field}.2`, n) === 'NET' ? at(told.last, `${field}.4`, n) : undefined)).find(Boolean);
const laboratory = is('category', 'laboratory');
/** Timing of an order: a segment in the order of the laboratory, the seventh field of ORC in all others. */
const timing = (segment: string, component: string, more: More = {}): Place => ({
  read: ({ last: message }, row) => at(message, laboratory(row) ? segment : component),
  ...more,
});
const raw = is('kind', 'raw');
const emitted = is('kind', 'emitted');
const typed = (row: Row): boolean => emitted(row) && row['type'] !== null;
/** The last message that was sent when the row says, to the minute. */
const sentThen = ({ all }: Told, row: Row): readonly Segment[] =>
  all.findLast((message) => at(message, 'MSH-7')?.startsWith(String(row['recorded']).replace(/[-T:]/g, ''))) ?? [];
const then = (place: string, more: More = {}): Place => ({ read: (told, row) => at(sentThen(told, row), place), ...more });
/** When results and reports are made known. */
const ISSUED = 'OBR-22';

/** A component of the repetition of an earlier name or address: those of before follow that of today. */
const earlier = (place: string, more: More = {}): Place => ({ read: ({ last: message }, row) => at(message, place, Number(row['position'])), ...more });

/** The charge of a line of a claim; of a void, which charges nothing, what it takes back. */
function chargeOf(message: readonly Segment[], row: Row, column = 'line'): Segment[] {
  const all = segmentsOf(message, 'FT1');
  const charged = all.filter((one) => at([one], 'FT1-6') === 'CG');
  const number = String(row[column]).padStart(3, '0');
  return (charged.length > 0 ? charged : all).filter((one) => at([one], 'FT1-2')?.endsWith(number));
}
const charged = (place: string, more: More = {}): Place => ({ read: ({ last: message }, row) => at(chargeOf(message, row), place), ...more });
/** Without a procedure the revenue code is the code of the transaction. */
const revenue: Place = {
  read: ({ last: message }, row) => at(chargeOf(message, row), at(chargeOf(message, row), 'FT1-7.3') === 'NUBC' ? 'FT1-7.1' : 'FT1-7.4'),
};
/** A diagnosis segment of the claim. */
const billed = (place: string, more: More = {}): Place => ({
  read: ({ last: message }, row) => at(segmentsOf(message, 'DG1').slice(Number(row['position']) - 1), place),
  ...more,
});
/** The diagnosis that a charge is for: the pointer, where the segment that it points to has the same code. */
function pointer({ last: message }: Told, row: Row): string | undefined {
  const code = at(chargeOf(message, row, 'line_position'), 'FT1-19.1', Number(row['position']) - 1);
  const own = segmentsOf(message, 'DG1')[Number(row['diagnosis_pointer']) - 1];
  return own !== undefined && at([own], 'DG1-3') === code ? String(row['diagnosis_pointer']) : code;
}
/** An identifier of which the message has another name: the name is there. */
const named = (place: string, column: string, more: More = {}): Place => ({
  read: ({ last: message }, row) => (at(message, place) === undefined ? undefined : String(row[column])),
  partly: true,
  ...more,
});
/** By the first characters of the number of a transaction. */
function ofOriginal({ last: message }: Told, row: Row): string | undefined {
  const [id, taken] = [String(row['original_id']), segmentsOf(message, 'FT1').filter((one) => at([one], 'FT1-6') === 'CD')];
  return taken.length > 0 && taken.every((one) => at([one], 'FT1-2')?.slice(0, 9) === shortened(id).slice(0, 9)) ? id : undefined;
}

export const PLACES: Readonly<Record<string, Places>> = {
  coverages: {
    ...mrn,
    kind: last('IN1-47', {
      words: { B: 'medical', RX: 'pharmacy', DEN: 'dental', VIS: 'vision', BEH: 'behavioral' },
      where: isNot('plan_type', 'medicare_a', 'medicare_b'),
    }),
    plan: last('IN1-2'),
    plan_type: last('IN1-15', {
      words: {
        ...{ HMO: 'HMO', PPO: 'PPO', EPO: 'EPO', POS: 'POS', HDP: 'HDHP', IND: 'indemnity', RX: 'pharmacy', PTD: 'part_d' },
        ...{ MED: 'medicare', MDA: 'medicare_a', MDB: 'medicare_b', MAP: 'medicare_advantage', MCD: 'medicaid', CPC: 'copay_card' },
      },
    }),
    member_id: last('IN2-61'),
    subscriber_id: last('IN1-36'),
    relationship: last('IN1-17', { words: { SEL: 'self', SPO: 'spouse', PAR: 'child', DOM: 'other' } }),
    effective: last('IN1-12'),
    termination: last('IN1-13'),
    payer_id: last('IN1-3.4.2'),
    sponsor_id: named('IN1-9', 'sponsor_id'),
    group_number: last('IN1-8', { partly: true }),
    ...recorded,
  },
  claims: {
    ...mrn,
    ...visit,
    frequency: {
      read: ({ last: message }) => [...new Set(segmentsOf(message, 'FT1').map((one) => at([one], 'FT1-6')))].join(' '),
      words: { CG: '1', 'CD CG': '7', CD: '8' },
    },
    original_id: { read: ofOriginal, where: isNot('original_id', null) },
    payer_sequence: { read: () => '1', partly: true, where: is('payer_sequence', 1) },
    coverage_id: named('FT1-14', 'coverage_id'),
    rendering_id: last('FT1-20'),
    facility_id: last('FT1-16.10'),
    submitted: first('MSH-7'),
  },
  claim_diagnoses: {
    ...mrn,
    ...Object.fromEntries(Object.entries(coding('code', 'DG1-3', { partly: true }, billed))),
    role: {
      read: ({ last: message }, row) => {
        const segment = segmentsOf(message, 'DG1').slice(Number(row['position']) - 1);
        return at(segment, 'DG1-6') === 'A' ? 'admitting' : at(segment, 'DG1-15') === '1' ? 'principal' : 'other';
      },
      partly: true,
    },
  },
  claim_lines: {
    ...mrn,
    line: { read: ({ last: message }, row) => at(chargeOf(message, row), 'FT1-2')?.slice(-3) },
    ...coding('code', 'FT1-25', {}, charged),
    revenue,
    units: charged('FT1-10'),
    charge: charged('FT1-11.1.1'),
    service_date: charged('FT1-4'),
    source_id: charged('FT1-23'),
  },
  claim_line_modifiers: {
    ...mrn,
    modifier: { read: ({ last: message }, row) => at(chargeOf(message, row, 'line_position'), 'FT1-26', Number(row['position']) - 1) },
  },
  claim_line_diagnosis_pointers: { ...mrn, diagnosis_pointer: { read: pointer } },
  patient_previous_names: {
    ...mrn,
    kind: earlier('PID-5.7', { words: { M: 'maiden', A: 'old' } }),
    prefix: earlier('PID-5.5'),
    given: earlier('PID-5.2'),
    middle: earlier('PID-5.3'),
    family: earlier('PID-5.1'),
    suffix: earlier('PID-5.4'),
    start: earlier('PID-5.12'),
    end: earlier('PID-5.13'),
  },
  patient_previous_addresses: {
    ...mrn,
    line: earlier('PID-11.1'),
    city: earlier('PID-11.3'),
    state: earlier('PID-11.4'),
    zip: earlier('PID-11.5'),
    county: earlier('PID-11.9'),
    start: earlier('PID-11.13'),
    end: earlier('PID-11.14'),
  },
  patients: {
    mrn: { read: ({ all }) => at(all[all.length - 1], 'PID-3') },
    ssn: { read: (told) => at(told.last, 'PID-3', 1) },
    sex: last('PID-8', { words: SEXES }),
    birth_date: last('PID-7'),
    multiple_birth: last('PID-24'),
    death: last('PID-29'),
    birth_order: last('PID-25'),
    prefix: last('PID-5.5'),
    given: last('PID-5.2'),
    middle: last('PID-5.3'),
    family: last('PID-5.1'),
    suffix: last('PID-5.4'),
    race: last('PID-10', {
      words: RACES,
    }),
    ethnicity: last('PID-22', { words: ETHNICITIES }),
    language: last('PID-15'),
    marital_status: last('PID-16', { words: MARITAL }),
    phone: { read: (told) => phone(told) },
    email: { read: (told) => email(told) },
    line: last('PID-11.1'),
    city: last('PID-11.3'),
    state: last('PID-11.4'),
    zip: last('PID-11.5'),
    county: last('PID-11.9'),
    organization_id: last('PID-3.4.2'),
    practitioner_id: { read: ({ all }) => all.map((message) => at(message, 'PD1-4')).find((npi) => npi !== undefined) },
  },
  encounters: {
    ...mrn,
    ...coding('reason', 'PV2-3'),
    mrn: { read: ({ all }) => at(all[all.length - 1], 'PID-3') },
    class: last('PV1-18', { words: { AM: 'ambulatory', EM: 'emergency', IN: 'inpatient', OB: 'observation', VR: 'virtual', HH: 'home' } }),
    status: last('MSH-9.2', {
      partly: true,
      where: isNot('status', 'entered_in_error'),
      agreeing: true,
      words: {
        A05: 'planned',
        A01: 'in_progress',
        A02: 'in_progress',
        A04: 'in_progress',
        A12: 'in_progress',
        A13: 'in_progress',
        A03: 'finished',
        A11: 'cancelled',
      },
    }),
    type_display: last('PV2-12', { partly: true }),
    specialty: last('PV1-10', { words: SERVICES }),
    priority: last('PV1-4', { words: { R: 'routine', U: 'urgent', E: 'emergency', C: 'elective' } }),
    admit_source: last('PV1-14', { words: { H: 'home', '7': 'emergency', '4': 'transfer', '1': 'referral', B: 'birth' } }),
    disposition: last('PV1-36', {
      words: {
        '01': 'home',
        '02': 'transfer',
        '03': 'skilled_nursing',
        '06': 'home_health',
        '07': 'against_advice',
        '09': 'admitted',
        '20': 'expired',
        '50': 'hospice',
        '62': 'rehabilitation',
      },
    }),
    start: { read: ({ last: message }, row) => at(message, row['status'] === 'planned' ? 'PV2-8' : 'PV1-44') },
    end: last('PV1-45'),
    location_id: last('PV1-3.10'),
    organization_id: last('PV1-19.4.2'),
    practitioner_id: last('PV1-7'),
    ...recorded,
  },
  conditions: {
    ...mrn,
    ...visit,
    ...coding('code', 'DG1-3'),
    verification_status: {
      read: ({ last: message }) => (at(message, 'DG1-21') === 'D' ? 'entered_in_error' : at(message, 'DG1-6')),
      partly: true,
      where: (row) => row['role'] !== 'admitting' && is('verification_status', 'confirmed', 'entered_in_error')(row),
      words: { F: 'confirmed' },
    },
    role: {
      read: ({ last: message }) => (at(message, 'DG1-6') === 'A' ? 'admitting' : at(message, 'DG1-15')),
      words: { 1: 'principal', ...Object.fromEntries(Array.from({ length: 98 }, (_, i) => [i + 2, 'secondary'])) },
    },
    onset: last('DG1-5'),
    recorded: last('DG1-19'),
    practitioner_id: last('DG1-16'),
  },
  observations: {
    ...mrn,
    ...visit,
    // The whole of several parts without a value is what was asked for; all else is an observation of its own.
    ...Object.fromEntries(
      Object.entries({ code_system: '3', code: '1', code_display: '2' }).map(([column, component]) => [
        column,
        { read: ({ last: message }: Told, row: Row) => at(message, `${row['whole'] === true ? 'OBX-3' : 'OBR-4'}.${component}`) },
      ]),
    ),
    ...measured((row) => row['whole'] === true),
    category: last('OBR-24', { partly: true, words: { LAB: 'laboratory' }, where: laboratory, agreeing: true }),
    status: last('OBX-11', { words: { F: 'final', P: 'preliminary', C: 'corrected', X: 'cancelled', W: 'entered_in_error' } }),
    effective: last('OBX-14'),
    issued: last(ISSUED, { partly: true, where: is('report_id', null), agreeing: true }),
    practitioner_id: last('OBX-16'),
    organization_id: last('OBX-15'),
    specimen_id: last('SPM-2.2'),
    report_id: last('OBR-3', { where: isNot('report_id', null) }),
    request_id: last('OBR-2', { partly: true, where: is('report_id', null) }),
    note: { read: ({ last: message }) => noteAfter(message, segmentsOf(message, 'OBX').length > 1 ? '' : 'OBX'), where: (row) => row['parts'] !== true },
  },
  observation_components: {
    ...mrn,
    code_system: nth((s) => at(s, 'OBX-3.3')),
    code: nth((s) => at(s, 'OBX-3.1')),
    code_display: nth((s) => at(s, 'OBX-3.2')),
    ...measured(() => true),
  },
  specimens: {
    ...mrn,
    encounter_id: last('PV1-19', { agreeing: true }),
    type: last('SPM-4', { words: SPECIMENS }),
    collected: last('SPM-17'),
  },
  diagnostic_reports: {
    ...mrn,
    ...visit,
    ...coding('code', 'OBR-4'),
    category: last('OBR-24', { words: { LAB: 'laboratory', RAD: 'imaging' } }),
    status: last('OBR-25', {
      partly: true,
      where: isNot('status', 'entered_in_error'),
      words: { F: 'final', P: 'preliminary', C: 'corrected', X: 'cancelled' },
    }),
    effective: last('OBR-7'),
    issued: last(ISSUED),
    conclusion: {
      read: (told, row) => (laboratory(row) ? noteAfter(told.last, 'OBR') : textOf(told.last, '19005-8')),
      // The conclusion of pictures is that of the study.
      agreeing: true,
    },
    practitioner_id: last('OBR-16'),
    organization_id: last('OBX-15', { agreeing: true }),
    request_id: last('OBR-2'),
  },
  procedures: {
    ...mrn,
    ...visit,
    ...coding('code', 'PR1-3'),
    ...coding('reason', 'PR1-15'),
    status: last('PR1-20', { partly: true, where: is('status', 'entered_in_error'), words: { D: 'entered_in_error' } }),
    start: last('PR1-5'),
    end: { read: ({ last: message }) => plus(at(message, 'PR1-5'), at(message, 'PR1-7')) },
    // One that takes longer than its message is filed when it is done.
    recorded: first('EVN-2', { where: (row) => String(row['recorded']) >= String(row['end']) }),
    practitioner_id: last('PR1-12'),
  },
  medication_requests: {
    ...mrn,
    ...visit,
    ...coding('code', 'RXE-2'),
    ...coding('reason', 'RXE-27'),
    status: last('ORC-1', {
      partly: true,
      where: (row) => ['active', 'cancelled'].includes(String(row['status'])) || (row['status'] === 'stopped' && row['stopped'] !== null),
      words: { NW: 'active', XO: 'active', DC: 'stopped', CA: 'cancelled' },
    }),
    authored: first('ORC-9'),
    stopped: last('TQ1-8'),
    stop_reason: last('TQ1-11', { where: isNot('stopped', null) }),
    sig: last('RXE-7.2'),
    dose: last('RXE-3', { where: isNot('dose', null) }),
    dose_unit: last('RXE-5.2', { where: isNot('dose_unit', null) }),
    route: last('RXR-1', { where: isNot('route', null), words: ROUTES }),
    // The rate as a number a day: once in so many days, hours or minutes.
    times_per_day: {
      read: ({ last: message }) => {
        const [between, unit] = [at(message, 'TQ1-3.5'), at(message, 'TQ1-3.6')];
        const ofDay = unit === 'min' ? 1440 : unit === 'h' ? 24 : 1;
        return between === undefined ? undefined : String(ofDay / Number(between));
      },
      where: isNot('times_per_day', 0),
    },
    as_needed: { read: ({ last: message }) => String([0, 1].some((n) => at(message, 'TQ1-3', n) === 'PRN')) },
    quantity: last('RXE-10'),
    days_supply: last('TQ1-6'),
    refills: last('RXE-12'),
    prior_id: last('ORC-8'),
    practitioner_id: last('RXE-13'),
    ...recorded,
  },
  medication_dispenses: {
    ...mrn,
    ...visit,
    ...coding('code', 'RXD-2'),
    status: last('ORC-1', { partly: true, where: is('status', 'completed', 'cancelled'), words: { RE: 'completed', XO: 'completed', OC: 'cancelled' } }),
    quantity: last('RXD-4', { where: isNot('quantity', null) }),
    unit: last('RXD-5.2'),
    fill_number: last('RXD-1'),
    sig: last('RXD-9'),
    handed_over: last('RXD-3'),
    request_id: last('ORC-2'),
    practitioner_id: last('ORC-12'),
    ...recorded,
  },
  immunizations: {
    ...mrn,
    ...visit,
    ...coding('code', 'RXA-5'),
    status: {
      read: ({ last: message }) => (at(message, 'RXA-21') === 'D' ? 'entered_in_error' : at(message, 'RXA-20')),
      words: { CP: 'completed', RE: 'not_done', NA: 'not_done' },
    },
    not_done_reason: last('RXA-18', {
      where: is('status', 'not_done'),
      words: { '03': 'patient_objection', IMMUNE: 'immunity', MEDPREC: 'medical_precaution', OSTOCK: 'out_of_stock' },
    }),
    occurrence: last('RXA-3'),
    lot_number: last('RXA-15'),
    site: last('RXR-2', { words: { LA: 'left_arm', RA: 'right_arm', LT: 'left_thigh', RT: 'right_thigh' } }),
    dose_number: last('OBX-5'),
    practitioner_id: last('RXA-10'),
    ...recorded,
  },
  allergy_intolerances: {
    ...mrn,
    ...visit,
    ...coding('code', 'AL1-3', {}, first),
    category: first('AL1-2', { words: { DA: 'medication', FA: 'food', EA: 'environment', MA: 'biologic' } }),
    // What was entered in error is no longer in the list.
    verification_status: {
      read: ({ last: message }) => (at(message, 'AL1-1') === undefined ? 'entered_in_error' : 'confirmed'),
      partly: true,
    },
    reaction_display: first('AL1-5', { partly: true, where: (row) => String(row['reaction_display']).length <= 15 }),
    severity: first('AL1-4', { words: { MI: 'mild', MO: 'moderate', SV: 'severe' } }),
    onset: first('AL1-6'),
    recorded: first('EVN-2'),
  },
  document_references: {
    ...mrn,
    ...visit,
    ...coding('type', 'OBX-3', {}, first),
    title: { read: (told) => textOf(told.first, 'TITLE') ?? at(told.first, 'OBX-3.2') },
    text: first('OBX-5'),
    date: last('TXA-4'),
    status: last('TXA-19', { partly: true, where: isNot('status', 'superseded'), words: { AV: 'current', CA: 'entered_in_error' } }),
    practitioner_id: last('TXA-9'),
    organization_id: first('OBX-15'),
    recorded: first('EVN-2'),
  },
  service_requests: {
    ...mrn,
    ...visit,
    ...coding('code', 'OBR-4'),
    ...coding('reason', 'OBR-31'),
    category: last('OBR-24', { partly: true, where: is('category', 'laboratory', 'imaging'), words: { LAB: 'laboratory', RAD: 'imaging' } }),
    status: last('ORC-1', { partly: true, where: is('status', 'active', 'revoked'), words: { NW: 'active', XO: 'active', CA: 'revoked' } }),
    priority: timing('TQ1-9', 'ORC-7.6', { words: { R: 'routine', UR: 'urgent', A: 'asap', S: 'stat' } }),
    quantity: timing('TQ1-2', 'ORC-7.1'),
    authored: last('ORC-9'),
    occurrence: timing('TQ1-7', 'ORC-7.4'),
    note: last('NTE-3'),
    practitioner_id: last('ORC-12'),
    ...recorded,
  },
  imaging_studies: {
    ...mrn,
    encounter_id: last('PV1-19', { agreeing: true }),
    ...coding('code', 'OBR-4', { agreeing: true }),
    ...coding('reason', 'OBR-31'),
    started: last('OBR-7', { agreeing: true }),
    findings: { read: ({ last: message }) => textOf(message, '18782-3') },
    conclusion: { read: ({ last: message }) => textOf(message, '19005-8') },
    report_id: last('OBR-3'),
    request_id: last('OBR-2', { partly: true, where: isNot('request_id', null) }),
    practitioner_id: last('OBR-32'),
  },
  appointments: {
    ...mrn,
    ...coding('reason', 'SCH-7'),
    status: last('SCH-25', {
      partly: true,
      where: is('status', 'booked', 'cancelled', 'noshow', 'entered_in_error'),
      words: { Booked: 'booked', Cancelled: 'cancelled', Noshow: 'noshow', Deleted: 'entered_in_error' },
    }),
    specialty: last('AIS-3', { words: SPECIALTIES }),
    start: last('SCH-11.4'),
    end: last('SCH-11.5'),
    practitioner_id: last('AIP-3'),
    location_id: last('AIL-3.10'),
    ...recorded,
  },
  related_persons: {
    ...mrn,
    relationship: last('NK1-3', {
      words: { SPO: 'spouse', DOM: 'partner', CHD: 'child', PAR: 'parent', SIB: 'sibling', GRP: 'grandparent', GCH: 'grandchild', OTH: 'other' },
    }),
    related_mrn: last('NK1-33'),
    sex: last('NK1-15', { words: SEXES }),
    birth_date: last('NK1-16'),
    prefix: last('NK1-2.5'),
    given: last('NK1-2.2'),
    middle: last('NK1-2.3'),
    family: last('NK1-2.1'),
    suffix: last('NK1-2.4'),
    race: last('NK1-35', { words: RACES }),
    ethnicity: last('NK1-28', { words: ETHNICITIES }),
    language: last('NK1-20'),
    marital_status: last('NK1-14', { words: MARITAL }),
    phone: { read: (told) => phone(told, 'NK1-5') },
    email: { read: (told) => email(told, 'NK1-5') },
    line: last('NK1-4.1'),
    city: last('NK1-4.3'),
    state: last('NK1-4.4'),
    zip: last('NK1-4.5'),
    county: last('NK1-4.9'),
    ...recorded,
  },
  enrollments: {
    ...mrn,
    recorded: then('EVN-2'),
    coverage_id: named('IN1-2', 'coverage_id'),
    maintenance_type: {
      read: ({ last: message }) => (at(message, 'IN1-13') === undefined ? 'reinstatement' : 'termination'),
      // Where the last day is as the type says.
      where: (row) => (row['maintenance_type'] === 'termination') === ((row['termination'] ?? '') !== ''),
      partly: true,
    },
    termination: last('IN1-13'),
  },
  changes: {
    ...mrn,
    recorded: then('MSH-7'),
    // Messages about the person, the visit and what is found in it have an event; those of orders, results and appointments have none.
    occurred: then('EVN-6', { partly: true, where: is('record_kind', 'patients', 'encounters', 'conditions', 'procedures', 'allergy_intolerances') }),
    encounter_id: then('PV1-19', { partly: true, where: isNot('kind', 'merged') }),
  },
  messages: {
    ...mrn,
    type: { read: (told, row) => `${at(sentThen(told, row), 'MSH-9')}_${at(sentThen(told, row), 'MSH-9.2')}`, where: typed },
    planned: then('EVN-3', { where: emitted }),
    sending_application: last('MSH-3', { where: (row) => !raw(row) && row['sending_application'] !== null }),
    sending_facility: last('MSH-4', { where: (row) => !raw(row) && row['sending_facility'] !== null }),
    receiving_application: last('MSH-5', { where: (row) => !raw(row) && row['receiving_application'] !== null }),
    receiving_facility: last('MSH-6', { where: (row) => !raw(row) && row['receiving_facility'] !== null }),
    occurred: then('EVN-6', { where: emitted }),
    recorded: then('MSH-7', { where: emitted }),
    // A message about the person alone names no visit.
    encounter_id: then('PV1-19', { where: (row) => emitted(row) && !['ADT_A28', 'ADT_A29', 'ADT_A31'].includes(String(row['type'])) }),
  },
};

/** A time of HL7 v2 some minutes later. */
function plus(time: string | undefined, minutes: string | undefined): string | undefined {
  const [, y, m, d, h, n] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)/.exec(time ?? '') ?? [];
  if (y === undefined) return undefined;
  const later = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(n) + Number(minutes)));
  return later.toISOString().slice(0, 16).replace(/[-T:]/g, '');
}
