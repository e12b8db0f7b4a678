/** Codes by words: whatever their order, with slips of the hand, and by the words that people use instead of the official ones. */
import { editDistance } from '../../model/nearest.ts';
import type { CodeEntry } from './code-entries.ts';

/** What is said, and what is in the official names. Each word on the left is looked for as any of those on the right too. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['hba1c', ['a1c']],
  ['hgba1c', ['a1c']],
  ['sugar', ['glucose']],
  ['salt', ['sodium']],
  ['bp', ['blood pressure']],
  ['pulse', ['heart rate']],
  ['o2', ['oxygen']],
  ['sat', ['saturation']],
  ['gfr', ['egfr', 'glomerular']],
  ['urea', ['urea', 'bun']],
  ['sgot', ['ast']],
  ['sgpt', ['alt']],
  ['thyroid', ['thyro', 'tsh']],
  ['pregnancy', ['pregnan', 'hcg']],
  ['kidney', ['renal', 'nephr']],
  ['liver', ['hepatic']],
  ['lung', ['pulmonary', 'bronch']],
  ['heart', ['cardiac', 'coronary', 'myocardial']],
  ['attack', ['infarction']],
  ['stroke', ['infarction', 'ischemic']],
  ['clot', ['embolism', 'thrombosis']],
  ['high', ['hyper']],
  ['low', ['hypo']],
  ['pressure', ['hypertension']],
  ['cancer', ['neoplasm']],
  ['flu', ['influenza']],
  ['shot', ['vaccine']],
  ['covid', ['covid', 'sars']],
  ['shingles', ['zoster']],
  ['xray', ['x']],
  ['cardiogram', ['ecg', 'electrocardio']],
  ['ekg', ['ecg', 'electrocardio']],
  ['tylenol', ['acetaminophen']],
  ['smoker', ['smok']],
  ['smoking', ['smok', 'tobacco']],
]);

/** Letters and digits are words; the rest is between them. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

interface Words {
  readonly name: readonly string[];
  readonly display: readonly string[];
  readonly all: string;
}

/** How well one word of the query meets an entry: 1 for the very word, less for a beginning, a part, a slip; 0 for nothing. */
function fitOf(word: string, words: Words): number {
  let best = 0;
  for (const [list, weight] of [
    [words.name, 1],
    [words.display, 0.9],
  ] as const) {
    for (const candidate of list) {
      if (candidate === word) best = Math.max(best, weight);
      else if (candidate.startsWith(word) && word.length >= 2) best = Math.max(best, 0.8 * weight);
      else if (word.length >= 4 && candidate.includes(word)) best = Math.max(best, 0.6 * weight);
      else if (best < 0.5 && word.length >= 4) {
        const limit = word.length >= 8 ? 2 : 1;
        if (editDistance(word, candidate, limit) <= limit) best = 0.5 * weight;
      }
    }
  }
  return best;
}

/** Entries that meet every word of the query, the best first, those that only bill another row after all others; among equals the shorter display, then the order of the library. */
export function searchCodes(entries: readonly CodeEntry[], query: string): CodeEntry[] {
  const asked = wordsOf(query);
  const code = query.trim().toUpperCase();
  if (asked.length === 0) return [];
  const found: { readonly entry: CodeEntry; readonly score: number; readonly order: number }[] = [];
  for (const [order, entry] of entries.entries()) {
    const score = entry.code === code || `${entry.system}:${entry.code}` === code ? 2 * asked.length : scoreOf(entry, asked);
    if (score > 0) found.push({ entry, score, order });
  }
  return found
    .sort((a, b) => Number(a.entry.bills) - Number(b.entry.bills) || b.score - a.score || a.entry.display.length - b.entry.display.length || a.order - b.order)
    .map(({ entry }) => entry);
}

function scoreOf(entry: CodeEntry, asked: readonly string[]): number {
  const words: Words = { name: wordsOf(entry.name), display: wordsOf(entry.display), all: `${entry.name} ${entry.display}`.toLowerCase() };
  let sum = 0;
  for (const word of asked) {
    let fit = fitOf(word, words);
    for (const other of synonyms.get(word) ?? []) fit = Math.max(fit, other.includes(' ') ? (words.all.includes(other) ? 0.9 : 0) : 0.9 * fitOf(other, words));
    if (fit === 0) return 0;
    sum += fit;
  }
  // A name that says no more than what was asked is meant before a longer one.
  return sum + asked.length / (words.name.length + asked.length) / 2;
}

/** The entries of a code (`LOINC:4548-4`, `4548-4`) or a name (`labs.a1c`, `a1c`). */
export function findCodes(entries: readonly CodeEntry[], wanted: string): CodeEntry[] {
  const [head, tail] = wanted.includes(':') ? [wanted.slice(0, wanted.indexOf(':')).toUpperCase(), wanted.slice(wanted.indexOf(':') + 1)] : [null, wanted];
  const code = tail.toUpperCase();
  if (head !== null) return entries.filter((entry) => entry.system === head && entry.code.toUpperCase() === code);
  const named = entries.filter((entry) => entry.name === wanted);
  if (named.length > 0) return named;
  return entries.filter((entry) => entry.code.toUpperCase() === code || entry.name.slice(entry.name.lastIndexOf('.') + 1) === wanted);
}
