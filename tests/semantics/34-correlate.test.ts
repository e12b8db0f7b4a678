/** One copula for all `correlate` of a profile: how strong, on what, and what stays as it is. Samples of 4,000 at an error of 1 in 10,000. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { completedYears, dayOfMinute } from '../../model/time/civil.ts';
import { correlationOf, Z } from '../draws/statistics.ts';
import { codes, cohort, margin, values } from '../support/cohorts.ts';

const N = 4000;
const VISIT = '  event visit at 2025-01-06 { encounter ambulatory { observe labs.a1c: x  observe labs.k: y  observe labs.a1c: z  observe labs.k: w } }';
const OTHERS = 'attribute z: normal(mean: 50, sd: 10)  attribute w: 1';
const NORMAL = 'attribute x: normal(mean: 50, sd: 10)  attribute y: normal(mean: 50, sd: 10)';

interface Row {
  readonly age: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly w: number;
}

/** Age, and the attributes `x` to `w`, of each subject. */
function rows(person: string, count = N, age = '40'): Row[] {
  return cohort({ person: `age: ${age}  ${person}`, events: VISIT }, count).map((subject) => {
    const [[x, z], [y, w]] = [values(subject), values(subject, '2823-3')] as number[][];
    const { patient, encounters } = subject;
    return { age: completedYears(patient.birth_date as number, dayOfMinute(encounters[0].start)), x, y, z, w };
  });
}

const of = (list: readonly Row[], name: keyof Row): number[] => list.map((row) => row[name]);
/** The sampling error of a correlation r is (1 - r²) / sqrt(n). */
const near = (found: number, r: number): void => expect(Math.abs(found - r)).toBeLessThan((Z * (1 - r * r)) / Math.sqrt(N));
/** Of two normal values with a correlation, the share with both above their medians. */
const bothAbove = (r: number): number => 0.25 + Math.asin(r) / (2 * Math.PI);

test('pairs of one copula each have their own correlation, and a pair that is not stated has none', () => {
  const list = rows(`${NORMAL}  ${OTHERS}  correlate(x, y: 0.6)  correlate(y, z: -0.4)`);
  near(correlationOf(of(list, 'x'), of(list, 'y')), 0.6);
  near(correlationOf(of(list, 'y'), of(list, 'z')), -0.4);
  near(correlationOf(of(list, 'x'), of(list, 'z')), 0);
});

test('with the age', () => {
  const list = rows(`${NORMAL}  ${OTHERS}  correlate(age, x: 0.7)  correlate(age, y: -0.3)  correlate(x, y: -0.2)`, N, 'normal(mean: 50, sd: 8) in 10..90');
  near(correlationOf(of(list, 'age'), of(list, 'x')), 0.7);
  near(correlationOf(of(list, 'age'), of(list, 'y')), -0.3);
  near(correlationOf(of(list, 'x'), of(list, 'y')), -0.2);
});

describe.each([
  ['yes or no', 'attribute yes: chance 50%  attribute y: if yes then 2 else 1', 'yes', 0.5],
  ['an unlikely yes', 'attribute yes: chance 20%  attribute y: if yes then 2 else 1', 'yes', 0.2],
  ['a choice', 'attribute grade: choose { low: 50%, high: 50% }  attribute y: if grade == high then 2 else 1', 'grade', 0.5],
])('with %s', (_what, definition, name, share) => {
  const list = rows(`attribute x: normal(mean: 50, sd: 10)  ${definition}  ${OTHERS}  correlate(x, ${name}: 0.5)`);
  const yes = list.filter(({ y }) => y === 2);

  test('its own distribution stays', () => {
    expect(Math.abs(yes.length / N - share)).toBeLessThan(margin(share, N));
  });

  test('more is yes, or a later arm', () => {
    const above = yes.filter(({ x }) => x > 50).length / N;
    if (share === 0.5) expect(Math.abs(above - bothAbove(0.5))).toBeLessThan(margin(bothAbove(0.5), N));
    else expect(above / (yes.length / N)).toBeGreaterThan(0.5 + margin(0.5, yes.length));
  });
});

test('the first keeps its values, and so does everybody else', () => {
  const [alone, together] = ['', 'correlate(x, y: 0.5)'].map((extra) => rows(`${NORMAL}  ${OTHERS}  ${extra}`, 40));
  for (const name of ['age', 'x', 'z'] as const) expect(of(together, name), name).toEqual(of(alone, name));
  expect(of(together, 'y')).not.toEqual(of(alone, 'y'));
  const more = rows(`${NORMAL}  ${OTHERS}  correlate(x, y: 0.5)  correlate(y, z: 0.3)`, 40);
  for (const name of ['x', 'y'] as const) expect(of(more, name), name).toEqual(of(together, name));
});

test.each([
  ['a contradiction', 'correlate(x, y: 0.9)  correlate(y, z: 0.9)  correlate(x, z: -0.5)'],
  ['a pair that is stated twice', 'correlate(x, y: 0.4)  correlate(y, x: 0.3)'],
  ['a name that is given twice', 'correlate(x, x: 0.4)'],
  ['what is drawn twice', 'attribute two: normal(mean: normal(mean: 1, sd: 1), sd: 1)  correlate(x, two: 0.4)'],
  ['an age that is not drawn', 'correlate(age, x: 0.4)'],
])('%s is reported', (_what, extra) => {
  expect(codes({ person: `age: 40  ${NORMAL}  ${OTHERS}  ${extra}`, events: VISIT })).toEqual(['HS4015']);
});

test.each([
  ['level', []],
  ['4', ['the attribute `level` is never used']],
])('what only a correlation names is unused: observed is %s', (observed, unused) => {
  const person = 'attribute level: normal(mean: 5, sd: 1)  attribute other: normal(mean: 5, sd: 1)  correlate(level, other: 0.9)';
  const text = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' } }
profile adult { age: 40  ${person} }
timeline care of adult { event visit at 2025-01-06 { encounter ambulatory { observe labs.a1c: ${observed}  observe labs.a1c: other } } }
expect { share(subjects where age > 20) == 100% }
`;
  const { diagnostics } = compile({ path: 't.hsim', text, sha256: '' });
  expect(diagnostics.map(({ message }) => message)).toEqual(unused);
});
