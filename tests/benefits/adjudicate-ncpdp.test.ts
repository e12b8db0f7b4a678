/** `hsimc adjudicate` of claims of pharmacies: what a run sent is decided as the run decided it; what is wrong is a finding. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decidedFillsData, decidedFillsText } from '../../app/explain/decided-fills-text.ts';
import { type AdjudicatedFills, adjudicateFills } from '../../app/pharmacy/adjudicate-fills.ts';
import { isOfPharmacies } from '../../app/pharmacy/claims-of-pharmacies.ts';
import { responsesTo } from '../../app/pharmacy/fill-responses.ts';
import { Stop } from '../../app/stop.ts';
import type { Target } from '../../model/target.ts';
import { targets } from '../../targets/registry.ts';
import { checkNcpdp } from '../../validation/wire/ncpdp-checks.ts';
import { readNcpdpRecords } from '../../validation/wire/reading/read-pharmacy-claims.ts';
import { workFolder } from '../cli/hsimc.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../support/written-target.ts';

const cwd = workFolder();
const MEMBERS = 'tests/conformance/ncpdp/members.hsim';
const plans = join(cwd, 'plans.hsim');
writeFileSync(
  plans,
  `hsim 1
codes rx: RXNORM {
  atorvastatin  617318  "atorvastatin 20 MG Oral Tablet"  { cost: $0.50  basis: NADAC  charge: $1  ndc: "00093-5057-98"  quantity: 30  days_supply: 30 }
  semaglutide   2398842 "semaglutide 1.34 MG/ML Pen Injector"  { cost: $300  basis: WAC  ndc: "00169-4132-12"  quantity: 3  days_supply: 28 }
}
formulary list { tier generic { level: 1  copay: $10 }  tier brand { level: 2  coinsurance: 25% }  drug rx.semaglutide { tier: brand  prior_auth }  else: generic }
plan drugs { type: pharmacy  formulary: list  deductible { individual: $20  family: $30 }  oop_max { individual: $40 } }
plan ppo { type: PPO  coinsurance: 20% }
`,
);

async function written(): Promise<ReadonlyMap<string, string>> {
  const people = subjects(compileText(readFileSync(MEMBERS, 'utf8')), { count: 12 });
  const { files } = writeBlocks(await openTarget(targets.get('ncpdp') as Target, {}), [{ label: '00000', subjects: people }]);
  return new Map([...files].map(([key, bytes]) => [key.split(' ')[1], bytes.toString('latin1')]));
}
const files = await written();
const [first, second] = [...files.keys()]
  .filter((path) => path.startsWith('requests'))
  .sort((a, b) => (files.get(b)?.length ?? 0) - (files.get(a)?.length ?? 0));
const textOf = (path: string): string => files.get(path) as string;
const ofRun = (path: string, plan: string, text = textOf(path)) => adjudicateFills(text, path, MEMBERS, plan, null);

describe('what a run sent', () => {
  test.each([
    [first, 'first'],
    [second, 'second'],
  ])('%s is decided as it was', (path, plan) => {
    const decided = ofRun(path, plan);
    expect(decided.findings).toEqual([]);
    const facts = (text: string) =>
      readNcpdpRecords(text)
        .responses.map(({ reference, response, rejects, patient_pay, paid, ingredient_cost, dispensing_fee, deductible, copay, coinsurance, request_id }) => ({
          ...{ reference, response, rejects, patient_pay, paid, ingredient_cost, dispensing_fee, deductible, copay, coinsurance, request_id },
        }))
        .sort((a, b) => (a.reference < b.reference ? -1 : 1));
    const own = facts(textOf(path.replace('requests', 'responses')));
    expect(own.length).toBeGreaterThan(40);
    expect(own.some(({ rejects }) => rejects.length > 0)).toBe(true);
    const answers = responsesTo(decided);
    expect(facts(answers)).toEqual(own);
    expect(checkNcpdp(answers).findings).toEqual([]);
  });

  test('in whatever order people come: claims are decided by their days', () => {
    const records = textOf(first).split('\n');
    const [head, claims, end] = [records.slice(0, 1), records.slice(1, -2), records.slice(-2)];
    const half = claims.length / 2;
    const turned = [...head, ...claims.slice(half), ...claims.slice(0, half), ...end].join('\n');
    const amounts = ({ fills }: AdjudicatedFills) => fills.map(({ claim, decision }) => `${claim.id} ${decision?.payment?.planPaid} ${decision?.rejects}`);
    const [as, otherwise] = [amounts(ofRun(first, 'first')), amounts(ofRun(first, 'first', turned))];
    expect(otherwise).not.toEqual(as);
    expect([...otherwise].sort()).toEqual([...as].sort());
  });
});

const SHARED = { prescription: 'rx1', date: '2025-02-01', birth_date: '1970-05-01', drug: 'rx.atorvastatin', quantity: 30, days_supply: 30 };
const PRICE = { ingredient_cost: '15.00', basis: 'NADAC', dispensing_fee: '1.00' };
const json = (fills: readonly object[], more: object = {}) =>
  JSON.stringify({ coverage: { effective: '2025-01-01' }, fills: fills.map((one, i) => ({ id: `c${i + 1}`, ...SHARED, price: PRICE, ...one })), ...more });
const decide = (text: string, plan = 'drugs') => adjudicateFills(text, 'claims.json', plans, plan, null);
const paid = ({ fills }: AdjudicatedFills) =>
  fills.map(({ decision, reversed }) =>
    decision === null
      ? `reversed ${reversed?.id}`
      : decision.payment === null
        ? decision.rejects.join()
        : `${decision.payment.patientPay} ${decision.payment.planPaid}`,
  );
const reversal = { transaction: 'B2', drug: null, price: null, quantity: null, days_supply: null, birth_date: null };
const march = { date: '2025-03-01', fill_number: 1 };

describe('claims as JSON', () => {
  test('use the deductible one after the other, which is whole again in a new year', () => {
    expect(paid(decide(json([{}, march, { date: '2026-01-05', fill_number: 2 }])))).toEqual(['1600 0', '1400 200', '1600 0']);
  });

  test('a refill that comes too soon, a refill too many, a claim before the coverage', () => {
    const early = { date: '2025-02-10', fill_number: 1 };
    expect(paid(decide(json([{}, early, { ...march, refills: 0 }, { date: '2024-12-01' }])))).toEqual(['67', '1600 0', '79', '73']);
  });

  test('a reversal gives back what a claim used, and its supply', () => {
    const again = { date: '2025-02-02' };
    expect(paid(decide(json([{}, reversal, again])))).toEqual(['1600 0', 'reversed c1', '1600 0']);
    expect(paid(decide(json([{}, again])))).toEqual(['1600 0', '79']);
  });

  test('a rebill takes back and bills; one that is rejected leaves the claim as it was', () => {
    const rebill = { transaction: 'B3', quantity: 10, price: { ...PRICE, ingredient_cost: '5.00' } };
    expect(paid(decide(json([{}, rebill, march])))).toEqual(['1600 0', '600 0', '1600 0']);
    const rejected = { transaction: 'B3', drug: 'rx.semaglutide' };
    expect(paid(decide(json([{}, rejected, march])))).toEqual(['1600 0', '75', '1400 200']);
  });

  test('a family has its own deductible, of the people of one contract', () => {
    const ann = { member: 'ann', prescription: 'a' };
    const bob = { member: 'bob', prescription: 'b' };
    expect(paid(decide(json([ann, bob, { ...ann, ...march }])))).toEqual(['1600 0', '1600 0', '1000 600']);
    expect(
      paid(
        decide(
          json([
            { ...ann, contract: '1' },
            { ...bob, contract: '2' },
          ]),
        ),
      ),
    ).toEqual(['1600 0', '1600 0']);
  });

  test('an authorization that a claim names is there', () => {
    const dear = { drug: 'rx.semaglutide', quantity: 3, days_supply: 28, price: { ...PRICE, basis: 'WAC', ingredient_cost: '900.00' } };
    expect(paid(decide(json([dear])))).toEqual(['75']);
    // The out-of-pocket maximum is 40 dollars.
    expect(paid(decide(json([{ ...dear, authorized: true }])))).toEqual(['4000 86100']);
  });

  test('are printed with every rule, and as JSON', () => {
    const decided = decide(json([{}, { ...reversal, prescription: 'other' }]));
    expect(decidedFillsText(decided)).toBe(`claim c1: B1 of 2025-02-01, prescription rx1, fill 0
  atorvastatin 20 MG Oral Tablet (RXNORM:617318), formulary list, tier generic
  paid: ingredient_cost 15.00, dispensing_fee 1.00, allowed 16.00, deductible 16.00, patient_pay 16.00, plan_paid 0.00
    price: NADAC ingredient cost + dispensing fee: 16.00 → 16.00
    deductible: deductible $20.00, $0.00 used: 16.00 → 16.00
    copay: tier generic: copay $10.00: 0.00 → 0.00
claim c2: B2 of 2025-02-01, prescription other, fill 0
  rejected: there is no paid claim to take back
finding: record 2, 402-D2: is not the prescription of a paid claim that could be taken back (NCPDP-004)
`);
    expect(decidedFillsData(decided)).toMatchObject({
      plan: 'drugs',
      fills: [
        { claim: 'c1', status: 'paid', tier: 'generic' },
        { claim: 'c2', status: 'rejected' },
      ],
    });
  });
});

describe('bad input', () => {
  const refused = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof Stop) return `${error.message} ${error.remedy}`;
      throw error;
    }
    return 'decided';
  };
  test.each([
    ['no price', json([{ price: null }]), 'price'],
    ['no fills', json([]), 'fills'],
    ['a reversal with a drug', json([{ ...reversal, drug: 'rx.atorvastatin' }]), 'drug'],
    ['an unknown drug', json([{ drug: 'rx.atorvastatn' }]), 'rx.atorvastatin'],
    ['an unknown field', json([{ dose: 1 }]), 'dose'],
    ['a day that there is not', json([{ date: '2025-02-30' }]), 'date'],
    ['no JSON', '{"fills": [', 'is not JSON'],
    ['a coverage that ends before it begins', json([{}], { coverage: { effective: '2025-01-01', termination: '2024-01-01' } }), 'termination'],
  ])('%s is refused, with the field', (_, text, named) => {
    expect(refused(() => decide(text))).toContain(named);
  });

  test('a plan that does not pay for drugs, and a file of answers, are refused', () => {
    expect(refused(() => decide(json([{}]), 'ppo'))).toContain('has no formulary');
    expect(refused(() => ofRun(first, 'first', textOf(first.replace('requests', 'responses'))))).toContain('it has answers');
  });

  test.each([
    ['no cardholder', /\u001cC2[^\u001c]+/, '302-C2'],
    ['no quantity', /\u001cE7\d+/, '442-E7'],
    ['no birth date', /\u001cC4\d+/, '304-C4'],
    ['no fill number', /\u001cD3\d+/, '403-D3'],
    ['no cost', /\u001cD9[^\u001c]+/, '409-D9'],
  ])('%s: the claim is left out, with a finding', (_, field, at) => {
    const { fills, findings } = ofRun(first, 'first', textOf(first).replace(new RegExp(`(D0B1[^\u0003]*?)${field.source}`), '$1'));
    expect(fills).toHaveLength(ofRun(first, 'first').fills.length - 1);
    expect(findings.map((one) => one.at)).toContain(at);
  });

  test('a drug that the file does not have is a finding', () => {
    const { findings } = ofRun(first, 'first', textOf(first).replace(/\u001cD7\d{11}/, '\u001cD799999999999'));
    expect(findings.map(({ at, value }) => [at, value])).toContainEqual(['407-D7', '99999999999']);
  });

  test('a file that is cut anywhere, or broken, is read without an exception', () => {
    const text = textOf(first).slice(0, 1500);
    for (let at = 0; at < text.length; at += 200)
      for (const broken of [text.slice(0, at), `${text.slice(0, at)}\u001c\u001d${text.slice(at + 2)}`])
        expect(() => refused(() => ofRun(first, 'first', broken))).not.toThrow();
  });

  test('claims of pharmacies are told from others', () => {
    expect([textOf(first), json([{}]), '{"claims": []}', 'ISA*00*', '', '[', 'null'].map(isOfPharmacies)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
