/** Where X12 and NCPDP have each field of the records that can be read back, and which fields they do not have, and why. */
import { claimLinePlaces, claimPlaces } from './read-claims.ts';
import { enrollmentPlaces } from './read-enrollments.ts';
import { paymentLinePlaces, paymentPlaces, remittancePlaces } from './read-payments.ts';
import { eligibilityRequestPlaces, eligibilityResponsePlaces, type NcpdpPlace, pharmacyRequestPlaces, pharmacyResponsePlaces } from './read-pharmacy-claims.ts';
import type { X12Place, X12Places } from './x12-place.ts';

export interface RecordPlaces {
  /** The kind of record, or a list in it: `claims.lines`. */
  readonly of: string;
  /** What it is read from. */
  readonly from: string;
  /** By field: segment and element. */
  readonly places: Readonly<Record<string, string>>;
  /** By field: why it cannot be read back. */
  readonly notCarried: Readonly<Record<string, string>>;
}

/** Fields of X12 by where they are; the same field of several tables together. */
function placesIn(tables: readonly (readonly [guide: string, places: X12Places])[]): Record<string, string> {
  const found = new Map<string, Map<string, string[]>>();
  for (const [guide, places] of tables)
    for (const [field, { loops, at }] of Object.entries<X12Place<unknown>>(places)) {
      // The whole composite, whose components are fields.
      if (field === 'service') continue;
      const where = `${loops[0]} ${at}`;
      const known = found.get(field) ?? new Map<string, string[]>();
      found.set(field, known.set(where, [...(known.get(where) ?? []), guide]));
    }
  return Object.fromEntries(
    [...found].map(([field, where]) => [
      field,
      [...where].map(([at, guides]) => (guides.length === tables.length ? at : `${guides.join(', ')}: ${at}`)).join('; '),
    ]),
  );
}

/** Fields of NCPDP by where they are, in the request and in the response. */
function fieldsIn(...tables: readonly Readonly<Record<string, NcpdpPlace<unknown>>>[]): Record<string, string> {
  const found = new Map<string, string[]>();
  for (const places of tables)
    for (const [name, { segment, field }] of Object.entries(places)) found.set(name, [...(found.get(name) ?? []), `AM${segment} ${field}`]);
  return Object.fromEntries([...found].map(([name, all]) => [name, all.join('; ')]));
}

export const recordPlaces: readonly RecordPlaces[] = [
  {
    of: 'claims',
    from: '837',
    places: {
      ...placesIn([
        ['P', claimPlaces.professional],
        ['I', claimPlaces.institutional],
      ]),
      type: 'ST03',
      type_of_bill: 'I: 0, 2300 CLM05-1 and CLM05-3',
      diagnoses: '2300 HI (ABK, ABF, ABJ), with POA in component 9',
      service_start: 'P: the first day of the lines; I: 2300 DTP*434 DTP03',
      service_end: 'P: the last day of the lines; I: 2300 DTP*434 DTP03',
      lines: '2400',
    },
    notCarried: {
      id: 'the number of the claim at the provider is sent (CLM01)',
      prior_payment_id: 'what earlier payers decided is sent (2320, 2430), without its identifier',
      coverage_id: 'the number of the member and the payer are sent',
      encounter_id: 'the medical record number is sent (REF*EA)',
      facility_id: 'the name and address are sent (NM1*77), without an identifier',
      submitted: 'the 835 has its day (DTM*050)',
      acknowledged: 'in the 277CA',
      acknowledgement: 'in the 277CA (STC03)',
      reject_category: 'in the 277CA (STC01-1)',
      reject_code: 'in the 277CA (STC01-2)',
    },
  },
  {
    of: 'claims.lines',
    from: '837',
    places: {
      ...placesIn([
        ['P', claimLinePlaces.professional],
        ['I', claimLinePlaces.institutional],
      ]),
      modifiers: 'P: 2400 SV101-3 to SV101-6; I: 2400 SV202-3 to SV202-6',
    },
    notCarried: { source_id: 'identifiers of clinical records are not sent' },
  },
  {
    of: 'claim_payments',
    from: '835',
    places: {
      ...placesIn([['835', paymentPlaces]]),
      payer_id: '1000A REF*2U REF02',
      allowed: 'the sum of the lines',
      deductible: 'the sum of CAS PR-1',
      coinsurance: 'the sum of CAS PR-2',
      copay: 'the sum of CAS PR-3',
      lines: '2110',
    },
    notCarried: {
      id: 'payments have no numbers of their own',
      coverage_id: 'the number of the member is sent (NM1*QC)',
      denied: 'whether a line was accepted follows from its adjustments',
      decided: 'the day of the payment is sent (BPR16)',
    },
  },
  {
    of: 'claim_payments.lines',
    from: '835',
    places: { ...placesIn([['835', paymentLinePlaces]]), adjustments: '2110 CAS, without remarks: LQ has those of the line' },
    notCarried: { denied: 'it follows from the adjustments', benefit: 'benefits of a plan are not sent' },
  },
  {
    of: 'remittances',
    from: '835',
    places: { ...placesIn([['835', remittancePlaces]]), payments: '2100', provider_adjustments: 'PLB' },
    notCarried: { id: 'the trace number is sent (TRN02)', issued: 'the day of the payment is sent (BPR16)' },
  },
  {
    of: 'enrollments',
    from: '834',
    places: {
      ...placesIn([['834', enrollmentPlaces]]),
      effective: '2300 DTP*348 DTP03, and DTP*349 of a termination',
      maintenance_reason: '2000 INS04, as a code: `qualifying_event` and `moved` have the same',
    },
    notCarried: {
      id: 'transactions of members have no numbers of their own',
      coverage_id: 'subscriber, group and plan are sent',
      elected: 'the transaction has no place for it',
      paid_through: 'the transaction has no place for it',
      recorded: 'BGN03 has the day of the interchange',
    },
  },
  {
    of: 'pharmacy_claims',
    from: 'NCPDP B1, B2, B3 and responses',
    places: {
      ...fieldsIn(pharmacyRequestPlaces, pharmacyResponsePlaces),
      transaction: 'header 103-A3',
      pharmacy_id: 'header 201-B1',
      rejects: 'AM21 FB',
      allowed: 'AM11 DU of a paid claim',
      basis: 'AM11 DN: 01 `AWP`, 06 `MAC`, 07 `usual`; 09 is `WAC` or `NADAC`',
      at: 'header 401-D1: the day',
    },
    notCarried: {
      id: 'its first digits are sent (880-K5, F3)',
      coverage_id: 'cardholder and group are sent',
      original_id: 'reversals and rebills have the prescription, the fill and the day',
      dispense_id: 'the prescription and the fill are sent',
      code: 'the drug is sent by its National Drug Code',
      tier: 'tiers of a formulary are not sent',
      recorded: 'the header of a batch has its time',
    },
  },
  {
    of: 'eligibility_inquiries',
    from: 'NCPDP E1 and responses',
    places: {
      ...fieldsIn(eligibilityRequestPlaces, eligibilityResponsePlaces),
      member_id: 'AM04 C2 and C3',
      reject_reason: 'AM21 FB: 52, 65, 07, 09, 15 and 92; 65, 67 and 68 of coverage that is not in force',
      service_date: 'header 401-D1',
      status: 'AM21 AN: A `active`; R `inactive` and `rejected`',
    },
    notCarried: {
      id: 'its first digits are sent (880-K5, F3)',
      kind: 'only inquiries about pharmacy coverage are sent',
      service_type: 'an E1 asks about the drug benefit alone',
      effective: 'no field of the answer has it',
      termination: 'no field of the answer has it',
      coverage_id: 'cardholder and group are sent',
      payer_id: 'the header of a batch has it (880-K7)',
      encounter_id: 'visits are not sent',
      asked: 'the header of a batch has its time',
      recorded: 'the header of a batch has its time',
    },
  },
];
