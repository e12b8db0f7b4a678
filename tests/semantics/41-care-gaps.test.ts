/** Gaps in care: who gets one, what closes it, and what is known of it. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { CareGap } from '../../model/benefits/care-gap.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const MEASURE = 'measure colorectal { title: "Colorectal cancer screening"  initial: age in 45..75  numerator: any(procedure(px.colonoscopy)) }';
const text = (events: string, { profile = 'age: 60', measure = MEASURE, more = '' } = {}): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-06-30 }
codes dx: ICD10CM { screening Z12.11 "Encounter for screening for malignant neoplasm of colon" }
codes px: CPT { colonoscopy 45378 "Colonoscopy"  { charge: $1,500 } }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' } }
plan ppo { type: PPO  coinsurance: 20% }
${measure}
profile p { ${profile} }
${more}
timeline care of p { ${events} }`;
const run = (events: string, options?: Parameters<typeof text>[1], asOf?: number): Subject[] =>
  subjects(compileText(text(events, options)), { count: 1, ...(asOf === undefined ? {} : { asOf }) });
const gaps = (events: string, options?: Parameters<typeof text>[1], asOf?: number): CareGap[] => run(events, options, asOf)[0].care_gaps;

const found = 'event found at 2025-01-15 { open_gap colorectal as gap }';
const colonoscopy = (day: string, more = ''): string => `event scope at ${day} ${more} { encounter ambulatory { procedure px.colonoscopy } }`;

describe('a gap is opened', () => {
  test('for who is in the denominator without what the numerator asks for, until the end of the calendar year', () => {
    expect(gaps(found)).toMatchObject([
      {
        measure: 'colorectal',
        title: 'Colorectal cancer screening',
        status: 'open',
        due: dayOf(2025, 12, 31),
        closed: null,
        evidence: null,
        coverage_id: null,
      },
    ]);
  });

  test('under the medical coverage of the day', () => {
    const [one] = run(found, { profile: 'age: 60  coverage medical { plan: ppo  effective: 2025-01-01 }' });
    expect(one.care_gaps[0].coverage_id).toBe(one.coverages[0].id);
  });

  test.each([
    ['whoever is outside of the population', 'age: 44'],
    ['whoever had the care before', 'age: 60  history { procedure px.colonoscopy { on: start - 2 years } }'],
  ])('not for %s', (_what, profile) => {
    const [one] = run(`${found} event told at gap.end + 1 day when gap == no_gap { encounter virtual { } }`, { profile });
    expect([one.care_gaps.length, one.encounters.length]).toEqual([0, 1]);
  });

  test('not for whoever the measure excludes', () => {
    const measure = MEASURE.replace('numerator:', 'exclusion: has(dx.screening)  numerator:');
    expect(gaps(found, { measure, profile: 'age: 60  history { condition dx.screening { onset: start - 1 year } }' })).toEqual([]);
  });

  test('once, as long as it is open; again in the next year', () => {
    const list = gaps('event found every 4 months from 2025-01-15 times 3 { open_gap colorectal }');
    expect(list.map(({ due }) => due)).toEqual([dayOf(2025, 12, 31), dayOf(2026, 12, 31)]);
  });
});

describe('care closes a gap', () => {
  test('on its day, and the record that does is named', () => {
    const [one] = run(`${found} ${colonoscopy('2025-05-05')}`);
    const [{ id, start }] = one.procedures;
    expect(one.care_gaps).toMatchObject([{ status: 'closed', evidence: 'administrative', evidence_kind: 'procedures', evidence_id: id }]);
    expect(dayOfMinute(one.care_gaps[0].closed ?? 0)).toBe(dayOfMinute(start));
  });

  test('not an order of the same code', () => {
    expect(gaps(`${found} event visit at 2025-05-05 { encounter ambulatory { order px.colonoscopy } }`)).toMatchObject([{ status: 'open' }]);
  });

  test('on the last day, not after it', () => {
    const until = 'event found at 2025-01-15 { open_gap colorectal { due: 2025-05-05 } }';
    expect(gaps(`${until} ${colonoscopy('2025-05-05')}`)).toMatchObject([{ status: 'closed', due: dayOf(2025, 5, 5) }]);
    expect(gaps(`${until} ${colonoscopy('2025-05-06')}`)).toMatchObject([{ status: 'open', closed: null }]);
  });

  test('when a value reaches what the measure asks for', () => {
    const measure = 'measure control { initial: age > 18  numerator: last(labs.a1c) < 8 }';
    const seen = (day: string, value: string): string => `event v${value.slice(0, 1)} at ${day} { encounter ambulatory { observe labs.a1c: ${value} } }`;
    const [one] = run(`event found at 2025-01-15 { open_gap control } ${seen('2025-03-03', '9.1')} ${seen('2025-06-02', '7.4')}`, { measure });
    const [, second] = one.observations;
    expect(one.care_gaps).toMatchObject([{ status: 'closed', closed: second.effective, evidence_kind: 'observations', evidence_id: second.id }]);
  });

  test('of a member who leaves the age of the measure in the meantime', () => {
    expect(gaps(`${found} ${colonoscopy('2025-10-06')}`, { profile: 'birth_date: 1949-06-01' })).toMatchObject([{ status: 'closed' }]);
  });

  test('an exclusion that is recorded later takes the member out', () => {
    const measure = MEASURE.replace('numerator:', 'exclusion: has(dx.screening)  numerator:');
    const [one] = run(`${found} event visit at 2025-05-05 { encounter ambulatory { diagnose dx.screening } }`, { measure });
    expect(one.care_gaps).toMatchObject([{ status: 'excluded', evidence_kind: 'conditions', evidence_id: one.conditions[0].id }]);
  });
});

describe('what a gap comes to decides about what depends on it', () => {
  const told = (outcome: string): string => `event told at gap.end + 1 day when gap == ${outcome} { encounter virtual { } }`;
  const days = ({ encounters }: Subject): number[] => encounters.filter((one) => one.class === 'virtual').map(({ start }) => dayOfMinute(start));

  test('closed', () => expect(days(run(`${found} ${colonoscopy('2025-05-05')} ${told('closed')}`)[0])).toEqual([dayOf(2025, 5, 6)]));
  test('missed, after the last day', () => expect(days(run(`${found} ${told('missed')}`)[0])).toEqual([dayOf(2026, 1, 2)]));
  test('excluded', () => {
    expect(days(run(`${found} event chart at 2025-03-03 { close_gap colorectal { status: excluded } } ${told('excluded')}`)[0])).toEqual([dayOf(2025, 3, 4)]);
  });
  test('nothing, while it is open', () => {
    const events = `${found} event ask every 1 month from 2025-02-03 times 6 when missing(gap) { encounter virtual { } } ${colonoscopy('2025-05-26')}`;
    expect(days(run(events)[0])).toEqual([dayOf(2025, 3, 3), dayOf(2025, 4, 3), dayOf(2025, 5, 5)]);
  });
});

describe('close_gap', () => {
  test('closes by evidence from elsewhere, also after the last day', () => {
    const list = gaps(`${found} event chart at 2026-02-02 { close_gap colorectal { evidence: medical_record_review } }`);
    expect(list).toMatchObject([{ status: 'closed', evidence: 'medical_record_review', evidence_id: null }]);
    expect(gaps(`${found} event chart at 2025-02-03 { close_gap colorectal }`)).toMatchObject([{ evidence: 'supplemental_data' }]);
  });

  test('does nothing where care has closed it', () => {
    const list = gaps(`${found} ${colonoscopy('2025-05-05')} event chart at 2025-08-04 { close_gap colorectal { evidence: member_reported } }`);
    expect(list).toMatchObject([{ evidence: 'administrative' }]);
  });
});

describe('outreach', () => {
  const attempts = 'event contact every 1 month from 2025-02-03 times 4';

  test('is about the open gap, with the number of the attempt, and ends with it', () => {
    const [one] = run(`${found} ${attempts} { outreach colorectal } ${colonoscopy('2025-04-17')}`);
    expect(one.outreaches).toMatchObject([
      { care_gap_id: one.care_gaps[0].id, attempt: 1, channel: 'phone', outcome: 'reached' },
      { attempt: 2, channel: 'phone', outcome: 'reached' },
    ]);
    expect(one.outreaches).toHaveLength(2);
  });

  test('is sent where nobody speaks', () => {
    const [one] = run(`${found} ${attempts} { outreach colorectal { channel: mail } }`);
    expect(new Set(one.outreaches.map(({ outcome }) => outcome))).toEqual(new Set(['sent']));
  });

  test('its outcome leads to care, which closes the gap', () => {
    const [one] = run(`${found}
      event contact at 2025-02-03 { outreach colorectal as call { outcome: scheduled } }
      event scope at call.end + 2 weeks when call == scheduled { encounter ambulatory { procedure px.colonoscopy } }`);
    expect([one.outreaches.length, one.care_gaps[0].status]).toEqual([1, 'closed']);
  });

  test('without a gap there is none', () => {
    expect(run(`${found} ${attempts} { outreach colorectal }`, { profile: 'age: 30' })[0].outreaches).toEqual([]);
  });
});

describe('what is known of a gap', () => {
  const events = `${found} ${colonoscopy('2025-05-05', 'recorded + 10 days')}`;
  const at = (month: number, day: number): CareGap[] => gaps(events, {}, startOfDay(dayOf(2025, month, day)));

  test('is open until the care is reported', () => {
    expect(at(1, 14)).toEqual([]);
    expect(at(5, 4)).toMatchObject([{ status: 'open', closed: null, evidence: null }]);
    expect(at(5, 10)).toMatchObject([{ status: 'open', closed: null, evidence: null }]);
    expect(at(5, 17)).toMatchObject([{ status: 'closed', evidence: 'administrative' }]);
  });
});

test('each patient of a unit has gaps of the measures about them', () => {
  const more = `profile kid { age: 10 }
measure checked of kid { initial: age < 18  numerator: count(encounter) > 0 }
timeline of_kid of kid { event found at 2025-01-15 { open_gap checked }  event visit at 2025-04-07 { encounter ambulatory { } } }`;
  const [adult, kid] = run(found, { profile: 'age: 60  household { child { is: kid } }', more });
  expect(adult.care_gaps.map(({ measure, status }) => [measure, status])).toEqual([['colorectal', 'open']]);
  expect(kid.care_gaps.map(({ measure, status, evidence_id }) => [measure, status, evidence_id])).toEqual([['checked', 'closed', null]]);
});

test('gaps and outreach change no byte of care', () => {
  const without = ({ care_gaps: _, outreaches: __, ...rest }: Subject): unknown => rest;
  const care = colonoscopy('2025-05-05');
  const profile = 'age: 60  coverage medical { plan: ppo  effective: 2025-01-01 }';
  expect(run(`${found} event contact at 2025-02-03 { outreach colorectal } ${care}`, { profile }).map(without)).toEqual(run(care, { profile }).map(without));
});

test.each([
  ['a measure that there is not', 'open_gap colon', 'HS2001'],
  ['a gap that is never opened', 'close_gap colorectal', 'HS3090'],
  ['outreach about a gap that is never opened', 'outreach colorectal', 'HS3090'],
  ['outreach about a gap that is closed before', 'open_gap colorectal  close_gap colorectal  outreach colorectal', 'HS3091'],
  ['a channel that there is not', 'open_gap colorectal  outreach colorectal { channel: fax }', 'HS3004'],
  ['an outcome that there is not', 'open_gap colorectal  outreach colorectal { outcome: busy }', 'HS3004'],
])('%s is reported', (_what, statements, code) => {
  const source = { path: 'a.hsim', text: text(`event a at 2025-03-03 { ${statements} }`), sha256: '' };
  const { diagnostics } = compile(source, { read: () => ({ problem: 'none' }) });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map((one) => one.code)).toEqual([code]);
});
