/**
 * Words of coverages, claims and payments as coded concepts. Displays are those of the code systems: FHIR R4 4.0.1, HL7 Terminology, CARIN Blue Button 2.2.0. Code
 * systems of X12, NUBC and NCPDP are licensed: their codes have no display of their own.
 */
import type { CodeableConcept, Coding as FhirCoding } from 'fhir/r4.js';
import type { Authorization } from '../../model/benefits/authorization.ts';
import type { ClaimDiagnosis, ClaimType } from '../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import { isCptModifier } from '../../model/benefits/modifiers.ts';
import type { PharmacyClaim } from '../../model/benefits/pharmacy-claim.ts';
import type { PlanType } from '../../model/benefits/plan-types.ts';
import type { Coding } from '../../model/scalars.ts';
import { concept } from './fhir-concepts.ts';
import { CODE_SYSTEM_URI, carin, hl7 } from './fhir-systems.ts';
import { cleanCode } from './fhir-text.ts';

type Table<W extends string> = { readonly [K in W]: CodeableConcept };

function coded(system: string, code: string, display: string): CodeableConcept {
  return { coding: [{ system, code, display }] };
}

/** A code of a system whose displays are licensed. */
function bare(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] };
}

/** What is covered, by the kind of the coverage: codes of v3-ActCode. */
export const COVERAGE_TYPE: Table<Coverage['kind']> = {
  medical: coded(hl7('v3-ActCode'), 'EHCPOL', 'extended healthcare'),
  pharmacy: coded(hl7('v3-ActCode'), 'DRUGPOL', 'drug policy'),
  dental: coded(hl7('v3-ActCode'), 'DENTPRG', 'dental program'),
  vision: coded(hl7('v3-ActCode'), 'VISPOL', 'vision care policy'),
  behavioral: coded(hl7('v3-ActCode'), 'MENTPRG', 'mental health program'),
};
/** What v3-ActCode has for types of plans; the others are in words alone. */
const PLAN_TYPE: { readonly [K in PlanType]?: FhirCoding } = {
  HMO: { system: hl7('v3-ActCode'), code: 'HMO', display: 'health maintenance organization policy' },
  PPO: { system: hl7('v3-ActCode'), code: 'PPO', display: 'preferred provider organization policy' },
  POS: { system: hl7('v3-ActCode'), code: 'POS', display: 'point of service policy' },
  EPO: { system: hl7('v3-ActCode'), code: 'MCPOL', display: 'managed care policy' },
  ...Object.fromEntries(
    (['medicare', 'medicare_a', 'medicare_b', 'medicare_advantage', 'medicaid', 'part_d'] as const).map((type) => [
      type,
      { system: hl7('v3-ActCode'), code: 'PUBLICPOL', display: 'public healthcare' },
    ]),
  ),
};

/** The type of a plan, in words too. */
export function planTypeConcept(type: PlanType): CodeableConcept {
  const plan = PLAN_TYPE[type];
  return plan === undefined ? { text: type } : { coding: [plan], text: type };
}

/** The kind of the coverage, and then the type of its plan. */
export function coverageType({ kind, plan_type }: Coverage): CodeableConcept {
  const { coding = [], text } = planTypeConcept(plan_type);
  return { coding: [...(COVERAGE_TYPE[kind].coding ?? []), ...coding], text };
}
export const SUBSCRIBER_RELATIONSHIP: Table<Coverage['relationship']> = {
  self: coded(hl7('subscriber-relationship'), 'self', 'Self'),
  spouse: coded(hl7('subscriber-relationship'), 'spouse', 'Spouse'),
  child: coded(hl7('subscriber-relationship'), 'child', 'Child'),
  other: coded(hl7('subscriber-relationship'), 'other', 'Other'),
};
export const COVERAGE_CLASS: Table<'group' | 'plan'> = {
  group: coded(hl7('coverage-class'), 'group', 'Group'),
  plan: coded(hl7('coverage-class'), 'plan', 'Plan'),
};
export const MEMBER_NUMBER = coded(hl7('v2-0203'), 'MB', 'Member Number');
export const UNIQUE_CLAIM_ID = coded(carin('C4BBIdentifierType'), 'uc', 'Unique Claim ID');
export const ACCOUNT_NUMBER = coded(carin('C4BBIdentifierType'), 'pat', 'Patient Account Number');

export const CLAIM_TYPE: Table<ClaimType | 'pharmacy'> = {
  professional: coded(hl7('claim-type'), 'professional', 'Professional'),
  institutional: coded(hl7('claim-type'), 'institutional', 'Institutional'),
  pharmacy: coded(hl7('claim-type'), 'pharmacy', 'Pharmacy'),
};
export const CLAIM_SUBTYPE: Table<'inpatient' | 'outpatient'> = {
  inpatient: coded(carin('C4BBInstitutionalClaimSubType'), 'inpatient', 'Inpatient'),
  outpatient: coded(carin('C4BBInstitutionalClaimSubType'), 'outpatient', 'Outpatient'),
};
export const PRIORITY: Table<'normal' | 'stat'> = {
  normal: coded(hl7('processpriority'), 'normal', 'Normal'),
  stat: coded(hl7('processpriority'), 'stat', 'Immediate'),
};
export const PAYEE_PROVIDER = coded(hl7('payeetype'), 'provider', 'Provider');

/** What a claim is to the one that it names. FHIR has one code for replacements and voids: the text tells which. */
export const RELATED_CLAIM: Table<'1' | '7' | '8' | 'earlier_payer'> = {
  '1': coded(hl7('ex-relatedclaimrelationship'), 'prior', 'Prior Claim'),
  '7': { ...coded(hl7('ex-relatedclaimrelationship'), 'prior', 'Prior Claim'), text: 'Replaces' },
  '8': { ...coded(hl7('ex-relatedclaimrelationship'), 'prior', 'Prior Claim'), text: 'Voids' },
  earlier_payer: { ...coded(hl7('ex-relatedclaimrelationship'), 'associated', 'Associated Claim'), text: 'Claim to the payer before' },
};

export const CARE_TEAM_ROLE: Table<'rendering' | 'attending' | 'prescribing'> = {
  rendering: coded(carin('C4BBClaimCareTeamRole'), 'rendering', 'Rendering provider'),
  attending: coded(carin('C4BBClaimCareTeamRole'), 'attending', 'Attending'),
  prescribing: coded(carin('C4BBClaimCareTeamRole'), 'prescribing', 'Prescribing provider'),
};

/** Roles of diagnoses on claims; explanations of benefits have other words for some types of claim. */
export const DIAGNOSIS_TYPE: Table<ClaimDiagnosis['role']> = {
  principal: coded(hl7('ex-diagnosistype'), 'principal', 'Principal Diagnosis'),
  admitting: coded(hl7('ex-diagnosistype'), 'admitting', 'Admitting Diagnosis'),
  other: coded(carin('C4BBClaimDiagnosisType'), 'other', 'Other'),
};
export const SECONDARY_DIAGNOSIS = coded(carin('C4BBClaimDiagnosisType'), 'secondary', 'Secondary');
export const REASON_FOR_VISIT = coded(carin('C4BBClaimDiagnosisType'), 'patientreasonforvisit', 'Patient Reason for Visit');
export const PRESENT_ON_ADMISSION: Table<'Y' | 'N'> = {
  Y: bare('https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/HospitalAcqCond/Coding', 'Y'),
  N: bare('https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/HospitalAcqCond/Coding', 'N'),
};

const SUPPORTING = {
  admissionperiod: 'Admission Period',
  admtype: 'Admission Type',
  pointoforigin: 'Point Of Origin',
  'discharge-status': 'Discharge Status',
  typeofbill: 'Type of Bill',
  drg: 'DRG',
  clmrecvddate: 'Claim Received Date',
  medicalrecordnumber: 'Medical Record Number',
  patientaccountnumber: 'Patient Account Number',
  dayssupply: 'Days Supply',
  dawcode: 'DAW (Dispense As Written) Code',
  refillnum: 'Refill Number',
  refillsauthorized: 'Refills Authorized',
} as const;
export type Supporting = keyof typeof SUPPORTING;
export const supportingCategory = (code: Supporting): CodeableConcept => coded(carin('C4BBSupportingInfoType'), code, SUPPORTING[code]);
export const GENERAL_INFORMATION = coded(hl7('claiminformationcategory'), 'info', 'Information');

const nubc = (name: string) => (code: string) => bare(`https://www.nubc.org/CodeSystem/${name}`, code);
export const revenueConcept = nubc('RevenueCodes');
export const typeOfBillConcept = nubc('TypeOfBill');
export const dischargeStatusConcept = nubc('PatDischargeStatus');
export const admissionPriorityConcept = nubc('PriorityTypeOfAdmitOrVisit');
export const pointOfOriginConcept = (newborn: boolean, code: string) => nubc(newborn ? 'PointOfOriginNewborn' : 'PointOfOrigin')(code);
export const placeOfServiceConcept = (code: string) => bare('https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set', code);
export const NOT_APPLICABLE = coded(hl7('data-absent-reason'), 'not-applicable', 'Not Applicable');

/** HCPCS by the address that CARIN Blue Button binds claims to; HL7 Terminology, which procedures follow, writes it with http. */
const HCPCS = 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
export function billedConcept(code: Coding | null): CodeableConcept {
  if (code === null) return NOT_APPLICABLE;
  const billed = concept(code);
  return code.system === 'HCPCS' ? { ...billed, coding: billed.coding?.map((one) => ({ ...one, system: HCPCS })) } : billed;
}

/** As CARIN Blue Button binds modifiers. */
export const modifierConcept = (code: string): CodeableConcept => bare(isCptModifier(code) ? CODE_SYSTEM_URI.CPT : HCPCS, cleanCode(code) ?? '');

const AMOUNTS = {
  submitted: coded(hl7('adjudication'), 'submitted', 'Submitted Amount'),
  eligible: coded(hl7('adjudication'), 'eligible', 'Eligible Amount'),
  deductible: coded(hl7('adjudication'), 'deductible', 'Deductible'),
  copay: coded(hl7('adjudication'), 'copay', 'CoPay'),
  benefit: coded(hl7('adjudication'), 'benefit', 'Benefit Amount'),
  coinsurance: coded(carin('C4BBAdjudication'), 'coinsurance', 'Co-insurance'),
  noncovered: coded(carin('C4BBAdjudication'), 'noncovered', 'Noncovered'),
  priorpayerpaid: coded(carin('C4BBAdjudication'), 'priorpayerpaid', 'Prior payer paid'),
  memberliability: coded(carin('C4BBAdjudication'), 'memberliability', 'Member liability'),
  paidbypatient: coded(carin('C4BBAdjudication'), 'paidbypatient', 'Paid by patient'),
  discount: coded(carin('C4BBAdjudication'), 'discount', 'Discount'),
  drugcost: coded(carin('C4BBAdjudication'), 'drugcost', 'Drug cost'),
} as const;
export type AmountCategory = keyof typeof AMOUNTS;
export const ADJUDICATION: Table<AmountCategory> = AMOUNTS;
export const ADJUDICATED: Table<'adjustmentreason' | 'rejectreason' | 'billingnetworkstatus' | 'benefitpaymentstatus'> = {
  adjustmentreason: coded(carin('C4BBAdjudicationDiscriminator'), 'adjustmentreason', 'Adjustment Reason'),
  rejectreason: coded(carin('C4BBAdjudicationDiscriminator'), 'rejectreason', 'Reject Reason'),
  billingnetworkstatus: coded(carin('C4BBAdjudicationDiscriminator'), 'billingnetworkstatus', 'Billing Network Status'),
  benefitpaymentstatus: coded(carin('C4BBAdjudicationDiscriminator'), 'benefitpaymentstatus', 'Benefit Payment Status'),
};
export const ALLOWED_UNITS = coded(carin('C4BBAdjudicationDiscriminator'), 'allowedunits', 'allowed units');
export const PAYER_STATUS: Table<'innetwork' | 'outofnetwork' | 'other' | 'paid' | 'denied' | 'partiallypaid'> = {
  innetwork: coded(carin('C4BBPayerAdjudicationStatus'), 'innetwork', 'In Network'),
  outofnetwork: coded(carin('C4BBPayerAdjudicationStatus'), 'outofnetwork', 'Out Of Network'),
  other: coded(carin('C4BBPayerAdjudicationStatus'), 'other', 'Other'),
  paid: coded(carin('C4BBPayerAdjudicationStatus'), 'paid', 'Paid'),
  denied: coded(carin('C4BBPayerAdjudicationStatus'), 'denied', 'Denied'),
  partiallypaid: coded(carin('C4BBPayerAdjudicationStatus'), 'partiallypaid', 'Partially Paid'),
};

export const CARC = 'https://x12.org/codes/claim-adjustment-reason-codes';
export const RARC = 'https://x12.org/codes/remittance-advice-remark-codes';
export const ADJUSTMENT_GROUP = 'https://x12.org/codes/claim-adjustment-group-codes';
export const REJECT_CODE = hl7('NCPDPRejectCode');
export const dispenseAsWrittenConcept = (code: number) => bare(hl7('NCPDPDispensedAsWrittenOrProductSelectionCode'), String(code));

/** How a payer read the claim. */
export const DISPOSITION: { readonly [K in ClaimPayment['status']]: string } = {
  processed_primary: 'Processed as primary',
  processed_secondary: 'Processed as secondary',
  processed_tertiary: 'Processed as tertiary',
  denied: 'Denied: the payer does not know the patient',
  reversal: 'Reversal of the payment before',
};

/** The answer to the claim of a pharmacy. */
export const FILL_DISPOSITION: { readonly [K in PharmacyClaim['response']]: string } = {
  paid: 'Paid',
  rejected: 'Rejected',
  approved: 'Reversal approved',
};

/** What is asked for, by the request category of X12 278 (UM01): HS, AR, SC. */
export const REQUEST_CATEGORY: Table<Authorization['category']> = {
  service: { text: 'Health services review' },
  admission: { text: 'Admission review' },
  specialty_care: { text: 'Specialty care review' },
};
export const APPEAL = RELATED_CLAIM['1'];

/** The answer of the payer, by the certification action of X12 278 (HCR01). */
export const REVIEW_ACTION: { readonly [K in Authorization['status']]: string } = {
  approved: 'Certified in total',
  partial: 'Certified in part',
  denied: 'Not certified',
  not_required: 'No certification required',
  pended: 'Pended',
  cancelled: 'Cancelled',
};

export function codeOf(concept: CodeableConcept | undefined, system?: string): string | undefined {
  const codings: readonly FhirCoding[] = concept?.coding ?? [];
  return (system === undefined ? codings[0] : codings.find((one) => one.system === system))?.code;
}
