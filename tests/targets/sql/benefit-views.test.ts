/** Views of coverage, claims and fills, in each engine, against what plain code gives for the same records. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordKinds } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Target } from '../../../model/target.ts';
import { civilOf, dayOf, dayOfMinute, formatDay } from '../../../model/time/civil.ts';
import { targets } from '../../../targets/registry.ts';
import { dialects } from '../../../targets/sql/dialects.ts';
import { views } from '../../../targets/sql/views.ts';
import { tables } from '../../../targets/tables/table-model.ts';
import { hasPostgres, hasSqlite, postgres, sqlite } from '../../conformance/lib/engines.mjs';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { run } from '../fixtures/basics.ts';
import { scratch, writeTarget } from '../tables/read-tables.ts';

const folder = scratch();
const sql = targets.get('sql') as Target;
const AS_OF = dayOf(2025, 11, 14);
const asOf = AS_OF * 1440 + 1439;

/** Members of a PPO; a family with a plan that covers little, of which a child is born in the year; people with drugs, who change their strength. */
const ppo = compileText(readFileSync('scenarios/membersim/ppo_2025.hsim', 'utf8'));
const family = compileText(`hsim 1
scenario views_family "A family" { as_of: 2025-11-14 }
use "std/diagnoses" as dx
use "std/panels" as panels
use "std/services" as sv
plan hmo { type: HMO  coinsurance: 10%  deductible { individual: $100  family: $150 }  oop_max { individual: $200  family: $300 }  benefit laboratory { covered: no } }
profile parent {
  age: 40
  coverage medical { plan: hmo  effective: 2025-02-15  termination: 2025-09-30 }
  household { child { is: kid } }
}
profile kid { age: 6 }
timeline a of parent { event v every 20 days from 2025-03-01 for 4 months { encounter ambulatory { reason: dx.hypertension  panel panels.cmp } } }
timeline b of kid { event v every 15 days from 2025-03-01 for 4 months { encounter ambulatory { reason: dx.upper_respiratory_infection } } }
`);
const drugs = compileText(`hsim 1
scenario views_drugs "Drugs" { as_of: 2025-11-14 }
use "std/diagnoses" as dx
codes rx: RXNORM {
  low 617310 "atorvastatin 20 MG Oral Tablet" { cost: $0.10  charge: $0.90 }
  high 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.20  charge: $0.95 }
}
plan d { type: PPO  formulary: f  coinsurance: 0%  deductible { individual: $20 } }
formulary f { tier one { level: 1  copay: $5 }  refill_after: 10%  else: one }
profile p {
  age: 60
  attribute taking: uniform(20%..100%)
  coverage pharmacy { plan: d  effective: 2024-11-05 }
  fills { adherence: taking }
}
timeline t of p {
  event a at 2024-11-10 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.low { quantity: 30  days_supply: 30  refills: 11 } } }
  event b at 2025-06-01 { encounter ambulatory { reason: dx.hyperlipidemia  stop rx.low  prescribe rx.high { quantity: 30  days_supply: 30  refills: 5 } } }
  event c at 2025-02-03 chance 50% { encounter ambulatory { reason: dx.hyperlipidemia  dispense rx.low { quantity: 60  days_supply: 60 } } }
  event d at 2025-10-01 chance 20% { die }
}
`);
const people: readonly Subject[] = [...subjects(ppo, { count: 60, asOf }), ...subjects(family, { count: 5, asOf }), ...subjects(drugs, { count: 30, asOf })];

type Cell = string | number | null;
interface Shape {
  /** Columns that tell rows apart, then numbers. */
  readonly key: readonly string[];
  readonly numbers: readonly string[];
  readonly expected: () => readonly (readonly Cell[])[];
}

const coverageOf = new Map(people.flatMap(({ coverages }) => coverages.map((one) => [one.id, one] as const)));
const payments = people.flatMap(({ claim_payments }) => claim_payments);
const monthOf = (day: number): string => {
  const { year, month } = civilOf(day);
  return `${year}|${month}`;
};

function months(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { patient, coverages } of people)
    for (const { kind, plan, payer_id, effective, termination } of coverages)
      for (let day = effective; day <= Math.min(termination ?? AS_OF, AS_OF); day++) {
        const key = `${kind}|${plan}|${payer_id}|${monthOf(day)}`;
        found.set(key, (found.get(key) ?? new Set()).add(patient.id));
      }
  return found;
}

function costs(): Map<string, readonly [number, number]> {
  const sums = new Map<string, readonly [number, number]>();
  const add = (coverage: string, day: number, allowed: number, paid: number): void => {
    const { kind, plan, payer_id } = coverageOf.get(coverage) as Subject['coverages'][number];
    const key = `${kind}|${plan}|${payer_id}|${monthOf(day)}`;
    const [a, p] = sums.get(key) ?? [0, 0];
    sums.set(key, [a + allowed, p + paid]);
  };
  for (const { claims, claim_payments, pharmacy_claims } of people) {
    for (const { claim_id, coverage_id, allowed, paid } of claim_payments)
      add(coverage_id, claims.find(({ id }) => id === claim_id)?.service_start as number, allowed, paid);
    for (const { coverage_id, at, allowed, paid } of pharmacy_claims) add(coverage_id, dayOfMinute(at), allowed, paid);
  }
  return sums;
}

/** Day by day: a day with a supply in hand is covered, and uses one day of it. */
function daysCovered(fills: readonly (readonly [day: number, supply: number])[], until: number): { readonly period: number; readonly covered: number } {
  const first = Math.min(...fills.map(([day]) => day));
  let [hand, covered] = [0, 0];
  for (let day = first; day < until; day++) {
    for (const [on, supply] of fills) if (on === day) hand += supply;
    if (hand > 0) {
      hand--;
      covered++;
    }
  }
  return { period: until - first, covered };
}

const shapes: Readonly<Record<string, Shape>> = {
  member_months: {
    key: ['kind', 'plan', 'payer_id', 'year', 'month', 'patient_id'],
    numbers: [],
    expected: () => [...months()].flatMap(([key, who]) => [...who].map((id) => [...key.split('|'), id])),
  },
  pmpm: {
    key: ['kind', 'plan', 'payer_id', 'year', 'month'],
    numbers: ['member_months', 'allowed', 'paid', 'allowed_pmpm', 'paid_pmpm'],
    expected: () => {
      const spent = costs();
      return [...months()].map(([key, { size }]) => {
        const [allowed, paid] = spent.get(key) ?? [0, 0];
        return [...key.split('|'), size, allowed / 100, paid / 100, Math.round(allowed / size) / 100, Math.round(paid / size) / 100];
      });
    },
  },
  claim_lag: {
    key: ['claim_id', 'plan', 'type'],
    numbers: ['days_to_claim', 'days_to_decision', 'days'],
    expected: () =>
      people.flatMap(({ claims, claim_payments }) =>
        claims.map(({ id, coverage_id, type, service_end, submitted }) => {
          const decisions = claim_payments.filter(({ claim_id }) => claim_id === id).map(({ decided }) => dayOfMinute(decided));
          const sent = dayOfMinute(submitted);
          const decided = decisions.length === 0 ? null : Math.min(...decisions);
          const plan = coverageOf.get(coverage_id)?.plan as string;
          return [id, plan, type, sent - service_end, decided === null ? null : decided - sent, decided === null ? null : decided - service_end];
        }),
      ),
  },
  denial_mix: {
    key: ['payer_id', 'group', 'reason'],
    numbers: ['lines', 'amount', 'percent'],
    expected: () => {
      const decided = new Map<string, number>();
      const mix = new Map<string, readonly [number, number]>();
      for (const { payer_id, status, lines } of payments)
        for (const { denied, adjustments } of lines) {
          const one = status === 'reversal' ? -1 : 1;
          decided.set(payer_id, (decided.get(payer_id) ?? 0) + one);
          for (const { group, reason, amount } of denied ? adjustments : []) {
            if (reason === '23') continue;
            const key = `${payer_id}|${group}|${reason}`;
            const [count, sum] = mix.get(key) ?? [0, 0];
            mix.set(key, [count + one, sum + amount]);
          }
        }
      return [...mix].map(([key, [count, sum]]) => [...key.split('|'), count, sum / 100, (100 * count) / (decided.get(key.split('|')[0]) ?? 0)]);
    },
  },
  accumulator_position: {
    key: ['member', 'plan', 'kind', 'scope', 'network', 'year'],
    numbers: ['used', 'limit', 'remaining'],
    expected: () => {
      const last = new Map<string, readonly [number, readonly Cell[]]>();
      for (const { coverage_id, kind, scope, network, year, used, limit, at } of people.flatMap(({ accumulators }) => accumulators)) {
        const { plan, member_id, subscriber_id } = coverageOf.get(coverage_id) as Subject['coverages'][number];
        const key = [scope === 'family' ? subscriber_id : member_id, plan, kind, scope, network, formatDay(year)].join('|');
        // Lists are in order of the decisions.
        if (at >= (last.get(key)?.[0] ?? 0))
          last.set(key, [at, [used / 100, limit === null ? null : limit / 100, limit === null ? null : (limit - used) / 100]]);
      }
      return [...last].map(([key, [, numbers]]) => [...key.split('|'), ...numbers]);
    },
  },
  pdc: {
    key: ['patient_id', 'ingredient', 'year'],
    numbers: ['fills', 'days', 'covered', 'pdc'],
    expected: () =>
      people.flatMap(({ patient, medication_dispenses }) => {
        const fills = medication_dispenses.filter(({ status, days_supply }) => status === 'completed' && (days_supply ?? 0) > 0);
        const years = [...new Set(fills.map(({ handed_over }) => civilOf(dayOfMinute(handed_over)).year))];
        const alive = patient.death === null ? AS_OF : Math.min(AS_OF, dayOfMinute(patient.death));
        return years.map((year) => {
          const own = fills
            .filter(({ handed_over }) => civilOf(dayOfMinute(handed_over)).year === year)
            .map(({ handed_over, days_supply }) => [dayOfMinute(handed_over), days_supply ?? 0] as const);
          const { period, covered } = daysCovered(own, Math.min(dayOf(year + 1, 1, 1), alive + 1));
          return [patient.id, 'atorvastatin', String(year), own.length, period, covered, covered / period];
        });
      }),
  },
};

function check(view: string, found: readonly (readonly (string | null)[])[]): void {
  const { key, expected } = shapes[view];
  const ordered = (rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
    rows.toSorted((a, b) => (JSON.stringify(a.slice(0, key.length)) < JSON.stringify(b.slice(0, key.length)) ? -1 : 1));
  const number = (cell: string | null): number | null => (cell === null || cell === '' ? null : Number(cell));
  const rows = ordered(found.map((row) => row.map((cell, i) => (i < key.length ? cell : number(cell)))));
  const right = ordered(expected());
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.slice(0, key.length))).toEqual(right.map((row) => row.slice(0, key.length)));
  for (const [i, row] of rows.entries())
    for (let j = key.length; j < row.length; j++) {
      const [one, other] = [row[j], right[i][j]];
      if (one === null || other === null) expect([view, right[i], one]).toEqual([view, right[i], other]);
      else expect(Math.abs(Number(one) - Number(other)), `${view} ${JSON.stringify(right[i])} ${j}`).toBeLessThan(1e-6);
    }
}

const select = (view: string): string =>
  `SELECT ${[...shapes[view].key, ...shapes[view].numbers].map((name) => `CAST("${name}" AS VARCHAR)`).join(', ')} FROM ${view}`;
const csvRows = (text: string): string[][] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','));
const write = async (dialect: string): Promise<string> => {
  const path = join(folder, dialect);
  await writeTarget(sql, { dialect }, people, path, 4, { ...run, asOf });
  return path;
};
const names = Object.keys(shapes);

test('the records have what the views are about', () => {
  expect(people.some(({ pharmacy_claims }) => pharmacy_claims.length > 0)).toBe(true);
  expect(payments.some(({ lines }) => lines.some(({ denied }) => denied))).toBe(true);
  expect(people.flatMap(({ accumulators }) => accumulators).some(({ scope }) => scope === 'family')).toBe(true);
  expect(people.some(({ coverages }) => coverages.some(({ relationship }) => relationship === 'child'))).toBe(true);
  expect(people.some(({ patient }) => patient.death !== null)).toBe(true);
  expect(people.some(({ claims, claim_payments }) => claims.length > claim_payments.length)).toBe(true);
});

describe('duckdb', () => {
  let connection: Awaited<ReturnType<DuckDBInstance['connect']>>;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(readFileSync(join(await write('duckdb'), 'cohort.sql'), 'utf8'));
  });
  afterAll(() => connection.closeSync());

  test.each(names)('%s', async (view) => {
    check(view, (await connection.runAndReadAll(select(view))).getRowsJS() as string[][]);
  });
});

describe.skipIf(!hasSqlite)('sqlite', () => {
  const engine = sqlite(folder);
  beforeAll(async () => expect(engine.load(await write('sqlite'), 'cohort.sql')).toBe(''));

  test.each(names)('%s', (view) => {
    check(view, csvRows(engine.csv(select(view))));
  });
});

describe.skipIf(!hasPostgres)('postgres', () => {
  let engine: ReturnType<typeof postgres>;
  beforeAll(async () => {
    engine = postgres();
    expect(engine.load(await write('postgres'), 'cohort.sql')).toBe('');
  });
  afterAll(() => engine.stop());

  test.each(names)('%s', (view) => {
    check(view, csvRows(engine.csv(select(view))));
  });
});

test('a run has the views of its tables', () => {
  const without = (...lists: readonly string[]): readonly string[] =>
    views(
      dialects.duckdb,
      tables.filter(({ name }) => !lists.some((list) => name === list || name.startsWith(`${list.replace(/s$/, '')}_`))),
    ).map(({ name }) => name);
  expect(recordKinds).toContain('claims');
  expect(without()).toEqual(expect.arrayContaining(names));
  expect(without('coverages', 'claims', 'claim_payments', 'accumulators', 'pharmacy_claims').filter((name) => names.includes(name))).toEqual(['pdc']);
  expect(without('pharmacy_claims').filter((name) => names.includes(name))).toEqual(names);
  expect(without('claims', 'claim_payments', 'accumulators').filter((name) => names.includes(name))).toEqual(['member_months', 'pmpm', 'pdc']);
});
