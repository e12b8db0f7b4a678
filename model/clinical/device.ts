import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, reference } from '../scalars.ts';

/** A device implanted in or given to the patient. */
export const device = z.strictObject({
  id,
  code: coding,
  status: authored(z.enum(['active', 'inactive', 'entered_in_error']), 'Whether it is in use', ['active', 'inactive']),
  udi: z.string().describe('Unique device identifier in human-readable form, from an unissued labeler'),
  device_identifier: z.string(),
  manufactured: civilDate,
  expires: civilDate,
  lot_number: z.string(),
  serial_number: z.string(),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
});
export type Device = z.infer<typeof device>;
export const devices = kind('devices', device, {
  event: 'recorded',
  planned: ['expires'],
  atDeath: { field: 'status', from: ['active'], to: 'inactive' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'entered_in_error', entered_in_error: 'entered_in_error' },
  leaf: null,
});
