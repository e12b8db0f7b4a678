/** Which diagnosis of a visit is the principal one, at once and after later statements. */
import { expect, test } from 'vitest';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { one } from '../support/cohorts.ts';

const more = `codes two: ICD10CM {
  injury S52.501A "Unspecified fracture of the lower end of right radius, initial encounter for closed fracture"
  fall W19.XXXA "Unspecified fall, initial encounter"
}`;
const subject = (events: string, asOf?: string) => one({ person: 'age: 40', more, events, asOf });
const roles = (events: string, asOf?: string): string[] => subject(events, asOf).conditions.map(({ code, role }) => `${code.code} ${role}`);
const visit = (body: string): string => `  event visit at 2025-01-06 { encounter ambulatory { ${body} } }`;

test('the first, the reason of the visit, or the stated one', () => {
  expect(roles(visit('diagnose dx.a  diagnose dx.b'))).toEqual(['J45.909 principal', 'I10 secondary']);
  expect(roles(visit('reason: dx.b  diagnose dx.a  diagnose dx.b'))).toEqual(['J45.909 secondary', 'I10 principal']);
  expect(roles(visit('reason: dx.b  diagnose dx.a { role: principal }  diagnose dx.b'))).toEqual(['J45.909 principal', 'I10 secondary']);
  expect(roles(visit('reason: dx.b  diagnose dx.b  diagnose dx.a { role: principal }'))).toEqual(['I10 secondary', 'J45.909 principal']);
  expect(roles(visit('diagnose dx.a { role: secondary }  diagnose dx.b'))).toEqual(['J45.909 secondary', 'I10 principal']);
});

test('never, by default, an external cause or what was refuted', () => {
  expect(roles(visit('diagnose two.fall  diagnose two.injury'))).toEqual(['W19.XXXA secondary', 'S52.501A principal']);
  expect(roles(visit('diagnose dx.a { verification_status: refuted }  diagnose dx.b'))).toEqual(['J45.909 secondary', 'I10 principal']);
});

test('an admitting diagnosis is next to the principal one', () => {
  const events = `  event arrival at 2025-01-06 { admit { diagnose dx.b { role: admitting }  diagnose dx.a } }
  event out at arrival + 3 days { discharge home }`;
  expect(roles(events)).toEqual(['I10 admitting', 'J45.909 principal']);
});

test('each visit has its own, and what is outside of a visit has none', () => {
  const again = '  event again at 2025-02-06 { encounter ambulatory { diagnose dx.a } }';
  const { conditions } = one({ person: 'age: 40  history { condition dx.b }', more, events: `${visit('diagnose dx.b  diagnose dx.a')}\n${again}` });
  expect(conditions.map(({ code, role }) => `${code.code} ${role}`)).toEqual(['I10 null', 'I10 principal', 'J45.909 secondary', 'J45.909 principal']);
});

const stay = `  event arrival at 2025-01-06 { admit { diagnose dx.a  diagnose dx.b } }
  event found at arrival + 2 days { diagnose two.injury { role: principal } }
  event out at arrival + 5 days { discharge home }`;

test('a later principal diagnosis of a stay makes the one before secondary, from then on and as a change of its own', () => {
  const { conditions, changes } = subject(stay);
  expect(conditions.map(({ code, role }) => `${code.code} ${role}`)).toEqual(['J45.909 secondary', 'I10 secondary', 'S52.501A principal']);
  const [change] = changes.filter(({ record_kind }) => record_kind === 'conditions');
  expect([change.kind, change.record_id, change.fields]).toEqual([
    'updated',
    conditions[0].id,
    [{ name: 'role', before: '"principal"', after: '"secondary"' }],
  ]);
  expect(formatDay(dayOfMinute(change.recorded))).toBe('2025-01-08');
  expect(roles(stay, '2025-01-07')).toEqual(['J45.909 principal', 'I10 secondary']);
});

test('a correction moves it', () => {
  const corrected = `${visit('diagnose dx.a  diagnose dx.b')}
  event fixed at visit + 2 days { correct visit { diagnose dx.b { role: principal } } }`;
  expect(roles(corrected)).toEqual(['J45.909 secondary', 'I10 principal']);
});

const found = `  event arrival at 2025-01-06 { admit { } }
  event first at arrival + 12 hours { diagnose dx.a }
  event second at arrival + 1 day { diagnose dx.b }
  event out at arrival + 5 days { discharge home }`;
const then = (change: string, asOf?: string): string[] => roles(`${found}\n  event later at arrival + 2 days { ${change} }`, asOf);

test('a principal diagnosis that is entered in error leaves its place to the next one by the same order, as a change of its own', () => {
  expect(then('note "Seen."')).toEqual(['J45.909 principal', 'I10 secondary']);
  expect(then('mark first in_error')).toEqual(['J45.909 principal', 'I10 principal']);
  expect(then('cancel first', '2025-01-07')).toEqual(['J45.909 principal', 'I10 secondary']);
  const { conditions, changes } = subject(`${found}\n  event later at arrival + 2 days { cancel first }`);
  expect(conditions.map(({ verification_status, role }) => `${verification_status} ${role}`)).toEqual(['entered_in_error principal', 'confirmed principal']);
  const [change] = changes.filter(({ record_id }) => record_id === conditions[1].id);
  expect([change.kind, change.fields]).toEqual(['updated', [{ name: 'role', before: '"secondary"', after: '"principal"' }]]);
  expect(formatDay(dayOfMinute(change.recorded))).toBe('2025-01-08');
});

test('so does one that is refuted', () => {
  expect(then('correct first { diagnose dx.a { verification_status: refuted } }')).toEqual(['J45.909 secondary', 'I10 principal']);
});

test('what is stated to be secondary or admitting, an external cause and what was refuted do not take its place', () => {
  const events = `  event arrival at 2025-01-06 { admit { diagnose dx.c { role: admitting }  diagnose dx.b { role: secondary }  diagnose two.fall } }
  event second at arrival + 1 day { diagnose dx.a }
  event out at arrival + 5 days { discharge home }
  event later at arrival + 2 days { mark second in_error }`;
  expect(roles(events)).toEqual(['E78.5 admitting', 'I10 secondary', 'W19.XXXA secondary', 'J45.909 principal']);
});

test('a visit that is taken back as a whole has no changes of roles', () => {
  const { changes } = subject(`${visit('diagnose dx.a  diagnose dx.b')}\n  event wrong at visit + 2 days { mark visit in_error }`);
  expect(changes.flatMap(({ fields }) => fields.filter(({ name }) => name === 'role'))).toEqual([]);
});

test('a stated principal diagnosis that is cancelled gives the place back', () => {
  expect(roles(`${stay}\n  event wrong at arrival + 3 days { cancel found }`)).toEqual(['J45.909 principal', 'I10 secondary', 'S52.501A principal']);
});
