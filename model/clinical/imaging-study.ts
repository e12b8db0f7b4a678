import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, REMARK, reference } from '../scalars.ts';

/** Modalities as DICOM writes them. */
export const modalities = ['CR', 'CT', 'DX', 'MG', 'MR', 'NM', 'OP', 'PT', 'RF', 'US', 'XA'] as const;

/** Pictures taken of the patient (their description, not their pixels). */
export const imagingStudy = z.strictObject({
  id,
  code: coding,
  status: z.enum(['available', 'cancelled', 'entered_in_error']),
  uid: z.string().describe('Study instance UID under 2.25'),
  modality: authored(z.enum(modalities), 'How the pictures were made'),
  body_site: authored(coding.nullable(), 'What was pictured'),
  started: civilTime,
  reason: authored(coding.nullable(), 'Why it was done'),
  findings: authored(z.string().max(REMARK).nullable(), 'What was seen'),
  conclusion: authored(z.string().max(REMARK).nullable(), 'The reader’s conclusion'),
  report_id: reference('diagnostic_reports').nullable(),
  request_id: reference('service_requests').nullable().describe('The order that it answers'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type ImagingStudy = z.infer<typeof imagingStudy>;
export const imagingStudies = kind('imaging_studies', imagingStudy, {
  event: 'started',
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: null,
  act: true,
});
