/** The related people of a subject. */
import { z } from 'zod';
import { type Relationship, relationships } from '../model/parties/related-person.ts';
import type { At, Expression } from './expression.ts';

export interface MemberDefinition {
  /** As the scenario calls them; the relationship where it gives no name. */
  readonly name: string;
  readonly relationship: Relationship;
  /** `adult.household.spouse`: draws and ids depend on this. */
  readonly path: string;
  readonly when: Expression | null;
  readonly chance: Expression | null;
  /** How many there are; null for one. */
  readonly count: Expression | null;
  readonly sameHousehold: Expression | null;
  /** `age`, and fields of the person. */
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
  /** Who has records of their own. */
  readonly patient?:
    | {
        /** Which of the patients of the scenario. */
        readonly kind: number;
        /** Place in the unit, from 1. */
        readonly place: number;
        /** How many there can be, where `count` says how many there are; absent for one. */
        readonly most?: number | undefined;
        /** The event of the first person at which they are born; null where they are there from the start. */
        readonly birth: number | null;
      }
    | undefined;
  readonly at: At;
}

export function memberSchema(expression: z.ZodType<Expression>, at: z.ZodType<At>) {
  const maybe = expression.nullable();
  return z.strictObject({
    name: z.string(),
    relationship: z.enum(relationships),
    path: z.string(),
    when: maybe,
    chance: maybe,
    count: maybe,
    sameHousehold: maybe,
    fields: z.array(z.strictObject({ name: z.string(), value: expression })),
    patient: z.strictObject({ kind: z.int().min(0), place: z.int().min(1), most: z.int().min(1).optional(), birth: z.int().min(0).nullable() }).optional(),
    at,
  });
}
