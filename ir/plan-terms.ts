/** What plans and formularies agree on: blocks of fields, in blocks. */
import { z } from 'zod';
import { type CoverageKind, coverageKinds } from '../model/benefits/coverage.ts';
import type { At, Expression } from './expression.ts';

/** A plan, a formulary, or a block in one: `benefit imaging { … }`. */
export interface Terms {
  /** `plan`, `benefit`, `tier`, … */
  readonly word: string;
  /** What it is called, or the word that it is for; null where it needs none. */
  readonly name: string | null;
  /** The drug that it is for, or those of the group. */
  readonly concepts: readonly number[] | null;
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
  readonly parts: readonly Terms[];
  readonly at: At;
}

/** A coverage that subjects begin with. */
export interface CoverageDefinition {
  readonly kind: CoverageKind;
  /** Its kind, where it is given no name. */
  readonly name: string;
  /** Names of the coverages that pay before it, directly or by way of others. */
  readonly after: readonly string[];
  readonly path: string;
  readonly when: Expression | null;
  readonly chance: Expression | null;
  readonly fields: Terms['fields'];
  readonly at: At;
}

/** A block of fields that a profile has once: how prescriptions are filled, how claims are sent. */
export interface ProfileBlock {
  readonly path: string;
  readonly fields: Terms['fields'];
  readonly at: At;
}

export function termSchemas(expression: z.ZodType<Expression>, at: z.ZodType<At>) {
  const fields = z.array(z.strictObject({ name: z.string(), value: expression }));
  const maybe = expression.nullable();
  const terms: z.ZodType<Terms> = z.lazy(() =>
    z.strictObject({ word: z.string(), name: z.string().nullable(), concepts: z.array(z.int().min(0)).nullable(), fields, parts: z.array(terms), at }),
  );
  const block = z.strictObject({ path: z.string(), fields, at });
  const named = { kind: z.enum(coverageKinds), name: z.string(), after: z.array(z.string()), path: z.string() };
  return { terms, block, coverage: z.strictObject({ ...named, when: maybe, chance: maybe, fields, at }) };
}

/** The plans whose payer the scenario does not name. */
export function withoutPayer({ plans }: { readonly plans: readonly Terms[] }): readonly string[] {
  return plans.flatMap(({ name, fields }) => (name === null || fields.some((field) => field.name === 'payer') ? [] : [name]));
}
