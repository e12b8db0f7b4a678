/** Every panel of the library, with nothing given, is one that a patient can have: this project's own rules find nothing, and identities hold. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validate } from '../../app/api/validate-subjects.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import { subjects, texts } from '../support/scenario-runs.ts';

const panels = ['cbc', 'cbc_differential', 'bmp', 'cmp', 'hepatic', 'renal', 'electrolytes', 'lipids', 'iron_studies', 'blood_gas'];
const COUNT = 1000;

const irOf = (statement: string): Ir => {
  const text = `hsim 1
scenario p "Panels" { as_of: 2025-12-31 }
use "std/labs" as labs
use "std/panels" as panels
profile adult { age: uniform(18..90)  sex: choose { male: 50%, female: 50% } }
timeline care of adult { event visit at 2025-03-10 { encounter ambulatory { ${statement} } } }
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
const run = (statement: string, count: number): Subject[] => subjects(irOf(statement), { count });

/** Values of one subject by LOINC code. */
const valuesOf = (subject: Subject): ReadonlyMap<string, number> => new Map(subject.observations.map(({ code, value }) => [code.code, value ?? Number.NaN]));

test.each(panels)('%s', (name) => {
  const ir = irOf(`panel panels.${name}`);
  const results = subjects(ir, { count: COUNT }).flatMap(({ observations }) => observations);
  expect(results.length).toBeGreaterThan(COUNT * 2);
  const lines = [...texts(ir, { count: COUNT }, 'json', {}, COUNT).values()].join('').trim().split('\n');
  expect(validate(lines.map((line) => JSON.parse(line)))).toMatchObject({ errors: [], warnings: [] });
  expect(
    results.filter(({ interpretation }) => interpretation !== 'normal' && interpretation !== null).map(({ code, value }) => [code.display, value]),
  ).toEqual([]);
});

test('lipids add up, whichever of them is given', () => {
  for (const given of ['', '{ labs.ldl: 172 }', '{ labs.cholesterol: 255 }', '{ labs.hdl: 31  labs.triglycerides: 240 }'])
    for (const one of run(`panel panels.lipids ${given}`, 100)) {
      const of = valuesOf(one);
      const [total, hdl, ldl, fats] = ['2093-3', '2085-9', '13457-7', '2571-8'].map((code) => of.get(code) as number);
      expect(Math.abs(total - hdl - ldl - fats / 5)).toBeLessThanOrEqual(0.5);
    }
});

test('a differential count adds up to 100 %, and absolute counts are shares of the leukocytes', () => {
  for (const one of run('panel panels.cbc_differential', 200)) {
    const of = valuesOf(one);
    const shares = ['770-8', '736-9', '5905-5', '713-8', '706-2'].map((code) => of.get(code) as number);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(100, 6);
    expect(of.get('751-8')).toBeCloseTo(((of.get('6690-2') as number) * shares[0]) / 100, 1);
  }
});

test('red cell indices are those of the counts, in an anemic patient too', () => {
  for (const one of run('panel panels.cbc { labs.hemoglobin: 8.2 }', 200)) {
    const of = valuesOf(one);
    const [hemoglobin, hematocrit, cells, mcv, mch, mchc] = ['718-7', '4544-3', '789-8', '787-2', '785-6', '786-4'].map((code) => of.get(code) as number);
    expect(hemoglobin).toBe(8.2);
    expect(hematocrit).toBeCloseTo((hemoglobin / mchc) * 100, 0);
    expect(mcv).toBeCloseTo((hematocrit * 10) / cells, 0);
    expect(mch).toBeCloseTo((hemoglobin * 10) / cells, 0);
  }
});

test('sodium, chloride and bicarbonate leave an anion gap that a patient can have, with low sodium too', () => {
  for (const panel of ['cmp', 'bmp', 'renal', 'electrolytes'])
    for (const given of ['', '{ labs.sodium: 124 }', '{ labs.bicarbonate: 15  labs.chloride: 100 }'])
      for (const one of run(`panel panels.${panel} ${given}`, 100)) {
        const [sodium, chloride, bicarbonate] = ['2951-2', '2075-0', '2028-9'].map((code) => valuesOf(one).get(code) as number);
        const gap = sodium - chloride - bicarbonate;
        if (given.includes('chloride')) expect([chloride, bicarbonate]).toEqual([100, 15]);
        else expect(gap >= 6 && gap <= 17).toBe(true);
      }
});

test('testosterone has the range of the sex', () => {
  for (const { patient, observations } of run('observe labs.testosterone_total: in_range', 40)) {
    const [{ value, reference_low, reference_high, interpretation }] = observations;
    expect([reference_low, reference_high]).toEqual(patient.sex === 'male' ? [291, 1100] : [18, 54]);
    expect([value !== null && value >= (reference_low ?? 0) && value <= (reference_high ?? 0), interpretation]).toEqual([true, 'normal']);
  }
});
