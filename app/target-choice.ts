/** What a caller says of a target, read as the target's schema has it. */
import type { z } from 'zod';
import { describe } from '../model/describe.ts';
import { nearest } from '../model/nearest.ts';
import type { Target } from '../model/target.ts';
import { targets } from '../targets/registry.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

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

/** A target with its options. @throws Stop where there is no such target, or an option is wrong */
export function chooseTarget(name: string, given: Readonly<Record<string, unknown>>): { readonly name: string; readonly options: unknown } {
  const target = targets.get(name);
  if (target === undefined) {
    const near = nearest(name, targets.keys());
    throw usage(`unknown target: ${shown(name)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : `targets: ${[...targets.keys()].join(', ')}`);
  }
  const known = optionNames(target);
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw usage(`${name} has no option ${shown(unknown)}`, known.length > 0 ? `options of ${name}: ${known.join(', ')}` : `${name} has no options`);
  const read = readOptions(target, given);
  if ('options' in read) return { name, options: read.options };
  throw usage(`${read.name} of ${name}: ${read.problem}`);
}
