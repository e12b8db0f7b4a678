/** Gaps in care: what a quality measure asks for and a member does not have yet, as health plans and practices track it over a measurement period. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { anyRecord, authored, civilDate, civilTime, id, reference } from '../scalars.ts';

export const careGapStatuses = ['open', 'closed', 'excluded'] as const;

/** Where the evidence comes from: claims and records of care, the review of a chart, data of other systems, or what the member says. */
export const gapEvidence = ['administrative', 'medical_record_review', 'supplemental_data', 'member_reported'] as const;
export type GapEvidence = (typeof gapEvidence)[number];

/** What a gap comes to, for statements that wait for it: `no_gap` where none is opened, `missed` where it is still open after the due day. */
export const gapAnswers = ['closed', 'excluded', 'missed', 'no_gap'] as const;
export type GapAnswer = (typeof gapAnswers)[number];

export const careGap = z.strictObject({
  id,
  measure: z.string().describe('Name of the quality measure'),
  title: z.string().describe('Title of the quality measure'),
  status: authored(z.enum(careGapStatuses).describe('Whether the care is missing, was shown, or is not asked for'), 'What the gap becomes', [
    'closed',
    'excluded',
  ]),
  opened: civilTime.describe('When the gap was found'),
  due: authored(civilDate, 'Last day on which care closes the gap'),
  closed: civilTime.nullable().describe('When the gap was closed, or the member excluded'),
  evidence: authored(z.enum(gapEvidence).nullable(), 'Where the evidence for the closure comes from'),
  evidence_kind: z.string().nullable().describe('List of the record that closed the gap'),
  evidence_id: reference(anyRecord).nullable().describe('The record that closed the gap'),
  coverage_id: reference('coverages').nullable().describe('The coverage whose plan tracks the gap; none where only a practice does'),
  recorded: civilTime.describe('Message time'),
});
export type CareGap = z.infer<typeof careGap>;
export const careGaps = kind('care_gaps', careGap, {
  event: 'opened',
  planned: ['due'],
  unended: { field: 'status', from: ['closed', 'excluded'], to: 'open' },
  withEnd: ['evidence', 'evidence_kind', 'evidence_id'],
  end: 'closed',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
