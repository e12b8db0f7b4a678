/**
 * What a word that is not a label of a list probably means. Lists of labels are about things, so that a word that looks alike may mean the opposite: `outpatient`
 * is two letters from `inpatient`. The rule:
 *
 * 1. A synonym of the field's world gives its label, and nothing else is offered.
 * 2. A word that is a label of another spelling (case, hyphens, blanks) gives that label.
 * 3. Else a slip of the keys: one edit, or two in words of eight letters and more, with the same first letter, the same digits and the same letter at the end
 *    that stands alone: `ADT_A01` is not `ADT_A02`, nor `medicare_a` `medicare_b`. A word that has a meaning of its own is none.
 */
import { editDistance } from './nearest.ts';

/** Words of the field for labels of the language; those that a list does not have are passed over. Left: without case and signs. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  outpatient: ['ambulatory'],
  office: ['ambulatory'],
  clinic: ['ambulatory'],
  amb: ['ambulatory'],
  op: ['ambulatory'],
  er: ['emergency', 'emergency_department'],
  ed: ['emergency', 'emergency_department'],
  emer: ['emergency'],
  a_e: ['emergency', 'emergency_department'],
  ip: ['inpatient'],
  hospital: ['inpatient'],
  imp: ['inpatient'],
  admission: ['inpatient'],
  obs: ['observation'],
  telehealth: ['virtual'],
  telemedicine: ['virtual'],
  video: ['virtual'],
  vr: ['virtual'],
  hh: ['home'],
  house_call: ['home'],
  snf: ['skilled_nursing'],
  rehab: ['rehabilitation'],
  ama: ['against_advice'],
  deceased: ['expired'],
  dead: ['expired'],
  died: ['expired'],
  m: ['male'],
  man: ['male'],
  f: ['female'],
  woman: ['female'],
  done: ['completed', 'fulfilled'],
  complete: ['completed', 'fulfilled'],
  finished: ['completed', 'fulfilled'],
  no_show: ['noshow'],
};

/** Words that are a slip of each other by their letters alone. */
const ownMeaning: ReadonlySet<string> = new Set(['medicare', 'medicaid']);

const plain = (word: string): string => word.toLowerCase().replace(/\W+/g, '_');
const digits = (word: string): string => word.replace(/\D/g, '');
const lastLetter = (word: string): string => /_([a-z])$/.exec(plain(word))?.[1] ?? '';
const letters = (word: string): string => word.toLowerCase().replace(/[\W_]/g, '');

/** The label that a wrong word means, in a list; empty where that would be a guess across meanings. */
export function nearLabels(word: string, labels: readonly string[]): string[] {
  if (labels.includes(word)) return [];
  const key = plain(word);
  const meant = Object.hasOwn(synonyms, key) ? synonyms[key].filter((label) => labels.includes(label)).slice(0, 1) : [];
  if (meant.length > 0) return meant;
  const bare = letters(word);
  if (bare === '') return [];
  const same = labels.filter((label) => letters(label) === bare);
  if (same.length > 0) return same.slice(0, 1);
  if (ownMeaning.has(key)) return [];
  const limit = bare.length >= 8 ? 2 : 1;
  const scored = labels.flatMap((label) => {
    const other = letters(label);
    const score = editDistance(bare, other, limit);
    const alike = bare[0] === other[0] && digits(bare) === digits(other) && lastLetter(word) === lastLetter(label);
    return alike && bare.length > 2 && Math.max(bare.length, other.length) > 3 && score <= limit ? [{ label, score }] : [];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ label }) => label);
}
