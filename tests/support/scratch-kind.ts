/** A kind of record that the model does not have: bills with lines, and lines with adjustments. What follows from the schema works for it at once. */
import { z } from 'zod';
import { kind } from '../../model/kind.ts';
import { kindList } from '../../model/record-kinds.ts';
import { civilDate, civilTime, coding, id, money, reference } from '../../model/scalars.ts';
import { type Subject, subjectOf } from '../../model/subject.ts';

const adjustment = z.strictObject({ group: z.enum(['CO', 'PR']), reason: z.string().max(4), amount: money });
const line = z.strictObject({
  service: coding.nullable(),
  units: z.int().min(1).max(999),
  charge: money,
  source_id: reference('procedures').nullable(),
  modifiers: z.array(z.string()),
  adjustments: z.array(adjustment),
});
const bill = z.strictObject({
  id,
  status: z.enum(['paid', 'void']),
  total: money,
  service_start: civilDate,
  service_end: civilDate.nullable(),
  submitted: civilTime,
  encounter_id: reference('encounters').nullable(),
  replaced_id: reference('bills').nullable(),
  billing_id: reference('organizations'),
  review: z.strictObject({ note: z.string().nullable(), reasons: z.array(z.string()) }).nullable(),
  lines: z.array(line),
});
export type ScratchBill = z.infer<typeof bill>;

export const bills = kind('bills', bill, {
  event: 'service_start',
  end: 'service_end',
  reported: 'submitted',
  withdrawn: { field: 'status', cancelled: 'void', entered_in_error: 'void' },
  leaf: null,
  word: 'bill',
});

export const scratchKinds = [...kindList, bills] as const;
export const scratchSubject = subjectOf(scratchKinds);

export const scratchId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The subject with two bills: one with everything, one with nothing that it need not have. */
export function withBills(subject: Subject): Subject & { bills: ScratchBill[] } {
  const service = { system: 'CPT', code: '99213', display: 'Office visit' } as const;
  const first: ScratchBill = {
    id: scratchId(1),
    status: 'paid',
    total: 30_050,
    service_start: 20_000,
    service_end: 20_001,
    submitted: 20_002 * 1440,
    encounter_id: subject.encounters[0].id,
    replaced_id: null,
    billing_id: subject.parties.organizations[0].id,
    review: { note: 'read, "twice"', reasons: ['late', 'high'] },
    lines: [
      {
        service,
        units: 1,
        charge: 20_000,
        source_id: subject.procedures[0].id,
        modifiers: ['25', 'GT'],
        adjustments: [
          { group: 'CO', reason: '45', amount: 5_005 },
          { group: 'PR', reason: '1', amount: -1 },
        ],
      },
      { service: null, units: 3, charge: 10_050, source_id: null, modifiers: [], adjustments: [{ group: 'PR', reason: '2', amount: 0 }] },
    ],
  };
  const bare: ScratchBill = { ...first, id: scratchId(2), service_end: null, encounter_id: null, replaced_id: first.id, review: null, lines: [] };
  return { ...subject, bills: [first, bare] };
}
