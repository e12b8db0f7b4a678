/**
 * The canonical record of one subject: the hinge between runtime and targets.
 * Each list is one kind of record, and one table of the tabular targets. Lists are in order of event time, ties in source order.
 */
import { z } from 'zod';
import type { Kind } from './kind.ts';
import { patient } from './parties/patient.ts';
import { location, organization, practitioner } from './parties/providers.ts';
import { kindList, type RecordKind, recordKinds } from './record-kinds.ts';

/** The parties that a subject's records refer to. */
export const parties = z.strictObject({
  organizations: z.array(organization),
  locations: z.array(location),
  practitioners: z.array(practitioner),
});
export type Parties = z.infer<typeof parties>;

const around = {
  index: z.int().min(0).describe('Position in the cohort, from 0'),
  member: z.int().min(1).optional().describe('Place of a further patient in the unit of one position, from 1; absent for its first person'),
  variations: z.record(z.string(), z.string()).describe('Arm of each variation axis'),
  attributes: z.record(z.string(), z.string()).optional().describe('Value of each label of the profile, at the start'),
  patient,
};

/** JSON may leave out what a scenario cannot make. */
type ListOf<One extends Kind> = One extends { readonly onlyWhereMade: true } ? z.ZodDefault<z.ZodArray<One['schema']>> : z.ZodArray<One['schema']>;

type Shape<K extends readonly Kind[]> = typeof around & { [One in K[number] as One['list']]: ListOf<One> } & {
  readonly parties: typeof parties;
};

/** The schema of a subject with these kinds of record. */
export function subjectOf<const K extends readonly Kind[]>(kinds: K): z.ZodObject<Shape<K>, z.core.$strict> {
  const lists = Object.fromEntries(
    kinds.map(({ list, schema, onlyWhereMade }) => [list, onlyWhereMade === true ? z.array(schema).default([]) : z.array(schema)]),
  );
  return z.strictObject({ ...around, ...lists, parties }) as unknown as z.ZodObject<Shape<K>, z.core.$strict>;
}

export const subject = subjectOf(kindList);
export type Subject = z.infer<typeof subject>;

/** The records of a subject, by kind. */
export type Records = { [K in RecordKind]: Subject[K] };
export type AnyRecord = Records[RecordKind][number];

/** No record of any kind. Made by code that names the lists, because V8 gives such an object one shape, and what is put together name by name a slow one. */
export const emptyRecords = new Function(`return { ${recordKinds.map((kind) => `${kind}: []`).join(', ')} };`) as () => Records;

/** What a subject holds besides its records. */
type Around = Omit<Subject, RecordKind>;

/** Counts the records of a subject, by kind. */
export const addCounts = new Function('counts', 'records', recordKinds.map((kind) => `counts.${kind} += records.${kind}.length;`).join(' ')) as (
  counts: Record<RecordKind, number>,
  records: Records,
) => void;

/** A subject of its parts, by code that names the lists too: a spread adds them one by one. What is optional and absent has no field. */
export const subjectWith = new Function(
  'around',
  'records',
  `const { index, member, variations, attributes, patient, parties } = around;
  if (member === undefined) return attributes === undefined ? ${subjectSource([])} : ${subjectSource(['attributes'])};
  return attributes === undefined ? ${subjectSource(['member'])} : ${subjectSource(['member', 'attributes'])};`,
) as (around: Around, records: Records) => Subject;

function subjectSource(present: readonly string[]): string {
  const names = Object.keys(around).filter((name) => (name !== 'member' && name !== 'attributes') || present.includes(name));
  return `{ ${[...names, ...recordKinds.map((kind) => `${kind}: records.${kind}`), 'parties'].join(', ')} }`;
}
