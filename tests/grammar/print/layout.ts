/** The same program in other clothes: tokens of a text, with random white space and comments between those that had some between them. */
import fc from 'fast-check';
import { lex } from '../../../grammar/lexer.ts';
import { defaultSourceLimits } from '../../../grammar/text-limits.ts';

const clothes = [' ', '  ', '\t', '\n', '\n\n', '\n\n\n', '\r\n', ' // said\n', '\n// said\n', '\n    '];

/** Texts that lex to the same tokens as the given one. */
export function dressed(text: string): fc.Arbitrary<string> {
  const { tokens } = lex({ path: 'x.hsim', text }, defaultSourceLimits);
  const parts = tokens.map((token, i) => {
    const end = (token.endOffset ?? token.startOffset) + 1;
    return { text: text.slice(token.startOffset, end), loose: i > 0 && token.startOffset > (tokens[i - 1].endOffset ?? 0) + 1 };
  });
  return fc
    .array(fc.constantFrom(...clothes), { minLength: 16, maxLength: 64 })
    .map((spaces) => parts.map((part, i) => (part.loose ? spaces[(i * 7) % spaces.length] : '') + part.text).join(''));
}
