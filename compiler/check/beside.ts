/** Declarations that were written inside a timeline: the edit that puts them next to it. */
import type { BodyItem } from '../../grammar/ast/ast.ts';
import type { Suggestion } from '../../grammar/diagnostic.ts';
import { lex } from '../../grammar/lexer.ts';
import { type SourceFile, type Span, spanOf } from '../../grammar/source-text.ts';
import { defaultSourceLimits } from '../../grammar/text-limits.ts';

/** Declarations that are looked for in a timeline. */
const declarations: ReadonlySet<string> = new Set(['states', 'cycle', 'flow', 'measure', 'target', 'variations', 'codes', 'expect']);

export function standsBeside(item: BodyItem): boolean {
  const name = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
  return name !== null && declarations.has(name.text);
}

/**
 * Moves a declaration to after the timeline that holds it. The parser, which expects a statement there, need not have read all of it: it reaches to
 * the brace that closes its block.
 */
export function moveOut(source: SourceFile, item: Span, timeline: Span): Suggestion[] {
  const end = blockEnd(source, item.start);
  if (end === null || end > timeline.end) return [];
  const block = source.text.slice(item.start, end);
  const [before, indent] = /\r?\n([ \t]*)$/.exec(source.text.slice(0, item.start)) ?? ['', ''];
  const moved = block.replaceAll(`\n${indent}`, '\n');
  return [
    {
      title: 'put it after the timeline',
      edits: [
        { span: spanOf(item.start - before.length, end), text: '' },
        { span: spanOf(timeline.end, timeline.end), text: `\n\n${moved}` },
      ],
      safe: true,
    },
  ];
}

/** The offset after the brace that closes the first block from `start` on. */
function blockEnd(source: SourceFile, start: number): number | null {
  let depth = 0;
  for (const { startOffset, image } of lex(source, defaultSourceLimits).tokens) {
    if (startOffset < start) continue;
    if (image === '{') depth++;
    else if (image === '}' && --depth <= 0) return depth === 0 ? startOffset + 1 : null;
  }
  return null;
}
