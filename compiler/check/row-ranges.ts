/** Reference ranges of rows, and the medians of normal results: for all, or for each sex or age. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import type { PeopleGroup, RangeGroup, TypicalGroup } from '../../ir/definition.ts';
import type { BandKey } from '../../ir/expression.ts';
import { number, type Type, unknown } from '../../vocabulary/types.ts';
import * as say from '../diagnostics/code-diagnostics.ts';
import type { Checker } from './checker.ts';
import { personFields } from './person-fields.ts';
import type { Place } from './place.ts';
import { elaborate, elaborateAs } from './values/elaborate.ts';
import { readBandKey } from './values/elaborate-bands.ts';
import { foldNumber } from './values/elaborate-constants.ts';

export interface ReadRange {
  readonly low: number | null;
  readonly high: number | null;
  readonly groups?: readonly RangeGroup[];
  /** Most digits after the point in its ends. */
  readonly decimals: number | null;
}

export const noRange: ReadRange = { low: null, high: null, decimals: null };

export function readRange(checker: Checker, place: Place, value: ValueNode | undefined, unit: string | null): ReadRange {
  if (value === undefined) return noRange;
  const inner = { ...place, what: 'the reference range' };
  const type: Type = unit === null ? number : { kind: 'quantity', unit };
  const end = (node: ValueNode | null): number | null => (node === null ? null : foldNumber(elaborateAs(checker, inner, node, type), checker.params));
  if (value.kind === 'range') return { low: end(value.low), high: end(value.high), decimals: Math.min(9, Math.max(digits(value.low), digits(value.high))) };
  checker.report(
    say.rangeNeeded,
    place.scope,
    value.span,
    {},
    { found: checker.source(place.scope, value.span), expected: ['low..high', 'by sex { … }', 'by age { … }'] },
  );
  return noRange;
}

/** `by sex { male: 13.5..17.5, female: 12.0..16.0 }`, `by age { ..17: …, 18..: … }` or `by age, sex { … }`; without a group for a person, the range spans all. */
export function readRanges(checker: Checker, place: Place, value: ValueNode | undefined, unit: string | null): ReadRange {
  if (value?.kind !== 'by') return readRange(checker, place, value, unit);
  const groups: RangeGroup[] = [];
  let decimals: number | null = null;
  const right = forEachBand(checker, place, value, (people, range) => {
    const read = readRange(checker, place, range, unit);
    decimals = Math.max(decimals ?? 0, read.decimals ?? 0);
    groups.push({ ...people, low: read.low, high: read.high });
  });
  if (!right) return noRange;
  const ends = (pick: (group: RangeGroup) => number | null, widest: (...all: number[]) => number): number | null => {
    const all = groups.map(pick);
    return all.length === 0 || all.includes(null) ? null : widest(...(all as number[]));
  };
  return { low: ends(({ low }) => low, Math.min), high: ends(({ high }) => high, Math.max), groups, decimals };
}

function digits(value: ValueNode | null): number {
  const literal = value?.kind === 'number' ? value.text : value?.kind === 'quantity' ? value.amount : '';
  return (literal.split('.')[1] ?? '').length;
}

type BandsNode = Extract<ValueNode, { kind: 'by' }>;

/** The rows of `by sex`, `by age` or `by age, sex`; false where it is by something else, which is reported. */
function forEachBand(checker: Checker, place: Place, value: BandsNode, read: (people: PeopleGroup, value: ValueNode) => void): boolean {
  const subjects = value.subjects.map((path) => checker.source(place.scope, path.span));
  const wrong = value.subjects.find((_, i) => !['sex', 'age'].includes(subjects[i]) || subjects.indexOf(subjects[i]) !== i);
  if (wrong !== undefined) {
    checker.report(say.rangeNeeded, place.scope, wrong.span, {}, { found: checker.source(place.scope, wrong.span), expected: ['sex', 'age'] });
    return false;
  }
  // The person whose value it is, whoever that will be.
  for (const path of value.subjects) elaborate(checker, { ...place, kind: 'profile' }, path, null);
  for (const { keys, value: cell } of value.bands) {
    const keyOf = (name: string): BandKey => {
      const at = keys.length === 0 ? -1 : subjects.indexOf(name);
      const type: Type = name === 'sex' ? (personFields.get('sex') ?? unknown) : { kind: 'number', whole: true };
      return at < 0 || keys[at] === undefined ? { kind: 'any' } : readBandKey(checker, place, keys[at], type, value.subjects[at]);
    };
    const [sex, age] = [keyOf('sex'), keyOf('age')];
    read(
      {
        sex: sex.kind === 'value' ? String(sex.value) : null,
        fromAge: age.kind === 'interval' ? age.low : null,
        toAge: age.kind !== 'interval' || age.high === null ? null : age.highOpen ? age.high - 1 : age.high,
      },
      cell,
    );
  }
  return true;
}

/** `typical: 88` or `typical: by sex { male: 22, female: 15 }`: medians of normal results. Null where the row has none. */
export function readTypical(
  checker: Checker,
  place: Place,
  value: ValueNode | undefined,
  unit: string | null,
  normal: ReadRange,
): readonly TypicalGroup[] | null {
  if (value === undefined) return null;
  const inner = { ...place, what: '`typical`' };
  const type: Type = unit === null ? number : { kind: 'quantity', unit };
  const groups: TypicalGroup[] = [];
  const read = (people: PeopleGroup, cell: ValueNode): void => {
    const median = foldNumber(elaborateAs(checker, inner, cell, type), checker.params);
    if (median === null) return;
    groups.push({ ...people, median });
    const outside = rangesOf(normal, people).find(({ low, high }) => (low !== null && median <= low) || (high !== null && median >= high));
    if (outside !== undefined) reportOutside(checker, inner, cell, outside);
  };
  if (value.kind !== 'by') read(everybody, value);
  else forEachBand(checker, inner, value, read);
  return groups;
}

const everybody: PeopleGroup = { sex: null, fromAge: null, toAge: null };

/** The ranges that people of a group can have. */
function rangesOf({ low, high, groups }: ReadRange, of: PeopleGroup): readonly Pick<RangeGroup, 'low' | 'high'>[] {
  if (groups === undefined) return [{ low, high }];
  return groups.filter(
    ({ sex, fromAge, toAge }) =>
      (sex === null || of.sex === null || sex === of.sex) &&
      Math.max(fromAge ?? 0, of.fromAge ?? 0) <= Math.min(toAge ?? Number.POSITIVE_INFINITY, of.toAge ?? Number.POSITIVE_INFINITY),
  );
}

function reportOutside(checker: Checker, place: Place, value: ValueNode, { low, high }: Pick<RangeGroup, 'low' | 'high'>): void {
  checker.report(
    say.typicalOutside,
    place.scope,
    value.span,
    { range: `${low ?? ''}..${high ?? ''}` },
    { found: checker.source(place.scope, value.span), expected: [`${low ?? ''}..${high ?? ''}`] },
  );
}
