/**
 * Words of plans as coded concepts. HL7 Terminology has codes for the kinds of insurance and of costs; of benefits it has few that are as narrow as those of plans,
 * so that most are words.
 */
import type { CodeableConcept, InsurancePlanPlanSpecificCostBenefitCost, Quantity } from 'fhir/r4.js';
import type { BenefitName } from '../../model/benefits/benefit-names.ts';
import type { CoverageKind } from '../../model/benefits/coverage.ts';
import type { CoverageTier } from '../../model/benefits/enrollment-terms.ts';
import type { PharmacyKind } from '../../model/pharmacy/pharmacy-kind.ts';
import { LIMIT } from './eligibility-concepts.ts';
import { hl7, UCUM } from './fhir-systems.ts';

const coded = (system: string, code: string, display: string): CodeableConcept => ({ coding: [{ system: hl7(system), code, display }] });
const also = (concept: CodeableConcept, text: string): CodeableConcept => ({ ...concept, text });

/** What a product insures, by the value set of InsurancePlan.type, whose code for drugs is retired: that of the US Drug Formulary is in its place. */
export const AREA = {
  medical: coded('insurance-plan-type', 'medical', 'Medical'),
  dental: coded('insurance-plan-type', 'dental', 'Dental'),
  vision: coded('insurance-plan-type', 'vision', 'Vision'),
  mental: coded('insurance-plan-type', 'mental', 'Mental Health'),
  home: coded('insurance-plan-type', 'home', 'Home Health'),
  hospice: coded('insurance-plan-type', 'hospice', 'Hospice'),
  drug: coded('v3-ActCode', 'DRUGPOL', 'drug policy'),
} as const;
export type InsuredArea = keyof typeof AREA;

export const AREA_OF_KIND: { readonly [K in CoverageKind]: InsuredArea } = {
  medical: 'medical',
  pharmacy: 'drug',
  dental: 'dental',
  vision: 'vision',
  behavioral: 'mental',
};

/** Areas of their own; all other benefits are part of the main one. */
export const AREA_OF_BENEFIT: { readonly [B in BenefitName]?: InsuredArea } = {
  mental_health: 'mental',
  home_health: 'home',
  hospice: 'hospice',
  dental_preventive: 'dental',
  dental_basic: 'dental',
  dental_major: 'dental',
  vision_exam: 'vision',
  eyewear: 'vision',
};

export const BENEFIT: { readonly [B in BenefitName]: CodeableConcept } = {
  preventive: { text: 'Preventive care' },
  pcp_visit: { text: 'Primary care visit' },
  specialist_visit: { text: 'Specialist visit' },
  telehealth: { text: 'Telehealth visit' },
  urgent_care: { text: 'Urgent care' },
  emergency: { text: 'Emergency room' },
  ambulance: { text: 'Ambulance' },
  inpatient: { text: 'Inpatient hospital stay' },
  outpatient_surgery: { text: 'Outpatient surgery' },
  imaging: { text: 'Imaging' },
  laboratory: also(coded('ex-benefitcategory', '5', 'Diagnostic Lab'), 'Laboratory'),
  mental_health: { text: 'Mental health care' },
  therapy: { text: 'Physical, occupational and speech therapy' },
  maternity: also(coded('ex-benefitcategory', '69', 'Maternity'), 'Maternity care'),
  newborn: { text: 'Newborn care' },
  home_health: { text: 'Home health care' },
  skilled_nursing: { text: 'Skilled nursing facility' },
  hospice: { text: 'Hospice care' },
  medical_equipment: { text: 'Durable medical equipment' },
  injectable_drugs: { text: 'Injectable drugs' },
  dental_preventive: { text: 'Preventive dental care' },
  dental_basic: { text: 'Basic dental care' },
  dental_major: { text: 'Major dental care' },
  vision_exam: also(coded('benefit-type', 'vision-exam', 'Vision Exam'), 'Vision examination'),
  eyewear: also(coded('benefit-type', 'vision-glasses', 'Vision Glasses'), 'Eyewear'),
};
export const OTHER_SERVICES: CodeableConcept = { text: 'Other services' };
export const OTHER_DRUGS: CodeableConcept = { text: 'Prescription drugs' };

export const COST_TYPE = {
  deductible: LIMIT.deductible,
  oopMax: LIMIT.out_of_pocket,
  copay: coded('benefit-type', 'copay', 'Copayment per service'),
  coinsurance: coded('benefit-type', 'copay-percent', 'Copayment Percent per service'),
  least: { text: 'Least coinsurance of a fill' },
  most: coded('benefit-type', 'copay-maximum', 'Copayment maximum per service'),
} as const satisfies Readonly<Record<string, CodeableConcept>>;
export type CostType = keyof typeof COST_TYPE;

export const APPLICABILITY = {
  in: coded('applicability', 'in-network', 'In Network'),
  out: coded('applicability', 'out-of-network', 'Out of Network'),
} as const satisfies Readonly<Record<string, InsurancePlanPlanSpecificCostBenefitCost['applicability']>>;

export const PREMIUM: CodeableConcept = { text: 'Premium of a month' };
/** For whom a premium is. */
export const COVERED_BY: { readonly [T in CoverageTier]: string } = {
  EMP: 'The subscriber alone',
  ESP: 'The subscriber with spouse',
  ECH: 'The subscriber with children',
  FAM: 'The subscriber with family',
};

export const CHANNEL: { readonly [K in PharmacyKind]: CodeableConcept } = {
  retail: { text: 'Retail pharmacy' },
  mail: { text: 'Mail order pharmacy' },
  specialty: { text: 'Specialty pharmacy' },
  long_term_care: { text: 'Long-term care pharmacy' },
};

export function dollarQuantity(cents: number): Quantity {
  return { value: cents / 100, unit: 'USD', system: 'urn:iso:std:iso:4217', code: 'USD' };
}

/** @param share in millionths */
export function percentQuantity(share: number): Quantity {
  return { value: share / 10_000, unit: '%', system: UCUM, code: '%' };
}
