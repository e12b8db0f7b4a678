/** The start: when people have the age that the profile states. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const flu = 'timeline flu of p { anchor season: uniform(2020-10-01..2020-11-30)  event shot at season { encounter ambulatory { note "Flu shot." } } }';
const text = (facts: string, more = '', anchors = 'anchor index: 2025-01-06'): string => `hsim 1
scenario t "T" { as_of: 2025-12-31 ${facts} }
profile p { age: uniform(30..60) }
timeline care of p { ${anchors}  event visit at index { encounter ambulatory { note "Visit." } } }
${more}`;
const births = (scenario: string): number[] => subjects(compileText(scenario), { count: 40, seed: '3' }).map(({ patient }) => patient.birth_date as number);
const codes = (scenario: string): string[] =>
  compile({ path: 'test.hsim', text: scenario, sha256: '' }, undefined, new Map())
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

test('the only anchor is the start, and adding a timeline changes nobody', () => {
  expect(births(text('start: index', flu))).toEqual(births(text('')));
  expect(births(text('start: index'))).toEqual(births(text('')));
  expect(births(text('start: season', flu))).not.toEqual(births(text('')));
  expect(births(text('start: flu.season', flu))).toEqual(births(text('start: season', flu)));
});

test('several anchors need a word', () => {
  expect(codes(text('', flu))).toEqual(['HS5017']);
  expect(codes(text('start: sesson', flu))).toEqual(['HS2001']);
  expect(codes(text('', flu.replaceAll('season', 'start')))).toEqual([]);
});

test('an anchor that depends on another does not count', () => {
  expect(births(text('', '', 'anchor review: index - 60 days  anchor index: 2025-01-06'))).toEqual(births(text('')));
  expect(births(text('', '', 'anchor index: 2025-01-06  anchor half: birth + 50 years'))).toEqual(births(text('')));
});

test('the start cannot follow from the birth', () => {
  expect(codes(text('start: index', '', 'anchor index: birth + 40 years'))).toEqual(['HS5006']);
  expect(codes(text('start: later', '', 'anchor index: start + 1 month  anchor later: index + 1 month'))).toEqual(['HS5006']);
});
