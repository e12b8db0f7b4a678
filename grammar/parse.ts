/** Text → AST. The one door of this folder. */
import type { FileNode } from './ast/index.ts';
import { diagnose, inOrder, type Outcome } from './diagnostic.ts';
import { markKeywords } from './keywords.ts';
import { lex } from './lexer.ts';
import { defaultSourceLimits, type SourceLimits } from './limits.ts';
import { HsimParser } from './parser/declarations.ts';
import { explain } from './parser/explain.ts';
import { headerMissing, tooManyDeclarations } from './parser/kinds.ts';
import { type SourceFile, spanOf } from './source.ts';

let parser: HsimParser | null = null;

/** Building a parser analyses the grammar, so there is one; it is reset for every file. */
function theParser(): HsimParser {
  parser ??= new HsimParser();
  return parser;
}

/**
 * Parses one file. The tree is as whole as the text allows: what could not be read is left out and reported.
 * Never throws for any text.
 */
export function parse(source: SourceFile, limits: SourceLimits = defaultSourceLimits): Outcome<FileNode> {
  const lexed = lex(source, limits);
  const whole = spanOf(0, source.text.length);
  if (!lexed.readable) return { value: { header: null, declarations: [], comments: lexed.comments, span: whole }, diagnostics: lexed.diagnostics };
  markKeywords(lexed.tokens);
  const reader = theParser();
  reader.source = source;
  reader.diagnostics = [];
  reader.input = lexed.tokens;
  const { header, declarations } = reader.file();
  const diagnostics = [...lexed.diagnostics, ...reader.diagnostics, ...reader.errors.map((error) => explain(source, error))];
  if (header === null && !diagnostics.some((d) => d.span !== null && d.span.start === 0)) {
    diagnostics.push(
      diagnose(
        headerMissing,
        source.path,
        spanOf(0, 0),
        {},
        { expected: ['`hsim 1`'], suggestions: [{ title: 'add `hsim 1`', edits: [{ span: spanOf(0, 0), text: 'hsim 1\n\n' }], safe: true }] },
      ),
    );
  }
  if (declarations.length > limits.declarations) {
    diagnostics.push(diagnose(tooManyDeclarations, source.path, declarations[limits.declarations].span, { limit: limits.declarations }));
  }
  return { value: { header, declarations, comments: lexed.comments, span: whole }, diagnostics: inOrder(diagnostics) };
}
