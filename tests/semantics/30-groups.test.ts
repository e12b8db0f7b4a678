/** A group stands for all its codes, wherever a question, a measure or an expectation asks about one. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { codes, cohort, ir, one, type Parts, text } from '../support/cohorts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const more = `codes more: ICD10CM {
  nephropathy E11.21 "Type 2 diabetes mellitus with diabetic nephropathy"
  type_1 E10.9 "Type 1 diabetes mellitus without complications"
}
codes pills: RXNORM {
  glucophage 861007 "metformin hydrochloride 500 MG Oral Tablet"
  atorvastatin 617310 "atorvastatin 20 MG Oral Tablet"
}
group diabetes: ICD10CM { E10 E11.2 }
group type_2: ICD10CM { E11 }
group cardiac: [dx.b, dx.c]
group chronic: [cardiac, type_2]
group drugs: [rx.metformin, pills.atorvastatin]
group tests: [labs.a1c]`;
const after = (body: string, guard: string): Parts => ({
  more,
  events: `  anchor d: 2025-01-06
  event first at d { encounter ambulatory { ${body} } }
  event second at d + 7 days when ${guard} { encounter ambulatory { note "Yes." } }`,
});

test.each([
  // A code of a classification includes everything below it, and nothing beside it.
  ['diagnose more.nephropathy', 'has(diabetes)', true],
  ['diagnose more.nephropathy', 'has(type_2)', true],
  ['diagnose more.type_1', 'has(diabetes)', true],
  ['diagnose dx.d', 'has(diabetes)', false],
  ['diagnose dx.d', 'has(type_2)', true],
  // Groups of groups.
  ['diagnose dx.b', 'has(chronic)', true],
  ['diagnose dx.a', 'has(chronic)', false],
  ['diagnose more.type_1', 'any(diagnosis(chronic))', false],
  ['diagnose dx.b\ndiagnose dx.d', 'count(chronic) == 2', true],
  // The code counts, whichever table names it.
  ['prescribe pills.glucophage { quantity: 60 days_supply: 60 }', 'on(drugs)', true],
  [
    'prescribe pills.glucophage { quantity: 60 days_supply: 60 }\nprescribe pills.atorvastatin { quantity: 3 days_supply: 3 }',
    'count(prescription(drugs)) == 2',
    true,
  ],
  ['prescribe pills.glucophage { quantity: 3 days_supply: 3 }', 'on(drugs)', false],
  ['observe labs.a1c: 7.5', 'last(tests) > 7 and count(tests where value > 7) == 1 and mean(observation(tests)) == 7.5', true],
])('after %s, %s is %s', (body, guard, holds) => {
  expect(codes(after(body, guard)).filter((code) => code !== 'HS6024')).toEqual([]);
  expect(one(after(body, guard)).encounters).toHaveLength(holds ? 2 : 1);
  const parts = ir(after(body, guard));
  expect(subjects(parts, { count: 2, reference: true })).toEqual(subjects(parts, { count: 2 }));
});

test('values of several codes are in order of time', () => {
  const parts: Parts = {
    more: `codes own: LOINC { fasting 1558-6 "Fasting glucose [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' }
  random 2345-7 "Glucose [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' } }
group sugars: [own.random, own.fasting]`,
    events: `  anchor d: 2025-01-06
  event a at d { encounter ambulatory { observe own.random: 110 } }
  event b at d + 7 days { encounter ambulatory { observe own.fasting: 120 } }
  event c at d + 14 days { encounter ambulatory { observe own.random: 130 } }
  event z at d + 21 days when first(sugars) == 110 and last(sugars, before: c) == 120 and last(sugars) == 130 and mean(sugars) == 120 { encounter ambulatory { } }`,
  };
  expect(one(parts).encounters).toHaveLength(4);
});

test('expectations and measures take groups', () => {
  const scenario = `${text(after('diagnose more.nephropathy', 'has(diabetes)'))}
measure control { title: "Control" initial: has(diabetes) numerator: any(chronic) }
expect {
  share(subjects where has(diabetes)) == 100%
  share(conditions where code in type_2) == 100%
  count(conditions where code in cardiac) == 0
  every subject has diabetes at first
  never cardiac
}`;
  const { value, diagnostics } = compile({ path: 'test.hsim', text: scenario, sha256: '' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const compiled = value.ir as NonNullable<typeof value.ir>;
  const { tally } = new BlockRunner(planOf(compiled, { count: 20 })).subjects(0, 20, '0', []);
  expect(compiled.expectations.map((one, i) => verdictOf(one, tally.expectations[i]).outcome)).toEqual(new Array(5).fill('passed'));
});

test('a code that an attribute holds can be in a group or a list, whichever table it is from', () => {
  const parts = (condition: string): Parts => ({
    person: 'age: 40\nattribute reason: pick(few)',
    more: `codes few: ICD10CM { d E11.9 "Type 2 diabetes mellitus without complications" }\n${more}`,
    events: `  anchor d: 2025-01-06\n  event visit at d when ${condition} { encounter ambulatory { } }`,
  });
  for (const condition of ['reason in type_2', 'reason in [dx.d]', 'not (reason in cardiac)'])
    expect(cohort(parts(condition))[0].encounters, condition).toHaveLength(1);
});

test('what a group contains does not change what else is drawn', () => {
  const parts = (group: string): Parts => ({
    ...after('observe labs.a1c: in_range', 'has(some)'),
    more: `${more}\n${group}`,
  });
  expect(cohort(parts('group some: [dx.a]'), 3)).toEqual(cohort(parts('group some: [dx.a, dx.b, diabetes]'), 3));
});

test.each([
  ['group a: [b]\ngroup b: [c]\ngroup c: [a]', 'HS6025'],
  ['group a: [a]', 'HS6025'],
  ['group a: []', 'HS6022'],
  ['group a: ICD10CM { E1 }', 'HS6002'],
  ['group a: ICD10CM { E11 E11 }', 'HS6023'],
  ['group a: RXNORM { 861007 861007 }', 'HS6023'],
  ['group a: [dx.d, dx.d]', 'HS6023'],
  ['group a: ICD10 { E11 }', 'HS6001'],
  ['group a: [dx.x]', 'HS2001'],
  ['group a: [5]', 'HS3007'],
  ['group dx: [dx.a]', 'HS2002'],
])('%s is reported once', (group, code) => {
  expect(codes({ more: group, events: '' })).toEqual([code]);
});
