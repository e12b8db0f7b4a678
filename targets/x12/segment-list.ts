/** Segments of X12 as they are put together: elements without trailing empty ones, and text that holds no separator. */
import type { Lost } from '../shared/lost.ts';
import type { X12Options } from './x12-options.ts';

/** An element: text, or the components of a composite. Empty: `''`. */
export type X12Element = string | readonly string[];

/** Printable ASCII but the grave accent: the basic and extended character sets of X12 (005010 guides, appendix B). */
const CHARACTERS = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_abcdefghijklmnopqrstuvwxyz{|}~';

export class SegmentList {
  readonly #options: X12Options;
  readonly #unsafe: RegExp;
  readonly #lost: Lost;
  readonly #segments: string[] = [];

  constructor(options: X12Options, lost: Lost) {
    this.#options = options;
    this.#lost = lost;
    const { element_separator, component_separator, repetition_separator, segment_terminator } = options;
    const marks = [element_separator, component_separator, repetition_separator, segment_terminator];
    const kept = [...CHARACTERS].filter((one) => !marks.includes(one)).map((one) => one.replace(/[\\\]^-]/, '\\$&'));
    this.#unsafe = new RegExp(`[^${kept.join('')}]`, 'u');
  }

  get length(): number {
    return this.#segments.length;
  }

  /** Adds a segment. In its elements and components, what X12 does not have, or uses as a separator, becomes a blank, and is counted. */
  add(name: string, ...elements: readonly X12Element[]): void {
    const { component_separator } = this.#options;
    this.addReady(
      name,
      ...elements.map((one) => (typeof one === 'string' ? this.#clean(one) : withoutTail(one.map((part) => this.#clean(part))).join(component_separator))),
    );
  }

  /** Adds a segment whose elements may be separators: ISA. */
  addReady(name: string, ...elements: readonly string[]): void {
    this.#segments.push([name, ...withoutTail(elements)].join(this.#options.element_separator));
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

  /** Letters with accents become plain ones, other characters blanks. */
  #clean(value: string): string {
    if (!this.#unsafe.test(value)) return BLANKS.test(value) ? spaced(value) : value;
    this.#lost.add('a character that X12 does not have, or uses as a separator, was replaced');
    return spaced([...value.normalize('NFD').replace(/\p{M}/gu, '')].map((one) => (this.#unsafe.test(one) ? ' ' : one)).join(''));
  }

  /** All segments with their terminators. */
  toString(): string {
    const { segment_terminator, line_breaks } = this.#options;
    const end = segment_terminator + (line_breaks ? '\n' : '');
    return this.#segments.map((segment) => segment + end).join('');
  }
}

/** Blanks at an end, or several together: X12 has neither. */
const BLANKS = /^ | $| {2}/;
const spaced = (text: string): string => text.replace(/ +/g, ' ').trim();

function withoutTail(values: readonly string[]): readonly string[] {
  let length = values.length;
  while (length > 0 && values[length - 1] === '') length--;
  return length === values.length ? values : values.slice(0, length);
}
