/** The payment HCCs of diagnoses in CMS-HCC V28: the mapping with its edits by age and sex, and the hierarchies. */
import { v28Hierarchies } from '../../../model/benefits/hcc-hierarchies.ts';
import { v28Diagnoses } from './v28-diagnoses.ts';

/** Whom diagnoses are about. */
export interface RiskMember {
  /** Completed years on 1 February of the payment year. */
  readonly age: number;
  readonly sex: 'female' | 'male';
}

/** Mappings that depend on age or sex, before all others; null where the diagnosis does not count. Codes are without the period. */
const edits: readonly { readonly codes: RegExp; readonly of: (member: RiskMember) => boolean; readonly hcc: number | null }[] = [
  { codes: /^D6[67]$/, of: ({ sex }) => sex === 'female', hcc: 112 },
  { codes: /^J(41[018]|42|43[01289]|44[019]|98[23])$/, of: ({ age }) => age < 18, hcc: null },
  { codes: /^C50([0-68][12][129]|91[129]|92[129])$/, of: ({ age }) => age < 50, hcc: 22 },
  { codes: /^P(04([0-3]|1[1-9A]|4[0129]|[568]|8[19]|9)|27[0189]|93[08]|96[12])$/, of: ({ age }) => age >= 2, hcc: null },
];

/** Compiled when a diagnosis is looked up for the first time: runs without risk scores do not pay for it. */
let patterns: readonly (readonly [hcc: number, codes: RegExp])[] | null = null;
const known = new Map<string, readonly number[]>();

/** The HCCs that an ICD-10-CM code belongs to, before edits and hierarchies. @param code without the period */
export function mappedHccs(code: string): readonly number[] {
  const before = known.get(code);
  if (before !== undefined) return before;
  patterns ??= Object.entries(v28Diagnoses).map(([hcc, codes]) => [Number(hcc), new RegExp(`^(?:${codes})$`)]);
  const found = patterns.flatMap(([hcc, codes]) => (codes.test(code) ? [hcc] : []));
  known.set(code, found);
  return found;
}

/** The HCCs of an ICD-10-CM code for a member, before hierarchies. @param code with or without the period */
export function hccsOf(code: string, member: RiskMember): readonly number[] {
  const plain = code.replace('.', '');
  const edit = edits.find(({ codes, of }) => codes.test(plain) && of(member));
  return edit === undefined ? mappedHccs(plain) : edit.hcc === null ? [] : [edit.hcc];
}

/** Heart failure with a heart assist device or an artificial heart counts only with another heart failure of these. */
const ASSIST_DEVICE = 223;
const HEART_FAILURES = [221, 222, 224, 225, 226];

/** Those that are left of the HCCs of all diagnoses, in order of their numbers. */
export function afterHierarchies(found: ReadonlySet<number>): number[] {
  const kept = new Set(found);
  if (!HEART_FAILURES.some((hcc) => found.has(hcc))) kept.delete(ASSIST_DEVICE);
  // One that is left out leaves out no others: with 62 and 63, 202 stays.
  for (const hcc of [...kept].sort((a, b) => a - b)) if (kept.has(hcc)) for (const milder of v28Hierarchies[hcc] ?? []) kept.delete(milder);
  return [...kept].sort((a, b) => a - b);
}
