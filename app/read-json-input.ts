/** JSON of a user against its schema: what is wrong is said with its place. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { usage } from './stop.ts';
import { systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/**
 * @param path a file, or `-` for standard input
 * @param page the page of the documents that lists the fields
 */
export function readJsonInput<T>(path: string, schema: z.ZodType<T>, what: string, page: string): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw usage(`${shown(path)} is not JSON: ${shown(error.message)}`);
    throw usage(`cannot read ${shown(path)}: ${systemWords(error)}`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const wrong = issue.message.replace(/^Invalid input: /, '').replace(/, received undefined$/, ', but it is missing');
  throw usage(`${shown(path)} is not ${what} (${issue.path.join('.') || 'top level'}: ${shown(wrong)})`, `${page} lists the fields`);
}
