/** Diagnostics as tools return them: short, with the edit that removes the problem. */
import { z } from 'zod';
import type { Findings } from '../../app/findings.ts';
import { Stop } from '../../app/stop.ts';
import { type JsonDiagnostic, toJson } from '../../compiler/diagnostics/diagnostics-json.ts';
import { inTerms } from '../../model/interface-terms.ts';
import { mcpTerms } from '../mcp-terms.ts';

/** Suggestions, expected words and examples of each. */
const LISTED = 2;
const MOST_EXPECTED = 12;

/** What a diagnostic has at least; where there are, also place, line of the source, what is expected, examples, and edits as `from` and `to` (line:column) with a text. */
const diagnosticAnswer = z.looseObject({ code: z.string(), severity: z.string(), message: z.string() });
type DiagnosticAnswer = z.infer<typeof diagnosticAnswer>;

export const diagnosticList = { errors: z.int(), warnings: z.int(), diagnostics: z.array(diagnosticAnswer), more: z.int().describe('Diagnostics not listed') };

export function diagnosticsOf({ diagnostics, sources }: Findings, most: number) {
  const count = (severity: string): number => diagnostics.filter((one) => one.severity === severity).length;
  // Errors first: what is listed is what stops the scenario.
  const ordered = [...diagnostics].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const listed = ordered.slice(0, most).map((one) => short(toJson(one, sources)));
  return { errors: count('error'), warnings: count('warning'), diagnostics: listed, more: diagnostics.length - listed.length };
}

/** Ends a call because of the errors of a scenario, with the first of them. */
export function refuseErrors(findings: Findings): Stop {
  const errors = findings.diagnostics.filter(({ severity }) => severity === 'error');
  const lines = errors.slice(0, 5).map((one) => lineOf(toJson(one, findings.sources)));
  return new Stop('input', `the scenario has errors: ${lines.join(' | ')}`, 'check_scenario lists all of them, with the edits that remove them');
}

function lineOf({ code, file, range, message, suggestions }: JsonDiagnostic): string {
  const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
  const [first] = suggestions;
  return `${place} ${code}: ${message}${first === undefined ? '' : ` (${first.title})`}`;
}

function short({ code, severity, message, file, range, snippet, expected, examples, suggestions }: JsonDiagnostic): DiagnosticAnswer {
  const words = (text: string): string => inTerms(text, mcpTerms);
  return {
    ...{ code, severity, message: words(message), file },
    ...(range === null ? {} : { line: range.start.line, column: range.start.column }),
    ...(snippet === null ? {} : { snippet }),
    ...(expected.length === 0 ? {} : { expected: expected.slice(0, MOST_EXPECTED).map(words) }),
    ...(examples.length === 0 ? {} : { examples: examples.slice(0, LISTED) }),
    ...(suggestions.length === 0
      ? {}
      : {
          fixes: suggestions.slice(0, LISTED).map(({ title, safe, edits }) => ({
            title: words(title),
            safe,
            edits: edits.flatMap(({ range: at, text }) =>
              at === null ? [] : [{ from: `${at.start.line}:${at.start.column}`, to: `${at.end.line}:${at.end.column}`, text }],
            ),
          })),
        }),
  };
}
