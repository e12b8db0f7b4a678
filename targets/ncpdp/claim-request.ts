/** Requests of pharmacies: billings (B1), rebills (B3), which say the same of the claim in the place of the one before, and reversals (B2), which name the insured and the claim alone. */
import type { CostBasis } from '../../model/benefits/pharmacy-claim.ts';
import { durResults, durServices } from '../../model/pharmacy/drug-utilization-review.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import type { Lost } from '../shared/lost.ts';
import { priorAuthorizationNumber } from '../shared/prescription-number.ts';
import { answersOf, authorizationOf, type ClaimToTransmit, firstPartOf, prescriptionNumber } from './claim-to-transmit.ts';
import { requestHeader, requestSegments, VERSION } from './ncpdp-fields.ts';
import type { NcpdpOptions } from './ncpdp-options.ts';
import { Transmission } from './transmission.ts';

/** 306-C6. */
export const RELATIONSHIP = { self: '1', spouse: '2', child: '3', other: '4' } as const;
/** 305-C5. */
export const GENDER = { male: '1', female: '2', other: '0', unknown: '0' } as const;
/** 423-DN. Wholesale acquisition cost and NADAC are sent as other bases. */
const BASIS: Readonly<Record<CostBasis | 'usual', string>> = { AWP: '01', MAC: '06', usual: '07', WAC: '09', NADAC: '09' };
/** 600-28 of units that are not counted. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['g', 'GM'],
  ['gram', 'GM'],
  ['ml', 'ML'],
  ['milliliter', 'ML'],
]);
/** Codes that are the same in every request: prescriptions (455-EM), pharmacies as place of service (307-C7), no compound (406-D6), sent electronically (419-DJ). */
const ALWAYS = { prescription: '1', pharmacy: '01', noCompound: '1', electronic: '3' } as const;
/** 308-C8: no other coverage is stated; what the plan left to the patient is billed to a copay card. */
const COVERAGE = { notStated: '0', patientShare: '8' } as const;
/** The plan before a copay card: the first payer (338-5C), by its BIN number (339-6C), with the amount that it left to the patient (351-NP). */
const FIRST = { coverage: '01', bin: '03', patientPay: '06' } as const;
/** 343-HD. */
const DISPENSED = { partial: 'P', completion: 'C' } as const;
/** 461-EU. */
const PRIOR_AUTHORIZATION = '1';
/** A National Provider Identifier (202-B2, 466-EZ). */
export const NPI = '01';

export function claimRequest(sent: ClaimToTransmit, options: NcpdpOptions, lost: Lost): Transmission {
  const { claim, coverage, pharmacy, prescriber, request } = sent;
  const out = new Transmission(
    requestHeader,
    [options.bin, VERSION, claim.transaction, options.pcn, '1', NPI, pharmacy.npi, dateOfService(sent), options.software],
    lost,
  );
  if (claim.transaction === 'B2') {
    out.add(requestSegments.insurance, [
      ['C2', coverage.subscriber_id],
      ['C1', coverage.group_number],
    ]);
    out.add(requestSegments.claim, [...claimedFill(sent, out), ['D3', claim.fill_number]]);
    return out;
  }
  const { patient } = sent.subject;
  const self = coverage.relationship === 'self';
  out.add(requestSegments.insurance, [
    ['C2', coverage.subscriber_id],
    ['CC', self ? patient.given : null],
    ['CD', self ? patient.family : null],
    ['FO', coverage.plan],
    ['C1', coverage.group_number],
    ['C3', personCode(sent)],
    ['C6', RELATIONSHIP[coverage.relationship]],
  ]);
  out.add(requestSegments.patient, [
    ['C4', patient.birth_date],
    ['C5', GENDER[patient.sex]],
    ['CA', patient.given],
    ['CB', patient.family],
    ['CM', patient.line],
    ['CN', patient.city],
    ['CO', patient.state],
    ['CP', patient.zip],
    ['CQ', telephone(patient.phone, out)],
    ['C7', ALWAYS.pharmacy],
  ]);
  out.add(requestSegments.claim, [
    ...claimedFill(sent, out),
    ...associated(sent),
    ['E7', claim.quantity],
    ['D3', claim.fill_number],
    ['D5', claim.days_supply],
    ['D6', ALWAYS.noCompound],
    ['D8', String(claim.daw)],
    ['DE', request === undefined ? null : dayOfMinute(request.authored)],
    ['DF', request === undefined ? null : request.refills],
    ['DJ', ALWAYS.electronic],
    ...authorized(sent),
    ['C8', isCard(sent) ? COVERAGE.patientShare : COVERAGE.notStated],
    ['28', UNITS.get(request?.dose_unit?.toLowerCase() ?? '') ?? 'EA'],
    ['HD', claim.dispensing_status === null ? null : DISPENSED[claim.dispensing_status]],
    ['HF', claim.quantity_intended],
    ['HG', claim.days_supply_intended],
  ]);
  pricing(sent, out);
  if (isCard(sent))
    out.add(requestSegments.cob, [
      ['4C', 1],
      ['5C', FIRST.coverage],
      ['6C', FIRST.bin],
      ['7C', options.bin],
      ['E8', dayOfMinute(claim.at)],
      ['NR', 1],
      ['NP', FIRST.patientPay],
      ['NQ', claim.paid + claim.patient_pay],
    ]);
  if (prescriber !== undefined)
    out.add(requestSegments.prescriber, [
      ['EZ', NPI],
      ['DB', prescriber.npi],
      ['DR', prescriber.family],
      ['PM', telephone(prescriber.phone, out)],
      ['2J', prescriber.given],
      ['2K', prescriber.line],
      ['2M', prescriber.city],
      ['2N', prescriber.state],
      ['2P', prescriber.zip],
    ]);
  out.add(
    requestSegments.dur,
    answersOf(sent).flatMap(({ reason, service, result }, i) => [
      ['7E', i + 1] as const,
      ['E4', reason] as const,
      ['E5', service === null ? null : durServices[service]] as const,
      ['E6', result === null ? null : durResults[result]] as const,
    ]),
  );
  return out;
}

/** The rest of a fill names the claim for its first part, by number and day. */
function associated(sent: ClaimToTransmit) {
  const first = firstPartOf(sent);
  return first === null ? [] : ([['EN', prescriptionNumber(first)] as const, ['EP', dayOfMinute(first.at)] as const] as const);
}

const isCard = ({ coverage }: ClaimToTransmit): boolean => coverage.plan_type === 'copay_card';

/** The authorization that the plan asks for, where it was given. */
function authorized(sent: ClaimToTransmit) {
  const found = authorizationOf(sent);
  return found === null
    ? []
    : ([
        ['EU', PRIOR_AUTHORIZATION],
        ['EV', priorAuthorizationNumber(found)],
      ] as const);
}

/** What is submitted is what was paid, and the usual and customary charge where the claim was rejected: records have no other price. */
function pricing({ claim }: ClaimToTransmit, out: Transmission): void {
  const { response, usual_charge, ingredient_cost, dispensing_fee, basis } = claim;
  const cost = response === 'paid' ? ingredient_cost : (usual_charge ?? 0);
  out.add(requestSegments.pricing, [
    ['D9', cost],
    ['DC', dispensing_fee],
    ['DQ', usual_charge],
    ['DU', cost + dispensing_fee],
    ['DN', BASIS[basis ?? 'usual']],
  ]);
}

/** Which prescription, and which drug: a National Drug Code (03) has eleven digits; without one the product is not specified (00). */
function claimedFill({ claim }: ClaimToTransmit, out: Transmission) {
  const digits = claim.ndc?.replaceAll('-', '') ?? '';
  const coded = /^\d{11}$/.test(digits);
  if (!coded) out.lose('a drug without a National Drug Code of eleven digits was sent without a product');
  return [
    ['EM', ALWAYS.prescription],
    ['D2', prescriptionNumber(claim)],
    ['E1', coded ? '03' : '00'],
    ['D7', coded ? digits : '0'],
  ] as const;
}

/** What the number of a member has behind that of the subscriber (303-C3). */
export function personCode({ coverage: { member_id, subscriber_id } }: ClaimToTransmit): string {
  return member_id.startsWith(subscriber_id) ? member_id.slice(subscriber_id.length) : '';
}

/** Ten digits; another text has no place. */
function telephone(phone: string | null, out: Transmission): string | null {
  if (phone === null) return null;
  const digits = phone.replace(/\D/g, '');
  if (digits.length === 10) return digits;
  out.lose('a telephone number without ten digits was left out');
  return null;
}

/** A reversal has the day of the claim that it takes back. */
export const dateOfService = ({ billed }: ClaimToTransmit): string => formatDay(dayOfMinute(billed.at)).replaceAll('-', '');
