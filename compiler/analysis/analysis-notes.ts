/** What the checker takes down of the values of one file, by their place in the text. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { CheckNotes, Typed } from '../check/checker.ts';
import type { Place } from '../check/place.ts';

export interface NotedValue {
  readonly value: ValueNode;
  readonly place: Place;
  readonly expected: Type | null;
  readonly typed: Typed;
}

/** The entry is the first file of a scenario. */
const ENTRY = 0;

export class AnalysisNotes implements CheckNotes {
  readonly #values = new Map<ValueNode, NotedValue>();

  value(place: Place, value: ValueNode, expected: Type | null, typed: Typed): void {
    if (place.scope.module.file !== ENTRY) return;
    const before = this.#values.get(value);
    // A flow is checked in each of its copies: what one of them knows counts.
    if (before !== undefined && typed.type.kind === 'unknown' && before.typed.type.kind !== 'unknown') return;
    this.#values.set(value, { value, place, expected, typed });
  }

  /** Forgets values that are no part of a tree: the checker makes some of its own. */
  keepOnly(tree: object): void {
    const found = new Set<object>();
    const walk = (node: object): void => {
      found.add(node);
      for (const part of Object.values(node)) if (typeof part === 'object' && part !== null) walk(part);
    };
    walk(tree);
    for (const value of this.#values.keys()) if (!found.has(value)) this.#values.delete(value);
  }

  of(value: ValueNode): NotedValue | null {
    return this.#values.get(value) ?? null;
  }

  /** All values, in no order. */
  all(): IterableIterator<NotedValue> {
    return this.#values.values();
  }

  /** The smallest value around an offset. */
  around(offset: number): NotedValue | null {
    let found: NotedValue | null = null;
    for (const noted of this.#values.values())
      if (holds(noted.value.span, offset) && (found === null || length(noted.value.span) <= length(found.value.span))) found = noted;
    return found;
  }

  /** The value whose beginning is nearest to an offset, of those in a span. */
  near(offset: number, within: Span): NotedValue | null {
    let found: NotedValue | null = null;
    const distance = ({ value }: NotedValue): number => Math.abs(value.span.start - offset);
    for (const noted of this.#values.values())
      if (holds(within, noted.value.span.start) && (found === null || distance(noted) < distance(found))) found = noted;
    return found;
  }
}

const length = ({ start, end }: Span): number => end - start;
export const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
