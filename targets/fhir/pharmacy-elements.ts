/** What claims of pharmacies and the explanations of them have in common. */
import type { CodeableConcept, ExplanationOfBenefitRelated } from 'fhir/r4.js';
import type { PharmacyClaim } from '../../model/benefits/pharmacy-claim.ts';
import type { numbered } from './claim-elements.ts';
import { fhirCoding } from './fhir-concepts.ts';
import type { FhirContext } from './fhir-context.ts';
import { CODE_SYSTEM_URI, URI } from './fhir-systems.ts';
import { cleanCode, cleanText } from './fhir-text.ts';
import { dispenseAsWrittenConcept, RELATED_CLAIM } from './financial-concepts.ts';
import { wordOf } from './read-resource.ts';
import { derivedId, referenceTo } from './resource.ts';

/** The product by its National Drug Code, and the drug. */
export function drugConcept({ ndc, code }: PharmacyClaim): CodeableConcept {
  const product = cleanCode(ndc);
  return {
    coding: [...(product === undefined ? [] : [{ system: CODE_SYSTEM_URI.NDC, code: product }]), fhirCoding(code)],
    text: cleanText(code.display),
  };
}

/** What a transaction does to an earlier claim, as frequencies of claims of providers name it. */
const CHANGE = { B1: '1', B2: '8', B3: '7' } as const satisfies Record<PharmacyClaim['transaction'], string>;

/** A reversal takes back what it names, also as a part of a rebill; both are cancelled. */
export function isCancelled({ id, transaction }: PharmacyClaim, { subject }: FhirContext): boolean {
  return transaction === 'B2' || subject.pharmacy_claims.some((one) => one.transaction === 'B2' && one.original_id === id);
}

/** The claim that a reversal takes back, or that a rebill replaces. */
export function reversed({ transaction, original_id }: PharmacyClaim): ExplanationOfBenefitRelated | undefined {
  const relationship = RELATED_CLAIM[CHANGE[transaction]];
  if (original_id === null) return transaction === 'B1' ? undefined : { relationship };
  const claim = derivedId(original_id);
  return { claim: referenceTo('Claim', claim), relationship, reference: { system: URI, value: `urn:uuid:${claim}` } };
}

/** What a claim is to the one that it names. */
export function transactionOf(related: ExplanationOfBenefitRelated | undefined): PharmacyClaim['transaction'] {
  const relationship = wordOf(RELATED_CLAIM, related?.relationship);
  return relationship === '8' ? 'B2' : relationship === '7' ? 'B3' : 'B1';
}

export function fillInformation(r: PharmacyClaim, c: FhirContext): Parameters<typeof numbered>[0] {
  const refills = c.record('medication_requests', r.request_id)?.refills;
  return [
    ['dayssupply', { valueQuantity: { value: r.days_supply } }],
    ['dawcode', { code: dispenseAsWrittenConcept(r.daw) }],
    ['refillnum', { valueQuantity: { value: r.fill_number } }],
    ['refillsauthorized', refills === undefined ? undefined : { valueQuantity: { value: refills } }],
  ];
}
