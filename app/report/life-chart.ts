/** The life of one subject as a chart: a lane for each kind of thing. */

import { harmless } from '../../model/harmless.ts';
import { formatDay } from '../../model/time/civil.ts';
import { extremes, type Lane } from '../explain/life-lanes.ts';
import { type Chart, instant } from './cohort-charts.ts';
import { colour } from './palette.ts';

/** Lanes of one chart: the rest is in the tables beside it. */
const LANES = 40;
/** Days of a span that can be seen as one: a shorter one is a point. */
const SHORTEST = 7;

/** Groups of lanes, in the order of the legend, with their colours. */
const groups: readonly (readonly [group: string, title: string, hue: string])[] = [
  ['encounter', 'visits', colour('c1')],
  ['condition', 'conditions', colour('c4')],
  ['drug', 'medications', colour('c3')],
  ['result', 'results', colour('c2')],
  ['done', 'procedures and other acts', colour('c5')],
  ['coverage', 'coverage', colour('c6')],
  ['claim', 'claims', colour('c6')],
  ['fill', 'fills', colour('c6')],
];

/**
 * @param until the day up to which things are known: spans with an open end are drawn to it
 * @returns null where nothing happened
 */
export function lifeChart(name: string, lanes: readonly Lane[], until: number): Chart | null {
  const shown = lanes.slice(0, LANES);
  const days = shown.flatMap(({ marks, spans }) => [...marks, ...spans.flatMap(([from, to]) => (to === null ? [from] : [from, to]))]);
  if (days.length === 0) return null;
  const visits = shown.filter(({ group }) => group === 'encounter').flatMap(({ marks }) => marks);
  const first = extremes(visits.length > 0 ? visits : days).low - 30;
  const last = Math.max(until, extremes(days).high);
  // Two lanes of one name, such as two conditions with one display, stay two lanes.
  const seen = new Map<string, number>();
  const named = shown.map((lane) => {
    const plain = harmless(lane.name);
    const before = seen.get(plain) ?? 0;
    seen.set(plain, before + 1);
    return { ...lane, name: before === 0 ? plain : `${plain} (${before + 1})` };
  });
  const title = (group: string): string => groups.find(([one]) => one === group)?.[1] ?? group;
  const spans = named.flatMap(({ name, group, spans }) =>
    spans
      .map(([from, to]) => [Math.max(from, first), to ?? last] as const)
      .filter(([from, to]) => to - from >= SHORTEST)
      .map(([from, to]) => ({ name, group: title(group), from: instant(from), to: instant(to) })),
  );
  const brief = named.flatMap(({ name, group, spans }) =>
    spans.filter(([from, to]) => from >= first && to !== null && to - from < SHORTEST).map(([from]) => ({ name, group: title(group), from: instant(from) })),
  );
  const marks = named.flatMap(({ name, group, marks }) =>
    marks.filter((day) => day >= first).map((day) => ({ name, group: title(group), from: instant(day) })),
  );
  const used = groups.filter(([group]) => named.some((lane) => lane.group === group));
  const x = {
    field: 'from',
    type: 'temporal',
    title: null,
    scale: { type: 'utc', domain: [instant(first), instant(last)] as number[] },
    axis: { tickCount: 10, orient: 'top' },
  } as const;
  const y = {
    field: 'name',
    type: 'nominal',
    sort: named.map((lane) => lane.name),
    title: null,
    axis: { grid: true, ticks: false, domain: false, labelLimit: 290 },
  } as const;
  const color = {
    field: 'group',
    type: 'nominal',
    scale: { domain: used.map(([, one]) => one), range: used.map(([, , one]) => one) },
    legend: { title: null, orient: 'bottom', columns: 4, symbolType: 'circle' },
  } as const;
  return {
    title: 'Life line',
    about: `Time line of ${name} from ${formatDay(first)} to ${formatDay(last)}: ${named.map((lane) => `${lane.name} ${lane.note}`.trim()).join('; ')}.`,
    spec: {
      width: 620,
      height: { step: 17 },
      layer: [
        {
          data: { values: spans },
          mark: { type: 'bar', height: { band: 0.4 }, opacity: 0.75, cornerRadius: 2 },
          encoding: { x, x2: { field: 'to' }, y, color },
        },
        { data: { values: [...marks, ...brief] }, mark: { type: 'point', filled: true, opacity: 0.9, size: 34 }, encoding: { x, y, color } },
      ],
    },
  };
}
