/** Explanations of benefits for fills: the answer of the payer to the claim of a pharmacy. */
import type { ExplanationOfBenefit as FhirExplanation } from 'fhir/r4.js';
import type { PharmacyClaim } from '../../../model/benefits/pharmacy-claim.ts';
import { dayOfMinute, formatDay } from '../../../model/time/civil.ts';
import { adjudicated, amountOf, type NetworkStatus, networkStatus, paymentStatus } from '../adjudications.ts';
import { numbered } from '../claim-elements.ts';
import type { Edition } from '../editions.ts';
import type { FhirContext } from '../fhir-context.ts';
import { dollars, readDollars } from '../fhir-money.ts';
import { CODE_SYSTEM_URI, URI } from '../fhir-systems.ts';
import { cleanCode, filled } from '../fhir-text.ts';
import {
  ADJUDICATED,
  ADJUDICATION,
  type AmountCategory,
  CARE_TEAM_ROLE,
  CLAIM_TYPE,
  codeOf,
  FILL_DISPOSITION,
  GENERAL_INFORMATION,
  PAYEE_PROVIDER,
  PAYER_STATUS,
  REJECT_CODE,
  UNIQUE_CLAIM_ID,
} from '../financial-concepts.ts';
import { drugConcept, fillInformation, isCancelled, reversed, transactionOf } from '../pharmacy-elements.ts';
import { codingOfOne, idOf, listOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { assembled, derivedId, referenceTo } from '../resource.ts';

/** Reject code 40: the pharmacy has no contract with the plan. */
const networkOf = ({ rejects }: PharmacyClaim): NetworkStatus => (rejects.includes('40') ? 'outofnetwork' : 'innetwork');

/** The drug cost is all that the plan goes by: ingredients and dispensing fee. */
function amounts(r: PharmacyClaim): readonly (readonly [AmountCategory, number])[] {
  return [
    ...(r.usual_charge === null ? [] : ([['submitted', r.usual_charge]] as const)),
    ['drugcost', r.ingredient_cost + r.dispensing_fee],
    ['eligible', r.allowed],
    ['deductible', r.deductible],
    ['copay', r.copay],
    ['coinsurance', r.coinsurance],
    ['priorpayerpaid', r.other_payer_paid],
    ['paidbypatient', r.patient_pay],
    ['benefit', r.paid],
  ];
}

function careTeam(r: PharmacyClaim, c: FhirContext): FhirExplanation['careTeam'] {
  const prescriber = c.record('medication_requests', r.request_id)?.practitioner_id;
  return prescriber === undefined ? undefined : [{ sequence: 1, provider: referenceTo('Practitioner', prescriber), role: CARE_TEAM_ROLE.prescribing }];
}

function supporting(r: PharmacyClaim, c: FhirContext): FhirExplanation['supportingInfo'] {
  const fill = numbered([...fillInformation(r, c), ['clmrecvddate', { timingDate: formatDay(dayOfMinute(r.at)) }]]);
  if (r.dispense_id === null) return fill;
  return [...fill, { sequence: fill.length + 1, category: GENERAL_INFORMATION, valueReference: referenceTo('MedicationDispense', r.dispense_id) }];
}

export const pharmacyExplanation = (edition: Edition) =>
  assembled<PharmacyClaim>((r, c): FhirExplanation => {
    const place = { organization_id: r.pharmacy_id };
    const rejected = r.response === 'rejected';
    const network = networkOf(r);
    const related = reversed(r);
    const payer = c.record('coverages', r.coverage_id)?.payer_id ?? c.subject.patient.organization_id;
    return {
      resourceType: 'ExplanationOfBenefit',
      id: r.id,
      // The profile takes National Drug Codes alone.
      meta: edition.metaOf(filled(r.ndc) ? 'pharmacy_explanation' : 'none', () => c.instant(r.recorded, place)),
      identifier: [{ type: UNIQUE_CLAIM_ID, system: URI, value: `urn:uuid:${r.id}` }],
      status: isCancelled(r, c) ? 'cancelled' : 'active',
      type: CLAIM_TYPE.pharmacy,
      use: 'claim',
      patient: referenceTo('Patient', c.subject.patient.id),
      billablePeriod: { start: c.instant(r.at, place), end: c.instant(r.at, place) },
      created: c.instant(r.recorded, place),
      insurer: referenceTo('Organization', payer),
      provider: referenceTo('Organization', r.pharmacy_id),
      related: related === undefined ? undefined : [related],
      prescription: referenceTo('MedicationRequest', r.request_id),
      payee: { type: PAYEE_PROVIDER },
      claim: referenceTo('Claim', derivedId(r.id)),
      outcome: 'complete',
      disposition: FILL_DISPOSITION[r.response],
      careTeam: careTeam(r, c),
      supportingInfo: supporting(r, c),
      insurance: [{ focal: true, coverage: referenceTo('Coverage', r.coverage_id) }],
      item: [
        {
          sequence: 1,
          productOrService: drugConcept(r),
          servicedDate: formatDay(dayOfMinute(r.at)),
          quantity: { value: r.quantity },
          adjudication: [
            ...amounts(r).map(([category, cents]) => amountOf(category, cents, category === 'benefit' ? r.tier : category === 'drugcost' ? r.basis : null)),
            ...r.rejects.map((code) => ({
              category: ADJUDICATED.rejectreason,
              reason: { coding: [{ system: REJECT_CODE, code: cleanCode(code) }] },
            })),
          ],
        },
      ],
      adjudication: [networkStatus(network), paymentStatus(network)],
      total: amounts(r).map(([category, cents]) => ({ category: ADJUDICATION[category], amount: dollars(cents) })),
      payment: { type: PAYER_STATUS[rejected ? 'denied' : 'paid'], amount: dollars(r.paid) },
    };
  });

/** Also of the claims of pharmacies. */
export const isFill = (r: Pick<FhirExplanation, 'type'>): boolean => wordOf(CLAIM_TYPE, r.type) === 'pharmacy';

export function readPharmacyExplanation(r: FhirExplanation): Reading<PharmacyClaim> {
  const [item] = listOf(r.item);
  const amount = (category: AmountCategory) => readDollars(adjudicated(item?.adjudication, category)?.amount);
  const about = (code: string) => listOf(r.supportingInfo).find((one) => codeOf(one.category) === code);
  const codings = listOf(item?.productOrService?.coding);
  const ndc = codings.find(({ system }) => system === CODE_SYSTEM_URI.NDC && codings.length > 1);
  return {
    id: r.id,
    coverage_id: idOf('Coverage', r.insurance?.[0]?.coverage),
    transaction: transactionOf(r.related?.[0]),
    response: wordOf(FILL_DISPOSITION, r.disposition),
    original_id: originalOf(idOf('Claim', r.related?.[0]?.claim)),
    rejects: listOf(item?.adjudication).flatMap(({ category, reason }) => (wordOf(ADJUDICATED, category) === 'rejectreason' ? [codeOf(reason)] : [])),
    request_id: idOf('MedicationRequest', r.prescription),
    dispense_id: idOf('MedicationDispense', about('info')?.valueReference),
    pharmacy_id: idOf('Organization', r.provider),
    code: codingOfOne(codings.find((one) => one !== ndc)),
    ndc: ndc?.code,
    fill_number: about('refillnum')?.valueQuantity?.value,
    quantity: item?.quantity?.value,
    days_supply: about('dayssupply')?.valueQuantity?.value,
    dispensing_status: notCarried,
    quantity_intended: notCarried,
    days_supply_intended: notCarried,
    daw: numberOf(codeOf(about('dawcode')?.code)),
    tier: adjudicated(item?.adjudication, 'benefit')?.reason?.text,
    usual_charge: amount('submitted'),
    basis: adjudicated(item?.adjudication, 'drugcost')?.reason?.text,
    ingredient_cost: notCarried,
    dispensing_fee: notCarried,
    allowed: amount('eligible'),
    deductible: amount('deductible'),
    copay: amount('copay'),
    coinsurance: amount('coinsurance'),
    paid: amount('benefit'),
    patient_pay: amount('paidbypatient'),
    other_payer_paid: amount('priorpayerpaid'),
    at: timeOf(r.billablePeriod?.start),
    recorded: timeOf(r.created),
  };
}

function numberOf(code: string | undefined): unknown {
  return code !== undefined && /^\d$/.test(code) ? Number(code) : code;
}

/** The record of a claim, whose id is derived from it: that exchanges the same digits again. */
function originalOf(claim: string | undefined): string | undefined {
  return claim === undefined ? undefined : derivedId(claim);
}
