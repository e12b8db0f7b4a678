import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, reference } from '../scalars.ts';

/** A diagnosis or health problem. A latent condition (`onset` without `diagnose`) is not a record: nobody has seen it yet. */
export const condition = z.strictObject({
  id,
  code: coding,
  category: authored(z.enum(['problem_list_item', 'encounter_diagnosis', 'health_concern']), 'Where the diagnosis is listed'),
  clinical_status: z.enum(['active', 'recurrence', 'remission', 'resolved']),
  verification_status: authored(z.enum(['confirmed', 'provisional', 'differential', 'refuted', 'entered_in_error']), 'How sure the diagnosis is', [
    'confirmed',
    'provisional',
    'differential',
    'refuted',
  ]),
  severity: authored(z.enum(['mild', 'moderate', 'severe']).nullable(), 'Severity as judged at diagnosis'),
  role: authored(z.enum(['principal', 'secondary', 'admitting']).nullable(), 'What the diagnosis is to its visit'),
  onset: authored(civilDate, 'First day of the condition; the day of diagnosis unless given'),
  abatement: civilDate.nullable(),
  recorded: civilTime,
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type Condition = z.infer<typeof condition>;
export const conditions = kind('conditions', condition, {
  event: 'onset',
  end: 'abatement',
  unended: { field: 'clinical_status', from: ['resolved', 'remission'], to: 'active' },
  reported: 'recorded',
  withdrawn: { field: 'verification_status', cancelled: 'entered_in_error', entered_in_error: 'entered_in_error' },
  leaf: { event: 'recorded' },
  word: 'diagnosis',
});

/**
 * The place of a diagnosis among those of its visit: 1 for the principal one, from 2 for the secondary ones in the order of the records. Null for an admitting
 * diagnosis, which is ranked by no standard. @param ofVisit all diagnoses of the visit
 */
export function diagnosisRank(ofVisit: readonly Condition[], { id, role }: Condition): number | null {
  if (role === 'principal') return 1;
  if (role !== 'secondary') return null;
  let rank = 2;
  for (const other of ofVisit) {
    if (other.id === id) break;
    if (other.role === 'secondary') rank++;
  }
  return rank;
}

/** External causes of morbidity (ICD-10-CM chapter 20, V00 to Y99), which are never the principal diagnosis of a visit: Official Guidelines, section I.C.20.a.6. */
export function isExternalCause({ system, code }: Pick<Condition['code'], 'system' | 'code'>): boolean {
  return system === 'ICD10CM' && /^[V-Y]/.test(code);
}
