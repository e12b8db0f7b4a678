import { expect, test } from 'vitest';
import { compileText, diabetesText, sha256, subjects, texts } from './support.ts';

const ir = compileText(diabetesText);

test('law 1: the same inputs give the same bytes, whatever was run before', () => {
  const once = texts(ir, { count: 40 }, 'fhir', {}, 16);
  subjects(ir, { count: 7, seed: '99' });
  const again = texts(compileText(diabetesText), { count: 40 }, 'fhir', {}, 16);
  expect([...again]).toEqual([...once]);
});

/** Changes only with the scenario, the tables, the engine or a target: never with the machine, its zone, its language or the version of Node. */
test('law 1: the bytes are those that were written down', () => {
  const hash = (name: string, options: object): string =>
    sha256([...texts(ir, { count: 60 }, name, options, 32)].map(([path, text]) => `${path}\n${text}`).join('\n'));
  expect({ json: hash('json', {}), fhir: hash('fhir', {}), bundles: hash('fhir', { bundle: 'transaction' }) }).toMatchSnapshot();
});

test('law 1: another seed gives other people', () => {
  const [a] = subjects(ir, { count: 1, seed: '1' });
  const [b] = subjects(ir, { count: 1, seed: '2' });
  expect(a.patient.id).not.toBe(b.patient.id);
  expect(`${a.patient.given} ${a.patient.family} ${a.patient.birth_date}`).not.toBe(`${b.patient.given} ${b.patient.family} ${b.patient.birth_date}`);
});

test('law 1: compiled closures and the reference executor agree', () => {
  expect(subjects(ir, { count: 60, reference: true })).toEqual(subjects(ir, { count: 60 }));
});
