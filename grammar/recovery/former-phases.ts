/** `phase titration from diagnosis for 3 months { event … }` of earlier versions: what it says of its events, each of them says itself. */
import type { Clause, ClauseKind, EventNode } from '../ast/ast.ts';
import type { Edit } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

/** Reads a phase where one stands, and gives it up; undefined where there is none. */
export function formerPhase(p: P): null | undefined {
  if (p.next().image !== 'phase' || !p.ahead(1, t.Word) || !p.ahead(2, t.Word) || p.startsField()) return undefined;
  const word = p.next();
  const start = p.spanOf(word);
  // It is read like an event whose body is a timeline.
  p.become(word, kw.event);
  const phase = p.read(p.eventChange);
  p.report(
    say.formerSyntax,
    spanOf(start.start, phase.path.span.end),
    { found: 'phase', why: 'each event has its own start and end' },
    { found: 'phase', suggestions: phase.body === null ? [] : [rewritten(p, phase, start.start)] },
  );
  p.lose(start.start);
  return null;
}

type Found<K extends ClauseKind> = Extract<Clause, { readonly kind: K }> | undefined;

function rewritten(p: P, phase: EventNode, start: number): { readonly title: string; readonly edits: readonly Edit[]; readonly safe: boolean } {
  const clause = <K extends ClauseKind>(kind: K): Found<K> => phase.clauses.find((one) => one.kind === kind) as Found<K>;
  const [from, until, length] = [clause('from'), clause('until'), clause('for')];
  const begin = from === undefined ? 'start' : p.text(from.time.span);
  const end = until !== undefined ? p.text(until.time.span) : length !== undefined ? `${begin} + ${p.text(length.length.span)}` : null;
  const edits: Edit[] = [];
  let safe = true;
  const body = phase.body?.span ?? phase.span;
  for (const item of phase.body?.items ?? []) {
    const event = item.kind === 'override' ? item.item : item;
    if (event.kind !== 'event') continue;
    const has = (...kinds: readonly ClauseKind[]): Clause | undefined => event.clauses.find(({ kind }) => kinds.includes(kind));
    const at = has('at');
    const time = at ?? has('every', 'rate');
    if (time === undefined) continue;
    const own = has('from');
    const ends = has('for', 'until', 'times') !== undefined || end === null;
    let text = '';
    if (at === undefined && own === undefined && from !== undefined) text += ` from ${begin}`;
    if (at?.kind === 'at' && at.thenEvery === null) safe &&= ends || p.text(at.time.span) === begin;
    else if (!ends)
      text += until === undefined && length !== undefined && own === undefined && at === undefined ? ` for ${p.text(length.length.span)}` : ` until ${end}`;
    const place = own?.span.end ?? time.span.end;
    if (text !== '') edits.push({ span: spanOf(place, place), text });
  }
  const source = p.source.text;
  const inner = /^[ \t]*(?:\r?\n[ \t]*)?/.exec(source.slice(body.start + 1))?.[0].length ?? 0;
  const before = /\r?\n?[ \t]*$/.exec(source.slice(0, body.end - 1))?.[0].length ?? 0;
  edits.push(
    { span: spanOf(start, body.start + 1 + inner), text: '' },
    { span: spanOf(Math.max(body.end - 1 - before, body.start + 1 + inner), body.end), text: '' },
  );
  edits.push(...outdented(source, start, spanOf(body.start + 1 + inner, body.end - 1 - before)));
  edits.push(...uses(p, phase.path.names[0].text, spanOf(start, body.start), begin, end));
  return { title: `remove \`phase ${phase.path.names[0].text}\`, and write its start and end in each of its events`, edits, safe };
}

/** The lines of a block after its first, as far to the left as the block itself. */
function outdented(source: string, block: number, inside: Span): Edit[] {
  const indent = (at: number): number => at - (source.lastIndexOf('\n', at - 1) + 1);
  const most = indent(inside.start) - indent(block);
  const lines = [...source.slice(inside.start, Math.max(inside.start, inside.end)).matchAll(/\n([ \t]*)/g)];
  return lines.flatMap(({ index, 1: { length } }): Edit[] => {
    const at = inside.start + index + 1;
    return most > 0 && length > 0 ? [{ span: spanOf(at, at + Math.min(length, most)), text: '' }] : [];
  });
}

/** Where its name stands for its beginning, and `name.end` for its end. */
function uses(p: P, name: string, head: Span, begin: string, end: string | null): Edit[] {
  const tokens = p.input;
  return tokens.flatMap((token, i): Edit[] => {
    const span = p.spanOf(token);
    if (token.image !== name || (span.start >= head.start && span.end <= head.end)) return [];
    const [before, next, after] = [tokens[i - 1]?.image, tokens[i + 1]?.image, tokens[i + 2]];
    if (before === '.' || before === 'event' || before === 'anchor' || next === ':' || next === '{') return [];
    if (next !== '.') return [{ span, text: begin }];
    return after?.image === 'end' && end !== null ? [{ span: spanOf(span.start, p.spanOf(after).end), text: end }] : [];
  });
}
