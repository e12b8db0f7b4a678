/** `by`, `pick_first` and the keys of lookup tables: bands over numbers leave no gap and do not overlap; choices are all covered. */

import type { Band, PathValue, ValueNode } from '../../../grammar/ast/ast.ts';
import { guess, replace } from '../../../grammar/diagnostic.ts';
import type { BandKey } from '../../../ir/expression.ts';
import { counted } from '../../../model/counted.ts';
import { nearLabels } from '../../../model/near-labels.ts';
import { boolean, describe, isNumeric, type Type, unknown } from '../../../vocabulary/types.ts';
import * as say from '../../diagnostics/distribution-diagnostics.ts';
import { unknownLabel, wrongType } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { common, elaborate, elaborateAs } from './elaborate.ts';
import { foldNumber } from './elaborate-constants.ts';
import { reportEmptyRange } from './empty-range.ts';

export function elaborateBy(checker: Checker, place: Place, value: Extract<ValueNode, { kind: 'by' }>, expected: Type | null): Typed {
  const subjects = value.subjects.map((path) => elaborate(checker, as(place, '`by`'), path, null));
  const rows: { keys: BandKey[]; value: Typed['expression']; band: Band }[] = [];
  let otherwise: Typed['expression'] | null = null;
  const firsts: Typed[] = [];
  let type: Type = unknown;
  for (const band of value.bands) {
    const typed = elaborate(checker, place, band.value, expected ?? firsts[0]?.type ?? null);
    type = firsts.length === 0 ? typed.type : common(checker, place, band.value, { ...firsts[0], type }, typed);
    firsts.push(typed);
    if (band.keys.length === 0) {
      otherwise = typed.expression;
      continue;
    }
    if (band.keys.length !== subjects.length) {
      checker.report(
        wrongType,
        place.scope,
        band.span,
        {
          expected: `${counted(subjects.length, 'key')}${subjects.length === 1 ? '' : ' joined by `&`'}`,
          found: `${band.keys.length}`,
          place: 'a row of this `by`',
        },
        { found: checker.source(place.scope, band.span) },
      );
      continue;
    }
    rows.push({ keys: band.keys.map((key, i) => readBandKey(checker, place, key, subjects[i].type, value.subjects[i])), value: typed.expression, band });
  }
  if (value.bands.length === 0) checker.report(say.fewArms, place.scope, value.span, { of: '`by`', unit: 'case' });
  else
    checkCover(
      checker,
      place,
      value,
      rows,
      subjects.map((s) => s.type),
      otherwise !== null,
    );
  const at = checker.at(place.scope, value.span);
  return {
    expression: { op: 'by', subjects: subjects.map((s) => s.expression), rows: rows.map(({ keys, value: v }) => ({ keys, value: v })), otherwise, at },
    type,
  };
}

/** A key against the type of its subject. */
export function readBandKey(checker: Checker, place: Place, key: ValueNode, type: Type, subject: PathValue | null): BandKey {
  if (type.kind === 'unknown' || key.kind === 'missing') return { kind: 'any' };
  if (isNumeric(type) || type.kind === 'share' || type.kind === 'money') return numericKey(checker, place, key, type);
  if (type.kind === 'choice' || type.kind === 'text') return labelKey(checker, place, key, type);
  if (type.kind === 'boolean') {
    const word = key.kind === 'path' ? key.names[0].text : '';
    if (word === 'yes') return { kind: 'value', value: true };
    if (word === 'no') return { kind: 'value', value: false };
    checker.report(
      unknownLabel,
      place.scope,
      key.span,
      { label: checker.source(place.scope, key.span), of: subject === null ? 'this column' : `\`${checker.source(place.scope, subject.span)}\`` },
      { found: checker.source(place.scope, key.span), expected: ['yes', 'no'] },
    );
    return { kind: 'any' };
  }
  const typed = elaborate(checker, place, key, type);
  if (typed.expression.op === 'concept') return { kind: 'concept', concept: typed.expression.concept };
  checker.report(
    wrongType,
    place.scope,
    key.span,
    { expected: describe(type), found: describe(typed.type), place: 'a key' },
    { found: checker.source(place.scope, key.span) },
  );
  return { kind: 'any' };
}

function numericKey(checker: Checker, place: Place, key: ValueNode, type: Type): BandKey {
  const end = (value: ValueNode | null): number | null => {
    if (value === null) return null;
    const typed = elaborate(checker, { ...place, kind: 'constant', what: 'a key' }, value, type);
    const number = foldNumber(typed.expression, checker.params);
    if (number === null || !(isNumeric(typed.type) || typed.type.kind === type.kind)) {
      if (typed.type.kind !== 'unknown')
        checker.report(
          wrongType,
          place.scope,
          value.span,
          { expected: describe(type), found: describe(typed.type), place: 'a key' },
          { found: checker.source(place.scope, value.span) },
        );
      return null;
    }
    return number;
  };
  if (key.kind !== 'range') {
    const value = end(key);
    return value === null ? { kind: 'any' } : { kind: 'interval', low: value, high: value, highOpen: false };
  }
  const [low, high] = [end(key.low), end(key.high)];
  if (low !== null && high !== null && (low > high || (low === high && key.highOpen))) reportEmptyRange(checker, place.scope, key, low === high);
  return { kind: 'interval', low, high, highOpen: key.highOpen };
}

function labelKey(checker: Checker, place: Place, key: ValueNode, type: Extract<Type, { kind: 'choice' | 'text' }>): BandKey {
  if (key.kind === 'text' && type.kind === 'text') return { kind: 'value', value: key.text };
  const word = key.kind === 'path' && key.names.length === 1 ? key.names[0].text : null;
  if (word === null) {
    checker.report(
      wrongType,
      place.scope,
      key.span,
      { expected: describe(type), found: null, place: 'a key' },
      { found: checker.source(place.scope, key.span) },
    );
    return { kind: 'any' };
  }
  if (type.kind === 'choice' && !type.labels.includes(word)) {
    const near = nearLabels(word, type.labels);
    checker.report(
      unknownLabel,
      place.scope,
      key.span,
      { label: word, of: type.name },
      { found: word, expected: type.labels, suggestions: near.map((label) => guess(key.span, label, false)) },
    );
    return { kind: 'any' };
  }
  return { kind: 'value', value: word };
}

interface Row {
  readonly keys: readonly BandKey[];
  readonly band: Band;
}

/** Every combination of choices must be covered, and within it every number, once. */
function checkCover(
  checker: Checker,
  place: Place,
  value: Extract<ValueNode, { kind: 'by' }>,
  rows: readonly Row[],
  types: readonly Type[],
  hasElse: boolean,
): void {
  if (rows.some((row) => row.keys.some((key) => key.kind === 'any'))) return;
  const numeric = types.findIndex((type) => isNumeric(type) || type.kind === 'share' || type.kind === 'money');
  // Two numeric subjects make rectangles; judging those is left to the `else` that they then need at run time.
  if (types.filter((type) => isNumeric(type)).length > 1) return;
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = row.keys.map((key, i) => (i === numeric ? '' : JSON.stringify(key))).join(' ');
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  for (const group of groups.values()) {
    if (numeric >= 0)
      checkBands(checker, place, group, numeric, types[numeric], `\`${checker.source(place.scope, value.subjects[numeric].span)}\``, hasElse, value);
    else if (group.length > 1)
      checker.report(say.bandOverlap, place.scope, group[1].band.span, {
        at: group[1].band.keys.map((key) => checker.source(place.scope, key.span)).join(' & '),
        of: null,
      });
  }
  if (hasElse) return;
  for (const combination of combinations(types, numeric)) {
    const group = combination.map((key) => (key === null ? '' : JSON.stringify(key))).join(' ');
    if (groups.has(group)) continue;
    const missing = combination
      .flatMap((key) => (key !== null && key.kind === 'value' ? [`\`${key.value === true ? 'yes' : key.value === false ? 'no' : key.value}\``] : []))
      .join(' & ');
    checker.report(say.bandMissing, place.scope, value.span, { missing }, { expected: [missing, '`else`'] });
    return;
  }
}

function combinations(types: readonly Type[], numeric: number): (BandKey | null)[][] {
  let result: (BandKey | null)[][] = [[]];
  for (const [i, type] of types.entries()) {
    let keys: (BandKey | null)[];
    if (i === numeric) keys = [null];
    else if (type.kind === 'choice') keys = type.labels.map((label) => ({ kind: 'value', value: label }));
    else if (type.kind === 'boolean') keys = [true, false].map((flag) => ({ kind: 'value', value: flag }));
    else return [];
    if (result.length * keys.length > 10_000) return [];
    result = result.flatMap((head) => keys.map((key) => [...head, key]));
  }
  return result;
}

type Interval = Extract<BandKey, { kind: 'interval' }>;

function checkBands(
  checker: Checker,
  place: Place,
  rows: readonly Row[],
  numeric: number,
  type: Type,
  of: string,
  hasElse: boolean,
  value: Extract<ValueNode, { kind: 'by' }>,
): void {
  const bands = rows.map((row) => ({ row, key: row.keys[numeric] as Interval })).sort((a, b) => (a.key.low ?? -Infinity) - (b.key.low ?? -Infinity));
  const whole = type.kind === 'number' && type.whole;
  const edge = ({ band }: Row, side: 'low' | 'high'): string => {
    const key = band.keys[numeric];
    const node = key.kind === 'range' ? key[side] : key;
    return node === null ? '' : checker.source(place.scope, node.span);
  };
  for (let i = 1; i < bands.length; i++) {
    const [before, after] = [bands[i - 1].key, bands[i].key];
    const [end, begin] = [before.high ?? Infinity, after.low ?? -Infinity];
    const overlap = before.highOpen ? begin < end : begin <= end;
    if (overlap) {
      const other = { message: 'the other range is here', file: place.scope.module.source.path, span: bands[i - 1].row.band.span };
      const fix =
        after.low !== null && !before.highOpen && begin === end && bands[i - 1].row.band.keys[numeric].kind === 'range'
          ? openEnd(checker, place, bands[i - 1].row.band.keys[numeric])
          : [];
      checker.report(
        say.bandOverlap,
        place.scope,
        bands[i].row.band.span,
        { at: edge(bands[i].row, 'low') || edge(bands[i - 1].row, 'low'), of },
        { suggestions: fix, related: [other] },
      );
      return;
    }
    const gap = whole ? begin > end + (before.highOpen ? 0 : 1) : !(before.highOpen && begin === end);
    if (gap && !hasElse) {
      const next = bands[i].row.band.keys[numeric];
      const key = bands[i - 1].row.band.keys[numeric];
      const fix =
        !whole && key.kind === 'range' && key.high !== null && next.kind === 'range' && next.low !== null
          ? [
              replace(
                `replace \`${checker.source(place.scope, key.span)}\` with \`${edge(bands[i - 1].row, 'low')}..<${edge(bands[i].row, 'low')}\``,
                { start: key.low?.span.end ?? key.span.start, end: key.span.end },
                `..<${checker.source(place.scope, next.low.span)}`,
              ),
            ]
          : [];
      const [from, to] = [end + (before.highOpen ? 0 : 1), begin - 1];
      const gap = !whole ? `between ${edge(bands[i - 1].row, 'high')} and ${edge(bands[i].row, 'low')}` : from === to ? `${from}` : `from ${from} to ${to}`;
      const range = from === to ? `${from}` : `${from}..${to}`;
      const add = whole ? `add \`${range}\`` : 'extend one of the ranges';
      checker.report(say.bandGap, place.scope, bands[i].row.band.span, { gap, of, add }, { suggestions: fix });
      return;
    }
  }
  if (hasElse || bands.length === 0) return;
  const [first, last] = [bands[0], bands[bands.length - 1]];
  const below = type.kind === 'number' && whole && first.key.low !== null && first.key.low <= 0;
  if (first.key.low !== null && !below) {
    const low = edge(first.row, 'low');
    checker.report(say.bandGap, place.scope, value.span, { gap: `below ${low}`, of, add: `add \`..<${low}\`` });
  }
  if (last.key.high !== null) {
    const high = edge(last.row, 'high');
    const gap = last.key.highOpen ? `${high} and above` : `above ${high}`;
    checker.report(say.bandGap, place.scope, value.span, { gap, of, add: `extend the last range to \`${edge(last.row, 'low')}..\`` });
  }
}

/** `18..30` and `30..45` meet: the first one is open at its end. */
function openEnd(checker: Checker, place: Place, key: ValueNode): ReturnType<typeof replace>[] {
  if (key.kind !== 'range' || key.high === null) return [];
  const high = checker.source(place.scope, key.high.span);
  const low = key.low === null ? '' : checker.source(place.scope, key.low.span);
  return [replace(`replace \`${checker.source(place.scope, key.span)}\` with \`${low}..<${high}\``, key.span, `${low}..<${high}`)];
}

export function elaboratePickFirst(checker: Checker, place: Place, value: Extract<ValueNode, { kind: 'pick_first' }>, expected: Type | null): Typed {
  const arms: { when: Typed['expression']; value: Typed['expression'] }[] = [];
  let otherwise: Typed['expression'] | null = null;
  const firsts: Typed[] = [];
  let type: Type = unknown;
  for (const arm of value.arms) {
    const when = arm.when === null ? null : elaborateAs(checker, as(place, '`when`'), arm.when, boolean);
    const typed = elaborate(checker, place, arm.value, expected ?? firsts[0]?.type ?? null);
    type = firsts.length === 0 ? typed.type : common(checker, place, arm.value, { ...firsts[0], type }, typed);
    firsts.push(typed);
    if (when === null) otherwise = typed.expression;
    else arms.push({ when, value: typed.expression });
  }
  if (otherwise === null) checker.report(say.noElse, place.scope, value.span, {}, { expected: ['`else: …`'] });
  return { expression: { op: 'first_of', arms, otherwise, at: checker.at(place.scope, value.span) }, type };
}
