/** Nobody is in two visits at once: what waits, until when, and what was decided before. */
import { expect, test } from 'vitest';
import { formatMinute } from '../../model/time/civil.ts';
import { one, type Parts } from '../support/cohorts.ts';

/** Visits by class, start and end. */
const visits = (parts: Parts): string[][] =>
  one(parts).encounters.map(({ class: kind, start, end }) => [kind, formatMinute(start), end === null ? '' : formatMinute(end)]);
const long = 'anchor d: 2025-03-03\nevent long at d clock 10:00 { encounter ambulatory { duration: 3 hours } }';

test('a visit in a thread begins when the visit before it is over', () => {
  expect(visits({ events: long, more: 'states s from d { a { wait until any(long)  encounter ambulatory { duration: 30 minutes } } }' })).toEqual([
    ['ambulatory', '2025-03-03T10:00', '2025-03-03T13:00'],
    ['ambulatory', '2025-03-03T13:00', '2025-03-03T13:30'],
  ]);
});

test('an emergency waits too, and outside of office hours a visit waits for the next day', () => {
  const late = 'anchor d: 2025-03-03\nevent long at d clock 10:00 { encounter ambulatory { duration: 8 hours } }';
  const [, emergency] = visits({ events: late, more: 'states s from d { a { wait until any(long)  encounter emergency { duration: 1 hour } } }' });
  expect(emergency).toEqual(['emergency', '2025-03-03T18:00', '2025-03-03T19:00']);
  const [, office] = visits({ events: late, more: 'states s from d { a { wait until any(long)  encounter ambulatory { duration: 30 minutes } } }' });
  expect(office[1]).toMatch(/^2025-03-04T(0[89]|1[0-6]):/);
});

test('a stay keeps nobody from a visit, and an admission does not wait for an emergency visit', () => {
  const stay = 'anchor d: 2025-03-03\nevent long at d clock 10:00 { encounter inpatient { duration: 3 days } }';
  expect(visits({ events: stay, more: 'states s from d { a { wait until any(long)  encounter virtual { duration: 20 minutes } } }' })[1]).toEqual([
    'virtual',
    '2025-03-03T10:00',
    '2025-03-03T10:20',
  ]);
  const emergency = 'anchor d: 2025-03-03\nevent long at d clock 10:00 { encounter emergency { duration: 3 hours } }';
  expect(visits({ events: emergency, more: 'states s from d { a { wait until any(long)  wait 1 hour  admit { } } }' })[1][1]).toBe('2025-03-03T11:00');
});

test('the days of a cycle after one that waited move with it', () => {
  const blocked = 'anchor d: 2025-03-03\nevent long at d clock 08:00 { encounter ambulatory { duration: 30 hours } }';
  const [, first, second] = visits({
    events: blocked,
    more: 'cycle c every 7 days from d times 1 { day 1 { encounter ambulatory { } } day 3 { encounter ambulatory { } } }',
  });
  expect([first[1], second[1].slice(0, 10)]).toEqual(['2025-03-04T14:00', '2025-03-06']);
});

test('whether an event happens is decided when it is due, not after its wait', () => {
  const during = `${long}
event ends at long.end { set sick: no }
event check at long + 1 hour when sick { encounter ambulatory { duration: 10 minutes } }
event not at long + 1 hour when not sick { encounter ambulatory { duration: 10 minutes } }`;
  expect(visits({ person: 'age: 40  attribute sick: yes', events: during }).slice(1)).toEqual([['ambulatory', '2025-03-03T13:00', '2025-03-03T13:10']]);
});

test('nothing that waits takes place after death', () => {
  const events = `${long}\nevent dies at long + 2 hours { die }\nevent check at long + 1 hour { encounter ambulatory { } }`;
  expect(visits({ events })).toEqual([['ambulatory', '2025-03-03T10:00', '2025-03-03T12:00']]);
});

test('an occurrence of a rate is at no stated time', () => {
  const events =
    'anchor d: 2025-03-03\nevent long every 1 day from d times 60 on_days monday..sunday clock 00:00 { encounter ambulatory { duration: 12 hours } }\nevent acute rate 20 per year from d for 60 days { encounter emergency { duration: 1 hour } }';
  const subject = one({ events });
  expect(subject.encounters.filter((visit) => visit.class === 'emergency').length).toBeGreaterThan(0);
  for (const visit of subject.encounters) if (visit.class === 'emergency') expect(visit.start % 1440).toBeGreaterThanOrEqual(720);
});
