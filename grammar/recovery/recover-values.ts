/**
 * Values as other languages write them: `a ? b : c`, `between 1 and 5`, `is`, `18 to 90`, `50% male, 50% female`. Each is read as what it means and
 * reported with its edit, so that nothing else is lost.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { AtLeastValue, Name, PathValue, ValueNode, Weight } from '../ast/ast.ts';
import { type Edit, echo, replace } from '../diagnostic.ts';
import { DurationWord, itemWords, kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { depthOf } from '../rules/rule-reader.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { clamps, elseWords, givenWords, typeWords, whereWords } from './other-words.ts';
import {
  closingOf,
  dropNeedless,
  dropWord,
  meantBraces,
  meantColon,
  otherForm,
  startsAmount,
  startsOperand,
  withSpaceBefore,
  writtenAs,
} from './recover-signs.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

// Choices and their arms

/** `choose (…)`, `by (age) { … }`: brackets that make a call of a choice. */
export function meantChoice(p: P): undefined {
  const bracket = p.next(2);
  if (bracket.tokenType !== t.LParen && bracket.tokenType !== t.LBracket) return;
  const { tokenType } = p.next();
  if (tokenType === kw.choose || tokenType === kw.mixture || tokenType === kw.pick_first) meantBraces(p);
  else if (tokenType === kw.by) bareSubjects(p);
}

/** `sex: { male: 40%, female: 60% }` */
function bareArms(p: P): void {
  const span = p.nextSpan();
  const suggestions = [{ title: 'write `choose { … }`', edits: [{ span: spanOf(span.start, span.start), text: 'choose ' }], safe: true }];
  p.report(say.otherForm, span, { found: '{', rule: 'values with percentages are written in `choose { … }`' }, { found: '{', suggestions });
  p.insert(kw.choose, 'choose');
}

/** `by(age)`: the brackets are passed over. */
function bareSubjects(p: P): void {
  const opening = p.next(2);
  const closing = closingOf(p, 2);
  const span = p.spanOf(opening);
  const edits: Edit[] = [{ span, text: /\s/.test(p.source.text[span.start - 1]) ? '' : ' ' }];
  if (closing > 0) edits.push({ span: p.spanOf(p.remove(closing)), text: '' });
  p.remove(2);
  p.report(
    say.needlessSign,
    span,
    { what: 'brackets', where: 'around the values of `by`' },
    { found: opening.image, suggestions: [{ title: 'remove the brackets', edits, safe: closing > 0 }] },
  );
}

/** What begins an arm or an argument, and is not yet what it should be. */
export function beforeMember(p: P): void {
  switch (p.ruleAt()) {
    case 'by':
      meantSign(p);
      elseWord(p);
      break;
    case 'pickFirst':
      elseWord(p);
      meantWhen(p);
      break;
    case 'mixture':
      namelessArm(p);
  }
}

/** `default:` and `otherwise:` */
function elseWord(p: P): void {
  const word = p.next();
  if (elseWords.has(word.image) && p.next(2).tokenType === t.Colon) {
    otherForm(p, word, t.Word, 'else', 'the arm for all other cases is `else`');
    p.become(word, t.Word, 'else');
  }
}

/** `x > 5: a` in a `pick_first`. */
function meantWhen(p: P): void {
  const first = p.next();
  if (first.tokenType === kw.when || first.image === 'else' || !startsOperand(p, 1)) return;
  const depth = depthOf(first);
  let k = 2;
  while (p.next(k).tokenType !== t.Colon || depthOf(p.next(k)) !== depth) {
    if (depthOf(p.next(k)) < depth || p.next(k).image === '' || p.next(k).image === '}') return;
    k++;
  }
  const span = spanOf(p.spanOf(first).start, p.spanOf(p.next(k - 1)).end);
  p.report(
    say.missingPart,
    span,
    { what: 'an arm of `pick_first` must start with `when` or `else`' },
    {
      found: p.text(span),
      expected: ['`when` …', '`else`'],
      suggestions: [{ title: 'add `when`', edits: [{ span: spanOf(span.start, span.start), text: 'when ' }], safe: true }],
    },
  );
  p.insert(kw.when, 'when');
}

/** `50%: male` in a `choose`: the choice comes first. */
export function swappedArm(p: P): { readonly key: ValueNode; readonly weight: Weight; readonly when: null; readonly span: Span } | undefined {
  const colon = p.next(2).tokenType === t.Colon;
  if (p.next().tokenType !== t.Percent || (!colon && !p.ahead(2, t.Word))) return undefined;
  // `40%: 60%` chooses a percentage.
  if (colon && (p.next(3).tokenType === t.Percent || p.next(3).tokenType === kw.rest)) return undefined;
  const weight = p.read(p.weight);
  if (p.next().tokenType === t.Colon) p.take();
  const key = p.read(p.sum);
  const span = p.since(weight.span);
  writtenAs(p, span, `${p.text(key.span)}: ${p.text(weight.span)}`, 'a choice is written before its weight');
  return { key, weight, when: null, span };
}

const calculates: ReadonlySet<TokenType> = new Set([t.Plus, t.Minus, t.Star, t.Slash]);

/** `40` and `0.4` where a weight stands. */
export function bareWeight(p: P): undefined {
  const token = p.next();
  if (token.tokenType !== t.Number_ || calculates.has(p.next(2).tokenType)) return;
  const found = token.image;
  const right = asPercent(found);
  const span = p.spanOf(token);
  p.report(say.wrongPercent, span, { found }, { found, expected: ['a percentage', '`rest`'], suggestions: [replace(`write \`${right}\``, span, right)] });
  p.become(token, t.Percent, right);
}

/** `0.4` and `40` both most likely mean 40%. */
function asPercent(image: string): string {
  const value = Number(image);
  if (value > 1 || image === '1' || image === '0') return `${image}%`;
  const [, fraction = ''] = image.split('.');
  const digits = fraction.padEnd(2, '0');
  const rest = digits.slice(2);
  return `${Number(digits.slice(0, 2))}${rest === '' ? '' : `.${rest}`}%`;
}

/** `50% { … }`: an arm that has no name. */
export function namelessArm(p: P): void {
  const token = p.next();
  if (token.tokenType !== t.Percent) return;
  const span = p.spanOf(token);
  p.report(
    say.missingPart,
    span,
    { what: 'an arm needs a name before its weight' },
    {
      found: p.text(span),
      expected: ['a name'],
      suggestions: [{ title: 'add a name', edits: [{ span: spanOf(span.start, span.start), text: 'name ' }], safe: false }],
    },
  );
  p.insert(t.Word, '');
}

/** `arm name 50%` */
export function armWord(p: P): undefined {
  if (p.next().image === 'arm' && p.ahead(2, t.Word) && p.next(2).image !== 'rest') dropWord(p, 'arm', 'before the name of an arm');
}

/** `name: 50%` */
export function armColon(p: P, name: Name): Name {
  p.memo.set('arm', p.next(0));
  const next = p.next(2);
  if (p.next().tokenType === t.Colon && (next.tokenType === t.Percent || next.tokenType === t.Number_ || next.image === 'rest'))
    dropNeedless(p, "between an arm's name and its weight");
  // After a forgotten comma it is still the weight.
  if (p.next().image === 'rest') p.become(p.next(), kw.rest);
  return name;
}

/** `<30` and `>= 60`: keys begin with dots or a number. A lower end always belongs to its band, so `>` has no exact form. */
export function meantSign(p: P): void {
  const sign = p.next();
  if (sign.tokenType !== t.Comparison || !startsAmount(p, 2)) return;
  const found = sign.image;
  const lower = found === '<' || found === '<=';
  if (!lower && found !== '>' && found !== '>=') return;
  const span = p.spanOf(sign);
  const end = p.spanOf(p.next(2));
  const whole = spanOf(span.start, end.end);
  const right = lower ? `..${found === '<' ? '<' : ''}${p.text(end)}` : `${p.text(end)}..`;
  p.report(
    say.otherForm,
    span,
    { found: p.text(whole), rule: 'a range is written with `..`' },
    { found, suggestions: [replace(`write \`${right}\``, whole, right, found !== '>')] },
  );
  if (lower) p.become(sign, found === '<' ? t.DotsOpen : t.Dots, found === '<' ? '..<' : '..');
  else {
    p.remove();
    const after = p.next(2).tokenType === t.Unit || p.next(2).tokenType === DurationWord ? 3 : 2;
    p.insert(t.Dots, '..', after, p.spanOf(p.next(after - 1)).end);
  }
}

/** `30-59` and `60+`: keys as people write them. */
export function meantKey(p: P): undefined {
  meantSign(p);
  const [first, second, third] = [p.next(1), p.next(2), p.next(3)];
  if (first.tokenType !== t.Number_ && first.tokenType !== t.Percent) return;
  const minus = second.tokenType === t.Minus && third.tokenType === first.tokenType && p.spanOf(first).end === p.spanOf(second).start;
  const plus = second.tokenType === t.Plus && (third.tokenType === t.Colon || third.tokenType === t.Ampersand || third.tokenType === t.Pipe);
  if (!minus && !plus) return;
  const span = spanOf(p.spanOf(first).start, p.spanOf(minus ? third : second).end);
  writtenAs(p, span, `${first.image}..${minus ? third.image : ''}`, 'a range is written with `..`');
  p.become(second, t.Dots, '..');
}

/** `count: number = 5` (the type follows from the value), and a `choose` without its word and braces. */
export function meantValue(p: P): ValueNode | undefined {
  const [first, second] = [p.next().tokenType, p.next(2).tokenType];
  const arms = p.next().image === '{' && p.next(3).tokenType === t.Colon && p.next(4).tokenType === t.Percent;
  if (second !== t.Equals && first !== t.Percent && second !== t.Percent && !arms) return undefined;
  const rule = p.ruleAt(1);
  if (rule !== 'field' && rule !== 'fieldValue' && rule !== 'statement' && rule !== 'param') return undefined;
  if (arms) bareArms(p);
  if (typeWords.has(p.next().image) && second === t.Equals) {
    const start = p.spanOf(p.remove());
    p.remove();
    const word = p.text(start);
    p.report(
      say.otherForm,
      start,
      { found: word, rule: 'a type is not written; it follows from the value' },
      { found: word, suggestions: [replace('remove the type', spanOf(start.start, p.nextSpan().start), '')] },
    );
  }
  return rule === 'param' ? undefined : meantChoose(p);
}

/** `50% male, 50% female` and `male 50%, female 50%`. */
function meantChoose(p: P): ValueNode | undefined {
  const pairAt = (first: typeof t.Percent, second: typeof t.Percent): boolean => p.next().tokenType === first && p.next(2).tokenType === second;
  const weightFirst = pairAt(t.Percent, t.Word) && p.next(3).tokenType !== t.Colon && p.next(3).tokenType !== t.Dot && !itemWords.has(p.next(2).image);
  if (!weightFirst && !pairAt(t.Word, t.Percent)) return undefined;
  const start = p.nextSpan();
  const pairs: { readonly name: Name; readonly weight: Weight }[] = [];
  while (weightFirst ? pairAt(t.Percent, t.Word) : pairAt(t.Word, t.Percent)) {
    const before = weightFirst ? p.read(p.weight) : null;
    const name = p.nameOf(p.take());
    pairs.push({ name, weight: before ?? p.read(p.weight) });
    if (p.next().tokenType === t.Comma && p.next(2).tokenType !== t.RBrace) p.take();
  }
  const span = p.since(start);
  writtenAs(
    p,
    span,
    `choose { ${pairs.map(({ name, weight }) => `${name.text}: ${p.text(weight.span)}`).join(', ')} }`,
    'random alternatives are written in `choose { … }`',
  );
  const arms = pairs.map(({ name, weight }) => ({
    key: { kind: 'path' as const, names: [name], index: null, span: name.span },
    weight,
    when: null,
    span: name.span,
  }));
  return { kind: 'choose', arms, span };
}

// Operators

/** `condition ? yes : no`; and after the value of an argument, other words for `where` and `given`. */
export function afterValue(p: P, value: ValueNode): ValueNode {
  const next = p.next();
  if (next.tokenType === t.Question) return ternary(p, value);
  if ([t.Word, kw.when, kw.if, kw.with].includes(next.tokenType)) if (p.ruleAt(1) === 'argument') meantWord(p, true);
  if (next.tokenType === kw.at && p.ruleAt(1) === 'argument') timeWithoutComma(p);
  return value;
}

/** `share(subjects with age > 40)`, `share(subjects where smoker among sex == male)`. */
function meantWord(p: P, first: boolean): void {
  const word = p.next();
  if (!p.ahead(1, t.Word)) return;
  if (first && whereWords.has(word.image))
    otherForm(p, word, kw.where, 'where', 'the condition that selects records or subjects starts with `where`', ['where']);
  else if (givenWords.has(word.image)) otherForm(p, word, kw.given, 'given', 'the condition that selects the base of a share starts with `given`', ['given']);
}

export function afterWhere(p: P, value: ValueNode): ValueNode {
  meantWord(p, false);
  if (p.next().tokenType === kw.at) timeWithoutComma(p);
  return value;
}

/** `share(subjects where smoker at visit)`: the time is an argument of its own. */
function timeWithoutComma(p: P): void {
  const found = p.spanOf(p.take());
  p.report(
    say.otherForm,
    found,
    { found: 'at', rule: 'the time is a separate argument, `at: …`' },
    {
      found: 'at',
      expected: ['at: …'],
      suggestions: [
        {
          title: 'add a comma before `at` and a colon after it',
          edits: [{ span: spanOf(withSpaceBefore(p, found).start, found.end), text: ', at:' }],
          safe: true,
        },
      ],
    },
  );
  p.read(p.value);
}

function ternary(p: P, condition: ValueNode): ValueNode {
  return p.deeper(() => {
    const sign = p.nextSpan();
    const edits: Edit[] = [{ span: spanOf(condition.span.start, condition.span.start), text: 'if ' }];
    edits.push({ span: p.spanOf(p.take()), text: 'then' });
    const yes = p.read(p.value);
    edits.push({ span: withSpaceBefore(p, p.spanOf(p.expectToken(t.Colon))), text: ' else' });
    const no = p.read(p.value);
    const right = `if ${p.text(condition.span)} then ${p.text(yes.span)} else ${p.text(no.span)}`;
    // One in another has edits of its own.
    const title = right.includes('?') ? 'write `if`, `then` and `else`' : `write \`${echo(right)}\``;
    p.report(
      say.otherForm,
      sign,
      { found: '?', rule: 'a conditional value is written `if … then … else …`' },
      { found: '?', suggestions: [{ title, edits, safe: true }] },
    );
    return { kind: 'if', condition, yes, no, span: spanOf(condition.span.start, no.span.end) };
  });
}

/** Whether the token `k` ahead makes the word before it a name: a field, a part of a path, an argument. */
function isName(p: P, k: number): boolean {
  const { tokenType, image } = p.next(k);
  return tokenType === t.Colon || tokenType === t.Dot || tokenType === t.Equals || image === '{' || image === '}' || image === '';
}

/** `is`, `between`, `clamp`, `not in` and `=` after an operand. */
export function afterRange(p: P, value: ValueNode): ValueNode {
  const token = p.next();
  if (token.tokenType === t.Equals && startsOperand(p, 2)) meantEquals(p, token);
  else if (token.tokenType === kw.not) notIn(p, value);
  else if (token.tokenType === t.Word && !p.beginsLine() && !isName(p, 2)) {
    if (clamps.has(token.image) && p.ahead(2, t.Number_)) otherForm(p, token, kw.in, 'in', 'the limits of a value follow `in`');
    else if (token.image === 'between' && startsOperand(p, 2)) between(p, token);
    else if (token.image === 'is') meantIs(p, token);
  }
  return value;
}

function meantEquals(p: P, token: IToken): void {
  const span = p.spanOf(token);
  const { text } = p.source;
  const right = `${/\s/.test(text[span.start - 1] ?? ' ') ? '' : ' '}==${/\s/.test(text[span.end] ?? ' ') ? '' : ' '}`;
  p.report(say.wrongSign, span, { rule: 'values are compared with `==`', found: '=' }, { found: '=', suggestions: [replace('write `==`', span, right)] });
  p.become(token, t.Comparison, '==');
}

function meantIs(p: P, token: IToken): void {
  const start = p.spanOf(token);
  const negative = p.next(2).tokenType === kw.not;
  const span = spanOf(start.start, negative ? p.spanOf(p.remove(2)).end : start.end);
  const right = negative ? '!=' : '==';
  writtenAs(p, span, right, `values are compared with \`${right}\``);
  p.become(token, t.Comparison, right);
}

/** `x not in y` */
function notIn(p: P, left: ValueNode): void {
  if (p.next(2).tokenType !== kw.in || p.beginsLine()) return;
  const span = p.spanOf(p.remove());
  p.memo.set('negated', p.next());
  const edits = [
    { span: spanOf(left.span.start, left.span.start), text: 'not ' },
    { span: withSpaceBefore(p, span), text: '' },
  ];
  p.report(
    say.otherForm,
    span,
    { found: 'not in', rule: '`not` comes before the whole comparison, as in `not x in y`' },
    { found: 'not in', suggestions: [{ title: 'move `not` to the front', edits, safe: true }] },
  );
}

/** `x between a and b`: the `and` becomes the dots of a range. */
function between(p: P, word: IToken): void {
  const span = p.spanOf(word);
  const edits: Edit[] = [{ span, text: 'in' }];
  let right = 'in …';
  const depth = depthOf(word);
  for (let k = 2; k < 200; k++) {
    const token = p.next(k);
    if (token.image === '' || depthOf(token) < depth || endOfLow.has(token.tokenType)) break;
    if (token.tokenType !== kw.and || depthOf(token) > depth) continue;
    edits.push({ span: spanOf(p.spanOf(p.next(k - 1)).end, p.spanOf(p.next(k + 1)).start), text: '..' });
    p.become(token, t.Dots, '..');
    right = `in ${p.text(spanOf(span.end, p.spanOf(p.next(k - 1)).end)).trim()}..${p.next(k + 1).image}`;
    break;
  }
  p.report(
    say.otherForm,
    span,
    { found: 'between', rule: 'a range is written with `in` and `..`' },
    { found: 'between', suggestions: [{ title: `write \`${echo(right)}\``, edits, safe: true }] },
  );
  p.become(word, kw.in);
}

/** After these, an `and` does not belong to a `between` before them. */
const endOfLow: ReadonlySet<unknown> = new Set([t.Dots, t.DotsOpen, t.Comparison, t.Tilde, t.Comma, t.Colon, t.LBrace, t.RBrace, kw.or, kw.then, kw.in]);

/** What was read as `x not in y`; and comparisons that follow each other, `18 <= age <= 90`, which are reported and have no value. */
export function afterComparison(p: P, value: ValueNode): ValueNode {
  const negated = p.memo.get('negated');
  if (negated !== undefined && value.kind === 'in' && value.subject.span.end <= p.spanOf(negated).start && value.range.span.start >= p.spanOf(negated).end) {
    p.memo.delete('negated');
    return { kind: 'unary', operator: 'not', operand: value, span: value.span };
  }
  const next = p.next().tokenType;
  if (next !== t.Comparison && next !== t.Tilde) return value;
  const [first] = value.kind === 'binary' ? [value] : [null];
  let last = first;
  let signs = 1;
  let end = value.span.end;
  while (p.next().tokenType === t.Comparison || p.next().tokenType === t.Tilde) {
    const operator = p.take().image;
    const right = p.read(p.range);
    if (last !== null) last = { ...last, operator: operator as '<', right };
    end = right.span.end;
    signs++;
  }
  const span = spanOf(value.span.start, end);
  const suggestions = [];
  if (first?.operator === '<=' && signs === 2 && (last?.operator === '<=' || last?.operator === '<')) {
    const dots = last.operator === '<' ? '..<' : '..';
    const right = `${p.text(first.right.span)} in ${p.text(first.left.span)}${dots}${p.text(last.right.span)}`;
    suggestions.push(replace(`write \`${right}\``, span, right));
  }
  const more = suggestions.length > 0 ? '' : '; join two comparisons with `and`';
  p.report(say.chained, span, { more }, { found: p.text(span), suggestions });
  return { kind: 'missing', span };
}

/** `18..=90` */
export function dotsEquals(p: P): undefined {
  if (p.next().tokenType !== t.Equals) return;
  const last = p.next(0).tokenType;
  if (last === t.Dots || last === t.DotsOpen) dropNeedless(p, 'after `..`, which includes both ends');
}

/** `18 to 90`; operators without spaces. */
export function afterSum(p: P, value: ValueNode): ValueNode {
  const token = p.next();
  if (token.image === 'to' && token.tokenType === t.Word && startsAmount(p, 2) && !p.beginsLine()) {
    const rule = p.ruleAt(1);
    if (rule === 'range' || rule === 'bandKey') {
      const edit = spanOf(p.endOfLast(), p.spanOf(p.next(2)).start);
      p.become(token, t.Dots);
      p.report(
        say.otherForm,
        p.spanOf(token),
        { found: 'to', rule: 'a range is written with `..`' },
        { found: 'to', suggestions: [replace('write `..`', edit, '..')] },
      );
    }
  }
  return spaced(p, value, '+-');
}

/** `1 year 6 months`: durations that follow each other are added. */
export function afterProduct(p: P, value: ValueNode): ValueNode {
  if (p.next().tokenType === t.Number_ && p.next(2).tokenType === DurationWord && isDuration(value) && !p.beginsLine()) {
    const span = spanOf(p.nextSpan().start, p.spanOf(p.next(2)).end);
    const at = p.endOfLast();
    p.report(
      say.missingSign,
      span,
      { what: 'missing `+` between two durations' },
      { found: p.text(span), suggestions: [{ title: 'add `+`', edits: [{ span: spanOf(at, at), text: ' +' }], safe: true }] },
    );
    p.insert(t.Plus, '+', 1, at);
  }
  return spaced(p, value, '*/');
}

function isDuration(value: ValueNode): boolean {
  return value.kind === 'duration' || (value.kind === 'binary' && isDuration(value.right));
}

/** `2025-1-5` and `a-b` must not be read as sums by accident; `18-90` most likely means a range. Looks at the operators of one rule. */
function spaced(p: P, value: ValueNode, operators: string): ValueNode {
  // The value in parentheses begins before its left operand, and was looked at when it was read.
  for (let sum = value; sum.kind === 'binary' && operators.includes(sum.operator) && sum.span.start === sum.left.span.start; sum = sum.left) {
    const from = sum.left.span.end;
    const between = /^(\s*)[-+*/](\s*)$/.exec(p.source.text.slice(from, sum.right.span.start));
    if (between === null || (between[1] !== '' && between[2] !== '')) continue;
    if (isQuotient(sum)) continue;
    const at = from + between[1].length;
    const isRange = tight(p, sum, spanOf(at, at + 1), between[1] !== '', between[2] !== '');
    // What was meant as a range is no difference.
    if (isRange && sum === value) return { kind: 'missing', span: value.span };
  }
  return value;
}

/** `1/3`: nothing else is written so. */
function isQuotient({ operator, left, right }: ValueNode & { readonly kind: 'binary' }): boolean {
  const last = left.kind === 'binary' && (left.operator === '*' || left.operator === '/') ? left.right : left;
  return operator === '/' && last.kind === 'number' && right.kind === 'number';
}

function tight(p: P, { operator, left, right }: ValueNode & { readonly kind: 'binary' }, span: Span, before: boolean, after: boolean): boolean {
  const range = operator === '-' && !before && !after && isLiteral(left) && isLiteral(right);
  const suggestion = range
    ? replace(`write \`${p.text(left.span)}..${p.text(right.span)}\``, span, '..', false)
    : replace('add spaces', span, `${before ? '' : ' '}${operator}${after ? '' : ' '}`);
  p.report(say.tightOperator, span, { operator, more: range ? '; for a range, use `..`' : '' }, { found: operator, suggestions: [suggestion] });
  return range;
}

function isLiteral({ kind }: ValueNode): boolean {
  return kind === 'number' || kind === 'percent' || kind === 'money' || kind === 'duration' || kind === 'quantity';
}

// Parts of values

/** `name = value` */
export function beforeArgument(p: P): undefined {
  if (p.next(2).tokenType === t.Equals && p.ahead(1, t.Word)) meantColon(p, p.next(2));
}

/** The highest occurrence, `visit[3]`, and number after `at least`. */
const MOST_COUNTED = 999_999;

/** Reports a number that is not small and whole, and reads 1. */
function count(p: P, value: number, span: Span, what: string): number {
  if (Number.isInteger(value) && value <= MOST_COUNTED && !p.text(span).includes('.')) return value;
  const said = `${what} must be a whole number of at most 6 digits`;
  p.report(say.wrongPart, span, { what: said }, { found: p.text(span), expected: ['a whole number'] });
  return 1;
}

export function afterPath(p: P, path: PathValue): PathValue {
  if (path.index === null) return path;
  const index = count(p, path.index, p.spanOf(p.next(-1)), 'the number in brackets');
  return index === path.index ? path : { ...path, index };
}

export function afterAtLeast(p: P, value: ValueNode): ValueNode {
  const atLeast = value as AtLeastValue;
  const match = /^at\s+least\s+/.exec(p.text(value.span));
  if (match === null) return value;
  const start = value.span.start + match[0].length;
  const digits = /^[\d.]*/.exec(p.source.text.slice(start, start + 400))?.[0] ?? '';
  return { ...atLeast, count: count(p, atLeast.count, spanOf(start, start + digits.length), 'the number after `at least`') };
}
