/**
 * Words with a meaning. Nothing is reserved: the lexer makes every word a plain name, and this pass marks a word as a keyword only where it can be
 * one. A word followed by `:` starts a field and is never marked; a declaration word is marked only outside braces.
 */
import { createToken, type IToken, type TokenType } from 'chevrotain';
import { type StatementForm, statementForms } from '../vocabulary/statement-forms.ts';
import { moveWords } from './ast/ast.ts';
import { durationUnit } from './duration-words.ts';
import * as t from './tokens.ts';

const keyword = (word: string, name = word): TokenType => createToken({ name: `Kw_${name}`, pattern: /NEVER/, categories: [t.Word], label: `\`${word}\`` });

/** First words of declarations that can be compiled. */
export const declarationWords = [
  ...['hsim', 'scenario', 'use', 'param', 'let', 'group', 'table', 'panel', 'profile', 'variations', 'timeline', 'states', 'cycle', 'flow', 'expect'],
  ...['subjects', 'provider', 'facility', 'pharmacy', 'payer', 'sponsor', 'pool', 'plan', 'formulary', 'mixin'],
  ...['measure', 'target', 'cover', 'defects'],
] as const;
type DeclarationWord = (typeof declarationWords)[number];

export const declarationKeywords = Object.fromEntries(declarationWords.map((word) => [word, keyword(word, `declare_${word}`)])) as Record<
  DeclarationWord,
  TokenType
>;

const innerWords = [
  'and',
  'or',
  'not',
  'in',
  'if',
  'then',
  'else',
  'choose',
  'mixture',
  'by',
  'pick_first',
  'chance',
  'series',
  'where',
  'given',
  'of',
  'branch',
  'event',
  'at',
  'every',
  'rate',
  'per',
  'from',
  'for',
  'until',
  'times',
  'on_days',
  'except',
  'also',
  'clock',
  'jitter',
  'weighted',
  'recorded',
  'attends',
  'while',
  'when',
  'has',
  'never',
  'before',
  'after',
  'as',
  'random',
  'with',
  'rest',
  'override',
  'default',
] as const;
type InnerWord = (typeof innerWords)[number];
export const kw = Object.fromEntries(innerWords.map((word) => [word, keyword(word)])) as Record<InnerWord, TokenType>;

/** `at least 2 of (…)`, and `for at most 5 years`. */
export const AtLeast = keyword('at', 'at_least');
export const Least = keyword('least');
export const AtMost = keyword('at', 'at_most');
export const Most = keyword('most');
/** A unit of time after a number. */
export const DurationWord = createToken({ name: 'DurationWord', pattern: /NEVER/, categories: [t.Word], label: 'a unit of time' });

const inner: ReadonlyMap<string, TokenType> = new Map(Object.entries(kw));
const declarations: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([...Object.entries(declarationKeywords)]);
/** Keywords that open a block and mean nothing without one; round and square brackets in its place are reported by the parser. */
const beforeBrace: ReadonlySet<string> = new Set(['choose', 'mixture', 'pick_first']);
/** A keyword is not one directly before a sign that ends or joins a value: there it is a plain name. */
const endsValue: ReadonlySet<string> = new Set([')', ']', ',', '.', '==', '!=', '<', '>', '<=', '>=', '}']);
/** Clause words that newcomers write with a colon. */
const clausesWithColon: ReadonlySet<string> = new Set(['on_days']);

/**
 * Words that mean something only where an item of a block begins, where the rules mark them (`Reader.mark`): everywhere else they are names.
 * `note x: 5` in a profile names an attribute.
 */
export const moves = Object.fromEntries(moveWords.map((word) => [word, keyword(word)])) as Record<(typeof moveWords)[number], TokenType>;
export const letWord = keyword('let');
export const cycleWords = { day: keyword('day'), hold: keyword('hold'), stop: keyword('stop') };
/** Words of statements, by what they take after them. */
export const verbTypes: Readonly<Record<StatementForm['argument'], TokenType>> = {
  none: createToken({ name: 'PlainVerb', pattern: /NEVER/, categories: [t.Word], label: 'a verb' }),
  text: createToken({ name: 'TextVerb', pattern: /NEVER/, categories: [t.Word], label: 'a verb of a text' }),
  path: createToken({ name: 'RecordVerb', pattern: /NEVER/, categories: [t.Word], label: 'a verb of a record' }),
  named: createToken({ name: 'NamedVerb', pattern: /NEVER/, categories: [t.Word], label: 'a verb of a name' }),
};
/** Verbs that take a word after their argument, and that word. */
export const wordVerbs = [...statementForms].flatMap(([image, { after }]) => {
  if (after === null) return [];
  const word = inner.get(after.word) ?? keyword(after.word);
  return [{ image, verb: keyword(image), word, takes: after.takes, mark: new Map([[after.word, word]]) }];
});

/** `include`, which takes the arguments of a mixin and a name. */
export const IncludeItem = keyword('include', 'include_item');

/** The token type of each word that begins an item. */
export const itemWords: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([
  ...[...statementForms].map(([word, { argument }]) => [word, verbTypes[argument]] as const),
  ...wordVerbs.map(({ image, verb }) => [image, verb] as const),
  ...Object.entries(moves),
  ['let', letWord],
  ['include', IncludeItem],
]);
export const cycleItemWords: ReadonlyMap<string, TokenType> = new Map(Object.entries(cycleWords));
/** Words that mean something where a line of `expect` begins. */
export const assertionWords: ReadonlyMap<string, TokenType> = new Map([['include', keyword('include', 'include_lines')]]);
export const IncludeLines = assertionWords.get('include') as TokenType;
/** `else` before a colon, which is a name everywhere but in arms. */
export const elseWord: ReadonlyMap<string, TokenType> = new Map([['else', kw.else]]);

export const keywordTypes: readonly TokenType[] = [
  ...[...Object.values(declarationKeywords), ...Object.values(kw), ...Object.values(moves), ...Object.values(cycleWords), letWord, ...Object.values(verbTypes)],
  ...[
    ...wordVerbs.flatMap(({ verb, word }) => (inner.has(word.LABEL?.replaceAll('`', '') ?? '') ? [verb] : [verb, word])),
    AtLeast,
    Least,
    AtMost,
    Most,
    DurationWord,
    IncludeItem,
    IncludeLines,
  ],
];

/** Marks keywords in place, and notes at each token how many brackets are open before it: recovery after an error never leaves a block by accident. */
export function markKeywords(tokens: readonly IToken[]): void {
  // Braces are balanced; a parenthesis or square bracket that is not closed ends with the braces around it, or with the declaration.
  const open: string[] = [];
  let braces = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const image = token.image;
    if (image === '}') while (open.length > 0 && open[open.length - 1] !== '{') open.pop();
    const type = token.tokenType === t.Word ? keywordAt(tokens, i, braces) : null;
    const declares = isDeclaration(type ?? token.tokenType);
    if (declares) open.length = 0;
    token.payload = open.length;
    if (image === '{' || image === '(' || image === '[') open.push(image);
    else if (image === '}' || (image === ')' && open[open.length - 1] === '(') || (image === ']' && open[open.length - 1] === '[')) open.pop();
    if (image === '{') braces++;
    else if (image === '}') braces--;
    if (type !== null) retype(token, type);
  }
}

/** Gives a token another meaning in place. */
export function retype(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

function keywordAt(tokens: readonly IToken[], i: number, braces: number): TokenType | null {
  const image = tokens[i].image;
  const next = tokens[i + 1];
  const previous = tokens[i - 1];
  if (image === 'rest' && isRest(tokens, i)) return kw.rest;
  if (next?.tokenType === t.Colon && !clausesWithColon.has(image)) return null;
  if (previous?.tokenType === t.Dot) return null;
  if (braces === 0) {
    const declaration = declarations.get(image);
    if (declaration !== undefined && !isDeclaration(previous?.tokenType) && startsHead(image, next)) return declaration;
  }
  if (durationUnit(image) !== null && previous?.tokenType === t.Number_) return DurationWord;
  if (image === 'at' && next?.image === 'least') return AtLeast;
  if (image === 'least' && previous?.tokenType === AtLeast) return Least;
  if (image === 'at' && next?.image === 'most' && previous?.tokenType === kw.for) return AtMost;
  if (image === 'most' && previous?.tokenType === AtMost) return Most;
  const type = inner.get(image);
  if (type === undefined || next === undefined) return null;
  if (image === 'rest') return null;
  if (endsValue.has(next.image)) return null;
  if (beforeBrace.has(image) && next.image !== '{' && next.image !== '(' && next.image !== '[') return null;
  if (image === 'by' && !isWord(next) && next.image !== '(' && next.image !== '[') return null;
  if (image === 'series' && !isWord(next)) return null;
  return type;
}

/** `a: rest` in a `choose`, `name rest { … }` and `name rest: value` in arms, `to a: rest` in a state. */
function isRest(tokens: readonly IToken[], i: number): boolean {
  const previous = tokens[i - 1];
  const next = tokens[i + 1];
  if (previous === undefined || next === undefined) return false;
  if (previous.tokenType === t.Colon && tokens[i - 3]?.image === 'to') return true;
  if (previous.tokenType === t.Colon) return next.image === ',' || next.image === ';' || next.image === '}' || next.image === 'when';
  if (!isWord(previous)) return false;
  const before = tokens[i - 2]?.image;
  return next.image === '{' || next.image === '}' || next.image === 'when' || (next.tokenType === t.Colon && (before === '{' || before === ','));
}

function isDeclaration(type: TokenType | undefined): boolean {
  return type !== undefined && (t.lexedWords.includes(type) || type.name.startsWith('Kw_declare_'));
}

function isWord(token: IToken): boolean {
  return token.tokenType === t.Word || token.tokenType.CATEGORIES?.includes(t.Word) === true;
}

/** A declaration word is followed by its name; `expect`, `use` and `hsim` by something else. */
function startsHead(image: string, next: IToken | undefined): boolean {
  if (next === undefined) return false;
  switch (image) {
    case 'expect':
      return next.image === '{' || next.image === 'of';
    case 'defects':
    case 'cover':
      return next.image === '{';
    case 'use':
      return next.tokenType === t.Text || next.tokenType === t.Unit;
    case 'hsim':
      return next.tokenType === t.Number_;
    case 'subjects':
      return next.image === 'from';
    default:
      return isWord(next) || next.tokenType === t.Text || next.image === '{';
  }
}
