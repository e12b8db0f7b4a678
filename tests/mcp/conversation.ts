/** The calls of a conversation, and what their answers must contain. */
import { expect } from 'vitest';

export interface Turn {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What the answer contains; of a list, its first items. */
  readonly answers?: unknown;
}

/** What is expected of an answer, as a matcher. */
export function containing(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.length === 0 ? [] : expect.arrayContaining(expected.map(containing));
  if (typeof expected !== 'object' || expected === null) return expected;
  return expect.objectContaining(Object.fromEntries(Object.entries(expected).map(([name, of]) => [name, containing(of)])));
}
