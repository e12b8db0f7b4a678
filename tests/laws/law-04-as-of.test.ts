import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordKinds } from '../../model/record-kinds.ts';
import { dayOf, startOfDay } from '../../model/time/civil.ts';
import { expectWhole, feed } from '../support/feeds.ts';
import { compileText, diabetesText, recordsById, subjects } from '../support/scenario-runs.ts';

/** What may change as time continues: the state of a thing, not what it was. */
const changing = new Set(['status', 'clinical_status', 'abatement', 'end', 'disposition', 'stopped', 'stop_reason', 'location_id']);

test('law 4: what is known on a day is known on every later day', () => {
  const ir = compileText(diabetesText);
  const on = (year: number, month: number, day: number) => subjects(ir, { count: 40, asOf: startOfDay(dayOf(year, month, day)) + 1439 });
  const days = [on(2023, 5, 1), on(2023, 9, 30), on(2024, 2, 29), on(2025, 6, 30)];
  for (let i = 1; i < days.length; i++) {
    days[i - 1].forEach((subject, index) => {
      const later = days[i][index];
      expect({ ...later.patient, death: null }).toEqual({ ...subject.patient, death: null });
      const records = recordsById(later);
      for (const [id, { kind, record }] of recordsById(subject)) {
        if (kind === 'parties') continue;
        const now = records.get(id);
        expect(now?.kind).toBe(kind);
        for (const [field, value] of Object.entries(record)) if (!changing.has(field)) expect(now?.record[field]).toEqual(value);
      }
    });
  }
  expect(days[3].some((subject, i) => subject.encounters.length > days[0][i].encounters.length)).toBe(true);
});

test('law 4: a message that is not yet known is not written, though what it tells has happened', () => {
  const text = `hsim 1
scenario t "T" { as_of: 2025-01-31 }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
profile p { age: 40 }
timeline t1 of p {
  anchor d: 2025-01-10
  event late at d recorded + 30 days { encounter ambulatory { observe labs.a1c: 9 } }
  event next at d + 5 days when last(labs.a1c) > 8 { encounter ambulatory { observe labs.a1c: 7 } }
}`;
  const ir = compileText(text);
  const [early] = subjects(ir, { count: 1 });
  const [late] = subjects(ir, { count: 1, asOf: startOfDay(dayOf(2025, 3, 1)) });
  expect(early.observations.map((o) => o.value)).toEqual([7]);
  expect(late.observations.map((o) => o.value)).toEqual([9, 7]);
});

describe('law 4: the feeds of some days, one after the other, come to what is known at the end', () => {
  const names = ['diabetes', 'adt_workflow', 'orders_results', 'maternity'] as const;
  const count = 25;
  const ends = [startOfDay(dayOf(2025, 2, 10)) + 1439, startOfDay(dayOf(2025, 4, 1)) + 1439, startOfDay(dayOf(2025, 6, 30)) + 1439];
  const parts = ends.map((asOf, i) => ({ asOf, ...(i === 0 ? {} : { since: ends[i - 1] }) }));

  test.each(names)('%s', async (name) => {
    const ir = compileText(readFileSync(`scenarios/patientsim/${name}.hsim`, 'utf8'));
    const whole = await feed(ir, count, { asOf: ends[2] });
    const feeds = await Promise.all(parts.map((part) => feed(ir, count, part)));
    expectWhole(feeds, whole);
    // A feed is what is new: nothing that was reported before is reported again as it was.
    const [before, after] = feeds.map(
      ({ given }) => new Set(given.flatMap((part) => recordKinds.flatMap((kind) => part[kind].map((record) => JSON.stringify(record))))),
    );
    expect([...after].filter((record) => before.has(record))).toEqual([]);
    expect(after.size).toBeGreaterThan(0);
  });
});
