/** A text with braces: `"BMI {bmi}, {{literally}}"` is text, a value, and text. */
import { kind } from '../diagnostic.ts';
import { type Span, spanOf } from '../source-text.ts';
import { readText } from './text-escapes.ts';

export const braceInText = kind('HS1040', 'error', 'Braces in a text', (_: { why: string }) => `${_.why}`);

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  /** What is between two braces. */
  | { readonly kind: 'hole'; readonly span: Span }
  /** A brace without its other one. */
  | { readonly kind: 'stray'; readonly brace: string; readonly span: Span };

/**
 * The pieces of a text as it is written, quotes included.
 * @param start where its first quote is
 */
export function piecesOf(image: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 1;
  let text = '';
  const end = image.length - 1;
  const flush = (to: number): void => {
    if (text !== '') pieces.push({ kind: 'text', text: readText(`"${text}"`), span: spanOf(start + from, start + to) });
    text = '';
  };
  for (let i = 1; i < end; ) {
    const c = image[i];
    if (c === '\\') {
      text += image.slice(i, i + 2);
      i += 2;
    } else if ((c === '{' || c === '}') && image[i + 1] === c && i + 1 < end) {
      text += c;
      i += 2;
    } else if (c === '{' || c === '}') {
      flush(i);
      const close = c === '{' ? image.indexOf('}', i) : -1;
      const inner = close < 0 ? -1 : image.slice(i + 1, close).indexOf('{');
      if (close < 0 || close >= end || inner >= 0) {
        pieces.push({ kind: 'stray', brace: c, span: spanOf(start + i, start + i + 1) });
        text = c;
        from = i;
        i++;
      } else {
        pieces.push({ kind: 'hole', span: spanOf(start + i + 1, start + close) });
        i = close + 1;
        from = i;
      }
    } else {
      text += c;
      i++;
    }
  }
  flush(end);
  return pieces;
}
