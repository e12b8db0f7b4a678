/** Statements of the blocks that are not events: which parts each takes. */

/** A part of a statement next to its word. */
export type StatementPart = 'argument' | 'object' | 'value' | 'args' | 'body' | 'lasts' | 'when' | 'chance';

export interface StatementSpec {
  readonly parts: readonly StatementPart[];
  /** What tells two of them in one block apart: their argument, their name among events, nothing (there is one); null where all may stay. */
  readonly distinct: 'argument' | 'time' | 'word' | null;
}

const of = (parts: readonly StatementPart[], distinct: StatementSpec['distinct'] = null): StatementSpec => ({ parts, distinct });
const asks = of(['args']);

export const profileStatements = {
  attribute: of(['argument', 'value'], 'argument'),
  label: of(['argument', 'value'], 'argument'),
  history: of(['body']),
  correlate: of(['args']),
  household: of(['body'], 'word'),
  coverage: of(['argument', 'object', 'body', 'when', 'chance'], 'argument'),
  fills: of(['body'], 'word'),
  billing: of(['body'], 'word'),
} as const satisfies Record<string, StatementSpec>;
export type ProfileStatement = keyof typeof profileStatements;

export const timelineStatements = { anchor: of(['argument', 'value'], 'time') } as const satisfies Record<string, StatementSpec>;

/** Fields of a timeline, with what they say of its planned visits to an office, by telephone or at home. */
export const timelineFields = {
  attends: 'the share of visits to which the patient comes',
  lost: 'how often patients stop coming to visits for good',
  coalesce: 'how long before its day a visit is made part of an earlier one',
} as const;

export const coverStatements = { pairs: asks, all: asks, values: asks, bins: asks } as const satisfies Record<string, StatementSpec>;

export const panelStatements = { test: of(['argument']) } as const satisfies Record<string, StatementSpec>;

/** Puts a mixin in its place, in every block. */
export const includeStatement = of(['argument', 'args']);

export type StatementWord = ProfileStatement | keyof typeof timelineStatements | keyof typeof coverStatements | keyof typeof panelStatements | 'include';

/** A person of a `household`, by the relationship. */
export const memberStatement = of(['argument', 'body', 'when', 'chance']);
