/** What comes of a block: its result, or why there is none. Plain data, so that a worker can send it. */
import { RunError } from '../../runtime/plan/fault.ts';
import type { BlockResult } from '../../runtime/sink/block-runner.ts';
import { Refusal } from '../../targets/option-refusal.ts';
import type { WrittenFile } from '../output/file-streams.ts';
import { ReaderGone } from '../stop.ts';
import { isSystemError } from '../system-errors.ts';

export interface Done {
  readonly kind: 'done';
  readonly block: number;
  readonly result: BlockResult;
  readonly files: readonly WrittenFile[];
}

export type Failure =
  /** The scenario cannot be run: the user's. */
  | {
      readonly kind: 'fault';
      readonly block: number;
      readonly code: string;
      readonly at: readonly [number, number, number];
      readonly subject: number | null;
      readonly message: string;
    }
  /** A target cannot continue with what the user gave it. */
  | { readonly kind: 'refused'; readonly block: number; readonly message: string; readonly remedy: string | null }
  /** The output cannot be written. */
  | { readonly kind: 'system'; readonly block: number; readonly code: string; readonly message: string }
  /** Nobody reads standard output any more. */
  | { readonly kind: 'gone'; readonly block: number }
  /** A worker ended twice with the same block, or could not be begun. */
  | { readonly kind: 'lost'; readonly block: number | null; readonly memory: boolean; readonly why: string }
  /** Ours. */
  | { readonly kind: 'bug'; readonly block: number; readonly subject: number | null; readonly stack: string };

export type Answer = Done | Failure;

/** The block that is answered for where the work failed before the first one. */
export const NO_BLOCK = -1;

export function failureOf(block: number, subject: number | null, error: unknown): Failure {
  if (error instanceof RunError) return { kind: 'fault', block, code: error.code, at: error.at, subject: error.subject, message: error.message };
  if (error instanceof Refusal) return { kind: 'refused', block, message: error.message, remedy: error.remedy };
  if (error instanceof ReaderGone) return { kind: 'gone', block };
  if (isSystemError(error)) return { kind: 'system', block, code: error.code ?? '', message: error.message };
  return { kind: 'bug', block, subject, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
