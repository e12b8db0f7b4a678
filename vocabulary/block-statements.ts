/** Statements of the blocks that are not events: which parts each takes. */

/** A part of a statement next to its word. */
export type StatementPart = 'argument' | 'value' | 'args' | 'body' | 'when' | 'chance';

export interface StatementSpec {
  readonly parts: readonly StatementPart[];
  /** What tells two of them in one block apart: their argument, their name among events and phases, nothing (there is one); null where all may stay. */
  readonly distinct: 'argument' | 'time' | 'word' | null;
}

const of = (parts: readonly StatementPart[], distinct: StatementSpec['distinct'] = null): StatementSpec => ({ parts, distinct });
const asks = of(['args']);

export const profileStatements = {
  attribute: of(['argument', 'value'], 'argument'),
  history: of(['body']),
  correlate: of(['args']),
  household: of(['body'], 'word'),
  coverage: of(['argument', 'body', 'when', 'chance'], 'argument'),
} as const satisfies Record<string, StatementSpec>;
export type ProfileStatement = keyof typeof profileStatements;

export const timelineStatements = { anchor: of(['argument', 'value'], 'time') } as const satisfies Record<string, StatementSpec>;

export const coverStatements = { pairs: asks, all: asks, values: asks, bins: asks } as const satisfies Record<string, StatementSpec>;

export const panelStatements = { test: of(['argument']) } as const satisfies Record<string, StatementSpec>;

/** Puts a mixin in its place, in every block. */
export const includeStatement = of(['argument']);

export type StatementWord = ProfileStatement | keyof typeof timelineStatements | keyof typeof coverStatements | keyof typeof panelStatements | 'include';

/** A person of a `household`, by the relationship. */
export const memberStatement = of(['argument', 'body', 'when', 'chance']);
