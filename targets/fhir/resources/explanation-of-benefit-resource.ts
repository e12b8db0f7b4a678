/** Explanations of benefits: what a payer decided about the claim of a provider, as CARIN Blue Button has it. */
import type { ExplanationOfBenefitItem, ExplanationOfBenefitRelated, ExplanationOfBenefitTotal, ExplanationOfBenefit as FhirExplanation } from 'fhir/r4.js';
import type { Claim, ClaimDiagnosis, ClaimLine } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { payerNumber } from '../../../model/benefits/payer-number.ts';
import { dayOfMinute, formatDay } from '../../../model/time/civil.ts';
import {
  adjudicated,
  amountOf,
  amountsOf,
  type BenefitLine,
  lineAdjudications,
  type NetworkStatus,
  networkOf,
  networkStatus,
  paymentStatus,
  readAdjustments,
} from '../adjudications.ts';
import { billInformation, careTeam, claimItem, diagnoses, numbered, type Setting, settingOf, some } from '../claim-elements.ts';
import type { Edition, Profile } from '../editions.ts';
import type { ExplainedDecision } from '../explanations.ts';
import type { FhirContext } from '../fhir-context.ts';
import { dollars, readDollars } from '../fhir-money.ts';
import { URI } from '../fhir-systems.ts';
import { cleanText } from '../fhir-text.ts';
import {
  ADJUDICATION,
  type AmountCategory,
  billedConcept,
  CLAIM_SUBTYPE,
  CLAIM_TYPE,
  DIAGNOSIS_TYPE,
  DISPOSITION,
  NOT_APPLICABLE,
  PAYEE_PROVIDER,
  PAYER_STATUS,
  REASON_FOR_VISIT,
  RELATED_CLAIM,
  SECONDARY_DIAGNOSIS,
  UNIQUE_CLAIM_ID,
} from '../financial-concepts.ts';
import { idOf, listOf, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { assembled, referenceTo } from '../resource.ts';

const PROFILE: { readonly [S in Setting]: Profile } = {
  professional: 'professional_explanation',
  inpatient: 'inpatient_explanation',
  outpatient: 'outpatient_explanation',
};
const PRECEDENCE = { processed_primary: 1, processed_secondary: 2, processed_tertiary: 3, denied: undefined, reversal: undefined } as const;

/** The words for roles of diagnoses differ by the type of claim. */
const diagnosisType = (setting: Setting) => (role: ClaimDiagnosis['role']) => {
  if (role === 'principal' || setting === 'inpatient') return DIAGNOSIS_TYPE[role];
  if (setting === 'professional') return SECONDARY_DIAGNOSIS;
  return role === 'admitting' ? REASON_FOR_VISIT : DIAGNOSIS_TYPE.other;
};

/** What the payers before paid for a line. */
function priorPaid(claim: Claim, line: number, c: FhirContext): number {
  const seen = new Set<string>();
  let paid = 0;
  for (let prior = claim.prior_payment_id; prior !== null && !seen.has(prior); ) {
    seen.add(prior);
    const payment = c.record('claim_payments', prior);
    paid += payment?.lines.find((one) => one.line === line)?.paid ?? 0;
    prior = c.record('claims', payment?.claim_id ?? null)?.prior_payment_id ?? null;
  }
  return paid;
}

/** A line that is not decided: nothing is known but its charge. */
const undecided = ({ line, charge }: ClaimLine): BenefitLine => ({ line, charge, allowed: 0, paid: 0, denied: false, benefit: null, adjustments: [] });

function item(r: ExplainedDecision, line: BenefitLine, network: NetworkStatus, c: FhirContext): ExplanationOfBenefitItem {
  const billed = r.claim.lines.find((one) => one.line === line.line);
  const status = r.claim.type === 'professional' ? [paymentStatus(network)] : [];
  const decided = r.payment === null ? [amountOf('submitted', line.charge)] : lineAdjudications(line, priorPaid(r.claim, line.line, c));
  const own = billed === undefined ? { sequence: line.line, productOrService: NOT_APPLICABLE } : claimItem(r.claim, billed, billedConcept(billed.code));
  return { ...own, adjudication: [...decided, ...status] };
}

/** Sums of the lines; those of a decision are the amounts of its record. */
function totals(r: ExplainedDecision, lines: readonly BenefitLine[], c: FhirContext): ExplanationOfBenefitTotal[] {
  const { payment } = r;
  const total = (category: AmountCategory, cents: number): ExplanationOfBenefitTotal => ({ category: ADJUDICATION[category], amount: dollars(cents) });
  if (payment === null) return [total('submitted', r.claim.charge)];
  const sums = new Map<AmountCategory, number>();
  for (const line of lines)
    for (const [category, cents] of amountsOf(line, priorPaid(r.claim, line.line, c))) sums.set(category, (sums.get(category) ?? 0) + cents);
  const rest = (['priorpayerpaid', 'discount', 'noncovered'] as const).flatMap((category) => {
    const cents = sums.get(category);
    return cents === undefined ? [] : [total(category, cents)];
  });
  return [
    total('submitted', payment.charge),
    total('eligible', payment.allowed),
    total('deductible', payment.deductible),
    total('copay', payment.copay),
    total('coinsurance', payment.coinsurance),
    ...rest,
    total('memberliability', payment.patient_responsibility),
    total('benefit', payment.paid),
  ];
}

function paidAs({ denied, lines }: ClaimPayment): keyof typeof PAYER_STATUS {
  return denied ? 'denied' : lines.some((line) => line.denied) ? 'partiallypaid' : 'paid';
}

/** The last message that changed it: the decision or its reversal. */
function lastMessage({ claim, payment, reversal }: ExplainedDecision, c: FhirContext): string {
  if (payment === null) return c.instant(claim.acknowledged ?? claim.submitted, claim);
  return c.instant(Math.max(payment.decided, reversal?.decided ?? payment.decided), claim);
}

export const explanationOfBenefit = (edition: Edition) =>
  assembled<ExplainedDecision>((r, c): FhirExplanation => {
    const { claim, payment } = r;
    const setting = settingOf(claim);
    const lines = payment?.lines ?? claim.lines.map(undecided);
    const network = payment === null ? 'other' : networkOf(lines);
    const payer = payment?.payer_id ?? c.record('coverages', claim.coverage_id)?.payer_id ?? c.subject.patient.organization_id;
    const header = [...(network === 'other' ? [] : [networkStatus(network)]), ...(setting === 'professional' ? [] : [paymentStatus(network)])];
    return {
      resourceType: 'ExplanationOfBenefit',
      id: r.id,
      // A claim without a diagnosis or a line is not what the profiles are of.
      meta: edition.metaOf(claim.diagnoses.length > 0 && lines.length > 0 ? PROFILE[setting] : 'none', () => lastMessage(r, c)),
      identifier: [{ type: UNIQUE_CLAIM_ID, system: URI, value: `urn:uuid:${payment?.id ?? r.id}` }],
      status: payment?.status === 'reversal' || r.reversal !== undefined ? 'cancelled' : 'active',
      type: CLAIM_TYPE[claim.type],
      subType: setting === 'professional' ? undefined : CLAIM_SUBTYPE[setting],
      use: 'claim',
      patient: referenceTo('Patient', c.subject.patient.id),
      billablePeriod: { start: formatDay(claim.service_start), end: formatDay(claim.service_end) },
      created: c.instant(payment?.decided ?? claim.submitted, claim),
      insurer: referenceTo('Organization', payer),
      provider: referenceTo('Organization', claim.billing_id),
      related: claim.original_id === null ? undefined : [relatedTo(claim, claim.original_id)],
      payee: { type: PAYEE_PROVIDER },
      claim: referenceTo('Claim', claim.id),
      outcome: payment !== null ? 'complete' : claim.acknowledgement === 'rejected' ? 'error' : 'queued',
      disposition: payment !== null ? DISPOSITION[payment.status] : claim.acknowledgement === 'rejected' ? 'Rejected at receipt' : 'In process',
      preAuthRef: claim.authorization_id === null ? undefined : [payerNumber(claim.authorization_id)],
      facility: referenceTo('Location', claim.facility_id),
      careTeam: careTeam(claim, c),
      supportingInfo: some(numbered(information(claim, c))),
      diagnosis: diagnoses(claim, diagnosisType(setting)),
      precedence: payment === null ? claim.payer_sequence : PRECEDENCE[payment.status],
      insurance: [{ focal: true, coverage: referenceTo('Coverage', payment?.coverage_id ?? claim.coverage_id) }],
      item: some(lines.map((line) => item(r, line, network, c))),
      adjudication: some(header),
      total: totals(r, lines, c),
      payment: payment === null ? undefined : { type: PAYER_STATUS[paidAs(payment)], amount: dollars(payment.paid) },
    };
  });

function relatedTo({ frequency }: Claim, original: string): ExplanationOfBenefitRelated {
  const reference = { system: URI, value: `urn:uuid:${original}` };
  return { claim: referenceTo('Claim', original), relationship: RELATED_CLAIM[frequency], reference };
}

function information(claim: Claim, c: FhirContext): Parameters<typeof numbered>[0] {
  return [
    ...billInformation(claim, c),
    ['clmrecvddate', { timingDate: formatDay(dayOfMinute(claim.submitted)) }],
    ['medicalrecordnumber', textInformation(c.encounter(claim.encounter_id)?.mrn)],
    ['patientaccountnumber', textInformation(claim.control_number)],
  ];
}

function textInformation(text: string | undefined): { valueString: string } | undefined {
  const words = cleanText(text ?? null);
  return words === undefined ? undefined : { valueString: words };
}

/** Claims in process, and those that were rejected at receipt, are no records of decisions. */
export const isDecision = (r: FhirExplanation): boolean => r.outcome !== 'queued' && r.outcome !== 'error' && wordOf(CLAIM_TYPE, r.type) !== 'pharmacy';

export function readExplanation(r: FhirExplanation): Reading<ClaimPayment> {
  const total = (category: AmountCategory) => readDollars(listOf(r.total).find((one) => wordOf(ADJUDICATION, one.category) === category)?.amount);
  return {
    id: listOf(r.identifier)[0]?.value?.replace(/^urn:uuid:/, ''),
    claim_id: idOf('Claim', r.claim),
    coverage_id: idOf('Coverage', r.insurance?.[0]?.coverage),
    payer_id: idOf('Organization', r.insurer),
    status: wordOf(DISPOSITION, r.disposition),
    denied: wordOf(PAYER_STATUS, r.payment?.type) === 'denied',
    charge: total('submitted'),
    allowed: total('eligible'),
    paid: total('benefit'),
    deductible: total('deductible'),
    copay: total('copay'),
    coinsurance: total('coinsurance'),
    patient_responsibility: total('memberliability'),
    lines: listOf(r.item).map(({ sequence, adjudication }) => ({
      line: sequence,
      charge: readDollars(adjudicated(adjudication, 'submitted')?.amount),
      allowed: readDollars(adjudicated(adjudication, 'eligible')?.amount),
      paid: readDollars(adjudicated(adjudication, 'benefit')?.amount),
      denied: adjudicated(adjudication, 'noncovered') !== undefined,
      benefit: adjudicated(adjudication, 'benefit')?.reason?.text,
      adjustments: readAdjustments(adjudication),
    })),
    decided: timeOf(r.created),
  };
}
