/** The head of an event: what people write in place of its clauses (`after`, `if`, `monthly`, `rate 6%/year`, `at:`), and their order. */
import type { IToken, TokenType } from 'chevrotain';
import { type Clause, type ClauseKind, clauseOrder, type EventNode, type ValueNode } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { durationUnit } from '../duration-words.ts';
import { DurationWord, kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { depthOf } from '../rules/rule-reader.ts';
import { join, type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { shown } from './explain-error.ts';
import { adverbs, clauseWords } from './other-words.ts';
import { dropNeedless, meantColon, otherForm, startsAmount, writtenAs } from './recover-signs.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

/** The first words of clauses. */
const ownWords: ReadonlyMap<string, TokenType> = new Map(clauseOrder.flat().map((word) => [word, kw[word]]));
const clauseTypes: ReadonlySet<TokenType> = new Set(ownWords.values());
const isClause = (token: IToken): boolean => clauseTypes.has(token.tokenType);

/** Repairs what is where the next clause should be, so that it is one. */
export function betweenClauses(p: P, clauses: Clause[]): void {
  for (;;) {
    const token = p.next();
    const type = token.tokenType;
    const colon = p.next(2).tokenType === t.Colon;
    if (type === t.Comma || type === t.Semicolon) {
      const { image } = p.next(2);
      if (!ownWords.has(image) && !clauseWords.has(image) && !adverbs.has(image) && image !== '{') return;
      dropNeedless(p, 'between the clauses of an event');
    } else if (type === t.Colon) dropNeedless(p, 'in the head of an event');
    else if (isOtherWord(p, token)) otherWord(p, token);
    else if (type === t.Word && ownWords.has(token.image) && colon) p.become(token, ownWords.get(token.image) as TokenType);
    else if (type === t.Word && adverbs.has(token.image) && !colon) adverb(p, token);
    else if (token.image === 'with' && type === t.Word) withChance(p, clauses);
    else if (!junk(p, token, clauses)) return;
  }
}

/** Words besides verbs that begin the item after an event without braces. */
const itemStarts: ReadonlySet<string> = new Set(['event', 'phase', 'override', 'run', 'let']);

/** A clause word of another language that was not yet turned into the one of this language. */
function isOtherWord(p: P, token: IToken): boolean {
  const right = clauseWords.get(token.image);
  // The item after an event without braces.
  if ((p.ruleAt() === 'eventChange' || p.ruleAt() === 'armEvent') && p.beginsLine()) return false;
  return right !== undefined && p.ahead(1, t.Word) && token.tokenType !== kw[right] && p.next(2).tokenType !== t.Colon;
}

/** What each clause is for, up to its word. */
const clauseRules: Readonly<Partial<Record<string, string>>> = {
  at: 'the time of an event follows',
  when: 'the condition of an event follows',
  from: 'the start of a repeating event follows',
  until: 'the end of a repeating event follows',
  for: 'the duration of a repeating event follows',
  every: 'the interval of a repeating event follows',
  chance: 'the probability of an event follows',
  jitter: 'the number of days by which an event may be earlier or later follows',
};

function otherWord(p: P, token: IToken): void {
  const right = clauseWords.get(token.image) ?? 'when';
  if (token.image !== 'unless') {
    otherForm(p, token, kw[right], right, `${clauseRules[right] ?? 'the clause of an event is'} \`${right}\``);
    return;
  }
  p.report(say.otherForm, p.spanOf(token), { found: 'unless', rule: 'a negative condition is written `when not (…)`' }, { found: 'unless' });
  p.become(token, kw.when);
}

/** `monthly` */
function adverb(p: P, token: IToken): void {
  const { amount, unit } = adverbs.get(token.image) ?? { amount: '1', unit: 'month' };
  const plural = `${unit}${amount === '1' ? '' : 's'}`;
  writtenAs(p, p.spanOf(token), `every ${amount} ${plural}`, 'an interval is written with a number and a unit of time');
  p.insert(kw.every, 'every');
  p.insert(t.Number_, amount, 2);
  p.become(token, DurationWord, plural);
}

/** `with probability 50%`, `with a 50% chance` */
function withChance(p: P, clauses: Clause[]): void {
  const isChance = (): boolean => p.next().image === 'chance' || clauseWords.get(p.next().image) === 'chance';
  const start = p.spanOf(p.take());
  if (p.next().image === 'a') p.take();
  if (isChance()) p.take();
  if (p.next().tokenType !== t.Percent) {
    reportJunk(p, start, clauses);
    return;
  }
  const share = p.read(p.literal);
  if (isChance()) p.take();
  const span = p.since(start);
  writtenAs(p, span, `chance ${p.text(share.span)}`, 'the probability of an event follows `chance`');
  clauses.push({ kind: 'chance', share, span });
}

/** Anything else that is not a clause, up to the braces or the next clause. False where the head is over. */
function junk(p: P, token: IToken, clauses: Clause[]): boolean {
  const isEnd = token.image === '{' || token.image === '}' || token.image === '' || token.tokenType === t.Comma;
  if (isEnd || isClause(token)) return false;
  // What begins an item, most often on a line of its own, belongs to the body around: the event has no braces.
  const next = p.next(2).tokenType;
  if (p.ahead(1, t.Word) && (p.isVerb(1) || itemStarts.has(p.next().image) || p.beginsLine() || next === t.Colon || next === t.Dot)) return false;
  reportJunk(p, p.nextSpan(), clauses);
  return true;
}

const someClauses = ['`at` …', '`every` …', '`rate` …', '`from` …', '`for` …', '`until` …', '`times` …', '`when` …', '`chance` …', '`{`'];

function reportJunk(p: P, start: Span, clauses: Clause[]): void {
  const found = p.text(start);
  p.report(
    say.unexpected,
    start,
    { found: shown(found), place: ' in the head of this event', expected: '; expected a clause or `{`' },
    { found, expected: someClauses },
  );
  const depth = depthOf(p.next());
  for (let k = 0; ; k++) {
    const token = p.next();
    if (token.image === '' || depthOf(token) < depth) break;
    if (depthOf(token) === depth && (token.image === '{' || token.image === '}' || isClause(token))) break;
    if (k > 0 && depthOf(token) === depth && p.ahead(1, t.Word) && p.beginsLine()) break;
    p.take();
  }
  // When the event falls can no longer be determined, and has been asked about.
  const { tokenType } = p.next();
  const times = [kw.at, kw.every, kw.rate, kw.in].includes(tokenType);
  if (!times && !clauses.some(({ kind }) => clauseOrder[0].includes(kind)))
    clauses.push({ kind: 'at', time: { kind: 'missing', span: start }, thenEvery: null, span: start });
}

/** A colon after a clause word, `every month`, and what stands for `per`. */
export function beforeClause(p: P): undefined {
  const word = p.next().tokenType === kw.also ? 2 : 1;
  if (p.next(word + 1).tokenType === t.Colon) {
    const { image } = p.next(word);
    const colon = p.spanOf(p.remove(word + 1));
    p.report(say.clauseColon, colon, { clause: image }, { found: ':', suggestions: [replace('remove the colon', colon, '')] });
    if (word === 2 && image === 'at') p.become(p.next(2), kw.at);
  }
  if (p.next().tokenType === kw.every) everyUnit(p);
  else if (p.next().tokenType === kw.rate) meantPer(p);
}

/** `every month`: one month. */
function everyUnit(p: P): void {
  const token = p.next(2);
  const unit = durationUnit(token.image);
  const after = p.next(3).tokenType;
  if (unit === null || after === t.Dot || after === t.LParen) return;
  const span = p.spanOf(token);
  const right = `1 ${unit}`;
  p.report(
    say.otherForm,
    span,
    { found: `every ${token.image}`, rule: 'an interval needs a number' },
    { found: token.image, suggestions: [replace(`write \`${right}\``, span, right)] },
  );
  p.insert(t.Number_, '1', 2);
  p.become(token, DurationWord);
}

/** `6% / year`, `6% a year`, `6% every year`, somewhere after the first word of a rate: what is between is made `per`. `first`: that of its value. */
function meantPer(p: P, first = 2): void {
  const depth = depthOf(p.next());
  for (let k = first; ; k++) {
    const token = p.next(k);
    const { image } = token;
    if (token.tokenType === kw.per || image === '' || image === '{' || image === '}' || depthOf(token) < depth) return;
    if (depthOf(token) > depth || durationUnit(p.next(k + 1).image) === null || k === first) continue;
    if (token.tokenType !== t.Slash && image !== 'a' && image !== 'each' && image !== 'every') continue;
    const edit = spanOf(p.spanOf(p.next(k - 1)).end, p.spanOf(p.next(k + 1)).start);
    const span = p.spanOf(token);
    p.become(token, kw.per);
    p.report(
      say.otherForm,
      span,
      { found: image, rule: 'a rate is written with `per`' },
      { found: image, suggestions: [replace('write `per`', edit, ' per ')] },
    );
    if (p.next(k + 1).tokenType === DurationWord) p.become(p.next(k + 1), t.Word);
    return;
  }
}

/** `to better = 80%`, `to dialysis: 9% / year` */
export function beforeExit(p: P): undefined {
  meantColon(p, p.next(3));
  meantPer(p);
}

/** `lost: 8% a year` */
export function beforeFieldValue(p: P): undefined {
  if (p.next(0).tokenType === t.Colon && p.next(-1).image === 'lost') meantPer(p, 1);
}

/** `clock 8:00 to 16:00` */
export function beforeHours(p: P): undefined {
  const to = p.next(2);
  const from = p.next(3);
  const hour = /^(\d{1,2})(?::(\d{2}))?/.exec(p.source.text.slice(from.startOffset, from.startOffset + 5));
  if (to.image !== 'to' || from.tokenType !== t.Number_ || hour === null) return;
  const edit = spanOf(p.spanOf(p.next()).end, from.startOffset);
  p.report(
    say.otherForm,
    p.spanOf(to),
    { found: 'to', rule: 'a range is written with `..`' },
    { found: 'to', suggestions: [replace('write `..`', edit, '..')] },
  );
  p.become(to, t.Dots);
  if (hour[2] !== undefined) {
    p.remove(4);
    p.remove(4);
  }
  p.become(from, t.Clock, `${hour[1].padStart(2, '0')}:${hour[2] ?? '00'}`);
  from.endOffset = from.startOffset + hour[0].length - 1;
}

/** `visit + normal(…) in 1 day..9 days`: a sum is cut as a whole, and the lengths are of what is added. */
export function afterTime(p: P, time: ValueNode): ValueNode {
  if (time.kind !== 'in' || time.subject.kind !== 'binary' || time.range.kind !== 'range' || time.range.low?.kind !== 'duration') return time;
  const { subject, range } = time;
  if (subject.span.start !== subject.left.span.start) return time;
  const right = { kind: 'in' as const, subject: subject.right, range, span: spanOf(subject.right.span.start, range.span.end) };
  writtenAs(
    p,
    time.span,
    `${p.text(spanOf(subject.span.start, right.span.start))}(${p.text(right.span)})`,
    'the value that `in` limits must be in parentheses',
  );
  return { ...subject, right, span: time.span };
}

/** `for 8 times`: a count. */
export function afterClause(p: P, clause: Clause): Clause {
  if (clause.kind !== 'for' || clause.length.kind !== 'number' || p.next().image !== 'times' || startsAmount(p, 2)) return clause;
  p.take();
  const span = p.since(clause.span);
  writtenAs(p, span, `times ${clause.length.text}`, 'the number of occurrences follows `times`');
  return { kind: 'times', count: clause.length, span };
}

/** An event inside another; clauses that are there twice or out of order. */
export function afterEvent(p: P, node: EventNode): EventNode {
  if (p.within('event') + p.within('armEvent') > 1) {
    const span = join(spanOf(node.span.start, node.span.start), node.path.span);
    p.report(say.eventInside, span, { name: node.path.names[0]?.text ?? '' }, { found: 'event' });
  }
  checkClauses(p, node.clauses);
  return node;
}

function checkClauses(p: P, clauses: readonly Clause[]): void {
  const rank = (kind: ClauseKind): number => clauseOrder.findIndex((kinds) => kinds.includes(kind));
  const seen = new Map<number, Clause>();
  let repeated = false;
  for (const clause of clauses) {
    const first = seen.get(rank(clause.kind));
    if (first !== undefined) {
      repeated = true;
      p.report(
        say.clauseRepeated,
        clause.span,
        { clause: clause.kind, first: first.kind },
        {
          found: clause.kind,
          related: [{ message: first.kind === clause.kind ? 'first used here' : `\`${first.kind}\` is used here`, file: p.source.path, span: first.span }],
        },
      );
    } else seen.set(rank(clause.kind), clause);
  }
  if (repeated) return;
  const ordered = [...clauses].sort((a, b) => rank(a.kind) - rank(b.kind));
  const wrong = clauses.findIndex((clause, i) => clause !== ordered[i]);
  if (wrong < 0) return;
  const span = spanOf(clauses[0].span.start, clauses[clauses.length - 1].span.end);
  const text = ordered.map((clause) => p.text(clause.span)).join(' ');
  // An edit that moves text would lose a comment between the clauses.
  const plain = !p.text(span).includes('//') && ordered.every((clause) => clause.span.end > clause.span.start);
  p.report(
    say.clauseOrderWrong,
    clauses[wrong].span,
    { clause: ordered[wrong].kind, before: clauses[wrong].kind },
    { found: clauses[wrong].kind, expected: clauseOrder.flat(), suggestions: plain ? [replace('put the clauses in order', span, text)] : [] },
  );
}
