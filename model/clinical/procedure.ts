import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, REMARK, reference } from '../scalars.ts';

/** Something done to or for the patient. */
export const procedure = z.strictObject({
  id,
  code: coding,
  status: authored(z.enum(['completed', 'not_done', 'stopped', 'entered_in_error']), 'How the procedure ended', ['completed', 'not_done', 'stopped']),
  start: civilTime,
  end: civilTime,
  reason: authored(coding.nullable(), 'Why it was done'),
  body_site: authored(coding.nullable(), 'Where on the body'),
  outcome: authored(z.string().max(REMARK).nullable(), 'Result in words'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  request_id: reference('service_requests').nullable().describe('The order that it answers'),
  practitioner_id: reference('practitioners'),
  location_id: reference('locations'),
});
export type Procedure = z.infer<typeof procedure>;
export const procedures = kind('procedures', procedure, {
  event: 'start',
  end: 'end',
  interrupted: { field: 'status', from: ['completed'], to: 'stopped' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'not_done', entered_in_error: 'entered_in_error' },
  leaf: { event: 'start', end: 'end' },
  word: 'procedure',
  act: true,
});
