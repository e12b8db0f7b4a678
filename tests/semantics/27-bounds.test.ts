/** Fields have bounds as well as types: what is the same for everybody is checked with the scenario, what differs when the subject is run. */
import { describe, expect, test } from 'vitest';
import { RunError } from '../../runtime/plan/fault.ts';
import { codes, cohort } from '../support/cohorts.ts';

const big = '1'.padEnd(400, '0');
const more = `codes px: SNOMED { mri 113091000 "Magnetic resonance imaging (procedure)" }
codes labs2: LOINC { na 2951-2 "Sodium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' normal: 136..145 } }`;
const visit = (body: string): string => `event v at start { encounter ambulatory { ${body} } }`;

describe('a constant beyond its bounds is reported', () => {
  test.each([
    ['HS3016', 'age: 2000', ''],
    ['HS3016', 'age: -1', ''],
    ['HS3016', 'age: uniform(200..300)', ''],
    ['HS3008', 'birth_date: 0024-05-01', ''],
    ['HS3018', `age: 40 family: "${big}"`, ''],
    ['HS3013', 'age: 40', visit('update { state: "New York" }')],
    ['HS3016', 'age: 40', visit('prescribe rx.metformin { days_supply: 0 }')],
    ['HS3016', 'age: 40', visit('prescribe rx.metformin { days_supply: 9007199254740993 }')],
    ['HS3016', 'age: 40', visit('prescribe rx.metformin { refills: -1 }')],
    ['HS3016', 'age: 40', visit('prescribe rx.metformin { quantity: if chance(50%) then 0 else 30 }')],
    ['HS3016', 'age: 40', visit('procedure px.mri { duration: 60 days }')],
    ['HS3016', 'age: 40', visit('goal "x" { target_low: 7 target_high: 6 }')],
    ['HS3016', 'age: 40', visit(`observe labs2.na: ${big}`)],
    ['HS3016', 'age: 40', 'event v at start - 3000 years { encounter ambulatory { } }'],
  ])('%s: %s %s', (code, person, events) => {
    expect(new Set(codes({ person, more, events }))).toEqual(new Set([code]));
  });

  test('an amount of money is not negative, and digits after the point are at most nine', () => {
    expect(codes({ more: 'plan gold { type: PPO coinsurance: 0% benefit imaging { copay: -$5 } }', events: '' })).toEqual(['HS3016']);
    expect(codes({ more: more.replace("'mmol/L'", "'mmol/L' decimals: 400"), events: '' })).toEqual(['HS3016']);
  });
});

describe('what differs between subjects is reported with the subject', () => {
  test.each([
    ['HS3016', 'attribute n: exponential(mean: 100000) age: n', ''],
    ['HS3016', 'age: 40 attribute n: normal(mean: 200, sd: 1)', visit('prescribe rx.metformin { refills: n }')],
    ['HS3016', 'age: 40 attribute n: normal(mean: 1000000, sd: 1)', visit('observe labs2.na: pow(n, 40)')],
    ['HS3016', 'age: 40 attribute n: normal(mean: 1000000, sd: 1)', 'event v at start + n * 1 day { encounter ambulatory { } }'],
    ['HS3016', 'age: 40 attribute n: normal(mean: 90, sd: 1)', visit('procedure px.mri { duration: n * 1 day }')],
    ['HS3016', 'age: 40 attribute n: normal(mean: 90, sd: 1)', visit('goal "x" { target_low: n target_high: 6 }')],
    ['HS3008', 'age: 40', visit('goal "x" { due: now + 300 years }')],
    ['HS3016', 'birth_date: uniform(1801-01-01..1802-01-01)', ''],
  ])('%s: %s %s', (code, person, events) => {
    const parts = { person, more, events };
    expect(codes(parts)).toEqual([]);
    let error: unknown;
    try {
      cohort(parts);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(RunError);
    expect((error as RunError).code).toBe(code);
  });
});

test('what the text shows to keep the bounds is not checked again', () => {
  expect(codes({ person: 'age: normal(mean: 62, sd: 16) in 18..100', events: '' })).toEqual([]);
  expect(cohort({ person: 'age: normal(mean: 62, sd: 16) in 18..100', events: '' }, 300)).toHaveLength(300);
});
