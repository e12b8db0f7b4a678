/** Words for relatives say their sex, and the cause of a death is carried by every target. */
import { expect, test } from 'vitest';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { compileText, planOf, subjects, texts } from '../support/scenario-runs.ts';

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

test('the word of a relationship is about all people of it, with a name or without, and a name about one', () => {
  const asked = compileText(`${household}
expect {
  share(subjects where count(child) == 2 and count(child where age < 7) == 1 and count(son) == 1) == 100%
  share(subjects where count(parent) == 3 and any(sibling) and not any(parent where family == "nobody")) == 100%
}`);
  const { tally } = new BlockRunner(planOf(asked, { count: 20 })).subjects(0, 20, '00000', []);
  expect(asked.expectations.map((one, i) => verdictOf(one, tally.expectations[i]).outcome)).toEqual(['passed', 'passed']);
});

const family = (members: string): string => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult { age: uniform(20..70)  household { ${members} } }
timeline care of adult { event visit at 2025-03-10 { encounter ambulatory } }
`;
const year = (day: number): number => day / 365.25;

test('relatives of one household can be relatives of each other', () => {
  let old = 0;
  for (const { related_persons, patient } of subjects(
    compileText(family('sibling brother  parent mother  grandparent grandmother  child son  parent father')),
    { count: 300 },
  )) {
    const born = new Map(related_persons.map(({ name, birth_date }) => [name, year(birth_date ?? Number.NaN)]));
    const gap = (first: string, second: string): number => (born.get(second) ?? Number.NaN) - (born.get(first) ?? Number.NaN);
    if (!born.has('mother')) continue;
    if (gap('brother', 'mother') > -15 || gap('mother', 'brother') > 50) expect([patient.birth_date, ...born]).toEqual('a mother of 15 to 49 years');
    if (born.has('grandmother')) expect(Math.max(gap('grandmother', 'mother'), gap('grandmother', 'father'))).toBeGreaterThan(14.9);
    old += (born.get('brother') ?? 0) < year(patient.birth_date ?? Number.NaN) ? 1 : 0;
  }
  expect(old).toBeGreaterThan(100);
});

test('two parents of a household are married, one alone need not be, and a stated status counts', () => {
  const statuses = (members: string): Record<string, readonly string[]> => {
    const found = new Map<string, Set<string>>();
    for (const { related_persons } of subjects(compileText(family(members)), { count: 60 }))
      for (const { name, marital_status } of related_persons) found.set(name, (found.get(name) ?? new Set()).add(marital_status));
    return Object.fromEntries([...found].map(([name, all]) => [name, [...all].sort()]));
  };
  expect(statuses('parent mother  parent father')).toEqual({ mother: ['married'], father: ['married'] });
  expect(statuses('parent mother { marital_status: divorced }  parent father')).toEqual({ mother: ['divorced'], father: ['married'] });
  expect(statuses('parent mother  parent father { same_household: no }').mother.length).toBeGreaterThan(2);
  expect(statuses('parent mother').mother.length).toBeGreaterThan(2);
});

test('an unmarried subject has a spouse only where the household states that spouse to be unmarried, too', () => {
  const status = (spouse: string): unknown[] => {
    const text = family(spouse).replace('age: uniform(20..70)', 'age: 40  marital_status: never_married');
    return subjects(compileText(text), { count: 3 }).map(({ patient, related_persons: all }) => [
      patient.marital_status,
      ...all.map((one) => one.marital_status),
    ]);
  };
  expect(status('spouse')).toEqual(Array.from({ length: 3 }, () => ['never_married']));
  expect(status('spouse { marital_status: marital_status }')).toEqual(Array.from({ length: 3 }, () => ['never_married', 'never_married']));
});

test('partners are not married, are of opposite sex, and have a family name of their own', () => {
  const people = subjects(compileText(family('partner chance 70%')), { count: 200 });
  const without = people.filter(({ related_persons }) => related_persons.length === 0);
  expect(without.some(({ patient }) => patient.marital_status === 'married')).toBe(true);
  let other = 0;
  for (const { patient, related_persons } of people) {
    for (const { marital_status, sex, family: name } of related_persons) {
      expect([patient.marital_status, marital_status]).not.toContain('married');
      expect(sex).not.toBe(patient.sex);
      other += name === patient.family ? 0 : 1;
    }
  }
  expect(other).toBeGreaterThan(0.9 * (people.length - without.length));
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
