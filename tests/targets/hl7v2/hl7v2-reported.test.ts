import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { emptyRecords } from '../../../model/subject.ts';
import { hl7v2Options } from '../../../targets/hl7v2/hl7v2-options.ts';
import { hl7v2Writer } from '../../../targets/hl7v2/hl7v2-writer.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { Files, run } from '../fixtures/basics.ts';
import { complete, everything } from '../fixtures/full.ts';
import { messagesIn, writeHl7v2 } from '../fixtures/hl7v2.ts';
import { at, parse, type Segment } from '../fixtures/hl7v2-parser.ts';

const read = (name: string, count: number): Subject[] => subjects(compileText(readFileSync(`scenarios/patientsim/${name}.hsim`, 'utf8')), { count });
const told = (one: Subject, options: object = {}): Segment[][] => writeHl7v2([one], options).map(parse);
const event = (message: Segment[]): string => `${at(message, 'MSH-9')}^${at(message, 'MSH-9.2')}`;
const only = (messages: Segment[][], type: string): Segment[][] => messages.filter((message) => event(message) === type);

/** Nothing but these records; alive. */
const alone = (records: Partial<Subject>): Subject => {
  const one = complete();
  return { ...one, ...emptyRecords(), patient: { ...one.patient, death: null }, ...records };
};

test('a registration is earlier than the first message about the person, and can be left out', () => {
  for (const one of read('adt_workflow', 30)) {
    const messages = told(one);
    expect(messages.map(event).indexOf('ADT^A28')).toBe(0);
    const [registered, ...others] = messages.map((message) => at(message, 'MSH-7'));
    expect(others).not.toContain(registered);
    expect(told(one, { registrations: 'off' })).toEqual(messages.slice(1));
  }
});

test('with `all`, people without a message and second registrations are known too, each once', () => {
  const day = 1440 * 20_000;
  const silent = { ...complete(), ...emptyRecords(), patient: { ...complete().patient, death: null } };
  const again = { ...silent, patient: { ...silent.patient, id: '00000000-0000-4000-8000-000000000001', mrn: 'MRN99999999' } };
  const written = (options: object, since?: number) => {
    const files = new Files();
    const writer = hl7v2Writer({ ...run, asOf: day + 600, ...(since === undefined ? {} : { since }) }, hl7v2Options.parse(options));
    for (const one of [silent, again]) writer.subject(one, '00000', files);
    writer.end!('00000', files);
    return { messages: [...files.texts.values()].flatMap(messagesIn).map(parse), losses: Object.values(writer.losses!()) };
  };
  const { messages, losses } = written({ registrations: 'all' });
  expect(messages.map((m) => [event(m), at(m, 'PID-3'), at(m, 'MSH-7')?.slice(0, 12)])).toEqual([
    ['ADT^A28', silent.patient.mrn, '202410040000'],
    ['ADT^A28', 'MRN99999999', '202410040000'],
  ]);
  expect(losses).toEqual([]);
  // They were registered with the load before the feed.
  expect(written({ registrations: 'all' }, day - 1440)).toEqual({ messages: [], losses: [] });
  expect(written({})).toEqual({ messages: [], losses: [2] });
});

test('an observation with components has its own value before theirs', () => {
  const one = complete();
  const [o] = one.observations;
  const [part] = everything().observations.find(({ components }) => components.length > 0)!.components;
  const whole = { ...o, value: 93, unit: '%', value_code: null, value_text: null, report_id: null, components: [{ ...part, value: 2, unit: 'L/min' }] };
  const [message] = only(told(alone({ observations: [whole] })), 'ORU^R01');
  const results = message.filter(({ name }) => name === 'OBX').map((segment) => ['OBX-3', 'OBX-4', 'OBX-5', 'OBX-6'].map((place) => at([segment], place)));
  expect(results).toEqual([
    [o.code.code, '1', '93', '%'],
    [part.code.code, '1', '2', 'L/min'],
  ]);
});

test.each([
  ['<0.01', 'SN', '<', '0.01'],
  ['>= 1000', 'SN', '>=', '1000'],
  ['<low>', 'TX', '<low>', undefined],
])('a result %s is of type %s', (text, type, first, second) => {
  const [o] = complete().observations;
  const [message] = only(
    told(alone({ observations: [{ ...o, value: null, value_code: null, value_text: text, report_id: null, components: [] }] })),
    'ORU^R01',
  );
  expect(['OBX-2', 'OBX-5', 'OBX-5.2'].map((place) => at(message, place))).toEqual([type, first, second]);
});

test('a death outside of a visit is reported by an update of the person, one in a visit by the discharge', () => {
  const one = alone({});
  const death = complete().encounters[0].start + 30;
  const outside = only(told({ ...one, patient: { ...one.patient, death } }), 'ADT^A31');
  expect(outside.map((message) => [at(message, 'PID-30'), at(message, 'PID-29') === at(message, 'EVN-6')])).toEqual([['Y', true]]);
  const encounters = complete()
    .encounters.slice(0, 1)
    .map((e) => ({ ...e, status: 'finished' as const, end: death, disposition: 'expired' as const }));
  const inside = told({ ...one, encounters, patient: { ...one.patient, death } });
  expect(only(inside, 'ADT^A31')).toEqual([]);
  expect(only(inside, 'ADT^A03').map((message) => at(message, 'PID-30'))).toEqual(['Y']);
});

test('what was not done is not among the procedures', () => {
  const one = complete();
  for (const [status, times] of [
    ['completed', 1],
    ['not_done', 0],
  ] as const) {
    const messages = told(alone({ encounters: one.encounters.slice(0, 1), procedures: one.procedures.slice(0, 1).map((p) => ({ ...p, status })) }));
    expect(new Set(messages.flatMap((message) => message.filter(({ name }) => name === 'PR1').map((segment) => at([segment], 'PR1-19')))).size).toBe(times);
  }
});

test('a missed appointment is a no-show when its time is over', () => {
  const [a] = complete().appointments;
  const messages = told(alone({ appointments: [{ ...a, status: 'noshow' }] }));
  expect(messages.map(event)).toEqual(['ADT^A28', 'SIU^S12', 'SIU^S26']);
  expect(at(messages[2], 'SCH-25')).toBe('Noshow');
  expect(at(messages[2], 'MSH-7')).toBe(at(messages[2], 'SCH-11.5'));
});

test('next of kin are in the registration and the arrival, and reported by themselves when they become known later', () => {
  const one = complete();
  const [visit] = one.encounters;
  const [person] = everything().related_persons;
  const known = told(alone({ encounters: [visit], related_persons: [{ ...person, recorded: visit.recorded }] }));
  expect(known.filter((message) => at(message, 'NK1-1') !== undefined).length).toBe(2);
  const later = told(alone({ encounters: [visit], related_persons: [{ ...person, recorded: visit.recorded + 60 }] }));
  expect(later.filter((message) => at(message, 'NK1-1') !== undefined).map(event)).toEqual(['ADT^A31']);
});
