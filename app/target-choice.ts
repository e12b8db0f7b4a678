/** What a caller says of a target, read as the target's schema has it. */
import type { z } from 'zod';
import { describe } from '../model/describe.ts';
import type { Target } from '../model/target.ts';

/** Names of the options of a target. */
export function optionNames({ options }: Target): readonly string[] {
  return describe(options as unknown as z.ZodObject).map(({ name }) => name);
}

/** The options with their defaults; else the first that is wrong, and why. */
export function readOptions({ options }: Target, given: object): { readonly options: unknown } | { readonly name: string; readonly problem: string } {
  const read = options.safeParse(given);
  if (read.success) return { options: read.data };
  const [issue] = read.error.issues;
  return { name: String(issue.path[0] ?? ''), problem: inWords(issue) };
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return `the minimum is ${issue.minimum}`;
  if (issue.code === 'too_big') return `the maximum is ${issue.maximum}`;
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'expected a whole number';
  return issue.message;
}
