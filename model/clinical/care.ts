/** Plans of care: who looks after the patient, toward what. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, measurement, REMARK, reference, SHORT } from '../scalars.ts';

export const carePlan = z.strictObject({
  id,
  title: authored(z.string().max(SHORT), 'What the plan is called'),
  status: z.enum(['active', 'completed', 'revoked', 'entered_in_error']),
  text: authored(z.string().max(REMARK).nullable(), 'The plan in words'),
  addresses: authored(coding.nullable(), 'The problem that the plan is for'),
  activities: authored(z.array(coding), 'What is to be done'),
  start: civilDate,
  end: civilDate.nullable(),
  recorded: civilTime,
  care_team_id: reference('care_teams'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type CarePlan = z.infer<typeof carePlan>;
export const carePlans = kind('care_plans', carePlan, {
  event: 'start',
  end: 'end',
  unended: { field: 'status', from: ['completed'], to: 'active' },
  atDeath: { field: 'status', from: ['active'], to: 'revoked' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'revoked', entered_in_error: 'entered_in_error' },
  leaf: null,
});

export const careTeam = z.strictObject({
  id,
  name: z.string(),
  status: z.enum(['active', 'inactive', 'entered_in_error']),
  start: civilDate,
  recorded: civilTime.describe('Message time'),
  member_ids: z.array(reference('practitioners')).describe('Practitioners'),
  organization_id: reference('organizations'),
});
export type CareTeam = z.infer<typeof careTeam>;
export const careTeams = kind('care_teams', careTeam, {
  event: 'start',
  atDeath: { field: 'status', from: ['active'], to: 'inactive' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'inactive', entered_in_error: 'entered_in_error' },
  leaf: null,
});

export const goal = z.strictObject({
  id,
  description: authored(z.string().max(REMARK), 'What is to be reached'),
  status: authored(z.enum(['active', 'completed', 'cancelled', 'proposed', 'entered_in_error']), 'Whether it is still pursued', [
    'active',
    'completed',
    'cancelled',
    'proposed',
  ]),
  measure: authored(coding.nullable(), 'The observation that the goal is judged by'),
  target_low: authored(measurement.nullable(), 'Lowest value that meets the goal'),
  target_high: authored(measurement.nullable(), 'Highest value that meets the goal'),
  unit: z.string().nullable(),
  addresses: authored(coding.nullable(), 'The problem that the goal is for'),
  start: civilDate,
  due: authored(civilDate.nullable(), 'By when'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type Goal = z.infer<typeof goal>;
export const goals = kind('goals', goal, {
  event: 'start',
  due: 'due',
  planned: ['due'],
  atDeath: { field: 'status', from: ['active', 'proposed'], to: 'cancelled' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: null,
});
