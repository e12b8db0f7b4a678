import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, reference } from '../scalars.ts';

/** A note or document with its text. */
export const documentReference = z.strictObject({
  id,
  type: authored(coding, 'Kind of document as a LOINC code; a progress note unless given'),
  title: authored(z.string(), 'What the document is called'),
  text: authored(z.string(), 'The content'),
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
