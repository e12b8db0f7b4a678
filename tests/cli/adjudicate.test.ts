/** `hsimc adjudicate` as a process. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectRefusal, hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const file = (name: string, content: unknown): string => {
  writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};

const plans = file(
  'plans.hsim',
  `hsim 1
param copay: $30
provider far_away { specialty: surgery }
plan ppo {
  type: PPO
  deductible { individual: $1,500  family: $3,000 }
  coinsurance: 20%
  oop_max { individual: $6,000  family: $12,000 }
  benefit pcp_visit { copay: copay }
  benefit therapy { coinsurance: 0%  deductible: waived  visits: 1 }
  network out { members: [far_away]  coinsurance: 40% }
}
plan basic { type: HMO  coinsurance: 0% }
`,
);

const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(readFileSync('docs/adjudication.md', 'utf8'))?.[1] ?? '');
const claim = { id: 'c1', birth_date: '1980-05-01', service_start: '2025-03-01', diagnoses: ['ICD10CM:I10'] };
const line = { code: 'CPT:99213', charge: '150.00', allowed: '110.00' };
const coverage = { effective: '2025-01-01' };
const adjudicate = (claims: unknown, ...more: readonly string[]) =>
  hsimc(['adjudicate', file('claims.json', claims), '--plan', plans, '--plan-name', 'ppo', ...more], { cwd });

describe('hsimc adjudicate', () => {
  test('prints what is paid, each adjustment and each rule: the example of the documents', () => {
    const { code, out, err } = adjudicate(example);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(
      out,
    ).toBe(`claim c1: processed_primary: charge 950.00, allowed 710.00, paid 480.00, deductible 100.00, copay 30.00, coinsurance 100.00, patient_responsibility 230.00
  line 1 (pcp_visit): charge 150.00, CO-45 40.00, PR-3 30.00, paid 80.00
    price: 110.00
    copay: benefit pcp_visit.copay, 30.00, used 0.00 → 30.00 of 30.00
    oop_max: oop_max, used 0.00 → 30.00 of 6000.00
    payment: 80.00
  line 2: charge 800.00, CO-45 200.00, PR-1 100.00, PR-2 100.00, paid 400.00
    price: 600.00
    deductible: deductible, 100.00, used 1400.00 → 1500.00 of 1500.00
    coinsurance: coinsurance, 100.00
    oop_max: oop_max, used 30.00 → 230.00 of 6000.00
    payment: 400.00
`);
  });

  test('says the same as JSON, with the accumulators', () => {
    const { code, out } = adjudicate(example, '--format', 'json');
    expect(code).toBe(0);
    const { plan, decisions, accumulators, findings } = JSON.parse(out);
    expect({ plan, findings }).toEqual({ plan: 'ppo', findings: [] });
    expect(decisions).toMatchObject([
      { claim: 'c1', paid: '480.00', lines: [{ adjustments: [{ group: 'CO', reason: '45', remark: null, amount: '40.00' }, {}] }, {}] },
    ]);
    expect(accumulators).toContainEqual({
      ...{ scope: 'member', member: 'ann', network: 'in', kind: 'deductible', of: null, year: '2025-01-01' },
      ...{ before: '1400.00', after: '1500.00', limit: '1500.00' },
    });
  });

  test('claims are decided in the order of their decisions, and later ones see what earlier ones used', () => {
    const therapy = { ...line, benefit: 'therapy' };
    const claims = [
      { ...claim, id: 'later', service_start: '2025-03-02', lines: [therapy] },
      { ...claim, id: 'first', lines: [therapy] },
      { ...claim, id: 'void', frequency: '8', original: 'first', received: '2025-04-01', lines: [] },
    ];
    const { code, out } = adjudicate({ coverage, claims }, '--format', 'json');
    expect(code).toBe(0);
    const { decisions } = JSON.parse(out);
    expect(decisions.map((one: { claim: string; status: string; paid: string }) => `${one.claim} ${one.status} ${one.paid}`)).toEqual([
      'first processed_primary 110.00',
      'later processed_primary 0.00',
      'first reversal -110.00',
    ]);
    expect(decisions[1].lines[0].adjustments).toEqual([{ group: 'PR', reason: '119', remark: null, amount: '150.00' }]);
  });

  test('ends with 1 and lists what is wrong with the claims', () => {
    const claims = [
      { ...claim, diagnoses: [], charge: '10.00', network: 'far', lines: [{ code: 'CPT:99213', charge: '150.00', benefit: 'imaging' }] },
      { ...claim, payer_sequence: 2, received: '2025-02-01', lines: [{ ...line, code: null, prior: [{ paid: '100.00', adjustments: [] }] }] },
      { ...claim, id: 'c3', service_end: '2025-02-01', lines: [] },
    ];
    const { code, out } = adjudicate({ coverage, claims }, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).findings.map((one: { claim: string; line: number | null; rule: string }) => `${one.claim} ${one.line} ${one.rule}`)).toEqual([
      ...['c1 null amounts', 'c1 null diagnosis', 'c1 null network', 'c1 1 price', 'c1 1 benefit'],
      ...['c1 null dates', 'c1 1 lines', 'c1 1 amounts', 'c1 null identifier', 'c3 null lines', 'c3 null dates'],
    ]);
    expect(adjudicate({ coverage, claims }).out).toContain('finding: claim c1: the charge is 10.00, but the charges of its lines add up to 150.00 (amounts)\n');
  });

  test('refuses input that cannot be used', () => {
    const ok = file('ok.json', example);
    const run = (...args: readonly string[]) => hsimc(['adjudicate', ...args], { cwd });
    expectRefusal(run(ok, '--plan', plans), 2, /has several plans/);
    expectRefusal(run(ok, '--plan', plans, '--plan-name', 'pppo'), 2, /has no plan pppo/);
    expectRefusal(run(ok, '--plan', file('none.hsim', 'hsim 1\nprovider a { specialty: surgery }\n')), 2, /has no plan/);
    expectRefusal(
      run(file('bad.json', { coverage, claims: [{ ...claim, lines: [{ ...line, charge: 150 }] }] }), '--plan', plans, '--plan-name', 'ppo'),
      2,
      /claims\.0\.lines\.0\.charge/,
    );
    expectRefusal(run('missing.json', '--plan', plans, '--plan-name', 'ppo'), 2, /cannot read missing.json/);
    expect(run(ok, '--plan', file('wrong.hsim', 'hsim 1\nplan p { type: HMO  coinsurance: 120% }\n')).code).toBe(2);
  });

  test('reads X12, reports what is wrong with it by segment and element, and refuses files without claims', () => {
    const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*${'A'.padEnd(15)}*ZZ*${'B'.padEnd(15)}*250101*0000*^*00501*000000001*0*T*:~`;
    const run = (text: string, ...more: readonly string[]) =>
      hsimc(['adjudicate', file('claims.edi', text), '--plan', plans, '--plan-name', 'ppo', ...more], { cwd });
    const ended = run(`${isa}GS*HC*A*B*20250101*0000*1*X*005010X222A1~`);
    expect({ code: ended.code, out: ended.out }).toEqual({
      code: 1,
      out: 'finding: segment 2, GE: no GE ends the GS of segment 2 (EDI-002)\nfinding: segment 2, IEA: no IEA ends the ISA of segment 1 (EDI-002)\n',
    });
    const empty = run(`${isa}IEA*0*000000001~`);
    expectRefusal(empty, 2, /has no claims/);
    expectRefusal(adjudicate(example, '--effective', '2025-01-01'), 2, /the coverage of claims in JSON is in the file/);
    expectRefusal(adjudicate(example, '--effective', 'January'), 2, /a date has the form 2025-01-01/);
  });
});

describe('hsimc adjudicate, claims of pharmacies', () => {
  const drugs = file(
    'drugs.hsim',
    `hsim 1
codes rx: RXNORM { atorvastatin 617318 "atorvastatin 20 MG Oral Tablet" { cost: $0.50  basis: NADAC  ndc: "00093-5057-98"  quantity: 30  days_supply: 30 } }
formulary list { tier generic { level: 1  copay: $10 }  else: generic }
plan drugs { type: pharmacy  formulary: list }
`,
  );
  const GROUP = '\u001d';
  const request = (fields: readonly (readonly string[])[], code = 'B1') =>
    `999999D0${code}HSIMC     1011234567893     20250201HSIMC     ${fields.map((segment) => `${segment[0] === 'AM07' ? GROUP : ''}\u001e${segment.map((one) => `\u001c${one}`).join('')}`).join('')}\n`;
  const insured = ['AM04', 'C2HSM1'];
  const person = ['AM01', 'C419700501', 'C51'];
  const prices = ['AM11', 'D9150{', 'DC10{', 'DU160{'];
  const good = request([insured, person, ['AM07', 'EM1', 'D27000123', 'E103', 'D700093505798', 'E730000', 'D30', 'D530'], prices]);
  const billed = (text: string, ...more: readonly string[]) => hsimc(['adjudicate', file('requests.ncpdp', text), '--plan', drugs, ...more], { cwd });

  test('0: decided, with the answers', () => {
    const { code, out, err } = billed(good, '--responses', 'answers.ncpdp');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('paid: ingredient_cost 15.00, dispensing_fee 1.00, allowed 16.00, copay 10.00, patient_pay 10.00, plan_paid 6.00');
    const answers = readFileSync(join(cwd, 'answers.ncpdp'), 'latin1');
    expect(answers).toContain('\u001cANP');
    expect(answers).toContain('\u001cF5100{');
    expect(hsimc(['validate', 'answers.ncpdp'], { cwd }).code).toBe(0);
  });

  test('1: with findings, where a claim lacks something', () => {
    const { code, out } = billed(good.replace('\u001cD530', ''));
    expect(code).toBe(1);
    expect(out).toContain('finding: record 1, 405-D5: is missing, so that the claim cannot be adjudicated (NCPDP-004)');
  });

  test('2: what cannot be used, and answers to claims that did not come as transmissions', () => {
    expectRefusal(billed('{"fills": []}'), 2, /fills/);
    expectRefusal(adjudicate(example, '--responses', 'other.ncpdp'), 2, /only claims in NCPDP are answered with responses/);
  });
});
