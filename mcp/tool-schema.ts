/** The schemas of a tool as the protocol has them: short in the list of tools, and with errors that name what is allowed. */
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { nearest } from '../model/nearest.ts';

/** Bounds of every whole number: they say nothing, and the list of tools is read with every conversation. */
const SAFE = Number.MAX_SAFE_INTEGER;

export function inputSchemaOf(name: string, schema: z.ZodObject): StandardSchemaWithJSON {
  const standard = schema['~standard'];
  const validate = (value: unknown) => {
    const read = schema.safeParse(value);
    return read.success ? { value: read.data } : { issues: read.error.issues.map((issue) => worded(issue, name, Object.keys(schema.shape))) };
  };
  return { '~standard': { ...standard, validate, jsonSchema: shortened(standard.jsonSchema) } } as unknown as StandardSchemaWithJSON;
}

export function outputSchemaOf(schema: z.ZodObject): StandardSchemaWithJSON {
  const standard = schema['~standard'];
  return { '~standard': { ...standard, jsonSchema: shortened(standard.jsonSchema) } } as unknown as StandardSchemaWithJSON;
}

function worded(issue: z.core.$ZodIssue, tool: string, known: readonly string[]): { readonly message: string; readonly path: readonly PropertyKey[] } {
  const { path, message } = issue;
  if (issue.code !== 'unrecognized_keys' || path.length > 0) return { path, message: message.replace(/^Invalid input: /, '') };
  const words = issue.keys.map((key) => {
    const [near] = nearest(key, known);
    return `unknown argument ${JSON.stringify(key.slice(0, 60))}${near === undefined ? '' : ` (nearest: ${near})`}`;
  });
  return { path, message: `${words.join(', ')}; arguments of ${tool}: ${known.join(', ')}` };
}

type Convert = (options: { target: string }) => Record<string, unknown>;

function shortened(convert: unknown): { readonly input: Convert; readonly output: Convert } {
  const { input, output } = convert as { readonly input: Convert; readonly output: Convert };
  return { input: (options) => short(input(options)), output: (options) => short(output(options)) };
}

function short(schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema: _, ...rest } = schema;
  return strip(rest) as Record<string, unknown>;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, of]) =>
      !(key === 'maximum' && of === SAFE) &&
      !(key === 'minimum' && of === -SAFE) &&
      // Far from what anybody writes: an error names it.
      !(key === 'maxLength' && typeof of === 'number') &&
      // Names of arguments are plain words.
      !(key === 'propertyNames' && typeof of === 'object'),
  );
  return Object.fromEntries(kept.map(([key, of]) => [key, strip(of)]));
}
