import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dayOf, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { compileText, diabetesText, texts } from '../../support/scenario-runs.ts';
import { messagesIn } from '../fixtures/hl7v2.ts';
import { at, parse } from '../fixtures/hl7v2-parser.ts';

const ir = compileText(diabetesText);
const all = (options: Parameters<typeof texts>[1], target: object = {}, block = 128): string[] =>
  [...texts(ir, options, 'hl7v2', target, block).values()].flatMap(messagesIn);

/** MSH-7 as minutes since 1970 in UTC. */
function instant(message: string): number {
  const [, year, month, day, hour, minute, sign, hours, minutes] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)([+-])(\d\d)(\d\d)$/.exec(message.split('|')[6])!;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return startOfDay(dayOf(Number(year), Number(month), Number(day))) + Number(hour) * 60 + Number(minute) - offset;
}

test('a feed is in order of time, at most 128 subjects in a file', () => {
  const files = texts(ir, { count: 150 }, 'hl7v2', {}, 140);
  expect([...files.keys()]).toEqual(['messages.00000.000.hl7', 'messages.00000.001.hl7', 'messages.00001.000.hl7']);
  for (const text of files.values()) {
    const instants = messagesIn(text).map(instant);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(new Set(messagesIn(text).map((message) => message.split('|')[9].slice(0, 5))).size).toBeLessThanOrEqual(128);
  }
});

test('the same messages, whatever the size of blocks', () => {
  expect(all({ count: 40 }, {}, 16).sort()).toEqual(all({ count: 40 }, {}, 256).sort());
  expect(all({ count: 20 }, { layout: 'message' }).sort()).toEqual(all({ count: 20 }).sort());
});

test('control ids are unique, at most twenty characters, and stay as time continues', () => {
  const now = all({ count: 40 });
  const ids = now.map((message) => message.split('|')[9]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{20}$/);
});

const library = readdirSync('scenarios/patientsim').filter((name) => /^[^.]+\.hsim$/.test(name));
test.each(library)('what was sent by a day is in the feed of every later day, byte for byte: %s', (name) => {
  const one = compileText(readFileSync(`scenarios/patientsim/${name}`, 'utf8'));
  const end = dayOfMinute(one.scenario.asOf ?? 0);
  let before: string[] = [];
  for (let day = end - 190; day <= end; day += 19) {
    const now = [...texts(one, { count: 30, asOf: startOfDay(day) + 700 }, 'hl7v2', {}, 128).values()].flatMap(messagesIn);
    // A message may be sent twice: as often as it was sent, so often it stays.
    const left = new Map<string, number>();
    for (const message of now) left.set(message, (left.get(message) ?? 0) + 1);
    for (const message of before) left.set(message, (left.get(message) ?? 0) - 1);
    expect([...left].filter(([, times]) => times < 0).map(([message]) => message)).toEqual([]);
    before = now;
  }
  expect(before.length).toBeGreaterThan(100);
});

test('every message is marked as training, in the version and characters that were asked for', () => {
  for (const message of all({ count: 5 }, { version: '2.5', charset: 'ASCII' })) {
    const segments = parse(message);
    expect([at(segments, 'MSH-11'), at(segments, 'MSH-12'), at(segments, 'MSH-18')]).toEqual(['T', '2.5', 'ASCII']);
    expect(message).toMatch(/^[\r\x20-\x7e]*$/);
  }
});

test('frames of the lower layer protocol stand around each message', () => {
  const text = [...texts(ir, { count: 5 }, 'hl7v2', { framing: 'mllp' }, 128).values()].join('');
  const frames = text.split('\u000b').slice(1);
  expect(frames.every((frame) => frame.startsWith('MSH|') && frame.endsWith('\r\u001c\r'))).toBe(true);
  expect(frames.map((frame) => frame.slice(0, -2)).sort()).toEqual(all({ count: 5 }).sort());
});
