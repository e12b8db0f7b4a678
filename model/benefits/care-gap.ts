/** Gaps in care, and attempts to close them. */
import { z } from 'zod';
import { authored, civilDate, civilTime, coding, id } from '../scalars.ts';

/** A service that a quality measure asks for and that has not been given. */
export const careGap = z.strictObject({
  id,
  service: coding,
  status: z.enum(['open', 'closed']),
  measure: authored(z.string().nullable(), 'Quality measure by its short name, such as "COL"'),
  due: authored(civilDate.nullable(), 'By when'),
  closed_by: authored(z.enum(['claim', 'record', 'report', 'exclusion']).nullable(), 'What showed that it is closed'),
  opened: civilDate,
  closed: civilDate.nullable(),
});
export type CareGap = z.infer<typeof careGap>;

export const outreachChannels = ['phone', 'mail', 'email', 'text', 'portal', 'visit'] as const;

/** An attempt to reach a member. */
export const outreach = z.strictObject({
  id,
  channel: z.enum(outreachChannels),
  purpose: authored(coding.nullable(), 'What it is about'),
  outcome: authored(z.enum(['reached', 'no_answer', 'declined', 'scheduled']), 'What came of it'),
  sent: civilTime,
});
export type Outreach = z.infer<typeof outreach>;
