/** Where prescriptions go, when, and what follows where something is missing. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Ir } from '../../../ir/definition.ts';
import type { Subject } from '../../../model/subject.ts';
import type { RunInfo, Target } from '../../../model/target.ts';
import { MINUTES_PER_DAY } from '../../../model/time/civil.ts';
import { targets } from '../../../targets/registry.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { DICTIONARY } from '../fixtures/dictionary.ts';
import { complete } from '../fixtures/full.ts';
import { scriptFindings, textsOfMessages } from './script-checks.ts';
import { elementAt, type ReadElement, readXml, textOf } from './xml-reader.ts';

const target = targets.get('script') as Target;
const ENDLESS = { asOf: Number.MAX_SAFE_INTEGER };

async function linesOf(people: readonly Subject[], options: object = {}, run: Partial<RunInfo> = ENDLESS): Promise<string[]> {
  const { texts } = writeBlocks(await openTarget(target, options, run), [{ label: '00000', subjects: people }]);
  return texts.join('').split('\n').slice(0, -1);
}

const typeOf = (message: ReadElement): string => elementAt(message, 'Body')?.children[0].name ?? '';
const typesOf = (lines: readonly string[]): string[] => lines.map((line) => typeOf(readXml(line)));
const only = (lines: readonly string[], type: string): ReadElement[] => lines.map(readXml).filter((one) => typeOf(one) === type);
const party = (message: ReadElement, name: 'To' | 'From'): string =>
  `${elementAt(message, `Header/${name}`)?.attributes['Qualifier']} ${textOf(message, `Header/${name}`)}`;

const scenario = (events: string): Ir =>
  compileText(`hsim 1
scenario s "S" { start: 2025-01-01  as_of: 2025-03-31 }
use "std/drugs" as rx
profile adult { age: 50 }
timeline care of adult {
  event visit at 2025-01-06 { encounter ambulatory { prescribe rx.lisinopril_20 { quantity: 30  days_supply: 30  refills: 1 } } }
${events}
}`);
const one = (events: string): Subject[] => subjects(scenario(events), { count: 1 });
const bare = complete();
const request = { ...bare.medication_requests[0], prior_id: null, status: 'active' as const, stopped: null };
const unfilled: Subject = {
  ...bare,
  medication_requests: [request],
  medication_dispenses: [],
  medication_administrations: [],
  pharmacy_claims: [],
  dur_alerts: [],
};

describe('where a prescription goes', () => {
  test('to the pharmacy of the first fill', async () => {
    const lines = await linesOf(one('  event pickup at visit + 2 days { dispense rx.lisinopril_20 }'));
    const [message] = only(lines, 'NewRx');
    expect(party(message, 'To')).toMatch(/^P 99\d{5}$/);
    expect(party(message, 'From')).toMatch(/^D \d{10}001$/);
    expect(textOf(message, 'Body/NewRx/Pharmacy/Identification/NCPDPID')).toBe(party(message, 'To').slice(2));
    expect(typesOf(lines)).toEqual(['NewRx', 'Status', 'Verify', 'RxFill', 'Status']);
  });

  test('to the clearinghouse where no pharmacy is known, after a week in which one could have been', async () => {
    const [message] = only(await linesOf(one(''), { clearinghouse: 'HUB' }), 'NewRx');
    expect([party(message, 'To'), elementAt(message, 'Body/NewRx/Pharmacy')]).toEqual(['C HUB', undefined]);
    const week = request.recorded + 7 * MINUTES_PER_DAY;
    expect(await linesOf([unfilled], {}, { asOf: week - 1 })).toEqual([]);
    expect(typesOf(await linesOf([unfilled], {}, { asOf: week }))).toEqual(['NewRx', 'Status']);
    // A scenario without fills has nothing to wait for.
    expect(typesOf(await linesOf([unfilled], {}, { asOf: request.recorded, kinds: ['medication_requests'] }))).toEqual(['NewRx', 'Status']);
  });

  test('nowhere, where staff gave the drug', async () => {
    const given = { ...bare.medication_administrations[0], request_id: request.id, recorded: request.recorded };
    expect(await linesOf([{ ...unfilled, medication_administrations: [given] }])).toEqual([]);
  });

  test('a plan is no prescription', async () => {
    expect(await linesOf([{ ...unfilled, medication_requests: [{ ...request, intent: 'plan' }] }])).toEqual([]);
  });
});

describe('renewals', () => {
  const people = one(`  event pickup at visit + 2 days { dispense rx.lisinopril_20 }
  event again at visit + 60 days { encounter ambulatory { prescribe rx.lisinopril_20 { quantity: 30  days_supply: 30  refills: 1 } } }`).map(
    (person): Subject => {
      const [first, second] = person.medication_requests;
      return { ...person, medication_requests: [first, { ...second, prior_id: first.id }] };
    },
  );
  const changed = (change: Partial<Subject['medication_requests'][number]>): Subject[] =>
    people.map((person) => ({ ...person, medication_requests: [person.medication_requests[0], { ...person.medication_requests[1], ...change }] }));
  const outcome = async (some: readonly Subject[]) => {
    const [answer] = only(await linesOf(some), 'RxRenewalResponse');
    return elementAt(answer, 'Body/RxRenewalResponse/Response')?.children[0].name;
  };

  test('are asked for by the pharmacy, and answered by what became of them', async () => {
    expect(await outcome(people)).toBe('Approved');
    expect(await outcome(changed({ refills: 3 }))).toBe('ApprovedWithChanges');
    expect(await outcome(changed({ sig: 'Take 1 tablet twice a day' }))).toBe('Replace');
    const [question] = only(await linesOf(people), 'RxRenewalRequest');
    // Two fills: the first, and the refill.
    expect(textOf(question, 'Body/RxRenewalRequest/MedicationDispensed/PharmacyRequestedRefills')).toBe('2');
  });

  test('are new prescriptions where that is asked for, or where the drug is another', async () => {
    expect(typesOf(await linesOf(people, { renewals: 'new' })).filter((type) => type === 'NewRx')).toHaveLength(2);
    const other = changed({ code: { system: 'RXNORM', code: '1', display: 'another drug' } });
    expect(typesOf(await linesOf(other)).filter((type) => type === 'NewRx' || type.startsWith('RxRenewal'))).toEqual(['NewRx', 'NewRx']);
  });
});

describe('what lacks something', () => {
  const filled: Subject = { ...unfilled, medication_dispenses: [{ ...bare.medication_dispenses[0], organization_id: bare.pharmacy_claims[0].pharmacy_id }] };
  test.each([
    ['the birth date', { ...filled, patient: { ...filled.patient, birth_date: null } }, 'NewRx/Patient/HumanPatient/DateOfBirth/Date'],
    ['the street', { ...filled, patient: { ...filled.patient, line: null } }, 'NewRx/Patient/HumanPatient/Address/AddressLine1'],
    ['the quantity', { ...filled, medication_requests: [{ ...request, quantity: null }] }, 'NewRx/MedicationPrescribed/Quantity/Value'],
    ['the directions', { ...filled, medication_requests: [{ ...request, sig: ' ' }] }, 'NewRx/MedicationPrescribed/Sig/SigText'],
  ])('%s: an Error, and no other message about the prescription', async (_, subject, path) => {
    const lines = await linesOf([subject]);
    expect(typesOf(lines)).toEqual(['NewRx', 'Error']);
    expect(textOf(readXml(lines[1]), 'Body/Error/Description')).toBe(`${path} is missing`);
    // An Error is no acknowledgement that could be left out.
    expect(typesOf(await linesOf([subject], { acknowledgements: false }))).toEqual(['NewRx', 'Error']);
    expect(scriptFindings(lines)).toEqual([]);
  });

  test('a patient without a telephone number lacks nothing', async () => {
    const lines = await linesOf([{ ...filled, patient: { ...filled.patient, phone: null } }]);
    expect(typesOf(lines)).toEqual(['NewRx', 'Status', 'Verify', 'RxFill', 'Status']);
  });
});

describe('feeds', () => {
  const ir = compileText(readFileSync('tests/conformance/script/prescriptions.hsim', 'utf8'));
  const at = (asOf: number) => subjects(ir, { count: 8, asOf });
  const start = subjects(ir, { count: 1 })[0].encounters[0].start;
  const ends = [20, 60, 130, 250].map((days) => start - (start % MINUTES_PER_DAY) + days * MINUTES_PER_DAY - 1);

  test('add up to the whole', async () => {
    const feeds = await Promise.all(ends.map((asOf, i) => linesOf(at(asOf), {}, { asOf, ...(i === 0 ? {} : { since: ends[i - 1] }) })));
    const last = ends[ends.length - 1];
    expect(feeds.every((lines) => lines.length > 0)).toBe(true);
    expect(feeds.flat().sort()).toEqual((await linesOf(at(last), {}, { asOf: last })).sort());
    expect(scriptFindings(feeds.flat())).toEqual([]);
  });

  test('without acknowledgements everything else is the same', async () => {
    const people = at(ends[3]);
    const all = await linesOf(people, {}, { asOf: ends[3] });
    const bareLines = await linesOf(people, { acknowledgements: false }, { asOf: ends[3] });
    expect(bareLines).toEqual(all.filter((line) => !/<Body><(?:Status|Verify)>/.test(line)));
    expect(scriptFindings(bareLines, { acknowledged: false })).toEqual([]);
  });
});

test('hostile text in every field of a whole conversation is read back, and changes no message', async () => {
  const written = (text: string): Subject => {
    const spelled = { name: text, line: text, city: text };
    const [claim] = bare.pharmacy_claims;
    return {
      ...bare,
      patient: { ...bare.patient, given: text, family: text, middle: text, suffix: text, prefix: text, line: text, city: text },
      parties: {
        ...bare.parties,
        organizations: bare.parties.organizations.map((one) => ({ ...one, ...spelled })),
        practitioners: bare.parties.practitioners.map((one) => ({ ...one, given: text, family: text, line: text, city: text })),
      },
      coverages: bare.coverages.map((one) => ({ ...one, kind: 'pharmacy' as const, subscriber_id: text, group_number: text })),
      medication_requests: [
        { ...request, sig: text, code: { ...request.code, display: text }, status: 'stopped', stopped: request.recorded + 30 * MINUTES_PER_DAY },
      ],
      medication_dispenses: [{ ...bare.medication_dispenses[0], sig: text, organization_id: claim.pharmacy_id }],
      medication_administrations: [],
      dur_alerts: bare.dur_alerts.map((one) => ({ ...one, text })),
    };
  };
  const plain = await linesOf([written('plain')]);
  for (const text of DICTIONARY.filter((one) => one.trim() !== '')) {
    const lines = await linesOf([written(text)]);
    expect(typesOf(lines), JSON.stringify(text)).toEqual(typesOf(plain));
    expect(scriptFindings(lines), JSON.stringify(text)).toEqual([]);
    const held = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
    if (held.length <= 35) expect(textsOfMessages(lines).filter((one) => one === held).length, JSON.stringify(text)).toBeGreaterThanOrEqual(40);
  }
});
