import type { Hl7v2Context } from '../hl7v2-context.ts';
import { medicalRecordNumber } from '../hl7v2-types.ts';

/** The record number that is no longer used. */
export function mrg(c: Hl7v2Context, mrn: string): string {
  return c.segment('MRG', { 1: medicalRecordNumber(c, mrn) });
}
