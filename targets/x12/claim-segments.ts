/** What professional and institutional claims have in common. */

import type { ClaimDiagnosis, ClaimLine } from '../../model/benefits/claim.ts';
import { MOST_MODIFIERS } from '../../model/benefits/modifiers.ts';
import { payerNumber } from '../../model/benefits/payer-number.ts';
import { address } from './claim-parties.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import type { SegmentList, X12Element } from './segment-list.ts';
import { withoutPoint } from './x12-values.ts';

/** Diagnoses in one HI segment. */
const IN_SEGMENT = 12;

/** References of a claim: its approval, the number of the payer for the claim that is replaced or voided, and the record number of the patient. */
export function references(segments: SegmentList, { claim, of }: ClaimToSend): void {
  if (claim.authorization_id !== null) segments.add('REF', 'G1', payerNumber(claim.authorization_id));
  if (claim.original_id !== null) segments.add('REF', 'F8', payerNumber(claim.original_id));
  const visit = of.encounter(claim.encounter_id);
  if (visit !== undefined) segments.add('REF', 'EA', segments.text(visit.mrn, 50));
}

/** HI segments of some diagnoses, at most twelve in each. */
export function diagnosisSegments(segments: SegmentList, elements: readonly X12Element[]): void {
  for (let i = 0; i < elements.length; i += IN_SEGMENT) segments.add('HI', ...elements.slice(i, i + IN_SEGMENT));
}

/** The code list qualifier, the code, and whether it was present on admission. */
export function diagnosisElement(qualifier: string, { code, present_on_admission }: ClaimDiagnosis): X12Element {
  const element = [qualifier, withoutPoint(code.code)];
  return present_on_admission === null ? element : [...element, '', '', '', '', '', '', present_on_admission];
}

/** The composite of a coded service: at most four modifiers. */
export function serviceElement(segments: SegmentList, { code, modifiers }: ClaimLine): string[] {
  if (modifiers.length > MOST_MODIFIERS) segments.lose(`modifiers beyond the ${MOST_MODIFIERS} of a line were left out`);
  return ['HC', code?.code ?? '', ...modifiers.slice(0, MOST_MODIFIERS).map((one) => segments.text(one, 2))];
}

/** Where the service was given, if that is another address than that of the billing organization. */
export function serviceFacility(segments: SegmentList, { claim, of }: ClaimToSend): void {
  const [facility, billing] = [of.location(claim.facility_id), of.organization(claim.billing_id)];
  if (facility === undefined || facility.kind === 'home' || facility.kind === 'virtual' || facility.line === billing.line) return;
  segments.add('NM1', '77', '2', segments.text(facility.name, 60));
  address(segments, facility, (zip) => `${zip}0001`);
}

/** The number of a line that the payer returns (REF*6R): that of the claim, and the place of the line. */
export const lineControlNumber = (control: string, { line }: ClaimLine): string => `${control}L${line}`;
