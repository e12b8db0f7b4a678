/** Claims of pharmacies and their answers in NCPDP Telecommunication D.0, as records have them: references are the numbers that the transmission has. */
import { dayOf } from '../../../model/time/civil.ts';
import { checkNcpdp, type NcpdpTransaction, signedCents } from '../ncpdp-checks.ts';
import type { WireFinding } from '../wire-finding.ts';

export interface NcpdpPlace<T> {
  /** 111-AM, without AM. */
  readonly segment: string;
  readonly field: string;
  readonly read: (text: string) => T | null;
}
// biome-ignore lint/suspicious/noExplicitAny: a table has places of every type.
type NcpdpPlaces = Readonly<Record<string, NcpdpPlace<any>>>;
type Values<P extends NcpdpPlaces> = { readonly [K in keyof P]: P[K] extends NcpdpPlace<infer T> ? T | null : never };

/** @param at segment and field: `AM07 D2` */
function place<T>(at: string, read: (text: string) => T | null): NcpdpPlace<T> {
  return { segment: at.slice(2, 4), field: at.slice(5), read };
}
const text = (value: string): string => value;
const digits = (value: string): number | null => (/^\d+$/.test(value) ? Number(value) : null);
const thousandths = (value: string): number | null => (/^\d+$/.test(value) ? Number(value) / 1000 : null);
const day = (value: string): number | null => {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(value);
  return parts === null ? null : dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};
const oneOf =
  <T>(codes: Readonly<Record<string, T>>) =>
  (value: string): T | null =>
    codes[value] ?? null;

const memberPlaces = {
  subscriber_id: place('AM04 C2', text),
  group_number: place('AM04 C1', text),
  person_code: place('AM04 C3', text),
  relationship: place('AM04 C6', oneOf({ '1': 'self', '2': 'spouse', '3': 'child', '4': 'other' } as const)),
  birth_date: place('AM01 C4', day),
  sex: place('AM01 C5', oneOf({ '1': 'male', '2': 'female' } as const)),
  given: place('AM01 CA', text),
  family: place('AM01 CB', text),
};

/** `ndc` has no hyphens; `request_id` is the number of the prescription. */
export const pharmacyRequestPlaces = {
  ...memberPlaces,
  request_id: place('AM07 D2', text),
  product_qualifier: place('AM07 E1', text),
  ndc: place('AM07 D7', text),
  quantity: place('AM07 E7', thousandths),
  fill_number: place('AM07 D3', digits),
  days_supply: place('AM07 D5', digits),
  dispensing_status: place('AM07 HD', oneOf({ P: 'partial', C: 'completion' } as const)),
  quantity_intended: place('AM07 HF', thousandths),
  days_supply_intended: place('AM07 HG', digits),
  associated_number: place('AM07 EN', text),
  associated_date: place('AM07 EP', day),
  daw: place('AM07 D8', digits),
  authored: place('AM07 DE', day),
  refills: place('AM07 DF', digits),
  prior_authorization: place('AM07 EV', text),
  other_coverage: place('AM07 C8', digits),
  ingredient_cost: place('AM11 D9', signedCents),
  dispensing_fee: place('AM11 DC', signedCents),
  usual_charge: place('AM11 DQ', signedCents),
  gross_amount_due: place('AM11 DU', signedCents),
  basis: place('AM11 DN', text),
  prescriber_id: place('AM03 DB', text),
  result_of_service: place('AM08 E6', text),
};
export const pharmacyResponsePlaces = {
  response: place('AM21 AN', oneOf({ P: 'paid', R: 'rejected', A: 'approved' } as const)),
  authorization_number: place('AM21 F3', text),
  request_id: place('AM22 D2', text),
  patient_pay: place('AM23 F5', signedCents),
  ingredient_cost: place('AM23 F6', signedCents),
  dispensing_fee: place('AM23 F7', signedCents),
  other_payer_paid: place('AM23 J5', signedCents),
  paid: place('AM23 F9', signedCents),
  deductible: place('AM23 FH', signedCents),
  copay: place('AM23 FI', signedCents),
  coinsurance: place('AM23 4U', signedCents),
};

/** Of an inquiry about coverage: the number of the member is that of the cardholder with the person code. */
export const eligibilityRequestPlaces = {
  ...memberPlaces,
  practitioner_id: place('AM03 DB', text),
};
export const eligibilityResponsePlaces = {
  status: place('AM21 AN', oneOf({ A: 'active', R: 'rejected' } as const)),
  reject_code: place('AM21 FB', text),
  plan: place('AM25 FO', text),
};

interface OfTransmission {
  readonly transaction: string;
  readonly pharmacy_id: string;
  /** The day of the fill: a reversal has that of the claim that it takes back. */
  readonly date_of_service: number | null;
  readonly reference: string;
  readonly record: number;
}
export type ReadPharmacyRequest = OfTransmission & Values<typeof pharmacyRequestPlaces>;
export type ReadPharmacyResponse = OfTransmission & Values<typeof pharmacyResponsePlaces> & { readonly rejects: readonly string[] };

export type ReadInquiry = OfTransmission & Values<typeof eligibilityRequestPlaces>;
export type ReadInquiryAnswer = OfTransmission & Values<typeof eligibilityResponsePlaces>;

export interface NcpdpRecords {
  readonly requests: readonly ReadPharmacyRequest[];
  readonly responses: readonly ReadPharmacyResponse[];
  /** Inquiries about coverage (E1), and their answers. */
  readonly inquiries: readonly ReadInquiry[];
  readonly answers: readonly ReadInquiryAnswer[];
  readonly findings: readonly WireFinding[];
}

/** 103-A3. */
const ELIGIBILITY = 'E1';

export function readNcpdpRecords(file: string): NcpdpRecords {
  const [requests, responses]: [ReadPharmacyRequest[], ReadPharmacyResponse[]] = [[], []];
  const [inquiries, answers]: [ReadInquiry[], ReadInquiryAnswer[]] = [[], []];
  const { findings } = checkNcpdp(file, (one) => {
    if (one.code === ELIGIBILITY) {
      if (one.request) inquiries.push({ ...transmission(one), ...valuesOf(eligibilityRequestPlaces, one) });
      else answers.push({ ...transmission(one), ...valuesOf(eligibilityResponsePlaces, one) });
    } else if (one.request) requests.push({ ...transmission(one), ...valuesOf(pharmacyRequestPlaces, one) });
    else responses.push({ ...transmission(one), ...valuesOf(pharmacyResponsePlaces, one), rejects: one.values('21', 'FB') });
  });
  return { requests, responses, inquiries, answers, findings };
}

const transmission = ({ code, provider, day: date, reference, number }: NcpdpTransaction): OfTransmission => ({
  ...{ transaction: code, pharmacy_id: provider, date_of_service: day(date), reference, record: number },
});

function valuesOf<P extends NcpdpPlaces>(places: P, one: NcpdpTransaction): Values<P> {
  return Object.fromEntries(
    Object.entries(places).map(([name, { segment, field, read }]) => {
      const value = one.values(segment, field)[0];
      return [name, value === undefined ? null : read(value)];
    }),
  ) as Values<P>;
}
