/**
 * Chevrotain's complaints carry the facts of the mistake as JSON, not prose; `explain.ts` turns them into diagnostics. Token labels are the words a
 * reader knows (`a number`, `{`), never names of token types.
 */
import type { IParserErrorMessageProvider, TokenType } from 'chevrotain';
import { Arrow, Equals, Question, Semicolon } from '../tokens.ts';

export interface Complaint {
  readonly rule: string;
  readonly expected: readonly string[];
}

/** Signs that the grammar takes only to say what is written instead. */
const tolerated: ReadonlySet<TokenType> = new Set([Equals, Arrow, Semicolon, Question]);

const label = (type: TokenType): string => type.LABEL ?? type.name;
const say = (rule: string, expected: readonly TokenType[]): string =>
  JSON.stringify({ rule, expected: [...new Set(expected.filter((type) => !tolerated.has(type)).map(label))] } satisfies Complaint);

/** First tokens of the alternatives, without those that lead nowhere a reader would go. */
const firsts = (paths: readonly (readonly TokenType[])[]): TokenType[] => paths.flatMap((path) => path.slice(0, 1));

export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => say(ruleName, [expected]),
  buildNotAllInputParsedMessage: ({ ruleName }) => JSON.stringify({ rule: ruleName, expected: ['a declaration'] } satisfies Complaint),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, ruleName }) => say(ruleName, firsts(expectedPathsPerAlt.flat())),
  buildEarlyExitMessage: ({ expectedIterationPaths, ruleName }) => say(ruleName, firsts(expectedIterationPaths)),
};
