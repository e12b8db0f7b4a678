/** Months, days of the week and hours as clauses name them: one word, or a range of words in a list that begins again at its end. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import { nearest } from '../../model/nearest.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/time-diagnostics.ts';
import type { Checker } from './checker.ts';

export interface CalendarWords {
  /** In words, for messages: `day of the week`. */
  readonly what: string;
  readonly known: readonly string[];
}

/** The places of a word or a range in the list: `friday..monday` has four. Empty after a report. */
export function placesOf(checker: Checker, scope: Scope, item: ValueNode, words: CalendarWords): readonly number[] {
  const ends = item.kind === 'range' && item.low !== null && item.high !== null ? [item.low, item.high] : [item];
  const [from, to = from] = ends.map((end) => placeOf(checker, scope, end, words));
  if (from === null || to === null) return [];
  const { length } = words.known;
  const steps = (to - from + length - (item.kind === 'range' && item.highOpen ? 1 : 0)) % length;
  return Array.from({ length: steps + 1 }, (_, i) => (from + i) % length);
}

function placeOf(checker: Checker, scope: Scope, item: ValueNode, words: CalendarWords): number | null {
  const found = checker.source(scope, item.span);
  const index = words.known.indexOf(found);
  if (index >= 0) return index;
  reportWord(checker, scope, item, words);
  return null;
}

export function reportWord(checker: Checker, scope: Scope, { span }: Pick<ValueNode, 'span'>, { what, known }: CalendarWords): void {
  const found = checker.source(scope, span);
  const near = nearest(found, known).filter((word) => !/^\d/.test(word) || Number(word) === Number(found));
  const suggestions = near.map((word) => replace(`write \`${word}\``, span, word, false));
  checker.report(say.badDay, scope, span, { found, what }, { found, expected: known, suggestions });
}
