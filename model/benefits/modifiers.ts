/** Modifiers of CPT and HCPCS codes on lines of claims. */

/** X12 005010X222A1, SV101-3 to SV101-6. */
export const MOST_MODIFIERS = 4;

/** Two letters or digits. */
export function isModifier(code: string): boolean {
  return /^[A-Z0-9]{2}$/.test(code);
}

export const MODIFIER_RULE = 'expected two capital letters or digits';

/** Whether a modifier is one of CPT, and not of HCPCS: two digits, physical status, and performance measurement. */
export function isCptModifier(code: string): boolean {
  return /^(?:\d\d|P[1-6]|[1238]P)$/.test(code);
}
