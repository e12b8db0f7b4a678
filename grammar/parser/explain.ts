/** Chevrotain's exceptions → diagnostics, in words of the reader. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { type Diagnostic, diagnose, echo } from '../diagnostic.ts';
import { tokenSpan } from '../lexer.ts';
import { type SourceFile, spanOf } from '../source.ts';
import { unexpected } from './kinds.ts';
import type { Complaint } from './messages.ts';

/** Rules by what a reader calls the place; a rule without an entry is too small to name. */
const places: ReadonlyMap<string, string> = new Map([
  ['file', ' between declarations'],
  ['declaration', ' where a declaration begins'],
  ['body', ' in this block'],
  ['item', ' in this block'],
  ['statement', ' in this statement'],
  ['field', ' in this field'],
  ['primary', ' where a value is expected'],
  ['args', ' in this list of arguments'],
  ['argument', ' in this list of arguments'],
  ['choose', ' in this `choose`'],
  ['chooseArm', ' in this `choose`'],
  ['weight', ' where a weight is expected'],
  ['branch', ' in this `branch`'],
  ['branchArm', ' in this arm'],
  ['event', ' in the head of this event'],
  ['codes', ' in this code table'],
  ['codeRow', ' in this row'],
  ['scenario', ' in the head of `scenario`'],
  ['timeline', ' in the head of `timeline`'],
  ['variations', ' in the head of `variations`'],
  ['variationArm', ' in this arm'],
  ['assertion', ' in this expectation'],
  ['relation', ' in this expectation'],
]);

const firstOfBody = ['a field', 'a statement', '`}`'];

export function explain(source: SourceFile, error: IRecognitionException): Diagnostic {
  const { rule, expected } = JSON.parse(error.message) as Complaint;
  const token = error.token;
  const atEnd = token.tokenType === EOF;
  const words = expected.map((word) => (word === 'EOF' ? 'the end of the file' : word));
  const wanted = rule === 'body' && words.includes('`}`') ? firstOfBody : shorten(words);
  const span = atEnd ? spanOf(source.text.length, source.text.length) : tokenSpan(token);
  const list = wanted.length === 0 ? '' : `; expected ${enumerate(wanted)}`;
  return diagnose(
    unexpected,
    source.path,
    span,
    { found: atEnd ? 'the end of the file' : `\`${echo(token.image)}\``, place: places.get(rule) ?? '', expected: list },
    { found: atEnd ? '' : token.image, expected: wanted, ...insertion(error, expected, span.start) },
  );
}

/** Where exactly one sign is missing, the edit that adds it after what came before. */
function insertion(error: IRecognitionException, expected: readonly string[], fallback: number): Pick<Diagnostic, 'suggestions'> | object {
  const sign = expected.length === 1 ? /^`([^`]+)`$/.exec(expected[0])?.[1] : undefined;
  if (sign === undefined) return {};
  const previous = (error as { previousToken?: IToken }).previousToken;
  const at = previous !== undefined && Number.isFinite(previous.startOffset) ? previous.startOffset + previous.image.length : fallback;
  const word = /^\w/.test(sign);
  return { suggestions: [{ title: `add ${expected[0]}`, edits: [{ span: spanOf(at, at), text: word ? ` ${sign}` : sign }], safe: false }] };
}

/** A long list of possible tokens says less than its summary. */
function shorten(expected: readonly string[]): string[] {
  return expected.length > 8 ? ['a value'] : [...expected];
}

export function enumerate(items: readonly string[]): string {
  return items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}
