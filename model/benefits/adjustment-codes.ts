/** Remarks of adjustments in an X12 835, by their numbers alone, what the texts of reasons ask for, and how a payer denies for each reason. Source of the remarks: Remittance Advice Remark Codes of June 2024. */
import { codesIn } from '../code-ranges.ts';
import type { Adjustment } from './adjustment.ts';

const remarks = new Set([...codesIn('M1-144 MA10-134 N1-812 N815-895'), ...codesIn('MA1-9', 2)]);
/** The list grows three times a year: beyond the last number that is known here, nothing can be told. */
const later = /^(?:N(?:89[6-9]|9\d\d)|MA(?:13[5-9]|1[4-9]\d)|M(?:14[5-9]|1[5-9]\d))$/;

/** Whether a Remittance Advice Remark Code exists, or may have been added since. */
export const isRemark = (code: string): boolean => remarks.has(code) || later.test(code);

type Group = Adjustment['group'];

/** The groups that a reason allows, where it does not allow all: from the text of the reason; 1, 2 and 3 are what the patient owes by the plan. */
export const groupsOfReason: ReadonlyMap<string, readonly Group[]> = new Map<string, readonly Group[]>([
  ...(['1', '2', '3', '85', '201', '229', '238', '275', 'P3'] as const).map((code) => [code, ['PR']] as const),
  ...(['23', '133', '136', '209', '255', '257', '271', '277', 'P11'] as const).map((code) => [code, ['OA']] as const),
  ...(['139', '249', '281', '303'] as const).map((code) => [code, ['CO']] as const),
  ['18', ['OA', 'CO']],
  ['45', ['CO', 'PR']],
  ['278', ['CO', 'PI']],
  ['P16', ['CO', 'OA']],
  ['W5', ['CO', 'OA']],
]);

/** Reasons that say nothing without a remark: their texts ask for at least one. */
export const needsRemark: ReadonlySet<string> = new Set([
  ...['16', '17', '96', '125', '129', '148', '201', '226', '227', '234', '237', '250', '251', '252', '267', '307', 'A1', 'D23'],
]);

/** Reasons that explain a part of the charge of a service that is paid: none of them denies it. */
export const partReasons: ReadonlySet<string> = new Set(['1', '2', '3', '23', '45', '94', '253']);

/** What the member is not covered for is the patient's: before, after and between coverages, an unknown member, benefits, their limits and the network. */
const ofPatient: ReadonlySet<string> = new Set(['26', '27', '31', '119', '200', '204', '242']);

/** Who bears what is denied for a reason: the provider, unless the reason says otherwise. */
export function groupOfDenial(reason: string): Group {
  if (ofPatient.has(reason)) return 'PR';
  return groupsOfReason.get(reason)?.[0] ?? 'CO';
}
