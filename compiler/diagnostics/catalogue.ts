/** Every kind of diagnostic, by code: what `explain`, documentation and tests go through. */
import * as balance from '../../grammar/balance.ts';
import type { Kind } from '../../grammar/diagnostic.ts';
import * as lexer from '../../grammar/lexer.ts';
import * as syntax from '../../grammar/parser/kinds.ts';
import * as repair from '../../grammar/repair.ts';
import * as codes from './codes.ts';
import * as distributions from './distributions.ts';
import * as household from './household.ts';
import * as include from './include.ts';
import * as lock from './lock.ts';
import * as names from './names.ts';
import * as parties from './parties.ts';
import * as plans from './plans.ts';
import * as roster from './roster.ts';
import * as sense from './sense.ts';
import * as targets from './targets.ts';
import * as threads from './threads.ts';
import * as time from './time.ts';
import * as types from './types.ts';

// biome-ignore lint/suspicious/noExplicitAny: kinds differ in their facts, and the catalogue does not read them
type AnyKind = Kind<any>;

const isKind = (value: unknown): value is AnyKind => typeof value === 'object' && value !== null && 'code' in value && 'say' in value;

export const catalogue: ReadonlyMap<string, AnyKind> = new Map(
  [balance, lexer, repair, syntax, names, include, household, parties, plans, roster, lock, types, distributions, sense, time, threads, codes, targets]
    .flatMap((group) => Object.values(group as Record<string, unknown>).filter(isKind))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((kind) => [kind.code, kind] as const),
);
