import { expect, test } from 'vitest';
import { cohort } from '../support/cohorts.ts';

const MINUTES_PER_DAY = 1440;
const clock = (time: number): number => time % MINUTES_PER_DAY;

const stays = {
  events: `
  anchor d: 2025-03-03
  event arrival at d { admit { class: inpatient } }
  event dose every 1 day from arrival until leave { observe labs.a1c: 5 }
  event leave at arrival + uniform(3 days..6 days) { discharge home  observe labs.a1c: 6 }`,
};

test('what is done every day of a stay is done in the morning, until the day of the discharge, which is by day', () => {
  for (const { encounters, observations } of cohort(stays, 60)) {
    const [{ id, start, end }] = encounters;
    if (end === null) throw new Error('the stay is open');
    expect(clock(end)).toBeGreaterThanOrEqual(8 * 60);
    expect(clock(end)).toBeLessThanOrEqual(16 * 60 + 45);
    const doses = observations.filter(({ value }) => value === 5);
    expect(doses.length).toBe(Math.floor(end / MINUTES_PER_DAY) - Math.floor(start / MINUTES_PER_DAY));
    for (const { effective } of doses) expect(clock(effective)).toBeLessThan(8 * 60);
    expect(observations.every(({ encounter_id: of }) => of === id)).toBe(true);
  }
});

test('what is done in the minute of the discharge belongs to the stay', () => {
  for (const { encounters, observations } of cohort(stays, 20)) {
    const last = observations.filter(({ value }) => value === 6);
    expect(last.map(({ effective }) => effective)).toEqual([encounters[0].end]);
  }
});

test('what belongs into a stay is not done once it is over', () => {
  const [subject] = cohort(
    {
      events: `
  anchor d: 2025-03-03
  event arrival at d { admit { class: inpatient } }
  event leave at arrival + 2 days { discharge home }
  event late at arrival + 5 days { observe labs.a1c: 5 }`,
    },
    1,
  );
  expect(subject.observations).toEqual([]);
});

test('two who exchange their beds do so by two transfers of one minute', () => {
  const beds = (first: string, second: string) =>
    cohort({
      events: `
  anchor d: 2025-03-03
  event arrival at d clock 08:00..08:00 { admit { class: inpatient }  transfer ${first} }
  event exchange at d + 1 day clock 10:00..10:00 { transfer ${second} }
  event leave at d + 3 days { discharge home }`,
    })[0];
  for (const subject of [beds('ward', 'intensive_care'), beds('intensive_care', 'ward')]) {
    const kinds = new Map(subject.parties.locations.map(({ id, kind }) => [id, kind]));
    expect([...kinds.values()]).toEqual(expect.arrayContaining(['ward', 'intensive_care']));
    const moved = subject.changes.filter(({ kind }) => kind === 'transferred').map(({ occurred }) => occurred % MINUTES_PER_DAY);
    expect(moved.at(-1)).toBe(10 * 60);
  }
});
