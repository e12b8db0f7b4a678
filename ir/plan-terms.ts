/** What plans and formularies agree on: blocks of fields, in blocks. */
import { z } from 'zod';
import type { At, Expression } from './expression.ts';

/** A plan, a formulary, or a block in one: `benefit imaging { … }`. */
export interface Terms {
  /** `plan`, `benefit`, `tier`, … */
  readonly word: string;
  /** What it is called, or the word that it is for; null where it needs none. */
  readonly name: string | null;
  /** The drug that it is for. */
  readonly concept: number | null;
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
  readonly parts: readonly Terms[];
  readonly at: At;
}

/** A coverage that subjects begin with. */
export interface CoverageDefinition {
  readonly kind: string;
  readonly path: string;
  readonly when: Expression | null;
  readonly chance: Expression | null;
  readonly fields: Terms['fields'];
  readonly at: At;
}

export function termSchemas(expression: z.ZodType<Expression>, at: z.ZodType<At>) {
  const fields = z.array(z.strictObject({ name: z.string(), value: expression }));
  const maybe = expression.nullable();
  const terms: z.ZodType<Terms> = z.lazy(() =>
    z.strictObject({ word: z.string(), name: z.string().nullable(), concept: z.int().min(0).nullable(), fields, parts: z.array(terms), at }),
  );
  return { terms, coverage: z.strictObject({ kind: z.string(), path: z.string(), when: maybe, chance: maybe, fields, at }) };
}
