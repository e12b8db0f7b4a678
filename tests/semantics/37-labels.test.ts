/** Labels: values of a person that are written and do nothing else. */
import { describe, expect, test } from 'vitest';
import { runInfoOf } from '../../app/run/run-job.ts';
import type { Subject } from '../../model/subject.ts';
import { targets } from '../../targets/registry.ts';
import { tables, tablesIn } from '../../targets/tables/table-model.ts';
import { codes, cohort, ir, one, type Parts } from '../support/cohorts.ts';
import { openTarget, writeBlocks } from '../support/written-target.ts';
import { run } from '../targets/fixtures/basics.ts';

const events = `
  anchor d: uniform(2024-01-01..2024-06-30)
  event visit at d { encounter ambulatory { observe labs.a1c: level }  set level: level + 1 }`;
const parts = (labels: string, more = ''): Parts => ({ person: `age: uniform(40..70)  attribute level: uniform(5.0..9.0)  ${labels}`, more, events });
const labelsOf = (labels: string, more = ''): Subject['attributes'] => one(parts(labels, more)).attributes;

test('each kind of value has its text', () => {
  const labels = 'label whole: 4  label part: 1/3  label share: 25%  label paid: $1,500.00  label seen: age > 30  label day: 2024-02-29  label word: "a"';
  expect(labelsOf(labels)).toEqual({ whole: '4', part: '0.3333333333333333', share: '0.25', paid: '1500.00', seen: 'yes', day: '2024-02-29', word: 'a' });
});

test('what is missing has no label, and who has none has no field for it', () => {
  const more = 'variations early { x 50% { } w rest { } }\nvariations late when early == x { y 50% { } z rest { } }';
  const found = cohort(parts('label late: late  label early: early', more), 20);
  expect(found.filter(({ attributes }) => attributes?.['early'] === 'w').map(({ attributes }) => attributes)).toEqual(new Array(10).fill({ early: 'w' }));
  expect(found.filter(({ attributes }) => attributes?.['late'] === 'y')).toHaveLength(5);
  expect('attributes' in one(parts(''))).toBe(false);
});

test('a label is that of the start, whatever is set later', () => {
  for (const subject of cohort(parts('label level: level'), 20))
    expect(Number(subject.attributes?.['level']).toFixed(1)).toBe(subject.observations[0].value?.toFixed(1));
});

test('labels change nothing else, and their draws are those of their names', () => {
  const drawn = 'label batch: choose { 1: 50%, 2: 50% }';
  const bare = (subjects: readonly Subject[]): string => JSON.stringify(subjects.map(({ attributes: _, ...rest }) => rest));
  const some = cohort(parts(drawn), 40);
  expect(bare(some)).toBe(JSON.stringify(cohort(parts(''), 40)));
  expect(new Set(some.map(({ attributes }) => attributes?.['batch']))).toEqual(new Set(['1', '2']));
  expect(cohort(parts(`label other: uniform(1..9)  ${drawn}`), 40).map(({ attributes }) => attributes?.['batch'])).toEqual(
    some.map(({ attributes }) => attributes?.['batch']),
  );
});

test('names that objects inherit are names', () => {
  expect(Object.entries(labelsOf('label __proto__: 1  label constructor: 2') ?? {})).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});

test('an attribute that only a label names is used, and a label needs no use', () => {
  expect(codes(parts('attribute risk: uniform(1..9)  label risk: risk'))).toEqual([]);
  expect(ir(parts('label risk: level')).labels?.map(({ name }) => name)).toEqual(['risk']);
  expect('labels' in ir(parts(''))).toBe(false);
});

test('each patient of a unit has the labels of their own profile', () => {
  const of: Parts = {
    person: 'age: 30  sex: female  label role: "mother"  household { child newborn { is: infant  birth_date: delivery }  partner { is: father } }',
    events: '  anchor due: 2025-02-03\n  event delivery at due { encounter inpatient { note "Delivery." } }',
    more: `profile infant { label role: "infant" }
profile father { age: 33 }
timeline nursery of infant { event check at birth + 2 weeks { encounter ambulatory { note "Check." } } }
timeline care of father { event check at start + 2 weeks { encounter ambulatory { note "Check." } } }`,
  };
  const found = cohort(of, 1).map(({ member, attributes }) => [member ?? 0, attributes?.['role'] ?? null]);
  expect(found).toEqual([
    [0, 'mother'],
    [1, 'infant'],
    [2, null],
  ]);
  expect(JSON.parse(JSON.stringify(ir(of)))).toEqual(JSON.parse(JSON.stringify(ir(of))));
});

test('a scenario has a table of labels, and the field in its schema, only where someone in it has labels', async () => {
  const names = (of: Parts): string[] => tablesIn(tables, { ...run, ...runInfoOf(ir(of)) }).map(({ name }) => name);
  expect(names(parts(''))).not.toContain('attributes');
  expect(names(parts('label risk: level'))).toContain('attributes');
  const family: Parts = {
    person: 'age: 30  attribute level: 6  household { partner { is: father } }',
    events,
    more: 'profile father { age: 33  label role: "father" }\ntimeline work of father { event check at start { encounter ambulatory { note "Check." } } }',
  };
  expect(names(family)).toContain('attributes');
  for (const name of ['csv', 'parquet', 'arrow', 'duckdb', 'sql', 'json']) {
    const text = async (of: Parts): Promise<string> => {
      const writer = await openTarget(targets.get(name)!, {}, runInfoOf(ir(of)));
      const { files, parts: pieces, assemblies } = writeBlocks(writer, [{ label: '00000', subjects: cohort(of, 2) }]);
      return [
        ...files.keys(),
        ...pieces.keys(),
        ...[...files.values(), ...pieces.values()].map((bytes) => bytes.toString('latin1')),
        JSON.stringify(assemblies),
      ].join(' ');
    };
    expect([name, (await text(parts(''))).includes('attributes')]).toEqual([name, false]);
    expect([name, (await text(parts('label risk: level'))).includes('attributes')]).toEqual([name, true]);
  }
});

describe('mistakes', () => {
  test.each([
    ['label risk', ['HS2007']],
    ['label a.b: 4', ['HS2007']],
    ['label risk: 4  label risk: 5', ['HS2002']],
    ['label risk: dx.a', ['HS3001']],
    ['label risk: last(labs.a1c)', ['HS3007']],
    ['label risk: levle', ['HS2001']],
  ])('%s', (labels, expected) => {
    expect(codes(parts(labels)).filter((code) => code !== 'HS8002')).toEqual(expected);
  });
});
