/** One call of a tool: its result as text and as data, or an error that names the remedy. */
import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { Stop } from '../app/stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from '../app/system-errors.ts';
import { shown } from '../app/wording.ts';
import { harmless } from '../model/harmless.ts';
import { inTerms } from '../model/interface-terms.ts';
import { RunError } from '../runtime/plan/fault.ts';
import { MOST_ERROR, MOST_RESULT, PROGRESS_EVERY } from './mcp-limits.ts';
import { mcpTerms } from './mcp-terms.ts';
import type { ToolDefinition } from './tool-definition.ts';
import type { Workspace } from './workspace.ts';

export async function callTool(definition: ToolDefinition, given: unknown, workspace: Workspace, { mcpReq }: ServerContext): Promise<CallToolResult> {
  try {
    const { signal } = mcpReq;
    const result = safe(await definition.call(given as never, { workspace, signal, progress: progressTo(mcpReq) }));
    const text = JSON.stringify(result);
    if (text.length > MOST_RESULT)
      return failed(`the result has ${text.length} characters; the limit is ${MOST_RESULT}`, 'ask for less: a smaller limit, or another part');
    const links = (definition.links?.(result as z.input<z.ZodObject>) ?? []).map((link) => ({ type: 'resource_link' as const, ...link }));
    return { content: [{ type: 'text', text }, ...links], structuredContent: result as Record<string, unknown> };
  } catch (error) {
    return errorResult(error);
  }
}

/** Control characters, and those that turn the direction of text, come from files and queries: they are shown. */
function safe(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\t').map(harmless).join('\t');
  if (Array.isArray(value)) return value.map(safe);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, safe(of)]));
}

function errorResult(error: unknown): CallToolResult {
  if (error instanceof Stop) {
    const { message, remedy } = error.in(mcpTerms);
    return failed(message, remedy);
  }
  if (error instanceof RunError) return failed(inTerms(`${error.code}: ${error.message}`, mcpTerms), null);
  if (isSystemError(error)) return failed(`${error.path === undefined ? '' : `${shown(error.path)}: `}${systemWords(error)}`, remedyAnywhere(error.code));
  // The trace is for whoever reports it, not for the model.
  process.stderr.write(`${harmless(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  return failed('internal error', 'please report it, with the messages of the server on standard error');
}

function failed(message: string, remedy: string | null): CallToolResult {
  const text = harmless(remedy === null ? message : `${message}\n${remedy}`);
  return { content: [{ type: 'text', text: text.length > MOST_ERROR ? `${text.slice(0, MOST_ERROR - 1)}…` : text }], isError: true };
}

/** Notes of progress, for clients that gave a token: not more often than twice a second. */
function progressTo({ _meta, notify }: ServerContext['mcpReq']): (done: number, of: number) => void {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let noted = 0;
  let last = -1;
  return (done, of) => {
    const now = performance.now();
    if (done <= last || (now - noted < PROGRESS_EVERY && done < of)) return;
    noted = now;
    last = done;
    const message = `${done} of ${of}`;
    notify({ method: 'notifications/progress', params: { progressToken, progress: done, total: of, message } }).catch(() => {
      // The client is gone: what ends the call is its signal.
    });
  };
}
