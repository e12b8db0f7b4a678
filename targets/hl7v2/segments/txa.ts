import type { DocumentReference } from '../../../model/clinical/document-reference.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { entity, person } from '../hl7v2-types.ts';

/** HL7 table 0270 by LOINC code; a progress report where the table has no such kind. */
const KIND: ReadonlyMap<string, string> = new Map([
  ['11506-3', 'PR'],
  ['18842-5', 'DS'],
  ['34117-2', 'HP'],
  ['11488-4', 'CN'],
  ['11504-8', 'OP'],
  ['18761-7', 'TS'],
  ['28570-0', 'PN'],
]);

/** Transcription document header. Completion and availability by HL7 tables 0271 and 0273. */
export function txa(c: Hl7v2Context, r: DocumentReference, availability: 'AV' | 'CA'): string {
  const author = person(c, c.practitioner(r.practitioner_id));
  return c.segment('TXA', {
    1: '1',
    2: KIND.get(r.type.code) ?? 'PR',
    3: 'TX',
    4: c.time(r.date),
    5: author,
    6: c.time(r.date),
    9: author,
    12: entity(r.id),
    17: 'AU',
    19: availability,
  });
}
