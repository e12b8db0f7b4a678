/**
 * The tokens. All words are one token type: nothing is reserved, and the parser asks for a word by its text.
 * Tokens named `Bad…` exist only to be reported with their fix (`repair.ts` replaces them, so that the parser never sees one).
 */
import './polyfill.ts';
import { type CustomPatternMatcherReturn, createToken, type IMultiModeLexerDefinition, type IToken, Lexer, type TokenType } from 'chevrotain';
import { openTextEnd } from './open-text.ts';

/** Systems that `SYSTEM:code` may name. Kept here because the lexer must know them. */
export const codeSystemNames = ['ICD10CM', 'ICD10PCS', 'SNOMED', 'LOINC', 'RXNORM', 'NDC', 'CVX', 'CPT', 'HCPCS', 'MSDRG', 'NUCC', 'CDCREC'] as const;

const plain = (name: string, pattern: RegExp | string, label = `\`${pattern}\``): TokenType => createToken({ name, pattern, label });
const bad = (name: string, pattern: RegExp, lineBreaks = false): TokenType => createToken({ name, pattern, label: name, line_breaks: lineBreaks });

export const Space = createToken({ name: 'Space', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true });
/** The byte-order mark that some editors put before everything. */
const ByteOrderMark = createToken({
  name: 'ByteOrderMark',
  pattern: (text: string, offset: number) => (offset === 0 && text[0] === '\ufeff' ? (['\ufeff'] as unknown as CustomPatternMatcherReturn) : null),
  start_chars_hint: ['\ufeff'],
  group: Lexer.SKIPPED,
  line_breaks: false,
});
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: 'comments' });

/** Letters of other alphabets, which a name may not hold. */
const foreign =
  '\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0300-\\u036f\\u0370-\\u1fff\\u2c00-\\u2fef\\u3005-\\u3007\\u3021-\\ud7ff\\uf900-\\ufdcf\\uff10-\\uff5a';
export const Word = createToken({ name: 'Word', pattern: new RegExp(`[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_${foreign}])`), label: 'a name' });
/** A word with letters that a name may not hold: one mistake, not one for each letter. */
export const BadName = createToken({ name: 'BadName', pattern: new RegExp(`[A-Za-z_${foreign}][A-Za-z0-9_${foreign}]*`) });
/** `codes` where it opens a code table: the only word that the lexer must know, because rows of codes are lexed by other rules. */
export const CodesWord = createToken({
  name: 'CodesWord',
  pattern: /codes(?=(?:[ \t\r\n]|\/\/[^\r\n]*)+[A-Za-z_][A-Za-z0-9_]*(?:[ \t\r\n]|\/\/[^\r\n]*)*(?:[:={]|[A-Z]))/,
  categories: [Word],
  push_mode: 'codesHead',
  start_chars_hint: ['c'],
  label: '`codes`',
});

/** `group` where the codes of a system follow in braces, which are lexed as codes; `group x: [ … ]` is lexed as everything else. */
export const GroupWord = createToken({
  name: 'GroupWord',
  pattern:
    /group(?=(?:[ \t\r\n]|\/\/[^\r\n]*)+[A-Za-z_][A-Za-z0-9_]*(?:[ \t\r\n]|\/\/[^\r\n]*)*[:=]?(?:[ \t\r\n]|\/\/[^\r\n]*)*[A-Za-z_]\w*(?:[ \t\r\n]|\/\/[^\r\n]*)*\{)/,
  categories: [Word],
  push_mode: 'groupHead',
  start_chars_hint: ['g'],
  label: '`group`',
});

/** Words of declarations that the lexer marks. */
export const lexedWords: readonly TokenType[] = [CodesWord, GroupWord];

export const LBrace = createToken({ name: 'LBrace', pattern: Lexer.NA, label: '`{`' });
export const RBrace = createToken({ name: 'RBrace', pattern: Lexer.NA, label: '`}`' });
const TopLBrace = createToken({ name: 'TopLBrace', pattern: '{', categories: [LBrace], push_mode: 'body' });
const BodyLBrace = createToken({ name: 'BodyLBrace', pattern: '{', categories: [LBrace], push_mode: 'body' });
const CodesLBrace = createToken({ name: 'CodesLBrace', pattern: '{', categories: [LBrace], pop_mode: true, push_mode: 'codesBody' });
const GroupLBrace = createToken({ name: 'GroupLBrace', pattern: '{', categories: [LBrace], pop_mode: true, push_mode: 'groupBody' });
const BodyRBrace = createToken({ name: 'BodyRBrace', pattern: '}', categories: [RBrace], pop_mode: true });

export const LParen = plain('LParen', '(');
export const RParen = plain('RParen', ')');
export const LBracket = plain('LBracket', '[');
export const RBracket = plain('RBracket', ']');
export const Comma = plain('Comma', ',');
export const Colon = plain('Colon', ':');
export const Ampersand = plain('Ampersand', '&');
export const Pipe = plain('Pipe', '|');
/** Also the arrows of other languages: the parser says what is there instead. */
export const Arrow = createToken({ name: 'Arrow', pattern: /->|=>|[\u2192\u21d2]/, label: '`->`' });
export const DotsOpen = plain('DotsOpen', '..<');
export const Dots = plain('Dots', '..');
export const Dot = plain('Dot', '.');
export const Plus = plain('Plus', '+');
export const Minus = plain('Minus', '-');
export const Star = plain('Star', '*');
export const Slash = plain('Slash', '/');
export const Tilde = plain('Tilde', '~');
export const Comparison = createToken({ name: 'Comparison', pattern: /==|!=|<=|>=|<|>/, label: 'a comparison' });
/** A single `=`: where a colon or `==` is meant. The parser knows which. */
export const Equals = plain('Equals', '=');
/** A `;`: needless between items, a comma between arms. The parser knows which. */
export const Semicolon = plain('Semicolon', ';');
/** The `?` of `condition ? a : b`, which is written with `if`. */
export const Question = plain('Question', '?');

export const Text = createToken({ name: 'Text', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/, label: 'text in double quotes' });
export const Unit = createToken({ name: 'Unit', pattern: /'[^'\r\n]*'/, label: 'a unit in single quotes' });
export const SystemCode = createToken({
  name: 'SystemCode',
  pattern: new RegExp(`(?:${codeSystemNames.join('|')}):(?![0-9.]+%)[A-Za-z0-9](?:(?:[A-Za-z0-9-]|\\.(?!\\.))*[A-Za-z0-9])?`),
  label: 'a code',
  start_chars_hint: [...new Set(codeSystemNames.map((name) => name[0]))],
});
export const DateTime = createToken({ name: 'DateTime', pattern: /\d{1,4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?)?(?![\w])/, label: 'a date' });
export const Percent = createToken({ name: 'Percent', pattern: /\d+(?:\.\d+)?%/, label: 'a percentage' });
export const Money = createToken({ name: 'Money', pattern: /\$(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,13})(?:\.\d{2})?(?![.,]?\d)/, label: 'an amount of money' });
export const Number_ = createToken({ name: 'Number', pattern: /\d+(?:\.\d+)?/, label: 'a number' });

const untilOpenEnd = (quote: string) => (text: string, offset: number) =>
  text[offset] === quote ? ([text.slice(offset, openTextEnd(text, offset))] as unknown as CustomPatternMatcherReturn) : null;
/** Text that ended with its line, or a unit that did. */
export const BadText = createToken({ name: 'BadText', pattern: untilOpenEnd('"'), start_chars_hint: ['"'], line_breaks: false });
export const BadUnit = createToken({ name: 'BadUnit', pattern: untilOpenEnd("'"), start_chars_hint: ["'"], line_breaks: false });
export const BadSmartText = bad('BadSmartText', /[\u201c\u201d\u201e][^\u201c\u201d"\r\n]*[\u201c\u201d"]/);
export const BadSmartUnit = bad('BadSmartUnit', /[\u2018\u2019\u201a][^\u2018\u2019'\r\n]*[\u2018\u2019']/);
export const BadFence = bad('BadFence', /```[^\r\n]*/);
export const BadHashComment = bad('BadHashComment', /#[^\r\n]*/);
export const BadBlockComment = bad('BadBlockComment', /\/\*[\s\S]*?(?:\*\/|$)/, true);
export const BadAssign = bad('BadAssign', /:=/);
export const BadDots = bad('BadDots', /\.\.\.+|\u2026/);
export const BadDash = bad('BadDash', /[\u2010-\u2015\u2212]/);
export const BadOperator = bad('BadOperator', /&&|\|\||===|!==|<>|~=|=~|~~|!(?!=)|[\u2264\u2265\u2260\u2248\u00d7\u00f7]/);
/** `5 %`. */
export const BadPercent = bad('BadPercent', /\d+(?:\.\d+)?[ \t]+%/);
/** `1/31/2025`, `2025/01/31`, `31.01.2025`. */
export const BadDate = bad('BadDate', /\d{1,2}\/\d{1,2}\/\d{4}(?!\w)|\d{4}\/\d{1,2}\/\d{1,2}(?!\w)|\d{1,2}\.\d{1,2}\.\d{4}(?!\w)/);
/** `2025-01-31 08:00`. */
export const BadDateTime = bad('BadDateTime', /\d{4}-\d{1,2}-\d{1,2}[ \t]+\d{1,2}:\d{2}(?::\d{2})?(?![\w:])/);
export const BadMoney = bad('BadMoney', /\$[\d.,]*/);
export const BadDecimal = bad('BadDecimal', /\.\d+/);
/** A number glued to a letter, an underscore, or commas outside money: `3mo`, `1_000`, `1,000`, `1e-3`. */
export const BadNumber = bad('BadNumber', /\d+(?:\.\d+)?(?:[eE][+-]?\d+(?!\w)|[A-Za-z_]\w*|(?:,\d+)+(?:\.\d+)?)%?/);
// The range is written out: the lexer's table of first characters cannot be made from complements such as `\S`, and would skip the rest in silence.
export const BadCharacter = bad('BadCharacter', /[\ud800-\udbff][\udc00-\udfff]|[\u0000-\uffff]/, true);

/** A row's name and its code are distinguished by what came before, since both may look like words; a sign between them is reported by the parser. */
const awaitsCode = (tokens: readonly IToken[]): boolean => {
  const last = tokens.at(-1)?.tokenType;
  if (last === RowName) return true;
  return (last === Colon || last === Equals || last === Comma || last === Pipe) && tokens.at(-2)?.tokenType === RowName;
};
/** A time of day is after `clock`, and after the dots of a range that began with one: `{ 10:20 }` is a field. */
const awaitsClock = (tokens: readonly IToken[]): boolean => {
  const last = tokens.at(-1);
  if (last?.image === 'clock') return true;
  const before = tokens.at(-2)?.tokenType;
  return (last?.tokenType === Dots || last?.tokenType === DotsOpen || last?.tokenType === BadDots) && (before === Clock || before === BadClock);
};
const digits = [...'0123456789'];
const sticky =
  (pattern: RegExp) =>
  (text: string, offset: number): CustomPatternMatcherReturn | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text) as CustomPatternMatcherReturn | null;
  };
const matchClock = sticky(/(?:[01]\d|2[0-3]):[0-5]\d(?![\w%:])/y);
const matchBadClock = sticky(/\d{1,2}(?::\d{2}){0,2}(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?(?![\w%])/y);
const matchName = sticky(/[A-Za-z_][A-Za-z0-9_]*/y);
const matchCode = sticky(/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/y);

export const RowName: TokenType = createToken({
  name: 'RowName',
  pattern: (text: string, offset: number, tokens: IToken[]) => (awaitsCode(tokens) ? null : matchName(text, offset)),
  categories: [Word],
  line_breaks: false,
  label: "a concept's name",
});
/** The raw code of a row, `4548-4` or `E11.9`: the second word of a row, and what can only be a code where its name was forgotten. */
export const RowCode = createToken({
  name: 'RowCode',
  pattern: (text: string, offset: number, tokens: IToken[]) => {
    const code = matchCode(text, offset);
    return code === null || awaitsCode(tokens) || /[-.]|^\d/.test(code[0]) ? code : null;
  },
  line_breaks: false,
  label: 'a code',
});

/** A code, or the beginning of codes, in the braces of a group. */
export const GroupCode = createToken({
  name: 'GroupCode',
  pattern: (text: string, offset: number) => matchCode(text, offset),
  line_breaks: false,
  label: 'a code',
});

export const Clock: TokenType = createToken({
  name: 'Clock',
  pattern: (text: string, offset: number, tokens: IToken[]) => (awaitsClock(tokens) ? matchClock(text, offset) : null),
  start_chars_hint: digits,
  line_breaks: false,
  label: 'a time of day',
});
/** `8:00`, `8am`, `08:00:00`. */
export const BadClock: TokenType = createToken({
  name: 'BadClock',
  pattern: (text: string, offset: number, tokens: IToken[]) => (awaitsClock(tokens) ? matchBadClock(text, offset) : null),
  start_chars_hint: digits,
  line_breaks: false,
});

const badFirst = [BadSmartText, BadSmartUnit, BadFence, BadHashComment, BadBlockComment, BadAssign];
const badLast = [BadText, BadUnit, BadDash, BadOperator, BadMoney, BadCharacter];

/** Order matters: an earlier type wins at the same place. */
const common = [
  Space,
  LineComment,
  ...badFirst,
  Text,
  Unit,
  SystemCode,
  Word,
  BadName,
  Clock,
  BadClock,
  BadDateTime,
  DateTime,
  BadDate,
  Percent,
  BadPercent,
  Money,
  BadNumber,
  Number_,
  BadDots,
  DotsOpen,
  Dots,
  BadDecimal,
  Dot,
  BadOperator,
  Arrow,
  Comparison,
  Equals,
  Colon,
  Comma,
  LParen,
  RParen,
  LBracket,
  RBracket,
  Ampersand,
  Pipe,
  Plus,
  Minus,
  Star,
  Slash,
  Tilde,
  Semicolon,
  Question,
];

export const lexerDefinition: IMultiModeLexerDefinition = {
  modes: {
    top: [ByteOrderMark, CodesWord, GroupWord, TopLBrace, ...common, ...badLast],
    body: [BodyLBrace, BodyRBrace, ...common, ...badLast],
    codesHead: [CodesLBrace, ...common, ...badLast],
    codesBody: [Space, LineComment, ...badFirst, Text, Unit, BodyLBrace, BodyRBrace, RowCode, RowName, Colon, Equals, Comma, Pipe, Semicolon, ...badLast],
    groupHead: [GroupLBrace, ...common, ...badLast],
    groupBody: [Space, LineComment, ...badFirst, Text, Unit, BodyLBrace, BodyRBrace, GroupCode, Colon, Equals, Comma, Pipe, Semicolon, ...badLast],
  },
  defaultMode: 'top',
};

/** Every token type, for the parser's vocabulary. */
export const vocabulary: TokenType[] = [...new Set([LBrace, RBrace, ...Object.values(lexerDefinition.modes).flat()])];
