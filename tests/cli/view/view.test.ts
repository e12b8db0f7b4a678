import { describe, expect, test } from 'vitest';
import { bar, short, sparkline } from '../../../app/explain/text-bars.ts';
import { lanesOf } from '../../../cli/view/subject-lanes.ts';
import { dayOfMinute, parseMinute } from '../../../model/time/civil.ts';
import { makeExecutionPlan } from '../../../runtime/plan/execution-plan.ts';
import { summarise } from '../../../runtime/study/cohort-summary.ts';
import { study } from '../../../runtime/study/study-cohort.ts';
import { compileText } from '../../support/scenario-runs.ts';

const text = `hsim 1
scenario life "One life" { as_of: 2024-12-31 }
codes dx: ICD10CM { flu J10.1 "Influenza with other respiratory manifestations" }
codes rx: RXNORM { pill 314076 "lisinopril 10 MG Oral Tablet" }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
profile adult { age: 50  attribute tall: yes }
variations side { left 50% { } right rest { } }
timeline care of adult {
  event visit every 4 months from 2023-01-10 for 1 year {
    encounter ambulatory {
      observe labs.a1c: 6.0 + count(labs.a1c)
      diagnose dx.flu when count(labs.a1c) == 1
      prescribe rx.pill when count(labs.a1c) == 2 { quantity: 30  days_supply: 30  refills: 20 }
    }
  }
}`;

const ir = compileText(text);
const plan = makeExecutionPlan(ir, { seed: '1', count: 4, asOf: parseMinute('2024-12-31T23:59') });

describe('a study of a cohort', () => {
  const found = study(plan, 1);
  test('counts arms, records and codes', () => {
    expect(found.arms).toEqual([
      {
        axis: 'side',
        counts: [
          { name: 'left', count: 2 },
          { name: 'right', count: 2 },
        ],
      },
    ]);
    expect(found.records.observations).toBe(12);
    expect(found.codes.find(({ kind }) => kind === 'conditions')).toMatchObject({ records: 4, subjects: 4, coding: { code: 'J10.1' } });
  });
  test('gathers the values of attributes and observables', () => {
    expect(found.spreads.find(({ name }) => name === 'tall')?.words).toEqual(new Map([['yes', 4]]));
    expect(found.spreads.find(({ name }) => name === 'labs.a1c')?.numbers).toEqual(Array.from({ length: 4 }, () => [6, 7, 8]).flat());
  });
  test('draws one life', () => {
    expect(lanesOf(found.first[0], 96, dayOfMinute(plan.asOf), ({ code }) => code)).toMatchInlineSnapshot(`
      "                                   2023
                                         ──────────┬──────────────┬──────────────┼─
      ambulatory encounter               ··●···················●··················● 3×

      J10.1 Influenza with other respir… ··┣━━┫···································· until 2023-05-31

      314076 lisinopril 10 MG Oral Tabl… ······················┣━━━━━━━━━━━━━━━━━━▷ active

      4548-4 Hemoglobin A1c/Hemoglobin.… ··●···················●··················● ▁▅█ 8 %"
    `);
  });
});

test('bars, columns and numbers', () => {
  expect(bar(0.5, 4)).toBe('██');
  expect(bar(0.53, 4)).toBe('██▏');
  expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█');
  expect(['12', '0.3333', '123400', '1.20e+7']).toEqual([12, 1 / 3, 123_400, 12_000_000].map(short));
  const { columns, median, mean, least, greatest } = summarise([1, 2, 2, 3, 3, 3, 4, 4, 5, 5], 5);
  expect({ columns, median, mean, least, greatest }).toEqual({ columns: [1, 2, 3, 2, 2], median: 3, mean: 3.2, least: 1, greatest: 5 });
});
