/** One subject as lanes: one for each kind of thing that happened, with its days and spans. */
import type { Kind } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { benefitLanes } from './benefit-lanes.ts';
import { short, sparkline } from './text-bars.ts';

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

/**
 * @param until the day up to which things are known: what continues beyond it has an open end
 * @param named what a code is called
 */
export function lanesOfLife(subject: Subject, until: number, named: (coding: Coding) => string): Lane[] {
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
export function extremes(values: readonly number[]): { readonly low: number; readonly high: number } {
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
