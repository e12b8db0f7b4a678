/** Prior authorizations: requests for review of services and their answers, as in X12 278 (005010X217). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, reference } from '../scalars.ts';

/** What a payer can answer, besides that it is still deciding: certified in total, in part, not certified, no action required (HCR01 A1, A2, A3, NA). */
export const authorizationAnswers = ['approved', 'partial', 'denied', 'not_required'] as const;
/** What an appeal is answered with: only what was denied can be appealed. */
export const appealAnswers = ['approved', 'denied'] as const satisfies readonly AuthorizationAnswer[];
export type AuthorizationAnswer = (typeof authorizationAnswers)[number];

const status = z.enum(['pended', ...authorizationAnswers, 'cancelled']);

export const authorization = z.strictObject({
  id,
  category: z.enum(['service', 'admission', 'specialty_care']).describe('Request category (UM01): HS a service, AR an admission, SC the visit itself'),
  service: coding.nullable().describe('Service, or drug; none for an admission or a visit'),
  benefit: z.string().nullable().describe('Benefit of the plan that asks for it'),
  review: authored(z.enum(['prospective', 'concurrent', 'retrospective']), 'When it is asked for: before care, during a stay, afterwards'),
  expedited: authored(z.boolean(), 'Whether the payer decides within 72 hours'),
  status: status.describe('Certification action (HCR01): pended until it is decided'),
  reason: authored(z.enum(['not_medically_necessary', 'not_covered', 'out_of_network', 'missing_information', 'other']).nullable(), 'Why it was denied'),
  units_requested: z.int().min(1).nullable().describe('None where the number is open'),
  units_approved: authored(z.int().min(1).nullable(), 'Fewer than were requested: the status is then `partial`'),
  level: z.int().min(0).describe('0 of a first request, 1 of its appeal, 2 of the appeal of that'),
  appeal_of: reference('authorizations').nullable().describe('The denial that is appealed'),
  valid_from: civilDate.nullable().describe('First day of service that it covers'),
  valid_to: civilDate.nullable().describe('Last day of service that it covers'),
  requested: civilTime,
  decided: civilTime.nullable(),
  coverage_id: reference('coverages'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners').describe('Who asks for it'),
  recorded: civilTime.describe('Message time'),
});
export type Authorization = z.infer<typeof authorization>;
export const authorizations = kind('authorizations', authorization, {
  event: 'requested',
  end: 'decided',
  unended: { field: 'status', from: ['approved', 'partial', 'denied', 'not_required'], to: 'pended' },
  interrupted: { field: 'status', from: ['approved', 'partial', 'denied', 'not_required'], to: 'cancelled' },
  withEnd: ['reason', 'units_approved', 'valid_from', 'valid_to'],
  planned: ['valid_from', 'valid_to'],
  beforeBirth: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
  word: 'authorization',
});
