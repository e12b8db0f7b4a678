import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, REMARK, reference } from '../scalars.ts';
import { supplied } from './medication.ts';

/** An order for something to be done, or a referral to someone. */
export const serviceRequest = z.strictObject({
  id,
  category: authored(z.enum(['laboratory', 'imaging', 'procedure', 'referral', 'education']), 'Kind of service'),
  code: coding,
  status: authored(z.enum(['active', 'completed', 'revoked', 'entered_in_error']), 'How far it is; active until something answers it unless given', [
    'active',
    'completed',
    'revoked',
  ]),
  priority: authored(z.enum(['routine', 'urgent', 'asap', 'stat']), 'How soon'),
  quantity: authored(supplied.quantity.nullable(), 'How many: of a supply, of visits'),
  authored: civilTime,
  occurrence: authored(civilTime, 'When it is to be done; at once unless given'),
  reason: authored(coding.nullable(), 'Why it was ordered'),
  note: authored(z.string().max(REMARK).nullable(), 'Remark to the performer'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type ServiceRequest = z.infer<typeof serviceRequest>;
export const serviceRequests = kind('service_requests', serviceRequest, {
  event: 'authored',
  due: 'occurrence',
  planned: ['occurrence'],
  atDeath: { field: 'status', from: ['active'], to: 'revoked' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'revoked', entered_in_error: 'entered_in_error' },
  leaf: null,
  word: 'order',
});
