/** NCPDP files agree with the records, balance, and keep their structure: read by a reader of their own. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PharmacyClaim } from '../../../model/benefits/pharmacy-claim.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Target } from '../../../model/target.ts';
import { dayOfMinute, formatDay } from '../../../model/time/civil.ts';
import { requestSegments, responseSegments, type SegmentDefinition } from '../../../targets/ncpdp/ncpdp-fields.ts';
import { targets } from '../../../targets/registry.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { cardPeople } from './card-people.ts';
import { amountOf, textOf } from './ncpdp-checks.ts';
import { centsOf, type ReadFile, type ReadSegment, type ReadTransmission } from './ncpdp-parts.ts';
import { readNcpdp } from './ncpdp-reader.ts';

const people = subjects(compileText(readFileSync('tests/conformance/ncpdp/members.hsim', 'utf8')), { count: 40 });
const claims = people.flatMap((one) => one.pharmacy_claims);
const billings = claims.filter(({ transaction }) => transaction !== 'B2');
const replaced = new Set(claims.flatMap(({ transaction, response, original_id: id }) => (transaction === 'B3' && response === 'paid' ? [id] : [])));
/** A reversal that is a part of a rebill is sent with it. */
const reversals = claims.filter(({ transaction, original_id: id }) => transaction === 'B2' && !replaced.has(id));
const inquiries = people.flatMap((one) => one.eligibility_inquiries);
const ncpdp = targets.get('ncpdp') as Target;

async function written(some: readonly Subject[], options: object = {}, since?: number) {
  const { files, losses } = writeBlocks(await openTarget(ncpdp, options, since === undefined ? {} : { since }), [{ label: '00003', subjects: some }]);
  return { files: new Map([...files].map(([key, bytes]) => [key.split(' ')[1], bytes.toString('latin1')])), losses };
}
type Written = Awaited<ReturnType<typeof written>>;
const read = ({ files }: Written, what: 'requests' | 'responses'): ReadFile[] =>
  [...files].filter(([path]) => path.startsWith(what)).map(([, text]) => readNcpdp(text, what === 'requests' ? 'request' : 'response'));
const sentIn = (all: Written, what: 'requests' | 'responses'): ReadTransmission[] => read(all, what).flatMap(({ transmissions }) => transmissions);
const segment = ({ segments }: ReadTransmission, id: string): ReadSegment | undefined => segments.find((one) => one.id === id);
const valuesOf = (of: ReadSegment | undefined, id: string): string[] => (of?.fields ?? []).filter(([field]) => field === id).map(([, value]) => value);
const referenceOf = ({ id }: Pick<PharmacyClaim, 'id'>): string => id.replaceAll('-', '').slice(0, 10).toUpperCase();
const plain = (day: number): string => formatDay(day).replaceAll('-', '');
const whole = await written(people);

test('nothing is wrong with a file', () => {
  expect([...whole.files.keys()].length).toBe(4);
  for (const what of ['requests', 'responses'] as const) for (const file of read(whole, what)) expect(file.findings).toEqual([]);
});

test('each claim and inquiry is in one request and one response, which have its reference, in the order of the records', () => {
  expect(claims.length).toBeGreaterThan(100);
  const expected = [...inquiries, ...billings, ...reversals].map(referenceOf).sort();
  for (const what of ['requests', 'responses'] as const)
    expect(
      sentIn(whole, what)
        .map(({ reference }) => reference)
        .sort(),
    ).toEqual(expected);
  const [requests] = read(whole, 'requests');
  const [responses] = read(whole, 'responses');
  expect(requests.transmissions.map(({ reference }) => reference)).toEqual(responses.transmissions.map(({ reference }) => reference));
  expect([requests.sender, requests.receiver]).toEqual([responses.receiver, responses.sender]);
  expect(requests.batch).toBe(responses.batch);
});

describe('a request', () => {
  const byReference = new Map(sentIn(whole, 'requests').map((one) => [one.reference, one]));

  test('has the drug, the quantity, the prescription and the prescriber of the record', () => {
    for (const subject of people)
      for (const claim of subject.pharmacy_claims.filter(({ transaction }) => transaction !== 'B2')) {
        const sent = byReference.get(referenceOf(claim)) as ReadTransmission;
        const request = subject.medication_requests.find(({ id }) => id === claim.request_id);
        const npi = (id: string | undefined): string | undefined =>
          [...subject.parties.organizations, ...subject.parties.practitioners].find((one) => one.id === id)?.npi;
        const [claimed, prescriber] = [segment(sent, '07'), segment(sent, '03')];
        expect([sent.header.get('103-A3'), sent.header.get('201-B1'), sent.header.get('401-D1')]).toEqual([
          claim.transaction,
          npi(claim.pharmacy_id),
          plain(dayOfMinute(claim.at)),
        ]);
        expect(textOf(claimed, 'D7')).toBe(claim.ndc?.replaceAll('-', ''));
        expect(Number(textOf(claimed, 'E7')) / 1000).toBe(claim.quantity);
        expect(['D3', 'D5', 'D8'].map((id) => Number(textOf(claimed, id)))).toEqual([claim.fill_number, claim.days_supply, claim.daw]);
        expect([textOf(claimed, 'DE'), textOf(claimed, 'DF')]).toEqual([plain(dayOfMinute(request?.authored ?? 0)), String(request?.refills)]);
        expect(textOf(prescriber, 'DB')).toBe(npi(request?.practitioner_id));
        if (claim.response === 'paid') expect(amountOf(segment(sent, '11'), 'DU')).toBe(claim.allowed);
      }
  });

  test('has one number for each prescription', () => {
    const numbers = new Map(
      [...billings, ...reversals].map((one) => [textOf(segment(byReference.get(referenceOf(one)) as ReadTransmission, '07'), 'D2'), one.request_id]),
    );
    expect(numbers.size).toBe(new Set(numbers.values()).size);
  });

  test('names the cardholder and the person: dependants by the number of the subscriber', () => {
    const insured = sentIn(whole, 'requests')
      .filter(({ header }) => header.get('103-A3') !== 'E1' && header.get('103-A3') !== 'B2')
      .map((one) => segment(one, '04'));
    expect(new Set(insured.map((one) => textOf(one, 'C6')))).toEqual(new Set(['1', '2', '3']));
    for (const one of insured) expect(textOf(one, 'CC') === '').toBe(textOf(one, 'C6') !== '1');
    const cards = new Map<string, Set<string>>();
    for (const one of insured) cards.set(textOf(one, 'C2'), (cards.get(textOf(one, 'C2')) ?? new Set()).add(textOf(one, 'C3')));
    expect([...cards.values()].some((persons) => persons.size > 1)).toBe(true);
  });
});

test('an inquiry is answered with the coverage that is in force, or with why there is none', () => {
  const answers = new Map(sentIn(whole, 'responses').map((one) => [one.reference, one]));
  expect(new Set(inquiries.map(({ status }) => status))).toEqual(new Set(['active', 'inactive', 'rejected']));
  for (const one of inquiries) {
    const answer = answers.get(referenceOf(one)) as ReadTransmission;
    expect(answer.header.get('103-A3')).toBe('E1');
    expect(textOf(segment(answer, '21'), 'AN')).toBe(one.status === 'active' ? 'A' : 'R');
    expect(textOf(segment(answer, '21'), 'FB')).toBe({ active: '', inactive: '67', rejected: '09' }[one.status]);
    expect(segment(answer, '25') === undefined).toBe(one.coverage_id === null);
  }
});

test('an inquiry of a patient who fills nowhere is counted as left out, and one about other coverage is not', async () => {
  const [first] = people.filter(({ eligibility_inquiries: all }) => all.length > 0);
  const alone = { ...first, pharmacy_claims: [], dur_alerts: [] };
  expect((await written([alone])).losses).toEqual({
    'an inquiry about pharmacy coverage of a patient without a pharmacy was left out': first.eligibility_inquiries.length,
  });
  const medical = { ...alone, eligibility_inquiries: alone.eligibility_inquiries.map((one) => ({ ...one, kind: 'medical' as const })) };
  expect(await written([medical])).toEqual({ files: new Map(), losses: {} });
});

describe('a response', () => {
  const byReference = new Map(sentIn(whole, 'responses').map((one) => [one.reference, one]));

  test('has the amounts of the record, or its reject codes', () => {
    expect(new Set(billings.map(({ response }) => response))).toEqual(new Set(['paid', 'rejected']));
    for (const claim of billings) {
      const answer = byReference.get(referenceOf(claim)) as ReadTransmission;
      const [status, pricing] = [segment(answer, '21'), segment(answer, '23')];
      expect(textOf(status, 'AN')).toBe(claim.response === 'paid' ? 'P' : 'R');
      expect(valuesOf(status, 'FB')).toEqual(claim.rejects);
      if (claim.response === 'rejected') expect(pricing).toBeUndefined();
      else
        expect(['F5', 'F6', 'F7', 'J5', 'F9', 'FH', 'FI', '4U'].map((id) => amountOf(pricing, id))).toEqual([
          claim.patient_pay,
          claim.ingredient_cost,
          claim.dispensing_fee,
          claim.other_payer_paid,
          claim.paid,
          claim.deductible,
          claim.copay,
          claim.coinsurance,
        ]);
    }
  });

  test('has what of the deductible is used up and left after a fill', () => {
    const accounts = sentIn(whole, 'responses')
      .map((one) => segment(one, '23'))
      .filter((one) => textOf(one, 'FC') !== '');
    expect(accounts.length).toBeGreaterThan(10);
    for (const one of accounts) expect(amountOf(one, 'FC') + amountOf(one, 'FD')).toBe(10_000);
  });

  test('has the findings of drug-utilization review, and the request that follows what the pharmacist did', () => {
    const requests = new Map(sentIn(whole, 'requests').map((one) => [one.reference, one]));
    const alerts = people.flatMap((one) => one.dur_alerts);
    expect(alerts.length).toBeGreaterThan(3);
    for (const alert of alerts) {
      const rejected = claims.find(({ id }) => id === alert.pharmacy_claim_id) as PharmacyClaim;
      const found = segment(byReference.get(referenceOf(rejected)) as ReadTransmission, '24');
      expect(valuesOf(found, 'E4')).toContain(alert.reason);
      expect([textOf(found, 'FY'), textOf(found, 'NS')].join(' ').trim()).toBe(alert.text.toUpperCase());
      expect(textOf(found, 'FU')).toMatch(/^2025/);
      const again = billings.find((one) => one.id !== rejected.id && one.request_id === rejected.request_id && one.fill_number === rejected.fill_number);
      if (alert.result !== 'filled_with_approval') continue;
      const answered = segment(requests.get(referenceOf(again as PharmacyClaim)) as ReadTransmission, '08');
      expect(['E4', 'E5', 'E6'].map((id) => textOf(answered, id))).toEqual([alert.reason, 'M0', '1G']);
    }
  });
});

test('a reversal names the claim that it takes back: its prescription, drug, fill and day; its answer is approved', () => {
  expect(reversals.length).toBeGreaterThan(0);
  const [requests, responses] = (['requests', 'responses'] as const).map((what) => new Map(sentIn(whole, what).map((one) => [one.reference, one])));
  for (const reversal of reversals) {
    const [original, request, response] = [
      requests.get(referenceOf(claims.find(({ id }) => id === reversal.original_id) as PharmacyClaim)),
      requests.get(referenceOf(reversal)),
      responses.get(referenceOf(reversal)),
    ] as ReadTransmission[];
    expect([request.header.get('103-A3'), response.header.get('103-A3')]).toEqual(['B2', 'B2']);
    expect(request.header.get('401-D1')).toBe(original.header.get('401-D1'));
    for (const id of ['EM', 'D2', 'E1', 'D7', 'D3']) expect(textOf(segment(request, '07'), id)).toBe(textOf(segment(original, '07'), id));
    expect(textOf(segment(request, '04'), 'C2')).toBe(textOf(segment(original, '04'), 'C2'));
    expect(response.segments.map(({ id }) => id)).toEqual(['21', '22']);
    expect(textOf(segment(response, '21'), 'AN')).toBe('A');
  }
});

test('every field of the list is written, and each has one place in its segment', async () => {
  const odd = people.map((one) => ({
    ...one,
    coverages: one.coverages.map((coverage) => ({ ...coverage, group_number: 'G-1' })),
    // A brand penalty, another payer, and parts of fills, which this scenario has not.
    pharmacy_claims: one.pharmacy_claims.flatMap((claim) => {
      const odd = { ...claim, other_payer_paid: 1, paid: claim.paid - 2, patient_pay: claim.patient_pay + 1 };
      const part = { ...odd, quantity_intended: 2 * claim.quantity, days_supply_intended: 2 * claim.days_supply };
      return [
        { ...part, dispensing_status: 'partial' as const },
        { ...part, dispensing_status: 'completion' as const },
      ];
    }),
  }));
  const all = await written([...odd, ...cardPeople]);
  for (const [what, definitions] of [
    ['requests', requestSegments],
    ['responses', responseSegments],
  ] as const) {
    const found = new Set(sentIn(all, what).flatMap(({ segments }) => segments.flatMap(({ id, fields }) => fields.map(([field]) => `${id} ${field}`))));
    for (const { id, fields } of Object.values<SegmentDefinition>(definitions)) {
      expect(new Set(fields.map((one) => one.id)).size).toBe(fields.length);
      for (const field of fields) expect(found).toContain(`${id} ${field.id}`);
    }
  }
});

test('the feeds of some days together send what the whole sends', async () => {
  const ends = [20_180, 20_260, 20_400].map((day) => day * 1440);
  const until = (end: number): Subject[] => people.map((one) => ({ ...one, pharmacy_claims: one.pharmacy_claims.filter(({ recorded }) => recorded <= end) }));
  const days = await Promise.all(ends.map((end, i) => written(until(end), {}, i === 0 ? undefined : ends[i - 1])));
  const texts = (all: Written): string[] => [...all.files.values()].flatMap((text) => text.split('\n').filter((line) => line.startsWith('\u0002G1')));
  expect(days.every((day) => texts(day).length > 0)).toBe(true);
  expect(days.flatMap(texts).sort()).toEqual(texts(await written(until(ends[2]))).sort());
});

test('without an envelope each line is a transmission, the same as in a batch', async () => {
  const bare = await written(people, { envelope: 'none' });
  for (const what of ['requests', 'responses'] as const) {
    for (const file of read(bare, what)) expect(file.findings).toEqual([]);
    const [lines, batch] = [sentIn(bare, what), sentIn(whole, what)];
    expect(lines.map(({ segments }) => segments)).toEqual(batch.map(({ segments }) => segments));
  }
  expect(ncpdp.options.safeParse({ envelope: 'none', line_breaks: false }).success).toBe(false);
});

test('options are where they belong, and a batch without line breaks says the same', async () => {
  const own = await written(people, { bin: '012345', pcn: 'TEST', software: 'ACME', sender: 'PHARMACY SWITCH', line_breaks: false });
  const [{ sender, findings, transmissions }] = read(own, 'requests');
  expect(findings).toEqual([]);
  expect([sender, ...['101-A1', '104-A4', '110-AK'].map((number) => transmissions[0].header.get(number))]).toEqual([
    'PHARMACY SWITCH',
    '012345',
    'TEST',
    'ACME',
  ]);
  expect([...own.files.values()].join('')).not.toContain('\n');
  for (const wrong of [{ bin: '12345' }, { pcn: 'elevenchars' }, { sender: '' }]) expect(ncpdp.options.safeParse(wrong).success).toBe(false);
});

test('a batch for each transmission says what the batches of payers say', async () => {
  const alone = await written(people, { files: 'transaction' });
  for (const what of ['requests', 'responses'] as const) {
    const files = read(alone, what);
    expect(files.flatMap(({ findings }) => findings)).toEqual([]);
    expect(files.every(({ transmissions }) => transmissions.length === 1)).toBe(true);
    expect(new Set(files.map(({ batch }) => batch)).size).toBe(files.length);
    const said = (all: readonly ReadTransmission[]) => all.map(({ reference, segments }) => JSON.stringify([reference, segments])).sort();
    expect(said(files.flatMap(({ transmissions }) => transmissions))).toEqual(said(sentIn(whole, what)));
  }
  expect([...alone.files.keys()].every((path) => /^(?:requests|responses)\.\d{10}\.00003\.\d{6}\.ncpdp$/.test(path))).toBe(true);
});

test('the table of decided claims has a row for each, with the amounts of the record', async () => {
  const { files } = await written(people, { post_adjudication: true });
  const [head, ...rows] = (files.get('post_adjudication.00003.csv') as string).trimEnd().split('\r\n');
  const names = head.split(',');
  expect(new Set(names).size).toBe(names.length);
  const cells = rows.map((row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));
  const read = new Map(cells.map((row) => [row[0], Object.fromEntries(names.map((name, i) => [name, row[i]]))]));
  expect(read.size).toBe(claims.length);
  for (const row of cells) expect(row.length).toBe(names.length);
  const numberOf = ({ id }: PharmacyClaim) => id.replaceAll('-', '').slice(0, 20).toUpperCase();
  const dollars = (cents: number | null) => (cents === null ? '' : (cents / 100).toFixed(2));
  for (const subject of people)
    for (const claim of subject.pharmacy_claims) {
      const row = read.get(numberOf(claim));
      const original = subject.pharmacy_claims.find(({ id }) => id === claim.original_id);
      const coverage = subject.coverages.find(({ id }) => id === claim.coverage_id);
      expect(row).toMatchObject({
        ...{ transaction: claim.transaction, status: { paid: 'P', rejected: 'R', approved: 'A' }[claim.response], reject_codes: claim.rejects.join(' ') },
        ...{ reversed_authorization_number: original === undefined ? '' : numberOf(original), cardholder_id: coverage?.subscriber_id },
        ...{ date_of_service: formatDay(dayOfMinute((original ?? claim).at)), processed_date: formatDay(dayOfMinute(claim.recorded)) },
        ...{
          ndc: claim.ndc?.replaceAll('-', ''),
          quantity: String(claim.quantity),
          days_supply: String(claim.days_supply),
          drug: claim.code.display.toUpperCase(),
        },
        ...{ usual_charge: dollars(claim.usual_charge), ingredient_cost: dollars(claim.ingredient_cost), dispensing_fee: dollars(claim.dispensing_fee) },
        ...{ gross_cost: dollars(claim.allowed), deductible: dollars(claim.deductible), copay: dollars(claim.copay), coinsurance: dollars(claim.coinsurance) },
        ...{ patient_pay: dollars(claim.patient_pay), other_payer_paid: dollars(claim.other_payer_paid), plan_paid: dollars(claim.paid) },
      });
      const cents = (name: string) => Math.round(Number(row?.[name]) * 100);
      expect(cents('gross_cost')).toBe(cents('plan_paid') + cents('patient_pay') + cents('other_payer_paid'));
    }
  expect([...(await written(people)).files.keys()].some((path) => path.endsWith('.csv'))).toBe(false);
});

test('what a field cannot hold is changed by a rule, and counted', async () => {
  const [first] = people.filter(({ pharmacy_claims }) => pharmacy_claims.length > 0);
  const [claim] = first.pharmacy_claims;
  const odd: Subject = {
    ...first,
    patient: { ...first.patient, family: 'Núñez\u001c\u001e\u001d\u0003 de la Cruz y Fernández', given: 'Zoë', phone: '555' },
    eligibility_inquiries: [],
    pharmacy_claims: [{ ...claim, ndc: '1234', usual_charge: 123_456_789_00 }],
  };
  const { files, losses } = await written([odd], {});
  const [{ transmissions, findings }] = read({ files, losses }, 'requests');
  expect(findings).toEqual([]);
  const [sent] = transmissions;
  expect([textOf(segment(sent, '01'), 'CA'), textOf(segment(sent, '01'), 'CB'), textOf(segment(sent, '01'), 'CQ')]).toEqual(['ZOE', 'NUNEZ DE LA CRU', '']);
  expect([textOf(segment(sent, '07'), 'E1'), textOf(segment(sent, '07'), 'D7')]).toEqual(['00', '0']);
  expect(centsOf(textOf(segment(sent, '11'), 'DQ'))).toBe(99_999_999);
  expect(Object.keys(losses)).toEqual([
    'a character that NCPDP does not have was replaced',
    'a drug without a National Drug Code of eleven digits was sent without a product',
    'a number that is too large for its field was replaced with the largest that it holds',
    'a telephone number without ten digits was left out',
    'a text was cut to the length of its field',
  ]);
});

test.each([
  ['1234', '123D'],
  ['-1234', '123M'],
  ['0', '{'],
  ['-10', '1}'],
  ['9', 'I'],
])('%s cents are %s', (cents, text) => expect(centsOf(text)).toBe(Number(cents)));
