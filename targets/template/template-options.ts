import { z } from 'zod';
import { option } from '../../model/interface-terms.ts';
import { recordKinds } from '../../model/record-kinds.ts';

/** What is written where no template is given: who the subjects are. */
const DEFAULT = '{{hl7 subject.patient.mrn}} {{subject.patient.given}} {{subject.patient.family}}\n';

export const templateOptions = z
  .strictObject({
    template: z
      .strictObject({ path: z.string(), text: z.string() })
      .default({ path: 'the default template', text: DEFAULT })
      .meta({ file: true, description: 'Handlebars file; values by {{hl7 x}}, {{csv x}}, {{xml x}} or {{json x}}' }),
    per: z.enum(['record', 'subject', 'run']).default('run').describe('record, subject: one file per record or subject; run: one file for all subjects'),
    records: z
      .enum(recordKinds as [(typeof recordKinds)[number], ...(typeof recordKinds)[number][]])
      .optional()
      .describe(`Kind of records for ${option('per', 'record')} (default: encounters)`),
    extension: z
      .string()
      .regex(/^[A-Za-z0-9]{1,10}$/, 'expected up to ten letters and digits')
      .default('txt')
      .describe('File extension'),
  })
  .refine(({ per, records }) => per === 'record' || records === undefined, { path: ['records'], message: `records is only for ${option('per', 'record')}` });
export type TemplateOptions = z.output<typeof templateOptions>;
