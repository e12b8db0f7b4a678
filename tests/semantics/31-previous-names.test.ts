/** Names and addresses that a patient had before an `update`. */
import { expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { outcome } from '../laws/accepted.ts';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

const scenario = (asOf: string, more = '') => `hsim 1
scenario t "T" { as_of: ${asOf} }
profile adult {
  age: 30  sex: female  prefix: "Ms."  given: "Ann"  middle: "Bea"  family: "Carter"  marital_status: never_married
  line: "1 First Street"  city: "Akron"  state: "OH"  zip: "44301"  county: "Summit County"
}
timeline life of adult {
  event first at 2020-01-06 { encounter ambulatory { } }
  event married at 2021-05-03 { update { family: "Dunn"  marital_status: married  prefix: "Mrs." } }
  event moved at 2022-02-07 { encounter ambulatory { update { line: "2 Second Street"  city: "Columbus"  zip: "43201"  county: "Franklin County" } } }
  event renamed at 2023-08-14 { update { given: "Anna" } }
  event moved_again at 2024-03-11 { update { line: "3 Third Street"  email: "anna@example.org" } }
  event titled at 2024-04-08 { update { prefix: "Dr."  county: "Franklin" } }
}
${more}
`;
const day = (text: string): number => Date.parse(`${text}T00:00Z`) / 86_400_000;
const patientOf = (text: string): Subject['patient'] => subjects(compileText(text), { count: 1 })[0].patient;
const written = (text: string, target: string, options: Record<string, unknown> = {}): string =>
  [...texts(compileText(text), { count: 1 }, target, options, 10).values()].join('\n');
const whole = scenario('2025-06-30');

const carter = { kind: 'maiden', prefix: 'Ms.', given: 'Ann', middle: 'Bea', family: 'Carter', suffix: null, start: null, end: day('2021-05-03') };
const dunn = { kind: 'old', prefix: 'Mrs.', given: 'Ann', middle: 'Bea', family: 'Dunn', suffix: null, start: day('2021-05-03'), end: day('2023-08-14') };
const akron = { line: '1 First Street', city: 'Akron', state: 'OH', zip: '44301', county: 'Summit County', start: null, end: day('2022-02-07') };
const columbus = { ...akron, line: '2 Second Street', city: 'Columbus', zip: '43201', county: 'Franklin County', start: akron.end, end: day('2024-03-11') };

test('the record has them from the first to the last, and a title, a county or an address of e-mail alone makes no other', () => {
  expect(patientOf(whole)).toMatchObject({ previous_names: [carter, dunn], previous_addresses: [akron, columbus], given: 'Anna', line: '3 Third Street' });
});

test('what is not yet reported on a day is not a previous name of that day', () => {
  const until = (asOf: string) => {
    const { family, previous_names: names, previous_addresses: addresses } = patientOf(scenario(asOf));
    return [family, names.length, addresses.length];
  };
  expect(until('2021-04-30')).toEqual(['Carter', 0, 0]);
  expect(until('2021-05-31')).toEqual(['Dunn', 1, 0]);
  expect(until('2023-01-31')).toEqual(['Dunn', 1, 1]);
  expect(until('2024-03-31')).toEqual(['Dunn', 2, 2]);
});

test('FHIR has the official name first, and earlier ones with their period', () => {
  const line = written(whole, 'fhir', { bundle: 'none' })
    .split('\n')
    .find((text) => text.startsWith('{"resourceType":"Patient"'));
  const { name, address } = JSON.parse(line!);
  expect(name).toEqual([
    { use: 'official', family: 'Dunn', given: ['Anna', 'Bea'], prefix: ['Dr.'], period: { start: '2023-08-14' } },
    { use: 'maiden', family: 'Carter', given: ['Ann', 'Bea'], prefix: ['Ms.'], period: { end: '2021-05-03' } },
    { use: 'old', family: 'Dunn', given: ['Ann', 'Bea'], prefix: ['Mrs.'], period: { start: '2021-05-03', end: '2023-08-14' } },
  ]);
  expect(address).toEqual([
    {
      use: 'home',
      line: ['3 Third Street'],
      city: 'Columbus',
      district: 'Franklin',
      state: 'OH',
      postalCode: '43201',
      country: 'US',
      period: { start: '2024-03-11' },
    },
    {
      use: 'old',
      line: ['1 First Street'],
      city: 'Akron',
      district: 'Summit County',
      state: 'OH',
      postalCode: '44301',
      country: 'US',
      period: { end: '2022-02-07' },
    },
    {
      ...{ use: 'old', line: ['2 Second Street'], city: 'Columbus', district: 'Franklin County', state: 'OH', postalCode: '43201', country: 'US' },
      period: { start: '2022-02-07', end: '2024-03-11' },
    },
  ]);
});

/** Repetitions of a field of PID, message by message, where they change. */
function repetitions(field: number, options: Record<string, unknown> = {}): string[] {
  const all = [...written(whole, 'hl7v2', options).matchAll(/PID\|[^\r]*/g)].map(([segment]) => segment.split('|')[field]);
  return all.filter((text, i) => text !== all[i - 1]);
}

test('each HL7 v2 message has the earlier names and addresses of its time: PID-5 and PID-11 repeat', () => {
  const [maiden, alias] = ['Carter^Ann^Bea^^Ms.^^M^^^^^^20210503', 'Dunn^Ann^Bea^^Mrs.^^A^^^^^20210503^20230814'];
  expect(repetitions(5)).toEqual([
    'Carter^Ann^Bea^^Ms.^^L',
    `Dunn^Ann^Bea^^Mrs.^^L~${maiden}`,
    `Dunn^Anna^Bea^^Mrs.^^L~${maiden}~${alias}`,
    `Dunn^Anna^Bea^^Dr.^^L~${maiden}~${alias}`,
  ]);
  const first = '1 First Street^^Akron^OH^44301^USA^BA^^Summit County^^^^^20220207';
  const second = '2 Second Street^^Columbus^OH^43201^USA';
  expect(repetitions(11)).toEqual([
    '1 First Street^^Akron^OH^44301^USA^H^^Summit County',
    `${second}^H^^Franklin County~${first}`,
    `3 Third Street^^Columbus^OH^43201^USA^H^^Franklin County~${first}~${second}^BA^^Franklin County^^^^20220207^20240311`,
    `3 Third Street^^Columbus^OH^43201^USA^H^^Franklin~${first}~${second}^BA^^Franklin County^^^^20220207^20240311`,
  ]);
});

test('before version 2.5 the dates are the validity range', () => {
  expect(repetitions(5, { version: '2.4' })[1]).toBe('Dunn^Ann^Bea^^Mrs.^^L~Carter^Ann^Bea^^Ms.^^M^^^&20210503');
  expect(repetitions(11, { version: '2.4' })[1]).toContain('^BA^^Summit County^^^&20220207');
});

test('tables have a row for each', () => {
  const files = texts(compileText(whole), { count: 1 }, 'csv', {}, 10);
  const rows = (name: string): string[][] => {
    const [, text] = [...files].find(([path]) => path.includes(name))!;
    return text
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
  };
  expect(rows('patient_previous_names').map(([, ...cells]) => cells.join())).toEqual([
    '1,maiden,Ms.,Ann,Bea,Carter,,,2021-05-03',
    '2,old,Mrs.,Ann,Bea,Dunn,,2021-05-03,2023-08-14',
  ]);
  expect(rows('patient_previous_addresses').map(([, ...cells]) => cells.join())).toEqual([
    '1,1 First Street,Akron,OH,44301,Summit County,,2022-02-07',
    '2,2 Second Street,Columbus,OH,43201,Franklin County,2022-02-07,2024-03-11',
  ]);
});

test('a duplicate registration knows nothing of them', () => {
  const [, again] = outcome(scenario('2025-06-30', 'defects { duplicate subject: 100% }')).subjects;
  expect(again.patient).toMatchObject({ family: 'Dunn', previous_names: [], previous_addresses: [] });
});
