/** Coverage and charges: what GT1, IN1, IN2 and FT1 say of families, of changes of coverage, and of claims that are corrected. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { addMonths, dayOf, formatDay, startOfDay } from '../../../model/time/civil.ts';
import { judge } from '../../conformance/hl7v2/dictionary.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { messagesIn, writeHl7v2 } from '../fixtures/hl7v2.ts';
import { at, parse, type Segment } from '../fixtures/hl7v2-parser.ts';

const HEAD = `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-12-31 }
payer horizon { name: "Horizon Example Health" }
payer guild_fund { name: "Guild Retiree Example Trust" }
sponsor acme { name: "Acme Example Works"  group: "G-1001" }
codes dx: ICD10CM { flu J10.1 "Influenza due to other identified influenza virus with other respiratory manifestations" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $180  allowed: $95 } }
plan ppo { type: PPO  payer: horizon  coinsurance: 20% }
plan retiree { type: indemnity  payer: guild_fund  coinsurance: 10% }
`;
const visit = (name: string, of: string, when: string): string =>
  `timeline ${name} of ${of} { event seen at ${when} { encounter ambulatory { type: sv.visit  diagnose dx.flu } } }\n`;
const read = (body: string, count = 1): readonly Subject[] => subjects(compileText(`${HEAD}${body}`), { count });
const messages = (subject: Subject, options: object = {}): Segment[][] => writeHl7v2([subject], options).map(parse);
const of = (all: readonly Segment[][], trigger: string): Segment[][] => all.filter((message) => at(message, 'MSH-9.2') === trigger);
const segments = (message: readonly Segment[], name: string): Segment[][] => message.filter((one) => one.name === name).map((one) => [one]);

const PERSON = `profile adult {
  age: 70
`;

test('the first payer is first, with the place of each, its dates, group and numbers', () => {
  const [subject] = read(`${PERSON}
  coverage medical guild { plan: retiree  after: medical  effective: 2024-05-01 }
  coverage medical { plan: ppo  sponsor: acme  effective: 2024-01-01 }
}
${visit('care', 'adult', '2025-03-04')}`);
  const [arrival] = of(messages(subject), 'A04');
  expect(
    segments(arrival, 'IN1').map((one) => ['IN1-1', 'IN1-2', 'IN1-4', 'IN1-8', 'IN1-9', 'IN1-12', 'IN1-15', 'IN1-21', 'IN1-22'].map((at1) => at(one, at1))),
  ).toEqual([
    ['1', 'ppo', 'Horizon Example Health', 'G-1001', 'Acme Example Works', '20240101', 'PPO', 'CO', '1'],
    ['2', 'retiree', 'Guild Retiree Example Trust', undefined, undefined, '20240501', 'IND', 'CO', '2'],
  ]);
  const { family, given, ssn } = subject.patient;
  const [{ member_id, subscriber_id }] = subject.coverages;
  expect(['IN1-16', 'IN1-16.2', 'IN1-17', 'IN1-36', 'IN1-49', 'IN1-49.5'].map((place) => at(arrival, place))).toEqual([
    family,
    given,
    'SEL',
    subscriber_id,
    subscriber_id,
    'SN',
  ]);
  expect(['IN2-61', 'IN2-61.5', 'IN2-72'].map((place) => at(arrival, place))).toEqual([member_id, 'MB', '01']);
  expect(['GT1-3', 'GT1-11', 'GT1-12'].map((place) => at(arrival, place))).toEqual([family, 'SEL', ssn]);
});

test('a child is insured through a parent, who answers for the bill until the child is of age', () => {
  const all = subjects(compileText(readFileSync('scenarios/membersim/ppo_2025.hsim', 'utf8')), { count: 12 });
  const first = new Map(all.filter(({ member = 0 }) => member === 0).map((one) => [one.index, one.patient]));
  const seen = { minor: 0, adult: 0 };
  for (const subject of all.filter(({ coverages }) => coverages.some(({ relationship }) => relationship === 'child'))) {
    const parent = first.get(subject.index);
    const { family, given, birth_date } = subject.patient;
    const ofAge = formatDay(addMonths(birth_date ?? 0, 18 * 12)).replaceAll('-', '');
    for (const message of of(messages(subject), 'A04').filter((one) => one.some(({ name }) => name === 'IN1'))) {
      const minor = String(at(message, 'MSH-7')).slice(0, 8) < ofAge;
      seen[minor ? 'minor' : 'adult']++;
      expect(['IN1-16', 'IN1-16.2', 'IN1-17', 'IN2-72'].map((place) => at(message, place))).toEqual([parent?.family, parent?.given, 'PAR', '03']);
      const guarantor = ['GT1-3', 'GT1-3.2', 'GT1-11'].map((place) => at(message, place));
      expect(guarantor).toEqual(minor ? [parent?.family, parent?.given, 'PAR'] : [family, given, 'SEL']);
    }
  }
  expect(seen).toEqual({ minor: expect.toSatisfy((count) => count > 0), adult: expect.toSatisfy((count) => count > 0) });
});

const CHANGED = `${PERSON}
  coverage medical { plan: ppo  effective: 2025-01-01 }
}
timeline care of adult {
  event seen at 2025-02-04 { encounter ambulatory { note "Seen." } }
  event leaves at 2025-05-10 { terminate medical { termination: 2025-05-31  reason: termination_of_employment } }
  event again at 2025-06-10 { encounter ambulatory { note "Seen." } }
  event joins at 2025-08-01 { enroll medical { plan: retiree } }
}
`;

test('what changes of a coverage is an update of the person; what has ended is listed no longer', () => {
  const [subject] = read(CHANGED);
  const seen = messages(subject)
    .filter((message) => ['A28', 'A31', 'A04'].includes(at(message, 'MSH-9.2') ?? ''))
    .map((message) => [
      at(message, 'MSH-9.2'),
      at(message, 'MSH-7')?.slice(0, 8),
      segments(message, 'IN1').map((one) => `${at(one, 'IN1-2')} ${at(one, 'IN1-12')}-${at(one, 'IN1-13') ?? ''}`),
    ]);
  expect(seen).toEqual([
    ['A28', '20250204', ['ppo 20250101-']],
    ['A04', '20250204', ['ppo 20250101-']],
    ['A31', '20250510', ['ppo 20250101-20250531']],
    ['A04', '20250610', []],
    ['A31', '20250801', ['retiree 20250801-']],
  ]);
});

test('during a stay it is an update of the visit', () => {
  const [subject] = read(`${PERSON}
  coverage medical { plan: ppo  effective: 2025-01-01 }
}
timeline care of adult {
  event stays at 2025-05-08 { encounter inpatient { duration: 5 days  note "Stays." } }
  event leaves at 2025-05-10 { terminate medical { termination: 2025-05-31  reason: termination_of_employment } }
}
`);
  const [update] = of(messages(subject), 'A08').filter((message) => at(message, 'MSH-7')?.startsWith('20250510'));
  expect(['PV1-2', 'IN1-13', 'PV1-45'].map((place) => at(update, place))).toEqual(['I', '20250531', undefined]);
});

test('what is known on a day is known on every later day', () => {
  const whole = writeHl7v2([read(CHANGED)[0]]);
  for (const day of [dayOf(2025, 3, 1), dayOf(2025, 5, 20), dayOf(2025, 7, 1)]) {
    const [earlier] = subjects(compileText(`${HEAD}${CHANGED}`), { count: 1, asOf: startOfDay(day) });
    const known = writeHl7v2([earlier]);
    expect(known.length).toBeGreaterThan(0);
    expect(whole).toEqual(expect.arrayContaining(known));
  }
});

const BILLED = (billing: string): string => `${PERSON}
  coverage medical { plan: ppo  effective: 2025-01-01 }
  billing { ${billing} }
}
${visit('care', 'adult', '2025-03-04')}`;
/** Type and amount of each transaction, in the order of the messages. */
const posted = (subject: Subject, options: object = {}): readonly string[] =>
  of(messages(subject, options), 'P03').flatMap((message) => segments(message, 'FT1').map((one) => `${at(one, 'FT1-6')} ${at(one, 'FT1-11.1.1')}`));

test('the lines of the first claim of a visit are charges, for its diagnosis', () => {
  const [subject] = read(BILLED('lag: 3 days'));
  expect(posted(subject)).toEqual(['CG 180.00']);
  const [message] = of(messages(subject), 'P03');
  const [{ submitted, rendering_id, encounter_id }] = subject.claims;
  expect(submitted).toBeGreaterThan(subject.encounters.find(({ id }) => id === encounter_id)?.end ?? Number.POSITIVE_INFINITY);
  const doctor = subject.parties.practitioners.find(({ id }) => id === rendering_id);
  const places = [
    'FT1-4',
    'FT1-7',
    'FT1-7.3',
    'FT1-10',
    'FT1-11.1.2',
    'FT1-11.2',
    'FT1-12.1.1',
    'FT1-14',
    'FT1-19',
    'FT1-20',
    'FT1-25',
    'DG1-3',
    'DG1-15',
    'IN1-2',
  ];
  expect(places.map((place) => at(message, place))).toEqual([
    ...['20250304', '99213', 'C4', '1', 'USD', 'TP', '180.00', 'ppo', 'J10.1', doctor?.npi, '99213', 'J10.1', '1', 'ppo'],
  ]);
  expect(posted(subject, { charges: 'off' })).toEqual([]);
});

test('a claim that is sent twice, or rejected and sent again, posts nothing more', () => {
  for (const billing of ['twice: 100%', 'rejected: 100%']) {
    const [subject] = read(BILLED(billing));
    expect(subject.claims.length).toBe(2);
    expect(posted(subject)).toEqual(['CG 180.00']);
  }
});

test('a replacement takes back what it replaces, and a void takes back', () => {
  // The mistake of a claim of one line is twice its units.
  expect(posted(read(BILLED('corrected: 100%'))[0])).toEqual(['CG 360.00', 'CD 360.00', 'CG 180.00']);
  expect(posted(read(BILLED('voided: 100%'))[0])).toEqual(['CG 180.00', 'CD 180.00']);
});

test('claims to the second payer post nothing', () => {
  const [subject] = read(`${PERSON}
  coverage medical { plan: ppo  effective: 2025-01-01 }
  coverage medical guild { plan: retiree  after: medical  effective: 2025-01-01 }
}
${visit('care', 'adult', '2025-03-04')}`);
  expect(subject.claims.map(({ payer_sequence }) => payer_sequence)).toEqual([1, 2]);
  expect(posted(subject)).toEqual(['CG 180.00']);
});

test.each(['ppo_2025', 'coordination_of_benefits', 'enrollment'])('every message of %s is valid by the dictionary', (name) => {
  const all = subjects(compileText(readFileSync(`scenarios/membersim/${name}.hsim`, 'utf8')), { count: 10 });
  const sent = all.flatMap((one) => writeHl7v2([one])).flatMap(messagesIn);
  expect(sent.some((message) => message.includes('\rFT1|'))).toBe(true);
  expect([...new Set(sent.flatMap(judge))]).toEqual([]);
});
