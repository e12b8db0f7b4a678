/** A condition is one problem for as long as it is active. */
import { expect, test } from 'vitest';
import { formatDay } from '../../model/time/civil.ts';
import { one } from '../support/cohorts.ts';

const more = 'codes mine: ICD10CM { pressure I10 "Essential (primary) hypertension" }';
const found = (person: string, events: string): (string | null)[][] =>
  one({ person: `age: 40  ${person}`, more, events }).conditions.map(({ category, onset, encounter_id }) => [
    category,
    formatDay(onset),
    encounter_id === null ? 'history' : 'visit',
  ]);
const visit = (body: string): string => `  event visit at 2025-01-06 { encounter ambulatory { ${body} } }`;

test('in the history, once, with the earliest onset', () => {
  const history = 'history { condition dx.b { onset: 2020-01-01 }  condition mine.pressure { onset: 2015-01-01 }  condition dx.b { onset: 2018-01-01 } }';
  expect(found(history, visit('note "Seen."'))).toEqual([['problem_list_item', '2015-01-01', 'history']]);
});

test('a diagnosis of a problem of the history is that of its visit', () => {
  expect(found('history { condition dx.b { onset: 2020-01-01 } }', visit('diagnose mine.pressure'))).toEqual([
    ['problem_list_item', '2020-01-01', 'history'],
    ['encounter_diagnosis', '2020-01-01', 'visit'],
  ]);
});

test('stated as a problem again, it adds no record; an earlier onset is that of the problem', () => {
  expect(found('', visit('diagnose dx.b  diagnose dx.b { category: problem_list_item }'))).toEqual([['problem_list_item', '2025-01-06', 'visit']]);
  expect(found('', visit('diagnose dx.b  diagnose dx.b { category: problem_list_item  onset: 2019-05-06 }'))).toEqual([
    ['problem_list_item', '2019-05-06', 'visit'],
  ]);
  expect(found('', visit('diagnose dx.b  diagnose dx.b { onset: 2019-05-06 }'))).toEqual([
    ['problem_list_item', '2019-05-06', 'visit'],
    ['encounter_diagnosis', '2019-05-06', 'visit'],
  ]);
});

test('an encounter diagnosis is always recorded', () => {
  expect(found('', visit('diagnose dx.b { category: encounter_diagnosis }  diagnose dx.b  diagnose dx.b { category: encounter_diagnosis }'))).toEqual([
    ['encounter_diagnosis', '2025-01-06', 'visit'],
    ['problem_list_item', '2025-01-06', 'visit'],
    ['encounter_diagnosis', '2025-01-06', 'visit'],
  ]);
});

test('after it was resolved, it is a problem again', () => {
  const events = `${visit('diagnose dx.b')}
  event gone at visit + 1 month { resolve dx.b }
  event again at visit + 2 months { encounter ambulatory { diagnose dx.b } }`;
  expect(found('', events).map(([category]) => category)).toEqual(['problem_list_item', 'problem_list_item']);
});
