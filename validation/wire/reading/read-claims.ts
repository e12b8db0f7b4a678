/** Claims of 837 professional and institutional, as records have them: references are the identifiers that the transaction has. */
import type { Claim, ClaimType } from '../../../model/benefits/claim.ts';
import { type LoopNode, loopsIn } from './loop-tree.ts';
import { adjustmentsOf, type ReadAdjustment } from './read-adjustments.ts';
import { diagnosisCode, groupCode, type ReadCode, serviceCode } from './read-codes.ts';
import { amount, day, firstDay, lastDay, number, oneOf, place, segmentsOf, sexOf, text, type ValuesOf, valuesAt } from './x12-place.ts';

const sequence = oneOf({ P: 1, S: 2, T: 3 } as const);
const frequency = oneOf<Claim['frequency']>({ '1': '1', '7': '7', '8': '8' });

/** Parties and references of both guides. `original_id` and `authorization_id` are the numbers of the payer for them. */
const parties = {
  control_number: place('2300', 'CLM01', text),
  charge: place('2300', 'CLM02', amount),
  frequency: place('2300', 'CLM05-3', frequency),
  original_id: place('2300', 'REF*F8 REF02', text),
  authorization_id: place('2300', 'REF*G1 REF02', text),
  medical_record_number: place('2300', 'REF*EA REF02', text),
  payer_sequence: place('2000B', 'SBR01', sequence),
  group_number: place('2000B', 'SBR03', text),
  member_id: place('2010BA', 'NM1*IL NM109', text),
  family: place('2010CA 2010BA', 'NM103', text),
  given: place('2010CA 2010BA', 'NM104', text),
  /** Null where the patient is the subscriber. */
  relationship: place('2000C', 'PAT01', text),
  birth_date: place('2010CA 2010BA', 'DMG02', day),
  sex: place('2010CA 2010BA', 'DMG03', sexOf),
  payer_id: place('2010BB', 'NM1*PR NM109', text),
  billing_id: place('2010AA', 'NM1*85 NM109', text),
};
export const claimPlaces = {
  professional: {
    ...parties,
    place_of_service: place('2300', 'CLM05-1', text),
    rendering_id: place('2310B', 'NM1*82 NM109', text),
    specialty: place('2310B', 'PRV*PE PRV03', text),
  },
  institutional: {
    ...parties,
    type_of_bill: place('2300', 'CLM05-1', text),
    discharge_status: place('2300', 'CL103', text),
    drg: place('2300', 'HI*DR HI01-2', groupCode),
    service_start: place('2300', 'DTP*434 DTP03', firstDay),
    service_end: place('2300', 'DTP*434 DTP03', lastDay),
    rendering_id: place('2310A', 'NM1*71 NM109', text),
    specialty: place('2310A', 'PRV*AT PRV03', text),
  },
} as const;

const line = { line: place('2400', 'LX01', number), service_date: place('2400', 'DTP*472 DTP03', firstDay) };
export const claimLinePlaces = {
  professional: {
    ...line,
    code: place('2400', 'SV101-2', serviceCode),
    service: place('2400', 'SV101', text),
    charge: place('2400', 'SV102', amount),
    units: place('2400', 'SV104', number),
    diagnosis_pointers: place('2400', 'SV107', text),
  },
  institutional: {
    ...line,
    revenue: place('2400', 'SV201', text),
    code: place('2400', 'SV202-2', serviceCode),
    service: place('2400', 'SV202', text),
    charge: place('2400', 'SV203', amount),
    units: place('2400', 'SV205', number),
  },
} as const;

/** What earlier payers decided: of the claim, and of each line. */
export const earlierPayerPlaces = {
  payer_sequence: place('2320', 'SBR01', sequence),
  paid: place('2320', 'AMT*D AMT02', amount),
  payer_id: place('2330B', 'NM1*PR NM109', text),
};
export const earlierLinePlaces = {
  payer_id: place('2430', 'SVD01', text),
  paid: place('2430', 'SVD02', amount),
  decided: place('2430', 'DTP*573 DTP03', day),
};

export interface ReadDiagnosis {
  readonly code: ReadCode;
  readonly role: 'principal' | 'other' | 'admitting';
  readonly present_on_admission: 'Y' | 'N' | null;
}

export interface ReadEarlierDecision {
  readonly payer_id: string | null;
  readonly paid: number | null;
  readonly decided: number | null;
  readonly adjustments: readonly ReadAdjustment[];
}

export interface ReadClaimLine {
  readonly line: number | null;
  readonly code: ReadCode | null;
  readonly modifiers: readonly string[];
  readonly revenue: string | null;
  readonly charge: number | null;
  readonly units: number | null;
  readonly service_date: number | null;
  readonly diagnosis_pointers: readonly number[];
  readonly earlier: readonly ReadEarlierDecision[];
  /** Number of the segment that begins it, in the file. */
  readonly segment: number;
}

export interface ReadClaim extends ValuesOf<typeof parties> {
  readonly type: ClaimType;
  readonly place_of_service: string | null;
  /** Four digits. */
  readonly type_of_bill: string | null;
  readonly discharge_status: string | null;
  readonly drg: ReadCode | null;
  readonly rendering_id: string | null;
  /** Of the rendering or attending practitioner: a taxonomy code of NUCC. */
  readonly specialty: string | null;
  readonly diagnoses: readonly ReadDiagnosis[];
  /** Of professional claims the first and last day of the lines. */
  readonly service_start: number | null;
  readonly service_end: number | null;
  readonly lines: readonly ReadClaimLine[];
  readonly earlier: readonly ValuesOf<typeof earlierPayerPlaces>[];
  readonly segment: number;
}

const ROLES = { ABK: 'principal', ABF: 'other', ABJ: 'admitting' } as const;

export function claimsOf(root: LoopNode, type: ClaimType, component: string): ReadClaim[] {
  return loopsIn(root, '2300').map((node) => {
    const lines = loopsIn(node, '2400').map((one) => lineOf(one, type, component));
    const days = lines.flatMap(({ service_date }) => (service_date === null ? [] : [service_date]));
    const none = { place_of_service: null, type_of_bill: null, discharge_status: null, drg: null };
    const read =
      type === 'professional'
        ? { ...none, ...valuesAt(claimPlaces.professional, node, component), service_start: least(days, -1), service_end: least(days, 1) }
        : { ...none, ...valuesAt(claimPlaces.institutional, node, component) };
    const bill = read.type_of_bill;
    return {
      type,
      ...read,
      type_of_bill: bill === null ? null : `0${bill}${read.frequency ?? ''}`,
      diagnoses: diagnosesOf(node, component),
      lines,
      earlier: loopsIn(node, '2320').map((one) => valuesAt(earlierPayerPlaces, one, component)),
      segment: node.segments[0].number,
    };
  });
}

/** @param sign -1 for the first of the days, 1 for the last */
const least = (days: readonly number[], sign: 1 | -1): number | null => (days.length === 0 ? null : sign * Math.max(...days.map((one) => sign * one)));

function lineOf(node: LoopNode, type: ClaimType, component: string): ReadClaimLine {
  const read =
    type === 'professional'
      ? { revenue: null, ...valuesAt(claimLinePlaces.professional, node, component) }
      : { diagnosis_pointers: null, ...valuesAt(claimLinePlaces.institutional, node, component) };
  const { service, diagnosis_pointers, ...rest } = read;
  return {
    ...rest,
    modifiers: (service ?? '')
      .split(component)
      .slice(2, 6)
      .filter((one) => one !== ''),
    diagnosis_pointers: diagnosis_pointers === null ? [] : diagnosis_pointers.split(component).map(Number),
    earlier: loopsIn(node, '2430').map((one) => ({ ...valuesAt(earlierLinePlaces, one, component), adjustments: adjustmentsOf(one) })),
    segment: node.segments[0].number,
  };
}

/** HI: lists of principal, other and admitting diagnoses, in the order of the segments. */
function diagnosesOf(node: LoopNode, component: string): ReadDiagnosis[] {
  return segmentsOf(node, 'HI').flatMap(({ elements }) =>
    elements.slice(1).flatMap((element): ReadDiagnosis[] => {
      const parts = element.split(component);
      const role = ROLES[parts[0] as keyof typeof ROLES];
      const present = parts[8];
      return role === undefined
        ? []
        : [{ code: diagnosisCode(parts[1] ?? ''), role, present_on_admission: present === 'Y' || present === 'N' ? present : null }];
    }),
  );
}
