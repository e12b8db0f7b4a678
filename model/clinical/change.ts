import { z } from 'zod';
import { kind } from '../kind.ts';
import { anyRecord, civilTime, id, reference } from '../scalars.ts';

/** What can happen to a record after it was first reported. */
export const changeKinds = ['admitted', 'transferred', 'discharged', 'updated', 'corrected', 'cancelled', 'entered_in_error', 'merged', 'resent'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A field with what it was and what it became, each as JSON text; null where there was nothing. */
export const changedField = z.strictObject({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() });

/**
 * One later act on one record. The record shows how things stand; its changes, undone from the last to the first, show how they were before. So what was
 * once reported is never lost, and a feed can be sent again as it was.
 */
export const change = z.strictObject({
  id,
  kind: z.enum(changeKinds),
  record_kind: z.string().describe('The list that the record is in; `patients` for the person'),
  record_id: reference(anyRecord),
  fields: z.array(changedField),
  occurred: civilTime.describe('When it happened'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type Change = z.infer<typeof change>;
export const changes = kind('changes', change, {
  event: 'occurred',
  afterDeath: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
});
