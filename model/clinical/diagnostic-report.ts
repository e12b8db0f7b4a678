import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, REMARK, reference } from '../scalars.ts';

/** Results ordered together, or the report of an imaging study. */
export const diagnosticReport = z.strictObject({
  id,
  category: z.enum(['laboratory', 'imaging']),
  code: coding,
  status: authored(z.enum(['final', 'preliminary', 'corrected', 'cancelled', 'entered_in_error']), 'Whether the report is final', ['final', 'preliminary']),
  effective: civilTime,
  issued: civilTime,
  conclusion: authored(z.string().max(REMARK).nullable(), 'The reader’s conclusion'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
  organization_id: reference('organizations'),
  request_id: reference('service_requests').nullable().describe('The order that it answers'),
  result_ids: z.array(reference('observations')),
});
export type DiagnosticReport = z.infer<typeof diagnosticReport>;
export const diagnosticReports = kind('diagnostic_reports', diagnosticReport, {
  event: 'effective',
  reported: 'issued',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: null,
  word: 'report',
});
