/** Normal results have the median that their row states, and children the ranges of their age. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { subjects } from '../support/scenario-runs.ts';

const irOf = (age: string, statement: string, more = '', labs = ''): Ir => {
  const text = `hsim 1
scenario p "Results" { as_of: 2025-12-31 }
use "std/labs" as labs${labs}
use "std/panels" as panels
${more}
profile person { birth_date: 2025-03-10 - ${age} - 100 days  sex: choose { male: 50%, female: 50% } }
timeline care of person { event visit at 2025-03-10 { encounter ambulatory { ${statement} } } }
`;
  const { value, diagnostics } = compile(
    { path: 'p.hsim', text, sha256: '' },
    {
      read(path) {
        const file = `scenarios/${path}.hsim`;
        return existsSync(file) ? { path: `library:${path}.hsim`, text: readFileSync(file, 'utf8'), sha256: '' } : { problem: 'there is no such file' };
      },
    },
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value.ir as Ir;
};

/** Results of the only observation, with the sex of the person. */
function results(ir: Ir, count: number): { sex: string; value: number; low: number | null; high: number | null }[] {
  return subjects(ir, { count }).map(({ patient, observations: [{ value, reference_low, reference_high }] }) => ({
    sex: patient.sex,
    value: value as number,
    low: reference_low,
    high: reference_high,
  }));
}

const share = (values: readonly number[], holds: (value: number) => boolean): number => values.filter(holds).length / values.length;

describe('the median of normal results', () => {
  test('is that of the row, for each sex', () => {
    const all = results(irOf('uniform(18 years..90 years)', 'observe labs.alt'), 4000);
    for (const [sex, median] of [
      ['male', 21],
      ['female', 16],
    ] as const) {
      const values = all.filter((one) => one.sex === sex).map(({ value }) => value);
      expect(share(values, (value) => value < median)).toBeLessThan(0.53);
      expect(share(values, (value) => value > median)).toBeLessThan(0.53);
      expect([Math.min(...values) >= 10, Math.max(...values) <= 40, Math.max(...values) > 35]).toEqual([true, true, true]);
    }
  });

  test('is the middle of a range that does not hold it', () => {
    const amended = ' { labs.glucose { normal: 90..110 } }';
    const values = results(irOf('40 years', 'observe labs.glucose', '', amended), 4000).map(({ value }) => value);
    expect(Math.abs(share(values, (value) => value < 100) - share(values, (value) => value > 100))).toBeLessThan(0.05);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(90);
  });

  test('may lie in the lower third of an upper limit, whose results then begin at 0', () => {
    const row = `codes mine: LOINC { crp 1988-5 "C reactive protein [Mass/volume] in Serum or Plasma" { unit: 'mg/L'  normal: 0.0..8.0  typical: 1.0 } }`;
    const values = results(irOf('40 years', 'observe mine.crp', row), 4000).map(({ value }) => value);
    expect(Math.abs(share(values, (value) => value < 1) - share(values, (value) => value > 1))).toBeLessThan(0.09);
    expect([Math.min(...values) < 0.3, Math.max(...values) > 6]).toEqual([true, true]);
  });
});

describe('children', () => {
  test('have the ranges of their age', () => {
    const ranges = (age: number, row: string) =>
      new Set(results(irOf(`${age} years`, `observe labs.${row}`), 40).map(({ sex, low, high }) => `${sex} ${low}..${high}`));
    expect(ranges(5, 'alkaline_phosphatase')).toEqual(new Set(['male 142..335', 'female 142..335']));
    expect(ranges(14, 'alkaline_phosphatase')).toEqual(new Set(['male 116..468', 'female 57..254']));
    expect(ranges(1, 'hemoglobin')).toEqual(new Set(['male 10..14', 'female 10.5..14.5']));
    expect(ranges(18, 'hemoglobin')).toEqual(new Set(['male 13.5..17.5', 'female 12..16']));
    expect(ranges(8, 'creatinine')).toEqual(new Set(['male 0.3..0.6', 'female 0.3..0.6']));
  });

  test.each(['cbc', 'cmp'])('have a normal panel %s where nothing is given', (name) => {
    const observations = subjects(irOf('uniform(0 years..17 years)', `panel panels.${name}`), { count: 1000 }).flatMap((subject) => subject.observations);
    expect(observations.filter(({ interpretation }) => interpretation !== 'normal').map(({ code, value }) => [code.display, value])).toEqual([]);
  });
});

test('a row of one year of age is for that year alone', () => {
  const row = `codes mine: LOINC { one 1988-5 "C reactive protein [Mass/volume] in Serum or Plasma" { unit: 'mg/L'  normal: by age { 12: 1..2, 13..: 3..9 } } }`;
  const lows = (age: number) => new Set(results(irOf(`${age} years`, 'observe mine.one', row), 5).map(({ low }) => low));
  expect([lows(12), lows(40)]).toEqual([new Set([1]), new Set([3])]);
});
