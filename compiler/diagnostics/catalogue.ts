/** Every kind of diagnostic, by code: what `explain`, documentation and tests go through. */
import type { DiagnosticKind } from '../../grammar/diagnostic.ts';
import * as lexer from '../../grammar/lexer.ts';
import * as balance from '../../grammar/recovery/brace-balance.ts';
import * as repair from '../../grammar/recovery/lexeme-repair.ts';
import * as syntax from '../../grammar/recovery/syntax-diagnostics.ts';
import * as texts from '../../grammar/rules/text-pieces.ts';
import * as codes from './code-diagnostics.ts';
import * as distributions from './distribution-diagnostics.ts';
import * as household from './household-diagnostics.ts';
import * as include from './include-diagnostics.ts';
import * as lock from './lock-diagnostics.ts';
import * as names from './name-diagnostics.ts';
import * as parties from './party-diagnostics.ts';
import * as plans from './plan-diagnostics.ts';
import * as roster from './roster-diagnostics.ts';
import * as sense from './sense-diagnostics.ts';
import * as targets from './target-diagnostics.ts';
import * as threads from './thread-diagnostics.ts';
import * as time from './time-diagnostics.ts';
import * as types from './type-diagnostics.ts';

// biome-ignore lint/suspicious/noExplicitAny: kinds differ in their facts, and the catalogue does not read them
type AnyKind = DiagnosticKind<any>;

const isKind = (value: unknown): value is AnyKind => typeof value === 'object' && value !== null && 'code' in value && 'say' in value;

export const catalogue: ReadonlyMap<string, AnyKind> = new Map(
  [balance, lexer, repair, syntax, texts, names, include, household, parties, plans, roster, lock, types, distributions, sense, time, threads, codes, targets]
    .flatMap((group) => Object.values(group as Record<string, unknown>).filter(isKind))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((kind) => [kind.code, kind] as const),
);
