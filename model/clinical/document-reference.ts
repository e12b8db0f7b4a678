import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, DOCUMENT, id, reference, SHORT } from '../scalars.ts';

/** A note or document with its text. */
export const documentReference = z.strictObject({
  id,
  type: authored(coding, 'Kind of document as a LOINC code; a progress note unless given'),
  title: authored(z.string().max(SHORT), 'What the document is called'),
  text: authored(z.string().max(DOCUMENT), 'The content'),
  date: civilTime,
  status: z.enum(['current', 'superseded', 'entered_in_error']),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
  organization_id: reference('organizations'),
});
export type DocumentReference = z.infer<typeof documentReference>;
export const documentReferences = kind('document_references', documentReference, {
  event: 'date',
  afterDeath: true,
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'entered_in_error', entered_in_error: 'entered_in_error' },
  leaf: { event: 'recorded' },
});
