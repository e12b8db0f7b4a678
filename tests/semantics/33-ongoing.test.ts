/** `ongoing: yes`: planned visits renew a prescription as long as its reason lasts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute, formatDay, startOfDay } from '../../model/time/civil.ts';
import { codes, cohort, ir, one, type Parts } from '../support/cohorts.ts';
import { recordsById, subjects, texts } from '../support/scenario-runs.ts';

const row = (fields: string): string =>
  `codes drugs: RXNORM {\n  pill 314076 "lisinopril 10 MG Oral Tablet" { sig: "Once daily"  quantity: 30  days_supply: 30 ${fields} }\n  other 314077 "lisinopril 20 MG Oral Tablet"\n}`;
/** Visits on days after 6 January 2025, each with its statements. */
const visits = (fields: string, list: readonly (readonly [day: number, body: string, kind?: string])[], more: Partial<Parts> = {}): Parts => ({
  more: row(fields),
  events: `  anchor d: 2025-01-06\n${list.map(([day, body, kind = 'ambulatory'], i) => `  event v${i} at d + ${day} days on_days monday..sunday clock 09:00..09:00 { encounter ${kind} { ${body} } }`).join('\n')}`,
  asOf: '2027-12-31',
  ...more,
});
const START = dayOfMinute(Date.UTC(2025, 0, 6) / 60_000);
const day = (minute: number | null): number | null => (minute === null ? null : dayOfMinute(minute) - START);
/** Day, status, day of the end, and which prescription each one replaces. */
const course = ({ medication_requests: all }: Subject): unknown[] =>
  all.map((one) => [day(one.authored), one.status, day(one.stopped), all.findIndex(({ id }) => id === one.prior_id)]);

test('a visit with less than one fill left renews: the same clauses, the prior prescription, the visit', () => {
  const subject = one(
    visits('refills: 2  ongoing: yes', [
      [0, 'prescribe drugs.pill'],
      [30, ''],
      [60, ''],
      [70, ''],
      [100, ''],
    ]),
  );
  // 90 days in all. On day 60 exactly one fill is left.
  expect(course(subject)).toEqual([
    [0, 'completed', 70, -1],
    [70, 'completed', null, 0],
  ]);
  const [first, second] = subject.medication_requests;
  const { id, authored, status, stopped, prior_id, recorded, encounter_id, ...clauses } = second;
  expect(first).toMatchObject(clauses);
  expect(encounter_id).toBe(subject.encounters[3].id);
  expect([authored, recorded, id === first.id, prior_id]).toEqual([subject.encounters[3].start, subject.encounters[3].recorded, false, first.id]);
  expect([status, stopped]).toEqual(['completed', null]);
});

test('a visit renews what would run out before as much time has passed again', () => {
  // 330 days. Half a year later 148 are left: the next visit would come too late.
  const subject = one(
    visits('refills: 10  ongoing: yes', [
      [0, 'prescribe drugs.pill'],
      [182, ''],
      [364, ''],
      [546, ''],
    ]),
  );
  expect(course(subject).map((entry) => (entry as unknown[])[0])).toEqual([0, 182, 364, 546]);
});

test('without refills half of the supply counts, so that a second visit of the day changes nothing', () => {
  const subject = one(
    visits('ongoing: yes', [
      [0, 'prescribe drugs.pill'],
      [1, ''],
      [10, ''],
      [16, ''],
      [50, ''],
    ]),
  );
  expect(course(subject)).toEqual([
    [0, 'completed', 16, -1],
    [16, 'completed', null, 0],
    [50, 'completed', null, 1],
  ]);
});

test('after a gap the visit still finds the drug lapsed, and renews it', () => {
  const subject = one(
    visits('ongoing: yes', [
      [0, 'prescribe drugs.pill'],
      [29, 'note "yes" when on(drugs.pill)'],
      [80, 'note "no" when not on(drugs.pill)'],
      [81, 'note "again" when on(drugs.pill)'],
    ]),
  );
  expect(subject.document_references.map(({ text }) => text)).toEqual(['yes', 'no', 'again']);
  expect(course(subject)).toEqual([
    [0, 'completed', 29, -1],
    [29, 'completed', null, 0],
    [80, 'completed', null, 1],
  ]);
});

test.each(['emergency', 'inpatient', 'observation'])('a visit of class %s renews nothing', (kind) => {
  expect(
    course(
      one(
        visits('ongoing: yes', [
          [0, 'prescribe drugs.pill'],
          [25, '', kind],
        ]),
      ),
    ),
  ).toHaveLength(1);
});

test.each(['virtual', 'home'])('a visit of class %s renews', (kind) => {
  expect(
    course(
      one(
        visits('ongoing: yes', [
          [0, 'prescribe drugs.pill'],
          [25, '', kind],
        ]),
      ),
    ),
  ).toHaveLength(2);
});

test.each([
  ['stop', 'stop drugs.pill', [[0, 'stopped', 20, -1]]],
  [
    'change to another drug',
    'change drugs.pill { to: drugs.other }',
    [
      [0, 'stopped', 20, -1],
      [20, 'active', null, 0],
    ],
  ],
  [
    'change to another drug that is ongoing',
    'change drugs.pill { to: drugs.other  days_supply: 20  ongoing: yes }',
    [
      [0, 'stopped', 20, -1],
      [20, 'completed', null, 0],
      [40, 'completed', null, 1],
      [60, 'completed', null, 2],
    ],
  ],
  [
    'a prescription that is not ongoing',
    'prescribe drugs.pill { ongoing: no }',
    [
      [0, 'completed', 20, -1],
      [20, 'completed', null, 0],
    ],
  ],
  ['death', 'die', [[0, 'stopped', 20, -1]]],
])('%s ends it', (_, statement, expected) => {
  const subject = one(
    visits('ongoing: yes', [
      [0, 'prescribe drugs.pill'],
      [20, statement],
      [40, ''],
      [60, ''],
    ]),
  );
  expect(course(subject).map((entry) => JSON.stringify(entry))).toEqual(expected.map((entry) => JSON.stringify(entry)));
});

test('the reason must be an active condition, if one is stated', () => {
  const of = (...bodies: string[]): unknown[] =>
    course(
      one(
        visits(
          'ongoing: yes  reason: dx.b',
          bodies.map((body, i) => [i * 30, body] as const),
        ),
      ),
    ).map((entry) => (entry as unknown[])[0]);
  expect(of('diagnose dx.b\nprescribe drugs.pill', '', '')).toEqual([0, 30, 60]);
  // At the end of the visit, so that the order of its statements does not matter.
  expect(of('prescribe drugs.pill', 'diagnose dx.b', '')).toEqual([0, 30, 60]);
  expect(of('diagnose dx.b\nprescribe drugs.pill', '', 'resolve dx.b', '')).toEqual([0, 30]);
  expect(of('prescribe drugs.pill', '', '')).toEqual([0]);
  expect(of('diagnose dx.b\nprescribe drugs.pill', 'resolve dx.b', '', 'diagnose dx.b')).toEqual([0, 90]);
});

test('the value is that of the prescription: computed, and of the row or the statement', () => {
  const parts = visits(
    'ongoing: adherent',
    [
      [0, 'prescribe drugs.pill'],
      [29, ''],
    ],
    { person: 'age: 40\nattribute adherent: chance 50%' },
  );
  const found = cohort(parts, 60).map(({ medication_requests }) => medication_requests.length);
  expect(new Set(found)).toEqual(new Set([1, 2]));
  expect(
    course(
      one(
        visits('', [
          [0, 'prescribe drugs.pill { ongoing: yes }'],
          [29, ''],
        ]),
      ),
    ),
  ).toHaveLength(2);
  expect(
    course(
      one(
        visits('ongoing: yes', [
          [0, 'prescribe drugs.pill { ongoing: no }'],
          [29, ''],
        ]),
      ),
    ),
  ).toHaveLength(1);
});

test('a drug of the history has been renewed each time its supply ended', () => {
  const subject = one(
    visits(
      'ongoing: yes  refills: 2',
      [
        [0, 'note "on" when on(drugs.pill)'],
        [59, ''],
        [61, ''],
      ],
      {
        person: 'age: 40\nhistory { medication drugs.pill { started: d - 200 days } }',
      },
    ),
  );
  expect(course(subject)).toEqual([
    [-200, 'completed', null, -1],
    [-110, 'completed', null, 0],
    [-20, 'completed', 59, 1],
    [59, 'completed', null, 2],
  ]);
  expect(subject.document_references).toHaveLength(1);
});

test('a correction counts in later renewals; what is taken back is not renewed', () => {
  const of = (later: string): Subject => {
    const { events, ...rest } = visits('ongoing: yes', [
      [0, 'prescribe drugs.pill'],
      [28, ''],
      [60, ''],
    ]);
    return one({ ...rest, events: `${events}\n  event fix at d + 40 days { ${later} }` });
  };
  expect(of('correct v0 { prescribe drugs.pill { sig: "Twice daily" } }').medication_requests.map(({ sig }) => sig)).toEqual([
    'Twice daily',
    'Once daily',
    'Once daily',
  ]);
  expect(
    of('correct v1 { prescribe drugs.pill { sig: "Twice daily"  days_supply: 15 } }').medication_requests.map(({ sig, days_supply }) => [sig, days_supply]),
  ).toEqual([
    ['Once daily', 30],
    ['Twice daily', 15],
    ['Twice daily', 15],
  ]);
  expect(of('mark v0 in_error').medication_requests.map(({ status }) => status)).toEqual(['entered_in_error', 'completed']);
  const again = of('mark v1 in_error').medication_requests;
  expect(again.map(({ status }) => status)).toEqual(['completed', 'entered_in_error', 'completed']);
  expect(again[2].prior_id).toBe(again[0].id);
});

/** The same, by hand: which visits renew a prescription of so many days of supply. */
function renewals(days: number, refills: number, visited: readonly number[]): number[] {
  const written = [0];
  let before = 0;
  for (const now of visited) {
    const left = (written.at(-1) as number) + days * (refills + 1) - now;
    const wanted = Math.max(now - before, refills > 0 ? days : days / 2);
    if (left < wanted) written.push(now);
    before = now;
  }
  return written;
}

test('any row of visits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 0, max: 6 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 12 }),
      (days, refills, all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const fields = `refills: ${refills}  ongoing: yes  days_supply: ${days}`;
        const parts = visits('', [[0, `prescribe drugs.pill { ${fields} }`], ...sorted.map((at) => [at, ''] as const)]);
        const found = subjects(ir({ ...parts, asOf: '2028-12-31' }), { count: 1 })[0];
        expect(found.medication_requests.map(({ authored }) => day(authored))).toEqual(renewals(days, refills, sorted));
        expect(new Set(found.medication_requests.map(({ id }) => id)).size).toBe(found.medication_requests.length);
      },
    ),
    { numRuns: 60, seed: 33 },
  );
});

test('nothing else of the scenario changes with it', () => {
  const of = (ongoing: string): Subject[] =>
    cohort(
      visits(
        ongoing,
        [
          [0, 'prescribe drugs.pill'],
          [40, 'observe labs.a1c: normal(mean: 7, sd: 1)'],
          [80, 'observe labs.k'],
        ],
        {
          person: 'age: uniform(30..60)',
        },
      ),
      20,
    );
  const [without, withIt] = [of(''), of('ongoing: yes')];
  for (const [i, subject] of withIt.entries()) {
    const known = recordsById(without[i]);
    for (const [id, { record }] of recordsById(subject)) if (known.has(id)) expect(record).toEqual(known.get(id)?.record);
    expect([...known.keys()].every((id) => recordsById(subject).has(id))).toBe(true);
    expect(subject.medication_requests).toHaveLength(3);
  }
});

test('what is known of renewals on a day is known on every later day', () => {
  const of = ir(
    visits(
      'ongoing: yes',
      [
        [0, 'prescribe drugs.pill'],
        [29, ''],
        [60, ''],
        [100, ''],
      ],
      { person: 'age: 40\nhistory { medication drugs.pill { started: d - 100 days } }' },
    ),
  );
  const ids = (asOf: number): string[] => subjects(of, { count: 1, asOf: startOfDay(START + asOf) + 1439 })[0].medication_requests.map(({ id }) => id);
  const final = ids(400);
  for (let asOf = -3; asOf < 110; asOf++) expect(final.slice(0, ids(asOf).length)).toEqual(ids(asOf));
});

test('FHIR names the prior prescription', () => {
  const text = [
    ...texts(
      ir(
        visits('ongoing: yes', [
          [0, 'prescribe drugs.pill'],
          [29, ''],
        ]),
      ),
      { count: 1 },
      'fhir',
      {},
      1,
    ).values(),
  ].join('\n');
  expect(text.match(/"priorPrescription"/g)).toHaveLength(1);
  expect(formatDay(START)).toBe('2025-01-06');
});

test.each([
  ['prescribe rx.metformin { ongoing: yes }', ['HS2009']],
  ['prescribe rx.metformin { ongoing: no }', []],
  ['prescribe rx.metformin { ongoing: yes  days_supply: 30 }', []],
])('%s', (statement, expected) => {
  expect(codes(visits('', [[0, statement]]))).toEqual(expected);
});

test('a course that was used up is not stopped by the next one, months later', () => {
  const subject = one(
    visits('', [
      [0, 'prescribe drugs.pill'],
      [10, 'prescribe drugs.pill'],
      [200, 'prescribe drugs.pill'],
    ]),
  );
  // 30 days each: the second one replaces the first, the third one nothing that is still taken.
  expect(course(subject)).toEqual([
    [0, 'completed', 10, -1],
    [10, 'completed', null, 0],
    [200, 'completed', null, 1],
  ]);
});
