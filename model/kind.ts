/**
 * A kind of record: its list, its schema, and what everybody else needs to know of it. One kind is described in one place, next to its schema; what is
 * known on a day, feeds, defects, expectations, corrections and the rest follow from it.
 */
import type { z } from 'zod';
import { describe, type Field } from './describe.ts';
import { lazy } from './lazy.ts';
import { type Reference, referencesOf } from './references.ts';

type NameOf<S extends z.ZodObject> = keyof z.output<S> & string;

/** Fields that hold a day or a minute. */
type TimeOf<S extends z.ZodObject> = { [K in NameOf<S>]: z.output<S>[K] extends number | null ? K : never }[NameOf<S>];

interface AnyWithdrawal {
  readonly field: string;
  readonly cancelled: string;
  readonly entered_in_error: string;
}

/** A field with words of its own list. */
type WithdrawalOf<S extends z.ZodObject> = {
  [K in NameOf<S>]: { readonly field: K; readonly cancelled: z.output<S>[K] & string; readonly entered_in_error: z.output<S>[K] & string };
}[NameOf<S>];

/** A field of words, and what it changes to. */
export interface StatusChange {
  readonly field: string;
  readonly from: readonly string[];
  readonly to: string;
}

/** A change of a field with words of its own list. */
type StatusChangeOf<S extends z.ZodObject> = {
  [K in NameOf<S>]: { readonly field: K; readonly from: readonly (z.output<S>[K] & string)[]; readonly to: z.output<S>[K] & string };
}[NameOf<S>];

/** What is said of a kind, by the names of its fields. */
export interface KindSpec<Time extends string = string, Withdrawal = AnyWithdrawal, Change = StatusChange, Name extends string = string> {
  /** When it happened or began: a day or a minute. */
  readonly event: Time;
  /** When it ended. */
  readonly end?: Time;
  /** When what it asks for, or announces, is to take place. */
  readonly due?: Time;
  /** Times that are announced, so that they may lie in the future: after the as-of day, and after death. */
  readonly planned?: readonly Time[];
  /** What is in place of a state that only comes with the end, as long as the end is not known. */
  readonly unended?: Change;
  /** Fields that only come with the end: empty as long as it is not known. */
  readonly withEnd?: readonly Name[];
  /** What is open when the person dies, and how it ends then. */
  readonly atDeath?: Change;
  /** What was cut short by death. */
  readonly interrupted?: Change;
  /** Whether it may happen after death, as letters, corrections and messages do. */
  readonly afterDeath?: true;
  /** Whether it may be from before birth, as what is known of relatives is. */
  readonly beforeBirth?: true;
  /** When others could first know of it: the minute of its message. */
  readonly reported: Time;
  /** The field, and the words in it, that say that a record was cancelled, and that it never should have been; null for what is never withdrawn. */
  readonly withdrawn: Withdrawal | null;
  /**
   * The times that a defect moves, for kinds that others do not depend on: such a record can be lost, doubled or late, and nothing else is wrong.
   * Null for the others.
   */
  readonly leaf: { readonly event: Time; readonly end?: Time } | null;
  /** Whether its list is written only in runs whose scenario can make one: most scenarios have no coverage, and so no claims. */
  readonly onlyWhereMade?: true;
  /** The word for one of them in questions: `count(prescription(rx.metformin))`. */
  readonly word?: string;
  /** Whether the picture of one subject marks it, under its `code` and at its event. */
  readonly act?: true;
}

interface Described<List extends string, S extends z.ZodObject> {
  /** The list of the subject that holds the records, and the name of their table. */
  readonly list: List;
  readonly schema: S;
  /** The list in words: `medication requests`. */
  readonly words: string;
  readonly fields: () => readonly Field[];
  readonly references: () => readonly Reference[];
}

export type Kind<List extends string = string, S extends z.ZodObject = z.ZodObject, Spec = unknown> = Described<List, S> & KindSpec & Spec;

/** Describes a kind of record. A field that is named wrongly does not compile. */
export function kind<const List extends string, S extends z.ZodObject, const Spec extends KindSpec<TimeOf<S>, WithdrawalOf<S>, StatusChangeOf<S>, NameOf<S>>>(
  list: List,
  schema: S,
  spec: Spec,
): Kind<List, S, Spec> {
  const fields = lazy(() => describe(schema));
  return { ...spec, list, schema, words: list.replaceAll('_', ' '), fields, references: lazy(() => referencesOf(fields())) };
}
