import { z } from 'zod';
import { kind } from '../kind.ts';
import { anyRecord, authored, civilTime, id, reference, SHORT } from '../scalars.ts';

/** HL7 v2 messages that report the person and the visit alone, by type and trigger event (table 0003). */
export const emittedTypes = [
  ...(['ADT_A01', 'ADT_A02', 'ADT_A03', 'ADT_A04', 'ADT_A05', 'ADT_A06', 'ADT_A07', 'ADT_A08', 'ADT_A09', 'ADT_A10', 'ADT_A11', 'ADT_A12', 'ADT_A13'] as const),
  ...(['ADT_A14', 'ADT_A15', 'ADT_A16', 'ADT_A21', 'ADT_A22', 'ADT_A23', 'ADT_A25', 'ADT_A26', 'ADT_A27', 'ADT_A28', 'ADT_A29', 'ADT_A31', 'ADT_A38'] as const),
] as const;
export type EmittedType = (typeof emittedTypes)[number];

/**
 * What a target fills into a raw message, by its name in braces. A scenario's own text cannot hold these characters: Unicode reserves them for internal use.
 */
export const filledIn: ReadonlyMap<string, string> = new Map([
  ['TIME', '\ufdd0'],
  ['PID', '\ufdd1'],
]);

/** The text of a raw message as its record has it: braces are doubled but for `{TIME}` and `{PID}`. */
export function rawText(text: string): string {
  let written = text.replace(/[{}]/g, (brace) => brace + brace);
  for (const [name, character] of filledIn) written = written.replaceAll(character, `{${name}}`);
  return written;
}

/** What a scenario says of messages themselves: one more of a type, one whose text it gives, or from whom to whom those of an event go. */
export const message = z.strictObject({
  id,
  kind: z.enum(['emitted', 'raw', 'routed']),
  type: z.enum(emittedTypes).nullable().describe('Type and trigger event of an emitted message'),
  text: z.string().nullable().describe('A raw message; `{TIME}` is its time, `{PID}` the PID segment of the patient, `{{` a brace'),
  planned: authored(civilTime.nullable(), 'When what it announces is planned for'),
  sending_application: authored(z.string().max(SHORT).nullable(), 'Application that it comes from'),
  sending_facility: authored(z.string().max(SHORT).nullable(), 'Facility that it comes from'),
  receiving_application: authored(z.string().max(SHORT).nullable(), 'Application that it goes to'),
  receiving_facility: authored(z.string().max(SHORT).nullable(), 'Facility that it goes to'),
  record_id: reference(anyRecord).nullable().describe('The record, or the change of one, whose message is routed so'),
  occurred: civilTime.describe('When it happened'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
});
export type Message = z.infer<typeof message>;
export const messages = kind('messages', message, {
  event: 'occurred',
  planned: ['planned'],
  afterDeath: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
});
