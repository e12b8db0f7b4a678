/** The canonical records as they are: each subject complete in itself, with the parties it refers to. */
import { z } from 'zod';
import { location, organization, practitioner } from '../../model/parties/providers.ts';
import { coding } from '../../model/scalars.ts';
import { type Subject, subject } from '../../model/subject.ts';
import { everyKind, fieldsWithout, type RunInfo, type Target, type Writer } from '../../model/target.ts';
import { GZIP, gzipped } from '../shared/gzip.ts';
import { subjectNumber } from '../shared/subject-number.ts';
import { serializer } from './serializer.ts';

export const jsonOptions = z
  .strictObject({
    pretty: z.boolean().default(false).describe('One indented file per subject instead of one line'),
    gzip: z.boolean().optional().describe('Compresses NDJSON files (.ndjson.gz)'),
  })
  .refine(({ pretty, gzip }) => !pretty || gzip !== true, { path: ['gzip'], message: 'gzip applies only to NDJSON: omit pretty' });
export type JsonOptions = z.output<typeof jsonOptions>;

/** The subject, or a schema like it. */
type Schema = z.ZodType<Subject>;

/** The schema without the fields that a run does not have, which subjects hold as empty lists. */
function schemaFor(schema: z.ZodObject, run: RunInfo): Schema {
  const without = fieldsWithout(run);
  return z.object(Object.fromEntries(Object.entries(schema.shape).filter(([list]) => !without.has(list)))) as unknown as Schema;
}

/** One line for each subject. Lists without records stay, so that all subjects have the same shape. */
function lines(schema: Schema, ending: string): Writer {
  const write = serializer(schema, [coding, organization, location, practitioner]);
  return { subject: (one, block, out) => out.append(`subjects.${block}.ndjson${ending}`, `${write(one)}\n`) };
}

/** Values by names, which the encoder of the schema would lose where a name is `__proto__`. */
function named({ variations, attributes }: Subject): Pick<Subject, 'variations' | 'attributes'> {
  return attributes === undefined ? { variations } : { variations, attributes };
}

/** For reading by eye: speed does not matter. */
function files(schema: Schema): Writer {
  let last = '';
  return {
    subject(one, block, out) {
      // A second registration of the same person follows the first.
      const number = subjectNumber(one);
      const again = number === last ? '-again' : '';
      last = number;
      const path = `${block}/subject-${number}${again}.json`;
      out.append(path, `${JSON.stringify({ ...(z.encode(schema, one) as object), ...named(one) }, null, 2)}\n`);
    },
  };
}

/** Subjects of a schema as JSON. */
export const jsonTarget = (of: z.ZodObject) =>
  ({
    name: 'json',
    title: 'Canonical records as JSON',
    version: 'RFC 8259',
    support: 'stable',
    mediaType: 'application/json',
    standardOutput: true,
    options: jsonOptions,
    carries: everyKind,
    open(run, { pretty, gzip }) {
      const schema = schemaFor(of, run);
      return pretty ? files(schema) : gzip === true ? gzipped(lines(schema, GZIP)) : lines(schema, '');
    },
  }) satisfies Target<JsonOptions>;

export const json = jsonTarget(subject);
