/** One subject as a picture: a lane for each kind of thing, months from left to right. */

import { short, sparkline } from '../../app/explain/text-bars.ts';
import { shown } from '../../app/wording.ts';
import type { Kind } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { civilOf, dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { benefitLanes } from './benefit-lanes.ts';

export interface Lane {
  readonly name: string;
  readonly group: string;
  /** Days at which something happens. */
  readonly marks: readonly number[];
  /** Spans of days; an open end is null. */
  readonly spans: readonly (readonly [number, number | null])[];
  /** What is at the right end. */
  readonly note: string;
}

const NAME = 34;
const LEAST_WIDTH = 24;
const NOTE = 18;

/**
 * @param width columns of the terminal
 * @param until the day up to which things are known: what continues beyond it has an open end
 * @param nameOf what the scenario calls a code
 */
export function lanesOf(subject: Subject, width: number, until: number, nameOf: (coding: Coding) => string): string {
  const lanes = collect(subject, until, (coding) => `${nameOf(coding)} ${coding.display}`.trim());
  const days = lanes.flatMap((lane) => [...lane.marks, ...lane.spans.flatMap(([from, to]) => (to === null ? [from] : [from, to]))]);
  if (days.length === 0) return 'this subject has no events';
  const events = lanes.filter((lane) => lane.group === 'encounter').flatMap((lane) => lane.marks);
  const first = extremes(events.length > 0 ? events : days).low - 15;
  const last = extremes(days).high;
  const columns = Math.max(LEAST_WIDTH, width - NAME - NOTE - 2);
  const scale = (day: number): number => Math.max(0, Math.min(columns - 1, Math.floor(((day - first) / Math.max(1, last - first + 1)) * columns)));
  const lines = [axis(first, last, columns, scale)];
  let group = '';
  for (const lane of lanes) {
    if (lane.group !== group && group !== '') lines.push('');
    group = lane.group;
    lines.push(`${cut(lane.name, NAME)} ${draw(lane, columns, scale, first)} ${lane.note}`.trimEnd());
  }
  return lines.join('\n');
}

function cut(text: string, width: number): string {
  const plain = shown(text);
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : plain.padEnd(width);
}

/** Years where they begin, and a tick for each quarter. */
function axis(first: number, last: number, columns: number, scale: (day: number) => number): string {
  const years = new Array<string>(columns).fill(' ');
  const ticks = new Array<string>(columns).fill('─');
  for (let day = first; day <= last; day++) {
    const civil = civilOf(day);
    if (civil.day !== 1 || civil.month % 3 !== 1) continue;
    const at = scale(day);
    ticks[at] = civil.month === 1 ? '┼' : '┬';
    if (civil.month === 1) label(years, at, String(civil.year));
  }
  // The first year begins before the picture; it is named where there is room before the next.
  if (years.slice(0, 5).every((cell) => cell === ' ')) label(years, 0, String(civilOf(first).year));
  const pad = ' '.repeat(NAME + 1);
  return `${pad}${years.join('').trimEnd()}\n${pad}${ticks.join('')}`;
}

function label(cells: string[], at: number, text: string): void {
  if (at + text.length > cells.length) return;
  for (let i = 0; i < text.length; i++) cells[at + i] = text[i];
}

function draw(lane: Lane, columns: number, scale: (day: number) => number, first: number): string {
  const cells = new Array<string>(columns).fill('·');
  for (const [from, to] of lane.spans) {
    const a = scale(from);
    const b = to === null ? columns - 1 : scale(to);
    for (let i = a; i <= b; i++) cells[i] = '━';
    cells[a] = from < first ? '◁' : '┣';
    cells[b] = to === null ? '▷' : b === a ? '╋' : '┫';
  }
  for (const day of lane.marks) {
    const at = scale(day);
    cells[at] = cells[at] === '·' ? '●' : '◆';
  }
  return cells.join('');
}

function collect(subject: Subject, until: number, named: (coding: Coding) => string): Lane[] {
  const lanes: Lane[] = [];
  const marks = (group: string, entries: readonly (readonly [string, number])[]): void => {
    const byName = new Map<string, number[]>();
    for (const [name, minute] of entries) {
      const at = byName.get(name) ?? [];
      byName.set(name, at);
      at.push(dayOfMinute(minute));
    }
    for (const [name, at] of byName) lanes.push({ name, group, marks: at, spans: [], note: `${at.length}×` });
  };
  marks(
    'encounter',
    subject.encounters.map((e) => [`${e.class} encounter`, e.start]),
  );
  for (const c of subject.conditions.filter((condition, i, all) => all.findIndex((other) => other.code.code === condition.code.code) === i))
    lanes.push({
      name: named(c.code),
      group: 'condition',
      marks: [],
      spans: [[c.onset, c.abatement]],
      note: c.abatement === null ? `since ${formatDay(c.onset)}` : `until ${formatDay(c.abatement)}`,
    });
  const drugs = new Map<string, Lane & { spans: [number, number | null][] }>();
  for (const m of subject.medication_requests) {
    const days = (m.days_supply ?? 30) * (1 + m.refills);
    const from = dayOfMinute(m.authored);
    const planned = m.stopped === null ? from + days : dayOfMinute(m.stopped);
    const to = planned > until ? null : planned;
    const spans = drugs.get(m.code.code)?.spans ?? [];
    spans.push([from, to]);
    drugs.set(m.code.code, { name: named(m.code), group: 'drug', marks: [], spans, note: m.status });
  }
  lanes.push(...drugs.values());
  lanes.push(...results(subject, named));
  marks(
    'done',
    kindList.filter((kind: Kind) => kind.act === true).flatMap((kind) => acts(kind, subject, named)),
  );
  lanes.push(...benefitLanes(subject, named));
  return lanes;
}

function acts({ list, event }: Kind<RecordKind>, subject: Subject, named: (coding: Coding) => string): (readonly [string, number])[] {
  return (subject[list] as readonly object[]).map((record) => {
    const fields = record as Readonly<Record<string, unknown>>;
    return [named(fields['code'] as Coding), fields[event] as number];
  });
}

/** Numeric results: when they were taken, and how they went. */
function results(subject: Subject, named: (coding: Coding) => string): Lane[] {
  const series = new Map<string, { name: string; unit: string | null; days: number[]; values: number[] }>();
  for (const observation of subject.observations) {
    for (const { code, value, unit } of [observation, ...observation.components]) {
      if (value === null) continue;
      const entry = series.get(code.code) ?? { name: named(code), unit, days: [], values: [] };
      series.set(code.code, entry);
      entry.days.push(dayOfMinute(observation.effective));
      entry.values.push(value);
    }
  }
  return [...series.values()].map(({ name, unit, days, values }) => ({
    name,
    group: 'result',
    marks: days,
    spans: [],
    note: `${trend(values)} ${short(values[values.length - 1])} ${unit === '%' ? '%' : (unit ?? '')}`.trim(),
  }));
}

/** The least and the greatest of any number of values. */
function extremes(values: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [values[0], values[0]];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return { low, high };
}

/** How values went, from first to last. */
function trend(values: readonly number[]): string {
  if (values.length < 2) return '';
  const { low, high } = extremes(values);
  return sparkline(values.slice(-8).map((value) => (high > low ? 1 + ((value - low) / (high - low)) * 7 : 4)));
}
