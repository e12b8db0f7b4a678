import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, reference } from '../scalars.ts';

/** A diagnosis or health problem. A latent condition (`onset` without `diagnose`) is not a record: nobody has seen it yet. */
export const condition = z.strictObject({
  id,
  code: coding,
  category: authored(z.enum(['problem_list_item', 'encounter_diagnosis', 'health_concern']), 'Where the diagnosis is listed'),
  clinical_status: z.enum(['active', 'recurrence', 'remission', 'resolved']),
  verification_status: authored(z.enum(['confirmed', 'provisional', 'differential', 'refuted', 'entered_in_error']), 'How sure the diagnosis is', [
    'confirmed',
    'provisional',
    'differential',
    'refuted',
  ]),
  severity: authored(z.enum(['mild', 'moderate', 'severe']).nullable(), 'Severity as judged at diagnosis'),
  onset: authored(civilDate, 'First day of the condition; the day of diagnosis unless given'),
  abatement: civilDate.nullable(),
  recorded: civilTime,
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type Condition = z.infer<typeof condition>;
export const conditions = kind('conditions', condition, {
  event: 'onset',
  end: 'abatement',
  unended: { field: 'clinical_status', from: ['resolved', 'remission'], to: 'active' },
  reported: 'recorded',
  withdrawn: { field: 'verification_status', cancelled: 'entered_in_error', entered_in_error: 'entered_in_error' },
  leaf: { event: 'recorded' },
  word: 'diagnosis',
});
