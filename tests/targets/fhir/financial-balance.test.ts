/** Explanations of benefits say what the records of payments say: amounts, statuses and their order in time. */
import { readFileSync } from 'node:fs';
import type { Bundle, Claim, ClaimResponse, Coverage, ExplanationOfBenefit, FhirResource, Patient } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { run } from '../fixtures/basics.ts';
import { everything } from '../fixtures/full.ts';

const people = ['membersim/ppo_2025', 'membersim/coordination_of_benefits', 'membersim/prior_auth', 'rxmembersim/retail_specialty'].flatMap((name) =>
  subjects(compileText(readFileSync(`scenarios/${name}.hsim`, 'utf8')), { count: 12 }),
);

function resourcesOf(one: Subject, options: object = {}): FhirResource[] {
  let text = '';
  const append = (_: string, data: string | Uint8Array): void => {
    text += String(data);
  };
  fhir.open(run, { bundle: 'collection', us_core: '6.1.0', ...options }).subject(one, '0000', { append, part: append });
  return (JSON.parse(text) as Bundle).entry!.map(({ resource }) => resource!);
}
const only = <T extends FhirResource>(all: readonly FhirResource[], type: T['resourceType']): T[] => all.filter((one): one is T => one.resourceType === type);

const cents = (value: number | undefined): number => Math.round((value ?? 0) * 100);
const codes = (concept: { coding?: { code?: string }[] } | undefined): string[] => (concept?.coding ?? []).map(({ code }) => code ?? '');
const total = (eob: ExplanationOfBenefit, code: string): number => cents(eob.total?.find(({ category }) => codes(category).includes(code))?.amount.value);
const line = (eob: ExplanationOfBenefit, code: string): number =>
  (eob.item ?? [])
    .flatMap(({ adjudication }) => adjudication ?? [])
    .reduce((sum, one) => (codes(one.category).includes(code) ? sum + cents(one.amount?.value) : sum), 0);

test('totals are those of the decision, each is the sum of its lines, and charge = paid + adjustments', () => {
  let seen = 0;
  for (const one of people) {
    const explained = new Map(only<ExplanationOfBenefit>(resourcesOf(one), 'ExplanationOfBenefit').map((eob) => [eob.identifier![0].value, eob]));
    for (const payment of one.claim_payments) {
      const eob = explained.get(`urn:uuid:${payment.id}`)!;
      seen++;
      const sums = { submitted: 'charge', eligible: 'allowed', benefit: 'paid', deductible: 'deductible', copay: 'copay', coinsurance: 'coinsurance' } as const;
      for (const [code, field] of Object.entries(sums)) {
        expect(total(eob, code), `${code} of ${eob.id}`).toBe(payment[field]);
        expect(line(eob, code), `${code} of the lines of ${eob.id}`).toBe(payment[field]);
      }
      expect(total(eob, 'memberliability')).toBe(payment.patient_responsibility);
      expect(line(eob, 'submitted')).toBe(line(eob, 'benefit') + line(eob, 'adjustmentreason'));
      expect(cents(eob.payment?.amount?.value)).toBe(payment.paid);
      expect(eob.outcome).toBe('complete');
    }
  }
  expect(seen).toBeGreaterThan(200);
});

test('a fill: what the plan goes by is paid by the plan, by the patient and by others', () => {
  const fills = people
    .flatMap((one) => only<ExplanationOfBenefit>(resourcesOf(one), 'ExplanationOfBenefit'))
    .filter(({ type }) => codes(type).includes('pharmacy'));
  expect(fills.length).toBeGreaterThan(50);
  for (const eob of fills) expect(line(eob, 'eligible')).toBe(line(eob, 'benefit') + line(eob, 'paidbypatient') + line(eob, 'priorpayerpaid'));
});

test('a reversal cancels the explanation before it, and the claim that was replaced or voided', () => {
  let seen = 0;
  for (const one of people) {
    const all = resourcesOf(one);
    const explained = new Map(only<ExplanationOfBenefit>(all, 'ExplanationOfBenefit').map((eob) => [eob.identifier![0].value, eob]));
    for (const reversal of one.claim_payments.filter(({ status }) => status === 'reversal')) {
      seen++;
      const [before] = one.claim_payments.filter(({ claim_id }) => claim_id === reversal.claim_id);
      for (const { id } of [before, reversal]) expect(explained.get(`urn:uuid:${id}`)!.status).toBe('cancelled');
    }
    for (const { original_id, frequency } of one.claims)
      if (frequency !== '1') expect(only<Claim>(all, 'Claim').find(({ id }) => id === original_id)!.status).toBe('cancelled');
  }
  expect(seen).toBeGreaterThan(0);
});

test('a claim in process is explained as queued, under the id that its first decision has then', () => {
  const one = people.find(({ claim_payments }) => claim_payments.length > 0)!;
  const [payment] = one.claim_payments;
  const before = { ...one, claim_payments: [], remittances: [], accumulators: [] };
  const idOf = (of: Subject): ExplanationOfBenefit[] =>
    only<ExplanationOfBenefit>(resourcesOf(of), 'ExplanationOfBenefit').filter(({ claim }) => claim?.reference === `Claim/${payment.claim_id}`);
  const [queued] = idOf(before);
  expect(queued).toMatchObject({ outcome: 'queued', status: 'active', disposition: 'In process' });
  expect(queued.payment).toBeUndefined();
  expect(total(queued, 'submitted')).toBe(one.claims.find(({ id }) => id === payment.claim_id)!.charge);
  expect(idOf(one)[0]).toMatchObject({ id: queued.id, outcome: 'complete' });
});

describe('profiles', () => {
  const one = people.find(({ claims }) => claims.length > 0)!;
  const claimed = (options: object) => new Set(resourcesOf(one, options).flatMap(({ meta }) => meta?.profile ?? []));

  test('of US Core alone, unless others are asked for', () => {
    expect([...claimed({})].filter((profile) => !profile.startsWith('http://hl7.org/fhir/us/core/'))).toEqual([]);
  });

  test('of CARIN Blue Button with its version, and the time of the last change', () => {
    const bluebutton = resourcesOf(one, { profile: 'carin-bb' }).filter(({ meta }) => meta?.profile?.[0].includes('/carin-bb/'));
    expect(new Set(bluebutton.map(({ resourceType }) => resourceType))).toEqual(
      new Set(['Patient', 'Organization', 'Practitioner', 'Coverage', 'ExplanationOfBenefit']),
    );
    for (const { meta } of bluebutton) {
      expect(meta!.profile![0]).toMatch(/\|2\.2\.0$/);
      expect(meta!.lastUpdated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
    }
  });
});

test('a member has the number of the payer; who has no coverage has the same identifiers as before', () => {
  const [covered] = people;
  const numbers = (of: Subject): number => only<Patient>(resourcesOf(of), 'Patient')[0].identifier!.filter(({ type }) => codes(type).includes('MB')).length;
  expect(numbers(covered)).toBe(1);
  expect(numbers({ ...covered, coverages: [] })).toBe(0);
  for (const { identifier } of only<Coverage>(resourcesOf(covered), 'Coverage'))
    expect(identifier!.map(({ type }) => codes(type)[0])).toEqual([undefined, 'MB']);
});

test('a request for authorization and its answer name each other, and a claim names the number of the answer', () => {
  const all = people.flatMap((one) => resourcesOf(one));
  const answers = only<ClaimResponse>(all, 'ClaimResponse');
  const requests = new Map(only<Claim>(all, 'Claim').map((claim) => [`Claim/${claim.id}`, claim]));
  expect(answers.length).toBeGreaterThan(0);
  for (const { request, use } of answers) expect(requests.get(request!.reference!)!.use).toBe(use);
  const numbers = new Set(answers.map(({ preAuthRef }) => preAuthRef));
  const named = [...requests.values()].flatMap(({ insurance }) => insurance.flatMap(({ preAuthRef }) => preAuthRef ?? []));
  expect(named.length).toBeGreaterThan(0);
  for (const number of named) expect(numbers.has(number)).toBe(true);
});

test('a line without a price in whole cents has no unit price', () => {
  const one = structuredClone(everything()) as Subject;
  one.claims = one.claims.slice(0, 1).map((claim) => ({ ...claim, lines: [{ ...claim.lines[0], units: 3, charge: 100 }] }));
  const claim = only<Claim>(resourcesOf(one), 'Claim').find(({ id }) => id === one.claims[0].id)!;
  expect(claim.item![0]).toMatchObject({ quantity: { value: 3 }, net: { value: 1, currency: 'USD' } });
  expect(claim.item![0].unitPrice).toBeUndefined();
});
