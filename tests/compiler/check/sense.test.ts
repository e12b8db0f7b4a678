/** Warnings about what is plainly not meant: constants that are drawn again, and drugs that are used up. What may be meant gives none. */
import { expect, test } from 'vitest';
import { codes } from '../../support/cohorts.ts';

const vitals = `codes vitals: LOINC {
  height 8302-2 "Body height" { unit: 'cm' }
  weight 29463-7 "Body weight" { unit: 'kg' }
  group 882-1 "ABO and Rh group [Type] in Blood"
}
codes kinds: SNOMED {
  a 112144000 "Blood group A (finding)"
  o 58460004 "Blood group O (finding)"
}`;
const person = 'age: 40\nattribute height: normal(mean: 170, sd: 7)';
const drawn = (events: string): string[] =>
  codes({ person, more: vitals, events: `  anchor d: 2024-01-08\n${events}` }).filter((code) => code.startsWith('HS8'));

test.each([
  'event v every 3 months from d { encounter ambulatory { observe vitals.height: normal(mean: 170, sd: 7) } }',
  'event v every 3 months from d { encounter ambulatory { observe vitals.height: by age { ..18: normal(mean: 150, sd: 7), else: normal(mean: 170, sd: 7) } } }',
  'event v at d + [0 days, 30 days] { encounter ambulatory { observe vitals.height: 170 + normal(mean: 0, sd: 7) } }',
  'event v rate 2 per year from d { encounter ambulatory { observe vitals.group: choose { kinds.a: 50%, kinds.o: 50% } } }',
  'event v every 3 months from d { }\nevent w at v + 1 day { encounter ambulatory { observe vitals.height: normal(mean: 170, sd: 7) } }',
  'event v every 3 months from d { encounter ambulatory { branch b { x 50% { observe vitals.height: normal(mean: 170, sd: 7) }  y rest { } } } }',
])('drawn again: %s', (events) => {
  expect(drawn(events)).toContain('HS8009');
});

test.each([
  'event v at d { encounter ambulatory { observe vitals.height: normal(mean: 170, sd: 7) } }',
  'event v every 3 months from d { encounter ambulatory { observe vitals.height: height + normal(mean: 0, sd: 0.5) } }',
  'event v every 3 months from d { encounter ambulatory { observe vitals.height: last(vitals.height) + normal(mean: 0, sd: 0.5) } }',
  'event v every 3 months from d { encounter ambulatory { observe vitals.weight: normal(mean: 80, sd: 12) } }',
  'event v every 3 months from d { encounter ambulatory { observe vitals.height: normal(mean: 170, sd: 7) when not any(vitals.height) } }',
  'event v every 3 months from d { encounter ambulatory { if not any(vitals.height) { observe vitals.height: normal(mean: 170, sd: 7) } } }',
  'event v every 3 months from d times 1 { encounter ambulatory { observe vitals.height: normal(mean: 170, sd: 7) } }',
  'event v at d { }\nevent w at v + 1 day { encounter ambulatory { observe vitals.height: normal(mean: 170, sd: 7) } }',
  'event v every 3 months from d { encounter ambulatory { observe vitals.height: 170 } }',
])('not drawn again: %s', (events) => {
  expect(drawn(events)).not.toContain('HS8009');
});

const supply = 'days_supply: 90  refills: 3';
/** A prescription at the first visit, quarterly visits for so long, and what else there is. */
const lapsing = (statement: string, { more = '', history = '', length = '' } = {}): boolean =>
  codes({
    person: `age: 40\nhistory { condition dx.b\n${history} }`,
    events: `  anchor d: uniform(2022-01-01..2022-03-31)
  event first at d { encounter ambulatory { ${statement}\nnote "First." } }
  event visit every 3 months from d ${length} { encounter ambulatory { note "Seen." } }
  ${more}`,
  }).includes('HS8010');
const once = `prescribe rx.metformin { ${supply}  reason: dx.b }`;

test('a drug that is used up long before the last visit', () => {
  expect(lapsing(once)).toBe(true);
  expect(lapsing('', { history: `medication rx.metformin { started: start - uniform(1 month..6 months)  ${supply}  reason: dx.b }` })).toBe(true);
  expect(lapsing(once, { length: 'for 3 years' })).toBe(true);
});

test.each([
  ['ongoing', `prescribe rx.metformin { ${supply}  reason: dx.b  ongoing: yes }`, {}],
  ['stated not to be ongoing', `prescribe rx.metformin { ${supply}  reason: dx.b  ongoing: no }`, {}],
  ['without a reason', `prescribe rx.metformin { ${supply} }`, {}],
  ['without refills', 'prescribe rx.metformin { days_supply: 90  reason: dx.b }', {}],
  ['with supply for most of the time', 'prescribe rx.metformin { days_supply: 90  refills: 8  reason: dx.b }', {}],
  ['with a short follow-up', once, { length: 'for 18 months' }],
  ['for a condition that nothing diagnoses', `prescribe rx.metformin { ${supply}  reason: dx.a }`, {}],
  ['for a condition that is resolved', once, { more: 'event well at d + 1 year { resolve dx.b }' }],
  ['that is stopped', once, { more: 'event ends at d + 1 year { stop rx.metformin }' }],
  ['that another event prescribes', once, { more: `event more at d + 1 year { encounter ambulatory { ${once} } }` }],
  ['that is changed to', once, { more: 'event more at d + 1 year { encounter ambulatory { change rx.metformin { to: rx.metformin  days_supply: 90 } } }' }],
])('not %s', (_, statement, more) => {
  expect(lapsing(statement, more)).toBe(false);
});
