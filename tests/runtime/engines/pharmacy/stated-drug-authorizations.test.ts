/** `authorize` and `appeal` of drugs: requests that a scenario makes itself, in place of those that follow from rejected fills. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (events: string, auth = 'approve: 100%  turnaround: 2 days  valid_for: 400 days'): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM { adalimumab 327361 "adalimumab" { cost: $100 } }
codes dx: ICD10CM { arthritis M06.9 "Rheumatoid arthritis, unspecified" }
formulary f { tier specialty { level: 5  copay: $50 }  drug rx.adalimumab { tier: specialty  prior_auth { ${auth} } } }
plan cover { type: pharmacy  formulary: f }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2024-01-01 } }
mixin prescribed { encounter ambulatory { reason: dx.arthritis  prescribe rx.adalimumab { quantity: 2  days_supply: 30  refills: 1 } } }
timeline care of p { ${events} }`;

const one = (events: string, auth?: string): Subject =>
  subjects(compileText(text(events, auth)), { count: 1, asOf: startOfDay(dayOf(2025, 12, 31)) + 1439 })[0];
const on = (minute: number | null): string => (minute === null ? '' : formatDay(dayOfMinute(minute)));
const claims = ({ pharmacy_claims: all }: Subject) => all.map(({ at, rejects, fill_number: n }) => [on(at), rejects.join(' '), n]);
const answers = ({ authorizations: all }: Subject) =>
  all.map(({ requested, decided, status, level, appeal_of }) => [on(requested), on(decided), status, level, all.findIndex(({ id }) => id === appeal_of)]);

/** On 6 January 2025, a Monday. */
const VISIT = 'event visit at start clock 14:00';

describe('authorize of a drug', () => {
  test('before the prescription: the fill is paid at once', () => {
    const subject = one(`event asked at start clock 09:00 { authorize rx.adalimumab { turnaround: 1 day } }
      event visit at asked + 3 days { include prescribed }`);
    expect(answers(subject)).toEqual([['2025-01-06', '2025-01-07', 'approved', 0, -1]]);
    expect(claims(subject)).toEqual([
      ['2025-01-09', '', 0],
      ['2025-02-08', '', 1],
    ]);
    expect(subject.authorizations[0]).toMatchObject({ category: 'service', benefit: null, coverage_id: subject.coverages[0].id });
  });

  test('with the prescription: the fill waits for the answer, and nobody asks again', () => {
    const subject = one(`${VISIT} { include prescribed  authorize rx.adalimumab as pa { turnaround: 5 days } }
      event told at pa.end when pa == approved { encounter ambulatory { note "Approved." } }`);
    expect(answers(subject)).toEqual([['2025-01-06', '2025-01-11', 'approved', 0, -1]]);
    expect(claims(subject)).toEqual([
      ['2025-01-06', '75', 0],
      ['2025-01-11', '', 0],
      ['2025-02-10', '', 1],
    ]);
    expect(subject.encounters.map(({ start }) => on(start))).toEqual(['2025-01-06', '2025-01-11']);
  });

  test('denied: the prescription is left, until an appeal is approved', () => {
    const denied = `${VISIT} { include prescribed  authorize rx.adalimumab as pa { status: denied  turnaround: 2 days } }`;
    const left = one(denied);
    expect(answers(left)).toEqual([['2025-01-06', '2025-01-08', 'denied', 0, -1]]);
    expect(claims(left)).toEqual([['2025-01-06', '75', 0]]);
    expect(left.medication_dispenses).toEqual([]);
    const won = one(`${denied} event complaint at pa.end + 10 days { appeal rx.adalimumab { status: approved  turnaround: 4 days } }`);
    // 8 + 10 = 18; 18 + 4 = 22.
    expect(answers(won)).toEqual([
      ['2025-01-06', '2025-01-08', 'denied', 0, -1],
      ['2025-01-18', '2025-01-22', 'approved', 1, 0],
    ]);
    expect(claims(won)).toEqual([
      ['2025-01-06', '75', 0],
      ['2025-01-22', '', 0],
      ['2025-02-21', '', 1],
    ]);
    const lost = one(`${denied} event complaint at pa.end + 10 days { appeal rx.adalimumab { status: denied } }`);
    expect(lost.medication_dispenses).toEqual([]);
    const stopped = one(`${denied} event complaint at pa.end + 10 days { appeal rx.adalimumab { status: approved  turnaround: 4 days } }
      event changed at complaint + 1 day { encounter ambulatory { reason: dx.arthritis  stop rx.adalimumab } }`);
    expect(stopped.medication_dispenses).toEqual([]);
  });

  test('is not required where the plan asks for none, and asks nobody without a coverage', () => {
    const none = text(`${VISIT} { authorize rx.adalimumab as pa }`).replace(/prior_auth \{[^}]*\}/, '');
    expect(answers(subjects(compileText(none), { count: 1 })[0])).toEqual([['2025-01-06', '2025-01-06', 'not_required', 0, -1]]);
    const late = text(`${VISIT} { authorize rx.adalimumab }`).replace('effective: 2024-01-01', 'effective: 2025-03-01');
    expect(subjects(compileText(late), { count: 1 })[0].authorizations).toEqual([]);
  });
});

test('an appeal overturns the denial of a request that followed from a rejected fill', () => {
  const subject = one(
    `${VISIT} { include prescribed } event complaint at visit + 20 days { appeal rx.adalimumab { turnaround: 1 day } }`,
    'approve: 0%  appeal: 100%  turnaround: 2 days  valid_for: 400 days',
  );
  // Tuesday, two days; 6 + 20 = 26, and a day.
  expect(answers(subject)).toEqual([
    ['2025-01-07', '2025-01-09', 'denied', 0, -1],
    ['2025-01-26', '2025-01-27', 'approved', 1, 0],
  ]);
  expect(claims(subject)).toEqual([
    ['2025-01-06', '75', 0],
    ['2025-01-27', '', 0],
    ['2025-02-26', '', 1],
  ]);
});
