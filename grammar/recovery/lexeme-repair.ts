/**
 * Wrong lexemes that newcomers and language models write. Each is reported with its exact edit and replaced by what was meant, so that the parser
 * continues as if it had been written right and nothing else is lost.
 */

import type { IToken, TokenType } from 'chevrotain';
import { grouped } from '../../model/counted.ts';
import { type Diagnostic, diagnose, echo, kind, replace } from '../diagnostic.ts';
import { durationWord } from '../duration-words.ts';
import { type SourceFile, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';

export const wrongLexeme = kind('HS1004', 'error', 'Notation of another language', (_: { rule: string }) => `${_.rule}`);
export const needless = kind('HS1005', 'error', 'Code fence or block comment', (_: { why: string }) => `${_.why}`);
export const openText = kind(
  'HS1006',
  'error',
  'Unterminated text or unit',
  (_: { quote: string; what: string }) => `unterminated ${_.what}: no closing ${_.quote} on this line`,
);
export const badCharacter = kind('HS1007', 'error', 'Unexpected character', (_: { code: string; hint: string }) => `unexpected character ${_.code}${_.hint}`);
export const badNumber = kind('HS1008', 'error', 'Invalid number', (_: { found: string; hint: string }) => `invalid number \`${_.found}\`: ${_.hint}`);

export interface Repair {
  readonly diagnostic: Diagnostic;
  /** What the parser sees instead. */
  readonly tokens: readonly IToken[];
}

type Repairer = (source: SourceFile, token: IToken) => Repair;

const endOf = (token: IToken): number => token.startOffset + token.image.length;

/** A token of another type and text at the same place. */
function as(token: IToken, type: TokenType, image: string): IToken {
  return { ...token, image, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}

/** A token for a part of another. */
function part(token: IToken, type: TokenType, image: string, start: number): IToken {
  return { ...as(token, type, image), startOffset: start, endOffset: start + image.length - 1 };
}

/** The text of an edit, with a space where it would become one word with what is next to it: `a.5` is `a 0.5`, not `a0.5`. */
function apart(source: SourceFile, token: IToken, right: string): string {
  const [before, after] = [source.text[token.startOffset - 1] ?? ' ', source.text[endOf(token)] ?? ' '];
  return `${/[\w.]/.test(before) && /^\w/.test(right) ? ' ' : ''}${right}${/\w/.test(after) && /[\w%]$/.test(right) ? ' ' : ''}`;
}

/** Reports `right` in place of the token by the rule that it breaks, and continues with tokens of the right form. */
function rewrite(source: SourceFile, token: IToken, rule: string, right: string, tokens: readonly IToken[], edit = apart(source, token, right)): Repair {
  const span = spanOf(token.startOffset, endOf(token));
  return {
    tokens,
    diagnostic: diagnose(
      wrongLexeme,
      source.path,
      span,
      { rule },
      { found: token.image, expected: [right], suggestions: [replace(`write \`${echo(right)}\``, span, edit)] },
    ),
  };
}

function drop(source: SourceFile, token: IToken, why: string, right = ''): Repair {
  const span = spanOf(token.startOffset, endOf(token));
  const lines = right.trimEnd();
  const title = right === '' ? 'remove the code fence' : lines.includes('\n') ? 'write `//` before each line' : `write \`${echo(lines)}\``;
  return {
    tokens: [],
    diagnostic: diagnose(needless, source.path, span, { why }, { found: token.image, suggestions: [replace(title, span, right)] }),
  };
}

/** Text that ended with its line. */
function closeText(source: SourceFile, token: IToken, quote: '"' | "'", type: TokenType, what: string): Repair {
  const image = `${token.image}${quote}`;
  const span = spanOf(token.startOffset, endOf(token));
  const at = endOf(token);
  return {
    tokens: [as(token, type, image)],
    diagnostic: diagnose(
      openText,
      source.path,
      span,
      { quote: quote === '"' ? '`"`' : "`'`", what },
      { found: token.image, suggestions: [{ title: `add the closing \`${quote}\``, edits: [{ span: spanOf(at, at), text: quote }], safe: false }] },
    ),
  };
}

/** `3mo`, `30days`, `1e-3`, `1_000`, `1,000`: split or rewritten into what was meant. */
function number(source: SourceFile, token: IToken): Repair {
  const image = token.image;
  const span = spanOf(token.startOffset, endOf(token));
  const problem = (hint: string, right: string | null, tokens: readonly IToken[]): Repair => ({
    tokens,
    diagnostic: diagnose(
      badNumber,
      source.path,
      span,
      { found: echo(image), hint },
      {
        found: image,
        expected: right === null ? [] : [right],
        suggestions: right === null ? [] : [replace(`write \`${right}\``, span, apart(source, token, right))],
      },
    ),
  });
  const percent = image.endsWith('%') ? '%' : '';
  const body = percent === '' ? image : image.slice(0, -1);
  if (image.length > 400) return problem('it is too long', null, [as(token, t.Number_, '0')]);
  const asNumber = (text: string): IToken => as(token, percent === '' ? t.Number_ : t.Percent, text + percent);

  const unit = /^(\d+(?:\.\d+)?)([A-Za-z_]\w*)$/.exec(body);
  const word = unit === null ? null : durationWord(unit[2]);
  if (unit !== null && word !== null) {
    const plural = unit[1] === '1' ? word : `${word}s`;
    return problem('a unit of time must be a separate word, written in full', `${unit[1]} ${plural}`, [
      part(token, t.Number_, unit[1], token.startOffset),
      { ...part(token, t.Word, unit[2], token.startOffset + unit[1].length), image: plural },
    ]);
  }
  if (unit !== null && percent === '' && measures.has(unit[2]))
    return problem('a unit of measure must be in single quotes', `${unit[1]} '${unit[2]}'`, [
      part(token, t.Number_, unit[1], token.startOffset),
      { ...part(token, t.Unit, unit[2], token.startOffset + unit[1].length), image: `'${unit[2]}'` },
    ]);
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(body))
    return problem('digits can be grouped with commas only in amounts of money', body.replaceAll(',', '') + percent, [asNumber(body.replaceAll(',', ''))]);
  if (/^\d+(?:,\d+)+$/.test(body)) return problem('a comma between list items must be followed by a space', body.replaceAll(',', ', '), splitList(token, body));
  if (/^\d+(?:_\d+)+$/.test(body))
    return problem('digits cannot be grouped with `_`', body.replaceAll('_', '') + percent, [asNumber(body.replaceAll('_', ''))]);
  const exponent = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(body);
  if (exponent !== null && Math.abs(Number(exponent[3])) <= 15) {
    const right = shift(exponent[1], exponent[2] ?? '', Number(exponent[3]));
    return problem('exponents are not supported', right, [asNumber(right)]);
  }
  const digits = /^\d+(?:\.\d+)?/.exec(body)?.[0] ?? '0';
  return problem('expected a space, an operator or a unit in single quotes after the number', null, [as(token, t.Number_, digits)]);
}

/** Units of measure that are often glued to a number. */
const measures: ReadonlySet<string> = new Set('mg g kg mcg ug ng mL L dL mmol mol mEq IU U cm mm in lb bpm mmHg'.split(' '));

function splitList(token: IToken, body: string): IToken[] {
  const tokens: IToken[] = [];
  let offset = token.startOffset;
  for (const [index, item] of body.split(',').entries()) {
    if (index > 0) tokens.push(part(token, t.Comma, ',', offset - 1));
    tokens.push(part(token, t.Number_, item, offset));
    offset += item.length + 1;
  }
  return tokens;
}

/** Decimal text of `whole.fraction` times ten to the `exponent`. */
function shift(whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length ? digits + '0'.repeat(point - digits.length) : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

const operators: ReadonlyMap<string, { readonly right: string; readonly type: TokenType }> = new Map(
  Object.entries({
    '&&': { right: 'and', type: t.Word },
    '||': { right: 'or', type: t.Word },
    '===': { right: '==', type: t.Comparison },
    '!==': { right: '!=', type: t.Comparison },
    '<>': { right: '!=', type: t.Comparison },
    '~=': { right: '~', type: t.Tilde },
    '=~': { right: '~', type: t.Tilde },
    '~~': { right: '~', type: t.Tilde },
    '\u2248': { right: '~', type: t.Tilde },
    '\u2264': { right: '<=', type: t.Comparison },
    '\u2265': { right: '>=', type: t.Comparison },
    '\u2260': { right: '!=', type: t.Comparison },
    '\u00d7': { right: '*', type: t.Star },
    '\u00f7': { right: '/', type: t.Slash },
    '\u2192': { right: '->', type: t.Arrow },
    '\u21d2': { right: '->', type: t.Arrow },
    '!': { right: 'not', type: t.Word },
  }),
);

/** `:=` where a colon stands, which has no space before it. */
function assignment(source: SourceFile, token: IToken): Repair {
  const blanks = /[ \t]*$/.exec(source.text.slice(0, token.startOffset))?.[0].length ?? 0;
  const start = token.startOffset - (source.text[token.startOffset - blanks - 1] === '\n' ? 0 : blanks);
  const right = `:${/\s/.test(source.text[endOf(token)] ?? ' ') ? '' : ' '}`;
  return {
    tokens: [as(token, t.Colon, ':')],
    diagnostic: diagnose(
      wrongLexeme,
      source.path,
      spanOf(token.startOffset, endOf(token)),
      { rule: 'a name and its value are separated by `:`, not `:=`' },
      { found: token.image, expected: [':'], suggestions: [replace('write `:`', spanOf(start, endOf(token)), right)] },
    ),
  };
}

/** A word in place of a sign needs a space on each side. */
function operator(source: SourceFile, token: IToken): Repair {
  const { right, type } = operators.get(token.image) ?? { right: '==', type: t.Comparison };
  const before = token.startOffset > 0 && /\w/.test(right) && /[^\s(]/.test(source.text[token.startOffset - 1]) ? ' ' : '';
  const after = /\w/.test(right) && /\S/.test(source.text[endOf(token)] ?? ' ') ? ' ' : '';
  const rule = `\`${echo(token.image)}\` is not an operator of hsim`;
  return rewrite(source, token, rule, right, [as(token, type, right)], `${before}${right}${after}`);
}

/** A name with letters of other alphabets. */
function foreignName(source: SourceFile, token: IToken): Repair {
  const span = spanOf(token.startOffset, endOf(token));
  const wrong = /[^A-Za-z0-9_]/.exec(token.image)?.[0] ?? '';
  const point = wrong.codePointAt(0) ?? 0;
  const plain =
    token.image
      .replaceAll('\u00df', 'ss')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9_]/g, '_') || '_';
  return {
    tokens: [as(token, t.Word, plain)],
    diagnostic: diagnose(
      badCharacter,
      source.path,
      span,
      { code: codePoint(point), hint: ` in \`${echo(token.image)}\`${characterHint(point)}` },
      { found: token.image, suggestions: [replace(`write \`${echo(plain)}\``, span, plain, false)] },
    ),
  };
}

/** `1/31/2025`: which of the numbers is the month is not always certain. */
function date(source: SourceFile, token: IToken): Repair {
  const span = spanOf(token.startOffset, endOf(token));
  const numbers = token.image.split(/[/.]/);
  const two = (text: string): string => text.padStart(2, '0');
  const day = (month: string, of: string, year: string): string => `${year}-${two(month)}-${two(of)}`;
  const yearFirst = numbers[0].length === 4;
  const readings = yearFirst
    ? [day(numbers[1], numbers[2], numbers[0])]
    : token.image.includes('.')
      ? [day(numbers[1], numbers[0], numbers[2])]
      : [day(numbers[0], numbers[1], numbers[2]), day(numbers[1], numbers[0], numbers[2])];
  const real = [...new Set(readings.filter((text) => Number(text.slice(5, 7)) <= 12))];
  return {
    tokens: [as(token, t.DateTime, real[0] ?? '2000-01-01')],
    diagnostic: diagnose(
      wrongLexeme,
      source.path,
      span,
      { rule: `\`${echo(token.image)}\` is not a valid date: dates have the form YYYY-MM-DD` },
      { found: token.image, examples: ['2025-01-31'], suggestions: real.map((right) => replace(`write \`${right}\``, span, right, real.length === 1)) },
    ),
  };
}

/** `8:00`, `8am`, `8:30 PM`, `08:00:00`. */
function clock(source: SourceFile, token: IToken): Repair {
  const match = /^(\d{1,2})(?::(\d{2}))?(?::\d{2})?[ \t]?([AaPp])?/.exec(token.image);
  const half = match?.[3]?.toLowerCase();
  const written = Number(match?.[1] ?? 0);
  const hour = half === 'p' ? (written % 12) + 12 : half === 'a' ? written % 12 : written;
  const right = `${String(Math.min(hour, 23)).padStart(2, '0')}:${match?.[2] ?? '00'}`;
  // A colon that is behind it may be removed by another edit.
  const edit = apart(source, token, right) + (source.text[endOf(token)] === ':' ? ' ' : '');
  const rule = `\`${echo(token.image)}\` is not a valid time of day: times have the form HH:MM, from 00:00 to 23:59`;
  return rewrite(source, token, rule, right, [as(token, t.Clock, Number(right.slice(3)) > 59 ? '00:00' : right)], edit);
}

/** Letters of other scripts that look like Latin ones, and signs that show nothing: where they come from is worth saying. */
function characterHint(point: number): string {
  if (point === 0xb0) return ": write degrees as a unit, such as `'Cel'` or `'[degF]'`";
  if (point >= 0x370 && point <= 0x52f) return ': it looks like a Latin letter but is not one';
  if (point === 0xa0 || point === 0x202f || point === 0x2007 || point === 0x3000) return ': only ordinary spaces can separate words';
  if ((point >= 0x200b && point <= 0x200f) || (point >= 0x202a && point <= 0x202e) || (point >= 0x2060 && point <= 0x2069)) return ': it is invisible';
  if (point === 0x40 || point === 0x60 || point === 0x5c || point === 0x5e) return '';
  return point > 0x7e ? ': names can contain only the letters a-z and A-Z, digits and `_`' : '';
}

const spaceNames: ReadonlyMap<number, string> = new Map([
  [0xa0, ' (no-break space)'],
  [0x202f, ' (narrow no-break space)'],
  [0x2007, ' (figure space)'],
  [0x3000, ' (ideographic space)'],
]);

/** A character by its number, and itself or its name where that shows something. */
function codePoint(point: number): string {
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const text = String.fromCodePoint(point);
  return /^[\p{L}\p{S}\p{P}]$/u.test(text) ? `\`${text}\` (${code})` : `${code}${spaceNames.get(point) ?? ''}`;
}

function character(source: SourceFile, token: IToken): Repair {
  const point = token.image.codePointAt(0) ?? 0;
  const shown = point > 0x20 && point < 0x7f ? `\`${token.image}\`` : codePoint(point);
  const span = spanOf(token.startOffset, endOf(token));
  const space = /^\s$/u.test(token.image);
  return {
    tokens: [],
    diagnostic: diagnose(
      badCharacter,
      source.path,
      span,
      { code: shown, hint: characterHint(point) },
      { found: token.image, suggestions: [replace(space ? 'replace it with an ordinary space' : `remove ${shown}`, span, space ? ' ' : '', space)] },
    ),
  };
}

/** What to do with each wrong token type. */
export const repairs: ReadonlyMap<TokenType, Repairer> = new Map<TokenType, Repairer>([
  [t.BadText, (s, k) => closeText(s, k, '"', t.Text, 'text')],
  [t.BadUnit, (s, k) => closeText(s, k, "'", t.Unit, 'unit')],
  [
    t.BadSmartText,
    (s, k) => rewrite(s, k, 'text must be in straight quotes, not curly quotes', `"${k.image.slice(1, -1)}"`, [as(k, t.Text, `"${k.image.slice(1, -1)}"`)]),
  ],
  [
    t.BadSmartUnit,
    (s, k) => rewrite(s, k, 'units must be in straight quotes, not curly quotes', `'${k.image.slice(1, -1)}'`, [as(k, t.Unit, `'${k.image.slice(1, -1)}'`)]),
  ],
  [t.BadFence, (s, k) => drop(s, k, 'Markdown code fences are not supported', '')],
  [t.BadHashComment, (s, k) => rewrite(s, k, 'comments start with `//`, not `#`', `//${k.image.slice(1)}`, [])],
  [t.BadBlockComment, (s, k) => drop(s, k, 'block comments are not supported; a comment starts with `//`', lineComments(k.image))],
  [t.BadAssign, assignment],
  [t.BadDots, (s, k) => rewrite(s, k, `a range is written with \`..\`, not \`${echo(k.image)}\``, '..', [as(k, t.Dots, '..')])],
  [t.BadDash, (s, k) => rewrite(s, k, `a minus sign is written \`-\`, not \`${echo(k.image)}\``, '-', [as(k, t.Minus, '-')])],
  [t.BadOperator, operator],
  [
    t.BadPercent,
    (s, k) => rewrite(s, k, 'no space is allowed between a number and `%`', k.image.replace(/[ \t]+/, ''), [as(k, t.Percent, k.image.replace(/[ \t]+/, ''))]),
  ],
  [t.BadName, foreignName],
  [t.BadDate, date],
  [
    t.BadDateTime,
    (s, k) => {
      const right = k.image.replace(/[ \t]+(\d):/, ' 0$1:').replace(/[ \t]+/, 'T');
      return rewrite(s, k, `\`${echo(k.image)}\` is not a valid time: a date and a time of day are joined by \`T\``, right, [as(k, t.DateTime, right)]);
    },
  ],
  [t.BadClock, clock],
  [t.BadMoney, (s, k) => money(s, k)],
  [
    t.BadDecimal,
    (s, k) =>
      rewrite(s, k, `\`${echo(k.image)}\` is not a valid number: a digit is missing before the decimal point`, `0${k.image}`, [
        as(k, t.Number_, `0${k.image}`),
      ]),
  ],
  [t.BadNumber, number],
  [t.BadCharacter, character],
]);

/** The text of a block comment as line comments; what follows it begins a line of its own. */
function lineComments(image: string): string {
  const lines = image
    .slice(2, image.endsWith('*/') && image.length > 3 ? -2 : undefined)
    .split(/\r?\n|\r/)
    .map((line) => line.replace(/^\s*\*?\s?/, '').trimEnd())
    .filter((line, i, all) => line !== '' || (i > 0 && i < all.length - 1));
  return `${lines.length === 0 ? '//' : lines.map((line) => `// ${line}`).join('\n')}\n`;
}

function money(source: SourceFile, token: IToken): Repair {
  const digits = /^\$(\d{1,13})(?:\.(\d*))?$/.exec(token.image.replaceAll(',', '')) ?? ['', '0', ''];
  const whole = grouped(digits[1]);
  const cents = (digits[2] ?? '').padEnd(2, '0').slice(0, 2);
  const right = digits[2] === undefined || digits[2] === '' ? `$${whole}` : `$${whole}.${cents}`;
  const why = 'thousands are separated by commas, and cents have two digits';
  return rewrite(source, token, `\`${echo(token.image)}\` is not a valid amount of money: ${why}`, right, [as(token, t.Money, right)]);
}
