/** Who can have what: silent wherever a condition may keep the others out. */
import { expect, test } from 'vitest';
import { compile } from '../../../../compiler/compile.ts';

const codes = `codes dx: ICD10CM {
  prostate C61 "Malignant neoplasm of prostate"
  labor O80 "Encounter for full-term uncomplicated delivery"
  newborn P07.18 "Other low birth weight newborn, 2000-2499 grams"
  exam Z00.129 "Encounter for routine child health examination without abnormal findings"
}
codes px: SNOMED { section 11466000 "Cesarean section (procedure)" }`;

interface Parts {
  readonly sex?: string;
  readonly age?: string;
  readonly profile?: string;
  readonly events?: string;
  readonly more?: string;
}

function found({ sex = 'choose { male: 50%, female: 50% }', age = 'uniform(20..40)', profile = '', events = '', more = '' }: Parts): string[] {
  const text = `hsim 1\nscenario t "T" { as_of: 2025-06-30 }\n${codes}\nprofile p { age: ${age} ${sex === '' ? '' : `sex: ${sex}`} ${profile} }\n${more}\ntimeline care of p { ${events} }`;
  const { diagnostics } = compile({ path: 't.hsim', text, sha256: '' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnostics.map(({ code, message }) => `${code} ${message}`);
}

const visit = (what: string, clauses = ''): string => `event visit at 2024-05-06 ${clauses} { encounter ambulatory { ${what} } }`;
const men = 'HS6012 `dx.prostate` (C61) applies only to men, but nothing here excludes women';

test('a diagnosis of one sex in a profile of both is told, in an event and in the history', () => {
  expect(found({ events: visit('diagnose dx.prostate') })).toEqual([men]);
  expect(found({ sex: '', events: visit('diagnose dx.prostate') })).toEqual([men]);
  expect(found({ profile: 'history { condition dx.prostate { onset: start - 1 year } }' })).toEqual([men]);
  expect(found({ events: visit('branch b { x 50% { diagnose dx.prostate } y rest { } }') })).toEqual([men]);
  expect(found({ events: visit('procedure px.section') })).toEqual([expect.stringContaining('applies only to women')]);
});

test.each([
  ['a profile of one sex', { sex: 'male', events: visit('diagnose dx.prostate') }],
  ['a condition on the verb', { events: visit('diagnose dx.prostate when sex == male') }],
  ['a chance by sex', { profile: 'history { condition dx.prostate chance if sex == male then 8% else 0% { onset: start - 1 year } }' }],
  ['an `if` around it', { events: visit('if sex == male { diagnose dx.prostate }') }],
  ['the other side of an `if`', { events: visit('if sex == female { note "No." } else { diagnose dx.prostate }') }],
  ['a condition on the event', { events: visit('diagnose dx.prostate', 'when sex == male') }],
  ['an arm with a condition', { events: visit('branch b { x 50% when sex == male { diagnose dx.prostate } y rest { } }') }],
  [
    'an attribute that follows from sex',
    { profile: 'attribute ill: if sex == male then (chance 10%) else no', events: visit('diagnose dx.prostate when ill') },
  ],
  [
    'an event that depends on one with a condition',
    { events: `${visit('note "Seen."', 'when sex == male')} event later at visit + 1 month { encounter ambulatory { diagnose dx.prostate } }` },
  ],
  ['a rate by sex', { events: 'event grows rate by sex { male: 2%, else: 0% } per year from start { encounter ambulatory { diagnose dx.prostate } }' }],
  [
    'an axis that fixes the sex',
    { more: 'variations who { men 50% { sex: male } women rest { sex: female } }', events: visit('diagnose dx.prostate when who == men') },
  ],
  ['what is known of the past', { events: visit('diagnose dx.prostate when has(dx.prostate)') }],
  [
    'what is set on the way',
    { profile: 'attribute ill: no', events: `event turn at start { set ill: sex == male } ${visit('diagnose dx.prostate when ill')}` },
  ],
] as const)('silent by %s', (_, parts) => {
  expect(found(parts)).toEqual([]);
});

test('ages', () => {
  expect(found({ sex: 'female', age: 'uniform(20..90)', events: visit('diagnose dx.labor') })).toEqual([expect.stringContaining('aged 9 to 64')]);
  expect(found({ sex: 'female', age: 'uniform(20..40)', events: visit('diagnose dx.labor') })).toEqual([]);
  expect(found({ sex: 'female', age: 'uniform(20..90)', events: visit('diagnose dx.labor when age < 45') })).toEqual([]);
  expect(found({ sex: 'female', age: 'normal(mean: 30, sd: 6) in 15..45', events: visit('diagnose dx.labor') })).toEqual([]);
  expect(found({ age: '0', events: visit('diagnose dx.newborn') })).toEqual([]);
  expect(found({ age: 'uniform(0..3)', events: visit('diagnose dx.newborn') })).toEqual([expect.stringContaining('applies only to newborns')]);
  expect(found({ age: 'uniform(2..12)', events: visit('diagnose dx.exam') })).toEqual([]);
  expect(found({ age: 'uniform(2..50)', events: visit('diagnose dx.exam') })).toEqual([expect.stringContaining('people aged up to 17')]);
});

const care = 'encounter ambulatory { diagnose dx.prostate }';
const states = (text: string): Parts => ({ more: `states s from start { ${text} }` });

test.each([
  ['a state', states(`first { ${care} }`)],
  ['a state after both sides of an `if`', states(`first { if sex == male { wait 1 day } else { wait 2 days }  ${care} }`)],
  ['a state with a way around the exit that asks', states(`first { to ill when sex == male  to ill: 10%  to well: rest }  ill { ${care} }  well { }`)],
  ['a state that is waited for, for a time only', states(`first { wait until sex == male for at most 1 day  ${care} }`)],
  ['a flow', { events: 'run f()', more: `flow f() -> done { event visit at start { ${care} } else end done }` }],
  ['a flow that is run twice', { events: 'run f() as a  run f() as b', more: `flow f() -> done { event visit at start { ${care} } else end done }` }],
  ['an arm that leaves the sex open', { events: visit('note "A."'), more: `variations v { a 50% { event visit { ${care} } } b rest { } }` }],
  ['an event that arms replace', { events: visit('diagnose dx.prostate'), more: 'variations v { a 50% { event visit at 2024-06-06 { } } b rest { } }' }],
] as const)('told in %s', (_, parts) => {
  expect(found(parts)).toEqual([men]);
});

test.each([
  ['an `if` in a state', states(`first { if sex == male { wait 1 day  ${care} } }`)],
  ['the exit that leads to a state', states(`first { to ill when sex == male  to well }  ill { wait 1 month  goto seen }  seen { ${care} }  well { }`)],
  ['a rate by sex', states(`first { to ill: by sex { male: 2%, else: 0% } per year }  ill { ${care} }`)],
  ['a condition that is waited for', states(`first { wait until sex == male  ${care} }`)],
  ['the event that begins the thread', { events: visit('note "A."', 'when sex == male'), more: `states s from visit { first { ${care} } }` }],
  [
    'the state that an event depends on',
    {
      events: `event follow_up at s.ill + 1 day { ${care} }`,
      more: 'states s from start { first { to ill when sex == male  to well }  ill { wait 1 day }  well { } }',
    },
  ],
  ['the arm that fixes the sex', { events: visit('note "A."'), more: `variations v { a 50% { sex: male  event visit { ${care} } } b rest { } }` }],
  [
    'an arm with the other sex that has another event',
    { sex: 'male', events: visit('diagnose dx.prostate'), more: 'variations v { a 50% { sex: female  event visit { } } b rest { } }' },
  ],
] as const)('silent in a body kept apart by %s', (_, parts) => {
  expect(found(parts)).toEqual([]);
});
