/** The URIs by which FHIR names code systems and identifier systems. Source: HL7 Terminology (terminology.hl7.org) and FHIR R4, section 4.3. */
import type { CodeSystem } from '../../model/codes/code-systems.ts';

/** Code systems that a scenario may name. */
export const CODE_SYSTEM_URI: { readonly [K in CodeSystem]: string } = {
  ICD10CM: 'http://hl7.org/fhir/sid/icd-10-cm',
  ICD10PCS: 'http://www.cms.gov/Medicare/Coding/ICD10',
  SNOMED: 'http://snomed.info/sct',
  LOINC: 'http://loinc.org',
  RXNORM: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  NDC: 'http://hl7.org/fhir/sid/ndc',
  CVX: 'http://hl7.org/fhir/sid/cvx',
  CPT: 'http://www.ama-assn.org/go/cpt',
  HCPCS: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  MSDRG: 'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software',
  NUCC: 'http://nucc.org/provider-taxonomy',
  CDCREC: 'urn:oid:2.16.840.1.113883.6.238',
};

export const UCUM = 'http://unitsofmeasure.org';
export const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
export const BCP47 = 'urn:ietf:bcp:47';
export const IHE_FORMAT = 'http://ihe.net/fhir/ValueSet/IHE.FormatCode.codesystem';

/** A code system of HL7 Terminology. */
export function hl7(name: string): string {
  return `http://terminology.hl7.org/CodeSystem/${name}`;
}

/** A code system of US Core. */
export function usCore(name: string): string {
  return `http://hl7.org/fhir/us/core/CodeSystem/${name}`;
}

/** A code system of CARIN Blue Button. */
export function carin(name: string): string {
  return `http://hl7.org/fhir/us/carin-bb/CodeSystem/${name}`;
}

/** Identifier systems. */
export const NPI = 'http://hl7.org/fhir/sid/us-npi';
export const SSN = 'http://hl7.org/fhir/sid/us-ssn';
/** Values of this system are URIs themselves, such as `urn:uuid:…`. */
export const URI = 'urn:ietf:rfc:3986';
export const DICOM_UID = 'urn:dicom:uid';

/**
 * Base of the full URLs inside a bundle. `.invalid` is reserved by RFC 6761: it never resolves, so no server is ever meant by it, and relative
 * references (`Patient/…`) resolve against it as the FHIR bundle rules ask.
 */
export const BASE = 'https://hsimc.invalid/fhir';
