import { expect, test } from 'vitest';
import { codes, one, values } from '../support/cohorts.ts';
import { compileText, texts } from '../support/scenario-runs.ts';

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

test('a patient who is registered again has one second number until the records are merged', () => {
  const events = `event known at 2025-03-03T10:00 { encounter ambulatory { } }
  event again at known + 7 days { encounter emergency { registered_again: yes } }
  event stay at again + 5 hours { admit { registered_again: yes } }
  event later at stay + 1 day { merge again into known  merge stay into known }`;
  const before = one({ events: events.replace(/event later.*/, '') });
  const [own, second, third] = before.encounters.map(({ mrn }) => mrn);
  expect(own).toBe(before.patient.mrn);
  expect(second).toMatch(/^MRN0[0-9]{8}$/);
  expect(third).toBe(second);
  const merged = one({ events });
  expect(merged.encounters.map(({ mrn }) => mrn)).toEqual([own, own, own]);
  expect(merged.changes.flatMap(({ kind, fields }) => (kind === 'merged' ? fields : []))).toEqual([
    { name: 'mrn', before: JSON.stringify(second), after: JSON.stringify(own) },
    { name: 'mrn', before: JSON.stringify(second), after: JSON.stringify(own) },
  ]);
});

test('each target has the number of the time: with the name of the patient in HL7 v2, as an identifier in FHIR', () => {
  const text = (events: string): string => `hsim 1\nscenario t "T" { as_of: 2025-06-30 }\nprofile adult { age: 40 }\ntimeline care of adult { ${events} }\n`;
  const again = 'event again at 2025-03-10T10:00 { encounter emergency { registered_again: yes } }';
  const both = `${again}  event known at again + 2 days { encounter ambulatory { } }  event found at known + 1 hour { merge again into known }`;
  const written = (target: string, events: string): string => [...texts(compileText(text(events)), { count: 1 }, target, {}, 100).values()].join('\n');
  const messages = written('hl7v2', both)
    .split('\r')
    .map((segment) => segment.split('|'));
  const [own, second] = [
    messages.find(([name]) => name === 'MRG')?.[1].split('^')[0],
    messages.find(([name, , , number]) => name === 'PID' && number.startsWith('MRN0')),
  ];
  expect(second?.[3].split('^')[0]).toBe(own);
  // Nobody is unknown: the name is that of every other message.
  expect(new Set(messages.filter(([name]) => name === 'PID').map((segment) => segment[5])).size).toBe(1);
  const uses = (events: string): (readonly string[])[] =>
    (
      JSON.parse(
        written('fhir', events)
          .split('\n')
          .find((line) => line.includes('"Patient"')) as string,
      ) as { identifier: { use: string; value: string }[] }
    ).identifier.map(({ use, value }) => [use, value]);
  expect(uses(again)).toContainEqual(['secondary', own]);
  expect(uses(both)).toContainEqual(['old', own]);
  const unknown = again.replace('registered_again', 'unidentified');
  expect(uses(unknown)).toContainEqual(['temp', 'TMP00000000']);
  expect(uses(both.replace('registered_again', 'unidentified'))).toContainEqual(['old', 'TMP00000000']);
});

test('nobody knows who is unidentified, so nobody registers them again', () => {
  const visit = (fields: string): string[] => codes({ events: `event a at 2025-03-03 { encounter emergency { ${fields} } }` });
  expect(visit('unidentified: yes  registered_again: yes')).toEqual(['HS3007']);
  expect(visit('unidentified: no  registered_again: yes')).toEqual([]);
});

test('what a fate cannot speak of is a diagnostic', () => {
  expect(codes({ events: 'event a at 2025-03-03 { cancel nothing }' })).toEqual(['HS2001']);
  expect(codes({ events: `${visit}  event b at visit + 1 day { mark visit }` })).toHaveLength(1);
  expect(codes({ events: `${visit}  event b at visit + 1 day { merge visit }` })).toHaveLength(1);
  expect(codes({ events: `${visit}  event b at visit + 1 day { correct visit { discharge home } }` })).toEqual(['HS2006']);
});
