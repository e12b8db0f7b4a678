/** Diagnostics as SARIF 2.1.0 (OASIS), for code-scanning services and editors. */
import type { Diagnostic, Suggestion } from '../../grammar/diagnostic.ts';
import { lineStarts, positionAt, type SourceFile, type Span } from '../../grammar/source-text.ts';
import { catalogue } from './catalogue.ts';

const levels = { error: 'error', warning: 'warning', note: 'note' } as const;

/** @param version of the program */
export function toSarif(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>, version: string): object {
  const starts = new Map([...sources].map(([path, { text }]) => [path, lineStarts(text)]));
  const region = (file: string, { start, end }: Span): object => {
    const lines = starts.get(file);
    if (lines === undefined) return {};
    const from = positionAt(lines, start);
    const to = positionAt(lines, end);
    return { region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column } };
  };
  const place = (file: string, span: Span | null): object => ({
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...(span === null ? {} : region(file, span)) },
  });
  const fix = (file: string, { title, edits }: Suggestion): object => ({
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(file) },
        replacements: edits.map(({ span, text }) => ({ deletedRegion: (region(file, span) as { region?: object }).region, insertedContent: { text } })),
      },
    ],
  });
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hsimc', version, rules: codes.map((id) => ({ id, shortDescription: { text: catalogue.get(id)?.title ?? id } })) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((d) => ({
          ruleId: d.code,
          level: levels[d.severity],
          message: { text: d.message },
          locations: [place(d.file, d.span)],
          ...(d.related.length === 0
            ? {}
            : { relatedLocations: d.related.map(({ message, file, span }) => ({ ...place(file, span), message: { text: message } })) }),
          ...(d.suggestions.length === 0 ? {} : { fixes: d.suggestions.map((suggestion) => fix(d.file, suggestion)) }),
        })),
      },
    ],
  };
}

/** A relative reference as RFC 3986 writes it: signs that would begin something else are escaped. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
