/** The canonical records as they are: each subject complete in itself, with the parties it refers to. */
import { z } from 'zod';
import { location, organization, practitioner } from '../../model/parties/providers.ts';
import { coding } from '../../model/scalars.ts';
import { type Subject, subject } from '../../model/subject.ts';
import { everyKind, type Target, type Writer } from '../../model/target.ts';
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

/** One line for each subject. Lists without records stay, so that all subjects have the same shape. */
function lines(schema: Schema, ending: string): Writer {
  const write = serializer(schema, [coding, organization, location, practitioner]);
  return { subject: (one, block, out) => out.append(`subjects.${block}.ndjson${ending}`, `${write(one)}\n`) };
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
      out.append(path, `${JSON.stringify({ ...(z.encode(schema, one) as object), variations: one.variations }, null, 2)}\n`);
    },
  };
}

/** Subjects of a schema as JSON. */
export const jsonTarget = (schema: Schema) =>
  ({
    name: 'json',
    title: 'Canonical records as JSON',
    version: 'RFC 8259',
    support: 'stable',
    mediaType: 'application/json',
    standardOutput: true,
    options: jsonOptions,
    carries: everyKind,
    open: (_run, { pretty, gzip }) => (pretty ? files(schema) : gzip === true ? gzipped(lines(schema, GZIP)) : lines(schema, '')),
  }) satisfies Target<JsonOptions>;

export const json = jsonTarget(subject);
