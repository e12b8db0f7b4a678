/** Where FHIR says that the columns of coverages, claims and payments stand, as in `fhir-places.ts`; `$line` is the place of the outer list. */
import { planTypes } from '../../../model/benefits/plan-types.ts';
import type { Place } from './fhir-places.ts';

type Places = Readonly<Record<string, string | Place>>;

const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem';
const coding = (name: string, path: string): Places => ({
  [`${name}_system`]: `${path}.first().system`,
  [name.endsWith('code') ? name : `${name}_code`]: `${path}.first().code`,
  [`${name}_display`]: `${path}.first().display`,
});
const about = (code: string) => `supportingInfo.where(category.coding.code = '${code}')`;
const total = (code: string) => `total.where(category.coding.code = '${code}').amount.value`;
const amount = (item: string, code: string) => `${item}.adjudication.where(category.coding.code = '${code}').amount.value`;
const reason = (item: string, code: string) => `${item}.adjudication.where(category.coding.code = '${code}').reason.text`;
const adjustment = "item[$line].adjudication.where(category.coding.code = 'adjustmentreason')[$n]";
const focal = 'insurance.where(focal = true)';
const relation = "related.where(relationship.coding.code = 'prior')";

export const FINANCIAL_RESOURCE: Readonly<Record<string, string>> = {
  coverages: 'Coverage',
  eligibility_inquiries: 'CoverageEligibilityRequest',
  authorizations: 'Claim',
  claims: 'Claim',
  claim_diagnoses: 'Claim',
  claim_lines: 'Claim',
  claim_line_diagnosis_pointers: 'Claim',
  claim_line_modifiers: 'Claim',
  claim_payments: 'ExplanationOfBenefit',
  claim_payment_lines: 'ExplanationOfBenefit',
  claim_payment_line_adjustments: 'ExplanationOfBenefit',
  pharmacy_claims: 'ExplanationOfBenefit',
  pharmacy_claim_rejects: 'ExplanationOfBenefit',
};

/** The answer to a request. */
const response = (path: string, more: Partial<Place> = {}): Place => ({
  path,
  on: { type: 'ClaimResponse', where: "request.reference = 'Claim/$id'" },
  ...more,
});

/** The answer to an inquiry. */
const answer = (path: string, more: Partial<Place> = {}): Place => ({
  path,
  on: { type: 'CoverageEligibilityResponse', where: "request.reference = 'CoverageEligibilityRequest/$id'" },
  ...more,
});

export const FINANCIAL_PLACES: Readonly<Record<string, Places>> = {
  coverages: {
    patient_id: 'beneficiary.reference',
    priority: 'order',
    kind: { path: 'type.coding.first().code', words: { EHCPOL: 'medical', DRUGPOL: 'pharmacy', DENTPRG: 'dental', VISPOL: 'vision', MENTPRG: 'behavioral' } },
    plan: "class.where(type.coding.code = 'plan').value",
    plan_type: { path: 'type.text', words: Object.fromEntries(planTypes.map((word) => [word, word])) },
    status: { path: 'status', words: { cancelled: 'ended' } },
    member_id: "identifier.where(type.coding.code = 'MB').value",
    subscriber_id: 'subscriberId',
    relationship: 'relationship.coding.code',
    effective: 'period.start',
    termination: 'period.end',
    payer_id: 'payor.reference',
    sponsor_id: 'policyHolder.reference',
    group_number: "class.where(type.coding.code = 'group').value",
  },
  eligibility_inquiries: {
    patient_id: 'patient.reference',
    service_type: {
      path: 'iif(item.category.text.exists(), item.category.text, item.category.coding.code)',
      words: {
        ...{ '30': 'health_benefit_plan_coverage', '1': 'medical_care', '35': 'dental_care', Chiropractic: 'chiropractic', Hospital: 'hospital' },
        ...{ 'Hospital, inpatient': 'hospital_inpatient', 'Hospital, outpatient': 'hospital_outpatient', 'Emergency services': 'emergency_services' },
        ...{ Pharmacy: 'pharmacy', 'Office visit': 'office_visit', Vision: 'vision', 'Mental health': 'mental_health', 'Urgent care': 'urgent_care' },
      },
    },
    service_date: 'servicedDate',
    status: answer('disposition', {
      words: { 'Coverage is active': 'active', 'Coverage is not active': 'inactive', 'The inquiry was rejected': 'rejected' },
    }),
    reject_reason: answer('error.code.text', {
      words: {
        ...{ 'Subscriber not found': 'subscriber_not_found', 'Patient not found': 'patient_not_found', 'Date of service in the future': 'date_in_future' },
        ...{ 'Birth date does not match': 'birth_date_mismatch', 'Member identifier is invalid': 'invalid_member_id' },
        ...{ 'Date of service not within the allowable inquiry period': 'outside_inquiry_period', 'Unable to respond at this time': 'unable_to_respond' },
      },
    }),
    effective: answer('insurance.benefitPeriod.start'),
    termination: answer('insurance.benefitPeriod.end'),
    member_id: 'insurance.coverage.identifier.value',
    coverage_id: 'insurance.coverage.reference',
    payer_id: 'insurer.reference',
    encounter_id: 'supportingInfo.information.reference',
    practitioner_id: 'provider.reference',
    asked: 'created',
  },
  authorizations: {
    patient_id: 'patient.reference',
    category: {
      path: 'subType.text',
      words: { 'Health services review': 'service', 'Admission review': 'admission', 'Specialty care review': 'specialty_care' },
    },
    ...coding('service', "item.productOrService.coding.where(code != 'not-applicable')"),
    benefit: 'item.category.text',
    review: 'supportingInfo.value',
    expedited: "priority.coding.code = 'stat'",
    status: response('disposition', {
      words: {
        'Certified in total': 'approved',
        'Certified in part': 'partial',
        'Not certified': 'denied',
        'No certification required': 'not_required',
        Pended: 'pended',
        Cancelled: 'cancelled',
      },
    }),
    reason: response("item.adjudication.where(category.coding.code = 'adjustmentreason').reason.text"),
    units_requested: 'item.quantity.value',
    units_approved: response("item.adjudication.where(category.coding.code = 'allowedunits').value"),
    level: "iif(related.exists(), related.relationship.text.replaceMatches('Appeal, level ', ''), '0')",
    appeal_of: 'related.claim.reference',
    valid_from: response('preAuthPeriod.start'),
    valid_to: response('preAuthPeriod.end'),
    requested: 'created',
    decided: response("iif(outcome = 'complete', created, {})"),
    coverage_id: 'insurance.coverage.reference',
    encounter_id: 'item.encounter.reference',
    practitioner_id: 'provider.reference',
  },
  claims: {
    patient_id: 'patient.reference',
    control_number: "identifier.where(type.coding.code = 'pat').value",
    type: 'type.coding.code',
    frequency: { path: `iif(${relation}.relationship.text.exists(), ${relation}.relationship.text, '1')`, words: { Replaces: '7', Voids: '8' } },
    original_id: `${relation}.claim.reference`,
    payer_sequence: `${focal}.sequence`,
    coverage_id: `${focal}.coverage.reference`,
    encounter_id: { path: 'item.encounter.reference', agreeing: true },
    authorization_id: {
      path: "identifier.where(system = 'urn:ietf:rfc:3986').value",
      on: { type: 'Claim', where: "use = 'preauthorization' and id = '$authorization_id'" },
    },
    place_of_service: { path: 'item.location.coding.code', agreeing: true },
    type_of_bill: `${about('typeofbill')}.code.coding.code`,
    discharge_status: `${about('discharge-status')}.code.coding.code`,
    ...coding('drg', `${about('drg')}.code.coding`),
    billing_id: 'provider.reference',
    rendering_id: 'careTeam.provider.reference',
    facility_id: 'facility.reference',
    service_start: 'billablePeriod.start',
    service_end: 'billablePeriod.end',
    charge: 'total.value',
    submitted: 'created',
  },
  claim_diagnoses: {
    patient_id: 'patient.reference',
    ...coding('code', 'diagnosis[$n].diagnosis.coding'),
    role: 'diagnosis[$n].type.coding.code',
    present_on_admission: { path: 'diagnosis[$n].onAdmission.coding.code', words: { Y: 'Y', N: 'N' } },
  },
  claim_lines: {
    patient_id: 'patient.reference',
    line: 'item[$n].sequence',
    ...coding('code', "item[$n].productOrService.coding.where(code != 'not-applicable')"),
    revenue: 'item[$n].revenue.coding.code',
    units: 'item[$n].quantity.value',
    charge: 'item[$n].net.value',
    service_date: 'item[$n].serviced',
    source_id: { path: 'supportingInfo[item[$n].informationSequence.first() - 1].value.reference' },
  },
  claim_line_modifiers: { patient_id: 'patient.reference', modifier: 'item[$line].modifier[$n].coding[0].code' },
  claim_line_diagnosis_pointers: { patient_id: 'patient.reference', diagnosis_pointer: 'item[$line].diagnosisSequence[$n]' },
  claim_payments: {
    patient_id: 'patient.reference',
    claim_id: 'claim.reference',
    coverage_id: 'insurance.coverage.reference',
    payer_id: 'insurer.reference',
    status: {
      path: 'disposition',
      words: {
        'Processed as primary': 'processed_primary',
        'Processed as secondary': 'processed_secondary',
        'Processed as tertiary': 'processed_tertiary',
        'Denied: the payer does not know the patient': 'denied',
        'Reversal of the payment before': 'reversal',
      },
    },
    denied: `payment.type.coding.where(system = '${carin}/C4BBPayerAdjudicationStatus').code = 'denied'`,
    charge: total('submitted'),
    allowed: total('eligible'),
    paid: total('benefit'),
    deductible: total('deductible'),
    copay: total('copay'),
    coinsurance: total('coinsurance'),
    patient_responsibility: total('memberliability'),
    decided: 'created',
  },
  claim_payment_lines: {
    patient_id: 'patient.reference',
    line: 'item[$n].sequence',
    charge: amount('item[$n]', 'submitted'),
    allowed: amount('item[$n]', 'eligible'),
    paid: amount('item[$n]', 'benefit'),
    denied: "item[$n].adjudication.where(category.coding.code = 'noncovered').exists()",
    benefit: reason('item[$n]', 'benefit'),
  },
  claim_payment_line_adjustments: {
    patient_id: 'patient.reference',
    group: {
      path: `${adjustment}.reason.coding.where(system = 'https://x12.org/codes/claim-adjustment-group-codes').code`,
      words: { CO: 'CO', OA: 'OA', PI: 'PI', PR: 'PR' },
    },
    reason: `${adjustment}.reason.coding.where(system = 'https://x12.org/codes/claim-adjustment-reason-codes').code`,
    remark: `${adjustment}.reason.coding.where(system = 'https://x12.org/codes/remittance-advice-remark-codes').code`,
    amount: `${adjustment}.amount.value`,
  },
  pharmacy_claims: {
    patient_id: 'patient.reference',
    coverage_id: 'insurance.coverage.reference',
    transaction: {
      path: "iif(related.relationship.text = 'Voids', 'B2', iif(related.relationship.text = 'Replaces', 'B3', 'B1'))",
      words: { B1: 'B1', B2: 'B2', B3: 'B3' },
    },
    response: { path: 'disposition', words: { Paid: 'paid', Rejected: 'rejected', 'Reversal approved': 'approved' } },
    original_id: {
      path: 'id',
      on: { type: 'ExplanationOfBenefit', where: "id = '$original_id' and type.coding.code = 'pharmacy'" },
    },
    request_id: 'prescription.reference',
    dispense_id: `${about('info')}.value.reference`,
    pharmacy_id: 'provider.reference',
    ...coding('code', "item.productOrService.coding.where(system != 'http://hl7.org/fhir/sid/ndc')"),
    ndc: "item.productOrService.coding.where(system = 'http://hl7.org/fhir/sid/ndc').code",
    fill_number: `${about('refillnum')}.value.value`,
    quantity: 'item.quantity.value',
    days_supply: `${about('dayssupply')}.value.value`,
    daw: `${about('dawcode')}.code.coding.code`,
    tier: reason('item', 'benefit'),
    usual_charge: amount('item', 'submitted'),
    basis: { path: reason('item', 'drugcost'), words: Object.fromEntries(['AWP', 'WAC', 'MAC', 'NADAC', 'usual'].map((word) => [word, word])) },
    allowed: amount('item', 'eligible'),
    deductible: amount('item', 'deductible'),
    copay: amount('item', 'copay'),
    coinsurance: amount('item', 'coinsurance'),
    paid: amount('item', 'benefit'),
    patient_pay: amount('item', 'paidbypatient'),
    other_payer_paid: amount('item', 'priorpayerpaid'),
    at: 'billablePeriod.start',
    recorded: 'created',
  },
  pharmacy_claim_rejects: {
    patient_id: 'patient.reference',
    reject: "item.adjudication.where(category.coding.code = 'rejectreason')[$n].reason.coding.code",
  },
};
