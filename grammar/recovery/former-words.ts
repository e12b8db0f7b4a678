/** Statements of earlier versions of the language, read as what is written instead. */
import type { Body, FieldNode, Statement, TextValue, ValueNode } from '../ast/ast.ts';
import { type Edit, echo } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { removalOf, type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { bare } from './recover-bodies.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

/** Verbs of which only the name is another. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['refer', 'order'],
  ['end_careplan', 'stop'],
]);

/** Whether a statement of an earlier version begins here. */
export function startsFormer(p: P): boolean {
  const { image } = p.next();
  if (!p.ahead(1, t.Word) || p.startsField()) return false;
  if (image === 'unique') return p.next(2).tokenType === t.LParen;
  return renamed.has(image) || (image === 'document' && (p.next(2).tokenType === t.SystemCode || p.ahead(2, t.Word)));
}

/** Before an item: a renamed verb gets its new name; `null` and nodes take the place of what was read here. */
export function formerItem(p: P): Statement | null | undefined {
  if (!startsFormer(p)) return undefined;
  const word = p.next();
  const name = renamed.get(word.image);
  if (name !== undefined) {
    const span = p.spanOf(word);
    p.report(say.formerSyntax, span, { found: word.image, why: null }, { found: word.image, suggestions: [change(`write \`${name}\``, [[span, name]])] });
    p.become(word, t.Word, name);
    return undefined;
  }
  return word.image === 'unique' ? uniqueIdentifiers(p) : documentOfType(p);
}

/** `unique(mrn)`: identifiers are unique as they are. */
function uniqueIdentifiers(p: P): null {
  const start = p.spanOf(p.take());
  p.read(p.args);
  const span = p.since(start);
  const found = p.text(span);
  p.report(
    say.formerSyntax,
    span,
    { found, why: 'record numbers and other identifiers are always unique' },
    { found, suggestions: [change(`remove \`${echo(found)}\``, [[removalOf(p.source.text, span), '']])] },
  );
  return null;
}

/** `document docs.letter { text: "…" }` is `note "…" { type: docs.letter }`. */
function documentOfType(p: P): Statement {
  const verb = p.nameOf(p.take());
  const argument = p.read(p.bareArgument);
  const when = p.next().tokenType === kw.when ? p.read(p.guard) : null;
  const chance = p.next().tokenType === kw.chance ? p.read(p.suffixChance) : null;
  const body = p.next().image === '{' ? p.read(p.body) : null;
  const text = body?.items.find((item): item is FieldNode => item.kind === 'field' && p.text(item.path.span) === 'text');
  const written: TextValue | null =
    text === undefined ? { kind: 'text', text: '', span: spanOf(argument.span.end, argument.span.end) } : text.value.kind === 'text' ? text.value : null;
  const type = p.text(argument.span);
  const span = p.since(verb.span);
  const quoted = written === null || text === undefined ? '""' : p.text(written.span);
  const edits: Edit[] = [{ span: spanOf(verb.span.start, argument.span.end), text: `note ${quoted}` }];
  if (body === null) edits.push({ span: spanOf(span.end, span.end), text: ` { type: ${type} }` });
  else if (text === undefined) edits.push({ span: spanOf(body.span.start + 1, body.span.start + 1), text: ` type: ${type} ` });
  else edits.push({ span: text.span, text: `type: ${type}` });
  p.report(
    say.formerSyntax,
    verb.span,
    { found: 'document', why: null },
    { found: 'document', suggestions: written === null ? [] : [{ title: `write \`note ${echo(quoted)} { type: ${type} }\``, edits, safe: true }] },
  );
  const kind = field('type', argument, argument.span);
  const items = body === null ? [kind] : [...body.items.filter((item) => item !== text), kind];
  const braces: Body = { items, span: body?.span ?? span };
  return { ...bare({ text: 'note', span: verb.span }), argument: written ?? text?.value ?? null, when, chance, body: braces, span };
}

function field(name: string, value: ValueNode, span: Span): FieldNode {
  return { kind: 'field', path: { kind: 'path', names: [{ text: name, span }], index: null, span }, value, span };
}

function change(title: string, edits: readonly (readonly [Span, string])[]): { readonly title: string; readonly edits: readonly Edit[]; readonly safe: true } {
  return { title, edits: edits.map(([span, text]) => ({ span, text })), safe: true };
}
