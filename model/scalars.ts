/**
 * The scalar types of the canonical model.
 *
 * In memory, times are whole numbers (days or minutes since 1970-01-01, civil time without a zone), because integers are exact, small and
 * the same on every engine. As JSON they are ISO 8601 text. Each codec here is that pair; nothing else converts.
 */
import { z } from 'zod';
import { codeSystems } from './codes/code-systems.ts';
import { formatDay, formatMinute, parseDay, parseMinute } from './time/civil.ts';

/** A record's identifier: a lower-case UUID, a function of (seed, scenario, subject, path, occurrence). */
export const id = z.uuid();

/** The identifier of a record of another kind, by the name of its list. */
export function reference(list: string): typeof id {
  return id.meta({ references: list });
}

/** What `reference` takes for the identifier of a record of any list. */
export const anyRecord = 'records';

/** A civil date. Memory: days since 1970-01-01. JSON: `YYYY-MM-DD`. */
export const civilDate = z.codec(z.iso.date(), z.int(), { decode: parseDay, encode: formatDay });

/** A civil time of the facility, without a zone. Memory: minutes since 1970-01-01T00:00. JSON: `YYYY-MM-DDTHH:MM`. */
export const civilTime = z.codec(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/), z.int(), { decode: parseMinute, encode: formatMinute });

/** An amount in US dollars. Memory: whole cents, as many as a double counts exactly. JSON: decimal text, `12.34`. */
export const money = z.codec(z.string().regex(/^-?\d{1,13}\.\d{2}$/), z.int(), { decode: parseCents, encode: formatCents });

function parseCents(text: string): number {
  return Number(text.replace('.', ''));
}

/** Whole cents as decimal text: `12.34`. */
export function formatCents(cents: number): string {
  const digits = String(cents < 0 ? -cents : cents).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Characters of a name or a line of an address, of a remark, and of a document. */
export const SHORT = 250;
export const REMARK = 4000;
export const DOCUMENT = 1_000_000;

/** What a measurement or a target can be: beyond it, formats write exponents or lose digits. */
export const measurement = z.number().min(-1e12).max(1e12);

/** A code with its display, as one row of a code table states it. */
export const coding = z.strictObject({ system: z.enum(codeSystems), code: z.string(), display: z.string() });
export type Coding = Readonly<z.infer<typeof coding>>;

/**
 * Marks a field that a scenario may write. Everything unmarked is filled in by the runtime.
 * The checker reads this mark: it is the vocabulary of the verbs, and no other list of field names exists.
 * @param labels the words that a scenario may write, where the runtime has more of them
 */
export function authored<T extends z.ZodType>(schema: T, description: string, labels?: readonly z.output<T>[]): T {
  return schema.meta(labels === undefined ? { description, authored: true } : { description, authored: true, labels });
}
