import type { Coverage } from '../../../model/benefits/coverage.ts';
import { payerNumber } from '../../../model/benefits/payer-number.ts';
import type { PlanType } from '../../../model/benefits/plan-types.ts';
import type { Patient } from '../../../model/parties/patient.ts';
import type { Organization } from '../../../model/parties/providers.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { authority, businessAddress, businessPhone, components, fitting, localCode } from '../hl7v2-types.ts';
import { INSURED_IS, insuredOf } from './insured.ts';
import { homeAddress, legalName, SEX, telecom } from './pid.ts';

/** Plan type: user-defined, after HL7 table 0086. */
const PLAN_TYPE: Readonly<Record<PlanType, string>> = {
  ...{ HMO: 'HMO', PPO: 'PPO', EPO: 'EPO', POS: 'POS', HDHP: 'HDP', indemnity: 'IND' },
  ...{ medicare: 'MED', medicare_a: 'MDA', medicare_b: 'MDB', medicare_advantage: 'MAP', medicaid: 'MCD', part_d: 'PTD', pharmacy: 'RX', copay_card: 'CPC' },
};

/** HL7 table 0309, and letters of our own for what it lacks. The parts of Medicare pay hospitals, and physicians. */
const COVERAGE_TYPE: Readonly<Record<Coverage['kind'], string>> = { medical: 'B', pharmacy: 'RX', dental: 'DEN', vision: 'VIS', behavioral: 'BEH' };
const PART: Partial<Readonly<Record<PlanType, string>>> = { medicare_a: 'H', medicare_b: 'P' };

/** The most characters of a group number (IN1-8), a policy number (IN1-36) and the name of an organization (XON-1). */
const GROUP = 12;
const POLICY = 15;
const NAME = 50;

/** A number that the field has room for; a shortened one would be another. */
const whole = (c: Hl7v2Context, text: string | null, most: number): string | null => (text === null || text.length > most ? null : c.escape(text));

/** XON: the legal name. */
export function organizationName(c: Hl7v2Context, organization: Organization | undefined): string | null {
  return organization === undefined ? null : components([c.escape(fitting(organization.name, NAME)), 'L']);
}

/** CX: a number that a payer gave. */
export function numberAtPayer(c: Hl7v2Context, text: string, payer: Organization | undefined, type: 'MB' | 'SN'): string | null {
  const number = whole(c, text, POLICY);
  return number === null || number === '' ? null : components([number, '', '', authority(payer), type]);
}

/** @param place among the coverages of its kind that are listed, @param of how many */
export function in1(c: Hl7v2Context, r: Coverage, person: Patient, number: number, { place, of }: { readonly place: number; readonly of: number }): string {
  const payer = c.organizationOf(r.payer_id);
  const sponsor = r.sponsor_id === null ? undefined : c.organizationOf(r.sponsor_id);
  const insured = insuredOf(c, r, person);
  return c.segment('IN1', {
    1: String(number),
    2: localCode(c, r.plan),
    3: components([payerNumber(r.payer_id), '', '', authority(payer), 'XX']),
    4: organizationName(c, payer),
    5: payer === undefined ? null : businessAddress(c, payer),
    7: payer === undefined ? null : businessPhone(c, payer.phone),
    8: whole(c, r.group_number, GROUP),
    9: organizationName(c, sponsor),
    11: organizationName(c, sponsor),
    12: date(r.effective),
    13: r.termination === null ? null : date(r.termination),
    15: PLAN_TYPE[r.plan_type],
    16: insured === null ? null : legalName(c, insured),
    17: INSURED_IS[r.relationship],
    18: insured === null || insured.birth_date === null ? null : date(insured.birth_date),
    19: insured === null ? null : homeAddress(c, insured),
    21: of > 1 ? 'CO' : 'IN',
    22: String(place),
    36: whole(c, r.subscriber_id, POLICY),
    43: insured === null ? null : SEX[insured.sex],
    47: PART[r.plan_type] ?? COVERAGE_TYPE[r.kind],
    49: numberAtPayer(c, r.subscriber_id, payer, 'SN'),
  });
}

/** Patient's relationship to insured: HL7 table 0344, which has no partner. */
const PATIENT_IS: Readonly<Record<Coverage['relationship'], string | null>> = {
  self: '01^Patient is insured^HL70344',
  spouse: '02^Spouse^HL70344',
  child: '03^Natural child/insured financial responsibility^HL70344',
  other: null,
};

const MEDICARE: ReadonlySet<PlanType> = new Set(['medicare', 'medicare_a', 'medicare_b']);

/** More of the insurance: numbers of public payers, the number of the member, and how to call the insured. */
export function in2(c: Hl7v2Context, r: Coverage, person: Patient): string {
  const payer = c.organizationOf(r.payer_id);
  const insured = insuredOf(c, r, person);
  return c.segment('IN2', {
    6: MEDICARE.has(r.plan_type) ? whole(c, r.member_id, POLICY) : null,
    8: r.plan_type === 'medicaid' ? whole(c, r.member_id, POLICY) : null,
    61: numberAtPayer(c, r.member_id, payer, 'MB'),
    63: insured === null ? null : telecom(c, insured),
    72: PATIENT_IS[r.relationship],
  });
}
