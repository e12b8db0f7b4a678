/** Texts as SCRIPT holds them. What an element cannot hold is changed by a rule and counted. */
import type { Lost } from '../shared/lost.ts';
import { leaf, type XmlPart } from './xml-elements.ts';

/** What no document of XML 1.0 can hold: control characters, unpaired surrogates, U+FFFE and U+FFFF. */
const UNHELD = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Most characters of elements, where a public source names them. */
export const LENGTHS = { name: 35, drug: 105, note: 210, sig: 1000 } as const;

export class ScriptText {
  readonly #lost: Lost;

  constructor(lost: Lost) {
    this.#lost = lost;
  }

  /** Counts what has no place. */
  lose(what: string): void {
    this.#lost.add(what);
  }

  /** An element with a text; none where it is blank. */
  leaf(name: string, text: string | null, most = Number.POSITIVE_INFINITY): XmlPart {
    return text === null || text.trim() === '' ? null : leaf(name, this.#cut(this.#held(text), most));
  }

  #held(text: string): string {
    // A half of a pair is seen as one only without the other, which the flag `u` sees to.
    const held = text.replace(UNHELD, '\ufffd');
    if (held !== text) this.#lost.add('a character that XML does not have was replaced');
    return held;
  }

  #cut(text: string, most: number): string {
    if (text.length <= most) return text;
    this.#lost.add('a text was cut to the length of its element');
    // Not within a pair.
    return text.slice(0, /[\ud800-\udbff]/.test(text[most - 1]) ? most - 1 : most);
  }
}

/** Ten digits; another number has no place. */
export function telephone(text: string | null, texts: ScriptText): XmlPart {
  if (text === null) return null;
  const digits = text.replace(/\D/g, '');
  if (digits.length === 10) return leaf('Number', digits);
  texts.lose('a telephone number without ten digits was left out');
  return null;
}
