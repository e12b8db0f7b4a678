/** Loops 2300 and 2400 of 837 professional (005010X222A1). */

import { dayOfMinute } from '../../model/time/civil.ts';
import { practitionerName, specialtyOf } from './claim-parties.ts';
import { diagnosisElement, diagnosisSegments, lineControlNumber, references, serviceElement, serviceFacility } from './claim-segments.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { earlierDecisions, earlierPayments } from './earlier-payers.ts';
import type { SegmentList } from './segment-list.ts';
import { x12Amount, x12Date } from './x12-values.ts';

/** Place of service codes of inpatient stays: they need the day of admission. */
const INPATIENT: ReadonlySet<string> = new Set(['21', '51', '61']);
/** Diagnoses of a claim, and pointers of a line, at most. */
const DIAGNOSES = 12;
const POINTERS = 4;

export function professionalClaim(segments: SegmentList, sent: ClaimToSend): void {
  const { claim, of } = sent;
  const place = claim.place_of_service ?? '11';
  segments.add('CLM', segments.text(claim.control_number, 38), x12Amount(claim.charge), '', '', [place, 'B', claim.frequency], 'Y', 'A', 'Y', 'Y');
  const visit = of.encounter(claim.encounter_id);
  if (INPATIENT.has(place)) segments.add('DTP', '435', 'D8', x12Date(visit === undefined ? claim.service_start : dayOfMinute(visit.start)));
  references(segments, sent);
  const diagnoses = claim.diagnoses.slice(0, DIAGNOSES);
  if (diagnoses.length < claim.diagnoses.length) segments.lose(`diagnoses beyond the ${DIAGNOSES} of a claim were left out`);
  diagnosisSegments(
    segments,
    diagnoses.map((diagnosis, i) => diagnosisElement(i === 0 ? 'ABK' : 'ABF', { ...diagnosis, present_on_admission: null })),
  );
  const rendering = of.practitioner(claim.rendering_id);
  practitionerName(segments, '82', rendering);
  specialtyOf(segments, 'PE', rendering);
  serviceFacility(segments, sent);
  earlierPayments(segments, sent);
  for (const line of claim.lines) {
    const pointers = line.diagnosis_pointers.filter((pointer) => pointer <= diagnoses.length).slice(0, POINTERS);
    if (pointers.length < line.diagnosis_pointers.length)
      segments.lose(`pointers of a line beyond ${POINTERS}, or to diagnoses that were left out, were left out`);
    segments.add('LX', String(line.line));
    const service = serviceElement(segments, line);
    segments.add('SV1', service, x12Amount(line.charge), 'UN', String(line.units), '', '', pointers.map(String));
    segments.add('DTP', '472', 'D8', x12Date(line.service_date));
    segments.add('REF', '6R', lineControlNumber(claim.control_number, line));
    earlierDecisions(segments, sent, line, service, '');
  }
}
