import type { Context } from '../context.ts';
import { medicalRecordNumber } from '../types.ts';

/** The record number that is no longer used. */
export function mrg(c: Context, mrn: string): string {
  return c.segment('MRG', { 1: medicalRecordNumber(c, mrn) });
}
