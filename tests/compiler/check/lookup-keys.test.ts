import { expect, test } from 'vitest';
import { compileText, subjects } from '../../support/scenario-runs.ts';

test('a table whose key is an attribute is read by its value, also where that value comes from a table declared later', () => {
  const ir = compileText(`hsim 1
scenario t "T" { as_of: 2025-06-30 }
table counties(region, name) {
  north | "Cuyahoga"
  south | "Hamilton"
}
table regions(sex, place) {
  male   | 1
  female | 2
}
profile p {
  age: 40
  attribute code: lookup(regions, place)
  attribute region: if code == 1 then "north" else "south"
  county: lookup(counties, name)
}`);
  for (const { patient } of subjects(ir, { count: 30 })) expect(patient.county).toBe(patient.sex === 'male' ? 'Cuyahoga' : 'Hamilton');
});
