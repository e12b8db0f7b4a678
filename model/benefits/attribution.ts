/** Who a member's primary care provider is under a coverage, from day to day: what panels of providers, and payments per member, are made by. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, id, reference } from '../scalars.ts';

export const attributionMethods = ['assigned', 'chosen', 'claims'] as const;

export const attribution = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  practitioner_id: reference('practitioners').describe('The primary care provider (PCP)'),
  organization_id: reference('organizations').describe('For whom the provider works'),
  method: authored(
    z.enum(attributionMethods),
    'Whether the plan assigned the provider, the member chose, or paid claims say who gives most of the primary care',
  ),
  status: z.enum(['active', 'ended', 'void']).describe('Void: a later report replaced it from its first day on, so that no day is left'),
  effective: authored(civilDate, 'First day'),
  termination: civilDate.nullable().describe('Last day; that of the coverage at the latest'),
  recorded: civilTime.describe('Message time'),
});
export type Attribution = z.infer<typeof attribution>;
export const attributions = kind('attributions', attribution, {
  event: 'effective',
  end: 'termination',
  unended: { field: 'status', from: ['ended'], to: 'active' },
  atDeath: { field: 'status', from: ['active'], to: 'ended' },
  beforeBirth: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
