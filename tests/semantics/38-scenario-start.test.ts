/** A start that `scenario` gives as a time. */
import { expect, test } from 'vitest';
import { days } from '../support/cohorts.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const scenario = (start: string, more = ''): string => `hsim 1
scenario t "T" { as_of: 2025-12-31  start: ${start} }
profile adult { age: 40  attribute aged: age }
timeline care of adult { ${more} event visit at start on_days monday..sunday { encounter ambulatory { } } }
timeline later of adult { event check at start + 10 days on_days monday..sunday { encounter virtual { } } }
`;

test('a day is the start of every timeline, and when people have their age', () => {
  const [subject] = subjects(compileText(scenario('2025-03-04')), { count: 1 });
  expect(days(subject)).toEqual(['2025-03-04', '2025-03-14']);
  const { birth_date: birth } = subject.patient;
  const today = Date.UTC(2025, 2, 4) / 86_400_000;
  expect(Math.floor((today - (birth as number)) / 365.2425)).toBe(40);
});

test('a draw is one day for all timelines of a person, and differs between people', () => {
  const people = subjects(compileText(scenario('uniform(2025-01-06..2025-06-30)')), { count: 200 });
  const starts = people.map((subject) => days(subject)[0]);
  for (const subject of people) {
    const [visit, check] = subject.encounters.map(({ start }) => Math.floor(start / 1440));
    expect(check - visit).toBe(10);
  }
  expect(starts.every((day) => day >= '2025-01-06' && day <= '2025-06-30')).toBe(true);
  expect(new Set(starts).size).toBeGreaterThan(80);
});

test('the name of an anchor is that anchor', () => {
  const [subject] = subjects(
    compileText(scenario('index', 'anchor index: 2025-02-03  anchor other: 2025-04-01  event second at other { encounter virtual { } }')),
    {
      count: 1,
    },
  );
  expect(days(subject)[0]).toBe('2025-02-03');
});

test.each([
  ['uniform(2025-01-06..2025-06-30)', ''],
  ['index', 'anchor index: uniform(2025-01-06..2025-06-30)  anchor other: 2025-09-01  event second at other { encounter virtual { } }'],
])('other patients of a unit begin with the first person: %s', (start, more) => {
  const family = scenario(start, more).replace('attribute aged: age', 'attribute aged: age  household { child { is: kid  age: 8 } }');
  const kid = 'profile kid { }\ntimeline care_of_kid of kid { event exam at start on_days monday..sunday { encounter ambulatory { } } }\n';
  const people = subjects(compileText(family + kid), { count: 40 });
  const [parents, children] = [people.filter((one) => one.encounters.length > 1), people.filter((one) => one.encounters.length === 1)];
  expect(children).toHaveLength(40);
  expect(children.map((child) => days(child)[0])).toEqual(parents.map((parent) => days(parent).sort()[0]));
});
