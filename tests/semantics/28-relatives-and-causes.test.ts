/** Words for relatives say their sex, and the cause of a death is carried by every target. */
import { expect, test } from 'vitest';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

const household = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult {
  age: 40
  household {
    parent mother  parent father  child daughter { age: 5 }  child son { age: 7 }  sibling sister  sibling brother
    grandparent grandmother { age: 90 }  parent stepmother { sex: male }
  }
}
timeline care of adult { event visit at 2025-03-10 { encounter ambulatory } }
`;

test('mother, father, daughter, son, sister and brother are of their sex; a stated sex counts', () => {
  const found = new Map<string, Set<string>>();
  for (const { related_persons } of subjects(compileText(household), { count: 30 }))
    for (const { name, sex } of related_persons) found.set(name, (found.get(name) ?? new Set()).add(sex));
  expect(Object.fromEntries([...found].map(([name, sexes]) => [name, [...sexes].join()]))).toEqual({
    mother: 'female',
    father: 'male',
    daughter: 'female',
    son: 'male',
    sister: 'female',
    brother: 'male',
    grandmother: 'female',
    stepmother: 'male',
  });
});

const death = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes dx: ICD10CM { mi I21.9 "Acute myocardial infarction, unspecified" }
profile adult { age: 70 }
timeline care of adult {
  event visit at 2025-03-10 { encounter ambulatory }
  event end at 2025-04-01T10:00 { die { cause: dx.mi } }
}
`;

test('the cause of a death is an observation of LOINC 69453-9 in every target', () => {
  const ir = compileText(death);
  const [one] = subjects(ir, { count: 1 });
  expect(one.observations).toMatchObject([{ code: { code: '69453-9' }, value_code: { code: 'I21.9' }, effective: one.patient.death }]);
  for (const [target, pattern] of [
    ['json', /"69453-9".*"I21\.9"/],
    ['fhir', /"69453-9".*"I21\.9"/],
    ['hl7v2', /OBX\|1\|C[WN]?E\|69453-9\^[^|]*\|\|I21\.9\^/],
    ['csv', /69453-9.*I21\.9/],
  ] as const)
    expect([...texts(ir, { count: 1 }, target, target === 'fhir' ? { bundle: 'none' } : {}, 10).values()].join('\n')).toMatch(pattern);
});

test('a child has no spouse, and relatives are known from the birth of the subject on, however the age is given', () => {
  const born = (profile: string) =>
    subjects(
      compileText(`hsim 1
scenario t "T" { as_of: 2025-12-31 }
profile p { ${profile}  household { spouse { age: 40 }  parent mother chance 100% } }
timeline care of p { anchor d: 2025-03-01 }`),
      { count: 60 },
    );
  for (const { patient, related_persons } of [...born('birth_date: uniform(2024-09-01..2025-12-01)'), ...born('age: 5')]) {
    expect(patient.marital_status).toBe('never_married');
    for (const { relationship, recorded } of related_persons) {
      expect(relationship).toBe('parent');
      expect(recorded).toBeGreaterThanOrEqual((patient.birth_date as number) * 1440);
    }
  }
});
