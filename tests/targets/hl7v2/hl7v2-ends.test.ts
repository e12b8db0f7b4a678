import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hl7v2Options } from '../../../targets/hl7v2/hl7v2-options.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { complete } from '../fixtures/full.ts';
import { writeHl7v2 } from '../fixtures/hl7v2.ts';
import { at, parse } from '../fixtures/hl7v2-parser.ts';

/** MSH-3 to MSH-6 of messages, each once. */
function ends(messages: readonly string[]): string[] {
  return [...new Set(messages.map((message) => message.split('|').slice(2, 6).join('|')))];
}

const unrouted = { ...complete(), messages: [] };

test('the facility that sends has a short namespace and a universal identifier, and every end is filled', () => {
  const [end, ...others] = ends(writeHl7v2([unrouted]));
  expect(others).toEqual([]);
  expect(end).toMatch(/^HSIMC\|[A-Z0-9_]{1,20}\^[0-9a-f-]{36}\^UUID\|RECEIVING_APP\|RECEIVING_FACILITY$/);
});

test('options name both ends for a whole run, with or without universal identifiers', () => {
  const options = {
    sending_application: 'ADT1',
    sending_facility: 'MERCY^2.16.840.1.113883.19.5^ISO',
    receiving_application: 'LIS',
    receiving_facility: '^lab.example.org^DNS',
  };
  expect(ends(writeHl7v2([unrouted], options))).toEqual(['ADT1|MERCY^2.16.840.1.113883.19.5^ISO|LIS|^lab.example.org^DNS']);
});

test.each(['', 'x'.repeat(21), 'A|B', 'A&B', 'A^1.2.3', 'A^1.2.3^NONE', 'A^1.2.3^ISO^x'])('an end that is not HD is refused: %j', (end) => {
  expect(hl7v2Options.safeParse({ sending_facility: end }).success).toBe(false);
});

test('an end that a scenario gives, and that is too long for a namespace, is a universal identifier', () => {
  const [route] = complete().messages;
  const one = {
    ...unrouted,
    messages: [{ ...route, kind: 'routed' as const, record_id: unrouted.encounters[0].id, sending_facility: 'Riverside General Hospital' }],
  };
  expect(ends(writeHl7v2([one])).some((end) => end.split('|')[1] === '^Riverside General Hospital^L')).toBe(true);
});

test('a stay has a room and a bed, other ones after a transfer; a visit has none', () => {
  const people = subjects(compileText(readFileSync('scenarios/patientsim/adt_workflow.hsim', 'utf8')), { count: 40 });
  const messages = writeHl7v2(people).map(parse);
  const bed = (segments: (typeof messages)[number], field: string): string => [2, 3].map((n) => at(segments, `${field}.${n}`) ?? '').join(' ');
  const kinds = (classes: readonly string[]) => messages.filter((m) => classes.includes(at(m, 'PV1-18') ?? '') && at(m, 'PV1-2') !== 'P');
  const stays = kinds(['IN', 'OB']);
  expect(stays.length).toBeGreaterThan(20);
  for (const m of stays) expect(bed(m, 'PV1-3')).toMatch(/^[2-6]\d\d [AB]$/);
  for (const m of kinds(['AM', 'EM', 'VR', 'HH'])) expect(bed(m, 'PV1-3')).toBe(' ');
  const transfers = messages.filter((m) => at(m, 'MSH-9.2') === 'A02');
  expect(transfers.length).toBeGreaterThan(3);
  for (const m of transfers) expect(`${at(m, 'PV1-3')} ${bed(m, 'PV1-3')}`).not.toBe(`${at(m, 'PV1-6')} ${bed(m, 'PV1-6')}`);
  // In one place a stay keeps its bed.
  const beds = new Map<string, Set<string>>();
  for (const m of stays) {
    const key = `${at(m, 'PV1-19')} ${at(m, 'PV1-3.10')}`;
    beds.set(key, (beds.get(key) ?? new Set()).add(bed(m, 'PV1-3')));
  }
  expect([...beds.values()].every((one) => one.size === 1)).toBe(true);
});
