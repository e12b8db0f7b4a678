/** Those who give and pay for care, as a scenario names them, and pools of them. */
import { z } from 'zod';
import { type PartyKind, partyKinds } from '../model/parties/party-kind.ts';
import { type At, type Expression, type PoolPick, poolPicks } from './expression.ts';

export interface PartyDefinition {
  readonly name: string;
  readonly kind: PartyKind;
  /** Constant values by name; what is not given is drawn. */
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
  /** The facility where a provider works. */
  readonly facility: number | null;
  readonly at: At;
}

export interface PoolDefinition {
  readonly name: string;
  readonly kind: PartyKind;
  /** Named parties. */
  readonly members: readonly number[];
  /** Members without a name, made for the pool. */
  readonly made: { readonly count: number; readonly fields: PartyDefinition['fields']; readonly facility: number | null } | null;
  readonly pick: PoolPick;
  /** Exponent of the weights by rank; null for even ones. */
  readonly skew: number | null;
  readonly at: At;
}

/** The two as schemas of JSON. */
export function partySchemas(expression: z.ZodType<Expression>, at: z.ZodType<At>) {
  const id = z.int().min(0);
  const fields = z.array(z.strictObject({ name: z.string(), value: expression }));
  const kind = z.enum(partyKinds);
  return {
    party: z.strictObject({ name: z.string(), kind, fields, facility: id.nullable(), at }),
    pool: z.strictObject({
      name: z.string(),
      kind,
      members: z.array(id),
      made: z.strictObject({ count: z.int().min(1).max(100_000), fields, facility: id.nullable() }).nullable(),
      pick: z.enum(poolPicks),
      skew: z.number().positive().nullable(),
      at,
    }),
  };
}
