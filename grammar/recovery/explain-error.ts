/** Chevrotain's exceptions → diagnostics, in words of the reader. */

import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { enumerate } from '../../model/counted.ts';
import { type Details, type Diagnostic, diagnose, echo } from '../diagnostic.ts';
import { tokenSpan } from '../lexer.ts';
import type { Complaint } from '../rules/parser-complaints.ts';
import { type SourceFile, spanOf } from '../source-text.ts';
import { unexpected } from './syntax-diagnostics.ts';

/** Rules by what a reader calls the place; a rule without an entry is too small to name. */
export const places: ReadonlyMap<string, string> = new Map([
  ['file', ' between declarations'],
  ['declaration', ' where a declaration begins'],
  ['body', ' in this block'],
  ['item', ' in this block'],
  ['statement', ' in this statement'],
  ['head', ' in this statement'],
  ['field', ' in this field'],
  ['primary', ''],
  ['value', ''],
  ['ifValue', ' in this `if` value'],
  ['ifItem', ' in the head of this `if`'],
  ['args', ' in this list of arguments'],
  ['argument', ' in this list of arguments'],
  ['list', ' in this list'],
  ['choose', ' in this `choose`'],
  ['chooseArm', ' in this `choose`'],
  ['mixture', ' in this `mixture`'],
  ['mixtureArm', ' in this `mixture`'],
  ['by', ' in this `by`'],
  ['band', ' in this `by`'],
  ['pickFirst', ' in this `pick_first`'],
  ['firstArm', ' in this `pick_first`'],
  ['weight', ' where a weight is expected'],
  ['armName', " where an arm's name is expected"],
  ['branch', ' in this `branch`'],
  ['branchArm', ' in this arm'],
  ['event', ' in the head of this event'],
  ['armEvent', ' in the head of this event'],
  ['eventChange', ' in the head of this event'],
  ['clause', ' in the head of this event'],
  ['codes', ' in this code table'],
  ['codeRow', ' in this row'],
  ['table', ' in this table'],
  ['tableRow', ' in this row'],
  ['param', ' in this parameter'],
  ['use', ' in this `use`'],
  ['scenario', ' in the head of `scenario`'],
  ['profile', ' in the head of `profile`'],
  ['panel', ' in the head of `panel`'],
  ['timeline', ' in the head of `timeline`'],
  ['variations', ' in this `variations`'],
  ['variationArm', ' in this arm'],
  ['assertion', ' in this expectation'],
  ['relation', ' in this expectation'],
]);

export const firstOfBody = ['a field', 'a statement', '`}`'];

export function explain(source: SourceFile, error: IRecognitionException): Diagnostic {
  const { rule, expected } = JSON.parse(error.message) as Complaint;
  const token = error.token;
  const atEnd = token.tokenType === EOF;
  const words = expected.map((word) => (word === 'EOF' ? 'the end of the file' : word));
  const wanted = rule === 'body' && words.includes('`}`') ? firstOfBody : shorten(words);
  // A brace that was put in where one is missing was not written: the block ends after what is before it.
  const putIn = !atEnd && (token.endOffset ?? token.startOffset) < token.startOffset;
  const before = (error as { previousToken?: IToken }).previousToken;
  const span = atEnd ? spanOf(source.text.length, source.text.length) : tokenSpan(putIn && before !== undefined ? before : token);
  const list = wanted.length === 0 ? '' : `; expected ${enumerate(wanted)}`;
  return diagnose(
    unexpected,
    source.path,
    span,
    { found: atEnd ? 'the end of the file' : putIn ? 'the end of the block' : shown(token.image), place: places.get(rule) ?? '', expected: list },
    { found: atEnd || putIn ? '' : token.image, expected: wanted, ...insertion(error, wanted, span.start) },
  );
}

/** A piece of source in a message. A text brings its own quotes. */
export function shown(text: string): string {
  return `\`${echo(text)}\``;
}

/** Where exactly one sign is missing, the edit that adds it after what came before. */
function insertion(error: IRecognitionException, expected: readonly string[], fallback: number): Details {
  const sign = expected.length === 1 ? /^`([^`]+)`$/.exec(expected[0])?.[1] : undefined;
  if (sign === undefined || sign === '{' || sign === '}') return {};
  const previous = (error as { previousToken?: IToken }).previousToken;
  const at = previous !== undefined && Number.isFinite(previous.startOffset) ? tokenSpan(previous).end : fallback;
  const word = /^\w/.test(sign);
  return { suggestions: [{ title: `add ${expected[0]}`, edits: [{ span: spanOf(at, at), text: word ? ` ${sign}` : sign }], safe: false }] };
}

/** A long list of possible tokens says less than its summary. */
function shorten(expected: readonly string[]): string[] {
  return expected.length > 8 ? ['a value'] : [...expected];
}
