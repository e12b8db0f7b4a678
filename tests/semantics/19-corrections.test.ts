import { expect, test } from 'vitest';
import { codes, one, values } from '../support/cohorts.ts';

const visit = `event visit at 2025-03-03T10:00 { encounter emergency { duration: 2 hours  diagnose dx.a  observe labs.k: 6.9 { note: "hemolysed" }  prescribe rx.metformin { quantity: 30 days_supply: 30 } } }`;

test('a correction repairs the record, and keeps what it said before', () => {
  const s = one({ events: `${visit}  event fix at visit + 5 hours { correct visit { observe labs.k: 4.2 } }` });
  expect(s.observations).toHaveLength(1);
  expect(s.observations[0]).toMatchObject({ value: 4.2, interpretation: 'normal', status: 'corrected', note: 'hemolysed' });
  expect(s.changes).toHaveLength(1);
  expect(s.changes[0]).toMatchObject({ kind: 'corrected', record_kind: 'observations', record_id: s.observations[0].id });
  const fields = Object.fromEntries(s.changes[0].fields.map(({ name, before, after }) => [name, [before, after]]));
  expect(fields).toMatchObject({ value: ['6.9', '4.2'], status: ['"final"', '"corrected"'], interpretation: ['"critical_high"', '"normal"'] });
});

test('questions see the corrected value', () => {
  const s = one({
    events: `${visit}  event fix at visit + 5 hours { correct visit { observe labs.k: 4.2  diagnose dx.b } }
  event later at visit + 1 day when last(labs.k) < 5 and has(dx.b) and not has(dx.a) { encounter virtual { } }`,
  });
  expect(s.encounters).toHaveLength(2);
  expect(s.conditions.map((c) => c.code.code)).toEqual(['I10']);
});

test('before the as-of day the record stands as it was', () => {
  const events = `${visit}  event fix at visit + 5 days recorded + 3 days { correct visit { observe labs.k: 4.2 } }`;
  expect(values(one({ events, asOf: '2025-03-10' }), '2823-3')).toEqual([6.9]);
  expect(one({ events, asOf: '2025-03-10' }).changes).toEqual([]);
  expect(values(one({ events, asOf: '2025-03-11' }), '2823-3')).toEqual([4.2]);
});

test('a change is never reported before its record is', () => {
  const late = `event visit at 2025-03-03T10:00 recorded + 10 days { encounter ambulatory { diagnose dx.a } }  event fix at visit + 1 day { mark visit in_error }`;
  expect(one({ events: late, asOf: '2025-03-12' })).toMatchObject({ conditions: [], changes: [] });
  const s = one({ events: late, asOf: '2025-03-14' });
  expect(s.conditions[0].verification_status).toBe('entered_in_error');
  expect(s.changes.every((change) => change.recorded >= s.conditions[0].recorded)).toBe(true);
});

test('what was cancelled or entered in error is no more asked about', () => {
  for (const fate of ['cancel visit', 'mark visit in_error']) {
    const s = one({
      events: `${visit}  event undo at visit + 5 hours { ${fate} }
  event later at visit + 1 day when not has(dx.a) and not on(rx.metformin) and missing(last(labs.k)) and count(encounter) == 0 { encounter virtual { } }`,
    });
    expect(s.encounters.map((e) => e.status)).toEqual([fate === 'cancel visit' ? 'cancelled' : 'entered_in_error', 'finished']);
    expect(s.medication_requests[0].status).toBe(fate === 'cancel visit' ? 'cancelled' : 'entered_in_error');
  }
});

test('a cancelled discharge opens the stay again, a cancelled transfer leads back, a cancelled admission ends it', () => {
  const stay = 'event stay at 2025-03-03T10:00 { admit { diagnose dx.a } }  event move at stay + 1 hour { transfer emergency_department }';
  const open = one({
    events: `${stay}  event back at move + 1 hour { cancel move }  event out at stay + 1 day { discharge home }  event undo at out + 1 hour { cancel out }`,
  });
  expect(open.encounters[0]).toMatchObject({ status: 'in_progress', end: null, disposition: null });
  expect(open.parties.locations.find((l) => l.id === open.encounters[0].location_id)?.kind).toBe('ward');
  const closed = one({
    events: `${stay}  event out at stay + 1 day { discharge home }  event undo at out + 1 hour { cancel out }  event end at undo + 1 day { discharge hospice }`,
  });
  expect(closed.encounters[0]).toMatchObject({ status: 'finished', disposition: 'hospice' });
  const never = one({ events: `${stay}  event undo at stay + 2 hours { cancel stay }  event out at stay + 1 day { discharge home }` });
  expect(never.encounters[0]).toMatchObject({ status: 'cancelled', end: null });
});

test('an announced stay begins with the next admission', () => {
  const s = one({ events: 'event soon at 2025-03-03T10:00 { preadmit { on: 2025-03-10T08:00 } }  event stay at soon + 7 days { admit { } }' });
  expect(s.encounters).toHaveLength(1);
  expect(s.encounters[0].status).toBe('in_progress');
  expect(s.changes.map((change) => change.kind)).toEqual(['admitted']);
});

test('files are merged into that of the other event, the person is updated', () => {
  const s = one({
    events: `event unknown at 2025-03-03T10:00 { encounter emergency { unidentified: yes } }  event known at unknown + 1 day { encounter ambulatory { } }
  event both at known + 1 hour { merge unknown into known  update { phone: "(503) 555-0111" } }`,
  });
  expect(s.changes[0]).toMatchObject({ kind: 'merged', fields: [{ name: 'mrn', before: '"TMP00000000"', after: JSON.stringify(s.patient.mrn) }] });
  expect(s.encounters.map((e) => e.mrn)).toEqual([s.patient.mrn, s.patient.mrn]);
  expect(s.patient.phone).toBe('(503) 555-0111');
});

test('what a fate cannot speak of is a diagnostic', () => {
  expect(codes({ events: 'event a at 2025-03-03 { cancel nothing }' })).toEqual(['HS2001']);
  expect(codes({ events: `${visit}  event b at visit + 1 day { mark visit }` })).toHaveLength(1);
  expect(codes({ events: `${visit}  event b at visit + 1 day { merge visit }` })).toHaveLength(1);
  expect(codes({ events: `${visit}  event b at visit + 1 day { correct visit { discharge home } }` })).toEqual(['HS2006']);
});
