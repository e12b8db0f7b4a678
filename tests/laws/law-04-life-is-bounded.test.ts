/** A life is bounded: nothing before birth, after death or after the as-of day, in any time field of any kind. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kindList } from '../../model/record-kinds.ts';
import { type AnyRecord, type Subject, subject as subjectSchema } from '../../model/subject.ts';
import { dayOf, dayOfMinute, daysInMonth, formatMinute, startOfDay } from '../../model/time/civil.ts';
import { isBusinessDay } from '../../model/time/holidays.ts';
import { timesOf } from '../../runtime/run/record-times.ts';
import { lives, lifeText as text } from '../support/arbitrary-lives.ts';
import { expectWhole, feed } from '../support/feeds.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { judge } from '../validation/judge.ts';

const at = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const run = (source: string, asOf = at(2025, 12, 31), count = 1): Subject[] => subjects(compileText(source), { count, asOf });

/** What lies outside the life of a subject, or after a minute. */
function outside(subject: Subject, asOf: number): string[] {
  const found: string[] = [];
  const birth = startOfDay(subject.patient.birth_date as number);
  const death = subject.patient.death ?? Number.POSITIVE_INFINITY;
  for (const { list } of kindList) {
    const { event, end, past, atDeath, beforeBirth, afterDeath } = timesOf[list];
    for (const record of subject[list] as AnyRecord[]) {
      const row = record as unknown as Record<string, unknown>;
      const minute = ({ name, days }: { name: string; days: boolean }): number => {
        const value = row[name];
        return typeof value !== 'number' ? Number.NaN : days ? startOfDay(value) : value;
      };
      const announced = row['status'] === 'planned' || row['status'] === 'cancelled';
      for (const field of [...past, ...(end === null ? [] : [end])])
        if (!announced && minute(field) > asOf) found.push(`${list}.${field.name} is after the as-of day`);
      if (!announced) {
        if (!beforeBirth && minute(event) < birth) found.push(`${list}.${event.name} is before birth`);
        if (!afterDeath && minute(event) > death) found.push(`${list}.${event.name} is after death`);
        if (end !== null && minute(end) > death) found.push(`${list}.${end.name} is after death`);
      }
      if (death < Number.POSITIVE_INFINITY && atDeath?.from.includes(String(row[atDeath.field]))) found.push(`${list} is open after death`);
      const visit = 'encounter_id' in record ? subject.encounters.find(({ id }) => id === record.encounter_id) : undefined;
      if (
        visit !== undefined &&
        !announced &&
        !afterDeath &&
        !event.days &&
        (minute(event) < visit.start || minute(event) > (visit.end ?? Number.POSITIVE_INFINITY))
      )
        found.push(`${list}.${event.name} is outside its visit`);
      if (list === 'procedures' && visit?.end != null && minute(event) >= visit.start && end !== null && minute(end) > visit.end)
        found.push('a procedure outlasts its visit');
    }
  }
  const visits = subject.encounters.filter(({ status }) => status === 'in_progress' || status === 'finished');
  for (const [i, one] of visits.entries())
    for (const other of visits.slice(i + 1))
      if (isStay(one) === isStay(other) && one.start < (other.end ?? Number.POSITIVE_INFINITY) && other.start < (one.end ?? Number.POSITIVE_INFINITY))
        found.push(`${one.class} ${formatMinute(one.start)} and ${other.class} ${formatMinute(other.start)} overlap`);
  for (const { start, status } of subject.appointments)
    if (status === 'booked' && (start % 1440 === 0 || !isBusinessDay(dayOfMinute(start)))) found.push(`booked at ${formatMinute(start)}`);
  const { errors } = judge([JSON.parse(JSON.stringify(z.encode(subjectSchema, subject)))]);
  return [...found, ...errors.filter(({ code }) => code.startsWith('TIME-') || code === 'STATE-009').map(({ code, message }) => `${code} ${message}`)];
}

/** A visit may take place during a stay. */
const isStay = ({ class: kind }: { readonly class: string }): boolean => kind === 'inpatient' || kind === 'observation';

test('property: nothing is before birth, after death, after the as-of day, or open after death, in any kind', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 364 }), (source, day) => {
      const asOf = at(2025, 1, 1) + day * 1440;
      for (const subject of run(source, asOf, 3)) if (startOfDay(subject.patient.birth_date as number) <= asOf) expect(outside(subject, asOf)).toEqual([]);
    }),
    { seed: 7, numRuns: 150 },
  );
});

/** Fields that say how things stand. What they were is in the changes, or follows from the times. */
const states = new Set(['status', 'clinical_status', 'abatement', 'end', 'disposition', 'stopped', 'stop_reason', 'location_id', 'issued']);

test('property: what is known on a day is known on every later day', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (source, day, more) => {
      const [early] = run(source, at(2025, 1, 1) + day * 1440);
      const [late] = run(source, at(2025, 1, 1) + (day + more) * 1440);
      for (const { list } of kindList)
        for (const record of early[list] as AnyRecord[]) {
          const now = (late[list] as AnyRecord[]).find(({ id }) => id === record.id);
          expect(now, list).toBeDefined();
          for (const [name, value] of Object.entries(record)) if (!states.has(name)) expect([name, now?.[name as never]]).toEqual([name, value]);
        }
    }),
    { seed: 11, numRuns: 150 },
  );
});

test('everything that is open ends at death with its own status', () => {
  const [subject] = run(
    text(`  event first at d + 10 days { encounter ambulatory {
      appointment cardiology { on: d + 200 days }  order px.mri { occurrence: d + 180 days }  goal "Less salt"  careplan "Heart"
      prescribe rx.metformin { days_supply: 90  refills: 3 }  device px.pacemaker } }
  event visit at 2025-06-01T09:50 { encounter ambulatory { duration: 40 minutes  procedure px.mri { duration: 40 minutes } } }
  event dies at 2025-06-01T10:00 { die }`),
  );
  const { death } = subject.patient;
  expect(subject.appointments.map(({ status }) => status)).toEqual(['cancelled']);
  expect(subject.service_requests.map(({ status }) => status)).toEqual(['revoked']);
  expect(subject.goals.map(({ status }) => status)).toEqual(['cancelled']);
  expect(subject.care_plans.map(({ status, end }) => [status, end])).toEqual([['revoked', Math.floor((death ?? 0) / 1440)]]);
  expect(subject.care_teams.map(({ status }) => status)).toEqual(['inactive']);
  expect(subject.devices.map(({ status }) => status)).toEqual(['inactive']);
  expect(subject.medication_requests.map(({ status, stopped }) => [status, stopped])).toEqual([['stopped', death]]);
  expect(subject.encounters.at(-1)).toMatchObject({ end: death, disposition: 'expired' });
  expect(subject.procedures[0]).toMatchObject({ end: death, status: 'stopped' });
  expect(subject.changes.map(({ kind, record_kind }) => [kind, record_kind])).toEqual([
    ['cancelled', 'service_requests'],
    ['cancelled', 'appointments'],
  ]);
});

test('property: the feeds of every day of a month add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(lives, fc.integer({ min: 1, max: 12 }), async (source, month) => {
      const ir = compileText(source);
      const first = at(2025, month, 1);
      const ends = Array.from({ length: daysInMonth(2025, month) }, (_, i) => first + i * 1440);
      const feeds = await Promise.all(ends.map((asOf, i) => feed(ir, 2, { asOf, ...(i === 0 ? {} : { since: ends[i - 1] }) })));
      expectWhole(feeds, await feed(ir, 2, { asOf: ends[ends.length - 1] }));
    }),
    { seed: 13, numRuns: 25 },
  );
});

describe('an emergency visit', () => {
  const first = (events: string): Subject => run(text(events))[0];
  const dispositions = (events: string): unknown[] => first(events).encounters.map(({ class: kind, disposition }) => [kind, disposition]);

  test('that leads to an admission within the hour ends with it, and the patient is admitted', () => {
    const both = 'event ed at 2025-04-01T10:00 { encounter emergency { duration: 2 hours } }';
    expect(dispositions(`${both} event in at ed + 90 minutes { admit { } } event out at in + 2 days { discharge home }`)).toEqual([
      ['emergency', 'admitted'],
      ['inpatient', 'home'],
    ]);
    expect(dispositions(`${both} event in at ed.end + 60 minutes { encounter inpatient { duration: 2 days } }`)).toEqual([
      ['emergency', 'admitted'],
      ['inpatient', 'home'],
    ]);
    const [emergency, stay] = first('event ed at 2025-04-01T10:00 { encounter emergency { duration: 2 hours } admit { } }').encounters;
    expect([emergency.disposition, emergency.end]).toEqual(['admitted', stay.start]);
  });

  test('that does not, or whose scenario says where the patient went, is as it was', () => {
    const later = 'event in at ed.end + 61 minutes { admit { } }';
    expect(dispositions(`event ed at 2025-04-01T10:00 { encounter emergency { duration: 2 hours } } ${later}`)[0]).toEqual(['emergency', 'home']);
    expect(dispositions('event ed at 2025-04-01T10:00 { encounter emergency { discharge transfer } admit { } }')[0]).toEqual(['emergency', 'transfer']);
  });
});

test('a booking for a day is in office hours of a business day; one with a time is as stated', () => {
  const on = (time: string): string[] =>
    run(text(`event v at 2025-03-11T10:00 { encounter ambulatory { appointment cardiology { on: ${time} } } }`), undefined, 40).map(({ appointments: [a] }) =>
      formatMinute(a.start),
    );
  for (const start of on('2025-03-16')) expect(start).toMatch(/^2025-03-17T(0[89]|1[0-6]):(00|15|30|45)$/);
  for (const start of on('v + 54 days')) expect(start).toMatch(/^2025-05-05T/);
  expect(new Set(on('2025-03-16')).size).toBeGreaterThan(5);
  expect(new Set(on('2025-03-16T07:20'))).toEqual(new Set(['2025-03-16T07:20']));
});

test('a stated time is kept, also where visits overlap', () => {
  const [subject] = run(
    text(`event a at 2025-04-01T10:00 { encounter ambulatory { duration: 1 hour } } event b at 2025-04-01T10:30 { encounter ambulatory { } }`),
  );
  expect(subject.encounters.map(({ start }) => formatMinute(start))).toEqual(['2025-04-01T10:00', '2025-04-01T10:30']);
});
