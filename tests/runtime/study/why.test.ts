import { expect, test } from 'vitest';
import { whyRecord } from '../../../runtime/study/trace-record.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';

const text = `hsim 1
scenario w "Why" { as_of: 2025-06-30 }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
profile adult { age: 50  attribute severity: normal(mean: 8, sd: 1) in 6..12 }
timeline care of adult {
  event visit every 3 months from 2024-01-10 for 1 year {
    encounter ambulatory { observe labs.a1c: severity + normal(mean: 0, sd: 0.2) }
  }
}`;
const ir = compileText(text);
const options = { seed: '1', count: 5, asOf: (ir.scenario.asOf ?? 0) + 1439 };

test('a record leads to its statement, its occurrence, and the draws behind it', () => {
  const made = subjects(ir, { count: 5 });
  const observation = made[3].observations[2];
  const origin = whyRecord(ir, options, observation.id);
  expect(origin).toMatchObject({
    kind: 'observations',
    record: { id: observation.id, value: observation.value },
    made: { path: 'care.visit.labs.a1c', verb: 'observe', occurrence: 3 },
    event: { name: 'care.visit' },
    attributes: [{ name: 'severity' }],
  });
  expect(origin?.subject.index).toBe(3);
  const [start, end] = (origin?.made?.at ?? [0, 0, 0]).slice(1);
  expect(text.slice(start, end)).toBe('observe labs.a1c: severity + normal(mean: 0, sd: 0.2)');
  const [own] = origin?.draws ?? [];
  const [severity] = origin?.attributes[0].draws ?? [];
  expect(own.path).toBe('care.visit.labs.a1c/normal');
  expect(Math.round(((severity.value as number) + (own.value as number)) * 10) / 10).toBe(observation.value);
});

test('tracing changes nothing', () => {
  const [subject] = subjects(ir, { count: 5 }, [3]);
  expect(whyRecord(ir, options, subject.patient.id)?.subject).toEqual(subject);
});

test('an id of nobody is not found', () => {
  let looked = 0;
  expect(
    whyRecord(ir, options, '00000000-0000-8000-8000-000000000000', (subjects) => {
      looked = subjects;
    }),
  ).toBeNull();
  expect(looked).toBe(5);
});
