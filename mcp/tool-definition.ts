/** A tool: what the model reads of it, its schemas, and the use case that it renders. */
import type { z } from 'zod';
import type { Workspace } from './workspace.ts';

/** What a call can use next to its arguments. */
export interface CallContext {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /** Subjects that are done, of all: reported to clients that ask for it. */
  readonly progress: (done: number, of: number) => void;
}

export interface ToolDefinition<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  readonly hints: { readonly readOnly: boolean; readonly destructive: boolean; readonly idempotent: boolean };
  /** @throws Stop where it cannot be done as it was asked */
  readonly call: (given: z.output<I>, context: CallContext) => Promise<z.input<O>>;
  /** Resources that a result is about: clients can open them. */
  readonly links?: (result: z.input<O>) => readonly { readonly uri: string; readonly name: string; readonly mimeType: string }[];
}

export const READS = { readOnly: true, destructive: false, idempotent: true } as const;
export const MAKES = { readOnly: false, destructive: false, idempotent: true } as const;
/** Writes files, and with `overwrite` in place of others. */
export const WRITES = { readOnly: false, destructive: true, idempotent: true } as const;

export function tool<I extends z.ZodObject, O extends z.ZodObject>(definition: ToolDefinition<I, O>): ToolDefinition {
  return definition as unknown as ToolDefinition;
}
