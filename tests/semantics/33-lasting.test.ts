/** `set attribute: value while condition`: the change is there as long as the condition holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { codes, cohort, ir, one, type Parts, values } from '../support/cohorts.ts';
import { subjects } from '../support/scenario-runs.ts';

const head =
  'age: 40\nattribute level: 8.0\nattribute other: 1.0\nattribute on: yes\nattribute whole: 5\nattribute risk: 50%\nattribute word: choose { a: 50%, b: rest }';
/** Events at noon of days after 6 January 2025, each with its statements. */
const days = (list: readonly (readonly [day: number, body: string])[], more: Partial<Parts> = {}): Parts => ({
  person: head,
  more: 'codes drugs: RXNORM {\n  pill 314076 "lisinopril 10 MG Oral Tablet" { quantity: 30  days_supply: 30 }\n}',
  events: `  anchor d: 2025-01-06\n${list.map(([day, body], i) => `  event v${i} at d + ${day} days on_days monday..sunday clock 12:00..12:00 { ${body} }`).join('\n')}`,
  ...more,
});
const see = (what = 'level'): string => `encounter ambulatory { observe labs.a1c: ${what} }`;
/** What a visit on each day sees, by both executors. */
function seen(list: readonly (readonly [day: number, body: string])[], more: Partial<Parts> = {}): (number | null)[] {
  const parts = days(list, more);
  expect(codes(parts)).toEqual([]);
  expect(subjects(ir(parts), { count: 1, reference: true })).toEqual(cohort(parts));
  return values(one(parts));
}
const take = 'encounter ambulatory { prescribe drugs.pill }';

test('the change is undone when the supply ends, and returns when the drug is prescribed again', () => {
  const list = [
    [0, see()],
    [1, `${take}\nset level: level - 1.5 while on(drugs.pill)`],
    [2, see()],
    [30, see()],
    [31, see()],
    [40, take],
    [41, see()],
    [42, 'encounter ambulatory { stop drugs.pill }'],
    [43, see()],
  ] as const;
  // Prescribed at noon of day 1 for 30 days: on day 31 at noon it is used up.
  expect(seen(list)).toEqual([8, 6.5, 6.5, 8, 6.5, 8]);
});

test('before the condition holds, nothing changes', () => {
  expect(
    seen([
      [0, 'set level: level - 1 while on(drugs.pill)'],
      [1, see()],
      [2, take],
      [3, see()],
    ]),
  ).toEqual([8, 7]);
});

test('changes add up, in any order of their conditions', () => {
  const list = [
    [0, 'set level: level - 1 while on(drugs.pill)\nset level: level - 0.5 while other > 2'],
    [1, see()],
    [2, take],
    [3, see()],
    [4, 'set other: 3'],
    [5, see()],
    [40, see()],
    [41, 'set other: 1'],
    [42, see()],
  ] as const;
  expect(seen(list)).toEqual([8, 7, 6.5, 7.5, 8]);
});

test('a plain set gives the value that is read; what was in force is taken back all the same', () => {
  const list = [
    [0, `${take}\nset level: level - 1 while on(drugs.pill)`],
    [1, 'set level: 7.3'],
    [2, see()],
    [3, 'set level: level + 0.25'],
    [4, see()],
    [40, see()],
    [41, 'set level: 9'],
    [42, see()],
    [43, take],
    [44, see()],
  ] as const;
  expect(seen(list)).toEqual([7.3, 7.6, 8.6, 9, 8]);
});

test('the difference is that of the value at the time, and one statement adds at each occurrence', () => {
  expect(
    seen([], {
      events: `  anchor d: 2025-01-06
  event dose at d + [0 days, 1 day, 2 days] on_days monday..sunday clock 12:00..12:00 { set level: level / 2 while other < 2 }
  event look at dose + 1 hour { ${see()} }
  event ends at d + 5 days on_days monday..sunday clock 12:00..12:00 { set other: 2 }
  event after at d + 6 days on_days monday..sunday clock 12:00..12:00 { ${see()} }`,
    }),
  ).toEqual([4, 2, 1, 8]);
});

test('whole numbers stay whole, and shares can change too', () => {
  expect(
    seen([
      [0, 'set whole: whole - 2 while other < 2'],
      [1, see('whole')],
      [2, 'set other: 2'],
      [3, see('whole')],
    ]),
  ).toEqual([3, 5]);
  expect(
    seen([
      [0, 'set risk: risk / 2 while other < 2'],
      [1, see('if chance risk * 4 then 1 else 0')],
      [2, see('if risk == 25% then 1 else 0')],
    ]),
  ).toEqual([1, 1]);
});

test('what is missing changes nothing', () => {
  expect(
    seen([
      [0, 'set level: last(labs.k) while other < 2'],
      [1, see()],
    ]),
  ).toEqual([8]);
});

test('conditions on other attributes that change for a time', () => {
  const list = [
    [0, `${take}\nset other: other + 5 while on(drugs.pill)\nset level: level - 2 while other > 4`],
    [1, see()],
    [40, see()],
  ] as const;
  expect(seen(list)).toEqual([6, 8]);
});

test('the condition is asked at the time of reading, by expectations too', () => {
  const parts = days([
    [0, 'set level: level - 1 while now < d + 10 days'],
    [9, see()],
    [10, see()],
  ]);
  expect(values(one(parts))).toEqual([7, 8]);
});

test('a thread that waits for the attribute goes on when the supply ends', () => {
  const parts = days([[0, `${take}\nset level: level - 1 while on(drugs.pill)`]], {
    more: `${days([]).more}\nstates course from d + 1 day {
  waiting { wait until level > 7.5  goto seen }
  seen { encounter ambulatory { observe labs.a1c: level } }
}`,
  });
  expect(codes(parts)).toEqual([]);
  const [subject] = cohort(parts);
  expect(values(subject)).toEqual([8]);
  // Used up at noon of day 31, and noticed when the next day begins.
  expect(formatDay(dayOfMinute(subject.encounters[1].start))).toBe('2025-02-06');
  expect(subjects(ir(parts), { count: 1, reference: true })).toEqual([subject]);
});

test('nothing is drawn otherwise because of it', () => {
  const of = (statement: string): Parts =>
    days([
      [0, `${take}\n${statement}`],
      [3, see('normal(mean: 5, sd: 1) + level')],
      [9, 'set other: normal(mean: 0, sd: 1)'],
      [10, see('other')],
    ]);
  const [plain, lasting] = [cohort(of('set level: level - 1'), 20), cohort(of('set level: level - 1 while on(drugs.pill)'), 20)];
  expect(lasting).toEqual(plain);
});

/** The same with sums on paper: the value that was given, and the differences of which drug is taken. */
test('any row of prescriptions, stops and sets', () => {
  const step = fc.oneof(
    fc.constantFrom('take', 'stop', 'effect', 'see'),
    fc.integer({ min: 1, max: 12 }).map((to) => `set ${to}`),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let [base, effect, taken] = [8, 0, false];
      const expected: number[] = [];
      const list = [...steps, 'see'].map((what, i): readonly [number, string] => {
        const now = (): number => base + (taken ? effect : 0);
        if (what === 'take') taken = true;
        if (what === 'stop') taken = false;
        if (what === 'effect') effect -= 0.5;
        if (what.startsWith('set')) base = Number(what.slice(4)) - (taken ? effect : 0);
        if (what === 'see') expected.push(now());
        const body: Readonly<Record<string, string>> = {
          take: 'encounter ambulatory { prescribe drugs.pill { days_supply: 900 } }',
          stop: 'encounter ambulatory { stop drugs.pill }',
          effect: 'set level: level - 0.5 while on(drugs.pill)',
          see: see(),
        };
        return [i, body[what] ?? `set level: ${what.slice(4)}`];
      });
      const parts = days(list);
      expect(values(one(parts))).toEqual(expected);
      expect(subjects(ir(parts), { count: 1, reference: true })).toEqual(cohort(parts));
    }),
    { numRuns: 60, seed: 7 },
  );
});

test.each([
  ['set word: a while on(drugs.pill)', ['HS3001']],
  ['set on: no while on(drugs.pill)', ['HS3001']],
  ['set level: 7 while level > 7', ['HS3009']],
  ['set level: 7 while other > 1\nset other: 2 while level > 7', ['HS3009']],
  ['set level: 7 while chance 50%', ['HS3007']],
  ['set level: 7 while other > normal(mean: 1, sd: 1)', ['HS3007']],
  ['set level: 7 while 4', ['HS3001']],
  ['set level: 7 while on(drugs.pill) when other > 0 chance 50%', []],
])('%s', (statement, expected) => {
  expect(
    codes(
      days([
        [0, statement],
        [1, see()],
      ]),
    ),
  ).toEqual(expected);
});

test('no other statement takes it', () => {
  for (const [body, place] of [
    ['encounter ambulatory { observe labs.a1c: 7 while on(drugs.pill) }', ''],
    ['encounter ambulatory { prescribe drugs.pill while other > 0 }', ''],
    ['', '\nattribute late: 4 while other > 0'],
  ])
    expect(codes(days([[0, body]], { person: `${head}${place}` })).length).toBe(1);
});
