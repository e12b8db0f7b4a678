/** Codes by words: whatever their order, with slips of the hand, and by the words that people use instead of the official ones. */
import { editDistance } from '../../model/nearest.ts';
import type { CodeEntry } from './code-entries.ts';
import { otherWords, phrases } from './lay-terms.ts';

/** Letters and digits are words; the rest is between them. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Words that say nothing by themselves. */
const empty: ReadonlySet<string> = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

interface Words {
  readonly name: readonly string[];
  readonly display: readonly string[];
  /** Names of the groups that the entry is in. */
  readonly groups: readonly string[];
  readonly all: string;
  /** `ICD10CM:I21.9`. */
  readonly code: string;
}

/** How well each word of the library meets a word of the query: 1 for the very word, less for a beginning, a part, a slip; words that it does not meet are left out. */
type Fits = ReadonlyMap<string, number>;

class Index {
  readonly words: readonly Words[];
  /** By code, by system and code, by name, and by the last word of the name. */
  readonly codes = new Map<string, CodeEntry[]>();
  readonly systemCodes = new Map<string, CodeEntry[]>();
  readonly names = new Map<string, CodeEntry[]>();
  readonly lastNames = new Map<string, CodeEntry[]>();
  readonly #vocabulary = new Set<string>();
  readonly #fits = new Map<string, Fits>();

  constructor(entries: readonly CodeEntry[]) {
    this.words = entries.map((entry) => {
      const words: Words = {
        name: wordsOf(entry.name),
        display: wordsOf(entry.display),
        groups: entry.groups.flatMap(wordsOf),
        all: `${entry.name} ${entry.display}`.toLowerCase(),
        code: `${entry.system}:${entry.code}`,
      };
      for (const word of [...words.name, ...words.display, ...words.groups]) this.#vocabulary.add(word);
      const code = entry.code.toUpperCase();
      put(this.codes, code, entry);
      put(this.systemCodes, `${entry.system}:${code}`, entry);
      put(this.names, entry.name, entry);
      put(this.lastNames, entry.name.slice(entry.name.lastIndexOf('.') + 1), entry);
      return words;
    });
  }

  fitsOf(word: string): Fits {
    const known = this.#fits.get(word);
    if (known !== undefined) return known;
    const fits = new Map<string, number>();
    for (const candidate of this.#vocabulary) {
      const fit = fitOf(word, candidate);
      if (fit > 0) fits.set(candidate, fit);
    }
    this.#fits.set(word, fits);
    return fits;
  }
}

function put(lists: Map<string, CodeEntry[]>, key: string, entry: CodeEntry): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

const indexes = new WeakMap<readonly CodeEntry[], Index>();

function indexOf(entries: readonly CodeEntry[]): Index {
  const index = indexes.get(entries) ?? new Index(entries);
  indexes.set(entries, index);
  return index;
}

function fitOf(word: string, candidate: string): number {
  if (candidate === word) return 1;
  if (candidate.startsWith(word) && word.length >= 2) return 0.8;
  if (word.length >= 4 && candidate.includes(word)) return 0.6;
  if (word.length < 4) return 0;
  const limit = word.length >= 8 ? 2 : 1;
  return editDistance(word, candidate, limit) <= limit ? 0.5 : 0;
}

/** A word or phrase of the query: a function of the words of an entry that says how well they meet it, 0 for not at all. */
interface Asked {
  readonly weight: number;
  readonly fit: (words: Words) => number;
}

/** The best of the words of an entry: those of its name, then of its display, then of its groups. */
function best(words: Words, fits: Fits): number {
  let found = 0;
  for (const word of words.name) found = Math.max(found, fits.get(word) ?? 0);
  for (const word of words.display) found = Math.max(found, 0.9 * (fits.get(word) ?? 0));
  for (const word of words.groups) found = Math.max(found, 0.85 * (fits.get(word) ?? 0));
  return found;
}

function askedWord(index: Index, word: string): Asked {
  const own = index.fitsOf(word);
  const others = (otherWords.get(word) ?? []).map((other) => ({ text: other.includes(' ') ? other : null, fits: index.fitsOf(other) }));
  return {
    weight: 1,
    fit: (words) => {
      let fit = best(words, own);
      for (const { text, fits } of others) fit = Math.max(fit, text === null ? 0.9 * best(words, fits) : words.all.includes(text) ? 0.9 : 0);
      return fit;
    },
  };
}

/** All words of an alternative must be met, as they are or as a beginning; one with a colon is a code. The first alternative is what is meant most often. A phrase may also be meant word by word. */
function askedPhrase(index: Index, phrase: string, alternatives: readonly string[]): Asked {
  const weight = wordsOf(phrase).length;
  const meant = new Set(alternatives.filter((alternative) => alternative.includes(':')));
  const choices = alternatives
    .filter((alternative) => !meant.has(alternative))
    .map((alternative) =>
      wordsOf(alternative)
        .filter((word) => !empty.has(word))
        .map((word) => index.fitsOf(word)),
    );
  const single = wordsOf(phrase)
    .filter((word) => !empty.has(word))
    .map((word) => askedWord(index, word));
  return {
    weight,
    fit: (words) => {
      if (meant.has(words.code)) return MEANT;
      for (const [at, fits] of choices.entries()) {
        const found = fits.map((one) => best(words, one));
        if (found.every((fit) => fit >= ENOUGH)) return Math.max(0.7, 1 - 0.1 * at) * mean(found);
      }
      const fits = single.map((one) => one.fit(words));
      return fits.includes(0) ? 0 : WORD_BY_WORD * mean(fits);
    },
  };
}

/** A code that a phrase means goes before all words; the beginning of a word of the display meets a word of an alternative; a part of one and a slip do not. */
const MEANT = 1.5;
const ENOUGH = 0.65;
const WORD_BY_WORD = 0.6;

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

/** What the query asks for: the longest phrases first, then its words. */
function askedOf(index: Index, query: string): Asked[] {
  const words = wordsOf(query);
  const asked: Asked[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 0;
    for (let length = Math.min(LONGEST, words.length - at); length > 0 && taken === 0; length--) {
      const phrase = words.slice(at, at + length).join(' ');
      const alternatives = phrases.get(phrase);
      if (alternatives === undefined) continue;
      asked.push(askedPhrase(index, phrase, alternatives));
      taken = length;
    }
    if (taken === 0 && !(empty.has(words[at]) && words.length > 1)) asked.push(askedWord(index, words[at]));
    at += Math.max(1, taken);
  }
  return asked;
}

const LONGEST = Math.max(...[...phrases.keys()].map((phrase) => wordsOf(phrase).length));

/**
 * The entries of a code; else those that meet every word of the query, the best first, those that only bill another row after all others; among equals the
 * shorter display, then the order of the library.
 */
export function searchCodes(entries: readonly CodeEntry[], query: string): CodeEntry[] {
  const index = indexOf(entries);
  const code = query.trim().toUpperCase();
  const byCode = index.codes.get(code) ?? index.systemCodes.get(code);
  if (byCode !== undefined) return byCode;
  const asked = askedOf(index, query);
  if (asked.length === 0) return [];
  const found: { readonly entry: CodeEntry; readonly score: number; readonly order: number }[] = [];
  for (const [order, entry] of entries.entries()) {
    const score = scoreOf(index.words[order], asked);
    if (score > 0) found.push({ entry, score: score + (isCommon(entry) ? COMMON : 0), order });
  }
  return found
    .sort((a, b) => Number(rare(a.entry)) - Number(rare(b.entry)) || b.score - a.score || a.entry.display.length - b.entry.display.length || a.order - b.order)
    .map(({ entry }) => entry);
}

/** What only bills another row, is one package of a drug, or only occurs on claims, is rarely what is looked for. */
const rare = (entry: CodeEntry): boolean => entry.bills || entry.system === 'NDC' || entry.kind === 'list';

/** The modules without a suffix hold what is used most. */
const isCommon = ({ file, kind }: CodeEntry): boolean => kind !== 'list' && !file.includes('_');
const COMMON = 0.2;

function scoreOf(words: Words, asked: readonly Asked[]): number {
  let sum = 0;
  let weight = 0;
  for (const one of asked) {
    const fit = one.fit(words);
    if (fit === 0) return 0;
    sum += fit * one.weight;
    weight += one.weight;
  }
  // A name that says no more than what was asked is meant before a longer one.
  return sum + weight / (words.name.length + weight) / 2;
}

/** The entries of a code (`LOINC:4548-4`, `4548-4`) or a name (`labs.a1c`, `a1c`). */
export function findCodes(entries: readonly CodeEntry[], wanted: string): CodeEntry[] {
  const index = indexOf(entries);
  const code = wanted.toUpperCase();
  if (wanted.includes(':')) return index.systemCodes.get(code) ?? [];
  const named = index.names.get(wanted);
  if (named !== undefined) return named;
  const found = new Set([...(index.codes.get(code) ?? []), ...(index.lastNames.get(wanted) ?? [])]);
  return entries.filter((entry) => found.has(entry));
}
