/**
 * Chevrotain's complaints carry the facts of the mistake as JSON, not prose; `explain.ts` turns them into diagnostics. Token labels are the words a
 * reader knows (`a number`, `{`), never names of token types.
 */
import type { IParserErrorMessageProvider, TokenType } from 'chevrotain';

export interface Complaint {
  readonly rule: string;
  readonly expected: readonly string[];
}

const label = (type: TokenType): string => type.LABEL ?? type.name;
const say = (rule: string, expected: readonly string[]): string => JSON.stringify({ rule, expected: [...new Set(expected)] } satisfies Complaint);

/** First tokens of the alternatives, without those that lead nowhere a reader would go. */
const firsts = (paths: readonly (readonly TokenType[])[]): string[] => paths.flatMap((path) => (path.length === 0 ? [] : [label(path[0])]));

export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => say(ruleName, [label(expected)]),
  buildNotAllInputParsedMessage: ({ ruleName }) => say(ruleName, ['a declaration']),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, ruleName }) => say(ruleName, firsts(expectedPathsPerAlt.flat())),
  buildEarlyExitMessage: ({ expectedIterationPaths, ruleName }) => say(ruleName, firsts(expectedIterationPaths)),
};
