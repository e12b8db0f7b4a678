/**
 * Wrong lexemes that newcomers and language models write. Each is reported with its exact edit and replaced by what was meant, so that the parser
 * goes on as if it had been written right and nothing else is lost.
 */
import type { IToken, TokenType } from 'chevrotain';
import { type Diagnostic, diagnose, echo, kind, replace } from './diagnostic.ts';
import { durationWord } from './duration-words.ts';
import { type SourceFile, spanOf } from './source.ts';
import * as t from './tokens.ts';

export const wrongLexeme = kind(
  'HS1004',
  'error',
  'A form that the language does not have',
  (_: { found: string; right: string }) => `\`${_.found}\` is written \`${_.right}\` here`,
);
export const needless = kind(
  'HS1005',
  'error',
  'A sign that the language does not need',
  (_: { found: string; why: string }) => `\`${_.found}\` is not needed: ${_.why}`,
);
export const openText = kind(
  'HS1006',
  'error',
  'A text or unit that does not end on its line',
  (_: { quote: string; what: string }) => `this ${_.what} has no closing ${_.quote} on its line`,
);
export const badCharacter = kind(
  'HS1007',
  'error',
  'A character that has no meaning',
  (_: { code: string; hint: string }) => `the character ${_.code} has no meaning here${_.hint}`,
);
export const badNumber = kind(
  'HS1008',
  'error',
  'A number that cannot be read',
  (_: { found: string; hint: string }) => `\`${_.found}\` is not a number: ${_.hint}`,
);

export interface Repair {
  readonly diagnostic: Diagnostic;
  /** What the parser sees instead. */
  readonly tokens: readonly IToken[];
}

type Repairer = (source: SourceFile, token: IToken) => Repair;

const endOf = (token: IToken): number => token.startOffset + token.image.length;

/** A token of another type at the same place. */
function as(token: IToken, type: TokenType, image: string, start = token.startOffset): IToken {
  return { ...token, image, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0, startOffset: start, endOffset: start + Math.max(image.length, 1) - 1 };
}

/** Reports `right` in place of the token, and goes on with tokens of the right form. */
function rewrite(source: SourceFile, token: IToken, right: string, tokens: readonly IToken[]): Repair {
  const span = spanOf(token.startOffset, endOf(token));
  return {
    tokens,
    diagnostic: diagnose(
      wrongLexeme,
      source.path,
      span,
      { found: echo(token.image), right: echo(right) },
      { found: token.image, expected: [right], suggestions: [replace(`write \`${echo(right)}\``, span, right)] },
    ),
  };
}

function drop(source: SourceFile, token: IToken, why: string, right = ''): Repair {
  const span = spanOf(token.startOffset, endOf(token));
  const title = right === '' ? 'remove it' : `write \`${echo(right)}\``;
  return {
    tokens: [],
    diagnostic: diagnose(needless, source.path, span, { found: echo(token.image), why }, { found: token.image, suggestions: [replace(title, span, right)] }),
  };
}

/** Text that ended with its line: the quote goes before trailing signs that plainly are not part of it. */
function closeText(source: SourceFile, token: IToken, quote: '"' | "'", type: TokenType, what: string): Repair {
  const content = token.image.replace(/[\s{},]*\\?$/, '');
  const image = `${content === quote ? quote : content}${quote}`;
  const span = spanOf(token.startOffset, endOf(token));
  const at = token.startOffset + image.length - 1;
  return {
    tokens: [as(token, type, image)],
    diagnostic: diagnose(
      openText,
      source.path,
      span,
      { quote: quote === '"' ? '`"`' : "`'`", what },
      { found: token.image, suggestions: [{ title: `close it with ${quote}`, edits: [{ span: spanOf(at, at), text: quote }], safe: false }] },
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
      { found: image, expected: right === null ? [] : [right], suggestions: right === null ? [] : [replace(`write \`${right}\``, span, right)] },
    ),
  });
  const percent = image.endsWith('%') ? '%' : '';
  const body = percent === '' ? image : image.slice(0, -1);
  const asNumber = (text: string): IToken => as(token, percent === '' ? t.Number_ : t.Percent, text + percent);

  const unit = /^(\d+(?:\.\d+)?)([A-Za-z_]\w*)$/.exec(body);
  const word = unit === null ? null : durationWord(unit[2]);
  if (unit !== null && word !== null) {
    const plural = unit[1] === '1' ? word : `${word}s`;
    return problem('a unit of time stands apart from its number', `${unit[1]} ${plural}`, [
      as(token, t.Number_, unit[1]),
      as(token, t.Word, plural, token.startOffset + unit[1].length),
    ]);
  }
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(body))
    return problem('commas group digits only in money', body.replaceAll(',', '') + percent, [asNumber(body.replaceAll(',', ''))]);
  if (/^\d+(?:,\d+)+$/.test(body)) return problem('a comma between list items is followed by a space', body.replaceAll(',', ', '), splitList(token, body));
  if (/^\d+(?:_\d+)+$/.test(body)) return problem('digits are not grouped', body.replaceAll('_', '') + percent, [asNumber(body.replaceAll('_', ''))]);
  const exponent = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(body);
  if (exponent !== null && Math.abs(Number(exponent[3])) <= 15) {
    const right = shift(exponent[1], exponent[2] ?? '', Number(exponent[3]));
    return problem('there are no exponents', right, [asNumber(right)]);
  }
  const digits = /^\d+(?:\.\d+)?/.exec(body)?.[0] ?? '0';
  return problem('a number is followed by a space, a sign, or its unit in single quotes', null, [as(token, t.Number_, digits)]);
}

function splitList(token: IToken, body: string): IToken[] {
  const tokens: IToken[] = [];
  let offset = token.startOffset;
  for (const [index, item] of body.split(',').entries()) {
    if (index > 0) tokens.push(as(token, t.Comma, ',', offset - 1));
    tokens.push(as(token, t.Number_, item, offset));
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

const operators: Readonly<Record<string, { readonly right: string; readonly type: TokenType }>> = {
  '&&': { right: 'and', type: t.Word },
  '||': { right: 'or', type: t.Word },
  '===': { right: '==', type: t.Comparison },
  '!==': { right: '!=', type: t.Comparison },
  '<>': { right: '!=', type: t.Comparison },
  '=>': { right: '->', type: t.Arrow },
  '!': { right: 'not', type: t.Word },
};

/** Letters of other scripts that look like Latin ones, and signs that show nothing: where they come from is worth saying. */
function characterHint(point: number): string {
  if (point === 0xb0) return ": degrees are a unit, such as 'Cel' or '[degF]'";
  if (point >= 0x370 && point <= 0x52f) return ': it only looks like a Latin letter';
  if (point === 0xa0 || point === 0x202f || point === 0x2007 || point === 0x3000) return ': it is a space of another kind';
  if ((point >= 0x200b && point <= 0x200f) || (point >= 0x202a && point <= 0x202e) || (point >= 0x2060 && point <= 0x2069)) return ': it is invisible';
  if (point === 0x40 || point === 0x60 || point === 0x5c || point === 0x5e) return '';
  return point > 0x7e ? ': names are written with the letters a to z' : '';
}

function character(source: SourceFile, token: IToken): Repair {
  const point = token.image.codePointAt(0) ?? 0;
  const shown = point > 0x20 && point < 0x7f ? `\`${token.image}\`` : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const span = spanOf(token.startOffset, endOf(token));
  const space = /^\s$/u.test(token.image);
  return {
    tokens: [],
    diagnostic: diagnose(
      badCharacter,
      source.path,
      span,
      { code: shown, hint: characterHint(point) },
      { found: token.image, suggestions: [replace(space ? 'write a space' : 'remove it', span, space ? ' ' : '', space)] },
    ),
  };
}

/** What to do with each wrong token type. */
export const repairs: ReadonlyMap<TokenType, Repairer> = new Map<TokenType, Repairer>([
  [t.BadText, (s, k) => closeText(s, k, '"', t.Text, 'text')],
  [t.BadUnit, (s, k) => closeText(s, k, "'", t.Unit, 'unit')],
  [t.BadSmartText, (s, k) => rewrite(s, k, `"${k.image.slice(1, -1)}"`, [as(k, t.Text, `"${k.image.slice(1, -1)}"`)])],
  [t.BadSmartUnit, (s, k) => rewrite(s, k, `'${k.image.slice(1, -1)}'`, [as(k, t.Unit, `'${k.image.slice(1, -1)}'`)])],
  [t.BadHashComment, (s, k) => rewrite(s, k, `//${k.image.slice(1)}`, [])],
  [t.BadBlockComment, (s, k) => drop(s, k, 'comments start with `//` and end with the line', lineComments(k.image))],
  [t.BadAssign, (s, k) => rewrite(s, k, ':', [as(k, t.Colon, ':')])],
  [t.BadDots, (s, k) => rewrite(s, k, '..', [as(k, t.Dots, '..')])],
  [t.BadDash, (s, k) => rewrite(s, k, '-', [as(k, t.Minus, '-')])],
  [t.BadSemicolon, (s, k) => drop(s, k, 'declarations and fields simply follow each other')],
  [t.BadOperator, (s, k) => rewrite(s, k, operators[k.image].right, [as(k, operators[k.image].type, operators[k.image].right)])],
  [t.BadMoney, (s, k) => money(s, k)],
  [t.BadDecimal, (s, k) => rewrite(s, k, `0${k.image}`, [as(k, t.Number_, `0${k.image}`)])],
  [t.BadNumber, number],
  [t.BadCharacter, character],
]);

function lineComments(image: string): string {
  return image
    .replace(/^\/\*+|\*+\/$/g, '')
    .split(/\r?\n/)
    .map((line) => `// ${line.replace(/^\s*\*?\s?/, '').trimEnd()}`)
    .join('\n');
}

function money(source: SourceFile, token: IToken): Repair {
  const digits = /^\$(\d+)(?:\.(\d*))?$/.exec(token.image.replaceAll(',', '')) ?? ['', '0', ''];
  const grouped = digits[1].replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const cents = (digits[2] ?? '').padEnd(2, '0').slice(0, 2);
  const right = digits[2] === undefined || digits[2] === '' ? `$${grouped}` : `$${grouped}.${cents}`;
  return rewrite(source, token, right, [as(token, t.Money, right)]);
}
