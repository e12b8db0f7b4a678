/** Text → AST. The one door of this folder. */
import type { Comment, Declaration, FileNode } from './ast/ast.ts';
import { type Diagnostic, diagnose, inOrder, type Outcome, replace } from './diagnostic.ts';
import { tooTall } from './height.ts';
import { markKeywords } from './keywords.ts';
import { lex, tooLarge } from './lexer.ts';
import { explain } from './recovery/explain-error.ts';
import { reportForeign } from './recovery/foreign-text.ts';
import { recovery } from './recovery/parser-recovery.ts';
import { headerMissing, tooManyDeclarations } from './recovery/syntax-diagnostics.ts';
import { HsimParser } from './rules/declaration-rules.ts';
import { braceInText } from './rules/text-pieces.ts';
import { type SourceFile, type Span, spanOf } from './source-text.ts';
import { defaultSourceLimits, type SourceLimits } from './text-limits.ts';

let parser: HsimParser | null = null;

/** Building a parser analyses the grammar, so there is one; it is reset for every file. */
function theParser(): HsimParser {
  parser ??= new HsimParser(recovery);
  return parser;
}

/**
 * Parses one file. The tree is as whole as the text allows: what could not be read is left out and reported.
 * Never throws for any text.
 */
export function parse(source: SourceFile, limits: SourceLimits = defaultSourceLimits): Outcome<FileNode> {
  const span = spanOf(0, source.text.length);
  const foreign = source.text.length > limits.sourceLength ? null : reportForeign(source);
  if (foreign !== null) return { value: { header: null, declarations: [], comments: [], lost: ['*'], span }, diagnostics: [foreign] };
  const lexed = lex(source, limits);
  if (!lexed.readable) return { value: { header: null, declarations: [], comments: lexed.comments, lost: ['*'], span }, diagnostics: lexed.diagnostics };
  markKeywords(lexed.tokens);
  const reader = theParser();
  reader.begin(source, lexed.tokens, limits.nesting);
  const { header, declarations: read } = reader.file();
  const errors = reader.tooDeep ? [] : reader.errors.map((error) => explain(source, error));
  const diagnostics = [...lexed.diagnostics, ...reader.diagnostics, ...errors];
  const lost = [...reader.lost];
  const { tooDeep } = reader;
  for (const hole of reader.holes) diagnostics.push(...readHole(reader, source, limits, hole));
  const declarations = withoutTall(source, read, limits, diagnostics, lost);
  if (header === null && !diagnostics.some((d) => d.span?.start === 0)) diagnostics.push(reportHeader(source));
  if (declarations.length > limits.declarations)
    diagnostics.push(diagnose(tooManyDeclarations, source.path, declarations[limits.declarations].span, { limit: limits.declarations }));
  const words = tooDeep ? ['*'] : wordsOf(source, lost, lexed.comments);
  return { value: { header, declarations, comments: lexed.comments, lost: words, span }, diagnostics: inOrder(diagnostics) };
}

const invalid = (written: string, problem: string): string => `\`{${written}}\` in this text is not a valid value: ${problem}`;

/** Reads the value between two braces of a text, and puts it into its place. */
function readHole(reader: HsimParser, { path, text }: SourceFile, limits: SourceLimits, { parts, index, span }: HsimParser['holes'][number]): Diagnostic[] {
  const written = text.slice(span.start, span.end);
  const refuse = (at: Span, why: string): Diagnostic[] => {
    const around = spanOf(span.start - 1, span.end + 1);
    const doubled = `{{${written}}}`;
    const suggestions = [replace(`write \`${doubled}\` for literal braces`, around, `{${doubled.slice(1)}`, false)];
    return [diagnose(braceInText, path, at, { why }, { found: written, suggestions })];
  };
  const lexed = lex({ path, text: written }, limits);
  const [bad] = lexed.diagnostics;
  if (written.trim() === '') return refuse(spanOf(span.start - 1, span.end + 1), 'braces in a text must contain a value; these are empty');
  if (bad !== undefined || lexed.comments.length > 0) {
    const { start, end } = bad?.span ?? spanOf(0, written.length);
    return refuse(
      spanOf(span.start + start, span.start + end),
      bad === undefined ? 'braces in a text must contain a value, not a comment' : invalid(written, bad.message),
    );
  }
  for (const token of lexed.tokens) {
    token.startOffset += span.start;
    token.endOffset = (token.endOffset ?? 0) + span.start;
  }
  markKeywords(lexed.tokens);
  const upToHere = { path, text: text.slice(0, span.end) };
  reader.begin(upToHere, lexed.tokens, limits.nesting);
  const value = reader.value();
  const wrong = [...reader.diagnostics, ...reader.errors.map((error) => explain(upToHere, error))][0];
  // What is missing at the end is missed at the closing brace.
  const place = wrong?.span ?? span;
  const at = place.start < place.end ? place : spanOf(span.end, span.end + 1);
  if (wrong !== undefined || reader.tooDeep)
    return refuse(at, invalid(written, wrong?.message.replace('the end of the file', '`}`').replace('a declaration', '`}`') ?? 'it is nested too deeply'));
  parts[index] = value;
  return [];
}

function reportHeader(source: SourceFile): Diagnostic {
  const at = source.text.startsWith('\ufeff') ? 1 : 0;
  return diagnose(
    headerMissing,
    source.path,
    spanOf(at, at),
    {},
    { expected: ['`hsim 1`'], suggestions: [{ title: 'add `hsim 1`', edits: [{ span: spanOf(at, at), text: 'hsim 1\n\n' }], safe: true }] },
  );
}

/** Declarations that later stages can go through; the others are reported and given up. */
function withoutTall(
  source: SourceFile,
  declarations: readonly Declaration[],
  limits: SourceLimits,
  diagnostics: Diagnostic[],
  lost: Span[],
): readonly Declaration[] {
  return declarations.filter((declaration) => {
    const place = tooTall(declaration, limits.height);
    if (place === null) return true;
    const end = Math.min(place.end, place.start + 1);
    diagnostics.push(
      diagnose(tooLarge, source.path, spanOf(place.start, end), {
        problem: 'this declaration is nested too deeply',
        limit: `${limits.height} levels`,
      }),
    );
    lost.push(declaration.span);
    return false;
  });
}

/** Words of what was passed over, but for its comments: names among them may have been declared there. */
function wordsOf(source: SourceFile, lost: readonly Span[], comments: readonly Comment[]): string[] {
  const words = new Set<string>();
  for (const { start, end } of lost) {
    let from = start;
    const add = (to: number): void => {
      for (const [word] of source.text.slice(from, to).matchAll(/[A-Za-z_][A-Za-z0-9_]*/g)) words.add(word);
    };
    for (const { span } of comments) {
      if (span.start < from || span.start >= end) continue;
      add(span.start);
      from = span.end;
    }
    add(end);
  }
  return [...words];
}
