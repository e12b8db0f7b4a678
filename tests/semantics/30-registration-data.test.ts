/** What registration knows of a person besides the current name and address. */
import { expect, test } from 'vitest';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

const scenario = (person: string, events = 'event visit at 2025-03-10 { encounter ambulatory }') => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile child { age: 1  ${person} }
timeline care of child { ${events} }
`;
const written = (text: string, target: string): string =>
  [...texts(compileText(text), { count: 1 }, target, target === 'fhir' ? { bundle: 'none' } : {}, 10).values()].join('\n');

test.each([
  ['', { multiple_birth: null, birth_order: null }, null, ''],
  ['multiple_birth: yes', { multiple_birth: true, birth_order: null }, '"multipleBirthBoolean":true', 'Y|'],
  ['multiple_birth: no', { multiple_birth: false, birth_order: null }, '"multipleBirthBoolean":false', 'N|'],
  ['birth_order: 2', { multiple_birth: true, birth_order: 2 }, '"multipleBirthInteger":2', 'Y|2'],
  ['multiple_birth: no  birth_order: 2', { multiple_birth: false, birth_order: null }, '"multipleBirthBoolean":false', 'N|'],
])('multiple birth in the record, FHIR and PID-24 and PID-25: %s', (person, record, fhir, pid) => {
  const [one] = subjects(compileText(scenario(person)), { count: 1 });
  expect(one.patient).toMatchObject(record);
  const patient = written(scenario(person), 'fhir');
  if (fhir === null) expect(patient).not.toContain('multipleBirth');
  else expect(patient).toContain(fhir);
  const fields = (/PID\|[^\r]*/.exec(written(scenario(person), 'hl7v2'))?.[0] ?? '').split('|');
  expect(`${fields[24] ?? ''}|${fields[25] ?? ''}`).toBe(pid === '' ? '|' : pid.includes('|') ? pid : `${pid}|`);
});

test('an update of the order says that the birth was multiple', () => {
  const text = scenario('', 'event visit at 2025-03-10 { encounter ambulatory { update { birth_order: 1 } } }');
  expect(subjects(compileText(text), { count: 1 })[0].patient).toMatchObject({ multiple_birth: true, birth_order: 1 });
});
