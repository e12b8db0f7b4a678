import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, measurement, REMARK, reference } from '../scalars.ts';

export const observationCategories = ['laboratory', 'vital_signs', 'social_history', 'exam', 'survey', 'imaging', 'procedure'] as const;
export type ObservationCategory = (typeof observationCategories)[number];

export const interpretation = z.enum(['low', 'normal', 'high', 'critical_low', 'critical_high', 'abnormal']);
export type Interpretation = z.infer<typeof interpretation>;

/** The value of an observation or of one of its components: a number with its UCUM unit, a code, yes or no, a day, or text; all empty when it is absent. */
const measured = {
  value: measurement.nullable(),
  unit: z.string().nullable().describe('UCUM code'),
  value_code: coding.nullable(),
  value_boolean: z.boolean().nullable().describe('Yes or no'),
  value_date: civilDate.nullable().describe('A day, such as that of the last menstrual period'),
  value_text: z.string().max(REMARK).nullable(),
  interpretation: interpretation.nullable(),
  reference_low: measurement.nullable(),
  reference_high: measurement.nullable(),
};

export const component = z.strictObject({ code: coding, ...measured });
export type Component = z.infer<typeof component>;

/** A measurement or finding: laboratory result, vital sign, smoking status. */
export const observation = z.strictObject({
  id,
  category: z.enum(observationCategories),
  code: coding,
  status: authored(z.enum(['final', 'preliminary', 'corrected', 'cancelled', 'entered_in_error']), 'Whether the result is final', ['final', 'preliminary']),
  ...measured,
  components: z.array(component),
  effective: civilTime.describe('When the specimen was taken or the patient measured'),
  issued: civilTime.describe('When the result was made available'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
  organization_id: reference('organizations'),
  specimen_id: reference('specimens').nullable(),
  report_id: reference('diagnostic_reports').nullable().describe('The report that this result belongs to'),
  request_id: reference('service_requests').nullable().describe('The order that it answers, itself or with its report'),
  note: authored(z.string().max(REMARK).nullable(), 'Remark on the result'),
});
export type Observation = z.infer<typeof observation>;
export const observations = kind('observations', observation, {
  event: 'effective',
  reported: 'issued',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: { event: 'effective' },
  word: 'observation',
});

export const specimenTypes = ['blood', 'serum', 'plasma', 'urine', 'stool', 'swab', 'tissue', 'other'] as const;

/** The material that laboratory results of one encounter were measured on. */
export const specimen = z.strictObject({
  id,
  type: z.enum(specimenTypes),
  collected: civilTime,
  encounter_id: reference('encounters').nullable(),
});
export type Specimen = z.infer<typeof specimen>;
export const specimens = kind('specimens', specimen, {
  event: 'collected',
  reported: 'collected',
  withdrawn: null,
  leaf: null,
});
