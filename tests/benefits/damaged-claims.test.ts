/** Claims, fills and histories of any source that do not fit: never an exception, always the field or a finding. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjudicateClaims } from '../../app/benefits/adjudicate-claims.ts';
import { checkFormulary } from '../../app/pharmacy/check-formulary.ts';
import { libraryDrugs, runReview } from '../../app/pharmacy/run-review.ts';
import { inputText } from '../../app/read-json-input.ts';
import { Stop } from '../../app/stop.ts';
import { workFolder } from '../cli/hsimc.ts';

const cwd = workFolder();
const file = (name: string, content: unknown): string => {
  writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  return join(cwd, name);
};
const plans = file('plans.hsim', 'hsim 1\nplan ppo { type: PPO  coinsurance: 20%  deductible { individual: $500 }  stay_rate { per_diem: $1,000 } }\n');
const adjudicated = (path: string) => adjudicateClaims(inputText(path), path, plans, null);
const drugs = file(
  'drugs.hsim',
  'hsim 1\ncodes rx: RXNORM { atorvastatin 617318 "atorvastatin 20 MG Oral Tablet" }\nformulary list { tier generic { level: 1  copay: $10 }  else: generic }\n',
);

// biome-ignore lint/suspicious/noExplicitAny: damaged data has no type
type Json = any;
const claims: Json = {
  coverage: { effective: '2025-01-01', termination: null, tier: 'FAM' },
  used: [{ year: '2025-01-01', member: 'ann', kind: 'deductible', used: '100.00' }],
  claims: [
    {
      ...{ id: 'c1', member: 'ann', birth_date: '1980-05-01', service_start: '2025-03-01', received: '2025-03-06', diagnoses: ['ICD10CM:I10'] },
      ...{ payer_sequence: 1, network: null, inpatient: false, drg_weight: null, charge: '150.00', frequency: '1' },
      lines: [{ code: 'CPT:99213', units: 2, charge: '150.00', allowed: '110.00', benefit: 'pcp_visit', modifiers: ['25'], prior: [] }],
    },
  ],
};
const fill: Json = {
  ...{ date: '2025-03-01', quantity: 30, days_supply: 30, price: { ingredient_cost: '9.00', basis: 'NADAC', dispensing_fee: '1.50' } },
  person: { birth_date: '1970-01-01', sex: 'female', fills: [{ drug: 'RXNORM:617318', date: '2025-01-01', quantity: 30, days_supply: 30 }] },
  coverage: { effective: '2025-01-01', deductible: '5.00', oop_max: '100.00' },
};

/** What is said of a claim: a refusal that names a field, or findings. */
function said(change: (all: Json) => void): string {
  const all = structuredClone(claims);
  change(all);
  try {
    return adjudicated(file('claims.json', all))
      .findings.map(({ rule, message }) => `${rule}: ${message}`)
      .join('; ');
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return `refused ${error.message}`;
  }
}

describe('claims that do not fit', () => {
  test.each<readonly [string, RegExp, (all: Json) => void]>([
    ['a total that is not that of the lines', /^amounts: the charge is 151\.00/, ({ claims: [claim] }) => (claim.charge = '151.00')],
    ['a negative charge', /amounts: `charge` is negative: -150\.00/, ({ claims: [claim] }) => (claim.lines[0].charge = '-150.00')],
    ['no diagnosis', /^diagnosis: /, ({ claims: [claim] }) => (claim.diagnoses = [])],
    ['no price', /^price: /, ({ claims: [claim] }) => (claim.lines[0].allowed = null)],
    ['a benefit that the plan does not have', /^benefit: /, () => {}],
    ['a line of another day', /^dates: `service_date`/, ({ claims: [claim] }) => (claim.lines[0].service_date = '2025-05-01')],
    ['a patient who is not born', /^dates: `birth_date`/, ({ claims: [claim] }) => (claim.birth_date = '2026-05-01')],
    ['a decision before the claim', /^dates: `decided`/, ({ claims: [claim] }) => (claim.decided = '2025-03-01')],
    ['an original of an original', /^identifier: /, ({ claims: [claim] }) => (claim.original = 'c0')],
    ['a coverage that ends before it begins', /^refused .*coverage\.termination/s, ({ coverage }) => (coverage.termination = '2024-01-01')],
    ['less than nothing used', /^refused .*used\.0\.used|^refused .*used\[0\]\.used/s, ({ used }) => (used[0].used = '-1.00')],
    [
      'an authorization for no day',
      /^refused .*valid_to/s,
      ({ claims: [claim] }) => (claim.lines[0].authorization = { id: 'a', status: 'approved', valid_from: '2025-03-02', valid_to: '2025-03-01' }),
    ],
    ['an amount that cannot be counted', /^refused .*charge/s, ({ claims: [claim] }) => (claim.lines[0].charge = `${'9'.repeat(400)}.00`)],
  ])('%s', (_, expected, change) => {
    expect(said(change)).toMatch(expected);
  });
});

const damage = fc.constantFrom<unknown>(
  null,
  undefined,
  0,
  -1,
  1e308,
  '',
  'x',
  '-0.01',
  '99999999999999.99',
  '2025-02-30',
  '0001-01-01',
  '9999-12-31',
  [],
  {},
  [[]],
  true,
  '\u0000',
);

/** Every place of a JSON value. */
function* places(value: Json): Generator<readonly [holder: Json, key: string]> {
  for (const key of Object.keys(value)) {
    yield [value, key];
    if (typeof value[key] === 'object' && value[key] !== null) yield* places(value[key]);
  }
}

const known = await libraryDrugs();

test.each<readonly [string, Json, (path: string) => unknown]>([
  ['adjudicate', claims, adjudicated],
  ['formulary check', fill, (path) => checkFormulary('RXNORM:617318', drugs, null, path)],
  ['dur run', fill.person, (path) => runReview(path, known)],
])('%s: damaged JSON is decided or refused', (name, whole, act) => {
  let refused = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), damage), { minLength: 1, maxLength: 2 }), (damages) => {
      const all = structuredClone(whole);
      for (const [nth, value] of damages) {
        const all_places = [...places(all)];
        const place = all_places[nth % Math.max(1, all_places.length)];
        if (place !== undefined) place[0][place[1]] = value;
      }
      try {
        act(file(`${name.replace(' ', '-')}.json`, all));
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        expect(error.message).not.toBe('');
        refused++;
      }
    }),
    { seed: 1, numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(20);
});
