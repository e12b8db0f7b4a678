/** A transmission as it is put together: header, segments of the transmission, and those of its one transaction. */
import type { Lost } from '../shared/lost.ts';
import { cut, type FieldValue, fieldValue, plainText } from './field-values.ts';
import { FIELD, GROUP, type HeaderField, SEGMENT, type SegmentDefinition } from './ncpdp-fields.ts';

type IdOf<S extends SegmentDefinition> = S['fields'][number]['id'];

export class Transmission {
  readonly #lost: Lost;
  readonly #header: string;
  #segments = '';
  #transaction = '';

  constructor(fields: readonly HeaderField[], values: readonly string[], lost: Lost) {
    this.#lost = lost;
    this.#header = fields.map(({ length }, i) => cut(plainText(values[i], lost), length, lost).padEnd(length)).join('');
  }

  /** Adds a segment with the fields that have a value, in this order; none without any. */
  add<S extends SegmentDefinition>(segment: S, values: readonly (readonly [IdOf<S>, FieldValue])[]): void {
    let written = '';
    for (const [id, value] of values) {
      const { picture } = segment.fields.find((one) => one.id === id) as S['fields'][number];
      const text = fieldValue(picture, value, this.#lost);
      if (text !== '') written += `${FIELD}${id}${text}`;
    }
    if (written === '') return;
    const whole = `${SEGMENT}${FIELD}AM${segment.id}${written}`;
    if (segment.level === 'transmission') this.#segments += whole;
    else this.#transaction += whole;
  }

  /** Counts what has no place. */
  lose(what: string): void {
    this.#lost.add(what);
  }

  toString(): string {
    return this.#header + this.#segments + GROUP + this.#transaction;
  }
}
