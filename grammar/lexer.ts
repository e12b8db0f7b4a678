/** Text → tokens and comments. Every mistake is reported and repaired here, so that the parser sees a clean, balanced stream. */
import { type IToken, Lexer } from 'chevrotain';
import type { Comment } from './ast/ast.ts';
import { type Diagnostic, diagnose, kind, replace } from './diagnostic.ts';
import { balance } from './recovery/brace-balance.ts';
import { repairs } from './recovery/lexeme-repair.ts';
import { badEscape } from './rules/text-escapes.ts';
import { type SourceFile, spanOf } from './source-text.ts';
import type { SourceLimits } from './text-limits.ts';
import * as t from './tokens.ts';

export const tooLarge = kind(
  'HS1009',
  'error',
  'File, text or nesting too large',
  (_: { problem: string; limit: string }) => `${_.problem}; the limit is ${_.limit}`,
);
export const notText = kind('HS1010', 'error', 'Not a text file', (_: { why: string }) => `this is not a \`.hsim\` text file: ${_.why}`);
export const hiddenCharacter = kind(
  'HS1011',
  'error',
  'Invisible character',
  (_: { code: string; what: string }) => `the invisible character ${_.code} (${_.what}) is not allowed, even in text or comments`,
);
export const unknownEscape = kind(
  'HS1019',
  'error',
  'Unknown escape sequence',
  (_: { found: string }) => `unknown escape sequence \`${_.found}\`; the supported escape sequences are \`\\"\`, \`\\\\\`, \`\\n\` and \`\\t\``,
);

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  /** False where the text is not worth parsing at all. */
  readonly readable: boolean;
}

const lexer = new Lexer(t.lexerDefinition, { positionTracking: 'onlyOffset', ensureOptimizations: false, skipValidations: true });

export function lex(source: SourceFile, limits: SourceLimits): Lexed {
  const refused = refuse(source, limits);
  if (refused !== null) return { tokens: [], comments: [], diagnostics: [refused], readable: false };
  const balanced = balance(source);
  const diagnostics: Diagnostic[] = [...hidden(source), ...balanced.diagnostics];
  const hiddenAt = new Set(diagnostics.map((d) => (d.code === hiddenCharacter.code ? d.span?.start : undefined)));

  const text = insertBraces(source.text, balanced.missing);
  const result = lexer.tokenize(text);
  const original = offsetMap(balanced.missing);
  const tokens: IToken[] = [];
  let depth = 0;
  let tooDeep = false;
  for (const token of result.tokens) {
    const length = token.image.length;
    const { offset, inserted } = original(token.startOffset);
    token.startOffset = offset;
    token.endOffset = inserted ? offset - 1 : offset + length - 1;
    if (!inserted && token.image === '}' && balanced.stray.has(offset)) continue;
    const repair = repairs.get(token.tokenType);
    if (repair !== undefined) {
      const { diagnostic, tokens: right } = repair(source, token);
      if (!hiddenAt.has(token.startOffset)) diagnostics.push(diagnostic);
      tokens.push(...right);
      continue;
    }
    if (token.tokenType === t.Text) diagnostics.push(...escapes(source, token));
    // The quotes are not part of the text.
    if (token.tokenType === t.Text && length - 2 > limits.textLength)
      diagnostics.push(
        diagnose(tooLarge, source.path, tokenSpan(token), { problem: `this text has ${length - 2} characters`, limit: String(limits.textLength) }),
      );
    depth = Math.max(0, depth + nesting(token));
    if (depth > limits.nesting && !tooDeep) {
      tooDeep = true;
      diagnostics.push(diagnose(tooLarge, source.path, tokenSpan(token), { problem: 'brackets are nested too deeply', limit: `${limits.nesting} levels` }));
    }
    tokens.push(token);
  }
  const originalOfComment = offsetMap(balanced.missing);
  const comments = (result.groups['comments'] ?? []).map((token) => {
    const start = originalOfComment(token.startOffset).offset;
    return { text: token.image, span: spanOf(start, start + token.image.length) };
  });
  // A stack overflow in the parser is worse than no tree: beyond the limit nothing is parsed.
  return { tokens: tooDeep ? [] : tokens, comments, diagnostics, readable: !tooDeep };
}

/** The first escape of a text that does not exist. */
function escapes(source: SourceFile, token: IToken): Diagnostic[] {
  const bad = badEscape(token.image);
  if (bad === null) return [];
  const start = token.startOffset + bad.offset;
  const span = spanOf(start, start + bad.escape.length);
  const { image } = token;
  const doubled = image.replace(/\\([\s\S])/g, (pair, c: string) => (c === '\\' ? pair : `\\${pair}`));
  // In `"C:\temp\data"` nobody means the tab, in `"One\tor \d"` it is meant.
  const others = !image.includes('\\"') && /^(?:[^\\]|\\[^nt])*\\[nt]/.test(image);
  const one = replace('write the backslash as `\\\\`', span, `\\${bad.escape}`, !others);
  const suggestions = others ? [one, replace('write every backslash in this text as `\\\\`', tokenSpan(token), doubled, false)] : [one];
  return [diagnose(unknownEscape, source.path, span, { found: bad.escape }, { found: bad.escape, suggestions })];
}

/** Where a token is in the source; a repaired one has another text than the source. */
export function tokenSpan(token: IToken): { start: number; end: number } {
  return spanOf(token.startOffset, (token.endOffset ?? token.startOffset) + 1);
}

function nesting(token: IToken): number {
  const c = token.image;
  if (c.length !== 1) return 0;
  if (c === '{' || c === '(' || c === '[') return 1;
  return c === '}' || c === ')' || c === ']' ? -1 : 0;
}

function refuse(source: SourceFile, limits: SourceLimits): Diagnostic | null {
  const { text, path } = source;
  const nul = text.indexOf('\0');
  if (nul >= 0) return diagnose(notText, path, spanOf(nul, nul + 1), { why: 'it contains a NUL character (U+0000)' });
  if (text.length > limits.sourceLength)
    return diagnose(tooLarge, path, spanOf(0, 0), { problem: `this file has ${text.length} characters`, limit: String(limits.sourceLength) });
  return null;
}

/** Names of Unicode. */
const hiddenNames: ReadonlyMap<number, string> = new Map([
  [0x200b, 'zero-width space'],
  [0x2060, 'word joiner'],
  [0xfeff, 'byte order mark'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
]);

/** Bidirectional controls, lone surrogates and signs without width, also inside texts and comments, where no token would show them. */
function hidden(source: SourceFile): Diagnostic[] {
  const found: Diagnostic[] = [];
  const pattern = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  for (const match of source.text.matchAll(pattern)) {
    const unit = match[0].charCodeAt(0);
    if (unit === 0xfeff && match.index === 0) continue;
    const span = spanOf(match.index, match.index + 1);
    const what = hiddenNames.get(unit) ?? 'unpaired surrogate';
    found.push(
      diagnose(
        hiddenCharacter,
        source.path,
        span,
        { code: `U+${unit.toString(16).toUpperCase()}`, what },
        { suggestions: [{ title: 'remove this character', edits: [{ span, text: '' }], safe: true }] },
      ),
    );
    if (found.length === 20) break;
  }
  return found;
}

/** Each missing brace stands on a line of its own, so that no comment swallows it. */
const MISSING = '\n}';

function insertBraces(text: string, missing: readonly number[]): string {
  if (missing.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const at of missing) {
    parts.push(text.slice(from, at), MISSING);
    from = at;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Offsets of the text with inserted braces → offsets of the source, asked in ascending order. */
function offsetMap(missing: readonly number[]): (offset: number) => { readonly offset: number; readonly inserted: boolean } {
  const length = MISSING.length;
  let before = 0;
  return (offset) => {
    while (before < missing.length && missing[before] + (before + 1) * length <= offset) before++;
    const inserted = before < missing.length && offset >= missing[before] + before * length;
    return { offset: inserted ? missing[before] : offset - before * length, inserted };
  };
}
