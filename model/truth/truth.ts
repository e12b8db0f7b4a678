/** What only the maker of a cohort knows: who meets which measure, and which faults were put in. Faults are written next to the data, never into it; what a measure says of a patient may be reported to others too. */
import { z } from 'zod';
import { id } from '../scalars.ts';

export const measureResult = z.strictObject({
  subject: z.int().min(0).describe('Position in the cohort, from 0'),
  patient_id: id,
  measure: z.string(),
  initial: z.boolean().describe('Belongs to the initial population'),
  denominator: z.boolean().describe('Counts in the denominator: belongs to it, and is not excluded'),
  exclusion: z.boolean().describe('Is excluded from the denominator'),
  numerator: z.boolean().describe('Counts in the numerator'),
});
export type MeasureResult = z.infer<typeof measureResult>;

/** The same with the id of the report that targets of data may make of it. */
export interface ReportedMeasure extends MeasureResult {
  readonly report_id: string;
}

export const fault = z.strictObject({
  subject: z.int().min(0).describe('Position in the cohort, from 0'),
  patient_id: id,
  fault: z.string().describe('Kind of fault, as the scenario names it'),
  target: z.string().describe('Field of the person, or kind of record'),
  record_id: id.nullable().describe('The record that is faulty; the lost one where it was dropped'),
  before: z.string().nullable().describe('What is true'),
  after: z.string().nullable().describe('What is written instead'),
});
export type InjectedDefect = z.infer<typeof fault>;

export const truth = z.strictObject({ measures: z.array(measureResult), faults: z.array(fault) });
export type Truth = z.infer<typeof truth>;
