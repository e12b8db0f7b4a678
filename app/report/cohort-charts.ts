/** The charts of a cohort as specifications of Vega-Lite. Fields of data have fixed names: text of a scenario is only ever a value. */
import type { TopLevelSpec } from 'vega-lite';
import { harmless } from '../../model/harmless.ts';
import type { MedicalMoney } from './benefit-figures.ts';
import { BAND, BANDS } from './cohort-figures.ts';
import { colour } from './palette.ts';
import type { ResultPeriod } from './result-periods.ts';

/** A chart: what it is called, what it shows in a sentence, and how it is drawn. */
export interface Chart {
  readonly title: string;
  readonly about: string;
  readonly spec: TopLevelSpec;
}

const WIDE = 560;
const MILLISECONDS_PER_DAY = 86_400_000;

/** A day as charts have it: without a time zone. */
export function instant(day: number): number {
  return day * MILLISECONDS_PER_DAY;
}

const hues = { a: colour('c1'), b: colour('c2'), c: colour('c3'), d: colour('c4') };

export function bandName(band: number): string {
  return band === BANDS - 1 ? `${band * BAND}+` : `${band * BAND}–${band * BAND + BAND - 1}`;
}

/** @param ages people by sex, then by age band */
export function pyramidChart(ages: ReadonlyMap<string, readonly number[]>): Chart {
  const used = [...ages.values()].flatMap((bands) => bands.flatMap((people, band) => (people > 0 ? [band] : [])));
  const [from, to] = [Math.min(...used), Math.max(...used)];
  const order = Array.from({ length: to - from + 1 }, (_, i) => bandName(to - i));
  const values = (['female', 'male'] as const).flatMap((sex) =>
    (ages.get(sex) ?? []).flatMap((people, band) =>
      band < from || band > to ? [] : [{ sex, band: bandName(band), people: sex === 'female' ? -people : people }],
    ),
  );
  const most = Math.max(1, ...values.map(({ people }) => Math.abs(people)));
  return {
    title: 'Age and sex',
    about: `Population pyramid: people by five-year age band, females to the left and males to the right, ages ${bandName(from)} to ${bandName(to)}.`,
    spec: {
      width: WIDE,
      height: { step: 15 },
      data: { values },
      mark: { type: 'bar', height: { band: 0.85 } },
      encoding: {
        y: { field: 'band', type: 'nominal', sort: order, title: 'age in years', axis: { grid: false, ticks: false, domain: false } },
        x: {
          field: 'people',
          type: 'quantitative',
          title: 'people',
          scale: { domain: [-most, most] },
          axis: { labelExpr: "format(abs(datum.value), ',.0f')", tickMinStep: 1 },
        },
        color: { field: 'sex', type: 'nominal', scale: { domain: ['female', 'male'], range: [hues.b, hues.a] }, legend: { title: null, orient: 'top' } },
      },
    },
  };
}

export interface ArmShare {
  readonly arm: string;
  readonly people: number;
  /** 0..1, of those who are dealt this variation. */
  readonly share: number;
  readonly stated: number;
}

export function variationChart(axis: string, arms: readonly ArmShare[]): Chart {
  const values = arms.map(({ arm, share, stated }) => ({ arm: harmless(arm), share, stated }));
  const y = { field: 'arm', type: 'nominal', sort: null, title: null, axis: { ticks: false, domain: false, labelLimit: 200 } } as const;
  return {
    title: axis,
    about: `Shares of the arms of ${axis}: bars show the cohort, ticks what the scenario states.`,
    spec: {
      width: 340,
      height: { step: 24 },
      data: { values },
      layer: [
        {
          mark: { type: 'bar', height: { band: 0.6 }, color: hues.a },
          encoding: { y, x: { field: 'share', type: 'quantitative', title: 'share of people', axis: { format: '.0%', tickCount: 5 } } },
        },
        {
          mark: { type: 'tick', thickness: 3, color: hues.d, size: 20 },
          encoding: { y, x: { field: 'stated', type: 'quantitative' } },
        },
      ],
    },
  };
}

/** @param periods in order of time, each with at least one value */
export function resultChart(name: string, unit: string, low: number | null, high: number | null, periods: readonly ResultPeriod[]): Chart {
  const values = periods.map(({ start, p5, p25, p50, p75, p95 }) => ({ at: instant(start), p5, p25, p50, p75, p95 }));
  const ends = [low, high].filter((end) => end !== null && end > 0).map((end) => ({ end }));
  const x = { field: 'at', type: 'temporal', title: null, scale: { type: 'utc' }, axis: { tickCount: 6, grid: false } } as const;
  const band = (from: string, to: string, opacity: number) =>
    ({
      mark: { type: 'area', color: hues.a, opacity },
      encoding: { x, y: { field: from, type: 'quantitative', title: unit, scale: { zero: false } }, y2: { field: to } },
    }) as const;
  return {
    title: name,
    about: `${name} over time: median, with the middle half and the middle 90 % of values as bands${ends.length > 0 ? '; dashed lines are the ends of the reference range' : ''}.`,
    spec: {
      width: 330,
      height: 150,
      data: { values },
      layer: [
        band('p5', 'p95', 0.18),
        band('p25', 'p75', 0.3),
        {
          mark: { type: 'line', color: hues.a, strokeWidth: 2, point: values.length < 9 ? { color: hues.a, size: 24 } : false },
          encoding: { x, y: { field: 'p50', type: 'quantitative' } },
        },
        { data: { values: ends }, mark: { type: 'rule', color: hues.d, strokeDash: [4, 3] }, encoding: { y: { field: 'end', type: 'quantitative' } } },
      ],
    },
  };
}

export interface Amount {
  readonly name: string;
  readonly count: number;
}

/** Counts by name as bars, in the order given. */
export function countChart(title: string, about: string, unit: string, amounts: readonly Amount[]): Chart {
  return {
    title,
    about,
    spec: {
      width: 330,
      height: { step: 24 },
      data: { values: amounts.map(({ name, count }) => ({ name: harmless(name), count })) },
      mark: { type: 'bar', height: { band: 0.65 }, color: hues.a },
      encoding: {
        y: { field: 'name', type: 'nominal', sort: null, title: null, axis: { ticks: false, domain: false, labelLimit: 280 } },
        x: { field: 'count', type: 'quantitative', title: unit, axis: { tickCount: 5, tickMinStep: 1, format: ',.0f' } },
      },
    },
  };
}

/** A step of a waterfall in cents: a level that is reached, or a part that is taken off. */
export interface MoneyStep {
  readonly name: string;
  readonly cents: number;
  readonly kind: 'level' | 'part';
}

export function medicalSteps({ charged, allowed, deductible, copay, coinsurance, paid }: MedicalMoney): readonly MoneyStep[] {
  const rest = allowed - deductible - copay - coinsurance - paid;
  const steps: readonly MoneyStep[] = [
    { name: 'charged', cents: charged, kind: 'level' },
    { name: 'not allowed', cents: charged - allowed, kind: 'part' },
    { name: 'allowed', cents: allowed, kind: 'level' },
    { name: 'deductible', cents: deductible, kind: 'part' },
    { name: 'copay', cents: copay, kind: 'part' },
    { name: 'coinsurance', cents: coinsurance, kind: 'part' },
    { name: 'other adjustments', cents: rest, kind: 'part' },
    { name: 'paid', cents: paid, kind: 'level' },
  ];
  return steps.filter(({ kind, cents }) => kind === 'level' || cents !== 0);
}

export function moneyChart(title: string, about: string, steps: readonly MoneyStep[]): Chart {
  let level = 0;
  const values = steps.map(({ name, cents, kind }) => {
    const from = kind === 'level' ? 0 : level - cents;
    const to = kind === 'level' ? cents : level;
    level = kind === 'level' ? cents : from;
    return { name, kind, from: from / 100, to: to / 100 };
  });
  return {
    title,
    about,
    spec: {
      width: WIDE,
      height: 220,
      data: { values },
      mark: { type: 'bar', width: { band: 0.7 } },
      encoding: {
        x: { field: 'name', type: 'nominal', sort: null, title: null, axis: { labelAngle: 0, ticks: false, labelLimit: 120 } },
        y: { field: 'from', type: 'quantitative', title: 'US dollars', axis: { format: '~s' } },
        y2: { field: 'to' },
        color: { field: 'kind', type: 'nominal', scale: { domain: ['level', 'part'], range: [hues.a, hues.c] }, legend: null },
      },
    },
  };
}
