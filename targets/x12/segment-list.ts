/** Segments of X12 as they are put together: elements without trailing empty ones, and text that holds no separator. */
import type { Lost } from '../shared/lost.ts';
import type { X12Options } from './x12-options.ts';

/** An element: text, or the components of a composite. Empty: `''`. */
export type X12Element = string | readonly string[];

/** Printable ASCII but the grave accent: the basic and extended character sets of X12 (005010 guides, appendix B). */
const CHARACTERS = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_abcdefghijklmnopqrstuvwxyz{|}~';

/** By code: 1 for each character that stays as it is in an element. */
type KeptCharacters = Uint8Array;

/** A file has a list for each transaction set, and all of them the same options. */
const keptBy = new WeakMap<X12Options, KeptCharacters>();

function keptCharacters(options: X12Options): KeptCharacters {
  const known = keptBy.get(options);
  if (known !== undefined) return known;
  const kept = new Uint8Array(128);
  for (const one of CHARACTERS) kept[one.charCodeAt(0)] = 1;
  const { element_separator, component_separator, repetition_separator, segment_terminator } = options;
  for (const mark of [element_separator, component_separator, repetition_separator, segment_terminator]) kept[mark.charCodeAt(0)] = 0;
  keptBy.set(options, kept);
  return kept;
}

const BLANK = 32;

export class SegmentList {
  readonly #options: X12Options;
  readonly #kept: KeptCharacters;
  readonly #lost: Lost;
  readonly #segments: string[] = [];

  constructor(options: X12Options, lost: Lost) {
    this.#options = options;
    this.#lost = lost;
    this.#kept = keptCharacters(options);
  }

  get length(): number {
    return this.#segments.length;
  }

  /** Adds a segment. In its elements and components, what X12 does not have, or uses as a separator, becomes a blank, and is counted. */
  add(name: string, ...elements: readonly X12Element[]): void {
    const { element_separator, component_separator } = this.#options;
    let text = name;
    // Separators of empty elements, which are written only before one that is not.
    let due = '';
    for (const one of elements) {
      due += element_separator;
      const element = typeof one === 'string' ? this.#clean(one) : this.#composite(one, component_separator);
      if (element === '') continue;
      text += due + element;
      due = '';
    }
    this.#segments.push(text);
  }

  /** Adds a segment whose elements may be separators: ISA. */
  addReady(name: string, ...elements: readonly string[]): void {
    this.#segments.push([name, ...elements].join(this.#options.element_separator));
  }

  /**
   * Text of an element that has a length. What is cut is counted.
   * @param length most characters of the element
   */
  text(value: string, length: number): string {
    const kept = this.#clean(value);
    if (kept.length <= length) return kept;
    this.#lost.add('a text was cut to the length of its element');
    return kept.slice(0, length).trimEnd();
  }

  /** Counts what a transaction has no place for. */
  lose(what: string): void {
    this.#lost.add(what);
  }

  /** Components without trailing empty ones. */
  #composite(components: readonly string[], separator: string): string {
    let [text, due] = ['', ''];
    for (const [i, one] of components.entries()) {
      if (i > 0) due += separator;
      const component = this.#clean(one);
      if (component === '') continue;
      text += due + component;
      due = '';
    }
    return text;
  }

  /** Nearly every text stays as it is: it has no blank at an end, no two together, and no character that is replaced. */
  #clean(value: string): string {
    let blank = true;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code === BLANK ? blank : !this.#isKept(code)) return this.#replaced(value);
      blank = code === BLANK;
    }
    return blank && value !== '' ? this.#replaced(value) : value;
  }

  /** Letters with accents become plain ones, other characters blanks. */
  #replaced(value: string): string {
    if ([...value].every((one) => this.#isKept(one.charCodeAt(0)))) return spaced(value);
    this.#lost.add('a character that X12 does not have, or uses as a separator, was replaced');
    return spaced([...value.normalize('NFD').replace(/\p{M}/gu, '')].map((one) => (this.#isKept(one.charCodeAt(0)) ? one : ' ')).join(''));
  }

  #isKept(code: number): boolean {
    return code < 128 && this.#kept[code] === 1;
  }

  /** All segments with their terminators. */
  toString(): string {
    const { segment_terminator, line_breaks } = this.#options;
    const end = segment_terminator + (line_breaks ? '\n' : '');
    let text = '';
    for (const segment of this.#segments) text += segment + end;
    return text;
  }
}

/** X12 has no blanks at an end, nor several together. */
const spaced = (text: string): string => text.replace(/ +/g, ' ').trim();
