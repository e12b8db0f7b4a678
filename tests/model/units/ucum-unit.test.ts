/** Units: what UCUM has, what it has not, and what is the same in another unit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meantUnits } from '../../../model/units/intended-unit.ts';
import { atoms, prefixes } from '../../../model/units/ucum-atoms.ts';
import { convert, isProblem, readUnit } from '../../../model/units/ucum-unit.ts';

/** Examples of the UCUM specification and of laboratories. */
const good = ['mg/dL', '10*3/uL', 'mm[Hg]', 'mL/min/{1.73_m2}', '{INR}', 'kg/m2', 'm[IU]/L', '/[HPF]', '%', '[pH]', 'Cel', '[degF]', 'ug/mL{FEU}'];
good.push(
  'mmol/mol{creat}',
  '/min',
  '10*-3',
  'kg.m.s-2',
  'mg/(24.h)',
  'mL/(kg.min)',
  'meq/L',
  'mosm/kg',
  'm/s2',
  "[arb'U]/mL",
  '/(12.h)',
  '[in_i]',
  '1/d',
  '{#}',
);
const bad = [
  '',
  'mmHg',
  'mcg',
  'mg/dl ',
  'mg//dL',
  'mg/',
  'kg*m',
  '(mg',
  'mg)',
  '{score',
  'mg[',
  'IU/mL',
  '10^3^',
  'foo',
  'mg dL',
  'µg',
  'm1e3',
  'ksquare',
  '--',
  '{a{b}}',
];

test.each(good)('%s is a unit', (text) => {
  expect(readUnit(text)).not.toHaveProperty('problem');
});

test.each(bad)('%j is none', (text) => {
  expect(readUnit(text)).toHaveProperty('problem');
});

describe('every atom', () => {
  test('is a unit, with every prefix if it is metric, and with none if it is not', () => {
    for (const [code, { metric }] of atoms) {
      expect(isProblem(readUnit(code)), code).toBe(false);
      if (metric) for (const prefix of prefixes.keys()) expect(isProblem(readUnit(prefix + code)), prefix + code).toBe(false);
    }
  });
});

test.each([
  [500, 'g', 'kg', 0.5],
  [1, '[lb_av]', 'kg', 0.45359237],
  [70, '[in_i]', 'cm', 177.8],
  [98.6, '[degF]', 'Cel', 37],
  [37, 'Cel', 'K', 310.15],
  [5, 'mmol/L', 'umol/L', 5000],
  [1, 'mg/dL', 'g/L', 0.01],
  [1, 'kat', 'U', 6e7],
  [2, 'wk', 'd', 14],
  [760, 'mm[Hg]', 'kPa', 101.32472],
  [1, 'mg/g', 'ug/mg{creat}', 1],
  [1, '[iU]/L', 'm[IU]/mL', 1],
] as const)('%d %s in %s', (value, from, to, right) => {
  expect(convert(value, from, to)).toBeCloseTo(right, 9);
});

test.each([
  ['mg/dL', 'mmol/L'],
  ['U/L', '[IU]/L'],
  ['kg', 'm'],
  ['[pH]', '%'],
])('%s and %s measure different things', (from, to) => {
  expect(convert(1, from, to)).toBeNull();
});

test.each([
  ['mmHg', 'mm[Hg]'],
  ['mcg/mL', 'ug/mL'],
  ['uIU/mL', 'u[IU]/mL'],
  ['mg/dl', 'mg/dL'],
  ['cells/uL', '{cells}/uL'],
  ['lbs', '[lb_av]'],
  ['K/uL', '10*3/uL'],
  ['mEq/L', 'meq/L'],
])('%s was meant as %s', (text, unit) => {
  // `K/uL` is a unit of its own (Kelvin), so what is meant is asked for only where there is none.
  expect(isProblem(readUnit(text)) ? meantUnits(text)[0] : unit).toBe(unit);
});

test('no text throws, and what is meant is always a unit', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: fc.constantFrom(...'mgkgLdu10*^/.(){}[]-%'), maxLength: 20 })), (text) => {
      readUnit(text);
      for (const unit of meantUnits(text)) expect(isProblem(readUnit(unit)), unit).toBe(false);
    }),
    { seed: 7, numRuns: 2000 },
  );
});
