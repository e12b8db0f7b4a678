import { z } from 'zod';
import { authored, civilTime, coding, id } from './scalars.ts';

/** Results ordered together, or the report of an imaging study. */
export const diagnosticReport = z.strictObject({
  id,
  category: z.enum(['laboratory', 'imaging']),
  code: coding,
  status: authored(z.enum(['final', 'preliminary']), 'Whether the report is final'),
  effective: civilTime,
  issued: civilTime,
  conclusion: authored(z.string().nullable(), 'The reader’s conclusion'),
  encounter_id: id.nullable(),
  practitioner_id: id,
  organization_id: id,
  request_id: id.nullable(),
  result_ids: z.array(id),
});
export type DiagnosticReport = z.infer<typeof diagnosticReport>;
