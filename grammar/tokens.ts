/**
 * The tokens. All words are one token type: nothing is reserved, and the parser asks for a word by its text.
 * Tokens named `Bad…` exist only to be reported with their fix (`repair.ts` replaces them, so that the parser never sees one).
 */
import './polyfill.ts';
import { type CustomPatternMatcherReturn, createToken, type IMultiModeLexerDefinition, type IToken, Lexer, type TokenType } from 'chevrotain';

/** Systems that `SYSTEM:code` may name. Kept here because the lexer must know them. */
export const codeSystemNames = ['ICD10CM', 'ICD10PCS', 'SNOMED', 'LOINC', 'RXNORM', 'NDC', 'CVX', 'CPT', 'HCPCS', 'NUCC', 'CDCREC'] as const;

const plain = (name: string, pattern: RegExp | string, label = `\`${pattern}\``): TokenType => createToken({ name, pattern, label });
const bad = (name: string, pattern: RegExp, lineBreaks = false): TokenType => createToken({ name, pattern, label: name, line_breaks: lineBreaks });

export const Space = createToken({ name: 'Space', pattern: /[ \t\r\n\ufeff]+/, group: Lexer.SKIPPED, line_breaks: true });
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: 'comments' });

export const Word = createToken({ name: 'Word', pattern: /[A-Za-z_][A-Za-z0-9_]*/, label: 'a name' });
/** `codes` where it opens a code table: the only word that the lexer must know, because rows of codes are lexed by other rules. */
export const CodesWord = createToken({
  name: 'CodesWord',
  pattern: /codes(?=[ \t\r\n]+[A-Za-z_][A-Za-z0-9_]*[ \t\r\n]*(?:[:={]|[A-Z]))/,
  categories: [Word],
  push_mode: 'codesHead',
  start_chars_hint: ['c'],
  label: '`codes`',
});

export const LBrace = createToken({ name: 'LBrace', pattern: Lexer.NA, label: '`{`' });
export const RBrace = createToken({ name: 'RBrace', pattern: Lexer.NA, label: '`}`' });
const TopLBrace = createToken({ name: 'TopLBrace', pattern: '{', categories: [LBrace], push_mode: 'body' });
const BodyLBrace = createToken({ name: 'BodyLBrace', pattern: '{', categories: [LBrace], push_mode: 'body' });
const CodesLBrace = createToken({ name: 'CodesLBrace', pattern: '{', categories: [LBrace], pop_mode: true, push_mode: 'codesBody' });
const BodyRBrace = createToken({ name: 'BodyRBrace', pattern: '}', categories: [RBrace], pop_mode: true });

export const LParen = plain('LParen', '(');
export const RParen = plain('RParen', ')');
export const LBracket = plain('LBracket', '[');
export const RBracket = plain('RBracket', ']');
export const Comma = plain('Comma', ',');
export const Colon = plain('Colon', ':');
export const Ampersand = plain('Ampersand', '&');
export const Pipe = plain('Pipe', '|');
export const Arrow = plain('Arrow', '->');
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

export const Text = createToken({ name: 'Text', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/, label: 'text in double quotes' });
export const Unit = createToken({ name: 'Unit', pattern: /'[^'\r\n]*'/, label: 'a unit in single quotes' });
export const SystemCode = createToken({
  name: 'SystemCode',
  pattern: new RegExp(`(?:${codeSystemNames.join('|')}):(?![0-9.]+%)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?`),
  label: 'a code',
  start_chars_hint: [...new Set(codeSystemNames.map((name) => name[0]))],
});
export const DateTime = createToken({ name: 'DateTime', pattern: /\d{1,4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?)?(?![\w])/, label: 'a date' });
export const Clock = createToken({ name: 'Clock', pattern: /(?:[01]\d|2[0-3]):[0-5]\d(?![\d%:])/, label: 'a time of day' });
export const Percent = createToken({ name: 'Percent', pattern: /\d+(?:\.\d+)?%/, label: 'a percentage' });
export const Money = createToken({ name: 'Money', pattern: /\$(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2})?(?![\d.,]*\d)/, label: 'an amount of money' });
export const Number_ = createToken({ name: 'Number', pattern: /\d+(?:\.\d+)?/, label: 'a number' });

/** Text that ended with its line, or a unit that did. */
export const BadText = bad('BadText', /"(?:[^"\\\r\n]|\\[^\r\n])*\\?/);
export const BadUnit = bad('BadUnit', /'[^'\r\n]*/);
export const BadSmartText = bad('BadSmartText', /[\u201c\u201d\u201e][^\u201c\u201d"\r\n]*[\u201c\u201d"]/);
export const BadSmartUnit = bad('BadSmartUnit', /[\u2018\u2019\u201a][^\u2018\u2019'\r\n]*[\u2018\u2019']/);
export const BadHashComment = bad('BadHashComment', /#[^\r\n]*/);
export const BadBlockComment = bad('BadBlockComment', /\/\*[\s\S]*?(?:\*\/|$)/, true);
export const BadAssign = bad('BadAssign', /:=/);
export const BadDots = bad('BadDots', /\.\.\.+|\u2026/);
export const BadDash = bad('BadDash', /[\u2010-\u2015\u2212]/);
export const BadSemicolon = bad('BadSemicolon', /;/);
export const BadOperator = bad('BadOperator', /&&|\|\||===|!==|<>|=>|!(?!=)/);
export const BadMoney = bad('BadMoney', /\$[\d.,]*/);
export const BadDecimal = bad('BadDecimal', /\.\d+/);
/** A number glued to a letter, an underscore, or commas outside money: `3mo`, `1_000`, `1,000`, `1e-3`. */
export const BadNumber = bad('BadNumber', /\d+(?:\.\d+)?(?:[eE][+-]?\d+(?!\w)|[A-Za-z_]\w*|(?:,\d+)+(?:\.\d+)?)%?/);
// The range is written out: the lexer's table of first characters cannot be made from complements such as `\S`, and would skip the rest in silence.
export const BadCharacter = bad('BadCharacter', /[\ud800-\udbff][\udc00-\udfff]|[\u0000-\uffff]/, true);

/** A row's name and its code are told apart by what came before, since both may look like words. */
const awaitsCode = (tokens: readonly IToken[]): boolean => {
  const last = tokens.at(-1)?.tokenType;
  return last === RowName || ((last === Colon || last === Equals) && tokens.at(-2)?.tokenType === RowName);
};
const sticky =
  (pattern: RegExp) =>
  (text: string, offset: number): CustomPatternMatcherReturn | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text) as CustomPatternMatcherReturn | null;
  };
const matchName = sticky(/[A-Za-z_][A-Za-z0-9_]*/y);
const matchCode = sticky(/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/y);

export const RowName: TokenType = createToken({
  name: 'RowName',
  pattern: (text: string, offset: number, tokens: IToken[]) => (awaitsCode(tokens) ? null : matchName(text, offset)),
  categories: [Word],
  line_breaks: false,
  label: 'a concept name',
});
/** The raw code of a row, `4548-4` or `E11.9`: one token only as the second word of a row. */
export const RowCode = createToken({
  name: 'RowCode',
  pattern: (text: string, offset: number, tokens: IToken[]) => (awaitsCode(tokens) ? matchCode(text, offset) : null),
  line_breaks: false,
  label: 'a code',
});

const badFirst = [BadSmartText, BadSmartUnit, BadHashComment, BadBlockComment, BadAssign];
const badLast = [BadText, BadUnit, BadSemicolon, BadDash, BadOperator, BadMoney, BadCharacter];

/** Order matters: an earlier type wins at the same place. */
const common = [
  Space,
  LineComment,
  ...badFirst,
  Text,
  Unit,
  SystemCode,
  Word,
  DateTime,
  Clock,
  Percent,
  Money,
  BadNumber,
  Number_,
  BadDots,
  DotsOpen,
  Dots,
  BadDecimal,
  Dot,
  Arrow,
  BadOperator,
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
];

export const lexerDefinition: IMultiModeLexerDefinition = {
  modes: {
    top: [CodesWord, TopLBrace, ...common, ...badLast],
    body: [BodyLBrace, BodyRBrace, ...common, ...badLast],
    codesHead: [CodesLBrace, ...common, ...badLast],
    codesBody: [Space, LineComment, ...badFirst, Text, BodyLBrace, BodyRBrace, RowCode, RowName, Colon, Equals, Comma, ...badLast],
  },
  defaultMode: 'top',
};

/** Every token type, for the parser's vocabulary. */
export const vocabulary: TokenType[] = [...new Set([LBrace, RBrace, ...Object.values(lexerDefinition.modes).flat()])];
