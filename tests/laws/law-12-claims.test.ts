/** Law 12 for `claim`: each field changes the records of a run, or is reported. */
import { expect, test } from 'vitest';
import { claimVerbs } from '../../vocabulary/claim-verbs.ts';
import { outcome, silent } from './accepted.ts';

const scenario = (statement: string, kind = 'emergency', second = true, covered = true): string => `hsim 1
scenario t "T" { start: 2024-01-01  as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  facility: $900 } }
plan one { type: PPO  coinsurance: 20% }
plan two { type: PPO  coinsurance: 30% }
profile p { age: 40  ${covered ? 'coverage medical { plan: one }' : ''}  ${covered && second ? 'coverage medical extra { plan: two  after: medical }' : ''} }
timeline care of p { event visit at 2024-02-05 { encounter ${kind} { type: sv.visit  reason: dx.htn  ${statement} } } }`;

/** Without a field, and with it. */
const examples: Readonly<Record<string, readonly [without: string, withIt: string]>> = {
  type: ['claim { billed: $312 }', 'claim { billed: $312  type: institutional }'],
  billed: ['', 'claim { billed: $312 }'],
  place_of_service: ['', 'claim { place_of_service: "19" }'],
  submitted: ['', 'claim { submitted: 2024-08-01 }'],
  plan: ['', 'claim { plan: two }'],
  status: ['', 'claim { status: denied }'],
  reason: ['claim { status: denied }', 'claim { status: denied  reason: "96" }'],
};

test.each([...claimVerbs.claim.fields.keys()])('%s', (field) => {
  const [without, withIt] = examples[field];
  expect(silent(scenario(without), scenario(withIt))).toBe(null);
});

test.each([
  [
    'claim { type: institutional  place_of_service: "22" }',
    true,
    '`place_of_service` of `claim` has no effect: an institutional claim has a type of bill instead',
  ],
  ['claim { reason: "50" }', true, '`reason` of `claim` has no effect: without a `status`, the plan decides'],
  ['claim { plan: two }', false, '`plan` of `claim` has no effect: no subject has a second `coverage medical`'],
])('%s is reported', (statement, second, message) => {
  const after = outcome(scenario(statement, 'emergency', second));
  expect(after.diagnostics).toContain(`warning HS7011 ${message}`);
  expect(after.json).toBe(outcome(scenario('', 'emergency', second)).json);
});

test('a claim of people without coverage is reported', () => {
  expect(outcome(scenario('claim { billed: $312 }', 'ambulatory', false, false)).diagnostics).toContain(
    'warning HS7011 `claim` has no effect: no subject has a `coverage medical`',
  );
});

test.each([
  ['place_of_service: "29"', '`29` is not a valid place of service'],
  ['status: denied  reason: "999"', '`999` is not a valid Claim Adjustment Reason Code'],
])('%s is no code', (fields, message) => {
  expect(outcome(scenario(`claim { ${fields} }`)).diagnostics).toContain(`error HS3004 ${message}`);
});
