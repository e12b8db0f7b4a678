/** Signs that are wrong, missing or needless: what each is reported as, and what the parser reads in its place. */
import { EOF, type IToken, type TokenType } from 'chevrotain';
import { type Edit, echo, replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { depthOf } from '../rules/rule-reader.ts';
import { isLiteral } from '../rules/value-rules.ts';
import { type SourceFile, type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

/** A span and the blanks before it on its line. */
export function withSpaceBefore(p: P, span: Span): Span {
  let { start } = span;
  while (start > 0 && (p.source.text[start - 1] === ' ' || p.source.text[start - 1] === '\t')) start--;
  return spanOf(start, span.end);
}

const signNames: ReadonlyMap<TokenType, string> = new Map([
  [t.Comma, 'comma'],
  [t.Semicolon, 'semicolon'],
  [t.Colon, 'colon'],
]);

/** Leaves out the token `k` ahead, and reports it as needless; the edit takes the blanks before it too where `blanks` says so. */
export function dropNeedless(p: P, where: string, k = 1, blanks = true, what?: string): void {
  const token = p.remove(k);
  const span = p.spanOf(token);
  const shown = what ?? signNames.get(token.tokenType) ?? `\`${token.image}\``;
  p.report(
    say.needlessSign,
    span,
    { what: shown, where },
    {
      found: token.image,
      suggestions: [
        replace(`remove ${what === undefined && !signNames.has(token.tokenType) ? '' : 'the '}${shown}`, blanks ? withSpaceBefore(p, span) : span, ''),
      ],
    },
  );
}

/** Leaves out a word before what it does not belong to, with the blanks after it. */
export function dropWord(p: P, word: string, where: string, k = 1): void {
  const span = p.spanOf(p.remove(k));
  const edits = [{ span: spanOf(span.start, p.spanOf(p.next(k)).start), text: '' }];
  p.report(say.needlessSign, span, { what: `word \`${word}\``, where }, { found: word, suggestions: [{ title: `remove \`${word}\``, edits, safe: true }] });
}

/** Reads a token as another, and reports the rule that it breaks and what is written instead. */
export function otherForm(p: P, token: IToken, type: TokenType, right: string, rule: string, expected: readonly string[] = []): void {
  const span = p.spanOf(token);
  const found = token.image;
  p.become(token, type);
  p.report(say.otherForm, span, { found, rule }, { found, expected, suggestions: [replace(`write \`${right}\``, span, right)] });
}

/** Reports a span that is written otherwise, with the edit that writes it so. */
export function writtenAs(p: P, span: Span, right: string, rule: string): void {
  const found = p.text(span);
  p.report(say.otherForm, span, { found: echo(found), rule }, { found, suggestions: [replace(`write \`${right}\``, span, right)] });
}

/** Reports a colon that is missing after `name`, and reads it. */
export function forgotColon(p: P, name: Span): void {
  const at = p.endOfLast();
  const span = spanOf(name.start, Math.max(at, name.end));
  const found = p.text(span);
  p.report(
    say.missingColon,
    span,
    { name: echo(found) },
    { found, suggestions: [{ title: `add \`:\` after \`${echo(found)}\``, edits: [{ span: spanOf(at, at), text: ':' }], safe: true }] },
  );
  p.insert(t.Colon, ':', 1, at);
}

/** `=` or `->` where a colon stands. */
export function meantColon(p: P, token: IToken): boolean {
  if (token.tokenType !== t.Equals && token.tokenType !== t.Arrow) return false;
  const span = p.spanOf(token);
  const found = p.text(span);
  const { text } = p.source;
  const before = /[ \t]/.test(text[span.start - 1] ?? '') ? 1 : 0;
  const right = `:${/\s/.test(text[span.end] ?? ' ') ? '' : ' '}`;
  p.report(
    say.wrongSign,
    span,
    { rule: 'a name and its value are separated by `:`', found },
    { found, suggestions: [replace('write `:`', spanOf(span.start - before, span.end), right)] },
  );
  p.become(token, t.Colon);
  return true;
}

/** A literal, or the sign of one. */
const amounts: ReadonlySet<TokenType> = new Set([t.Number_, t.Percent, t.Money, t.DateTime, t.Minus]);
export const startsAmount = (p: P, k: number): boolean => amounts.has(p.next(k).tokenType);
/** A literal directly after a name: a field whose colon was forgotten. */
export const startsLiteral = (p: P, k = 1): boolean => isLiteral(p.next(k).tokenType);
/** Whether a value may begin with the token `k` ahead. */
export const startsOperand = (p: P, k: number): boolean =>
  isLiteral(p.next(k).tokenType) || p.ahead(k, t.Word) || [t.LParen, t.LBracket, t.Minus].includes(p.next(k).tokenType);
export const startsWeight = (p: P): boolean => p.next().tokenType === t.Percent || p.next().tokenType === t.Number_ || p.next().image === 'rest';
/** Whether a block ends here: with its brace, or with the file. */
export const blockEnds = (p: P): boolean => p.next().image === '}' || p.next().tokenType === EOF;

/** How far ahead the bracket stands that closes the one `k` ahead; 0 where there is none. */
export function closingOf(p: P, k: number): number {
  const opening = p.next(k);
  const depth = depthOf(opening) + 1;
  const sign = opening.image === '(' ? ')' : opening.image === '[' ? ']' : '}';
  for (let i = k + 1; ; i++) {
    const token = p.next(i);
    if (token.tokenType === EOF || depthOf(token) < depth) return 0;
    if (depthOf(token) === depth && token.image === sign) return i;
  }
}

/** `choose (…)`: other brackets where braces stand, which are read as braces. The opening one is the second token ahead. */
export function meantBraces(p: P): void {
  const opening = p.next(2);
  const closing = closingOf(p, 2);
  const span = p.spanOf(opening);
  const edits: Edit[] = [{ span, text: p.source.text[span.start - 1] === ' ' ? '{ ' : ' { ' }];
  if (closing > 0) edits.push({ span: p.spanOf(p.next(closing)), text: ' }' });
  p.report(
    say.wrongSign,
    span,
    { rule: `the arms of \`${p.next().image}\` start with \`{\``, found: opening.image },
    { found: opening.image, suggestions: closing === 0 ? [] : [{ title: 'write `{ … }`', edits, safe: true }] },
  );
  p.become(opening, t.LBrace, '{');
  if (closing > 0) p.become(p.next(closing), t.RBrace, '}');
}

/** A text in single quotes, where only a text can stand. */
export function meantText(p: P, token: IToken, what: string): boolean {
  if (token.tokenType !== t.Unit) return false;
  const found = token.image;
  const right = JSON.stringify(found.slice(1, -1));
  const span = p.spanOf(token);
  p.report(say.wrongPart, span, { what: `${what} must be in double quotes` }, { found, suggestions: [replace('write double quotes', span, right)] });
  p.become(token, t.Text, right);
  return true;
}

/** After an item of a block, which follow each other without commas. */
export function noComma(p: P): void {
  const { tokenType } = p.next();
  if ((tokenType === t.Comma || tokenType === t.Semicolon) && (p.ahead(2, t.Word) || p.next(2).image === '}'))
    dropNeedless(p, 'after a field or statement, where no separator is needed', 1, false);
}

/** What can begin an arm, besides a word. */
const armStarts: ReadonlySet<TokenType> = new Set([t.Number_, t.Text, t.Percent, t.Money, t.Dots, t.DotsOpen, t.Comparison]);

/** After a member of a list with commas: a comma, none before the closing bracket. */
export function comma(p: P, arms: boolean): void {
  for (;;) {
    const sign = p.next();
    if (sign.tokenType !== t.Comma && sign.tokenType !== t.Semicolon) break;
    const { image } = p.next(2);
    if (arms ? image === '}' : image === ')' || image === ']') dropNeedless(p, `before the closing ${arms ? 'brace' : 'bracket'}`, 1, false);
    else if (p.next(2).tokenType === t.Comma) dropNeedless(p, 'before another comma', 1, false);
    else {
      if (sign.tokenType === t.Semicolon) {
        const span = p.spanOf(sign);
        p.report(say.wrongSign, span, { rule: 'values are separated by `,`', found: ';' }, { found: ';', suggestions: [replace('write `,`', span, ',')] });
        p.become(sign, t.Comma, ',');
      }
      return;
    }
  }
  if (arms && (p.ahead(1, t.Word) || armStarts.has(p.next().tokenType))) forgottenComma(p);
  else if (p.ruleAt() === 'args' && p.ahead(1, t.Word) && p.next(2).tokenType === t.Colon) {
    const at = p.endOfLast();
    const suggestions = [{ title: 'add a comma', edits: [{ span: spanOf(at, at), text: ',' }], safe: true }];
    p.report(say.missingSign, p.nextSpan(), { what: 'missing comma between arguments' }, { suggestions });
    p.insert(t.Comma, ',', 1, at);
  }
}

/** The commas that one list lacks are one mistake: the first is reported, with the edits for all. By the token that closes the list. */
const lacking = new WeakMap<IToken, { title: string; readonly edits: Edit[]; readonly safe: true }>();

function forgottenComma(p: P): void {
  const at = p.endOfLast();
  const edit = { span: spanOf(at, at), text: ',' };
  const closing = closingAround(p);
  const suggestion = closing.tokenType === EOF ? undefined : lacking.get(closing);
  if (suggestion === undefined) {
    const first = { title: 'add a comma', edits: [edit], safe: true as const };
    if (closing.tokenType !== EOF) lacking.set(closing, first);
    p.report(say.missingSign, spanOf(at, p.nextSpan().start), { what: 'missing comma between arms' }, { suggestions: [first] });
  } else {
    suggestion.title = 'add the commas';
    suggestion.edits.push(edit);
  }
  p.insert(t.Comma, ',', 1, at);
}

/** The brace that closes the current list; the end of the file where none does. Looked for once in each list. */
function closingAround(p: P): IToken {
  const first = p.next();
  const known = closings.get(p.source);
  if (known !== undefined && known.depth === depthOf(first) && known.from <= first.startOffset && first.startOffset < known.closing.startOffset)
    return known.closing;
  let depth = 0;
  for (let k = 1; ; k++) {
    const token = p.next(k);
    if (token.image === '{') depth++;
    else if (token.image === '}') depth--;
    if (depth >= 0 && token.tokenType !== EOF) continue;
    closings.set(p.source, { depth: depthOf(first), from: first.startOffset, closing: token });
    return token;
  }
}

const closings = new WeakMap<SourceFile, { readonly depth: number; readonly from: number; readonly closing: IToken }>();

/** The token that the current arm begins with. */
function startOfArm(p: P): IToken {
  const depth = depthOf(p.next());
  let k = 0;
  while (depthOf(p.next(k - 1)) >= depth && p.next(k - 1).image !== ',') k--;
  return p.next(k);
}

const rowSigns: ReadonlySet<TokenType> = new Set([t.Colon, t.Equals, t.Comma, t.Pipe]);

/** Where a colon is forgotten, and what then follows. */
const forgotten: ReadonlyMap<string, (p: P) => boolean> = new Map<string, (p: P) => boolean>([
  ['chooseArm', startsWeight],
  ['mixtureArm', (p) => p.ahead(1, t.Word) || startsAmount(p, 1)],
  ['codes', (p) => p.ahead(1, t.Word)],
  ['param', (p) => !p.beginsLine() && !p.next().image.startsWith('{') && p.next().tokenType !== EOF],
]);

/** What is read where another token is expected; false where the token is simply wrong. */
export const insteadOf: ReadonlyMap<TokenType, (p: P) => boolean> = new Map<TokenType, (p: P) => boolean>([
  [
    t.Colon,
    (p) => {
      if (meantColon(p, p.next())) return true;
      const rule = p.ruleAt();
      if (forgotten.get(rule)?.(p) !== true) return false;
      forgotColon(p, p.spanOf(rule === 'codes' || rule === 'param' ? p.next(0) : startOfArm(p)));
      return true;
    },
  ],
  [
    t.LBrace,
    (p) => {
      const { tokenType, image } = p.next();
      if (p.ruleAt() === 'codes') return systemName(p);
      if (p.next(2).image !== '{') return false;
      if (tokenType === t.Colon || tokenType === t.Equals) dropNeedless(p, 'before the braces');
      else if (image === 'then' && p.ruleAt(1) === 'ifItem') dropNeedless(p, 'before the braces of an `if`');
      else return false;
      return true;
    },
  ],
  [
    t.Text,
    (p) => {
      const rule = p.ruleAt();
      if (rule === 'codeRow' && rowSigns.has(p.next().tokenType)) {
        dropNeedless(p, 'in a row, which has the form `name code "description"`');
        return true;
      }
      if (rule === 'scenario' && p.next().tokenType === t.Colon && p.next(2).tokenType === t.Text) {
        dropNeedless(p, 'before the title');
        return true;
      }
      return meantText(p, p.next(), rule === 'codeRow' ? 'the description of a code' : rule === 'scenario' ? 'a title' : 'a path');
    },
  ],
  [
    t.RowCode,
    (p) => {
      const token = p.next();
      if (rowSigns.has(token.tokenType)) dropNeedless(p, 'in a row, which has the form `name code "description"`');
      else if (token.tokenType === t.Text && p.next(2).tokenType === t.Text) {
        // A code has no quotes.
        const text = token.image.slice(1, -1);
        const span = p.spanOf(token);
        const suggestions = [replace(`write \`${text}\``, span, text)];
        p.report(say.wrongPart, span, { what: 'a code must not be in quotes' }, { found: token.image, suggestions });
        p.become(token, t.RowCode, text);
      } else return false;
      return true;
    },
  ],
  [kw.then, meantThen],
  [kw.else, meantElse],
]);

/** `ICD-10-CM`: a system written with hyphens is read whole; the checks say how it is written. */
function systemName(p: P): boolean {
  const name = p.next(0);
  let taken = false;
  while (p.next().image !== '{' && p.next().tokenType !== EOF && depthOf(p.next()) === 0 && !p.beginsLine()) {
    const last = p.spanOf(p.next());
    p.remove();
    name.image = p.text(spanOf(name.startOffset, last.end));
    name.endOffset = last.end - 1;
    taken = true;
  }
  return taken;
}

/** The edits of an `if` that has a colon where `then` stands; those at its `else` are added when it is read. */
const colonIfs = new WeakMap<SourceFile, Edit[][]>();

/** `if a: b else: c` and `if (a) { b } else { c }`, where the value is asked for. */
function meantThen(p: P): boolean {
  const sign = p.next();
  const braces = sign.image === '{';
  if (p.ruleAt() !== 'ifValue' || (!braces && sign.tokenType !== t.Colon)) return false;
  const span = p.spanOf(sign);
  const edits: Edit[] = [{ span, text: braces ? 'then' : ' then' }];
  const drop = (k: number): void => {
    edits.push({ span: p.spanOf(p.remove(k)), text: '' });
  };
  if (braces) {
    const close = closingOf(p, 1);
    if (close > 0 && p.next(close + 1).image === 'else') {
      if (p.next(close + 2).image === '{') {
        const second = closingOf(p, close + 2);
        drop(close);
        drop(close + 1);
        if (second > 0) drop(second - 2);
      } else drop(close);
    } else if (close > 0) drop(close);
  } else {
    const open = colonIfs.get(p.source) ?? [];
    open.push(edits);
    colonIfs.set(p.source, open);
  }
  p.report(
    say.otherForm,
    span,
    { found: braces ? 'if … { … } else { … }' : 'if …: … else: …', rule: 'a conditional value is written `if … then … else …`' },
    { found: p.text(span), suggestions: [{ title: 'write `then`', edits, safe: true }] },
  );
  p.become(sign, kw.then, 'then');
  return true;
}

function meantElse(p: P): boolean {
  if (p.ruleAt() !== 'ifValue' || p.next().image !== 'else' || p.next(2).tokenType !== t.Colon) return false;
  p.become(p.next(), kw.else);
  const span = p.spanOf(p.remove(2));
  colonIfs.get(p.source)?.pop()?.push({ span, text: '' });
  return true;
}
