/** Words of inquiries about eligibility as coded concepts. Service types of X12 are licensed: those that HL7 Terminology has too are codes, the others words. */
import type { CodeableConcept } from 'fhir/r4.js';
import type { Accumulator } from '../../model/benefits/accumulator.ts';
import type { EligibilityInquiry, EligibilityRejectReason, EligibilityServiceType } from '../../model/benefits/eligibility-inquiry.ts';
import { hl7 } from './fhir-systems.ts';

const concept = (system: string, code: string, display: string): CodeableConcept => ({ coding: [{ system: hl7(system), code, display }] });

export const SERVICE_TYPE: { readonly [K in EligibilityServiceType]: CodeableConcept } = {
  health_benefit_plan_coverage: concept('ex-benefitcategory', '30', 'Health Benefit Plan Coverage'),
  medical_care: concept('ex-benefitcategory', '1', 'Medical Care'),
  chiropractic: { text: 'Chiropractic' },
  dental_care: concept('ex-benefitcategory', '35', 'Dental Care'),
  hospital: { text: 'Hospital' },
  hospital_inpatient: { text: 'Hospital, inpatient' },
  hospital_outpatient: { text: 'Hospital, outpatient' },
  emergency_services: { text: 'Emergency services' },
  pharmacy: { text: 'Pharmacy' },
  office_visit: { text: 'Office visit' },
  vision: { text: 'Vision' },
  mental_health: { text: 'Mental health' },
  urgent_care: { text: 'Urgent care' },
};

export const ANSWER: { readonly [K in EligibilityInquiry['status']]: string } = {
  active: 'Coverage is active',
  inactive: 'Coverage is not active',
  rejected: 'The inquiry was rejected',
};

export const REJECT_REASON: { readonly [K in EligibilityRejectReason]: CodeableConcept } = {
  subscriber_not_found: { text: 'Subscriber not found' },
  patient_not_found: { text: 'Patient not found' },
  outside_inquiry_period: { text: 'Date of service not within the allowable inquiry period' },
  date_in_future: { text: 'Date of service in the future' },
  birth_date_mismatch: { text: 'Birth date does not match' },
  invalid_member_id: { text: 'Member identifier is invalid' },
  unable_to_respond: { text: 'Unable to respond at this time' },
};

export const LIMIT: { readonly [K in Accumulator['kind']]: CodeableConcept } = {
  deductible: concept('benefit-type', 'deductible', 'Deductible'),
  out_of_pocket: { text: 'Out-of-pocket maximum' },
};
export const LIMIT_OF: { readonly [K in Accumulator['scope']]: CodeableConcept } = {
  individual: concept('benefit-unit', 'individual', 'Individual'),
  family: concept('benefit-unit', 'family', 'Family'),
};
export const NETWORK: { readonly [K in 'in' | 'out']: CodeableConcept } = {
  in: concept('benefit-network', 'in', 'In Network'),
  out: concept('benefit-network', 'out', 'Out of Network'),
};
export const ANNUAL = concept('benefit-term', 'annual', 'Annual');
