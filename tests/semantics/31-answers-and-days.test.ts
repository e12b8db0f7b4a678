/** Yes or no, and days, as values of observations. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { parseDay } from '../../model/time/civil.ts';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

const scenario = (statements: string, expectations = '') => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes labs: LOINC {
  pregnant 82810-3 "Pregnancy status"
  lmp      8665-2  "Last menstrual period start date"  { category: exam }
  a1c      4548-4  "Hemoglobin A1c/Hemoglobin.total in Blood"  { unit: '%' }
}
profile adult { age: 30  sex: female  attribute expecting: chance 50% }
timeline care of adult {
  anchor seen: 2025-03-10T09:00
  event visit at seen { encounter ambulatory { ${statements} } }
  event asked at visit + 1 month when last(labs.pregnant) == yes and last(labs.lmp) < seen - 30 days { encounter virtual }
}
${expectations}
`;
const both = scenario('observe labs.pregnant: expecting  observe labs.lmp: seen - 40 days', 'expect { share(subjects where any(asked) == expecting) == 100% }');

test('each has a field of its own, which questions read', () => {
  const people = subjects(compileText(both), { count: 12 });
  expect(new Set(people.map(({ observations: [one] }) => one.value_boolean))).toEqual(new Set([true, false]));
  for (const { observations, encounters } of people) {
    const [pregnant, lmp] = observations;
    expect(pregnant).toMatchObject({ value: null, value_code: null, value_date: null, value_text: null });
    expect(lmp).toMatchObject({ value: null, value_boolean: null, value_text: null, value_date: parseDay('2025-01-29') });
    expect(encounters.length).toBe(pregnant.value_boolean === true ? 2 : 1);
  }
});

test.each([
  ['fhir', { bundle: 'none' }, [/"valueBoolean":true/, /"valueBoolean":false/, /"valueDateTime":"2025-01-29"/]],
  ['hl7v2', {}, [/OBX\|1\|CWE\|82810-3[^|]*\|\|Y\^Yes\^HL70136\|/, /\|N\^No\^HL70136\|/, /OBX\|1\|DT\|8665-2[^|]*\|\|20250129\|/]],
  ['csv', {}, [/,true,/, /,2025-01-29,/]],
] as const)('%s', (target, options, patterns) => {
  const written = [...texts(compileText(both), { count: 12 }, target, options, 20).values()].join('\n');
  for (const pattern of patterns) expect(written).toMatch(pattern);
});

test('HL7 v2.4 has CE for a code', () => {
  const written = [...texts(compileText(both), { count: 12 }, 'hl7v2', { version: '2.4' }, 20).values()].join('\n');
  expect(written).toMatch(/OBX\|1\|CE\|82810-3[^|]*\|\|Y\^Yes\^HL70136\|/);
});

test('a row with a unit takes neither', () => {
  for (const value of ['yes', 'seen'])
    expect(compile({ path: 't.hsim', text: scenario(`observe labs.a1c: ${value}`), sha256: '' }).diagnostics.map(({ code }) => code)).toContain('HS3001');
});
