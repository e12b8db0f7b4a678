/** An arm of `variations` changes an event in the visits of another: its condition, its chance or its body. */
import { expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { codes, cohort, type Parts } from '../support/cohorts.ts';

const parts = (arms: string, more = ''): Parts => ({
  person: 'age: uniform(40..80)',
  more: `variations kind { plain 50% { } other rest { ${arms} } }\n${more}`,
  events: `
  anchor d: 2025-01-06
  event visit every 1 month from d times 4 { encounter ambulatory { observe labs.a1c: uniform(5..9) } }
  event advice in visit when last(labs.a1c) > 7 chance 90% { note "{last(labs.a1c)}, {uniform(1..100)}" }`,
});
const notes = (subject: Subject): number => subject.document_references.length;
const high = ({ observations }: Subject): number => observations.filter(({ value }) => Number(value) > 7).length;
const ofArm = (subjects: readonly Subject[], arm: string): Subject[] => subjects.filter(({ variations }) => variations['kind'] === arm);
const visits = ({ observations, encounters }: Subject): unknown => ({ observations, encounters });

test('a condition, a chance, a body; what the arm does not say stays', () => {
  const never = ofArm(cohort(parts('event advice chance 0%'), 40), 'other');
  expect(never.map(notes)).toEqual(new Array(20).fill(0));
  const each = ofArm(cohort(parts('event advice chance 100%'), 40), 'other');
  expect(each.map(notes)).toEqual(each.map(high));
  const always = ofArm(cohort(parts('event t1.advice when 1 == 1 chance 100%'), 40), 'other');
  expect(always.map(notes)).toEqual(new Array(20).fill(4));
  const [body] = ofArm(cohort(parts('event advice chance 100% { goal "Less salt"  observe labs.k: 4 }'), 40), 'other');
  expect([notes(body), body.goals.length, body.observations.length]).toEqual([0, high(body), 4 + high(body)]);
});

test('other arms keep every byte, and the visits of the arm theirs', () => {
  const changed = cohort(parts('event advice when 1 == 1 { note "Other." }'), 40);
  const plain = cohort(parts(''), 40);
  expect(JSON.stringify(ofArm(changed, 'plain'))).toBe(JSON.stringify(ofArm(plain, 'plain')));
  expect(JSON.stringify(ofArm(changed, 'other').map(visits))).toBe(JSON.stringify(ofArm(plain, 'other').map(visits)));
});

test('branches of the arm can be asked for', () => {
  const branch = 'event advice when 1 == 1 chance 100% { branch way { left 50% { note "L" } right rest { note "R" } } }';
  const asks = 'expect { share(subjects where way == left given kind == other) ~ 50% }';
  expect(codes(parts(branch, asks))).toEqual([]);
});

test.each([
  ['event advice in visit { note "X." }', '', ['HS5003']],
  ['event advice at d { note "X." }', '', ['HS5003']],
  ['event advise { note "X." }', '', ['HS2001']],
  ['event advice { note "X." }', 'variations second { x 50% { event advice { note "Y." } } y rest { } }', ['HS2017']],
])('%s is reported', (arms, more, expected) => {
  expect(codes(parts(arms, more))).toEqual(expected);
});
