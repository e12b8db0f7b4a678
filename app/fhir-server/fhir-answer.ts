/** What a FHIR server says of a bundle: the responses of its entries, or an OperationOutcome. */
import type { SendAnswer } from '../send/channel.ts';
import type { RequestBundle } from './bundle-files.ts';
import type { HttpAnswer } from './http-exchange.ts';

interface Issue {
  readonly severity?: unknown;
  readonly code?: unknown;
  readonly details?: { readonly text?: unknown; readonly coding?: readonly { readonly display?: unknown; readonly code?: unknown }[] };
  readonly diagnostics?: unknown;
  readonly expression?: unknown;
  readonly location?: unknown;
}

interface Resource {
  readonly resourceType?: unknown;
  readonly type?: unknown;
  readonly issue?: unknown;
  readonly entry?: unknown;
}

interface Entry {
  readonly response?: { readonly status?: unknown; readonly outcome?: Resource };
}

/** Lines of details about one bundle that are shown. */
const MOST_LINES = 10;

/** What became of a bundle that the server carried out; null where the answer is not that of a FHIR server. */
export function carriedOut({ text }: HttpAnswer, { requests }: RequestBundle): SendAnswer | null {
  const bundle = parsed(text);
  if (bundle?.resourceType !== 'Bundle' || !/^(?:transaction|batch)-response$/.test(String(bundle.type))) return null;
  const entries = listOf<Entry>(bundle.entry);
  if (entries.length !== requests.length) return { verdict: 'error', lines: [`the server answers about ${entries.length} of ${requests.length} entries`] };
  const lines: string[] = [];
  let failed = 0;
  for (const [i, entry] of entries.entries()) {
    const status = String(entry.response?.status ?? 'no status');
    if (/^2\d\d\b/.test(status)) continue;
    failed++;
    lines.push(`entry ${i + 1} (${requests[i]}): ${status}`, ...issuesOf(entry.response?.outcome ?? null));
  }
  if (failed === 0) return { verdict: 'accepted', lines: [] };
  return { verdict: 'error', lines: [`${failed} of ${entries.length} entries failed`, ...shortened(lines)] };
}

/** What the server says of a bundle that it refused. */
export function refused({ title, text }: HttpAnswer): SendAnswer {
  return { verdict: 'rejected', lines: [title, ...shortened(issuesOf(parsed(text)))] };
}

export function isOutcome({ text }: HttpAnswer): boolean {
  return parsed(text)?.resourceType === 'OperationOutcome';
}

function shortened(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES ? [...lines] : [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`];
}

function parsed(text: string): Resource | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Resource | null) : null;
  } catch {
    return null;
  }
}

function listOf<Item>(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

/** The issues of an OperationOutcome, each on a line: severity, code, place, and what it says. */
function issuesOf(outcome: Resource | null): string[] {
  return listOf<Issue>(outcome?.issue).map(({ severity, code, details, diagnostics, expression, location }) => {
    const said = [diagnostics, details?.text, details?.coding?.[0]?.display, details?.coding?.[0]?.code].find(
      (text) => typeof text === 'string' && text !== '',
    );
    const places = (Array.isArray(expression) ? expression : Array.isArray(location) ? location : []).map(String).join(', ');
    const head = [severity, code].filter((part) => typeof part === 'string').join(' ');
    return `${head}${places === '' ? '' : ` at ${places}`}${said === undefined ? '' : `: ${said}`}`;
  });
}
