import { expect, test } from 'vitest';
import { cohort, margin } from '../support/cohorts.ts';

const N = 2000;
const share = (all: readonly { conditions: readonly { code: { code: string } }[] }[], code: string): number =>
  all.filter((subject) => subject.conditions.some((condition) => condition.code.code === code)).length / all.length;

test('arms are drawn by their weights, one for each occurrence', () => {
  const all = cohort(
    {
      events:
        '  anchor d: 2025-01-06\n  event visit at d { encounter ambulatory { branch x { one 20% { diagnose dx.a } two 30% { diagnose dx.b } none rest { } } } }',
    },
    N,
  );
  expect(Math.abs(share(all, 'J45.909') - 0.2)).toBeLessThan(margin(0.2, N));
  expect(Math.abs(share(all, 'I10') - 0.3)).toBeLessThan(margin(0.3, N));
  expect(all.every((subject) => subject.conditions.length <= 1)).toBe(true);
});

test('an arm whose condition is false leaves, and the weights of the others share what it had', () => {
  const all = cohort(
    {
      events:
        '  anchor d: 2025-01-06\n  event visit at d { encounter ambulatory { branch x { one 50% when age > 90 { diagnose dx.a } two 20% { diagnose dx.b } three rest { diagnose dx.c } } } }',
    },
    N,
  );
  expect(share(all, 'J45.909')).toBe(0);
  expect(Math.abs(share(all, 'I10') - 0.4)).toBeLessThan(margin(0.4, N));
  expect(share(all, 'I10') + share(all, 'E78.5')).toBe(1);
});

test('the name of the branch is a value that later events read', () => {
  const all = cohort(
    {
      events: `
  anchor d: 2025-01-06
  event visit at d { encounter ambulatory { branch x { ill 40% { diagnose dx.a } well rest { } } } }
  event again at d + 1 month when x == ill { encounter virtual { } }`,
    },
    200,
  );
  for (const subject of all) expect(subject.encounters.length).toBe(subject.conditions.length + 1);
});

test('a branch that only an arm of variations has is known by its name', () => {
  const all = cohort(
    {
      events: `
  anchor d: 2025-01-06
  event visit at d { encounter ambulatory { branch first { seen rest { } } } }
  event again at d + 1 month when x == ill { encounter virtual { } }
}
variations v {
  a 50% { event visit { encounter ambulatory { branch x { ill 40% { diagnose dx.a } well rest { } } } } }
  b rest { }`,
    },
    N,
  );
  const ill = all.filter((subject) => subject.conditions.some((condition) => condition.code.code === 'J45.909'));
  expect(Math.abs(ill.length / N - 0.2)).toBeLessThan(margin(0.2, N));
  expect(all.filter((subject) => subject.encounters.some((encounter) => encounter.class === 'virtual'))).toHaveLength(ill.length);
});
