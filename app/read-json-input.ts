/** JSON of a user against its schema: what is wrong is said with its place. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { usage } from './stop.ts';
import { systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/** Longest list of problems in one message. */
const MOST_SHOWN = 3;

/**
 * @param path a file, or `-` for standard input
 * @param what what the file holds: `claims`
 * @param page the page of the documents that lists the fields
 */
export function readJsonInput<T>(path: string, schema: z.ZodType<T>, what: string, page: string): T {
  return readJsonText(inputText(path), path, schema, what, page);
}

/** @param path a file, or `-` for standard input. @throws Stop where it cannot be read */
export function inputText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw usage(`cannot read ${nameOf(path)}: ${systemWords(error)}`);
  }
}

const nameOf = (path: string): string => (path === '-' ? 'standard input' : shown(path));

/** Text that was read from a path. */
export function readJsonText<T>(text: string, path: string, schema: z.ZodType<T>, what: string, page: string): T {
  const name = nameOf(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw usage(`${name} is not JSON: ${shown(error.message)}`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const { issues } = read.error;
  const problems = issues
    .slice(0, MOST_SHOWN)
    .map(({ path: at, message }) => `${at.length === 0 ? 'the top level' : `\`${at.join('.')}\``} ${shown(problem(message))}`);
  const more = issues.length > MOST_SHOWN ? `; and ${issues.length - MOST_SHOWN} more` : '';
  throw usage(`invalid ${what} in ${name}: ${problems.join('; ')}${more}`, `${page} lists the fields`);
}

/** What the schema says, as the rest of a sentence about the field. */
function problem(message: string): string {
  if (message.endsWith(', received undefined')) return 'is missing';
  const [, wanted, got] = /^Invalid input: expected (.*), received (.*)$/.exec(message) ?? [];
  if (wanted !== undefined) return `must be ${article(wanted)}, not ${article(got)}`;
  const options = /^Invalid option: expected one of (.*)$/.exec(message)?.[1];
  if (options !== undefined) return `must be one of ${options.replaceAll('|', ', ')}`;
  const fields = /^Unrecognized keys?: (.*)$/.exec(message)?.[1];
  if (fields !== undefined) return `has no field ${fields}`;
  return message === 'Invalid ISO date' ? 'must be a date in the form YYYY-MM-DD' : `is invalid: ${message}`;
}

const article = (type: string): string => (/^(?:null|undefined|NaN)/.test(type) ? type : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`);
