/** Codes as records have them. */
import type { CodeSystem } from '../../../model/codes/code-systems.ts';

export interface ReadCode {
  readonly system: CodeSystem;
  readonly code: string;
}

/** ICD-10-CM codes are sent without their point. */
export const diagnosisCode = (code: string): ReadCode => ({ system: 'ICD10CM', code: code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code });

/** HC is for both: codes of CPT begin with four digits, those of HCPCS with a letter. */
export const serviceCode = (code: string): ReadCode => ({ system: /^\d{4}[0-9A-Z]$/.test(code) ? 'CPT' : 'HCPCS', code });

export const groupCode = (code: string): ReadCode => ({ system: 'MSDRG', code });
