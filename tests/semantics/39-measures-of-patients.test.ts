import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { MeasureResult } from '../../model/truth/truth.ts';
import { UnitRunner } from '../../runtime/run/unit-runner.ts';
import { planOf } from '../support/scenario-runs.ts';

const scenario = (measures: string): string => `hsim 1
scenario births "Births" { as_of: 2025-12-31 }
profile mother {
  age: uniform(20..40)
  sex: female
  household { child newborn { is: infant  birth_date: delivery  count: 2 } }
}
profile infant { attribute weight: uniform(2..4) }
timeline pregnancy of mother {
  anchor due: uniform(2025-02-01..2025-06-30)
  event delivery at due chance 60% { encounter inpatient { note "Delivery." } }
}
timeline nursery of infant { event checkup at birth + 5 days chance 50% { encounter ambulatory { note "{weight} kg" } } }
${measures}`;

const compiled = (text: string): ReturnType<typeof compile> => compile({ path: 'test.hsim', text, sha256: '' }, openEntry('diabetes').host);

/** Results of a measure, and whether the patient was seen by their records. */
function resultsOf(measures: string): { result: MeasureResult; visits: number; kind: number }[] {
  const { value, diagnostics } = compiled(scenario(measures));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const plan = planOf(value.ir as Ir, { count: 60 });
  const runner = new UnitRunner(plan);
  return Array.from({ length: 60 }, (_, index) => index).flatMap((index) => {
    const subjects = runner.run(index);
    return runner.members.flatMap((member, place) =>
      member.state.birth > member.plan.asOf
        ? []
        : member.plan.measures(member.state).map((result) => ({ result, visits: subjects[place].encounters.length, kind: place === 0 ? 0 : 1 })),
    );
  });
}

test('a measure of another profile has a result for each of its patients, and for nobody else', () => {
  const all = resultsOf('measure seen of infant { initial: yes  numerator: any(checkup) }\nmeasure delivered { initial: yes  numerator: any(delivery) }');
  const infants = all.filter(({ kind }) => kind === 1);
  const mothers = all.filter(({ kind }) => kind === 0);
  expect(mothers).toHaveLength(60);
  expect(mothers.every(({ result }) => result.measure === 'delivered')).toBe(true);
  const born = mothers.filter(({ result }) => result.numerator).length;
  expect(infants).toHaveLength(2 * born);
  for (const { result, visits } of infants) expect([result.measure, result.numerator]).toEqual(['seen', visits === 1]);
  expect(new Set(infants.map(({ result }) => result.patient_id)).size).toBe(infants.length);
  expect(new Set(infants.map(({ result }) => result.numerator)).size).toBe(2);
});

test('a measure sees the first person of the unit', () => {
  const infants = resultsOf('measure young of infant { initial: mother.age < 30  numerator: weight > 3 }');
  expect(new Set(infants.map(({ result }) => result.initial)).size).toBe(2);
});

test.each([
  ['measure', 'measure seen of infnt { initial: weight > 3  numerator: any(checkup) }'],
  ['expect', 'expect of infnt { every subject has checkup }'],
])('a profile that nobody has, after `%s`, is reported once, where it is', (_, text) => {
  const source = scenario(text);
  const found = compiled(source).diagnostics.filter(({ severity }) => severity === 'error');
  expect(found.map(({ code, span }) => [code, source.slice(span?.start, span?.end)])).toEqual([['HS2001', 'infnt']]);
  expect(found[0].suggestions.map(({ title }) => title)).toEqual(['did you mean `infant`?']);
});
