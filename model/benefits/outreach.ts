/** Outreach: attempts of a plan or practice to reach a member about a gap in care. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, id, reference } from '../scalars.ts';

export const outreachChannels = ['phone', 'automated_call', 'mail', 'email', 'text_message', 'portal', 'in_person'] as const;
export type OutreachChannel = (typeof outreachChannels)[number];

/** What came of an attempt. `sent`: a message without a known answer. */
export const outreachOutcomes = ['sent', 'reached', 'scheduled', 'declined', 'left_message', 'no_answer', 'undeliverable'] as const;
export type OutreachOutcome = (typeof outreachOutcomes)[number];

/** Channels on which two people speak: the usual outcome is that the member was reached, elsewhere that the message was sent. */
export const spokenChannels: ReadonlySet<OutreachChannel> = new Set<OutreachChannel>(['phone', 'in_person']);

export const outreach = z.strictObject({
  id,
  care_gap_id: reference('care_gaps').describe('The gap that it is about'),
  channel: authored(z.enum(outreachChannels), 'How the member is contacted'),
  outcome: authored(z.enum(outreachOutcomes), 'What came of the attempt'),
  attempt: z.int().min(1).describe('Number of the attempt for the gap'),
  attempted: civilTime.describe('When it was attempted'),
  recorded: civilTime.describe('Message time'),
});
export type Outreach = z.infer<typeof outreach>;
export const outreaches = kind('outreaches', outreach, {
  event: 'attempted',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
