/** `emit`, `raw` and `send`: messages as such, in the canonical model, in the feed and in the answer key. */
import { expect, test } from 'vitest';
import type { Truth } from '../../model/truth/truth.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { codes, ir, one } from '../support/cohorts.ts';
import { planOf, texts } from '../support/scenario-runs.ts';
import { messagesIn } from '../targets/fixtures/hl7v2.ts';

const feed = (events: string, asOf?: string): string[] =>
  [...texts(ir({ events, ...(asOf === undefined ? {} : { asOf }) }), { count: 1 }, 'hl7v2', {}, 1).values()].flatMap(messagesIn);
/** MSH-3 to MSH-6 and MSH-9 of each message. */
const heads = (messages: readonly string[]): string[] =>
  messages.map((message) => message.split('\r')[0].split('|')).map((f) => [...f.slice(2, 6), f[8]].join('|'));
const typesOf = (messages: readonly string[]): string[] => messages.map((message) => message.split('|')[8]);

test('an emitted message is one more, at the message time of its event, about the visit that is open', () => {
  const events = `event stay at 2025-03-03T10:00 { admit { diagnose dx.a } }
  event going at stay + 24 hours recorded + 2 hours { emit ADT_A16 { planned: stay + 48 hours } }
  event after at stay + 3 days { discharge home }
  event person at stay + 4 days { emit ADT_A31  emit ADT_A08 }`;
  const messages = feed(events);
  expect(typesOf(messages)).toEqual(['ADT^A28^ADT_A05', 'ADT^A01^ADT_A01', 'ADT^A16^ADT_A16', 'ADT^A03^ADT_A03', 'ADT^A31^ADT_A05', 'ADT^A08^ADT_A01']);
  const segments = messages[2].split('\r');
  expect(segments.map((s) => s.slice(0, 3)).filter((s) => s !== '')).toEqual(['MSH', 'EVN', 'PID', 'PV1']);
  expect(segments[0].split('|')[6]).toMatch(/^202503041200/);
  const evn = segments[1].split('|');
  expect([evn[2], evn[3], evn[6]].map((time) => time.slice(0, 12))).toEqual(['202503041200', '202503051000', '202503041000']);
  // A08 at the end finds no visit open.
  expect(messages[5]).toMatch(/\rPV1\|1\|N\r/);
  expect(new Set(messages.map((message) => message.split('|')[9])).size).toBe(6);
});

test('an emitted message that is reported later than the as-of day is not known', () => {
  const events = 'event going at 2025-03-03 recorded + 5 days { emit ADT_A31 }';
  expect(one({ events, asOf: '2025-03-05' }).messages).toEqual([]);
  expect(one({ events, asOf: '2025-03-09' }).messages).toHaveLength(1);
});

test('`send` routes what its event tells, wherever it stands, and nothing else', () => {
  const events = `event visit at 2025-03-03T10:00 {
    encounter ambulatory { observe labs.k: 4  diagnose dx.a }
    send { sending_application: "A|B"  receiving_facility: "MAIN" }
    emit ADT_A08 { sending_application: "OWN" }
  }
  event other at visit + 1 day { encounter virtual { } }`;
  const s = one({ events });
  const routed = s.messages.filter(({ kind }) => kind === 'routed');
  const emitted = s.messages.filter(({ kind }) => kind === 'emitted');
  const told = [s.encounters[0], ...s.specimens, ...s.observations, ...s.conditions, ...emitted];
  expect(routed.map(({ record_id }) => record_id).sort()).toEqual(told.map(({ id }) => id).sort());
  const found = heads(feed(events));
  const own = found.filter((head) => head.startsWith('A\\F\\B|') && head.includes('|RECEIVING_APP|MAIN|'));
  expect(own.map((head) => head.split('|').at(-1)).sort()).toEqual(['ADT^A03^ADT_A03', 'ADT^A04^ADT_A01', 'ORU^R01^ORU_R01']);
  expect(found.filter((head) => head.startsWith('OWN|') && head.includes('|RECEIVING_APP|MAIN|ADT^A08'))).toHaveLength(1);
  expect(found.filter((head) => head.startsWith('HSIMC|') && head.includes('|RECEIVING_APP|RECEIVING_FACILITY|'))).toHaveLength(3); // the person, and the other visit
});

test('a later act is routed by its own event', () => {
  const s = one({
    events: `event stay at 2025-03-03T10:00 { admit { } }
  event leave at stay + 2 days { send { receiving_application: "BILLING" } discharge home }`,
  });
  expect(s.messages.map(({ record_id }) => record_id)).toEqual(s.changes.map(({ id }) => id));
  expect(s.changes).toHaveLength(1);
});

test('a raw message goes out as it stands, and is told in the answer key', () => {
  const of = ir({ events: `event broken at 2025-03-03T10:00 { raw "MSH|^~\\\\&|OLD|||X|{TIME}||ADT^Z99|1|T|2.1\\n{PID}\\nZZZ|x" }` });
  const text = [...texts(of, { count: 1 }, 'hl7v2', {}, 1).values()].join('');
  const [, message] = messagesIn(text);
  const lines = message.split('\r');
  expect(lines[0]).toMatch(/^MSH\|\^~\\&\|OLD\|\|\|X\|202503031000[+-]\d{4}\|\|ADT\^Z99\|1\|T\|2\.1$/);
  expect(lines[1]).toMatch(/^PID\|1\|\|MRN/);
  expect(lines[2]).toBe('ZZZ|x');
  const truths: Truth[] = [];
  const writer = { subject: () => {}, truth: (truth: Truth) => void truths.push(truth) };
  new BlockRunner(planOf(of, { count: 1 })).subjects(0, 1, '0', [{ name: 'test', writer, output: { append() {}, part() {} } }]);
  expect(truths[0].faults).toMatchObject([{ fault: 'raw', target: 'messages', before: null, after: expect.stringMatching(/^MSH\|/) as string }]);
});

test('what cannot be said is said so', () => {
  expect(codes({ events: 'event e at 2025-03-03 { emit ADT_A99 }' })).toEqual(['HS3004']);
  expect(codes({ events: 'event e at 2025-03-03 { emit "ADT^A08" }' })).toEqual(['HS3004']);
  expect(codes({ events: 'event e at 2025-03-03 { emit ADT_A08 { receiver: "X" } }' })).toEqual(['HS2003']);
  expect(codes({ events: 'event e at 2025-03-03 { raw "PID|1" }' })).toEqual(['HS3010']);
  expect(codes({ events: 'event e at 2025-03-03 { raw "MSH|" { receiving_facility: "X" } }' })).toEqual(['HS2003']);
});
