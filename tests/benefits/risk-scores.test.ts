/** Raw scores of CMS-HCC V28 by hand: every example has its arithmetic written out, with the published factors. And the tables themselves. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { v28Hierarchies } from '../../model/benefits/hcc-hierarchies.ts';
import { riskSegments } from '../../model/benefits/risk-score.ts';
import { afterHierarchies, hccsOf, mappedHccs } from '../../runtime/engines/risk/diagnosed-hccs.ts';
import { isEligibleService } from '../../runtime/engines/risk/eligible-diagnoses.ts';
import { ELIGIBLE_SERVICES } from '../../runtime/engines/risk/eligible-services.ts';
import { rawScore, type ScoredMember } from '../../runtime/engines/risk/raw-score.ts';
import { v28Diagnoses } from '../../runtime/engines/risk/v28-diagnoses.ts';
import { hccFactor } from '../../runtime/engines/risk/v28-factors.ts';
import { matchesOf } from '../support/pattern-matches.ts';

interface Example {
  readonly name: string;
  readonly member: Omit<ScoredMember, 'byDisability'> & { readonly byDisability?: true };
  readonly codes: string;
  readonly arithmetic: string;
  readonly hccs: readonly number[];
  readonly interactions: readonly string[];
  readonly score: number;
}

const examples: readonly Example[] = [
  {
    name: 'nothing diagnosed',
    member: { age: 72, sex: 'female' },
    codes: 'I10',
    arithmetic: 'female 70-74: 0.395; hypertension is not in the model',
    hccs: [],
    interactions: [],
    score: 395,
  },
  {
    name: 'diabetes, heart failure and stage 4 kidney disease',
    member: { age: 77, sex: 'male' },
    codes: 'E11.22 I50.9 N18.4',
    arithmetic:
      'male 75-79: 0.502; HCC 37 0.166, HCC 226 0.360, HCC 327 0.514; diabetes and heart failure 0.112, heart failure and kidney 0.176; 3 HCCs: none = 1.830',
    hccs: [37, 226, 327],
    interactions: ['diabetes_and_heart_failure', 'heart_failure_and_kidney'],
    score: 1_830,
  },
  {
    name: 'two codes of diabetes and two of heart failure: the milder ones do not count',
    member: { age: 66, sex: 'female' },
    codes: 'E11.9 E11.22 I50.9 I50.23',
    arithmetic: 'female 65-69: 0.330; HCC 37 before 38: 0.166; HCC 224 before 226: 0.360; diabetes and heart failure 0.112 = 0.968',
    hccs: [37, 224],
    interactions: ['diabetes_and_heart_failure'],
    score: 968,
  },
  {
    name: 'six payment HCCs, with each interaction of heart failure',
    member: { age: 91, sex: 'female' },
    codes: 'E11.65 I50.9 I48.91 J44.9 J96.01 N18.32',
    arithmetic:
      'female 90-94: 0.737; HCC 38 0.166, HCC 213 0.370, HCC 226 0.360, HCC 238 0.299, HCC 280 0.319, HCC 328 0.127 = 1.641; 0.112 + 0.078 + 0.176 + 0.254 + 0.077 = 0.697; 6 HCCs 0.102: 0.737 + 1.641 + 0.697 + 0.102 = 3.177',
    hccs: [38, 213, 226, 238, 280, 328],
    interactions: [
      'diabetes_and_heart_failure',
      'heart_failure_and_chronic_lung',
      'heart_failure_and_kidney',
      'chronic_lung_and_cardiorespiratory_failure',
      'heart_failure_and_heart_arrhythmia',
      '6_payment_hccs',
    ],
    score: 3_177,
  },
  {
    name: 'Medicare by a disability before 65',
    member: { age: 68, sex: 'male', byDisability: true },
    codes: 'F20.9',
    arithmetic: 'male 65-69: 0.332; originally disabled, male: 0.135; HCC 151 0.511 = 0.978',
    hccs: [151],
    interactions: ['originally_disabled'],
    score: 978,
  },
  {
    name: 'a disabled member with schizophrenia and alcohol dependence',
    member: { age: 47, sex: 'male', byDisability: true },
    codes: 'F20.9 F10.20',
    arithmetic: 'male 45-54: 0.215; HCC 139 0.207, HCC 151 0.380; substance use and psychiatric 0.087 = 0.889',
    hccs: [139, 151],
    interactions: ['substance_use_and_psychiatric'],
    score: 889,
  },
  {
    name: 'the same conditions in an aged member: no interaction',
    member: { age: 80, sex: 'male' },
    codes: 'F20.9 F10.20',
    arithmetic: 'male 80-84: 0.571; HCC 139 0.242, HCC 151 0.511 = 1.324',
    hccs: [139, 151],
    interactions: [],
    score: 1_324,
  },
  {
    name: 'metastases in the lung and cancer of the prostate',
    member: { age: 95, sex: 'male' },
    codes: 'C61 C78.01',
    arithmetic: 'male 95 and more: 0.896; HCC 17 leaves out 23: 4.209 = 5.105',
    hccs: [17],
    interactions: [],
    score: 5_105,
  },
  {
    name: 'breast cancer before 50, and hemophilia of a woman',
    member: { age: 49, sex: 'female', byDisability: true },
    codes: 'C50.911 D66',
    arithmetic: 'female 45-54: 0.340; by the edits of age and sex HCC 22 0.366 and HCC 112 0.640 = 1.346',
    hccs: [22, 112],
    interactions: [],
    score: 1_346,
  },
  {
    name: 'a heart assist device without a diagnosis of heart failure, and with one',
    member: { age: 70, sex: 'male' },
    codes: 'Z95.811',
    arithmetic: 'male 70-74: 0.396; HCC 223 counts only with another heart failure',
    hccs: [],
    interactions: [],
    score: 396,
  },
  {
    name: 'a heart assist device in heart failure',
    member: { age: 70, sex: 'male' },
    codes: 'Z95.811 I50.9',
    arithmetic: 'male 70-74: 0.396; HCC 223 leaves out 226: 2.505 = 2.901',
    hccs: [223],
    interactions: [],
    score: 2_901,
  },
];

test.each(examples)('$name', ({ member, codes, arithmetic, hccs, interactions, score }) => {
  const raw = rawScore(
    { byDisability: false, ...member },
    codes.split(' ').map((code) => ({ code })),
  );
  expect({ arithmetic, hccs: raw.hccs.map(({ hcc }) => hcc), interactions: raw.interactions.map(({ name }) => name), score: raw.score }).toEqual({
    arithmetic,
    hccs,
    interactions,
    score,
  });
});

test.each([
  [64, 'female_60_64', 436],
  [65, 'female_65_69', 330],
  [34, 'female_0_34', 238],
  [35, 'female_35_44', 288],
  [94, 'female_90_94', 737],
  [95, 'female_95_and_over', 742],
])('a woman of %i is in the cell %s', (age, name, factor) => {
  expect(rawScore({ age, sex: 'female', byDisability: false }, []).demographic).toEqual({ name, factor });
});

test('ten payment HCCs and more have one factor', () => {
  const codes = ['B20', 'C78.01', 'E11.22', 'K74.60', 'F20.9', 'G35', 'I48.91', 'J44.9', 'N18.4', 'I50.9', 'E66.01'].map((code) => ({ code }));
  const raw = rawScore({ age: 70, sex: 'female', byDisability: false }, codes);
  expect(raw.hccs).toHaveLength(11);
  expect(raw.interactions.at(-1)).toEqual({ name: '10_or_more_payment_hccs', factor: 728 });
});

describe('hierarchies', () => {
  test('who has 62 and 63 keeps 202, which only 63 leaves out', () => {
    expect(afterHierarchies(new Set([62, 63, 202]))).toEqual([62, 202]);
    expect(afterHierarchies(new Set([63, 202]))).toEqual([63]);
  });

  test('leave no two of one hierarchy', () => {
    const all = afterHierarchies(new Set(Object.keys(v28Diagnoses).map(Number)));
    for (const hcc of all) expect(all.filter((one) => v28Hierarchies[hcc]?.includes(one))).toEqual([]);
  });
});

describe('tables', () => {
  const sha256 = (lines: readonly string[]): string => createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');

  test('the mapping expands to the published one, code by code', () => {
    const pairs = Object.entries(v28Diagnoses).flatMap(([hcc, pattern]) => matchesOf(pattern).map((code) => `${code} ${hcc}`));
    expect([pairs.length, new Set(pairs.map((pair) => pair.split(' ')[0])).size]).toEqual([8_187, 7_907]);
    expect(sha256(pairs)).toBe('ff5169a4836e968bfaf1b57e89a99e080ef77e492c0fc1d2749eb05640bec46a');
  });

  test('the services expand to the published list', () => {
    const codes = matchesOf(ELIGIBLE_SERVICES);
    expect(codes).toHaveLength(6_747);
    expect(sha256(codes)).toBe('02ebbf7ebd8f02e435fe4d6e04437a6f768e0e5bbc7594fe08455e20bb5ec041');
  });

  test('each of 115 HCCs has factors, and hierarchies are about them', () => {
    const hccs = Object.keys(v28Diagnoses).map(Number);
    expect(hccs).toHaveLength(115);
    for (const segment of riskSegments) for (const hcc of hccs) expect(hccFactor(hcc, segment)).toBeGreaterThanOrEqual(0);
    for (const [severe, milder] of Object.entries(v28Hierarchies)) for (const hcc of [Number(severe), ...milder]) expect(hccs).toContain(hcc);
  });

  test.each([
    ['99213', true],
    ['99232', true],
    ['G0439', true],
    ['45378', true],
    ['80053', false],
    ['72148', false],
    ['71045', false],
    ['36415', false],
  ])('diagnoses of %s count: %s', (code, counts) => {
    expect(isEligibleService(code)).toBe(counts);
  });

  test('a part of a code, and a longer one, belong to nothing', () => {
    expect([mappedHccs('E11'), mappedHccs('E112'), mappedHccs('E11222')]).toEqual([[], [], []]);
    expect(hccsOf('J44.9', { age: 17, sex: 'male' })).toEqual([]);
  });
});
