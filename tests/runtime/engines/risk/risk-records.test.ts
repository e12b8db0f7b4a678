/** Risk scores in runs: who has one, when, and the diagnoses of which claims count. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, startOfDay } from '../../../../model/time/civil.ts';
import { whyRecord } from '../../../../runtime/study/trace-record.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

interface Given {
  readonly member?: string;
  readonly coverage?: string;
  readonly more?: string;
  readonly plan?: string;
  readonly asOf?: string;
}
const text = (
  events: string,
  { member = 'birth_date: 1950-01-20  sex: female', coverage = 'effective: 2024-01-01', more = '', plan = '', asOf = '2027-01-31' }: Given = {},
): string => `hsim 1
scenario t "T" { start: 2024-01-01  as_of: ${asOf} }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension"  hf I50.9 "Heart failure, unspecified"  acute I50.23 "Acute on chronic systolic (congestive) heart failure"  ckd N18.4 "Chronic kidney disease, stage 4 (severe)" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $150  allowed: $90 }  scan 71045 "X-ray of the chest, one view" { charge: $80  allowed: $30  benefit: imaging } }
plan ma { type: medicare_advantage  coinsurance: 20%  risk: cms_hcc_v28  ${plan} }
plan aid { type: medicaid  coinsurance: 0% }
plan part_b { type: medicare  coinsurance: 20% }
profile p { ${member}  coverage medical { plan: ma  ${coverage} }  ${more} }
timeline of_p of p { ${events} }
`;
const run = (events: string, given?: Given): Subject => subjects(compileText(text(events, given)), { count: 1 })[0];
const visit = (on: string, reason = 'hf', type = 'visit'): string =>
  `event v${on.replaceAll('-', '')} at ${on} { encounter ambulatory { type: sv.${type}  reason: dx.${reason} } }`;
const scores = ({ risk_scores }: Subject): string[] =>
  risk_scores.map(({ year, demographic, hccs, interactions, score }) =>
    [year, demographic, ...hccs.map(({ hcc }) => hcc), ...interactions.map(({ name }) => name), score].join(' '),
  );

describe('a score', () => {
  test('is that of the diagnoses of a year, at its end, for the year after it', () => {
    const one = run(visit('2025-03-03') + visit('2024-05-05', 'ckd'));
    // Born on 20 January 1950: 75, 76 and 77 on 1 February of 2025, 2026 and 2027. 0.465 + 0.514; 0.465 + 0.360; 0.465.
    expect(scores(one)).toEqual(['2025 female_75_79 327 0.979', '2026 female_75_79 226 0.825', '2027 female_75_79 0.465']);
    expect(one.risk_scores[1]).toMatchObject({
      coverage_id: one.coverages[0].id,
      model: 'cms_hcc_v28',
      diagnosis_year: 2025,
      segment: 'community_nondual_aged',
      age: 76,
      demographic_factor: 0.465,
      hccs: [{ factor: 0.36, code: { code: 'I50.9' }, claim_id: one.claims.find(({ service_start }) => service_start === dayOf(2025, 3, 3))?.id }],
      recorded: startOfDay(dayOf(2026, 1, 1)) - 1,
    });
  });

  test('is known at the end of the year and not before', () => {
    expect(scores(run('', { asOf: '2024-12-30' }))).toEqual([]);
    expect(scores(run('', { asOf: '2024-12-31' }))).toEqual(['2025 female_75_79 0.465']);
  });

  test('is explained by its coverage', () => {
    const ir = compileText(text(''));
    const options = { seed: '1', count: 1, asOf: startOfDay(dayOf(2027, 1, 31)) };
    const [one] = subjects(ir, options);
    expect(whyRecord(ir, options, one.risk_scores[0].id)?.explanation).toMatchObject({ about: 'coverage', record: { id: one.coverages[0].id } });
  });
});

describe('diagnoses count', () => {
  test.each([
    ['of a visit', visit('2024-05-05'), ''],
    ['of a stay in hospital', 'event crisis at 2024-05-05 { encounter inpatient { type: sv.visit  reason: dx.hf  duration: 3 days } }', ''],
    ['of a visit that the plan pays for by the month', visit('2024-05-05'), 'pcp: required  capitation: $40'],
  ])('%s', (_what, events, plan) => {
    expect(scores(run(events, { plan }))[0]).toBe('2025 female_75_79 226 0.825');
  });

  test.each([
    ['of an image', visit('2024-05-05', 'hf', 'scan'), ''],
    ['of a visit that is not covered', visit('2024-05-05'), 'benefit pcp_visit { covered: no }  benefit specialist_visit { covered: no }'],
    ['of a visit whose claim is decided in the next year', visit('2024-12-30'), ''],
  ])('not %s', (_what, events, plan) => {
    expect(scores(run(events, { plan }))[0]).toBe('2025 female_75_79 0.465');
  });

  test('once for each hierarchy, with the claim of the first diagnosis', () => {
    const one = run(visit('2024-02-05') + visit('2024-03-05', 'acute') + visit('2024-04-05', 'acute'));
    expect(scores(one)[0]).toBe('2025 female_75_79 224 0.825');
    expect(one.risk_scores[0].hccs[0].claim_id).toBe(one.claims.find(({ service_start }) => service_start === dayOf(2024, 3, 5))?.id);
  });
});

describe('who has a score', () => {
  test.each([
    ['65 on 1 February of the payment year, with Medicare by age', 'birth_date: 1959-02-01  sex: male', 'effective: 2024-01-01', ['2025 male_65_69 0.332']],
    ['64 on it, with Medicare by a disability', 'birth_date: 1960-02-02  sex: male', 'effective: 2024-01-01', ['2025 male_60_64 0.345']],
    [
      '65 on it, with Medicare since 2023 by a disability',
      'birth_date: 1960-02-01  sex: male',
      'effective: 2023-06-01',
      ['2025 male_65_69 originally_disabled 0.467'],
    ],
    ['a member of less than a year', 'birth_date: 1950-02-01  sex: male', 'effective: 2024-02-01', []],
    ['a former member', 'birth_date: 1950-02-01  sex: male', 'effective: 2024-01-01  termination: 2024-12-31', []],
    ['a sex without factors', 'birth_date: 1950-02-01  sex: unknown', 'effective: 2024-01-01', []],
  ])('%s', (_who, member, coverage, expected) => {
    expect(scores(run('', { member, coverage, asOf: '2025-01-31' }))).toEqual(expected);
  });

  test('not who has Medicaid, too', () => {
    expect(scores(run('', { more: 'coverage medical second { plan: aid  after: medical  effective: 2024-01-01 }', asOf: '2025-01-31' }))).toEqual([]);
  });

  test('not who died', () => {
    expect(scores(run('event last at 2024-11-11 { die }', { asOf: '2025-01-31' }))).toEqual([]);
  });
});
