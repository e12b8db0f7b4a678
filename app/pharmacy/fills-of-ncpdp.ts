/**
 * Claims of pharmacies in NCPDP Telecommunication D.0 for the payer. What a payer has and a claim has not comes from the file of the plan: which drug a National Drug Code is, and the
 * price of the generic of a brand. Pharmacies are retail pharmacies with a contract, and an authorization that a claim names is there for its day.
 */
import type { CostBasis } from '../../model/benefits/pharmacy-claim.ts';
import { type ReadPharmacyRequest, readNcpdpRecords } from '../../validation/wire/reading/read-pharmacy-claims.ts';
import type { WireFinding } from '../../validation/wire/wire-finding.ts';
import type { DrugPlanFile } from './drug-plan-file.ts';
import type { FillClaim } from './fill-claim.ts';

/** What a decision needs, and where it is. */
const NEEDED = [
  ['subscriber_id', '302-C2'],
  ['request_id', '402-D2'],
  ['fill_number', '403-D3'],
  ['date_of_service', '401-D1'],
] as const;
/** The same of what is billed. */
const NEEDED_IN_BILLINGS = [
  ['birth_date', '304-C4'],
  ['quantity', '442-E7'],
  ['days_supply', '405-D5'],
  ['ingredient_cost', '409-D9'],
] as const;
/** 423-DN; other bases are those of the row of the drug. */
const BASES: Readonly<Record<string, CostBasis>> = { '01': 'AWP', '06': 'MAC' };
/** 308-C8: the claim is for what another payer left to the patient. */
const PATIENT_SHARE = 8;
const MOST_REFILLS = 99;

const isClaim = (code: string): code is FillClaim['transaction'] => code === 'B1' || code === 'B2' || code === 'B3';

/** @returns the claims that can be decided, with what is wrong with the file and why others cannot; `responses` counts answers, which are not decided */
export function fillsOfNcpdp(
  text: string,
  plan: DrugPlanFile,
): { readonly claims: FillClaim[]; readonly responses: number; readonly findings: readonly WireFinding[] } {
  const { requests, responses, findings } = readNcpdpRecords(text);
  const lacking: WireFinding[] = [];
  const claims = requests.flatMap((request) => {
    const before = lacking.length;
    const lacks = (at: string, message = 'is missing, so that the claim cannot be adjudicated', value: string | null = null): void =>
      void lacking.push({ rule: value === null ? 'NCPDP-004' : 'NCPDP-006', number: request.record, at, message, value });
    const claim = isClaim(request.transaction) ? claimOf(request, request.transaction, plan, lacks) : null;
    return claim === null || lacking.length > before ? [] : [claim];
  });
  return { claims, responses: responses.length, findings: [...findings, ...lacking].sort((a, b) => a.number - b.number) };
}

function claimOf(
  request: ReadPharmacyRequest,
  transaction: FillClaim['transaction'],
  plan: DrugPlanFile,
  lacks: (at: string, message?: string, value?: string) => void,
): FillClaim | null {
  for (const [field, at] of NEEDED) if (request[field] === null) lacks(at);
  if (transaction !== 'B2') for (const [field, at] of NEEDED_IN_BILLINGS) if (request[field] === null) lacks(at);
  if (request.other_coverage === PATIENT_SHARE)
    lacks('308-C8', 'is 8: a claim for what another payer left is decided by a copay card, not by a plan for drugs');
  const { subscriber_id: contract, request_id: prescription, fill_number: fillNumber, date_of_service: day } = request;
  if (contract === null || prescription === null || fillNumber === null || day === null) return null;
  const { reference, record: number, pharmacy_id: pharmacy } = request;
  const shared = { id: reference === '' ? String(number) : reference, number, transaction, contract, pharmacy, prescription, fillNumber, day };
  if (transaction === 'B2') return { ...shared, billed: null };
  const { birth_date: birth, quantity, days_supply: daysSupply, ingredient_cost: ingredient, ndc } = request;
  const drug = plan.byNdc.get(ndc ?? '');
  if (drug === undefined) lacks('407-D7', 'is not the National Drug Code of a row of the file with the plan', ndc ?? '');
  if (birth === null || quantity === null || daysSupply === null || ingredient === null || drug === undefined) return null;
  const row = plan.price(drug);
  const generic = row === null ? null : plan.genericOf(row);
  const { dispensing_status: status, quantity_intended: whole, days_supply_intended: wholeDays } = request;
  const billed = {
    member: [contract, request.family, request.given, birth].join(' '),
    given: request.given,
    family: request.family,
    birth,
    sex: request.sex ?? 'unknown',
    pharmacyKind: 'retail' as const,
    drug,
    quantity,
    daysSupply,
    part: status === null ? null : { status, quantity: whole ?? quantity, daysSupply: wholeDays ?? daysSupply },
    refills: request.refills ?? MOST_REFILLS,
    daw: request.daw ?? 0,
    result: request.result_of_service,
    price: {
      ingredient,
      basis: BASES[request.basis ?? ''] ?? row?.basis ?? 'WAC',
      fee: request.dispensing_fee ?? 0,
      usual: request.usual_charge,
      gross: request.gross_amount_due,
      generic: generic?.cost == null ? null : Math.floor(generic.cost * quantity + 0.5),
    },
    authorized: request.prior_authorization !== null,
  };
  return { ...shared, billed };
}
