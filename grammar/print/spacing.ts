/** What is between two tokens of one line. */
import type { IToken } from 'chevrotain';
import { kw } from '../keywords.ts';
import * as t from '../tokens.ts';

const closing: ReadonlySet<string> = new Set([')', ']', ',', ':', '.', ';']);
const opening: ReadonlySet<string> = new Set(['(', '[', '.']);
const dots: ReadonlySet<string> = new Set(['..', '..<']);

/** Whether a value ends with this token, so that a minus after it subtracts and a bracket after it belongs to it. */
function endsValue(token: IToken): boolean {
  const type = token.tokenType;
  if (type === t.Word || type === t.RowName || type.name === 'DurationWord') return true;
  if (token.image === ')' || token.image === ']') return true;
  return [t.Number_, t.Percent, t.Money, t.DateTime, t.Clock, t.Text, t.Unit, t.SystemCode].includes(type);
}

/** Words that a parenthesis belongs to. */
const called: ReadonlySet<IToken['tokenType']> = new Set([t.Word, kw.has]);

const isNumber = (token: IToken | undefined): boolean => token?.tokenType === t.Number_;

/** Spaces between two tokens; `before` is what is before the first, `after` what is after the second. */
export function gap(before: IToken | undefined, left: IToken, right: IToken, after: IToken | undefined): 0 | 1 {
  const a = left.image;
  const b = right.image;
  // `1/3`: a share as it is written.
  if ((b === '/' && isNumber(left) && isNumber(after)) || (a === '/' && isNumber(before) && isNumber(right))) return 0;
  if (closing.has(b) || opening.has(a)) return 0;
  if (dots.has(b)) return endsValue(left) ? 0 : 1;
  // `50.. & male`: a range without its upper end.
  if (dots.has(a)) return b === '&' || b === '|' ? 1 : 0;
  // A minus that does not subtract is a sign. One that subtracts has spaces, also after a word that only looks like another.
  if (a === '-' && (before === undefined || !endsValue(before)) && right.startOffset === left.startOffset + 1) return 0;
  if (b === '(' || b === '[') return called.has(left.tokenType) ? 0 : 1;
  return 1;
}
